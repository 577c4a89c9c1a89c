"""The loop of a sitting: draw, read a key, decide, do, draw again."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias

from dlprep.study.events import Accepted, Away, Edited, Event, Judged, JudgedRest, Probed, Rated, Typed
from dlprep.study.phases import Answering, Asking, Cleared, Closed, Phase, Probing
from dlprep.study.session import Session
from dlprep.terminal.actions import Action, Where
from dlprep.terminal.away import pause, released
from dlprep.terminal.keymap import Keymap
from dlprep.terminal.keys import Key
from dlprep.terminal.meaning import Moment, meaning
from dlprep.terminal.outcomes import TOO_EARLY, happened
from dlprep.terminal.outside import KeySource, Outside
from dlprep.terminal.overlays import is_way_out, opened, reading_key, searching_key, typing_key
from dlprep.terminal.screen import Screen, Size
from dlprep.terminal.showing import Drawn, Follow, Searching, Showing, Typing, in_view, scrolled, settled

TICK_SECONDS = 1.0
JUDGING = (Rated, Accepted, Probed)

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

    Effects are performed before the session moves on: if the log cannot be written, the error
    leaves with the screen and the log in agreement. While the log is only busy, the card stays.
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
    """The session, what the screen shows of it, and *early*: keys typed before that was shown."""

    session: Session
    keyboard: KeySource
    screen: Screen
    draw: Draw
    outside: Outside
    keymap: Keymap
    showing: Showing = field(default_factory=Showing)
    is_new: bool = True
    early: int = 0

    def show(self) -> Drawn:
        """Draw the screen of this moment."""
        size, showing, now = self.screen.size, self.showing, self.outside.now()
        drawn = self.draw(self.session, showing, size, now)
        first = settled(showing.first, drawn, showing.follow)
        if first != showing.first:  # the window has grown, or the cursor has moved on
            drawn = self.draw(self.session, showing.at(first), size, now)
        self.showing = replace(showing.at(first), follow=Follow.NOTHING)
        if self.is_new:
            self._look_at_early_keys()
        self.screen.draw(drawn.lines, size)
        return drawn

    def press(self, key: Key, drawn: Drawn) -> None:
        """Do what a key says."""
        early, self.early = self.early > 0, max(0, self.early - 1)
        overlay, at = self.showing.overlay, self.outside.now()
        # Whatever lies over the card: another program may have written on the screen.
        if len(key) > 1 and self.keymap.action_at(key, Where.ANYWHERE) is Action.REDRAW:
            self.screen.redraw()
            return
        self.showing = replace(self.showing, message="")
        if isinstance(overlay, Typing):
            self._answer(*typing_key(overlay, self.showing, key, drawn.text_width, at))
        elif isinstance(overlay, Searching):
            self._answer(*searching_key(overlay, self.showing, key, self.outside.find, at))
        elif overlay is not None and not is_way_out(key, overlay):
            self._answer(*reading_key(overlay, self.showing, key, drawn, self.keymap, self.session))
        else:
            now = Moment(at, self.outside.study_day)
            view = in_view(self.showing.first, drawn)
            self._mean(meaning(key, self.session, self.keymap, view, now), drawn, early=early)

    def _look_at_early_keys(self) -> None:
        """Count what was typed before a new page is shown; at the end nothing of it counts."""
        if isinstance(self.session.phase, Cleared):
            self.keyboard.flush()
        self.is_new, self.early = False, self.keyboard.pending()

    def _answer(self, showing: Showing, event: Event | None) -> None:
        self.showing = showing
        if event is not None:
            self._update(event)

    def _mean(self, meant: Event | Action | None, drawn: Drawn, *, early: bool) -> None:
        match meant:
            case None:
                pass
            case Action():
                self._act(meant, drawn)
            case _ if early and isinstance(meant, JUDGING):
                self.showing = replace(self.showing, message=TOO_EARLY)
            case _:
                self._update(meant)

    def _act(self, action: Action, drawn: Drawn) -> None:
        if after := opened(action, self.session, self.showing):
            self.showing = after
            return
        match action:
            case Action.REDRAW:
                self.screen.redraw()
            case Action.RAW:
                self.showing = replace(self.showing, raw=not self.showing.raw, top=0)
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
        after, said = happened(before, event, self.outside, self.keymap)
        self.session = after
        if _page(after.phase) != _page(before.phase):
            self.is_new = True
            draft = self.showing.draft if after.card == before.card else ""
            self.showing = Showing(draft=draft, follow=Follow.FOCUS)
        elif after.phase is not before.phase:
            judged = isinstance(event, Judged | JudgedRest)
            self.showing = replace(self.showing, follow=Follow.RESULT if judged else Follow.FOCUS)
        self._say(said)

    def _edit(self) -> None:
        card = self.session.card
        if card is not None:
            said = self._go_away(lambda: self.outside.edit(card))
            self._update(Edited(self.outside.now()))
            self._say(said)

    def _compose(self) -> None:
        text = ""

        def write() -> str:
            nonlocal text
            text = self.outside.compose(self.showing.draft)
            return ""

        # Writing is answering: unlike other visits to the editor it takes its time.
        said = released(self.keyboard, self.screen, write)
        if text.strip():
            self.showing = replace(self.showing, draft="")
            self._update(Typed(text, self.outside.now()))
        self._say(said if text.strip() else said or "nothing was typed")

    def _go_away(self, do: Callable[[], str]) -> str:
        left = self.outside.now()
        said = released(self.keyboard, self.screen, do)
        self._update(Away(self.outside.now() - left))
        return said

    def _say(self, message: str) -> None:
        self.showing = replace(self.showing, message=message)


def _page(phase: Phase) -> tuple[object, ...]:
    """Return what tells one page from another; ticks, hints and clocks are changes on a page."""
    match phase:
        case Probing():
            return Probing, phase.review, phase.number, phase.answered
        case Asking(card=card) | Answering(card=card):
            return type(phase), card
        case _:
            return (type(phase),)
