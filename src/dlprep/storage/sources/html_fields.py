"""Makes Markdown of the fields of a record, which other programs keep as HTML, as Markdown or as both."""

import re

from dlprep.importing.page.answers import write_nodes
from dlprep.importing.page.html import read_fragment
from dlprep.importing.page.markdown_page import read_markdown

TAG = re.compile(
    r"</?(?:a|b|blockquote|br|code|details|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|ol|p|pre|span|strong|sub|sup"
    r"|table|td|th|tr|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
MARKDOWN = re.compile(
    r"^[ \t]*+```|^[ \t]{0,3}#{1,6} |^[ \t]*+[-*+] \S|\*\*[^*\n]+\*\*|`[^`\n]+`", re.MULTILINE
)
LATEX = re.compile(r"\[(\$\$?|latex)\](.{,2000}?)\[/\1\]", re.DOTALL)


def field_text(text: str, *, html: bool = False) -> str:
    """Return a field as Markdown; *html* says that it is HTML even without a tag in it."""
    text = LATEX.sub(lambda found: f"{_marks(found[1])}{found[2].strip()}{_marks(found[1])}", text)
    if not html and not TAG.search(text):
        return text
    if MARKDOWN.search(TAG.sub("", text)) and "\n" in text:
        return write_nodes(read_markdown(text).blocks)
    return write_nodes(read_fragment(text))


def _marks(name: str) -> str:
    return "$$" if name == "$$" else "$"
