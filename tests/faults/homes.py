"""Homes of people, as the faults meet them, and what must hold of any home."""

import sqlite3
from contextlib import closing
from importlib import resources
from pathlib import Path

from dlprep.model.review import Review
from dlprep.storage.library import load_library
from dlprep.storage.review_log import ReviewLog
from tests.builders import a_review

CARDS = 12
DECK = "format: 1\nid: many\ntitle: Many\ncards:\n" + "".join(
    f"  - {{id: c{number}, question: What is {number}?, answer: A number.}}\n" for number in range(CARDS)
)
OLD_DECK = "format: 1\nid: old\ntitle: Old\ncards:\n  - {id: old, question: What is old?, answer: Much.}\n"
ARTICLE = "Q 1. What is a prime?\nA number with two divisors.\n\nQ 2. What is one?\nNo prime.\n"


def make_home(home: Path, reviews: int = 0) -> Path:
    """Make a home with a deck and some reviews of another one, and return it."""
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "many.yaml").write_text(DECK)
    (home / "decks" / "old.yaml").write_text(OLD_DECK)
    if reviews:
        with ReviewLog(home / "reviews.sqlite3") as log:
            log.record_all(a_review("old", seq=number, minutes=number) for number in range(1, reviews + 1))
    return home


def make_old_home(home: Path, reviews: int) -> Path:
    """Make a home whose log is of the first format."""
    make_home(home)
    first = resources.files("dlprep.storage.migrations").joinpath("0001_reviews.sql").read_text()
    with closing(sqlite3.connect(home / "reviews.sqlite3")) as connection:
        connection.executescript(first)
        connection.executescript("pragma user_version = 1; pragma application_id = 0x646C7072;")
        connection.executescript("insert into cards values (1, 'old'); insert into sessions values (1, 's1')")
        connection.executemany(
            "insert into reviews (session, seq, card, rating, at, utc_offset, took)"
            " values (1, ?1, 1, 3, 1700000000000 + ?1, 0, 0)",
            [(number,) for number in range(1, reviews + 1)],
        )
        connection.commit()
    return home


def live(home: Path) -> list[Review]:
    """Return the live reviews; none if there is no log."""
    path = home / "reviews.sqlite3"
    if not path.exists():
        return []
    with ReviewLog(path) as log:
        return log.reviews()


def given(home: Path) -> list[Review]:
    """Return the live reviews of the deck, without those that the home was made with."""
    return [review for review in live(home) if review.card != "old"]


def require_sound(home: Path) -> None:
    """Demand a log without a fault, and decks that read without a problem."""
    path = home / "reviews.sqlite3"
    if path.exists():
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
            assert connection.execute("pragma foreign_key_check").fetchall() == []
    assert load_library(home / "decks").problems == ()


def shown_as_done(said: str, place: str = "Card ") -> int:
    """Return how many ratings a plain dialogue has acknowledged: another card follows each."""
    cards = sum(line.startswith(place) for line in said.splitlines())
    return max(0, cards - 1)
