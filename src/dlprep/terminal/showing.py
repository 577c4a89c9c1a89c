"""What the screen shows beside the sitting itself: where in the text it is, and what lies over it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Protocol, TypeAlias

from dlprep.model.card import CardId
from dlprep.study.phases import Answering, Asking, Phase, Probing
from dlprep.terminal.actions import Action
from dlprep.terminal.draft import Draft
from dlprep.terminal.meaning import InView


@dataclass(frozen=True, slots=True)
class Help:
    """The keys and what they do."""


@dataclass(frozen=True, slots=True)
class Typing:
    """An answer being typed."""

    draft: Draft = field(default_factory=Draft)


@dataclass(frozen=True, slots=True)
class Searching:
    """Words being typed, the cards that have them, and which of those is chosen."""

    words: Draft = field(default_factory=Draft)
    found: tuple[CardId, ...] = ()
    chosen: int = 0


@dataclass(frozen=True, slots=True)
class LookingBack:
    """An earlier review of the sitting: *place* counts back from 1, the last one."""

    place: int = 1


class Follow(Enum):
    """What is to be brought into view: nothing, the point or line at hand, what the points come to."""

    NOTHING = auto()
    FOCUS = auto()
    RESULT = auto()


Overlay: TypeAlias = Help | Typing | Searching | LookingBack


@dataclass(frozen=True, slots=True)
class Showing:
    """The state of the screen.

    *top* is the first line shown of the card's text, *over_top* that of the *overlay* while one
    covers it. *follow* asks for something to be brought into view.
    """

    top: int = 0
    raw: bool = False
    follow: Follow = Follow.NOTHING
    message: str = ""
    overlay: Overlay | None = None
    over_top: int = 0

    @property
    def first(self) -> int:
        """Return the first line of what is shown now."""
        return self.top if self.overlay is None else self.over_top

    def at(self, first: int) -> "Showing":
        """Return the same, moved to another first line of what is shown now."""
        return replace(self, top=first) if self.overlay is None else replace(self, over_top=first)

    def under(self, overlay: Overlay | None) -> "Showing":
        """Return the same with an overlay over it, shown from its top; None takes it away."""
        follow = Follow.FOCUS if isinstance(overlay, Typing) else Follow.NOTHING
        return replace(self, overlay=overlay, over_top=0, follow=follow)


class Drawn(Protocol):
    """A drawn screen: its lines, how many rows of text there are, and how many of them show."""

    @property
    def lines(self) -> Sequence[str]:
        """Return the styled lines of the whole screen."""
        ...

    @property
    def text_rows(self) -> int:
        """Return how many rows the text has."""
        ...

    @property
    def shown_rows(self) -> int:
        """Return how many of them fit on the screen."""
        ...

    @property
    def text_width(self) -> int:
        """Return how wide the text is, in cells."""
        ...

    @property
    def focus(self) -> tuple[int, int] | None:
        """Return the first row of the point or line at hand and the one behind its last."""
        ...

    @property
    def result(self) -> tuple[int, int] | None:
        """Return the same for what the points come to."""
        ...


def page(phase: Phase) -> tuple[object, ...]:
    """Return what tells one page from another; ticks, hints and clocks are changes on a page."""
    match phase:
        case Probing():
            return Probing, phase.review, phase.number, phase.answered
        case Asking(card=card) | Answering(card=card):
            return type(phase), card
        case _:
            return (type(phase),)


def turned(showing: Showing, before: Phase, after: Phase, *, judged: bool) -> Showing:
    """Return what is shown once a phase has led to another: a new page, or the same at what changed."""
    if page(after) != page(before):
        return Showing(follow=Follow.FOCUS)
    if after is before:
        return showing
    return replace(showing, follow=Follow.RESULT if judged else Follow.FOCUS)


def last_top(drawn: Drawn) -> int:
    """Return the greatest useful first line."""
    return max(0, drawn.text_rows - drawn.shown_rows)


def in_view(first: int, drawn: Drawn) -> InView:
    """Return what can be seen of the text from line *first* on."""
    point = drawn.focus is not None and drawn.focus[0] < first + drawn.shown_rows and drawn.focus[1] > first
    return InView(end=first >= last_top(drawn), point=point)


def settled(first: int, drawn: Drawn, follow: Follow) -> int:
    """Return the nearest first line that is useful, and has on the screen what is to be followed."""
    wanted = {Follow.FOCUS: [drawn.focus], Follow.RESULT: [drawn.focus, drawn.result]}.get(follow, [])
    for rows in wanted:
        if rows is not None:
            first = min(max(first, rows[1] - drawn.shown_rows), rows[0])
    return min(max(0, first), last_top(drawn))


def scrolled(first: int, move: Action, drawn: Drawn) -> int:
    """Return the first line to show after *move*; a page keeps one line in view."""
    page = max(1, drawn.shown_rows - 1)
    wanted = {
        Action.LINE_UP: first - 1,
        Action.LINE_DOWN: first + 1,
        Action.PAGE_UP: first - page,
        Action.PAGE_DOWN: first + page,
        Action.TOP: 0,
        Action.BOTTOM: last_top(drawn),
    }.get(move, first)
    return min(max(0, wanted), last_top(drawn))
