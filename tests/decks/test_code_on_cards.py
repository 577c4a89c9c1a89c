"""The code on the shipped cards runs, and prints what the card says."""

import importlib.util
import math
import os
import re
import subprocess
import sys
from dataclasses import dataclass

import pytest

from dlprep.model.card import Card
from dlprep.storage.library import deck_files, load_decks, shipped_decks

BLOCK = re.compile(
    r"^```python(?P<kind>[^\n]*)\n(?P<code>.*?)^```[ \t]*\n"
    r"(?:\s*^```text(?P<info>[^\n]*)\n(?P<output>.*?)^```)?",
    re.DOTALL | re.MULTILINE,
)
TOLERANCE = re.compile(r"approx=(\S+)")
NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
SECONDS = 100
# What is imported is compiled once and kept, whatever the surroundings say: that is most of the time.
SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Snippet:
    """A Python block of a card.

    *kind* is empty for code that runs as it stands, `torch` for code that needs PyTorch, `norun`
    for code that only has to compile.
    """

    kind: str
    code: str
    output: str
    tolerance: float


def snippets(card: Card) -> list[Snippet]:
    """Return the Python blocks of a card's answer."""
    return [
        Snippet(
            kind=block["kind"].strip(),
            code=block["code"],
            output=block["output"] or "",
            tolerance=float(given[1]) if (given := TOLERANCE.search(block["info"] or "")) else 0.0,
        )
        for block in BLOCK.finditer(card.answer)
    ]


CASES = [
    pytest.param(snippet, id=f"{card.id}-{number}")
    for card in load_decks(deck_files(shipped_decks())).library.cards()
    for number, snippet in enumerate(snippets(card), start=1)
]


def test_there_is_code() -> None:
    """The pattern finds the blocks: a card without a match would go untested."""
    cards = list(load_decks(deck_files(shipped_decks())).library.cards())

    assert len(CASES) == sum(card.answer.count("```python") for card in cards) > 10


@pytest.mark.parametrize("snippet", CASES)
def test_code_runs_and_prints_what_the_card_says(snippet: Snippet) -> None:
    """Each block runs in a fresh process; its output is the text block that follows it."""
    compile(snippet.code, "card", "exec")
    if snippet.kind == "norun":
        return
    if snippet.kind == "torch" and importlib.util.find_spec("torch") is None:
        pytest.skip("compiled only: PyTorch is not installed")
    assert snippet.kind in ("", "torch")

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", snippet.code],
        env=SURROUNDINGS,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert_same(snippet.output, done.stdout, snippet.tolerance)


def assert_same(expected: str, printed: str, tolerance: float) -> None:
    """Compare two outputs: the words exactly, the decimal numbers within the tolerance."""
    assert NUMBER.sub("#", expected).split() == NUMBER.sub("#", printed).split()
    for one, other in zip(NUMBER.findall(expected), NUMBER.findall(printed), strict=True):
        if tolerance:
            assert math.isclose(float(one), float(other), abs_tol=tolerance)
        else:
            assert one == other


@pytest.mark.parametrize(
    ("expected", "printed", "tolerance", "same"),
    [
        ("a 0.50", "a 0.50\n", 0, True),
        ("a 0.50", "a 0.51", 0, False),
        ("a 0.50", "a 0.51", 0.02, True),
        ("a 0.50", "b 0.50", 0.02, False),
    ],
)
def test_the_comparison_can_fail(expected: str, printed: str, tolerance: float, same: bool) -> None:
    """Another word, or a number too far away, is another output."""
    if same:
        assert_same(expected, printed, tolerance)
    else:
        with pytest.raises(AssertionError):
            assert_same(expected, printed, tolerance)
