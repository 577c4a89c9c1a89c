"""`dlprep relink`: the history of one card counts for another."""

import json

import pytest

from dlprep.storage.review_log import ReviewLog
from tests.builders import a_review
from tests.harness import CommandLine


@pytest.fixture
def rated(cli: CommandLine) -> CommandLine:
    """Return a command line with a deck, two reviews of a card that is gone, and one of alpha."""
    cli.deck()
    with ReviewLog(cli.home / "reviews.sqlite3") as log:
        for seq, card in enumerate(("gone", "gone", "alpha"), start=1):
            log.record(a_review(card, seq=seq))
    return cli


def test_a_history_finds_its_card_again(rated: CommandLine) -> None:
    """The reviews of the card that is gone count for the new one, and check no longer misses it."""
    assert "'gone' has 2 reviews but is in no deck" in rated("check").out

    outcome = rated("relink", "gone", "beta")

    assert (outcome.code, outcome.out) == (0, "2 reviews of 'gone' now count for 'beta'.\n")
    assert [review.card for review in rated.reviews()] == ["beta", "beta", "alpha"]
    assert rated("check").code == 0


def test_an_old_card_that_is_still_there_is_named(rated: CommandLine) -> None:
    """Asked again, it would be new for ever: the person is told to take it out; not so one that is gone."""
    alpha, gone = rated("relink", "alpha", "beta"), rated("relink", "gone", "beta")

    assert alpha.out == "1 review of 'alpha' now counts for 'beta'.\n"
    assert "'alpha' is still in its deck" in alpha.err
    assert gone.err == ""


def test_it_can_be_undone(rated: CommandLine) -> None:
    """With --undo the history is the old card's own again."""
    rated("relink", "gone", "beta")

    outcome = rated("relink", "gone", "--undo", "--json")

    assert json.loads(outcome.out)["data"] == {"old": "gone", "new": None, "reviews": 2}
    assert [review.card for review in rated.reviews()] == ["gone", "gone", "alpha"]


def test_histories_are_joined_in_a_chain(rated: CommandLine) -> None:
    """What counts for a card counts for the card that its history is given to."""
    rated("relink", "gone", "alpha")

    assert rated("relink", "alpha", "beta").out.startswith("3 reviews")
    assert {review.card for review in rated.reviews()} == {"beta"}


REFUSED = [
    (("gone", "nonsense"), 1, "there is no card 'nonsense'"),
    (("beta", "gamma"), 2, "the card 'beta' has no reviews"),
    (("alpha", "alpha"), 2, "counts for 'alpha' already"),
    (("gone", "--undo"), 2, "given to no other card"),
    (("gone",), 2, "name two cards, or one with --undo"),
    (("gone", "beta", "--undo"), 2, "name two cards, or one with --undo"),
]


@pytest.mark.parametrize(("words", "code", "message"), REFUSED)
def test_what_makes_no_sense_is_refused(
    rated: CommandLine, words: tuple[str, ...], code: int, message: str
) -> None:
    """An unknown card, nothing to join, or a card and itself: one message, and nothing changes."""
    before = rated.reviews()

    outcome = rated("relink", *words)

    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err
    assert rated.reviews() == before


def test_no_ring_and_no_second_owner(rated: CommandLine) -> None:
    """A history cannot lead back to itself, nor belong to two cards."""
    rated("relink", "gone", "alpha")
    rated("relink", "alpha", "beta")

    assert "counts for 'alpha' already" in rated("relink", "gone", "gamma").err
    ring = rated("relink", "beta", "alpha")

    assert ring.code == 2
    assert "counts for 'beta' already" in ring.err
    assert {review.card for review in rated.reviews()} == {"beta"}


def test_without_any_review(cli: CommandLine) -> None:
    """Where nothing was rated there is nothing to join, and no log is made by asking."""
    cli.deck()

    assert "has no reviews" in cli("relink", "alpha", "beta").err
    assert not (cli.home / "reviews.sqlite3").exists()
