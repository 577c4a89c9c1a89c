"""The rubric while it is judged: a row for each point with its tick, its star and what is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.text import Text

from dlprep.model.card import Point
from dlprep.study.phases import Answering
from dlprep.views.ansi import Ink, ansi_line
from dlprep.views.card_text import one_line
from dlprep.views.card_text.wrap import wrap


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
    cursor = Text(ink.signs.cursor, "cursor") if row.at_hand else Text(" ")
    star = Text(ink.signs.must, "must") if row.point.must else Text(" ")
    mark = Text(" ").join((cursor, _tick(row, ink), star, Text()))
    text = one_line(row.point.say, styles=ink.text, glyphs=ink.glyphs)
    if row.at_hand:
        text.stylize_before("bold")
    if known := _known(row):
        text.append(f"  ({known})", "quiet")
    first, *others = wrap(text, max(1, width - mark.cell_len))
    indent = " " * mark.cell_len
    return tuple(ansi_line(line, ink) for line in (mark + first, *(Text(indent) + other for other in others)))


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
