"""`dlprep undo`: back through ratings, marks and imports, also long after quitting."""

import json

from dlprep.model.review import Rating
from tests.builders import a_review
from tests.cli.studied import studied
from tests.harness import CommandLine, at

__all__ = ["studied"]

ARTICLE = """\
Two questions

1. What is a residual connection?

It adds the input of a block to its output.

2. What is weight decay?

It shrinks the weights at every step.
"""


def test_a_rating_is_taken_back(studied: CommandLine) -> None:
    """The newest rating goes, with words about what it was; again, and the one before goes."""
    count = len(studied.reviews())

    first, second = studied("undo"), studied("undo")

    assert first.out == (
        "Taken back: the rating easy of 2026-11-20 09:00.\n"
        "  batch-norm: Which axes does batch norm average over?\n"
    )
    assert second.out.startswith("Taken back: the rating easy (practice) of 2026-11-18 09:00.\n")
    assert len(studied.reviews()) == count - 2


def test_dry_run_changes_nothing(studied: CommandLine) -> None:
    """--dry-run names what would go, however often it is asked."""
    for _ in range(2):
        assert studied("undo", "--dry-run").out.startswith("Would take back: the rating easy of")
    assert json.loads(studied("undo", "--dry-run", "--json").out)["data"] == {
        "done": False,
        "at": "2026-11-20T09:00:00+00:00",
        "kind": "rating",
        "what": "easy",
        "cards": ["batch-norm"],
    }


def test_ratings_marks_and_imports_go_in_their_order(studied: CommandLine) -> None:
    """Each undo takes back what was done last, whatever it was, until nothing is left."""
    source = studied.home / "article.txt"
    source.write_text(ARTICLE)
    studied("suspend", "dropout", "roc-curve", now=at(23))
    assert studied("import", str(source), "--deck", "two", now=at(24)).code == 0
    studied.record(a_review("dropout", Rating.HARD, days=2, seq=90))
    studied("flag", "dropout", now=at(26))

    taken = [json.loads(studied("undo", "--json", now=at(27)).out)["data"] for _ in range(4)]

    assert [(one["kind"], one["cards"]) for one in taken] == [
        ("mark", ["dropout"]),
        ("rating", ["dropout"]),
        ("import", []),
        ("mark", ["dropout", "roc-curve"]),
    ]
    assert "into the deck 'two'" in taken[2]["what"]
    assert studied("list", "two").code == 1
    assert json.loads(studied("undo", "--json", now=at(27)).out)["data"]["kind"] == "rating"


def test_an_import_whose_deck_was_changed_is_kept(studied: CommandLine) -> None:
    """What a person wrote into the deck since is not thrown away unasked."""
    source = studied.home / "article.txt"
    source.write_text(ARTICLE)
    studied("import", str(source), "--deck", "two", now=at(24))
    [deck] = (studied.home / "decks").glob("two*")
    deck.write_text(deck.read_text() + "# mine\n")

    refused = studied("undo", now=at(25))

    assert (refused.code, refused.out) == (1, "")
    assert deck.read_text().endswith("# mine\n")
    assert studied("undo", "--force", now=at(25)).code == 0
    assert not deck.exists()


def test_many_cards_are_not_all_named(cli: CommandLine) -> None:
    """Of a large step the first cards are named, and how many more there are."""
    cli("suspend", "deck:vision-2026")

    lines = cli("undo").out.splitlines()

    assert lines[0] == "Taken back: 20 cards suspended, of 2026-11-23 09:00."
    assert (len(lines), lines[-1]) == (7, "and 15 more")


def test_nothing_to_take_back(cli: CommandLine) -> None:
    """Without a log, and when all was taken back, it is an error with code 1 that makes nothing."""
    outcome = cli("undo")

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "error: there is nothing to take back\n"
    assert not cli.home.exists()
    assert json.loads(cli("undo", "--json").out)["error"]["message"] == "there is nothing to take back"


def test_a_card_that_is_gone_is_still_undone(studied: CommandLine) -> None:
    """A rating of a card that is in no deck any more is taken back like any other."""
    studied.record(a_review("gone", days=1, seq=91))

    assert "gone: its card is gone" in studied("undo").out
