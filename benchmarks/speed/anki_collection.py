"""A collection of the `anki` package, as large as a home: what Anki takes for the same work."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self

import anki.collection
from anki.cards import Card
from anki.decks import DeckId
from anki.scheduler.v3 import Scheduler
from anki.scheduler_pb2 import CardAnswer

DECK = DeckId(1)
MOST_A_DAY = 9999
REVIEWED = "update cards set type = 2, queue = 2, due = ?, ivl = ?, factor = 2500, reps = 10 where id = ?"


class AnkiCollection:
    """An open collection, which answers cards and draws up statistics."""

    def __init__(self, path: Path) -> None:
        """Open the collection at *path*."""
        self._collection = anki.collection.Collection(str(path))

    @property
    def _scheduler(self) -> Scheduler:
        scheduler = self._collection.sched
        assert isinstance(scheduler, Scheduler)  # noqa: S101 - an old one is for old collections
        return scheduler

    def __enter__(self) -> Self:
        """Return it; leaving the block closes it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the collection."""
        self._collection.close()

    def take(self) -> None:
        """Take the next card of the queue, which the first time is built for it."""
        queued = self._scheduler.get_queued_cards(fetch_limit=1).cards[0]
        self._card = Card(self._collection, backend_card=queued.card)
        self._card.start_timer()
        self._states = queued.states

    def answer(self) -> None:
        """Rate the card at hand "good", durably, and take the next of the queue."""
        answer = self._scheduler.build_answer(card=self._card, states=self._states, rating=CardAnswer.GOOD)
        self._scheduler.answer_card(answer)
        self.take()

    def year(self) -> int:
        """Draw up the statistics of the last year, and return how many kinds of them there are."""
        # The window of statistics asks for exactly this; no public method does.
        return len(self._collection._backend.graphs(search="", days=365).ListFields())  # noqa: SLF001


def make_collection(path: Path, cards: int, reviews: int, end: datetime, seed: int = 1) -> None:
    """Write a collection: 90 % of the cards reviewed, evenly over the year before *end*."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    collection = anki.collection.Collection(str(part))
    kind = collection.models.current()
    notes = []
    for number in range(cards):
        note = collection.new_note(kind)
        note.fields = [f"question {number}", "a line of the answer\n" * 60]
        notes.append(anki.collection.AddNoteRequest(note=note, deck_id=DECK))
    collection.add_notes(notes)
    options = collection.decks.config_dict_for_deck_id(DECK)
    options["rev"]["perDay"] = options["new"]["perDay"] = MOST_A_DAY
    collection.decks.update_config(options)
    collection.close()
    _review(part, reviews, end, Random(seed))
    part.replace(path)


def _review(path: Path, reviews: int, end: datetime, random: Random) -> None:
    connection = sqlite3.connect(path)
    ids = [card for (card,) in connection.execute("select id from cards order by id")]
    seen = ids[: max(1, len(ids) * 9 // 10)]
    connection.executemany(
        REVIEWED, ((random.randrange(-10, 30), random.randrange(1, 60), card) for card in seen)
    )
    start = int((end - timedelta(days=365)).timestamp() * 1000)
    step = 365 * 86_400_000 // max(1, reviews)
    connection.executemany(
        "insert into revlog values (?, ?, -1, ?, 10, 5, 2500, ?, 1)",
        (
            (
                start + number * step,
                random.choice(seen),
                random.choices((1, 2, 3, 4), (15, 15, 60, 10))[0],
                random.randrange(20_000, 60_000),
            )
            for number in range(reviews)
        ),
    )
    connection.commit()
    connection.close()
