"""What the screen of a sitting shows at each moment, from the session and the standings."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache

from dlprep.commands.study_facts import Moments, proposed
from dlprep.commands.study_keys import foot, guide, help_groups, ways_out
from dlprep.model.card import Card, CardId
from dlprep.scheduling.calendar import study_day
from dlprep.study.key_terms import skeleton
from dlprep.study.phases import Answering, Asking, Probing
from dlprep.study.session import Session
from dlprep.terminal.actions import Action, Where, places
from dlprep.terminal.draft import Draft
from dlprep.terminal.keymap import Keymap
from dlprep.terminal.screen import Size
from dlprep.terminal.showing import Help, LookingBack, Searching, Showing, Typing
from dlprep.views.ansi import Ink
from dlprep.views.card_body import question_lines
from dlprep.views.help import help_body
from dlprep.views.looking_back import earlier_text
from dlprep.views.search import search_text
from dlprep.views.study import StudyFacts, StudyScreen, question_of, study_screen, text_width
from dlprep.views.study_header import Header
from dlprep.views.study_text import (
    Paper,
    StudyText,
    answering_text,
    asking_text,
    body_text,
    draw_ahead,
    probing_text,
)
from dlprep.views.summary import cleared_body
from dlprep.views.typed_answer import typing_text

GUIDED = 5
"""Reviews until a person knows what to do."""


@dataclass(frozen=True, slots=True)
class StudyPainter:
    """Draws a sitting; *note_on* returns the person's own words on a card."""

    moments: Moments
    ink: Ink
    note_on: Callable[[CardId], str]
    keymap: Keymap = field(default_factory=Keymap)

    def draw(self, session: Session, showing: Showing, size: Size, now: datetime) -> StudyScreen:
        """Return the screen for this moment."""
        over = showing.overlay
        typed = isinstance(session.phase, Answering) and bool(session.phase.attempt.typed)
        paper = Paper(text_width(size.columns, wide=typed and over is None), self.ink, showing.raw)
        text = self._card_text(session, paper) if over is None else self._over(session, showing, paper)
        header = self.moments.header(session, now)
        rating = proposed(session)
        facts = StudyFacts(
            header=replace(header, standing="looking back") if isinstance(over, LookingBack) else header,
            today=study_day(now),
            message=showing.message,
            keys=foot(session, over, rating, self.keymap, more=False),
            keys_before=foot(session, over, rating, self.keymap, more=True),
            last_keys=ways_out(session, over, self.keymap),
        )
        if isinstance(over, Help | Searching):
            facts = replace(facts, header=Header("Help" if isinstance(over, Help) else "Search"))
        elif over is None:
            facts = replace(facts, choices=self.moments.choices(session, now))
        return study_screen(facts, text, showing.first, size.columns, size.rows, self.ink)

    def prepare(self, session: Session, showing: Showing, size: Size) -> None:
        """Draw the answer while the person thinks, so that it is there when it is asked for."""
        if isinstance(session.phase, Asking):
            typing = isinstance(showing.overlay, Typing)
            paper = Paper(text_width(size.columns, wide=typing), self.ink, showing.raw)
            card = session.card_of(session.phase.card)
            draw_ahead(card, self.note_on(card.id), paper, typed=typing)

    def _card_text(self, session: Session, paper: Paper) -> StudyText:
        helped = self._guide(session)
        match session.phase:
            case Asking(card=card, attempt=attempt):
                terms = terms_of(session.card_of(card)) if attempt.hints else ()
                return asking_text(session.card_of(card), attempt.hints, terms, helped, paper)
            case Answering(card=card) as phase:
                asked = session.card_of(card)
                missed = self.moments.missed(session, asked)
                return answering_text(asked, phase, missed, self.note_on(card), helped, paper)
            case Probing(card=card) as phase:
                return probing_text(session.card_of(card), phase, helped, paper)
            case _:
                stop, undo = self.keymap.key(Action.STOP), self.keymap.key(Action.UNDO)
                body = cleared_body(session.answered, stop, undo, out_of_time=bool(session.waiting))
                return body_text(body, paper)

    def _guide(self, session: Session) -> str:
        if isinstance(session.phase, Asking) and session.phase.attempt.typed:
            on, show = self.keymap.key(Action.TYPE), self.keymap.key(Action.REVEAL)
            return f"Your typed answer is kept: {on} goes on with it, {show} puts it beside the model answer."
        is_new = not self.moments.has_given(session, GUIDED)
        return guide(session, proposed(session), self.keymap) if is_new else ""

    def _over(self, session: Session, showing: Showing, paper: Paper) -> StudyText:
        match showing.overlay:
            case Typing(draft):
                return self._typing(session, draft, paper)
            case Searching(words, found, chosen):
                rows = [(question_of(session.card_of(card)), self._deck(card)) for card in found]
                return search_text(words.text, words.at, rows, chosen, paper)
            case LookingBack(place) if session.reviews:
                review = session.reviews[-min(place, len(session.reviews))]
                card = session.card_of(review.card)
                return earlier_text(card, review, self.note_on(card.id), paper)
            case _:
                return help_text(self.keymap, tuple(places(session.phase)), paper)

    def _typing(self, session: Session, draft: Draft, paper: Paper) -> StudyText:
        question = (
            question_lines(session.card_of(session.card), paper.width, self.ink) if session.card else ()
        )
        rows = [draft.text[start:end] for start, end in draft.rows(paper.width)]
        return typing_text(question, rows, draft.position(paper.width), paper)

    def _deck(self, card: CardId) -> str:
        return self.moments.progress.library.deck_of(card).title


@lru_cache(maxsize=8)
def help_text(keymap: Keymap, here: tuple[Where, ...], paper: Paper) -> StudyText:
    """Return the keys and what they do, those that act *here* first."""
    groups = help_groups(keymap, here)
    return body_text(help_body(groups, must=paper.ink.signs.must, columns=paper.width), paper)


@lru_cache(maxsize=8)
def terms_of(card: Card) -> tuple[str, ...]:
    """Return the key words of a card's answer."""
    return skeleton(card)
