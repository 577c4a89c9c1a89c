"""Days of study played ahead, with the rules that study uses and the outcomes that are expected.

Nothing is drawn at random. Of the reviews in a box, as many are recalled as predicted, spread
evenly: the predicted chances are added up, and the card at which the sum passes a whole number is
a recalled one. First grades are dealt in the learner's own proportions in the same way. A second
try on the day of a failure is left out: it moves no card up.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import inf

from dlprep.model.card import CardId
from dlprep.model.review import Rating
from dlprep.scheduling.costs import Costs, Kind
from dlprep.scheduling.gain import FIRST_GRADES
from dlprep.scheduling.plan import Plan
from dlprep.scheduling.queue import HORIZON, NEW_A_DAY, Limits, Queue, Target, build_queue
from dlprep.scheduling.scheduler import Learner, Standing

LONGEST_DAYS = 730
"""No more days are played: a later interview is planned for as far as this."""


@dataclass(frozen=True, slots=True)
class Outset:
    """What playing starts from: the cards that are asked, the learner, the plan, today.

    *studied* is how many seconds of today are used up already.
    """

    cards: tuple[CardId, ...]
    learner: Learner
    today: date
    plan: Plan = field(default_factory=Plan)
    targets: tuple[Target, ...] = ()
    costs: Costs = field(default_factory=Costs)
    studied: float = 0.0

    @property
    def next_target(self) -> Target:
        """Return the next interview, or one 30 days from today if there is none."""
        ahead = [target for target in self.targets if target.day >= self.today]
        return min(ahead, key=lambda target: target.day, default=Target(self.today + HORIZON))


def study_days(today: date, interview: date) -> Sequence[date]:
    """Return the days of study: today, and all others before the interview."""
    number = min(max(1, (interview - today).days), LONGEST_DAYS)
    return [today + timedelta(days=days) for days in range(number)]


class Player:
    """Plays one day after the other; *standings* is where the cards then stand."""

    def __init__(self, outset: Outset) -> None:
        """Begin where the learner stands; the outset itself stays as it is."""
        self._outset = outset
        self.standings = dict(outset.learner.standings)
        # The same dictionary: what is played shows in the learner.
        self._learner = Learner(outset.learner.scheduler, self.standings, outset.learner.first_grades)
        grades = [own + prior for own, prior in zip(outset.learner.first_grades, FIRST_GRADES, strict=True)]
        self._shares = [grade / sum(grades) for grade in grades]
        self._owed = [0.0] * len(self._shares)
        self._recalled: dict[int, float] = {}
        self._weights = {
            card: tuple(target.weights.get(card, target.default_weight) for target in outset.targets)
            for card in outset.cards
        }

    def study(self, day: date) -> Queue:
        """Play a day, and return what was asked on it."""
        outset = self._outset
        minutes = outset.plan.minutes_on(day)
        if minutes == 0:
            return Queue()
        used = outset.studied if day == outset.today else 0.0
        limits = Limits(new=NEW_A_DAY) if minutes is None else Limits(max(0.0, minutes * 60 - used))
        queue = build_queue(
            self._candidates(limits),
            self._learner,
            day,
            targets=outset.targets,
            costs=outset.costs,
            limits=limits,
            unseen_worth=outset.plan.unseen_worth,
        )
        for card in queue.cards:
            standing = self.standings.get(card)
            rating = self._first_rating() if standing is None else self._rating(standing, day)
            self.standings[card] = self._learner.scheduler.advance(standing, rating, day)
        return queue

    def _candidates(self, limits: Limits) -> Iterator[CardId]:
        """Return the seen cards and as many unseen ones, of each weight, as the day could hold.

        Unseen cards of one weight are asked in their order, so the rest need not be ranked.
        """
        first = self._outset.costs.seconds[Kind.FIRST]
        room = inf if limits.seconds is None else limits.seconds / first + 1
        taken: defaultdict[tuple[float, ...], int] = defaultdict(int)
        for card in self._outset.cards:
            if card not in self.standings:
                weights = self._weights[card]
                taken[weights] += 1
                if taken[weights] > room:
                    continue
            yield card

    def _first_rating(self) -> Rating:
        self._owed = [owed + share for owed, share in zip(self._owed, self._shares, strict=True)]
        dealt = self._owed.index(max(self._owed))
        self._owed[dealt] -= 1
        return Rating(dealt + 1)

    def _rating(self, standing: Standing, day: date) -> Rating:
        chance = self._learner.scheduler.recall(standing, day)
        total = self._recalled.get(standing.box, 0.5) + chance
        self._recalled[standing.box] = total % 1
        return Rating.GOOD if total >= 1 else Rating.AGAIN
