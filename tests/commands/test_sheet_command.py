"""`dlprep sheet`: from the log to the page, and where it goes."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.harness import DECK, CommandLine

POINTS = "points: [{say: the first, must: true}, {say: of the alphabet}]"
RUBRIC = DECK.replace("first letter.}", f"first letter., {POINTS}, tags: [greek]}}").replace(
    "second letter.}", 'second letter $b = 2a$, points: [{say: "comes second"}]}'
)


@pytest.fixture
def student(cli: CommandLine) -> CommandLine:
    """Return the command line of a person who missed a point of the card alpha."""
    cli.deck(RUBRIC)
    cli("study", "basics", "--plain", text="\nn\ny\n\nq\n")
    assert [review.missed for review in cli.reviews()] == [("the first",)]
    return cli


def data(cli: CommandLine, *arguments: str) -> Any:
    """Return the page as data."""
    return json.loads(cli("sheet", "basics", *arguments, "--json").out)["data"]


def test_the_page_follows_from_the_log(student: CommandLine) -> None:
    """The point that was missed, the formula of a card, and the questions to say aloud."""
    page = data(student)

    assert [entry["card"] for entry in page["missed"]] == ["alpha"]
    assert page["missed"][0]["points"] == [{"say": "the first", "must": True, "missed": 1, "answers": 1}]
    assert [entry["formulas"] for entry in page["formulas"]] == [["b = 2a"]]
    assert [entry["card"] for entry in page["rehearse"]] == ["alpha", "beta", "gamma"]
    assert (page["nothing_missed"], page["words_a_minute"]) == (False, 200)


def test_flagged_and_suspended_cards(student: CommandLine) -> None:
    """A flag puts a card on the page; what is suspended is not to be learnt, and stays off it."""
    student("flag", "beta")
    student("suspend", "alpha")

    page = data(student)

    assert [entry["card"] for entry in page["flagged"]] == ["beta"]
    assert "alpha" not in json.dumps(page)


def test_a_tag_limits_the_page(student: CommandLine) -> None:
    """Options choose cards as they do elsewhere."""
    assert [entry["card"] for entry in data(student, "--tag", "greek")["rehearse"]] == ["alpha"]


def test_what_does_not_count_in_the_interview_is_left_out(student: CommandLine) -> None:
    """A deck without weight is not worth the evening before."""
    student("plan", "--interview", "2026-11-25", "--deck", "basics=0")

    assert data(student)["rehearse"] == []


@pytest.mark.parametrize(
    ("name", "begins"),
    [("x.md", "# The night before"), ("x.HTML", "<!DOCTYPE html>"), ("x.txt", "The night before")],
)
def test_the_file_decides_the_format(student: CommandLine, tmp_path: Path, name: str, begins: str) -> None:
    """The suffix says what to write; the way there is told beside, and nothing is printed."""
    path = tmp_path / name

    outcome = student("sheet", "basics", "-o", str(path))

    assert (outcome.code, outcome.out, f"The page is in {path}." in outcome.err) == (0, "", True)
    assert path.read_text(encoding="utf-8").startswith(begins)


def test_a_format_beats_the_suffix(student: CommandLine, tmp_path: Path) -> None:
    """--format is what counts, also without a file."""
    path = tmp_path / "x.html"
    student("sheet", "basics", "--format", "md", "-o", str(path))

    assert path.read_text(encoding="utf-8") == student("sheet", "basics", "--format", "md").out
    assert student("sheet", "basics", "--format", "html").out.endswith("</html>\n")


def test_a_file_and_data_at_once(student: CommandLine, tmp_path: Path) -> None:
    """With --json the page is written all the same."""
    path = tmp_path / "x.md"

    outcome = student("sheet", "basics", "-o", str(path), "--json")

    assert json.loads(outcome.out)["command"] == "sheet"
    assert path.read_text(encoding="utf-8") == student("sheet", "basics", "--format", "md").out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--format", "pdf"], 2, "there is no format 'pdf'"),
        (["--minutes", "0"], 2, "is no number of minutes"),
        (["--minutes", "nan"], 2, "is no number of minutes"),
        (["-o", "no/such/folder/x.md"], 1, "there is no folder"),
        (["--tag", "greak"], 1, "did you mean 'greek'?"),
        (["nodeck"], 1, "there is no deck 'nodeck'"),
    ],
)
def test_what_cannot_be_done(student: CommandLine, arguments: list[str], code: int, message: str) -> None:
    """One error with what to do, and no page."""
    outcome = student("sheet", *arguments)

    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err


def test_the_same_log_makes_the_same_page(student: CommandLine) -> None:
    """Nothing on the page depends on chance."""
    assert student("sheet").out == student("sheet").out
