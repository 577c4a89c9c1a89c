"""Every shipped card as it is studied: question, hints, points, answer, mistakes, follow-ups, look back."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from rich.cells import cell_len

from dlprep.model.card import Card
from dlprep.model.deck import Deck
from dlprep.model.review import EntryId, Rating, Review, SessionId, Tick
from dlprep.storage.library import deck_files, load_decks, shipped_decks
from dlprep.study.key_terms import skeleton
from dlprep.study.phases import Answering, Attempt, Probing
from dlprep.views import spoken
from dlprep.views.ansi import Ink
from dlprep.views.looking_back import earlier_text
from dlprep.views.study import text_width
from dlprep.views.study_header import Header
from dlprep.views.study_text import Paper, StudyText, answering_text, asking_text, probing_text

DECKS = {str(deck.id): deck for deck in load_decks(deck_files(shipped_decks())).library.decks}
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PLAIN = Ink(colour=False, style=False)
COMMAND = re.compile(r"\\[a-zA-Z]{2,}|\$")
ENTRY = EntryId(SessionId("s1"), 1)
GUIDE = "For each point: y if you said it, n if not. The rating follows from them."


def studied(card: Card, columns: int) -> Iterator[StudyText]:
    """Draw every text that studying a card shows."""
    paper = Paper(text_width(columns, wide=False), PLAIN)
    terms, said = skeleton(card), frozenset(point.say for point in card.points)
    for hints in (0, 1, len(card.points) + 1):
        yield asking_text(card, hints, terms, GUIDE, paper)
    everything = frozenset(range(len(card.points)))
    for tick in (None, True, False):
        phase = Answering(card.id, NOW, NOW, ticks=(tick,) * len(card.points))
        yield answering_text(card, phase, said, "", GUIDE, paper)
    typed = Answering(
        card.id, NOW, NOW, Attempt(typed="one two " * 30), (True,) * len(card.points), 0, everything
    )
    yield answering_text(card, typed, said, "", GUIDE, Paper(text_width(columns, wide=True), PLAIN))
    for number in range(len(card.follow_ups)):
        for shown in (False, True):
            yield probing_text(card, Probing(card.id, ENTRY, NOW, number, shown), GUIDE, paper)
    ticks = tuple(Tick(point.say, False) for point in card.points)
    review = Review(ENTRY, card.id, Rating.GOOD, NOW, timedelta(seconds=80), ticks=ticks)
    yield earlier_text(card, review, "", paper)


@pytest.mark.parametrize("columns", [100, 60])
@pytest.mark.parametrize("deck", DECKS.values(), ids=DECKS)
def test_every_card_fits_and_no_command_is_left(deck: Deck, columns: int) -> None:
    """No line of any phase is wider than the screen has room for, and none holds a command of LaTeX."""
    room = text_width(columns, wide=True)
    for card in deck.cards:
        for text in studied(card, columns):
            for line in text.lines:
                assert cell_len(line) <= room, f"{card.id}: {line}"
                assert not COMMAND.search(line), f"{card.id}: {line}"


@pytest.mark.parametrize("deck", DECKS.values(), ids=DECKS)
def test_every_card_can_be_heard(deck: Deck) -> None:
    """The same in plain lines, where nothing is drawn: no rules, boxes, marks or raised fractions."""
    for card in deck.cards:
        phase = Answering(card.id, NOW, NOW, ticks=(None,) * len(card.points))
        follow_ups = [
            spoken.follow_up_words(card, Probing(card.id, ENTRY, NOW, number, shown), spoken.PLAIN)
            for number in range(len(card.follow_ups))
            for shown in (False, True)
        ]
        told = "\n".join(
            (
                spoken.question_words(card, Header("Deck", 1, 1), spoken.PLAIN),
                spoken.hint_words(card, 1, skeleton(card), spoken.PLAIN),
                spoken.hint_words(card, len(card.points) + 1, skeleton(card), spoken.PLAIN),
                spoken.answer_words(card, phase, "", spoken.PLAIN),
                spoken.judging_prompt(card, phase, frozenset(), "1 again", spoken.PLAIN),
                *follow_ups,
            )
        )
        assert not COMMAND.search(told), card.id
        assert not re.search(r"[─-▟▸★✓✗⎛-⎳↪\x1b]", told), card.id
