"""Everything of `dlprep stats` as data for JSON; shares from 0 to 1, dates in ISO form, times in seconds."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta

from dlprep.statistics.calibration import BoxRecall, Calibration
from dlprep.statistics.confidence import OwnJudgement
from dlprep.statistics.coverage import Coverage, PointRecord
from dlprep.statistics.pace import Pace
from dlprep.statistics.shares import Share, TagShare
from dlprep.views.readiness import raise_data, readiness_data
from dlprep.views.stats_picture import StatsPicture


def stats_data(picture: StatsPicture) -> dict[str, object]:
    """Return all sections; what was never measured is null."""
    burndown, activity = picture.burndown, picture.activity
    return {
        "today": picture.today.isoformat(),
        "readiness": [readiness_data(one) for one in picture.readiness],
        "burndown": burndown and {**asdict(burndown), "since": burndown.since.isoformat()},
        "gain_most": [raise_data(gained) for gained in picture.raises],
        "boxes": [_box(box) for box in picture.boxes],
        "calibration": _calibration(picture.calibration),
        "retention": {**_share(picture.retention.overall), "tags": _tags(picture.retention.tags)},
        "points": _coverage(picture.coverage),
        "confidence": _confidence(picture.judgement),
        "time": _pace(picture.pace),
        "due": [
            {"day": (picture.today + timedelta(days=ahead)).isoformat(), "cards": cards}
            for ahead, cards in enumerate(picture.due)
        ],
        "leeches": list(picture.leeches),
        "activity": {
            "periods": [asdict(period) for period in activity.periods],
            "streak": activity.streak,
            "longest_streak": activity.longest,
            "today": activity.today,
            "days": [{"day": day.isoformat(), **asdict(done)} for day, done in activity.days.items()],
        },
    }


def _share(share: Share) -> dict[str, object]:
    low, high = share.band
    return {
        "hits": share.hits,
        "total": share.total,
        "share": share.mean if share.total else None,
        "low": low,
        "high": high,
    }


def _tags(tags: Iterable[TagShare]) -> list[dict[str, object]]:
    return [{"tag": one.tag, **_share(one.share)} for one in tags]


def _calibration(calibration: Calibration) -> dict[str, object]:
    return {
        "answers": calibration.answers,
        "score": calibration.score and asdict(calibration.score),
        "baseline": calibration.baseline and asdict(calibration.baseline),
        "better": calibration.better,
    }


def _coverage(coverage: Coverage) -> dict[str, object]:
    return {
        **_share(coverage.overall),
        "cards_judged": coverage.judged,
        "cards": coverage.cards,
        "tags": _tags(coverage.tags),
        "missed": [point_data(record) for record in coverage.weakest],
    }


def point_data(record: PointRecord) -> dict[str, object]:
    """Return a point that was missed as data for JSON."""
    return {
        "card": record.card.id,
        "point": record.point.say,
        "must": record.point.must,
        "missed": record.missed,
        "answers": len(record.said),
        "missed_last_time": not record.said[0],
        "last_missed": record.last_missed and record.last_missed.isoformat(),
    }


def _confidence(judgement: OwnJudgement) -> dict[str, object]:
    return {
        "levels": [
            {"confidence": level.confidence.label, **_share(level.right)} for level in judgement.levels
        ],
        "sure_by_tag": _tags(judgement.sure_by_tag),
        "overconfident": [one.tag for one in judgement.overconfident],
    }


def _pace(pace: Pace) -> dict[str, object]:
    return {
        "answers": pace.answers,
        "median": pace.seconds,
        "spoken_median": pace.spoken_seconds,
        "spoken_in_time": _share(pace.within),
        "spoken_longer": pace.longer,
        "slowest": [
            {"card": one.card.id, "median": one.seconds, "answers": one.answers} for one in pace.cards
        ],
    }


def _box(box: BoxRecall) -> dict[str, object]:
    return {
        "box": box.box,
        "interval_days": box.interval,
        "cards": box.cards,
        "answers": box.answers,
        "recalled": box.recalled,
        "predicted": box.predicted if box.answers else None,
        "observed": box.observed if box.answers else None,
    }
