"""What the screen of a sitting shows at each moment, from the session and the standings."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import reduce

from dlprep.commands.progress import Progress
from dlprep.model.card import CardId
from dlprep.model.review import Rating
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.queue import Queue, Reason
from dlprep.scheduling.scheduler import Standing, preview
from dlprep.study.phases import Answering, Asking
from dlprep.study.session import Session
from dlprep.terminal.keymap import BINDINGS
from dlprep.terminal.loop import Viewport
from dlprep.terminal.screen import Size
from dlprep.views.ansi import Ink, ansi_lines
from dlprep.views.card_body import answer_body, card_lines, question_body
from dlprep.views.card_text import visible
from dlprep.views.help import help_body
from dlprep.views.study import StudyFacts, StudyScreen, study_screen, text_width
from dlprep.views.summary import cleared_body

PLAIN_WIDTH = 80
PLAIN = Ink(colour=False, style=False)


@dataclass(frozen=True, slots=True)
class StudyPainter:
    """Draws a sitting; *progress* and *queue* are as they were when it began.

    *left* is what was left then of the day's minutes, None where there is no limit; *note_on*
    returns the person's own words on a card.
    """

    progress: Progress
    queue: Queue
    left: timedelta | None
    ink: Ink
    note_on: Callable[[CardId], str]

    def draw(self, session: Session, viewport: Viewport, size: Size, now: datetime) -> StudyScreen:
        """Return the screen for this moment."""
        width = text_width(size.columns)
        if viewport.help_top is not None:
            text = ansi_lines(help_body([(item.keys, item.does) for item in BINDINGS]), width, self.ink)
        elif session.card is None:
            body = cleared_body(session.answered, out_of_time=bool(session.waiting))
            text = ansi_lines(body, width, self.ink)
        else:
            answered = isinstance(session.phase, Answering)
            card = self.progress.library.card(session.card)
            text = card_lines(card, self.note_on(card.id), width, self.ink, answered=answered)
        facts = replace(self._facts(session, now), help=viewport.help_top is not None)
        return study_screen(facts, text, viewport.first, size.columns, size.rows, self.ink)

    def describe(self, session: Session) -> str:
        """Return what the plain dialogue says on entering the session's phase."""
        if session.card is None:
            return ""
        card = self.progress.library.card(session.card)
        if isinstance(session.phase, Answering):
            body = answer_body(card, self.note_on(card.id))
            return "\n".join(ansi_lines(body, PLAIN_WIDTH, PLAIN)) + "\n"
        place = session.planned.index(card.id) + 1
        standing = self._why(session, card.id)
        deck = visible(self.progress.library.deck_of(card.id).title)
        head = f"Card {place} of {max(place, len(self.queue.items))}, {standing}, {deck}"
        return "\n".join([head, *ansi_lines(question_body(card), PLAIN_WIDTH, PLAIN)])

    def _facts(self, session: Session, now: datetime) -> StudyFacts:
        today = study_day(now)
        match session.phase:
            case Asking(card, since):
                due: dict[Rating, date] = {}
            case Answering(card, since):
                due = self._due_days(session, card, today)
            case _:
                return StudyFacts("dlprep", 0, 0, 0, "", timedelta(), today, {}, cleared=True)
        place = session.planned.index(card) + 1
        return StudyFacts(
            deck=self.progress.library.deck_of(card).title,
            place=place,
            planned=max(place, len(self.queue.items)),
            repeating=session.repeating,
            standing=self._why(session, card),
            elapsed=now - since,
            left=self._left(session, now - since),
            today=today,
            due=due,
            can_undo=session.last is not None,
        )

    def _standing(self, session: Session, card: CardId) -> Standing | None:
        """Return where the card stands now: the reviews of this sitting on top of the log's."""
        return reduce(
            lambda standing, review: self.progress.learner.scheduler.advance(
                standing, review.rating, study_day(review.at)
            ),
            (review for review in session.reviews if review.card == card),
            self.progress.learner.standings.get(card),
        )

    def _due_days(self, session: Session, card: CardId, today: date) -> dict[Rating, date]:
        outcomes = preview(self.progress.learner.scheduler, self._standing(session, card), today)
        # A failed card comes back in this sitting, before its due day.
        return {rating: today if after.failing else after.due for rating, after in outcomes.items()}

    def _why(self, session: Session, card: CardId) -> str:
        """Return in a phrase where the card stands and why it is asked."""
        standing = self._standing(session, card)
        if standing is None:
            return "new"
        if standing.failing:
            return "once more"
        items = (*self.queue.items, *self.queue.beyond)
        item = next(item for item in items if item.card == card)
        why = f"+{item.gain:.0%} on the day" if item.reason is Reason.EARLY else item.reason.value
        return f"box {standing.box}, {why}"

    def _left(self, session: Session, elapsed: timedelta) -> timedelta | None:
        if self.left is None:
            return None
        return self.left - session.used - elapsed
