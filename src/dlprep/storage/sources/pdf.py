"""Reads the text layer of a PDF as plain text: without what repeats on each page, its words mended."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dlprep.errors import ArticleError
from dlprep.importing.harmless import harmless
from dlprep.model.problem import Place

MAX_PAGES = 2000
MAX_CHARACTERS = 20_000_000
# So many lines at the top and at the bottom of a page can repeat on other pages.
EDGE = 3
REPEATED_SHARE = 0.4
FEW_PAGES = 3
FEW_LETTERS_A_PAGE = 20
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"\W{0,3}(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W{0,3}", re.IGNORECASE)
HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\u2010]$")
# A line begins anew with a bullet, a number, a label, or code.
BEGINS = re.compile(
    r"[-–—•●▪◦○*+>#]\s|\(?(?:\d{1,4}|[a-z])[.)]\s|(?:Q|A|Question|Answer|Ans)\s?\d{0,4}\s?[.:)-]|(?:import|from|def|class"
    r"|for|while|if|return|print)\b.*[:()=]|\w+ ?= ?\S",
    re.IGNORECASE,
)
# A line that is nearly as long as the longest ones ended at the margin.
FULL, NARROW = 0.8, 45
# What the fonts of many programs have for a bullet, where a reader finds no character for it.
BULLET = re.compile("[\x7f\uf0b7\uf0a7]")
# Behind a closed sentence, what neither goes on nor ends as one does.
CLOSED = (".", "!", "?", ":")
TITLE = re.compile(r"[A-Z][^.!?;,]{0,50}[^.!?:;,]")
LONE_BLANK = re.compile(r"^ (?=\S)")
LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " "})


def read_pdf(data: bytes, source: str) -> str:
    """Return the text of a PDF in reading order.

    Raises ArticleError when it is encrypted, damaged, has no text, or the reader is not installed.
    """
    pages = _pages(data, source)
    text = "\n".join("\n".join(page) for page in without_margins(pages))
    letters = sum(char.isalnum() for char in text)
    if letters < FEW_LETTERS_A_PAGE * max(1, len(pages)) and letters < FEW_LETTERS_A_PAGE * 10:
        raise ArticleError(
            "the PDF has no text: its pages are pictures",
            hint="run a text recognition such as ocrmypdf over it first",
            place=Place(source),
        )
    return harmless(unwrap(mend_words(text)).translate(LIGATURES))


def _pages(data: bytes, source: str) -> list[list[str]]:
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
    except ImportError as error:
        raise ArticleError(
            "reading a PDF needs a package that is not installed",
            hint="install it with: pip install 'dlprep[pdf]'",
            place=Place(source),
        ) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if not reader.is_encrypted or reader.decrypt(""):
            return list(_lines(reader, source))
    except (FileNotDecryptedError, DependencyError) as error:
        raise _encrypted(source) from error
    except ArticleError:
        raise
    except (PyPdfError, *DAMAGED) as error:
        what = str(error) or type(error).__name__
        raise ArticleError(f"the PDF is damaged: {what}", place=Place(source)) from error
    raise _encrypted(source)


def _lines(reader: Any, source: str) -> Iterator[list[str]]:
    """Give the lines of each page."""
    if len(reader.pages) > MAX_PAGES:
        raise ArticleError(f"the PDF has more than {MAX_PAGES} pages", place=Place(source))
    letters = 0
    for page in reader.pages:
        text = page.extract_text()
        letters += len(text)
        if letters > MAX_CHARACTERS:
            raise ArticleError("the PDF has too much text", hint="split it", place=Place(source))
        yield list(_with_bullets(BULLET.sub("•", line.rstrip()) for line in text.split("\n")))


def _with_bullets(lines: Iterable[str]) -> Iterator[str]:
    """Put a bullet that is drawn apart before its text; drop the one blank that begins a block."""
    bullet = ""
    for line in lines:
        if line.strip() == "•":
            bullet = "• "
        else:
            yield bullet + LONE_BLANK.sub("", line)
            bullet = ""


# A reader of PDF meets values of any type where the file is damaged.
DAMAGED = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, NotImplementedError, OSError,
    RecursionError, RuntimeError, TypeError, ValueError, EOFError,
)  # fmt: skip


def without_margins(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Leave out the lines at the edges of the pages that repeat or count the pages."""
    filled = [[line for line in page if line.strip()] for page in pages]
    counts: Counter[str] = Counter()
    for page in filled:
        counts.update({_signature(line) for line in (*page[:EDGE], *page[-EDGE:])})
    often = max(FEW_PAGES, REPEATED_SHARE * len(pages))
    repeated = {signature for signature, count in counts.items() if count >= often}
    return [_inner(page, repeated, many=len(pages) > 1) for page in filled]


def mend_words(text: str) -> str:
    """Join a word that was parted at the end of a line, if what follows goes on in lower case."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and HYPHEN.search(lines[-1]) and line.lstrip()[:1].islower():
            first, _, rest = line.lstrip().partition(" ")
            lines[-1] = HYPHEN.sub("", lines[-1]) + first
            if not rest:
                continue
            lines.append(rest)
        else:
            lines.append(line)
    return "\n".join(lines)


def unwrap(text: str) -> str:
    """Join the lines of a paragraph: one that reaches the margin goes on, unless the next begins anew."""
    lines = text.split("\n")
    widths = sorted(len(line) for line in lines if line)
    margin = FULL * widths[int(len(widths) * 0.95)] if widths else 0
    joined: list[str] = []
    full = False
    for line in lines:
        goes_on = (
            full and line and not line[0].isspace() and not BEGINS.match(line) and not line.endswith("?")
            and not (joined[-1].endswith(CLOSED) and TITLE.fullmatch(line))
        )  # fmt: skip
        if goes_on:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        full = len(line) >= max(margin, NARROW)
    return "\n".join(joined)


def _signature(line: str) -> str:
    """Return what a line has in common with its like on other pages."""
    return DIGITS.sub("0", " ".join(line.split()))


def _inner(page: list[str], repeated: set[str], *, many: bool) -> list[str]:
    start, end = 0, len(page)
    while start < min(EDGE, end) and _is_margin(page[start], repeated, many=many):
        start += 1
    while end > max(start, len(page) - EDGE) and _is_margin(page[end - 1], repeated, many=many):
        end -= 1
    return page[start:end]


def _is_margin(line: str, repeated: set[str], *, many: bool) -> bool:
    return _signature(line) in repeated or (many and PAGE_NUMBER.fullmatch(line.strip()) is not None)


def _encrypted(source: str) -> ArticleError:
    return ArticleError(
        "the PDF is encrypted", hint="save it without its password first", place=Place(source)
    )
