"""The classic Leitner box: five boxes, each with its fixed interval (Leitner, 1972).

Every card begins in box 1. AGAIN puts it back there, HARD leaves it where it is, GOOD moves it
one box up, EASY two. Only the first rating of a study day may promote: later ones can only send a
card back, so that repeating a failed card until it goes well does not climb boxes.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dlprep.model.review import Rating
from dlprep.scheduling.scheduler import Standing

STEPS = {Rating.HARD: 0, Rating.GOOD: 1, Rating.EASY: 2}


@dataclass(frozen=True, slots=True)
class Leitner:
    """Boxes 1 to len(intervals); *intervals* are study days from a review to the next."""

    intervals: tuple[int, ...] = (1, 2, 4, 8, 16)

    def advance(self, standing: Standing | None, rating: Rating, day: date) -> Standing:
        """Return where a card stands after a rating on a study day; None means never seen.

        A day before the last review's (a journey west, a clock set back) counts as that day.
        """
        if standing is None:
            box = self._box_after(1, rating)
            return Standing(box, self._due(box, day), day, day, 1, 0, rating is Rating.AGAIN)
        day = max(day, standing.last_day)
        first_today = day > standing.last_day
        box = self._box_after(standing.box, rating) if first_today else standing.box
        if rating is Rating.AGAIN:
            box = 1
        return Standing(
            box=box,
            due=self._due(box, day),
            first_day=standing.first_day,
            last_day=day,
            reviews=standing.reviews + 1,
            lapses=standing.lapses + (rating is Rating.AGAIN and not standing.failing),
            failing=rating is Rating.AGAIN,
        )

    def _box_after(self, box: int, rating: Rating) -> int:
        if rating is Rating.AGAIN:
            return 1
        return min(len(self.intervals), box + STEPS[rating])

    def _due(self, box: int, day: date) -> date:
        return day + timedelta(days=self.intervals[box - 1])
