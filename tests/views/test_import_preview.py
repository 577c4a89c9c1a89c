"""The preview of an import, as text."""

import io
from dataclasses import replace

from rich.console import Console

from dlprep.importing.coverage import Coverage
from dlprep.importing.draft import Draft
from dlprep.importing.merging.choices import Choices
from dlprep.importing.merging.merge import merge
from dlprep.model.card import Source
from dlprep.model.deck import Deck, DeckId
from dlprep.views.import_preview import preview_body
from dlprep.views.imported import Imported, done_body, remarks_body
from dlprep.views.theme import THEME

SOURCE = Source("On nets", "nets.md")
LONG = "Random units are switched off while it learns, so that none of them can rely on any other one."
OLD = [
    Draft("What is a batch?", "Some rows.", 1, 1),
    Draft("How does dropout help a small net?", LONG, 2),
    Draft("How does dropout help a large net?", LONG + " Indeed.", 3),
    Draft("What is a layer?", "A function with weights.", 4, 4),
    Draft("What is a loss?", "A number.", 5, 5),
    Draft("What is a weight?", "A number.\nTo learn.", 6, 6),
]
NEW = [
    Draft("What is a [b]batch[/]?\x1b[0m", "A few rows.", 1, 1),
    Draft("How does dropout help a net?", LONG + " So.", 7),
    Draft("What is a layer?", "A function with many weights.", 4, 4),
    Draft("What is a weight?", "A number. To learn.", 6, 7),
    Draft("What is an epoch?", "All rows once. Then again. And again.", 9),
]

EXPECTED = """\
5 questions found in nets.md, read as 'headings'.
97 % of the text is in cards; left out: navigation (12 words), adverts (1 word).
New, for deck.yaml: 2 cards.
  how-does-dropout-help-a-net
  what-is-an-epoch
  1 card with drafted points, which nobody has checked
Renamed in the article: 1 card.
  1. what-is-a-batch
    question: What is a [-batch?-] {+[b]batch[/]?\N{SYMBOL FOR ESCAPE}[0m+}
    answer: [-Some-] {+A few+} rows.
Changed in the article: 1 card.
  6. what-is-a-weight
    answer: only the layout differs
Changed on both sides, left as you have it: 1 card.
  4. what-is-a-layer
    answer: [-My function.-] {+A function with many weights.+}
  Settle one with --theirs ID (as in the article) or --mine ID (as it is).
No longer in the article, studied as before: 1 card.
  5. what-is-a-loss
Not sure which card this is: 1 question.
  line 7: How does dropout help a net?
    new as how-does-dropout-help-a-net; it could be CANDIDATES in other words
    if it is: 'dlprep relink FIRST how-does-dropout-help-a-net' joins their histories
"""


def drawn(body: object) -> str:
    """Return what is printed, without colours."""
    console = Console(file=io.StringIO(), width=200, theme=THEME, markup=False, highlight=False, emoji=False)
    console.print(body)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def imported() -> Imported:
    """Return an import in which there is something of everything."""
    first = merge(Deck(DeckId("d"), "D"), OLD, SOURCE)
    cards = [replace(card, answer="My function.") if card.number == 4 else card for card in first.added]
    deck = Deck(DeckId("d"), "D", tuple(cards))
    result = merge(deck, NEW, SOURCE, (), first.bases, Choices(points=True))
    coverage = Coverage(0.9799, (("navigation", 12), ("adverts", 1)))
    return Imported("headings", "d", "deck.yaml", "nets.md", result, coverage, unanswered=2, studied=True)


def test_the_preview_tells_everything() -> None:
    """Every card that is touched stands under what becomes of it; nothing is markup or an escape."""
    value = imported()
    candidates = value.merge.uncertain[0].candidates
    expected = EXPECTED.replace("CANDIDATES", ", ".join(candidates)).replace("FIRST", candidates[0])

    lines = [line.rstrip() for line in drawn(preview_body(value)).splitlines()]

    assert "\n".join(lines) + "\n" == expected


def test_what_was_done_and_what_was_not() -> None:
    """Afterwards it is said what was written, what came along, and what was left."""
    done = replace(imported(), written=True, reviews=3, reviews_ahead=2, held_back=1)

    assert drawn(done_body(done)).splitlines() == [
        "2 cards added to deck.yaml.",
        "2 cards changed in deck.yaml.",
        "3 past reviews put into the review log.",
        "'dlprep undo' takes this import back.",
        "Study the deck with 'dlprep study d'.",
    ]
    assert drawn(remarks_body(done)).splitlines() == [
        "2 questions without an answer left out: --keep-unanswered makes cards of them.",
        "2 past reviews left out for lying in the future: a clock was wrong, there or here.",
        "1 card left as in the deck: --yes lets the article change what is there.",
    ]
