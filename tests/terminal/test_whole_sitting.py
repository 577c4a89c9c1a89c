"""One sitting of fifteen cards, with everything in it: on the screen, and the same in plain lines."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from dlprep.model.mark import MarkKind
from dlprep.model.review import Confidence, Rating
from dlprep.storage.review_log import ReviewLog
from tests.harness import CommandLine
from tests.terminal.study_decks import home_with

CARD = """\
  - id: card-{number:02}
    question: What is the {number}th thing, and why?
    answer: It is the thing named topic{number}, because of its cause{number} and its effect{number}.
    points:
      - {{say: "named topic{number}", must: true}}
      - {{say: "because of cause{number}"}}
      - {{say: "with effect{number}"}}
    follow_ups:
      - {{ask: "And then?", answer: "Then the next."}}
"""
DECK = "format: 1\nid: things\ntitle: Things\ncards:\n" + "".join(CARD.format(number=n) for n in range(1, 16))
EDITOR = '#!/bin/sh\nsed -i "s/the 9th thing/the NINTH thing/" "$2"\n'


@dataclass(frozen=True)
class Part:
    """A part of the sitting: keys on the screen, and the lines that say the same."""

    keys: str
    lines: str


# One part a card, in the order of the deck, but for the jump.
SCRIPT = (
    Part("space y y n enter space y", "\ny\ny\nn\n\n\ny\n"),
    Part("3 enter enter a enter n", "sure\nstart\n\na\n\nn\n"),
    Part("1 h h space N enter", "no idea\nh\nh\n\nN\n\n"),
    Part("t topic4 enter cause4 ctrl-d n enter space n", "t\ntopic4\ncause4\n.\nn\n\n\nn\n"),
    Part("s", "suspend\n"),
    Part("b", "bury\n"),
    Part("f space 2", "flag\n\n2\n"),
    # Rated easy, regretted on the next card, rated hard: back over the follow-up, then over the rating.
    Part("space 4 n u u 2", "\n4\nn\nu\nu\n2\n"),
    Part("e space y n x y enter space y", "e\n\npoints: y n y\n\n\ny\n"),
    Part("RESIZE space 2", "\n2\n"),
    # To the thirteenth, and back to the eleventh.
    Part("/ topic13 enter space a enter N", "/topic13\n1\n\na\n\nskip rest\n"),
    Part("left q r r ? q space 2", "back\nraw\nraw\n?\n\n2\n"),
    Part("space 2", "\n2\n"),
    Part("f u space 1 u 2", "f\nu\n\n1\nu\n2\n"),
    Part("space 2", "\n2\n"),
    # The third comes again; left in the middle of it.
    Part("space y ctrl-c", "\ny\nctrl-c\n"),
)
ALL, SOME = (True, True, True), (True, True, False)
REVIEWS = [
    ("card-01", Rating.GOOD, SOME, None, 0, "", (True,)),
    ("card-02", Rating.EASY, ALL, Confidence.SURE, 0, "", ()),
    ("card-03", Rating.AGAIN, (False, False, False), Confidence.NO_IDEA, 2, "", ()),
    ("card-04", Rating.GOOD, SOME, None, 0, "topic4\ncause4", (False,)),
    ("card-07", Rating.HARD, (), None, 0, "", ()),
    ("card-08", Rating.HARD, (), None, 0, "", ()),
    ("card-09", Rating.GOOD, (True, False, True), None, 0, "", (True,)),
    ("card-10", Rating.HARD, (), None, 0, "", ()),
    ("card-13", Rating.EASY, ALL, None, 0, "", ()),
    ("card-11", Rating.HARD, (), None, 0, "", ()),
    ("card-12", Rating.HARD, (), None, 0, "", ()),
    ("card-14", Rating.HARD, (), None, 0, "", ()),
    ("card-15", Rating.HARD, (), None, 0, "", ()),
]
MARKS = [("card-05", MarkKind.SUSPEND), ("card-06", MarkKind.BURY), ("card-07", MarkKind.FLAG)]


def check_log(home: Path) -> None:
    """Hold the log to what the script implies: every review with all its parts, every mark, no more."""
    with ReviewLog(home / "reviews.sqlite3", writing=False) as log:
        reviews, marks = log.reviews(), log.marks()
    assert [
        (
            review.card,
            review.rating,
            tuple(tick.said for tick in review.ticks),
            review.confidence,
            review.hints,
            review.typed,
            tuple(probe.said for probe in review.probes),
        )
        for review in reviews
    ] == REVIEWS
    assert [(mark.card, mark.kind) for mark in marks] == MARKS
    assert (reviews[1].spoken is not None, reviews[0].spoken) == (True, None)
    assert len({review.id for review in reviews} | {mark.id for mark in marks}) == len(REVIEWS) + len(MARKS)
    assert "the NINTH thing" in (home / "decks" / "deck.yaml").read_text(encoding="utf-8")


@pytest.fixture
def editor(tmp_path: Path) -> str:
    """Return an editor that rewords the ninth question."""
    script = tmp_path / "vi"
    script.write_text(EDITOR)
    script.chmod(0o755)
    return str(script)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_on_the_screen(tmp_path: Path, editor: str) -> None:
    """Ticking, typing, follow-ups, undo, edit, suspend, resize, jump and Ctrl-C: the log has just that."""
    from tests.pseudo_terminal import Terminal

    home = home_with(tmp_path, DECK)
    with Terminal("study", "things", "--new", "15", home=home, variables={"EDITOR": editor}) as terminal:
        terminal.expect("1 of 15")
        for part in SCRIPT:
            for key in part.keys.split():
                if key == "RESIZE":
                    terminal.resize(40, 10)
                    continue
                terminal.press(key)
                if key != "ctrl-c":
                    terminal.settle()
        assert terminal.exit_code() == 0
        assert "13 cards answered" in terminal.text

    check_log(home)


@pytest.mark.skipif(os.name == "nt", reason="the editor is a shell script")
def test_in_plain_lines(cli: CommandLine, editor: str) -> None:
    """The same sitting, line by line, leaves the same log."""
    cli.home.mkdir()
    home_with(cli.home, DECK)

    outcome = cli(
        "study",
        "things",
        "--new",
        "15",
        "--plain",
        text="".join(part.lines for part in SCRIPT),
        EDITOR=editor,
    )

    assert outcome.code == 0
    assert "13 cards answered" in outcome.out
    assert "That is none of the choices" not in outcome.out
    check_log(cli.home)
