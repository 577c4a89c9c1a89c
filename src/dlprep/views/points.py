"""The rubric while it is judged: a row for each point with its tick, its star and what is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.table import Table
from rich.text import Text

from dlprep.model.card import Point
from dlprep.study.phases import Answering
from dlprep.views.ansi import Ink, ansi_lines
from dlprep.views.card_text import one_line


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point as it stands: said or not (None: not judged), at hand, suggested by the typed answer.

    *missed_before* tells that it was missed at the last attempt.
    """

    point: Point
    tick: bool | None = None
    at_hand: bool = False
    suggested: bool = False
    missed_before: bool = False


def point_rows(points: Sequence[Point], phase: Answering, missed: frozenset[str]) -> list[PointRow]:
    """Return the rows of a rubric that is being judged; *missed* are the points missed last time."""
    return [
        PointRow(point, tick, place == phase.cursor, place in phase.suggested, point.say in missed)
        for place, (point, tick) in enumerate(zip(points, phase.ticks, strict=True))
    ]


@lru_cache(maxsize=256)
def point_lines(row: PointRow, width: int, ink: Ink) -> tuple[str, ...]:
    """Draw one row; kept, so that a tick draws two rows anew and not the card."""
    signs = ink.signs
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    for _ in range(3):
        grid.add_column(width=1)
    grid.add_column(ratio=1, overflow="fold")
    cursor = Text(signs.cursor, "cursor") if row.at_hand else Text(" ")
    star = Text(signs.must, "must") if row.point.must else Text(" ")
    text = one_line(row.point.say, styles=ink.text, glyphs=ink.glyphs)
    if row.at_hand:
        text.stylize_before("bold")
    if known := _known(row):
        text.append(f"  ({known})", "quiet")
    grid.add_row(cursor, _tick(row, ink), star, text)
    return ansi_lines(grid, width, ink)


def _tick(row: PointRow, ink: Ink) -> Text:
    if row.suggested:
        return Text(ink.signs.suggested, "said")
    if row.tick is None:
        return Text(ink.signs.unjudged, "quiet")
    said, missed = (ink.signs.said, "said"), (ink.signs.missed, "missed")
    return Text(*(said if row.tick else missed))


def _known(row: PointRow) -> str:
    known = [
        words
        for holds, words in (
            (row.missed_before, "missed last time"),
            (row.point.drafted, "drafted, unchecked"),
        )
        if holds
    ]
    return ", ".join(known)
