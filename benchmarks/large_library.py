"""How a sitting feels in a library of a hundred thousand cards, beside one of 48.

`python -m benchmarks.large_library [--homes FOLDER] [--picture FILE]`

Every moment is timed, on a pseudo-terminal, from a key press until what it asks for is shown. The
first answer is asked for at once, before anybody could have read the question: the worst there is.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.speed.homes import Homes, Sizes
from benchmarks.speed.measuring import peak_of
from docs.screen_svg import DARK, seen, svg
from tests.pseudo_terminal import Terminal

ROUNDS = 3
QUESTION = "How sure are you?"
TITLE = "A question in a library of 100,000 cards"
REAL_CLOCK = {"DLPREP_NOW": None}
"""What is kept for the next start is kept by the real clock."""


def sitting(home: Path) -> tuple[dict[str, float], str]:
    """Hold a sitting of one card; return the seconds of its moments and its peak in MiB, and a picture."""
    found: dict[str, float] = {}

    def timed(name: str, wait: Callable[[], object]) -> None:
        begun = time.perf_counter()
        wait()
        found[name] = time.perf_counter() - begun

    begun = time.perf_counter()
    with Terminal("study", home=home, variables=REAL_CLOCK) as terminal:
        terminal.expect(QUESTION)
        found["the first question"] = time.perf_counter() - begun
        picture = svg(seen(terminal.raw, 100, 30), DARK, TITLE)
        terminal.press("space")
        timed("the answer, asked for at once", lambda: terminal.expect("Model answer"))
        terminal.settle()
        terminal.press("2")
        timed("the next question", lambda: terminal.expect(QUESTION))
        terminal.settle()
        peak = peak_of(terminal.pid)
        terminal.press("q")
        timed("what the sitting came to", lambda: terminal.expect("Ready"))
        timed("and the prompt of the shell", terminal.exit_code)
    return {**found, "peak memory": peak}, picture


def main() -> None:
    """Print a table, and write the picture."""
    parser = argparse.ArgumentParser("python -m benchmarks.large_library", description=__doc__)
    parser.add_argument("--homes", type=Path, help="folder to keep the homes in; else a temporary one")
    parser.add_argument("--picture", type=Path, help="file for the picture")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dlprep-large-") as folder:
        homes = Homes(options.homes or Path(folder), Sizes())
        homes.folder.mkdir(parents=True, exist_ok=True)
        few, many = homes.small, homes.large
        for home in (few, many):  # fills the caches, as the first sitting of all does
            sitting(home)
        taken = [(sitting(few), sitting(many)) for _ in range(ROUNDS)]
    for name in taken[0][0][0]:
        small, large = (median(round_[place][0][name] for round_ in taken) for place in (0, 1))
        unit = "MiB" if name == "peak memory" else "s"
        print(f"{name:32} {small:8.3f} {unit:3}  {large:8.3f} {unit:3}  {large / small:6.2f}")
    if options.picture:
        options.picture.write_text(taken[-1][1][1], encoding="utf-8")


if __name__ == "__main__":
    main()
