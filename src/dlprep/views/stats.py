"""The overview of what was studied, and the calibration of the boxes, in words and as data."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dlprep.scheduling.activity import Activity, Period
from dlprep.scheduling.burndown import Burndown
from dlprep.scheduling.calibration import ENOUGH_ANSWERS, BoxRecall, Calibration, Score
from dlprep.scheduling.readiness import Raise, Readiness
from dlprep.views.dates import counted
from dlprep.views.readiness import burndown_lines, percent, raise_data, readiness_data, readiness_line

FEW_IN_A_BOX = 5
"""With fewer answers nothing is said about the prediction of one box."""

SURPRISING = 2.0
"""Standard deviations from which on a difference is more than luck."""


def overview_body(
    readiness: Sequence[Readiness],
    burndown: Burndown | None,
    calibration: Calibration,
    activity: Activity,
    today: date,
) -> RenderableType:
    """Return readiness, the boxes, and what was studied, on one screen."""
    overall = readiness[0].overall
    unseen = [Text(f"{counted(overall.unseen, 'card')} not seen yet.")] if overall.unseen else []
    return Group(
        *(readiness_line(one, today) for one in readiness),
        *burndown_lines(burndown, today),
        Text(),
        _boxes(calibration.boxes),
        *unseen,
        Text(),
        *(Text(_period(period)) for period in activity.periods),
        Text(_streak(activity)),
        Text(),
        Text("More: 'dlprep stats --readiness', or '--calibration'.", "quiet"),
    )


def calibration_body(calibration: Calibration) -> RenderableType:
    """Return how the predictions held, box by box and in all."""
    return Group(
        Text(_verdict(calibration), "title"),
        Text(),
        _boxes(calibration.boxes, judged=True),
        *((Text(), _scores(calibration)) if calibration.answers else ()),
        Text(),
        Text("Each prediction knew only the answers of the days before.", "quiet"),
    )


def stats_data(
    readiness: Sequence[Readiness],
    raises: Sequence[Raise],
    burndown: Burndown | None,
    calibration: Calibration,
    activity: Activity,
    today: date,
) -> dict[str, object]:
    """Return everything as data for JSON; shares from 0 to 1, dates in ISO form."""
    return {
        "today": today.isoformat(),
        "readiness": [readiness_data(one) for one in readiness],
        "burndown": burndown and {**asdict(burndown), "since": burndown.since.isoformat()},
        "gain_most": [raise_data(gained) for gained in raises],
        "boxes": [_box_data(box) for box in calibration.boxes],
        "calibration": {
            "answers": calibration.answers,
            "score": calibration.score and asdict(calibration.score),
            "baseline": calibration.baseline and asdict(calibration.baseline),
            "better": calibration.better,
        },
        "activity": asdict(activity),
    }


def _boxes(boxes: Sequence[BoxRecall], *, judged: bool = False) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="quiet", padding=(0, 2, 0, 0))
    for column in ("box", "asked after", "cards", "predicted"):
        table.add_column(column, justify="right")
    table.add_column("you got")
    if judged:
        table.add_column("")
    for box in boxes:
        table.add_row(
            str(box.box),
            "varies" if box.interval is None else counted(box.interval, "day"),
            str(box.cards),
            percent(box.predicted) if box.answers else "–",
            f"{percent(box.observed)} of {box.answers}" if box.answers else "–",
            *((_judgement(box),) if judged else ()),
        )
    return table


def _judgement(box: BoxRecall) -> str:
    if not box.answers:
        return "none yet"
    if box.answers < FEW_IN_A_BOX:
        return "too few"
    if abs(box.surprise) < SURPRISING:
        return "as predicted"
    return "better" if box.surprise > 0 else "worse"


def _verdict(calibration: Calibration) -> str:
    count = counted(calibration.answers, "answer")
    if calibration.better is None:
        return f"{count} after a wait so far; {ENOUGH_ANSWERS} are needed to judge."
    if calibration.better:
        return f"The predictions beat your average, over {count}."
    return f"The predictions do not yet beat your average, over {count}."


def _scores(calibration: Calibration) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="quiet", padding=(0, 2, 0, 0))
    table.add_column("lower is better")
    for column in ("log loss", "Brier"):
        table.add_column(column, justify="right")
    for name, score in (("predictions", calibration.score), ("average so far", calibration.baseline)):
        table.add_row(name, *_score(score))
    return table


def _score(score: Score | None) -> tuple[str, str]:
    return ("–", "–") if score is None else (f"{score.log_loss:.3f}", f"{score.brier:.3f}")


def _period(period: Period) -> str:
    minutes = counted(round(period.seconds / 60), "minute")
    days = counted(period.studied, "day")
    return f"Last {period.days} days: {counted(period.reviews, 'review')} in {minutes}, on {days}."


def _streak(activity: Activity) -> str:
    if not activity.streak:
        return "No study yesterday or today."
    row = f"{counted(activity.streak, 'study day')} in a row"
    return f"{row}." if activity.today else f"{row} up to yesterday; study today to go on."


def _box_data(box: BoxRecall) -> dict[str, object]:
    return {
        "box": box.box,
        "interval_days": box.interval,
        "cards": box.cards,
        "answers": box.answers,
        "recalled": box.recalled,
        "predicted": box.predicted if box.answers else None,
        "observed": box.observed if box.answers else None,
    }
