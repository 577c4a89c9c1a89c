"""`dlprep suspend`, `resume`, `bury`, `unbury`, `flag`, `unflag` and `reset`: put, listed, taken off."""

import json

import pytest

from tests.cli.studied import STUDIED, data, studied
from tests.cli.test_cards import ids
from tests.harness import CommandLine, at

__all__ = ["studied"]


@pytest.mark.parametrize(
    ("mark", "state", "back", "done", "undone"),
    [
        ("suspend", "suspended", "resume", "suspended", "resumed"),
        ("bury", "buried", "unbury", "buried until tomorrow", "unburied"),
        ("flag", "flagged", "unflag", "flagged", "unflagged"),
    ],
)
def test_each_mark_is_listed_and_taken_off(
    studied: CommandLine, mark: str, state: str, back: str, done: str, undone: str
) -> None:
    """Both ways in words; the listing names the cards in between, and none before and after."""
    put = studied(mark, "dropout", "roc-curve")

    assert put.out == (
        f"dropout {done}: What does dropout do at test time?\n"
        f"roc-curve {done}: What do the axes of a ROC curve measure?\n"
    )
    assert put.err == "'dlprep undo' takes it back.\n"
    assert ids(studied("list", "--is", state)) == ["roc-curve", "dropout"]
    assert f"dropout {undone}" in studied(back, "dropout").out
    assert ids(studied("list", "--is", state)) == ["roc-curve"]


def test_several_cards_are_one_step(studied: CommandLine) -> None:
    """One undo takes back all that one command did."""
    studied("suspend", "dropout", "tag:normalization,attention")
    assert len(ids(studied("list", "--is", "suspended"))) == 3

    studied("undo")

    assert ids(studied("list", "--is", "suspended")) == []


def test_what_holds_already_is_no_change(studied: CommandLine) -> None:
    """A card that stands so already is named, and nothing is written: undo does not stumble over it."""
    studied("flag", "dropout")

    again = studied("flag", "dropout")

    assert (again.code, again.err) == (0, "")
    assert again.out == "dropout is flagged already: What does dropout do at test time?\n"
    assert "is not suspended" in studied("resume", "dropout").out
    assert "is not buried" in studied("unbury", "dropout").out
    assert "has no reviews to forget" in studied("reset", "attention-scale", "--yes").out
    assert data(studied, "undo")["what"] == "flag"


def test_one_unknown_card_stops_all(studied: CommandLine) -> None:
    """A misspelt id is named with the nearest one, and no card is marked."""
    outcome = studied("suspend", "dropout", "batch-nrom")

    assert outcome.code == 1
    assert outcome.err == "error: there is no card 'batch-nrom'\n  hint: did you mean 'batch-norm'?\n"
    assert ids(studied("list", "--is", "suspended")) == []


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("flag", "is:suspended"), 1, "no card matches 'is:suspended'"),
        (("flag", "small"), 1, "'small' is a deck\n  hint: all its cards are 'deck:small'"),
        (("flag", "is:suspnded"), 2, "did you mean 'suspended'?"),
        (("bury", "dropout", "--days", "0"), 2, "a card cannot be buried for 0 days"),
        (("bury", "dropout", "--days", "99999999"), 2, "a card cannot be buried for 99999999 days"),
        (("reset", "dropout"), 2, "nobody is there to agree"),
    ],
)
def test_what_cannot_be_done(
    studied: CommandLine, arguments: tuple[str, ...], code: int, message: str
) -> None:
    """A wrong query, a wrong number of days and an unasked reset are errors, and change nothing."""
    outcome = studied(*arguments)

    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err
    assert ids(studied("list", "--is", "flagged,buried")) == []


def test_suspended_cards_are_not_asked_and_do_not_count(studied: CommandLine) -> None:
    """They are left out of the queue, of the plan and of readiness, and are back when resumed."""
    before = data(studied, "stats", "small")["readiness"][0]["overall"]["cards"]
    studied("suspend", "dropout")

    assert "dropout" not in studied("study", "small", "--plain", text="").out
    assert data(studied, "due", "small")["total"] == 2
    assert data(studied, "stats", "small")["readiness"][0]["overall"]["cards"] == before - 1
    assert ids(studied("list", "small", "--is", "due"))  # it still says where the card stands

    studied("resume", "dropout")

    assert data(studied, "due", "small")["total"] == 3
    assert data(studied, "stats", "small")["readiness"][0]["overall"]["cards"] == before


def test_buried_cards_are_asked_again_on_their_day(studied: CommandLine) -> None:
    """They count in every forecast; the next day with cards is the one on which they come back."""
    ready = data(studied, "stats", "small")["readiness"]
    for card in ("dropout", "roc-curve", "attention-scale", "batch-norm"):
        studied("bury", card, "--days", "3")

    due = data(studied, "due", "small")

    assert (due["total"], due["next_due"]) == (0, "2026-11-26")
    assert data(studied, "stats", "small")["readiness"] == ready
    assert json.loads(studied("due", "small", "--json", now=at(26)).out)["data"]["total"] == 4


def test_reset_starts_anew_and_keeps_the_history(studied: CommandLine) -> None:
    """The card is new again; its reviews stay readable, and undo brings the box back."""
    shown = data(studied, "show", "dropout")

    done = studied("reset", "dropout", "--yes")

    assert done.out == "dropout started anew: What does dropout do at test time?\n"
    fresh = data(studied, "show", "dropout")
    assert (fresh["box"], fresh["states"], len(fresh["reviews"])) == (None, ["new"], 5)
    assert not any(review["counts"] for review in fresh["reviews"])
    assert "before the fresh start" in studied("show", "dropout").out
    studied("undo")
    assert data(studied, "show", "dropout") == shown


def test_json_says_what_changed(studied: CommandLine) -> None:
    """Changed cards, those that stood so already, and the day until which they wait."""
    studied("bury", "dropout")

    assert data(studied, "bury", "dropout", "roc-curve") == {
        "mark": "bury",
        "changed": ["roc-curve"],
        "unchanged": ["dropout"],
        "until": "2026-11-24",
    }


def test_marks_need_no_review(cli: CommandLine) -> None:
    """A card never studied can be marked; the first mark makes the log."""
    cli.deck(STUDIED, "small.yaml")

    assert cli("suspend", "dropout").code == 0
    assert data(cli, "due", "small")["total"] == 3
