"""A sitting played by scripted keys: a keyboard, a screen that nobody sees, a world that remembers."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dlprep.errors import DlprepError
from dlprep.model.card import Card, CardId, FollowUp, Point
from dlprep.model.review import SessionId
from dlprep.scheduling.calendar import study_day
from dlprep.study.effects import Effect
from dlprep.study.phases import Answering, Probing
from dlprep.study.session import Session
from dlprep.study.transitions import begin
from dlprep.terminal import loop
from dlprep.terminal.keymap import Keymap
from dlprep.terminal.keys import Key
from dlprep.terminal.outside import Outside
from dlprep.terminal.screen import Screen, Size
from dlprep.terminal.showing import Showing
from tests.builders import MONDAY, a_card

RUBRIC = (Point("one", must=True), Point("two"), Point("three"))
FOLLOW_UPS = (FollowUp("And then?", "Then this."), FollowUp("And why?", "Because."))


def a_full_card(name: str) -> Card:
    """Return a card with three points and two follow-ups."""
    return a_card(name, points=RUBRIC, follow_ups=FOLLOW_UPS)


@dataclass
class ScriptedKeys:
    """A keyboard on which a script is typed; at its end the terminal is closed.

    *early* counts the keys that are typed before a screen is shown, for each new page.
    """

    keys: list[str]
    early: int = 0
    flushed: int = 0

    def read(self, timeout: float) -> Key | None:
        """Return the next key of the script; `tick` stands for a second without a key."""
        key = self.keys.pop(0) if self.keys else "end-of-input"
        return None if key == "tick" else Key(key)

    def pending(self) -> int:
        """Return how many keys were typed before the screen was shown."""
        return self.early

    def flush(self) -> None:
        """Count how often keys were forgotten; the script goes on."""
        self.flushed += 1

    @contextlib.contextmanager
    def released(self) -> Iterator[None]:
        """Give nothing back: there is no terminal."""
        yield


@dataclass
class Page:
    """A drawn screen of five rows, with the point at hand in one of them."""

    lines: tuple[str, ...] = ()
    text_rows: int = 3
    shown_rows: int = 5
    text_width: int = 40
    focus: tuple[int, int] | None = None
    result: tuple[int, int] | None = None


class NoScreen(Screen):
    """A screen that nobody sees."""

    def __init__(self) -> None:
        """Have nothing to draw on."""

    @property
    def size(self) -> Size:
        """Return a small size."""
        return Size(40, 10)

    def draw(self, lines: object, size: Size) -> None:
        """Draw nothing."""

    def redraw(self) -> None:
        """Forget nothing."""

    @contextlib.contextmanager
    def released(self) -> Iterator[None]:
        """Show nothing else."""
        yield


@dataclass
class World:
    """A clock that goes on by a second at each look, a log in a list, an editor that takes a minute."""

    effects: list[Effect] = field(default_factory=list)
    edited: list[CardId] = field(default_factory=list)
    written: str = ""
    found: Sequence[CardId] = ()
    fail: Callable[[Effect], None] = lambda _: None
    no_editor: DlprepError | None = None
    shipped: Sequence[CardId] = ()
    elsewhere: frozenset[CardId] = frozenset()
    seconds: int = 0

    def now(self) -> datetime:
        """Return the time, a second later each time."""
        self.seconds += 1
        return MONDAY + timedelta(seconds=self.seconds)

    def perform(self, effect: Effect) -> None:
        """Remember an effect, unless it is to fail."""
        self.fail(effect)
        self.effects.append(effect)

    def edit(self, card: CardId) -> str:
        """Edit for a minute, if there is an editor."""
        if self.no_editor:
            raise self.no_editor
        self.edited.append(card)
        self.seconds += 60
        return "changed"

    def outside(self) -> Outside:
        """Return the world as the loop takes it."""
        return Outside(
            now=self.now,
            study_day=study_day,
            perform=self.perform,
            edit=self.edit,
            shipped=lambda card: card in self.shipped,
            compose=lambda text: text + self.written,
            find=lambda words: self.found if words else (),
            elsewhere=lambda: self.elsewhere,
        )


@dataclass
class Sitting:
    """A sitting over cards whose answers have 20 rows, played by keys."""

    cards: Sequence[Card] = tuple(a_card(name) for name in "abc")
    world: World = field(default_factory=World)
    early: int = 0
    shown: list[tuple[str, CardId | None, Showing]] = field(default_factory=list)
    prepared: list[str] = field(default_factory=list)
    keymap: Keymap | None = None
    keyboard: ScriptedKeys | None = None

    def begun(self) -> Session:
        """Return the session at its beginning."""
        texts = {card.id: card for card in (*(a_card(name) for name in "xyz"), *self.cards)}
        asked = [card.id for card in self.cards]
        return begin(SessionId("s1"), asked, MONDAY, card_of=lambda card: texts[card])

    def play(self, *keys: str) -> Session:
        """Return the session after those keys."""
        self.keyboard = ScriptedKeys(list(keys), self.early)
        return loop.run(
            self.begun(),
            keyboard=self.keyboard,
            screen=NoScreen(),
            draw=self._draw,
            prepare=lambda session, _, __: self.prepared.append(type(session.phase).__name__),
            outside=self.world.outside(),
            keymap=self.keymap,
        )

    def _draw(self, session: Session, showing: Showing, size: Size, now: datetime) -> Page:
        self.shown.append((type(session.phase).__name__, session.card, showing))
        match session.phase:
            case Answering(ticks=ticks, cursor=cursor) if ticks:
                return Page(text_rows=20, focus=(cursor * 3, cursor * 3 + 3), result=(10, 11))
            case Answering() | Probing(answered=True):
                return Page(text_rows=20)
            case _:
                return Page()
