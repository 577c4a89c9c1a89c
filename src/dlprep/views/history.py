"""A card with all that is known of it: its text, how often each point was missed, its history."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dlprep.model.card import Point
from dlprep.model.mark import Mark
from dlprep.model.review import Review
from dlprep.scheduling.scheduler import Standing
from dlprep.selection.facts import CardFacts, State
from dlprep.selection.points import times_missed
from dlprep.views.ansi import Ink
from dlprep.views.card_body import answer_body, label, point_mark, question_body
from dlprep.views.card_text import one_line, visible
from dlprep.views.cards import CardLine
from dlprep.views.dates import clock, counted, day_in_words
from dlprep.views.leeches import ADVICE
from dlprep.views.marks import mark_words


@dataclass(frozen=True, slots=True)
class CardRecord:
    """A card, its deck's title, the person's *note*, where it stands, and all that was done with it.

    Reviews up to *reset* count no more.
    """

    facts: CardFacts
    deck_title: str
    note: str
    standing: Standing | None
    buried: date | None
    reset: datetime | None
    reviews: tuple[Review, ...]
    marks: tuple[Mark, ...]

    @property
    def line(self) -> CardLine:
        """Return what a list says of the card."""
        return CardLine(self.facts, self.standing, self.buried)

    def counts(self, review: Review) -> bool:
        """Say whether a review moves the box."""
        return not review.practice and (self.reset is None or review.at > self.reset)


def record_body(record: CardRecord, today: date, ink: Ink) -> RenderableType:
    """Return the card as on the screen, then its points with how often each was missed, then its history."""
    card = record.facts.card
    leech = [Text(f"A leech. {ADVICE}", "warning")] if State.LEECH in record.facts.states else []
    points = [label("Points", ink), _points(record, ink)] if card.points else []
    events = list(_events(record, today))
    history = (
        [label("History", ink), *(part for _, what in events for part in what)]
        if events
        else [Text(), Text("No history yet.", "quiet")]
    )
    return Group(
        question_body(card, ink),
        Text(_place(record), "quiet"),
        Text(_standing(record, today)),
        *leech,
        Text(),
        answer_body(replace(card, points=()), record.note, ink),
        *points,
        *history,
    )


def _place(record: CardRecord) -> str:
    card = record.facts.card
    difficulty = "" if card.difficulty is None else f"difficulty {card.difficulty}"
    parts = (card.id, visible(record.deck_title), ", ".join(card.tags), difficulty)
    return " · ".join(part for part in parts if part)


def _standing(record: CardRecord, today: date) -> str:
    standing, states, due = record.standing, record.facts.states, record.line.due
    parts = ["never seen" if standing is None else f"box {standing.box}"]
    if State.SUSPENDED in states:
        parts.append("suspended: not asked")
    elif State.BURIED in states and due:
        parts.append(f"buried until {day_in_words(due, today)}")
    elif State.DUE in states:
        parts.append("due now")
    elif due:
        parts.append(f"due {day_in_words(due, today)}")
    if standing:
        parts.append(counted(standing.reviews, "review"))
        parts.append(f"forgotten {standing.lapses}×" if standing.lapses else "")
    parts.append("flagged" if State.FLAGGED in states else "")
    return f"{', '.join(part for part in parts if part).capitalize()}."


def _points(record: CardRecord, ink: Ink) -> Table:
    missed, judged = times_missed(record.reviews)
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=1)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    for point in record.facts.card.points:
        text = one_line(point.say)
        if point.drafted:
            text.append("  (drafted, unchecked)", "quiet")
        grid.add_row(point_mark(point, ink), text, _times(point, missed, judged))
    return grid


def _times(point: Point, missed: Counter[str], judged: Counter[str]) -> Text:
    if not judged[point.say]:
        return Text("–", "quiet")
    if not missed[point.say]:
        return Text(f"said {judged[point.say]}×", "quiet")
    return Text(f"missed {missed[point.say]} of {judged[point.say]}", "warning")


def _events(record: CardRecord, today: date) -> Iterator[tuple[datetime, Sequence[RenderableType]]]:
    """Return reviews and marks in the order of their instants, each as lines."""
    reviews = [(review.at, _review(review, record)) for review in record.reviews]
    marks = [(mark.at, [_dated(mark.at, Text(mark_words(mark, today)))]) for mark in record.marks]
    yield from sorted([*reviews, *marks], key=lambda event: event[0])


def _review(review: Review, record: CardRecord) -> Sequence[RenderableType]:
    said = len(review.ticks) - len(review.missed)
    follow_ups = max(len(record.facts.card.follow_ups), len(review.probes))
    parts = [
        clock(review.took),
        f"spoken {clock(review.spoken)}" if review.spoken is not None else "",
        review.confidence.label if review.confidence is not None else "",
        counted(review.hints, "hint") if review.hints else "",
        f"{said} of {len(review.ticks)} points" if review.ticks else "",
        f"follow-ups {review.depth} of {follow_ups}" if review.probes else "",
        "practice" if review.practice else "",
        "" if record.counts(review) or review.practice else "before the fresh start",
    ]
    rating = (review.rating.label, review.rating.label)
    line = Text.assemble(rating, "  ", ", ".join(part for part in parts if part))
    missed = (_detail("missed", one_line(point)) for point in review.missed)
    typed = [_detail("typed", Text(visible(review.typed)))] if review.typed else []
    return [_dated(review.at, line), *missed, *typed]


def _detail(name: str, text: Text) -> RenderableType:
    # Wrapped on a pipe as well: the space before it would cut it there.
    line = Text.assemble((f"{name}: ", "quiet"), text, no_wrap=False, overflow="fold")
    return Padding(line, (0, 0, 0, 4), expand=False)


def _dated(at: datetime, what: Text) -> Text:
    return Text.assemble((at.isoformat(" ", "minutes")[:16], "quiet"), "  ", what)
