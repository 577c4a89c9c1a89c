"""Makes a home folder of any size: decks of long Markdown answers, and a log of reviews of them."""

import os
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from dlprep.model.card import Card, CardId, FollowUp, Point
from dlprep.model.deck import Deck, DeckId
from dlprep.storage.deck_writing import write_deck
from dlprep.storage.review_log import ReviewLog

ONSETS = "b br d dr f fl g gr k kl l m n p pl r s st t tr v z".split()
WORDS = [
    f"{one}{vowel}{other}{ending}"
    for one in ONSETS
    for vowel in "aeiou"
    for other in ONSETS[::3]
    for ending in ("an", "er", "il", "on")
]
"""Invented words: as many different ones as a large library has, in any language."""

TAGS = ("optimization", "vision", "evaluation", "data", "transformers", "deployment")
CODE = "```python\nimport numpy as np\n\nscores = np.array([0.2, 0.7, 0.1])\nprint(scores.argmax())\n```"
TABLE = (
    "| choice | when | price |\n|---|---|---|\n| small | little data | bias |\n| large | much data | time |"
)
FORMULA = "$$\n\\frac{1}{n} \\sum_{i=1}^{n} \\left(y_i - \\hat{y}_i\\right)^2\n$$"


def make_library(home: Path, cards: int, files: int, seed: int = 1) -> None:
    """Write *cards* cards in *files* decks below *home*; answers have some 1,200 characters."""
    random = Random(seed)
    folder = home / "decks"
    folder.mkdir(parents=True, exist_ok=True)
    numbers = range(cards)
    (folder / "tags.yaml").write_text("".join(f"{tag}: invented\n" for tag in TAGS), encoding="utf-8")
    for number in range(files):
        deck = Deck(
            DeckId(f"deck-{number}"),
            f"Deck {number}",
            tuple(_card(random, card) for card in numbers[number::files]),
        )
        path = folder / f"deck-{number:04}.yaml"
        path.write_text(write_deck(deck), encoding="utf-8")
        # As if it had been written some time ago: what was only just written is never cached.
        os.utime(path, (1_700_000_000, 1_700_000_000))


def make_log(home: Path, cards: int, reviews: int, end: datetime, seed: int = 1) -> None:
    """Write a log of *reviews* reviews of the first 90 % of the cards, evenly over the year before *end*."""
    random = Random(seed)
    with ReviewLog(home / "reviews.sqlite3"):
        pass
    seen = max(1, cards * 9 // 10)
    start = int((end - timedelta(days=365)).timestamp() * 1000)
    step = 365 * 86_400_000 // max(1, reviews)
    rows = (
        (
            number + 1,
            number // 20 + 1,
            number % 20 + 1,
            number % seen + 1 if number < seen else random.randrange(seen) + 1,
            random.choices((1, 2, 3, 4), (15, 15, 60, 10))[0],
            start + number * step,
            0,
            random.randrange(20_000, 120_000),
        )
        for number in range(reviews)
    )
    connection = sqlite3.connect(home / "reviews.sqlite3", isolation_level=None)
    connection.execute("pragma synchronous = off")
    connection.execute("begin")
    ids = ((number + 1, f"card-{number}") for number in range(seen))
    connection.executemany("insert into cards (key, id) values (?, ?)", ids)
    sessions = ((number + 1, f"{number:016x}") for number in range(reviews // 20 + 1))
    connection.executemany("insert into sessions (key, id) values (?, ?)", sessions)
    connection.executemany(
        "insert into reviews (key, session, seq, card, rating, at, utc_offset, took)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.execute("commit")
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()


def _card(random: Random, number: int) -> Card:
    one, two, three = topic = random.sample(WORDS, 3)
    claims = [f"The {word} {' '.join(random.sample(WORDS, 4))}" for word in topic]
    parts = [f"{'. '.join(claims)}.", f"**In practice.** {_sentences(random, 3)}"]
    parts.append("\n".join(f"- {_sentences(random, 1)}" for _ in range(4)))
    parts += [part for part, share in ((CODE, 0.3), (TABLE, 0.3), (FORMULA, 0.4)) if random.random() < share]
    parts.append(_sentences(random, 3))
    return Card(
        id=CardId(f"card-{number}"),
        question=f"How do {one}, {two} and {three} work together, and when would you not use them?",
        answer="\n\n".join(parts) + "\n",
        number=number + 1,
        points=tuple(Point(claim, must=not place) for place, claim in enumerate(claims)),
        follow_ups=(FollowUp(f"And without the {one}?", _sentences(random, 2)),),
        tags=tuple(random.sample(TAGS, 2)),
        difficulty=random.randrange(1, 4),
    )


def _sentences(random: Random, count: int) -> str:
    return " ".join(" ".join(random.choices(WORDS, k=14)).capitalize() + "." for _ in range(count))
