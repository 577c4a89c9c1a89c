"""Writes Anki packages with genanki, in the form that every Anki reads."""

import io
import json
import sqlite3
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import count, pairwise
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dlprep.errors import DlprepError
from dlprep.exporting.anki_notes import AnkiDeck, AnkiNote, Progress
from dlprep.model.review import Review
from dlprep.scheduling.calendar import study_day
from dlprep.storage.log_values import EPOCH, MILLISECOND

MODEL, MODEL_NAME = 1_517_204_863, "dlprep"
FRONT = "{{Question}}"
BACK = """\
{{FrontSide}}
<hr id=answer>
{{Answer}}
{{#Points}}<h4>Points</h4>{{Points}}{{/Points}}
{{#Follow-ups}}<h4>What they ask next</h4>{{Follow-ups}}{{/Follow-ups}}
{{#Mistakes}}<h4>Mistakes</h4>{{Mistakes}}{{/Mistakes}}
"""
CSS = """\
.card { font: 18px/1.45 sans-serif; text-align: left; max-width: 44em; margin: 0 auto; }
pre { white-space: pre-wrap; padding: .5em; border: 1px solid; }
table { border-collapse: collapse; }
td, th { border: 1px solid; padding: .1em .5em; }
li.must { list-style-type: "★ "; }
"""
ZERO = datetime(2014, 1, 1, 4)  # noqa: DTZ001 - wherever the person is
"""Days are counted from here. Anki counts on from where the collection began that takes the package."""

NEW_BUTTONS = 2
FIRST_ANSWER, ANSWER, PRACTICE = 0, 1, 3
REVIEWED, SUSPENDED = 2, -1
EASE = 2500


def anki_package(decks: Iterable[AnkiDeck], now: datetime) -> bytes:
    """Return the package. A newer one updates the notes of an older one, as their names are the same.

    Raises DlprepError when genanki is not there.
    """
    database = _collection(list(decks), now)
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in (("collection.anki2", database), ("media", b"{}")):
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return file.getvalue()


def _collection(decks: Sequence[AnkiDeck], now: datetime) -> bytes:
    try:
        import genanki
    except ImportError as error:
        raise DlprepError(
            "writing an Anki package needs a package that is not installed",
            hint="install it with: pip install 'dlprep[anki]'",
        ) from error
    names = list(decks[0].notes[0].fields)
    model = genanki.Model(
        MODEL,
        MODEL_NAME,
        fields=[{"name": name} for name in names],
        templates=[{"name": "Card 1", "qfmt": FRONT, "afmt": BACK}],
        css=CSS,
    )
    written = []
    for deck in decks:
        written.append(genanki.Deck(deck.number, deck.name))
        for place, note in enumerate(deck.notes, 1):
            fields = [note.fields[name] for name in names]
            written[-1].add_note(genanki.Note(model, fields, tags=note.tags, guid=note.name, due=place))
    with closing(sqlite3.connect(":memory:")) as connection:
        seconds = (now - EPOCH) // MILLISECOND / 1000
        with warnings.catch_warnings():
            # It warns of what it takes for broken tags; ours are made by rule.
            warnings.simplefilter("ignore")
            genanki.Package(written).write_to_db(connection.cursor(), seconds, count(int(seconds * 1000)))
        _set_up(connection, now)
        _add_progress(connection, [note for deck in decks for note in deck.notes])
        connection.commit()
        return connection.serialize()


def _set_up(connection: sqlite3.Connection, now: datetime) -> None:
    """Let days begin when they do for the person, and ratings be those of four buttons."""
    [(conf,)] = connection.execute("select conf from col")
    begin = round(ZERO.replace(tzinfo=now.tzinfo).timestamp())
    settings = json.dumps({**json.loads(conf), "schedVer": NEW_BUTTONS})
    connection.execute("update col set crt = ?, conf = ?", (begin, settings))


def _add_progress(connection: sqlite3.Connection, notes: Sequence[AnkiNote]) -> None:
    cards = dict(connection.execute("select guid, cards.id from cards join notes on notes.id = nid"))
    for note in notes:
        if note.progress is not None:
            card = note.progress
            values = (REVIEWED, REVIEWED, (card.due - ZERO.date()).days, card.interval, EASE)
            connection.execute(
                "update cards set type = ?, queue = ?, due = ?, ivl = ?, factor = ?, reps = ?, lapses = ?"
                " where id = ?",
                (*values, card.answers, card.lapses, cards[note.name]),
            )
        if note.suspended:
            connection.execute("update cards set queue = ? where id = ?", (SUSPENDED, cards[note.name]))
        if note.flagged:
            connection.execute("update cards set flags = 1 where id = ?", (cards[note.name],))
    _add_reviews(connection, [(cards[note.name], note.progress) for note in notes if note.progress])


def _add_reviews(connection: sqlite3.Connection, progress: Sequence[tuple[int, Progress]]) -> None:
    """Write the reviews of all cards; each is named by its millisecond, or the next one that is free."""
    rows = sorted(
        (row for card, each in progress for row in _rows(card, each.reviews)), key=lambda row: row[0]
    )
    last = 0
    for at, *values in rows:
        last = max(at, last + 1)
        connection.execute("insert into revlog values (?, ?, -1, ?, ?, ?, ?, ?, ?)", (last, *values))


def _rows(card: int, reviews: Sequence[Review]) -> Iterator[tuple[int, ...]]:
    """Give a row of Anki's log for each review, but for its number here the instant."""
    days = [study_day(review.at) for review in reviews]
    gaps = [0, *(max(0, (after - before).days) for before, after in pairwise(days)), 0]
    seen = False
    for review, before, after in zip(reviews, gaps, gaps[1:], strict=False):
        kind = PRACTICE if review.practice else ANSWER if seen else FIRST_ANSWER
        seen = seen or not review.practice
        ease = 0 if review.practice else EASE
        took = review.took // MILLISECOND
        yield (review.at - EPOCH) // MILLISECOND, card, int(review.rating), after, before, ease, took, kind
