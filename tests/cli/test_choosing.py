"""Which cards `study` and `due` ask when a person chooses, and practice that leaves the boxes alone."""

import pytest

from dlprep.commands.environment import system_environment
from dlprep.commands.today import Choice, load_today
from dlprep.selection.query_text import read_query
from tests.cli.studied import data, studied
from tests.harness import NOW, CommandLine

__all__ = ["studied"]


def asked_first(cli: CommandLine, *options: str) -> str:
    """Return what a sitting that is left at once has shown."""
    return cli("study", "small", "--plain", *options, text="").out


@pytest.mark.parametrize(
    ("options", "total"),
    [
        ((), 3),
        (("--tag", "evaluation"), 1),
        (("--tag", "evaluation", "--tag", "attention"), 2),
        (("--box", "1-2"), 2),
        (("--missed",), 1),
        (("--flagged",), 0),
        (("--difficulty", "3"), 0),
    ],
)
def test_due_counts_what_is_chosen(studied: CommandLine, options: tuple[str, ...], total: int) -> None:
    """The filters of study are those of due: of the chosen cards, what waits now."""
    assert data(studied, "due", "small", *options)["total"] == total
    assert (f"Card 1 of {total}" in asked_first(studied, *options)) is (total > 0)


def test_only_chosen_cards_are_asked(studied: CommandLine) -> None:
    """A tag asks its cards, whatever else is due."""
    assert "Why divide by" in asked_first(studied, "--tag", "attention")
    assert "What do the axes" in asked_first(studied, "--missed")


def test_practice_asks_what_is_not_due_and_moves_no_box(studied: CommandLine) -> None:
    """--cram asks every chosen card; its reviews are practice, and where the cards stand stays."""
    before = data(studied, "show", "batch-norm")

    outcome = studied("study", "small", "--plain", "--cram", "--tag", "normalization", text="\n1\nq\n")

    after = data(studied, "show", "batch-norm")
    assert "batch norm" in outcome.out
    assert [review["practice"] for review in after["reviews"]] == [True, False, True]
    assert (after["box"], after["due"], after["states"]) == (before["box"], before["due"], before["states"])


def test_practice_begins_with_the_weakest(studied: CommandLine) -> None:
    """The card that fails now comes before the one that is known, and new cards come last."""
    shown = asked_first(studied, "--cram")

    assert "Card 1 of 4" in shown
    assert "What does dropout do" in shown


def test_practice_takes_none_of_the_days_minutes(studied: CommandLine) -> None:
    """The plan's minutes end the day's study, not what is practised on top of it."""
    assert studied("plan", "--minutes", "1").code == 0

    assert "Card 1 of 1" in asked_first(studied)
    assert "Card 1 of 4" in asked_first(studied, "--cram")
    assert "Card 1 of 2" in asked_first(studied, "--cram", "--minutes", "1.8")


def test_a_cap_on_the_day(studied: CommandLine) -> None:
    """A number of cards a day holds over all decks; what is held back is counted."""
    env = system_environment({"DLPREP_HOME": str(studied.home), "DLPREP_NOW": NOW})
    small = read_query("deck:small").query

    assert len(load_today(env, Choice(query=small)).queue.cards) == 3
    capped = load_today(env, Choice(query=small, cards=2)).queue
    assert (len(capped.cards), capped.held) == (2, 1)


def test_a_leech_is_named_at_the_end_of_a_sitting(studied: CommandLine) -> None:
    """Whoever was just asked a leech is told so, with what to do."""
    outcome = studied("study", "small", "--plain", "--tag", "regularization", text="\n1\nq\n")

    assert "Forgotten again and again: dropout." in outcome.out
    assert "dlprep edit" in outcome.out


def test_a_choice_that_matches_nothing_says_so(cli: CommandLine) -> None:
    """Where no card is what was asked for, that is said, and not that there are no cards."""
    cli.deck()

    outcome = cli("study", "basics", "--flagged", "--plain")

    assert outcome.code == 0
    assert "None of the cards is what you asked for." in outcome.out
