"""Reads Markdown as a page: blocks with their lines; HTML inside it is understood, front matter skipped."""

import re
from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from dlprep.importing.outline.lines import tidy_characters
from dlprep.importing.page.embedded_html import EmbeddedHtml, holds_blocks
from dlprep.importing.page.growing import Frame, Growing
from dlprep.importing.page.inline_markup import References, plain_markdown
from dlprep.importing.page.line_breaks import with_breaks
from dlprep.importing.page.markdown_rules import DISPLAY, block_tokens
from dlprep.importing.page.tree import Display, Grid, Heading, Listing, Node, Page, Paragraph, Rule

FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?=[\w-]{1,60}[ \t]*:)(?P<inside>.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL
)
TITLE = re.compile(r"^title:[ \t]*[\"']?(?P<title>[^\n]{1,300}?)[\"']?[ \t]*\r?$", re.MULTILINE)
PROSE = re.compile(
    r"(?:[-*+•] |\d{1,3}[.)] |\*\*)?[\"“(*_]{0,3}"
    r"[A-Z][\w'’-]*,? (?:(?:\S+ ){3,}\S*[.:?!;,)\w*]|(?:\S+ ){0,2}\S*\w[.:?!])$"
)
CODE = re.compile(
    r"[={}\\;|]|\w\(\w*[,=)]|^(?:import|from \S+ import|def|class|SELECT|pip|\$|>>>|#include|@)\b|^\S+ ?<-"
)
TAB = 4
DEFINITION = re.compile(r"^[^\n\[]{0,12}\[[^\]\n]{1,200}\]:", re.MULTILINE)
TASK = re.compile(r"\[[ xX]\][ \t]+")
LANGUAGE = re.compile(r"\{?\s*\.?([\w+#-]{1,30})")


def read_markdown(text: str) -> Page:
    """Read Markdown as blocks; any text is Markdown, so this never fails."""
    # A tab reaches to the next stop, which is what the indentation of lists counts by.
    text = tidy_characters(text.expandtabs(TAB))
    title = ""
    if front := FRONT_MATTER.match(text):
        said = TITLE.search(front["inside"])
        title = said["title"].strip() if said else ""
        text = "\n" * front.group().count("\n") + text[front.end() :]
    references: dict[str, dict[str, str]] = {}
    blocks = block_tokens(text, references)
    if DEFINITION.search(text):
        # A link may stand before its definition, so all of them are read first.
        blocks = iter(list(blocks))
    return Page(_Reader(references).read(blocks), title)


class _Reader:
    """Turns markdown-it's flat tokens into a tree."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._page = Growing()
        self._html = EmbeddedHtml(self._page, self._text)
        self._open: list[Frame] = []
        self._offset = 0

    def read(self, blocks: Iterable[Sequence[Token]]) -> tuple[Node, ...]:
        for tokens in blocks:
            self._tokens(tokens)
        return self._page.finish()

    def _tokens(self, tokens: Sequence[Token]) -> None:
        at = 0
        while at < len(tokens):
            at = self._block(tokens, at)

    def _block(self, tokens: Sequence[Token], at: int) -> int:
        """Read the block that begins at a token and return where the next one does."""
        token = tokens[at]
        line = (token.map[0] if token.map else 0) + 1 + self._offset
        match token.type:
            case "heading_open":
                self._heading(tokens[at + 1], int(token.tag[1:]), line)
                return at + 3
            case "paragraph_open":
                self._paragraph(tokens[at + 1], line)
                return at + 3
            case "table_open":
                return self._table(tokens, at, line)
            case "bullet_list_open":
                self._open.append(self._page.open("list", line))
            case "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                self._open.append(self._page.open("list", line, start=start))
            case "list_item_open":
                self._open.append(self._page.open("item", line))
            case "blockquote_open":
                self._open.append(self._page.open("quotation", line))
            case "foldout_open":
                self._open.append(self._page.open("foldout", line, look="details"))
                self._summary(token.content, line)
            case (
                "foldout_close"
                | "bullet_list_close"
                | "ordered_list_close"
                | "list_item_close"
                | "blockquote_close"
            ):
                self._page.close(self._open.pop())
            case _:
                self._leaf(token, line)
        return at + 1

    def _leaf(self, token: Token, line: int) -> None:
        match token.type:
            case "fence" if token.info.strip().lower() in {"math", "latex-math", "{math}"}:
                self._page.add(Display(token.content.strip(), line))
            case "fence":
                language = LANGUAGE.match(token.info.strip())
                named = language[1].lower() if language else ""
                self._page.add(Listing(token.content.rstrip("\n"), named, line))
            case "code_block" if _is_prose(token.content):
                self._indented(token.content, line)
            case "code_block":
                self._page.add(Listing(token.content.rstrip("\n"), "", line, look="indented"))
            case "hr":
                self._page.add(Rule(line))
            case "html_block":
                self._html.feed(token.content, line)
            case kind if kind == DISPLAY:
                self._page.add(Display(token.content, line))

    def _indented(self, content: str, line: int) -> None:
        """Read text that is indented like code, but is none: an answer set below its question."""
        source = "\n".join(each.strip() for each in content.split("\n"))
        offset, self._offset = self._offset, line - 1
        for tokens in block_tokens(source, {}):
            self._tokens(tokens)
        self._offset = offset

    def _heading(self, inline: Token, level: int, line: int) -> None:
        if holds_blocks(inline.content):
            self._html.feed(inline.content, line, is_prose=True)
        elif text := " ".join(self._text(inline.content).split()):
            self._page.add(Heading(text, level, line))

    def _paragraph(self, inline: Token, line: int) -> None:
        source = TASK.sub("", inline.content, count=1) if inline.content[:1] == "[" else inline.content
        if holds_blocks(source):
            self._html.feed(source, line, is_prose=True)
        elif text := self._text(source).strip():
            self._page.add(Paragraph(text, line))

    def _summary(self, title: str, line: int) -> None:
        summary = self._page.open("summary", line)
        self._page.add(Paragraph(self._text(title), line))
        self._page.close(summary)

    def _table(self, tokens: Sequence[Token], at: int, line: int) -> int:
        rows: list[list[str]] = []
        while tokens[at].type != "table_close":
            if tokens[at].type == "tr_open":
                rows.append([])
            elif tokens[at].type == "inline":
                rows[-1].append(self._text(tokens[at].content).strip())
            at += 1
        self._page.add(Grid(tuple(tuple(row) for row in rows), line))
        return at + 1

    def _text(self, source: str) -> str:
        return plain_markdown(with_breaks(source), self._references)


def _is_prose(text: str) -> bool:
    """Say whether indented text reads as sentences: most of its lines, and none as code."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    prose = sum(PROSE.match(line) is not None and not CODE.search(line) for line in lines)
    return 2 * prose > len(lines) and not any(CODE.search(line) for line in lines)
