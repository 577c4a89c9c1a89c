"""`dlprep list` and `search`, and what looking at cards never does."""

import json
from typing import Any

import pytest

from tests.cli.studied import data, studied
from tests.harness import CommandLine, at

__all__ = ["studied"]


def ids(outcome: Any) -> list[str]:
    """Return the ids of the cards that a listing shows."""
    return [line.split()[0] for line in outcome.out.splitlines()[1:]]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), ["roc-curve", "dropout", "batch-norm", "attention-scale"]),
        (("--tag", "attention"), ["attention-scale"]),
        (("--tag", "attention", "--tag", "evaluation"), ["roc-curve", "attention-scale"]),
        (("--tag", "attention", "--missed"), []),
        (("--difficulty", "2-3"), ["roc-curve", "batch-norm"]),
        (("--box", "1", "--box", "2"), ["roc-curve", "dropout"]),
        (("--missed",), ["roc-curve"]),
        (("--is", "leech"), ["dropout"]),
        (("--is", "new"), ["attention-scale"]),
        (("--is", "due", "--is", "new"), ["roc-curve", "dropout", "attention-scale"]),
    ],
)
def test_list_takes_filters(studied: CommandLine, options: tuple[str, ...], found: list[str]) -> None:
    """Values of one option are alternatives; different options all have to hold."""
    outcome = studied("list", "small", *options)

    assert outcome.code == 0
    assert ids(outcome) == found


def test_a_listing_on_a_pipe_is_whole(studied: CommandLine) -> None:
    """One line a card, nothing cut, and only that on standard output; the count and the signs beside it."""
    outcome = studied("list", "small")

    assert outcome.out.splitlines() == [
        "card             box  due          question",
        "roc-curve        2    now     M    What do the axes of a ROC curve measure?",
        "dropout          1    now     4×L  What does dropout do at test time?",
        "batch-norm       4    24 Nov       Which axes does batch norm average over?",
        "attention-scale  –    new          Why divide by √d?",
    ]
    assert outcome.err == "4 cards; L leech, M missed a point last time, × times forgotten.\n"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (("roc", "curve", "deck:small"), ["roc-curve"]),
        (('"test time" tag:regul*',), ["dropout"]),
        (("deck:small", "-dropout", "-is:new", "-batch"), ["roc-curve"]),
        (("deck:small", "box:1-2"), ["roc-curve", "dropout"]),
        (("nothing-says-this",), []),
    ],
)
def test_search(studied: CommandLine, query: tuple[str, ...], found: list[str]) -> None:
    """A query may be one argument or several; a word with a - before it is no option."""
    outcome = studied("search", *query)

    assert outcome.code == 0
    assert ids(outcome) == found
    assert ("No card matches." in outcome.err) is (not found)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ("search", "roc tga:cnn"),
            2,
            "query:1:5: error: there is no field 'tga'\n  hint: did you mean 'tag'?",
        ),
        (("search", "tag:evaluatoin"), 1, "there is no tag 'evaluatoin'\n  hint: did you mean 'evaluation'?"),
        (("search", "deck:smal"), 1, "there is no deck 'smal'\n  hint: did you mean 'small'?"),
        (("list", "--tag", "evaluatoin"), 1, "did you mean 'evaluation'?"),
        (("list", "--box", "9"), 2, "--box: error: '9' is no box: there are 1 to 5"),
        (("list", "--is", "flaged"), 2, "did you mean 'flagged'?"),
        (("study", "--tag", "evaluatoin"), 1, "did you mean 'evaluation'?"),
        (("due", "--difficulty", "x"), 2, "'x' is no difficulty"),
        (("show", "roc-curv"), 1, "there is no card 'roc-curv'\n  hint: did you mean 'roc-curve'?"),
    ],
)
def test_mistakes_are_named(
    studied: CommandLine, arguments: tuple[str, ...], code: int, message: str
) -> None:
    """A wrong query is an error of use with its column; a name that there is not, one with the nearest."""
    outcome = studied(*arguments)

    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err
    failed = json.loads(studied(*arguments, "--json").out) if arguments[0] != "study" else None
    assert failed is None or (failed["data"], bool(failed["error"]["message"])) == (None, True)


def test_help_of_search(studied: CommandLine) -> None:
    """-h shows the help here as well, though -batch is a word."""
    assert "box:2-4" in studied("search", "-h").out
    assert studied("search", "--help").out == studied("search", "-h").out


def test_list_as_json(studied: CommandLine) -> None:
    """A card comes with its deck, where it stands, and all that holds of it."""
    [card] = data(studied, "list", "--is", "leech")["cards"]

    assert card == {
        "id": "dropout",
        "deck": "small",
        "question": "What does dropout do at test time?",
        "tags": ["regularization"],
        "difficulty": None,
        "box": 1,
        "due": "2026-11-22",
        "reviews": 5,
        "lapses": 4,
        "states": ["due", "failing", "leech", "seen"],
    }
    assert data(studied, "search", "id:dropout")["cards"] == [card]


def test_looking_writes_nothing(cli: CommandLine) -> None:
    """Listing, searching and showing make no folder and no log."""
    for arguments in (["list"], ["search", "dropout"], ["show", "roc-auc"]):
        assert cli(*arguments).code == 0
    assert not cli.home.exists() or not list(cli.home.glob("*.sqlite3"))


def test_hostile_text_stays_text(cli: CommandLine) -> None:
    """Escapes and markup in a card are shown, never acted on."""
    cli.deck(
        'format: 1\nid: bad\ntitle: "[red]T"\ncards:\n'
        '  - {id: x, question: "\\e[31mRed [bold]?", answer: "\\e]0;t\\a"}\n'
    )

    for arguments in (["list", "bad"], ["search", "id:x"], ["show", "x"], ["flag", "x"], ["undo"]):
        outcome = cli(*arguments, now=at(24))
        assert outcome.code == 0
        assert "\x1b" not in outcome.out + outcome.err
    assert "[bold]" in cli("list", "bad").out
