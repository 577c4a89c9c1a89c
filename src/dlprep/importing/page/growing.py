"""Grows the tree of a page while its source is read: what is open, and what goes into it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from dlprep.importing.page.tree import Foldout, Items, Node, Quotation

Kind = Literal["page", "list", "item", "quotation", "foldout", "summary"]
DEEPEST = 40


@dataclass(slots=True, eq=False)
class Frame:
    """A block that is still open; which fields count depends on its kind."""

    kind: Kind
    line: int = 1
    look: str = ""
    start: int | None = None
    blocks: list[Node] = field(default_factory=list)
    summary: tuple[Node, ...] = ()
    items: list[tuple[Node, ...]] = field(default_factory=list)


class Growing:
    """Opens and closes blocks in any order: what is opened inside a block closes with it.

    Blocks nested deeper than the terminal can show are kept, but as content of the one around them.
    """

    def __init__(self) -> None:
        """Begin with an empty page."""
        self._open = [Frame("page")]

    def add(self, node: Node) -> None:
        """Add a whole block to what is open."""
        self._open[-1].blocks.append(node)

    def open(self, kind: Kind, line: int, *, look: str = "", start: int | None = None) -> Frame:
        """Open a block inside what is open."""
        frame = Frame(kind, line, look, start)
        if len(self._open) <= DEEPEST:
            self._open.append(frame)
        return frame

    def close(self, frame: Frame) -> None:
        """Close a block with all that is open in it; nothing happens if it is closed already."""
        if frame in self._open:
            while self._open[-1] is not frame:
                self._fold(self._open.pop())
            self._fold(self._open.pop())

    def nearest(self, *kinds: Kind) -> Frame | None:
        """Return the innermost open block of one of these kinds."""
        return next((frame for frame in reversed(self._open) if frame.kind in kinds), None)

    def finish(self) -> tuple[Node, ...]:
        """Close everything and return the blocks of the page."""
        while len(self._open) > 1:
            self._fold(self._open.pop())
        return tuple(self._open[0].blocks)

    def _fold(self, frame: Frame) -> None:
        """Put a closed block into the one around it."""
        outer = self._open[-1]
        if frame.kind == "item" and outer.kind == "list":
            outer.items.append((*outer.blocks, *frame.blocks))
            outer.blocks.clear()
        elif frame.kind == "summary" and outer.kind == "foldout":
            outer.summary += tuple(frame.blocks)
        else:
            outer.blocks += _nodes(frame)


def _nodes(frame: Frame) -> Iterator[Node]:
    match frame.kind:
        case "list":
            items = tuple(item for item in (*frame.items, tuple(frame.blocks)) if item)
            if items:
                yield Items(items, frame.line, frame.start, frame.look)
        case "quotation":
            if frame.blocks:
                yield Quotation(tuple(frame.blocks), frame.line, frame.look)
        case "foldout":
            if frame.blocks or frame.summary:
                yield Foldout(frame.summary, tuple(frame.blocks), frame.line, frame.look)
        case _:
            yield from frame.blocks
