"""Writes the blocks of a page as the Markdown of an answer."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from dlprep.importing.code.language import name_language
from dlprep.importing.page.asking import plain, plain_letters
from dlprep.importing.page.tree import (
    Display,
    Foldout,
    Grid,
    Heading,
    Items,
    Listing,
    Node,
    Paragraph,
    Quotation,
    Rule,
)
from dlprep.importing.prose.spans import change_prose

FIRST_LEVEL, LAST_LEVEL = 3, 6
NESTING = 12
TAG = re.compile(r"(?<!\\)<(?=[A-Za-z/!?])(?!(?:https?|mailto|ftp):|[\w.+-]{1,60}@)")

ANCHOR_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){1,500})\]"
    r"\(#[^()]{0,500}(?:\([^()]{0,200}\)[^()]{0,200})?\)"
)
EMBEDDED = re.compile(r"(!?\[[^\[\]]{0,500}\]\()data:[^()\s]*")
OPENS_BLOCK = re.compile(r"(?:#{1,6}(?: |$)|>|[-+*] |=+$|-+$|```|~~~|(\d{1,9})(?=[.)](?: |$)))")
OPENS_ANSWER = re.compile(
    r"\W{0,4}(?:(?:click|tap|press)\b.{0,40}|(?:(?:show|see|view|reveal|display|expand|toggle|open|read|get"
    r"|check|unfold|spoiler)\b.{0,20}\b)?"
    r"(?:the |an? |my |sample |model |correct |full )*(?:answers?|solutions?|explanation|"
    r"details|more|response|me|spoiler|code|here|output)|show|reveal|expand|view|open)\W{0,6}$",
    re.IGNORECASE,
)  # fmt: skip


def write_nodes(nodes: Sequence[Node], lead: str = "") -> str:
    """Write blocks with a blank line between them; *lead* is the text before them, the question."""
    levels = sorted({node.level for node in nodes if isinstance(node, Heading)})
    return _Writer(levels).blocks(nodes, 0, lead)


def opens_answer(summary: str) -> bool:
    """Say whether the summary of a fold-out only offers to open it: `Show answer`."""
    return OPENS_ANSWER.match(plain(plain_letters(summary))[:80]) is not None


class _Writer:
    def __init__(self, levels: Sequence[int]) -> None:
        """*levels* are those of the headings among the blocks, the highest first."""
        self._levels = levels

    def blocks(self, nodes: Sequence[Node], depth: int, lead: str = "") -> str:
        pieces: list[str] = []
        alternate = False
        before: Node | None = None
        for node in nodes:
            # Two lists one after the other would be read as one, unless their marks differ.
            alternate = isinstance(node, Items) and isinstance(before, Items) and not alternate
            if piece := self._block(node, depth, lead, alternate):
                pieces.append(piece)
                lead = _text_of(node)
                before = node
        return "\n\n".join(pieces)

    def _block(self, node: Node, depth: int, lead: str, alternate: bool) -> str:
        match node:
            case Heading(text, level):
                rank = self._levels.index(level) if level in self._levels else 0
                return f"{'#' * min(FIRST_LEVEL + rank, LAST_LEVEL)} {_inline(text).replace(chr(10), ' ')}"
            case Paragraph(text):
                return "\\\n".join(_unmarked(line) for line in _inline(text).split("\n") if line.strip())
            case Listing(source, language):
                return fenced(source, language or name_language(source.split("\n"), lead))
            case Display(tex):
                lines = [line for line in tex.split("\n") if line.strip()]
                return "\n".join(("$$", *lines, "$$")) if lines else ""
            case Items():
                return self._items(node, depth, alternate)
            case Grid(rows):
                return _table(rows)
            case Quotation(blocks):
                inside = self.blocks(blocks, depth + 1)
                return "\n".join(f"> {line}".rstrip() for line in inside.split("\n")) if inside else ""
            case Foldout(summary, body):
                return self._foldout(summary, body, depth)
            case Rule():
                return ""

    def _foldout(self, summary: Sequence[Node], body: Sequence[Node], depth: int) -> str:
        title = " ".join(self.blocks(summary, depth + 1).lstrip("# ").split())
        inside = self.blocks(body, depth + 1)
        if not title or opens_answer(title):
            return inside
        title = title if title.startswith("**") else f"**{title.replace('**', '')}**"
        return f"{title}\n\n{inside}".strip()

    def _items(self, node: Items, depth: int, alternate: bool) -> str:
        if depth >= NESTING:
            return "\n\n".join(self.blocks(item, depth + 1) for item in node.items)
        texts = [self.blocks(item, depth + 1) for item in node.items]
        loose = any(len(item) > 1 and isinstance(item[1], Paragraph) for item in node.items)
        pieces = []
        for ordinal, (item, text) in enumerate(zip(node.items, texts, strict=True), node.start or 0):
            bullet, full_stop = ("* ", ") ") if alternate else ("- ", ". ")
            mark = bullet if node.start is None else f"{ordinal}{full_stop}"
            is_tight = not loose and len(item) > 1 and isinstance(item[1], Items)
            body = text.replace("\n\n", "\n", 1) if is_tight else text
            indent = " " * len(mark)
            lines = (indent + line if line else "" for line in body.split("\n"))
            pieces.append(mark + "\n".join(lines).lstrip())
        return ("\n\n" if loose else "\n").join(pieces)


def fenced(source: str, language: str) -> str:
    """Write code between fences longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`{3,}", source)), default=2)
    fence = "`" * (longest + 1)
    source = source.strip("\n")
    return f"{fence}{language}\n{source}\n{fence}" if source.strip() else ""


def _inline(text: str) -> str:
    """Write a text within a block: links into the page as text, nothing that would be taken for a tag."""
    if not text.isascii():
        text = plain_letters(text)
    if "](#" in text:
        text = ANCHOR_LINK.sub(r"\1", text)
    if "](data:" in text:
        text = EMBEDDED.sub(r"\1data:", text)
    return change_prose(text.strip(), lambda prose: TAG.sub(r"\\<", prose)) if "<" in text else text.strip()


def _unmarked(line: str) -> str:
    """Keep a line from being read as a heading, a quotation or a list."""
    line = line.strip()
    mark = OPENS_BLOCK.match(line)
    if mark is None:
        return line
    at = mark.end(1) if mark[1] else 0
    return f"{line[:at]}\\{line[at:]}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    cells = [[_cell(cell) for cell in row] for row in rows]
    columns = max(map(len, cells), default=0)
    if not columns:
        return ""
    filled = list(zip(*zip_longest(*cells, fillvalue=""), strict=True))
    lines = [f"| {' | '.join(row)} |" for row in filled]
    return "\n".join((lines[0], "|" + " --- |" * columns, *lines[1:]))


def _cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(_inline(text).split()))


def _text_of(node: Node) -> str:
    return node.text if isinstance(node, Heading | Paragraph) else ""
