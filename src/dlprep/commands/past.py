"""The past of a person: the fold over the log, from where the last one stopped."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dlprep.model.card import CardId
from dlprep.scheduling.past import Past
from dlprep.scheduling.scheduler import Learner, Scheduler
from dlprep.storage.collector import collector_paused
from dlprep.storage.log_grades import GradedTail
from dlprep.storage.past_cache import PastCache
from dlprep.storage.review_log import ReviewLog


def load_past(
    log: ReviewLog, cache: PastCache, scheduler: Scheduler, today: date, reset: Mapping[CardId, datetime]
) -> Past:
    """Fold the log up to now, from the past that *cache* keeps if it still holds.

    The past of the days before *today* is kept in turn. The outcome is that of folding the whole
    log, whatever is kept.
    """
    with collector_paused():
        return _loaded(log, cache, scheduler, today, reset)


def _loaded(
    log: ReviewLog, cache: PastCache, scheduler: Scheduler, today: date, reset: Mapping[CardId, datetime]
) -> Past:
    marks = [[card, at.isoformat()] for card, at in sorted(reset.items())]
    if kept := cache.read(scheduler):
        past, (key, *state) = kept
        over = past.last_day is None or past.last_day < today
        if over and isinstance(key, int) and [*log.state(key), marks] == state:
            tail = log.grades(key, reset)
            if past.is_followed_by(tail.grades):
                return _grown(past, tail, log, cache, today, marks)
    return _grown(Past(Learner(scheduler, {})), log.grades(0, reset), log, cache, today, marks)


def _grown(past: Past, tail: GradedTail, log: ReviewLog, cache: PastCache, today: date, marks: Any) -> Past:
    """Add the tail, and keep what the days that are over came to."""
    over = sum(day < today for _, _, day, _, _ in tail.grades)
    ended, running = tail.keys[:over], tail.keys[over:]
    # A clock set back mixes the days: then nothing can be cut off, and nothing is kept.
    if past.is_followed_by(tail.grades) and ended and max(ended) < min(running, default=max(ended) + 1):
        past.add(tail.grades[:over], today)
        key = max(ended)
        cache.write(past, [key, *log.state(key), marks])
        past.add(tail.grades[over:], today)
    else:
        past.add(tail.grades, today)
    return past
