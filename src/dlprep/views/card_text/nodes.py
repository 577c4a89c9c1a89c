"""What a formula is made of: a tree of frozen nodes, as the reader builds it and the two drawings walk it."""

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """How a piece of a formula behaves beside its neighbours; decides spaces and brackets."""

    ORDINARY = auto()
    WORD = auto()  # several letters that must not run into their neighbours
    TAILED = auto()  # a letter with so much after it that the next letter must stand off
    FUNCTION = auto()  # log, max
    OPERATOR = auto()  # ∑, ∏, ∫
    BINARY = auto()
    RELATION = auto()
    OPEN = auto()
    CLOSE = auto()
    BAR = auto()  # | and ‖, which open and close
    PUNCTUATION = auto()
    SPACE = auto()
    FRACTION = auto()


@dataclass(frozen=True, slots=True)
class Atom:
    """A symbol, number or word. *limits* says that scripts go above and below it in a display."""

    text: str
    kind: Kind = Kind.ORDINARY
    limits: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Nodes side by side."""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A base with a subscript, a superscript, or both."""

    base: "Node"
    sub: "Node | None" = None
    sup: "Node | None" = None
    limits: bool = False


@dataclass(frozen=True, slots=True)
class Fraction:
    """One node over another; *bar* is missing in a binomial coefficient."""

    top: "Node"
    bottom: "Node"
    bar: bool = True


@dataclass(frozen=True, slots=True)
class Root:
    """A root; *index* is None for a square root."""

    body: "Node"
    index: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Accent:
    """A combining *mark* over the body; *name* says it in words where the mark cannot be drawn."""

    mark: str
    name: str
    body: "Node"


@dataclass(frozen=True, slots=True)
class Fenced:
    """A body between two delimiters that grow with it; "" is no delimiter."""

    left: str
    body: "Node"
    right: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells: a matrix, cases, or equations aligned at their relations."""

    rows: tuple[tuple["Node", ...], ...]
    aligned: bool = False


Node = Atom | Row | Script | Fraction | Root | Accent | Fenced | Grid

EMPTY = Row(())
