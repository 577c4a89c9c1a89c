"""Takes the pictures of the README from the running program: `uv run python -m docs.pictures [FOLDER]`.

Clock, window, and the answers of an invented person are fixed, so anyone gets the same pictures. They go
to `docs/pictures/`, or to FOLDER. Needs a system with pseudo-terminals.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from dlprep.model.card import Card
from dlprep.model.review import Confidence, EntryId, Rating, Review, SessionId, Tick
from dlprep.storage.library import load_decks, shipped_decks
from dlprep.storage.review_log import ReviewLog
from dlprep.study.judging import propose
from docs.screen_svg import DARK, LIGHT, Palette, seen, svg
from tests.pseudo_terminal import NOW, Terminal

FOLDER = Path(__file__).parent / "pictures"
DECK = "image-classification"
ASKED = "show the answer"
TYPED = (
    "Supervised learning minimizes cross-entropy over the labelled pairs.",
    "Unsupervised returns clusters or embeddings, and clusters are not classes.",
    "Semi-supervised learns from few labels plus many unlabelled images.",
)
PLAN = """\
[plan]
minutes = 10
[[plan.interviews]]
day = 2026-12-18
decks = {vision-2026 = 0, applied-2026 = 0, applied-deep-learning = 0}
"""


def _question(terminal: Terminal) -> None:
    terminal.expect(ASKED)
    terminal.press("2")


def _points(terminal: Terminal) -> None:
    terminal.expect(ASKED)
    terminal.press("space")
    terminal.expect("said it")
    terminal.press("y", "y", "n", "y", "n", "y", "n")


def _typed(terminal: Terminal) -> None:
    terminal.expect(ASKED)
    terminal.press("t", "\r".join(TYPED), "ctrl-d")
    terminal.expect("You typed")


def _help(terminal: Terminal) -> None:
    _points(terminal)
    terminal.press("?")


def _printed(terminal: Terminal) -> None:
    assert terminal.exit_code() == 0, terminal.text  # noqa: S101


@dataclass(frozen=True)
class Picture:
    """A picture: the command, what a person then presses, the window, and what is to be read aloud for it."""

    name: str
    title: str
    arguments: tuple[str, ...]
    steps: Callable[[Terminal], None]
    rows: int = 30
    palette: Palette = field(default=DARK)


STUDY = ("study", DECK)
PICTURES = (
    Picture(
        "question", "A question; below it the keys: how sure one is, and how to go on", STUDY, _question, 14
    ),
    Picture("points", "The model answer with its points ticked, and the rating they propose", STUDY, _points),
    Picture("typed", "A typed answer beside the model answer; found points are marked", STUDY, _typed),
    Picture("help", "The keys that count at this moment", STUDY, _help),
    Picture("light", "The points on a light terminal", ("--theme", "light", *STUDY), _points, 30, LIGHT),
    Picture("contrast", "The points without colours", ("--theme", "contrast", *STUDY), _points),
    Picture("stats", "Recall to expect, days of study, boxes, points said", ("stats",), _printed, 60),
    Picture("plan", "Recall until the interview, and the days until then", ("plan",), _printed, 60),
    Picture("show", "A card with its points and its history", ("show", "roc-auc"), _printed, 90),
)
STUDIED = ("stats", "plan", "show")
"""Pictures of one who has studied for some weeks; the others are of the first day."""


def main(folder: Path) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        with TemporaryDirectory() as home:
            if picture.name in STUDIED:
                _study_for_weeks(Path(home))
            (folder / f"{picture.name}.svg").write_text(_taken(picture, Path(home)), encoding="utf-8")


def _taken(picture: Picture, home: Path) -> str:
    with Terminal(*picture.arguments, home=home, rows=picture.rows) as terminal:
        picture.steps(terminal)
        if picture.steps is not _printed:
            terminal.settle()
        screen = seen(terminal.raw, terminal.screen.columns, terminal.screen.lines)
    return svg(screen, picture.palette, picture.title)


def _study_for_weeks(home: Path) -> None:
    """Write the log and the plan of a person who has studied 24 of the last 28 days."""
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text(PLAN, encoding="utf-8")
    deck = load_decks([shipped_decks() / f"{DECK}.yaml"]).library.decks[0]
    with ReviewLog(home / "reviews.sqlite3") as log:
        for review in _reviews(list(deck.cards), Random(5)):  # noqa: S311 - no secret
            log.record(review)


def _reviews(cards: list[Card], chance: Random) -> Iterator[Review]:
    """Draw answers that get better with every time a card is asked, some given too surely."""
    asked = dict.fromkeys((card.id for card in cards), 0)
    today = datetime.fromisoformat(NOW).astimezone(UTC)
    for day in (day for day in range(28, 0, -1) if day not in {20, 13, 12, 5}):
        chosen = sorted(cards, key=lambda card: asked[card.id] + chance.random())[:7]
        at = today - timedelta(days=day, minutes=-chance.randrange(90))
        for number, card in enumerate(chosen, 1):
            knows = min(0.4 + 0.09 * asked[card.id] + 0.08 * (card.difficulty == 1), 0.9)
            ticks = tuple(Tick(point.say, chance.random() < knows) for point in card.points)
            proposed = propose(card.points, tuple(tick.said for tick in ticks), 0) or Rating.HARD
            spoken = timedelta(seconds=chance.randrange(50, 130))
            sure = Confidence(1 + (chance.random() < knows) + (chance.random() < knows))
            took = spoken + timedelta(seconds=25)
            at += took
            entry = EntryId(SessionId(f"day{day}"), number)
            yield Review(entry, card.id, proposed, at, took, confidence=sure, spoken=spoken, ticks=ticks)
            asked[card.id] += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
