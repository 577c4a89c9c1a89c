"""Writes pieces of text as inline Markdown: escaped where it would be read as marks, and joined."""

import re
from collections.abc import Callable

from dlprep.importing.harmless import harmless
from dlprep.importing.page.html_marks import MARKER
from dlprep.importing.page.inline_markup import SUBSCRIPTS, SUPERSCRIPTS

# A single space is as it should be.
BLANKS = re.compile(r"[ \t\r\n\f\u00a0\u2007\u202f]{2,}|[\t\r\n\f\u00a0\u2007\u202f]")
INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff\u00ad]")
FORMULA = re.compile(
    r"\\\((.{1,400}?)\\\)|\\\[(.{1,2000}?)\\\]"
    r"|(\$\$.{1,2000}?\$\$|(?<![\\$\w])\$(?=[^\s$])[^$\n]{0,400}[^\s$\\]\$(?![\d$]))"
)
ORDINAL = re.compile(r"st|nd|rd|th|TM|™|®|\(R\)|o|a|er|e", re.IGNORECASE)
LINK = re.compile(r"(?<!\\)\[(?!image)([^\[\]]+)\]\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
DUNDER = re.compile(r"(?<![\w`])(__\w+?__)(?![\w`])")
# What Markdown would take for marks: backslashes, entities, pairs of stars and underscores, ends of links.
ESCAPED = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|&(?=#?\w{1,31};)|<(?=https?:)|\](?=[(\[])"
    r"|(?<!\*)\*(?=[^\s*][^*]*(?<=[^\s*])\*(?!\*))|(?<![^\W_])_+(?=[^\W_][^_]*_)"
)
MARKS = re.compile(r"[\\&<\]*_]")
ENDS_IN_MARK = re.compile(r"[^\w\s*\\]\*{1,3}\Z")
BEGINS_WITH_MARK = re.compile(r"\*{1,3}[^\w\s*]")


def clean(text: str) -> str:
    """Return text with its blanks joined, as a browser shows it."""
    if "dlprep" in text:
        text = MARKER.sub("", text)
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    text = harmless(BLANKS.sub(" ", text))
    return text if text.isascii() else INVISIBLE.sub("", text)


def heading_text(text: str) -> str:
    """Return inline Markdown as a heading has it: one line, not wholly bold, links as their text."""
    text = LINK.sub(r"\1", " ".join(text.split()))
    return text[2:-2] if text.startswith("**") and text.endswith("**") and "**" not in text[2:-2] else text


def code_span(text: str) -> str:
    """Return text as inline code."""
    if not text.strip():
        return text
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    mark = "`" * (longest + 1)
    inside = f" {text} " if text.startswith("`") or text.endswith("`") else text
    return f"{mark}{inside}{mark}"


def raised_or_lowered(text: str, *, raised: bool) -> str:
    """Write a super- or subscript in characters of its own where there are, else as `^` or `_` has it."""
    drawn = text.translate(SUPERSCRIPTS if raised else SUBSCRIPTS)
    if not text or not any(char.isascii() for char in drawn):
        return drawn
    if raised and ORDINAL.fullmatch(text):
        return text
    return f"{'^' if raised else '_'}{text if len(text) == 1 else f'({text})'}"


def escaped_prose(text: str) -> str:
    """Escape what Markdown would read as marks, except in formulas."""
    written, at = "", 0
    for found in FORMULA.finditer(text) if "$" in text or "\\" in text else ():
        written += _escaped(text[at : found.start()])
        inline_tex, block_tex, dollars = found.groups()
        written += dollars or (f"${inline_tex.strip()}$" if inline_tex else f"$${block_tex.strip()}$$")
        at = found.end()
    return written + _escaped(text[at:])


def _escaped(prose: str) -> str:
    if "__" in prose:
        pieces = DUNDER.split(prose)
        return "".join(
            code_span(piece) if at % 2 else _escaped_marks(piece) for at, piece in enumerate(pieces)
        )
    return _escaped_marks(prose)


def _escaped_marks(prose: str) -> str:
    if MARKS.search(prose) is None:
        return prose
    return ESCAPED.sub(lambda mark: "".join(f"\\{char}" for char in mark.group()), prose)


def around(change: Callable[[str], str], text: str) -> str:
    """Change a text between the blanks around it."""
    core = text.strip()
    if not core:
        return text
    start = text.index(core)
    return text[:start] + change(core) + text[start + len(core) :]


def marked(mark: str, text: str) -> str:
    """Set a text between marks, line by line, since marks do not reach over an empty line."""
    return "\n".join(around(lambda core: f"{mark}{core}{mark}", line) for line in text.split("\n"))


def joined(before: str, after: str) -> tuple[str, ...]:
    """Put two pieces behind each other so that the marks of both keep their meaning."""
    if not after or not before:
        return (before or after,)
    for mark in ("**", "~~"):
        if after.startswith(mark) and before.endswith(mark) and mark not in {before, after}:
            return before[: -len(mark)], after[len(mark) :]
    ends = after[0].isalnum() and ENDS_IN_MARK.search(before[-5:])
    begins = before[-1].isalnum() and BEGINS_WITH_MARK.match(after)
    return (before, " ", after) if ends or begins else (before, after)
