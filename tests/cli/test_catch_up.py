"""Catching up after a break: `dlprep catch-up`, and what study offers."""

import os
from collections import Counter

import pytest

from dlprep.commands.catch_up import offer
from dlprep.commands.environment import system_environment
from dlprep.commands.today import Choice, load_today
from dlprep.model.review import Rating
from dlprep.storage.review_log import ReviewLog
from tests.builders import a_review
from tests.cli.studied import data
from tests.harness import NOW, CommandLine

ON_A_TERMINAL = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal")
if os.name != "nt":
    from tests.pseudo_terminal import Terminal

CARDS = 40
DECK = "format: 1\nid: many\ntitle: Many\ncards:\n" + "".join(
    f"  - {{id: c{number:02}, question: 'Question {number}?', answer: A.}}\n" for number in range(CARDS)
)


@pytest.fixture
def absent(cli: CommandLine) -> CommandLine:
    """Return a person with forty cards that became due while ten days were missed."""
    cli.deck(DECK, "many.yaml")
    cli.record(*(a_review(f"c{n:02}", Rating.GOOD, days=-11 - n % 4, seq=n + 1) for n in range(CARDS)))
    return cli


def test_the_overdue_are_spread(absent: CommandLine) -> None:
    """Ten cards a day until all are asked, and each comes back on its day."""
    done = data(absent, "catch-up")

    assert (done["overdue"], done["done"]) == (CARDS, True)
    assert [day["after"] for day in done["days"]] == [10, 10, 10, 10]
    assert Counter(one["until"] for one in done["later"]) == {
        "2026-11-24": 10, "2026-11-25": 10, "2026-11-26": 10,
    }  # fmt: skip
    assert data(absent, "due", "many")["total"] == 10
    assert data(absent, "due", "many")["next_due"] == "2026-11-24"
    assert data(absent, "due", "many", day=24)["total"] == 20


def test_the_riskiest_come_today(absent: CommandLine) -> None:
    """What stays today is what the queue asks first anyway."""
    first = absent("study", "many", "--plain", text="").out.splitlines()[1]

    later = {one["card"] for one in data(absent, "catch-up", "--dry-run")["later"]}

    assert first.startswith("Question ")
    assert f"c{int(first.split()[1].rstrip('?')):02}" not in later


def test_one_undo_takes_all_of_it_back(absent: CommandLine) -> None:
    """The whole step goes at once; the cards are due as before."""
    absent("catch-up")

    assert absent("undo").out.startswith("Taken back: 30 cards buried, of 2026-11-23 09:00.")
    assert data(absent, "due", "many")["total"] == CARDS


def test_days_and_dry_run(absent: CommandLine) -> None:
    """--days says over how many; --dry-run only shows it."""
    shown = absent("catch-up", "--days", "2", "--dry-run")

    assert [line.split()[1:3] for line in shown.out.splitlines()[1:3]] == [["40", "20"], ["0", "20"]]
    assert "20 cards today, the riskiest first; 20 cards wait up to 1 day." in shown.out
    assert "Nothing was changed." in shown.err
    assert data(absent, "due", "many")["total"] == CARDS


@pytest.mark.parametrize("days", ["0", "-1", "31"])
def test_days_that_make_no_sense(absent: CommandLine, days: str) -> None:
    """Cards are spread over 1 to 30 days."""
    outcome = absent("catch-up", "--days", days)

    assert (outcome.code, outcome.out) == (2, "")
    assert f"cards cannot be spread over {days} days" in outcome.err


def test_with_minutes_nothing_needs_to_be_put_off(absent: CommandLine) -> None:
    """A plan with minutes cuts the day already: that is said, and the days are only spread when asked."""
    absent("plan", "--minutes", "10")

    outcome = absent("catch-up")

    assert outcome.out.startswith("40 cards due. Study asks what fits into today's 10 minutes")
    assert data(absent, "catch-up", "--days", "4", "--dry-run")["later"]


def test_nothing_is_put_off_beyond_the_interview(absent: CommandLine) -> None:
    """With two days left, what is due is spread over those two."""
    absent("plan", "--interview", "2026-11-25")

    assert [day["day"] for day in data(absent, "catch-up", "--dry-run")["days"]] == [
        "2026-11-23",
        "2026-11-24",
    ]


def test_what_fits_stays(cli: CommandLine) -> None:
    """With no more due than on a usual day there is nothing to do, and nothing is written."""
    cli.deck(DECK, "many.yaml")
    cli.record(*(a_review(f"c{n:02}", days=-9, seq=n + 1) for n in range(5)))

    assert cli("catch-up").out == "5 cards due: that fits into today.\n"
    assert cli("undo", "--dry-run").out.startswith("Would take back: the rating")


@pytest.mark.parametrize(("due", "offered"), [(15, False), (16, True)])
def test_half_more_than_usual_is_too_many(cli: CommandLine, due: int, offered: bool) -> None:
    """With ten cards on a usual day, fifteen are a full day, and sixteen are offered to be spread."""
    cli.deck(DECK, "many.yaml")
    cli.record(*(a_review(f"c{n:02}", Rating.GOOD, days=-12, seq=n + 1) for n in range(10)))
    cli.record(*(a_review(f"c{n:02}", Rating.GOOD, days=-20, seq=n + 1) for n in range(10, due)))
    env = system_environment({"DLPREP_HOME": str(cli.home), "DLPREP_NOW": NOW})

    assert (offer(env, load_today(env, Choice())) is not None) is offered


@ON_A_TERMINAL
def test_study_offers_it_on_one_key(absent: CommandLine) -> None:
    """The key y spreads the cards, and the sitting begins with today's; the offer does not come again."""
    with Terminal("study", home=absent.home, columns=60, rows=24) as terminal:
        screen = terminal.expect("any other key")
        assert "10 days missed, 40 cards due. Spread them over 4 days?" in screen
        terminal.press("y")
        terminal.expect("of 20")  # ten of them, and the day's ten new cards
        terminal.press("q")
        assert terminal.exit_code() == 0
    with ReviewLog(absent.home / "reviews.sqlite3") as log:
        assert len(log.marks()) == 30
    with Terminal("study", home=absent.home, columns=60, rows=24) as terminal:
        assert "Spread" not in terminal.expect("of 20")
        terminal.press("q")
        assert terminal.exit_code() == 0


@ON_A_TERMINAL
def test_any_other_key_asks_all(absent: CommandLine) -> None:
    """Whoever does not want it goes on as ever; Ctrl-C leaves at once."""
    with Terminal("study", home=absent.home, columns=60, rows=24) as terminal:
        terminal.expect("any other key")
        terminal.press("n")
        terminal.expect("of 50")
        terminal.press("q")
        assert terminal.exit_code() == 0
    with Terminal("study", home=absent.home, columns=60, rows=24) as terminal:
        terminal.expect("any other key")
        terminal.press("ctrl-c")
        assert terminal.exit_code() == 130
    with ReviewLog(absent.home / "reviews.sqlite3") as log:
        assert log.marks() == []


def test_on_a_pipe_nobody_is_asked(absent: CommandLine) -> None:
    """A script that studies line by line is not stopped by a question."""
    outcome = absent("study", "--plain", text="")

    assert "Spread" not in outcome.out + outcome.err
    assert "Card 1 of 50" in outcome.out
