"""The rules by which Markdown is cut into blocks: CommonMark with tables, formulas, and looser HTML."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block, reference
from markdown_it.token import Token

from dlprep.importing.page.markdown_foldouts import FOLDOUT, foldout

LONGEST_LISTING = 1000
QUESTION_LINE = re.compile(
    r"[*_]{0,3}(?:Q|Ques|Question)[\s.#-]{0,3}\d{1,4}[*_]{0,3}\s?[.:)–—-](?!\w)", re.IGNORECASE
)
DISPLAY = "display_formula"
MARKS = {"$$": "$$", "\\[": "\\]", "\\\\[": "\\\\]"}
MOST_FORMULA_LINES = 60
NESTING = 40
KEPT_HTML = re.compile(r"\s{0,3}<(?:!|\?|pre\b|script\b|style\b|textarea\b)", re.IGNORECASE)
MARKDOWN_BLOCK = re.compile(r"\n(?= {0,3}(?:#{1,6} |```|~~~|>|[-*+] |\d{1,4}[.)] |\|.*\||\*\*))")


def _display_formula(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take lines from one that begins with `$$` to one that ends with it, none of them blank."""
    if state.is_code_block(start):
        return False
    first = _line(state, start)
    mark = next((mark for mark in MARKS if first.startswith(mark)), "")
    if not mark:
        return False
    closing = MARKS[mark]
    for at in range(start, min(end, start + MOST_FORMULA_LINES)):
        line = _line(state, at)
        if not line or state.sCount[at] < state.blkIndent:
            return False
        if line.endswith(closing) and (at > start or len(line) > len(mark) + len(closing)):
            source = "\n".join(_line(state, number) for number in range(start, at + 1))
            inside = source[len(mark) : -len(closing)].strip()
            if not inside or mark in inside:
                return False
            if not silent:
                token = state.push(DISPLAY, "", 0)
                token.block, token.content, token.map = True, inside, [start, at + 1]
            state.line = at + 1
            return True
    return False


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a link's definition, but leave footnotes in the text."""
    return not _line(state, start).startswith("[^") and reference(state, start, end, silent)


def _html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a block of HTML, and end it before a line that is plainly Markdown, blank line or not."""
    if not html_block(state, start, end, silent):
        return False
    token = state.tokens[-1] if state.tokens else None
    if not silent and token is not None:
        lowered = token.content.lower()
        if lowered.rfind("<pre") > lowered.rfind("</pre"):
            _take_to(state, token, "</pre", end)
            return True
    if silent or token is None or token.type != "html_block" or KEPT_HTML.match(token.content):
        return True
    if mark := MARKDOWN_BLOCK.search(token.content):
        token.content = token.content[: mark.start() + 1]
        state.line = start + token.content.count("\n")
        token.map = [start, state.line]
    return True


def _take_to(state: StateBlock, token: Token, closing: str, end: int) -> None:
    """Make a block of HTML longer, over blank lines, up to a closing tag if there is one."""
    for at in range(state.line, min(end, state.line + LONGEST_LISTING)):
        if closing in _line(state, at).lower():
            start = token.map[0] if token.map else state.line
            token.content = state.getLines(start, at + 1, state.blkIndent, keepLastLF=True)
            token.map = [start, at + 1]
            state.line = at + 1
            return


def _question(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """End a paragraph, also that of a list item, before a line with the label and number of a question."""
    del end
    return silent and QUESTION_LINE.match(_line(state, start)) is not None


def block_tokens(text: str, references: dict[str, dict[str, str]]) -> Iterator[Sequence[Token]]:
    """Yield the tokens of one block after the other; a long text has too many to hold them all.

    The text inside blocks is left as it stands. *references* takes the definitions of links.
    """
    state = StateBlock(text, _MARKDOWN, {"references": references}, [])
    rules = _MARKDOWN.block.ruler.getRules("")
    line = 0
    while (line := state.skipEmptyLines(line)) < state.lineMax:
        state.line = line
        next(rule for rule in rules if rule(state, line, state.lineMax, False))
        line = state.line
        tokens, state.tokens = state.tokens, []
        yield tokens


def _block_parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": NESTING})
    markdown.enable("table").disable(["inline", "text_join"])
    interrupts = ["paragraph", "blockquote", "list"]
    markdown.block.ruler.at("reference", _reference)
    markdown.block.ruler.at("html_block", _html, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.block.ruler.before("fence", FOLDOUT, foldout, {"alt": interrupts})
    markdown.block.ruler.before("paragraph", "question", _question, {"alt": interrupts})
    markdown.block.ruler.before("fence", DISPLAY, _display_formula, {"alt": interrupts})
    return markdown


_MARKDOWN = _block_parser()
