"""Tells what kind of source something is: by its content first, then by the end of its name."""

import re
from enum import Enum, auto

from dlprep.storage.sources.json_records import looks_like_json
from dlprep.storage.sources.table_records import looks_like_table
from dlprep.storage.sources.web_archive import is_web_archive

HTML_START = re.compile(
    r"(?:\s++|<\?[^>]{0,500}>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
HTML_BLOCK = re.compile(
    r"</(?:p|div|h[1-6]|ul|ol|li|table|section|article|details|dl|pre)\s*>", re.IGNORECASE
)
MARKDOWN_HEADING = re.compile(r"^#{2,6} +\S", re.MULTILINE)
FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
BOLD_LINE = re.compile(r"^(?:[-*+] |\d+[.)] )?\*\*[^*\n]+\*\*", re.MULTILINE)
ENOUGH_MARKS = 3
ENOUGH_TAGS = 4
LINES_A_PARAGRAPH = 12


class Kind(Enum):
    """What a source can be."""

    TEXT = auto()
    MARKDOWN = auto()
    HTML = auto()
    TABLE = auto()
    JSON = auto()
    PDF = auto()
    PACKAGE = auto()
    COLLECTION = auto()
    WEB_ARCHIVE = auto()
    ARCHIVE = auto()


SUFFIXES = {
    ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN, ".mdown": Kind.MARKDOWN, ".mkd": Kind.MARKDOWN,
    ".mdx": Kind.MARKDOWN, ".qmd": Kind.MARKDOWN, ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML,
    ".csv": Kind.TABLE, ".tsv": Kind.TABLE, ".tab": Kind.TABLE, ".json": Kind.JSON, ".jsonl": Kind.JSON,
    ".ndjson": Kind.JSON,
}  # fmt: skip
MEDIA_TYPES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md", "text/x-markdown": ".md",
    "text/csv": ".csv", "text/tab-separated-values": ".tsv", "application/json": ".json",
    "text/json": ".json",
    "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl",
}  # fmt: skip


def kind_of_bytes(data: bytes) -> Kind | None:
    """Return the kind of a source that is no text, None for one that may be text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.PACKAGE
    if data.startswith(b"SQLite format 3\0"):
        return Kind.COLLECTION
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if is_web_archive(data):
        return Kind.WEB_ARCHIVE
    archives = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")
    return Kind.ARCHIVE if data.startswith(archives) else None


def kind_of_text(text: str, suffix: str) -> Kind:
    """Return the kind of a text, whose name ends in *suffix* (".md", or "")."""
    if HTML_START.match(text):
        return Kind.HTML
    named = SUFFIXES.get(suffix.lower())
    if named is Kind.HTML:
        return Kind.HTML if "</" in text else Kind.TEXT
    if named is not None:
        return named
    if text.lstrip()[:1] in ("{", "[") and looks_like_json(text):
        return Kind.JSON
    if looks_like_table(text):
        return Kind.TABLE
    if text.lstrip().startswith("<") and len(HTML_BLOCK.findall(text)) >= ENOUGH_TAGS:
        return Kind.HTML
    return Kind.MARKDOWN if _is_markdown(text) else Kind.TEXT


def _is_markdown(text: str) -> bool:
    """Say whether a text without a name is Markdown: by marks that code and prose do not have by chance."""
    if len(MARKDOWN_HEADING.findall(text)) >= ENOUGH_MARKS:
        return True
    # Text from a page has a line for each paragraph and no empty ones, which Markdown cannot do without.
    is_airy = text.count("\n") < LINES_A_PARAGRAPH * text.count("\n\n")
    return is_airy and (len(FENCE.findall(text)) > 1 or len(BOLD_LINE.findall(text)) >= ENOUGH_MARKS)
