"""The page of `dlprep stats`: the overview, or the sections that were asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dlprep.model.card import CardId
from dlprep.statistics.confidence import OwnJudgement
from dlprep.statistics.coverage import Coverage
from dlprep.statistics.pace import Pace
from dlprep.statistics.shares import FEW
from dlprep.views.card_text import visible
from dlprep.views.dates import clock_of_seconds, counted
from dlprep.views.readiness import burndown_lines, percent, readiness_body, readiness_line
from dlprep.views.shares import share_in_words, tag_name
from dlprep.views.stats_answers import confidence_body, points_body, time_body
from dlprep.views.stats_boxes import boxes_table, calibration_body, retention_body
from dlprep.views.stats_days import calendar_body, due_body, spark, streak_in_words
from dlprep.views.stats_picture import StatsPicture

SPARK_DAYS = 14
MOST_LEECHES = 3


def stats_body(picture: StatsPicture, sections: Sequence[str] = ()) -> RenderableType:
    """Return the named sections one below the other, or the overview for none."""
    if not sections:
        return overview_body(picture)
    parts: list[RenderableType] = []
    for name in sections:
        parts += [Text(), SECTIONS[name](picture)] if parts else [SECTIONS[name](picture)]
    return Group(*parts)


def overview_body(picture: StatsPicture) -> RenderableType:
    """Return readiness, the boxes, and a line on each of the other sections: one screen."""
    unseen = picture.ready[0].overall.unseen
    return Group(
        *(readiness_line(one, picture.today) for one in picture.ready),
        *burndown_lines(picture.burndown, picture.today),
        Text(),
        boxes_table(picture.boxes),
        *([Text(f"{counted(unseen, 'card')} not seen yet.")] if unseen else []),
        Text(),
        _facts(picture),
        Text(),
        Text(f"More: 'dlprep stats --all', or {', '.join(f'--{name}' for name in SECTIONS)}.", "quiet"),
    )


def _readiness(picture: StatsPicture) -> RenderableType:
    return readiness_body(picture.readiness, picture.raises, picture.burndown, picture.today)


SECTIONS: Mapping[str, Callable[[StatsPicture], RenderableType]] = {
    "readiness": _readiness,
    "retention": retention_body,
    "points": points_body,
    "confidence": confidence_body,
    "time": time_body,
    "due": due_body,
    "calendar": calendar_body,
    "calibration": calibration_body,
}
"""Every section by its option, in the order of the page."""


def _facts(picture: StatsPicture) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for name, fact in _lines(picture):
        grid.add_row(Text(name, "quiet"), Text(fact))
    return grid


def _lines(picture: StatsPicture) -> Iterator[tuple[str, str]]:
    week, coming = picture.activity.periods[0], spark(picture.due[1:][:SPARK_DAYS])
    yield "recalled", share_in_words(picture.retention.overall, "answer")
    if picture.coverage.judged:
        yield "points", _points(picture.coverage)
    if picture.judgement.answers:
        yield "sure", _sure(picture.judgement)
    if picture.pace.seconds is not None:
        yield "time", _time(picture.pace, picture.pace.seconds)
    yield (
        "due",
        f"{picture.due[0]} today, {sum(picture.due[:7])} in 7 days; from tomorrow {coming}",
    )
    minutes = counted(round(week.seconds / 60), "minute")
    yield "7 days", f"{counted(week.reviews, 'review')} in {minutes}, on {counted(week.studied, 'day')}"
    yield "streak", streak_in_words(picture.activity)
    if picture.leeches:
        yield "leeches", _leeches(picture.leeches)


def _leeches(cards: Sequence[CardId]) -> str:
    named = ", ".join(visible(card) for card in cards[:MOST_LEECHES])
    rest = f" and {len(cards) - MOST_LEECHES} more" if len(cards) > MOST_LEECHES else ""
    return f"{named}{rest}: 'dlprep list --is leech'"


def _points(coverage: Coverage) -> str:
    least = next((one for one in coverage.tags if one.share.total >= FEW), None)
    where = f"; least in {tag_name(least.tag)} ({percent(least.share.mean)})" if least else ""
    return f"{percent(coverage.overall.mean)} of {coverage.overall.total} said lately{where}"


def _sure(judgement: OwnJudgement) -> str:
    sure = judgement.levels[0].right
    too_sure = ", ".join(tag_name(one.tag) for one in judgement.overconfident[:2])
    said = f"right {percent(sure.mean)} of {counted(sure.total, 'time')}" if sure.total else "never said"
    return f"{said}; too sure of {too_sure}" if too_sure else said


def _time(pace: Pace, seconds: float) -> str:
    spoken = f"; spoken {clock_of_seconds(pace.spoken_seconds)}" if pace.spoken_seconds is not None else ""
    within = f", {percent(pace.within.mean)} within 1 to 2 minutes" if spoken else ""
    return f"{clock_of_seconds(seconds)} an answer{spoken}{within}"
