"""What the plain dialogue of a sitting says, from the session and the standings."""

from collections.abc import Callable
from dataclasses import dataclass

from dlprep.commands.study_facts import Moments
from dlprep.commands.study_screen import GUIDED, terms_of
from dlprep.model.card import CardId
from dlprep.scheduling.calendar import study_day
from dlprep.study.events import Event, Hinted, Started
from dlprep.study.judging import highest_rating
from dlprep.study.phases import Answering, Asking, Cleared, Phase, Probing
from dlprep.study.session import Session
from dlprep.terminal.actions import Binding, places
from dlprep.terminal.keymap import Keymap
from dlprep.views import spoken
from dlprep.views.ansi import Ink
from dlprep.views.card_text import visible
from dlprep.views.study import question_of

ASKING = "Press Enter to see the answer (h hint, t type, u undo, ? help, q stop): "
GUIDE = (
    "Answer aloud, as in the interview. You can write 'start' for a clock, and 'sure', 'unsure' or 'no idea'."
)
KEPT = "Your typed answer is kept: Enter puts it beside the model answer, t types it anew."
PROBING = "Press Enter to see its answer (n skip it, N skip all, u undo, q stop): "
PROBED = "Did you have it? y or n (N skip the rest, u undo, q stop): "
CLEARED = "Nothing is left to ask. Enter finishes, u takes the last rating back: "
HELP = "Write a letter or a word, then Enter. /words searches. 'points: y n y' judges all points at once."


@dataclass(frozen=True, slots=True)
class StudyReader:
    """Puts a sitting into words; *note_on* returns the person's own words on a card."""

    moments: Moments
    note_on: Callable[[CardId], str]
    keymap: Keymap
    ink: Ink = spoken.PLAIN

    def page(self, session: Session, *, back: bool = False) -> str:
        """Return what is to be read on entering the session's phase, or on coming *back* to it."""
        if session.card is None:
            return ""
        card = session.card_of(session.card)
        asked = f"{question_of(card)}\n" if back else ""
        match session.phase:
            case Answering() as phase:
                return asked + spoken.answer_words(card, phase, self.note_on(card.id), self.ink)
            case Probing() as phase:
                return asked + spoken.follow_up_words(card, phase, self.ink)
            case Asking(since=since, attempt=attempt):
                asked = spoken.question_words(card, self.moments.header(session, since), self.ink)
                guide = "" if self.moments.has_given(session, GUIDED) else f"{GUIDE}\n"
                return asked + (f"{KEPT}\n" if attempt.typed else guide)
            case _:
                return ""

    def prompt(self, session: Session) -> str:
        """Return what is asked now."""
        match session.phase:
            case Answering(card=card) as phase:
                asked = session.card_of(card)
                due = self.moments.due_words(session, card, study_day(phase.revealed))
                best = highest_rating(asked.points, phase.attempt.hints)
                ratings = spoken.rating_words(due, best)
                missed = self.moments.missed(session, asked)
                return spoken.judging_prompt(asked, phase, missed, ratings, self.ink)
            case Probing(answered=answered):
                return PROBED if answered else PROBING
            case Cleared():
                return CLEARED
            case _:
                return ASKING

    def change(self, session: Session, event: Event) -> str:
        """Return what a hint, the clock or a confidence has changed."""
        if not isinstance(session.phase, Asking):
            return ""
        match event:
            case Hinted():
                card = session.card_of(session.phase.card)
                return spoken.hint_words(card, session.phase.attempt.hints, terms_of(card), self.ink)
            case Started():
                return "The clock runs. Speak; Enter shows the answer."
            case _:
                confidence = session.phase.attempt.confidence
                return f"Noted: {confidence.label}." if confidence else "Noted: nothing."

    def raw(self, session: Session) -> str:
        """Return the card as it is written, its answer only once that is shown."""
        if session.card is None:
            return ""
        card = session.card_of(session.card)
        shown = isinstance(session.phase, Answering | Probing)
        return visible(f"{card.question}\n{card.answer if shown else ''}")

    def earlier(self, session: Session, place: int) -> str:
        """Return an earlier review of the sitting; *place* counts back from 1, the last one."""
        if not session.reviews:
            return "No card of this sitting came before this one."
        review = session.reviews[-place]
        return spoken.earlier_words(session.card_of(review.card), review, self.ink)

    def card(self, session: Session, card: CardId) -> str:
        """Return a card's question on one line."""
        return question_of(session.card_of(card))

    def help(self, phase: Phase) -> str:
        """Return what can be asked for."""
        here = [item for item in self.keymap.bindings if item.where in places(phase)[:2] and item.keys]
        return "\n".join([HELP, *(f"{_to_write(item)}: {item.does}" for item in here)])


def _to_write(binding: Binding) -> str:
    """Return what to write for an action: its letters, or its name where no letter is bound."""
    letters = [key for key in binding.keys if len(key) == 1 and key != " "]
    return " or ".join([*letters, binding.action.value])
