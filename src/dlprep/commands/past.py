"""The past of a person: the fold over the log, from where the last one stopped."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dlprep.model.card import CardId
from dlprep.scheduling.past import Past
from dlprep.scheduling.scheduler import Learner, Scheduler
from dlprep.storage.collector import collector_paused
from dlprep.storage.log_grades import GradedTail
from dlprep.storage.past_cache import PastCache
from dlprep.storage.review_log import ReviewLog


@dataclass(frozen=True, slots=True)
class Ended:
    """The past of the days that are over, as *cache* keeps it; *log* is the state of the log it came from.

    It is not changed any more.
    """

    cache: PastCache
    past: Past
    log: list[Any]


def load_past(
    log: ReviewLog,
    cache: PastCache,
    scheduler: Scheduler,
    today: date,
    reset: Mapping[CardId, datetime],
    known: Ended | None = None,
    *,
    keep: bool = True,
) -> tuple[Past, Ended | None]:
    """Fold the log up to now, from the past that is *known*, or that *cache* keeps, if it still holds.

    The past of the days before *today* is returned as well, and written to *cache* if it is to *keep*
    it: *today* may be a day to come. The outcome is that of folding the whole log, whatever is kept.
    """
    with collector_paused():
        ended = known if known and known.cache == cache else _kept(cache, scheduler)
        marks = [[card, at.isoformat()] for card, at in sorted(reset.items())]
        tail = _tail(log, ended, today, reset, marks)
        if tail is None:
            ended, tail = None, log.grades(0, reset)
        past = ended.past.copy() if ended else Past(Learner(scheduler, {}))
        grades = tail.grades
        over = sum(day < today for _, _, day, _, _ in grades)
        if over and (key := _end(past, tail, over)):
            past.add(grades[:over], today)
            ended = Ended(cache, past, [key, *log.state(key), marks])
            if keep:
                cache.write(past, ended.log)
            past, grades = past.copy(), grades[over:]
        past.add(grades, today)
        return past, ended


def _kept(cache: PastCache, scheduler: Scheduler) -> Ended | None:
    kept = cache.read(scheduler)
    return None if kept is None else Ended(cache, *kept)


def _tail(
    log: ReviewLog, ended: Ended | None, today: date, reset: Mapping[CardId, datetime], marks: list[Any]
) -> GradedTail | None:
    """Return the grades behind what is kept, None if that does not hold."""
    if ended is None or not (ended.past.last_day is None or ended.past.last_day < today):
        return None
    key, *state = ended.log
    if not isinstance(key, int) or [*log.state(key), marks] != state:
        return None
    tail = log.grades(key, reset)
    return tail if ended.past.is_followed_by(tail.grades) else None


def _end(past: Past, tail: GradedTail, over: int) -> int | None:
    """Return the key that ends the first *over* grades; None if a clock set back has mixed the days."""
    ended, running = tail.keys[:over], tail.keys[over:]
    in_order = past.is_followed_by(tail.grades) and max(ended) < min(running, default=max(ended) + 1)
    return max(ended) if in_order else None
