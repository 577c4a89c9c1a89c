"""The fold-outs that site generators add to Markdown: `??? note "Title"` over indented text, and `:::`."""

import re
from bisect import bisect_right

from markdown_it.rules_block import StateBlock

FOLDOUT = "foldout"
MARKED = re.compile(r"(?:\?\?\?\+?|!!!)[ \t]*[\w -]{0,40}?[ \t]*\"(?P<title>[^\n]{1,500})\"[ \t]*$")
FENCED = re.compile(
    r":{3,6}[ \t]*\{?(?:details|question|spoiler|collapse|accordion)\}?[ \t]+(?P<title>\S[^\n]{0,500})$"
)
CLOSING = re.compile(r"^[ \t]*:{3,6}[ \t]*$", re.MULTILINE)
INDENT = 4
MOST_LINES = 2000


def foldout(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a fold-out with its title and the text that belongs to it."""
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if marked := MARKED.match(line):
        last = _indented_to(state, start + 1, end)
        after, indent = last, INDENT
    elif marked := FENCED.match(line):
        last = _closed_at(state, start + 1, end)
        if last == end:
            return False
        after, indent = last + 1, 0
    else:
        return False
    if not silent:
        _push(state, start, last, marked["title"], indent)
        state.line = after
    return True


def _push(state: StateBlock, start: int, last: int, title: str, indent: int) -> None:
    opening = state.push(f"{FOLDOUT}_open", "", 1)
    opening.content, opening.map = title.strip(), [start, last]
    outer, state.blkIndent = state.blkIndent, state.blkIndent + indent
    outermost, state.lineMax = state.lineMax, last
    state.md.block.tokenize(state, start + 1, last)
    state.blkIndent, state.lineMax = outer, outermost
    state.push(f"{FOLDOUT}_close", "", -1)


def _indented_to(state: StateBlock, line: int, end: int) -> int:
    """Return the line after the last one that is indented below the title."""
    last = line
    for at in range(line, min(end, line + MOST_LINES)):
        if not state.isEmpty(at):
            if state.sCount[at] < state.blkIndent + INDENT:
                break
            last = at + 1
    return last


def _closed_at(state: StateBlock, line: int, end: int) -> int:
    """Return the line with the closing colons, *end* without one before it."""
    # The next closing line is looked for once, however many openings stand before it.
    at: int = state.env.get(FOLDOUT, -1)
    if at < state.eMarks[line - 1]:
        found = CLOSING.search(state.src, state.eMarks[line - 1])
        at = state.env[FOLDOUT] = found.start() if found else len(state.src)
    return min(bisect_right(state.bMarks, at) - 1, end)
