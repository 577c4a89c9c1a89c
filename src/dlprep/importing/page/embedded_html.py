"""Reads the HTML inside Markdown: fold-outs, headings, lists and paragraphs around the Markdown text."""

import re
from collections.abc import Callable
from html import unescape

from dlprep.importing.page.growing import Growing
from dlprep.importing.page.inline_markup import attributes
from dlprep.importing.page.tree import Heading, Listing, Paragraph, Rule
from dlprep.importing.prose.spans import change_prose

BLOCK_NAMES = (
    "details|summary|p|div|center|section|article|header|footer|nav|main|aside|figure|figcaption|blockquote|"
    "ul|ol|li|dl|dt|dd|h[1-6]|hr|pre|table|thead|tbody|tr|td|th|script|style|picture"
)
BLOCK_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>{BLOCK_NAMES})(?P<rest>(?:\s[^<>]{{0,2000}})?)/?>", re.IGNORECASE
)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
LANGUAGE = re.compile(r"(?:language|lang|highlight-source|brush:)[-\s]?([\w+#-]{1,20})")
HIDDEN = frozenset({"script", "style"})


def holds_blocks(prose: str) -> bool:
    """Say whether there are blocks of HTML in a paragraph of Markdown; what code holds is text."""
    return "<" in prose and BLOCK_TAG.search(_without_text(prose)) is not None


def _without_text(prose: str) -> str:
    r"""Return Markdown of the same length in which no `<` is text: in code, or after a backslash."""
    return change_prose(
        prose, lambda piece: piece.replace("\\<", "\\ "), lambda piece: piece.replace("<", " ")
    )


class EmbeddedHtml:
    """Feeds pieces of HTML into a growing page; *text_of* makes the text between two tags plain Markdown."""

    def __init__(self, page: Growing, text_of: Callable[[str], str]) -> None:
        """Write into *page*."""
        self._page = page
        self._text_of = text_of
        self._level = 0

    def feed(self, source: str, line: int, *, is_prose: bool = False) -> None:
        """Read a piece of HTML that begins on a line; what it opens, a later piece may close.

        If it *is_prose* of Markdown, the tags in its code are text.
        """
        source = (
            COMMENT.sub(lambda found: "\n" * found.group().count("\n"), source)
            if "<!--" in source
            else source
        )
        lowered = source.lower()
        tags = _without_text(source) if is_prose else source
        at = counted = 0
        while tag := BLOCK_TAG.search(tags, at):
            line += source.count("\n", counted, at)
            counted = at
            self._text(source[at : tag.start()], line)
            line += source.count("\n", counted, tag.start())
            counted = tag.start()
            name = tag["name"].lower()
            at = tag.end()
            if name in {"pre", *HIDDEN} and not tag["close"]:
                end = lowered.find(f"</{name}", at)
                end = len(source) if end < 0 else end
                if name == "pre":
                    self._listing(tag["rest"], source[at:end], line)
                at = end
            elif tag["close"]:
                self._closed(name)
            else:
                self._opened(name, tag["rest"], line)
        self._text(source[at:], line + source.count("\n", counted, at))

    def _text(self, text: str, line: int) -> None:
        line += text[: len(text) - len(text.lstrip())].count("\n")
        if plain := self._text_of(text.strip()).strip():
            if self._level:
                self._page.add(Heading(plain.replace("\n", " "), self._level, line))
            else:
                self._page.add(Paragraph(plain, line))

    def _listing(self, rest: str, inside: str, line: int) -> None:
        """Add the code inside `<pre>`; its language may be said by the element or by `<code>` in it."""
        opening = re.match(r"\s*<code([^<>]{0,2000})>", inside)
        said = f"{rest} {opening[1] if opening else ''}"
        language = LANGUAGE.search(said) or re.match(r"\s*(\w+)", attributes(said).get("lang", ""))
        source = unescape(re.sub(r"</?[a-zA-Z][^<>]{0,2000}>", "", inside)).strip("\n")
        if source.strip():
            self._page.add(Listing(source, language[1].lower() if language else "", line))

    def _opened(self, name: str, rest: str, line: int) -> None:
        page = self._page
        self._level = int(name[1]) if name[0] == "h" and name[1:].isdigit() else 0
        match name:
            case "details":
                page.open("foldout", line, look="details")
            case "summary":
                page.open("summary", line)
            case "blockquote":
                page.open("quotation", line)
            case "ul" | "ol":
                start = attributes(rest).get("start", "")
                page.open(
                    "list", line, start=(int(start) if start.isdigit() else 1) if name == "ol" else None
                )
            case "li":
                self._close_item()
                page.open("item", line)
            case "dt":
                self._end_term()
                page.open("foldout", line, look="dt")
                page.open("summary", line)
            case "dd":
                self._closed("summary")
            case "hr":
                page.add(Rule(line))

    def _closed(self, name: str) -> None:
        self._level = 0
        page = self._page
        match name:
            case "details":
                frame = page.nearest("foldout")
            case "summary" | "dt":
                frame = page.nearest("summary")
            case "blockquote":
                frame = page.nearest("quotation")
            case "ul" | "ol":
                frame = page.nearest("list")
            case "li":
                return self._close_item()
            case "dl":
                return self._end_term()
            case _:
                frame = None
        if frame is not None:
            page.close(frame)
        return None

    def _close_item(self) -> None:
        innermost = self._page.nearest("list", "item")
        if innermost is not None and innermost.kind == "item":
            self._page.close(innermost)

    def _end_term(self) -> None:
        term = self._page.nearest("foldout")
        if term is not None and term.look == "dt":
            self._page.close(term)
