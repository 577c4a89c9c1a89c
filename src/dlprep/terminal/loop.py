"""The loop of a sitting: draw, read a key, decide, do, draw again."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias

from dlprep.study.events import Away, Edited, Event, Judged, JudgedRest, Typed
from dlprep.study.phases import Cleared, Closed
from dlprep.study.session import Session
from dlprep.terminal import outcomes, overlays
from dlprep.terminal.actions import Action, Where
from dlprep.terminal.away import pause, released
from dlprep.terminal.keymap import Keymap
from dlprep.terminal.keys import Key
from dlprep.terminal.meaning import DECIDING, Moment, meaning
from dlprep.terminal.outside import KeySource, Outside
from dlprep.terminal.screen import Screen, Size
from dlprep.terminal.showing import (
    Drawn,
    Follow,
    Searching,
    Showing,
    Typing,
    in_view,
    page,
    scrolled,
    settled,
    turned,
)

TICK_SECONDS = 1.0

Draw: TypeAlias = Callable[[Session, Showing, Size, datetime], Drawn]
Prepare: TypeAlias = Callable[[Session, Showing, Size], None]


def run(
    session: Session,
    *,
    keyboard: KeySource,
    screen: Screen,
    draw: Draw,
    outside: Outside,
    keymap: Keymap | None = None,
    prepare: Prepare | None = None,
) -> Session:
    """Run a sitting until it is closed, and return it. While no key comes, *prepare* may draw ahead.

    Effects are performed before the session moves on; while the log cannot be written, the card stays.
    """
    sitting = _Sitting(session, keyboard, screen, draw, outside, keymap or Keymap())
    while not isinstance(sitting.session.phase, Closed):
        drawn = sitting.show()
        key = keyboard.read(TICK_SECONDS)
        if key is not None:
            sitting.press(key, drawn)
        elif prepare is not None:
            prepare(sitting.session, sitting.showing, screen.size)
    keyboard.flush()
    return sitting.session


@dataclass(slots=True)
class _Sitting:
    """The session and what shows of it, *early* keys, and a key that was *asked* for a second time.

    *at_hand* tells that the point at hand showed at that *size*.
    """

    session: Session
    keyboard: KeySource
    screen: Screen
    draw: Draw
    outside: Outside
    keymap: Keymap
    showing: Showing = field(default_factory=Showing)
    is_new: bool = True
    early: int = 0
    asked: Key | None = None
    size: Size | None = None
    at_hand: bool = False

    def show(self) -> Drawn:
        """Draw the screen of this moment."""
        size, showing, now = self.screen.size, self.showing, self.outside.now()
        if size != self.size and self.at_hand:  # the lines break elsewhere now
            showing = replace(showing, follow=Follow.FOCUS)
        drawn = self.draw(self.session, showing, size, now)
        first = settled(showing.first, drawn, showing.follow)
        if first != showing.first:  # the window has grown, or the cursor has moved on
            drawn = self.draw(self.session, showing.at(first), size, now)
        self.showing = replace(showing.at(first), follow=Follow.NOTHING)
        if self.is_new:
            self._look_at_early_keys()
        self.screen.draw(drawn.lines, size)
        self.size, self.at_hand = size, in_view(first, drawn).point
        return drawn

    def press(self, key: Key, drawn: Drawn) -> None:
        """Do what a key says."""
        early, self.early = self.early > 0, max(0, self.early - 1)
        overlay, at = self.showing.overlay, self.outside.now()
        # Whatever lies over the card; a letter may be part of a text.
        anywhere = self.keymap.action_at(key, Where.ANYWHERE) if len(key) > 1 else None
        if anywhere in (Action.REDRAW, Action.PAUSE):
            self._act(anywhere, drawn)
            return
        agreed, self.asked = key == self.asked, None
        self.showing = replace(self.showing, message="")
        if isinstance(overlay, Typing):
            self._answer(*overlays.typing_key(overlay, self.showing, key, drawn.text_width, at))
        elif isinstance(overlay, Searching):
            self._answer(*overlays.searching_key(overlay, self.showing, key, self.outside.find, at))
        elif overlay is not None and not overlays.is_way_out(key, overlay):
            self._answer(*overlays.reading_key(overlay, self.showing, key, drawn, self.keymap, self.session))
        else:
            self._mean(key, drawn, at, early=early, agreed=agreed)

    def _look_at_early_keys(self) -> None:
        """Count what was typed before a new page is shown; at the end nothing of it counts."""
        if isinstance(self.session.phase, Cleared):
            self.keyboard.flush()
        self.is_new, self.early = False, self.keyboard.pending()

    def _answer(self, showing: Showing, event: Event | None) -> None:
        self.showing = showing
        if event is not None:
            self._update(event)

    def _mean(self, key: Key, drawn: Drawn, at: datetime, *, early: bool, agreed: bool) -> None:
        now, view = Moment(at, self.outside.study_day), in_view(self.showing.first, drawn)
        meant = meaning(key, self.session, self.keymap, view, now)
        if not agreed and (doubt := outcomes.doubt(key, meant, self.session, self.outside)):
            self.asked = key
            self._say(doubt)
            return
        match meant:
            case None:
                self._say(outcomes.unbound(key, self.keymap))
            case Action():
                self._act(meant, drawn)
            case _ if early and isinstance(meant, DECIDING):
                self._say(outcomes.TOO_EARLY)
            case _:
                self._update(meant)

    def _act(self, action: Action, drawn: Drawn) -> None:
        if after := overlays.opened(action, self.session, self.showing):
            self.showing = after
            return
        match action:
            case Action.REDRAW:
                self.screen.redraw()
            case Action.RAW:
                self.showing = replace(self.showing, raw=not self.showing.raw, top=0)
            case Action.READ_ON:
                self._say(outcomes.undecided(self.keymap))
            case Action.PAUSE:
                self._go_away(pause)
            case Action.EDIT:
                self._edit()
            case Action.TYPE_IN_EDITOR:
                self._compose()
            case _:
                self.showing = self.showing.at(scrolled(self.showing.first, action, drawn))

    def _update(self, event: Event) -> None:
        before = self.session
        after, said = outcomes.happened(before, event, self.outside, self.keymap)
        self.session = after
        self.is_new = self.is_new or page(after.phase) != page(before.phase)
        judged = isinstance(event, Judged | JudgedRest)
        self.showing = replace(turned(self.showing, before.phase, after.phase, judged=judged), message=said)

    def _edit(self) -> None:
        card = self.session.card
        if card is not None:
            said = self._go_away(lambda: self.outside.edit(card))
            self._update(Edited(self.outside.now()))
            self._say(said)

    def _compose(self) -> None:
        before = overlays.typed_text(self.session)
        # Writing is answering: unlike other visits to the editor it takes its time.
        text, failed = released(self.keyboard, self.screen, lambda: self.outside.compose(before))
        if text.strip():
            self._update(Typed(text, self.outside.now()))
        else:
            self._say(failed or "nothing was typed")

    def _go_away(self, do: Callable[[], str]) -> str:
        left = self.outside.now()
        said, failed = released(self.keyboard, self.screen, do)
        self._update(Away(self.outside.now() - left))
        return failed or said

    def _say(self, message: str) -> None:
        self.showing = replace(self.showing, message=message)
