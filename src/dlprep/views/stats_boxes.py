"""How the boxes hold: recalled against predicted, by box, by tag, and judged as a whole."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.statistics.calibration import ENOUGH_ANSWERS, BoxRecall, Calibration, Score
from dlprep.views.dates import counted
from dlprep.views.readiness import percent
from dlprep.views.shares import NARROW, ByWidth, quiet_table, share_in_words, tags_table
from dlprep.views.stats_picture import StatsPicture

FEW_IN_A_BOX = 5
"""With fewer answers nothing is said about the prediction of one box."""

SURPRISING = 2.0
"""Standard deviations from which on a difference is more than luck."""


def retention_body(picture: StatsPicture) -> RenderableType:
    """Return what was recalled after a wait, by box and by tag."""
    retention = picture.retention
    tags = (Text(), tags_table(retention.tags, "recalled")) if retention.tags else ()
    return Group(
        Text(f"Recalled after a wait: {share_in_words(retention.overall, 'answer')}", "title"),
        Text(),
        boxes_table(picture.boxes),
        *tags,
    )


def calibration_body(picture: StatsPicture) -> RenderableType:
    """Return how the predictions held, box by box and in all."""
    calibration = picture.calibration
    return Group(
        Text(_verdict(calibration), "title"),
        Text(),
        boxes_table(picture.boxes, judged=True),
        *((Text(), _scores(calibration)) if calibration.answers else ()),
        Text(),
        Text("Each prediction knew only the answers of the days before.", "quiet"),
    )


def boxes_table(boxes: Sequence[BoxRecall], *, judged: bool = False) -> RenderableType:
    """Return a row a box: its interval, its cards, and the answers it has had."""
    return ByWidth(lambda width: _boxes_table(boxes, judged=judged, wide=width >= NARROW))


def _boxes_table(boxes: Sequence[BoxRecall], *, judged: bool, wide: bool) -> RenderableType:
    table = quiet_table(2 if wide else 1)
    interval_and_cards = ("asked after" if wide else "after", "cards")
    # Beside a judgement, a narrow screen has no room for either, and a wide one for the first.
    plain = ("box", *interval_and_cards[: (1 if wide else 0) if judged else 2])
    for column in (*plain, "predicted"):
        table.add_column(column, justify="right", no_wrap=True)
    for column in ("you got", *([""] if judged else [])):
        table.add_column(column, no_wrap=True)
    for box in boxes:
        interval = "varies" if box.interval is None else counted(box.interval, "day")
        table.add_row(
            *(str(box.box), interval, str(box.cards))[: len(plain)],
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
    table = quiet_table()
    table.add_column("lower is better")
    for column in ("log loss", "Brier"):
        table.add_column(column, justify="right")
    for name, score in (("predictions", calibration.score), ("average so far", calibration.baseline)):
        table.add_row(name, *_score(score))
    return table


def _score(score: Score | None) -> tuple[str, str]:
    return ("–", "–") if score is None else (f"{score.log_loss:.3f}", f"{score.brier:.3f}")
