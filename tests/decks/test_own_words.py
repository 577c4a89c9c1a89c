"""The shipped decks share no run of eight words with the articles they follow."""

import os
import re
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from dlprep.model.card import Card
from dlprep.storage.library import deck_files, load_decks, shipped_decks

RUN = 8
ROOT = Path(__file__).parent.parent.parent
ARTICLES = Path(os.environ.get("DLPREP_ARTICLES", ROOT.parent / "shared" / "articles"))


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return re.findall(r"\w+", text.lower())


def texts(card: Card) -> list[str]:
    """Return every text of a card."""
    follow_ups = [text for item in card.follow_ups for text in (item.ask, item.answer)]
    return [card.question, card.answer, *(point.say for point in card.points), *follow_ups, *card.mistakes]


def longest_shared_run(text: list[str], articles: list[list[str]]) -> list[str]:
    """Return the longest run of three or more words that stands in *text* and in an article."""
    starts: defaultdict[tuple[str, ...], list[tuple[list[str], int]]] = defaultdict(list)
    for article in articles:
        for at in range(len(article) - 2):
            starts[tuple(article[at : at + 3])].append((article, at))
    best: list[str] = []
    for start in range(len(text) - 2):
        for article, at in starts.get(tuple(text[start : start + 3]), []):
            length = 3
            while text[start + length : start + length + 1] == article[at + length : at + length + 1] != []:
                length += 1
            best = max(best, text[start : start + length], key=len)
    return best


def test_the_measure_finds_a_run() -> None:
    """A run is found wherever it stands."""
    article = words("one two three four five six seven eight nine ten")

    assert longest_shared_run(words("so three four five six, not more"), [article]) == [
        "three",
        "four",
        "five",
        "six",
    ]


@pytest.mark.skipif(not ARTICLES.is_dir(), reason=f"the articles are not at {ARTICLES} (DLPREP_ARTICLES)")
def test_no_run_of_eight_words(capsys: pytest.CaptureFixture[str]) -> None:
    """The longest run shared with either article is shorter than eight words; it is reported."""
    articles = [words(file.read_text(encoding="utf-8")) for file in sorted(ARTICLES.glob("*.txt"))]
    cards = load_decks(deck_files(shipped_decks())).library.cards()
    everything = [word for card in cards for text in texts(card) for word in [*words(text), "|"]]

    longest = longest_shared_run(everything, articles)

    with capsys.disabled():
        sys.stdout.write(f"\nlongest run shared with an article: {len(longest)} words\n")
    assert len(longest) < RUN
