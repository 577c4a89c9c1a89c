r"""Markdown source -> a tree of blocks, with formulas in it.

CommonMark with tables and strikethrough. HTML is plain text, and link reference definitions are not read,
so that nothing a card says stays unseen. Formulas stand between `$` and `$` or `$$` and `$$`; LaTeX's own
`\(…\)` and `\[…\]` count when they hold a command, because a bracket after a backslash is Markdown too.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

FORMULA = "formula"
DISPLAY_FORMULA = "display_formula"

_NESTING = 40
_LONGEST = 60_000
_MOST_TOKENS = 20_000
_LINES_SEARCHED = 60

_FORMULAS = (
    (re.compile(r"\$\$((?:\\.|[^\\$])++)\$\$", re.DOTALL), DISPLAY_FORMULA),
    # Money is no formula: "$5 and $10" has a space before the second sign, "$5-$10" a digit after it.
    (re.compile(r"\$(?![\s$])((?:\\.|[^\\$])++)(?<!\s)\$(?!\d)", re.DOTALL), FORMULA),
    # A thousand characters at most before and after the first command, so that many openings cost little.
    (
        re.compile(r"\\\[((?:[^\\]|\\[^A-Za-z\]]){0,999}+\\[A-Za-z](?:[^\\]|\\[^\]]){0,999}+)\\\]"),
        DISPLAY_FORMULA,
    ),
    (re.compile(r"\\\(((?:[^\\]|\\[^A-Za-z)]){0,999}+\\[A-Za-z](?:[^\\]|\\[^)]){0,999}+)\\\)"), FORMULA),
)


def parse(text: str) -> SyntaxTreeNode | None:
    """Return the document's tree, or None for text too long or too deeply nested to be laid out."""
    if len(text) > _LONGEST:
        return None
    tokens = _MARKDOWN.parse(text)
    everything = [token for block in tokens for token in (block, *(block.children or ()))]
    deepest = max((token.level for token in everything), default=0)
    if len(tokens) > _MOST_TOKENS or deepest >= _NESTING - 1:
        return None
    return SyntaxTreeNode(tokens)


def _inline_formula(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "$\\":
        return False
    for pattern, kind in _FORMULAS:
        match = pattern.match(state.src, state.pos, state.posMax)
        if match and match[1].strip():
            if not silent:
                state.push(kind, "", 0).content = match[1].strip()
            state.pos = match.end()
            return True
    return False


def _block_formula(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take lines from one that begins with $$ to one that ends with $$, none of them blank."""
    if state.is_code_block(start) or not _line(state, start).startswith("$$"):
        return False
    for at in range(start, min(end, start + _LINES_SEARCHED)):
        line = _line(state, at)
        if not line or state.sCount[at] < state.blkIndent:
            return False
        if line.endswith("$$") and (at > start or len(line) > len("$$$$")):
            source = "\n".join(_line(state, number) for number in range(start, at + 1))[2:-2]
            if "$$" in source or not source.strip():
                return False
            if not silent:
                token = state.push(DISPLAY_FORMULA, "", 0)
                token.block, token.content, token.map = True, source.strip(), [start, at + 1]
            state.line = at + 1
            return True
    return False


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING})
    markdown.enable(["table", "strikethrough"]).disable("reference")
    markdown.inline.ruler.before("escape", FORMULA, _inline_formula)
    interrupts = ["paragraph", "blockquote", "list"]
    markdown.block.ruler.before("fence", DISPLAY_FORMULA, _block_formula, {"alt": interrupts})
    return markdown


_MARKDOWN = _markdown()
