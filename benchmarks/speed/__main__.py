"""Measures everything, and prints one table; see `--help`."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks.speed import logs, sitting, start_up
from benchmarks.speed.commits import commits
from benchmarks.speed.homes import QUICK, Homes, Sizes
from benchmarks.speed.measuring import Row
from benchmarks.speed.table import head, line

ABOUT = """\
How fast dlprep is: every line compares it with a yardstick of the same run, taken in turns with it.
A yardstick is what cannot be avoided, or what another program takes for the same work. Ends with
code 1 when a line misses what it must reach."""

Group = Callable[[Homes, bool], Iterator[Row]]


def _starts(homes: Homes, quick: bool) -> Iterator[Row]:
    return start_up.rows(homes, rounds=3 if quick else 11)


def _sittings(homes: Homes, quick: bool) -> Iterator[Row]:
    cards = 60 if quick else 400
    yield from sitting.rows(homes.deck, cards)
    yield commits(homes.deck, cards)
    if not quick:
        yield sitting.against_anki(homes, cards=600)


def _files(homes: Homes, quick: bool) -> Iterator[Row]:
    yield logs.check(homes, rounds=2 if quick else 5)


def _logs(homes: Homes, quick: bool) -> Iterator[Row]:
    yield from logs.rows(homes, rounds=2 if quick else 3)
    if not quick:
        yield from logs.year(homes, rounds=3)


GROUPS: Mapping[str, Group] = {"starts": _starts, "sittings": _sittings, "files": _files, "logs": _logs}


def main() -> int:
    """Measure, and print each line as soon as it is known."""
    parser = argparse.ArgumentParser("python -m benchmarks.speed", description=ABOUT)
    parser.add_argument("--quick", action="store_true", help="small homes, few rounds, no Anki, no judgement")
    parser.add_argument("--only", choices=GROUPS, help="measure only these lines")
    parser.add_argument("--homes", type=Path, help="folder to keep the homes in; else a temporary one")
    options = parser.parse_args()
    print(head(judged=not options.quick), flush=True)
    missed = 0
    with tempfile.TemporaryDirectory(prefix="dlprep-speed-") as folder:
        homes = Homes(options.homes or Path(folder), QUICK if options.quick else Sizes())
        homes.folder.mkdir(parents=True, exist_ok=True)
        for name, group in GROUPS.items():
            if options.only not in {None, name}:
                continue
            for row in group(homes, options.quick):
                print(line(row, judged=not options.quick), flush=True)
                missed += row.is_missed
    return int(missed > 0 and not options.quick)


if __name__ == "__main__":
    sys.exit(main())
