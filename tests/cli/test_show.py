"""`dlprep show`: all that is known of a card."""

from tests.cli.studied import data, studied
from tests.harness import DECK, CommandLine

__all__ = ["studied"]


def test_show_says_everything(studied: CommandLine) -> None:
    """The text, where the card stands, how often each point was missed, each review and mark."""
    studied("flag", "roc-curve")

    shown = studied("show", "roc-curve").out

    assert shown.startswith("What do the axes of a ROC curve measure?\nroc-curve · Small deck · evaluation")
    assert "Box 2, due now, 2 reviews, flagged." in shown
    assert "True positives against false positives" in shown
    assert "reads AUC as accuracy" in shown
    assert "It is the diagonal." in shown
    assert "★ TPR against FPR" in shown
    assert "said 2×" in shown
    assert "missed 1 of 2" in shown
    history = shown[shown.index("History") :]
    assert (
        "2026-11-17 09:00  good  0:30, spoken 1:15, sure, 1 hint, 1 of 2 points, follow-ups 1 of 1" in history
    )
    assert history.index("missed: the threshold moves") < history.index("typed: TPR")
    assert history.rstrip().endswith("2026-11-23 09:00  flagged")


def test_show_a_leech_and_a_new_card(studied: CommandLine) -> None:
    """A leech comes with what to do about it; a card never seen says so."""
    assert "A leech. Asking it once more will not help. Rewrite it" in studied("show", "dropout").out
    new = studied("show", "attention-scale").out
    assert "Never seen." in new
    assert "No history yet." in new


def test_show_marks_what_nobody_checked(cli: CommandLine) -> None:
    """A point that an import proposed is told from one that a person wrote, a must as well."""
    points = "points: [{say: one, must: true, drafted: true}, {say: two}]"
    cli.deck(DECK.replace("first letter.}", f"first letter., {points}}}"))

    shown = cli("show", "alpha").out

    assert "★ one  (drafted, unchecked)" in shown
    assert "• two " in shown
    assert [point["drafted"] for point in data(cli, "show", "alpha")["points"]] == [True, False]


def test_show_as_json(studied: CommandLine) -> None:
    """The whole record, with every review of the log."""
    studied("bury", "roc-curve", "--days", "3")

    shown = data(studied, "show", "roc-curve")

    assert shown["points"] == [
        {"say": "TPR against FPR", "must": True, "drafted": False, "missed": 0, "judged": 2},
        {"say": "the threshold moves", "must": False, "drafted": False, "missed": 1, "judged": 2},
    ]
    assert shown["states"] == ["buried", "due", "missed", "seen"]
    assert shown["due"] == "2026-11-26"
    assert shown["reviews"][1] == {
        "at": "2026-11-17T09:00:00+00:00",
        "rating": "good",
        "seconds": 30.0,
        "spoken_seconds": 75.0,
        "confidence": "sure",
        "hints": 1,
        "depth": 1,
        "missed": ["the threshold moves"],
        "judged": 2,
        "typed": "TPR\nagainst FPR",
        "practice": False,
        "counts": True,
    }
    assert [mark["mark"] for mark in shown["marks"]] == ["bury"]


def test_practice_is_shown_and_moves_nothing(studied: CommandLine) -> None:
    """Practice is in the history, and the box follows from the other reviews alone."""
    shown = data(studied, "show", "batch-norm")

    assert [(review["practice"], review["counts"]) for review in shown["reviews"]] == [
        (True, False),
        (False, True),
    ]
    assert shown["box"] == 4
    assert "practice" in studied("show", "batch-norm").out
