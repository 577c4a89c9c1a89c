"""Takes a listing out of the frame a page puts around it: language label, copy button, file name, numbers."""

import re
from textwrap import dedent

from selectolax.lexbor import LexborNode

from dlprep.importing.page.html_code import code_of
from dlprep.importing.page.html_language import known_language, language_of
from dlprep.importing.page.html_nodes import children, text_of, words_beside
from dlprep.importing.page.html_tables import code_in_table, rows_of
from dlprep.importing.page.tree import Listing

FRAMES = frozenset({"div", "figure", "section", "span"})
BUTTON_WORDS = frozenset(
    "copy copied copied! code run edit download wrap expand to clipboard view raw plain".split()
)
FILE_NAME = re.compile(r"[\w./-]+\.\w{1,6}")
MOST_WORDS = 8


def listing(node: LexborNode, line: int) -> Listing | None:
    """Read `<pre>` or `<code>` as a listing, None if nothing is in it."""
    inner = node.css("code") if node.tag == "pre" else []
    label = ""
    if len(inner) == 1:
        label = _labels(words_beside(node, inner[0]))
        code = code_of(inner[0] if label else node)
    else:
        code = code_of(node)
    code = dedent(code)
    return Listing(code, language_of(node) or _language_in(label), line) if code.strip() else None


def framed_listing(node: LexborNode, line: int) -> Listing | None:
    """Read an element that holds one piece of code and nothing but labels as that code, else None."""
    if node.tag not in FRAMES:
        return None
    code = node.css_first("pre,table")
    if code is None or node.css_first("p,h1,h2,h3,h4,h5,h6,li p,dl,details,ul") is not None:
        return None
    if len(node.css("pre")) > 1 and code.tag != "table":
        return None
    around = "".join(text_of(child) for child in children(node) if child.is_text_node)
    if around.strip():
        return None
    labels = _labels(words_beside(node, code))
    if not labels:
        return None
    if code.tag == "table":
        source = code_in_table(rows_of(code))
        found = Listing(source, language_of(code), line) if source else None
    else:
        found = listing(code, line)
    return found and Listing(found.source, found.language or _language_in(labels), line)


def _labels(words: list[str]) -> str:
    """Return what stands around code if it is nothing but labels, "" if it is text or nothing."""
    if all(word.isdecimal() for word in words):
        return " ".join(words)
    is_label = len(words) <= MOST_WORDS and all(
        word.lower() in BUTTON_WORDS or known_language(word) or FILE_NAME.fullmatch(word) or word.isdecimal()
        for word in words
    )
    return " ".join(words) if is_label else ""


def _language_in(labels: str) -> str:
    return next(
        (
            known
            for word in labels.split()
            if word.lower() not in BUTTON_WORDS and (known := known_language(word))
        ),
        "",
    )
