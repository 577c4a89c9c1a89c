"""How much will be recalled on the day of an interview, if nothing more is studied until then.

A card never seen counts as not recalled. A card's points are recalled with it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from dlprep.model.card import Card, CardId, Outline
from dlprep.scheduling.expected import Alike, Expected, Outcome, alike, counted_cards
from dlprep.scheduling.queue import HORIZON, Limits, Reason, Target, build_queue
from dlprep.scheduling.scheduler import Learner


@dataclass(frozen=True, slots=True)
class Section:
    """Readiness of all cards (*tag* is None), or of those with one tag ("" for those without any).

    *by_cards* is the share of cards recalled, *by_points* the share of points; a card without
    points counts as one there. *reviews* are those that the estimates rest on.
    """

    tag: str | None
    cards: int
    unseen: int
    points: int
    reviews: int
    by_cards: Expected
    by_points: Expected


@dataclass(frozen=True, slots=True)
class Readiness:
    """Readiness for one day; *assumed* if no interview is set for it."""

    day: date
    assumed: bool
    overall: Section
    tags: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Raise:
    """What asking a card today changes: the chance to recall it on the day, *without* and *asked*.

    *box* is None for a card never seen.
    """

    card: Card
    reason: Reason
    box: int | None
    without: float
    asked: float


def interviews_ahead(targets: Iterable[Target], today: date) -> tuple[Target, ...]:
    """Return the interviews of today and later, the next first."""
    return tuple(sorted((target for target in targets if target.day >= today), key=lambda target: target.day))


def measure_readiness(
    cards: Sequence[Outline],
    learner: Learner,
    today: date,
    targets: Iterable[Target] = (),
    *,
    by_tag: bool = True,
) -> tuple[Readiness, ...]:
    """Return the readiness for each interview ahead, the next first; without any, in 30 days.

    The tags, if they are wanted, come in the order of the points still missing. Cards that do not count in an
    interview are left out of it.
    """
    ahead = interviews_ahead(targets, today)
    considered = ahead or (Target(today + HORIZON),)
    return tuple(
        _readiness(cards, learner, target, assumed=not ahead, by_tag=by_tag) for target in considered
    )


def greatest_raises(
    cards: Iterable[CardId],
    learner: Learner,
    today: date,
    target: Target,
    card_of: Callable[[CardId], Card],
    count: int = 10,
) -> tuple[Raise, ...]:
    """Return the cards whose recall on the day of *target* rises most if they are asked today.

    How much a card counts in the interview counts here too. Only what is returned is looked up.
    """
    cards = tuple(cards)
    weights = dict(counted_cards(target, cards))
    # An unseen card counts as not recalled, so here it is worth nothing before it is seen.
    queue = build_queue(
        cards, learner, today, targets=(target,), limits=Limits(seconds=inf), unseen_worth=0.0
    )
    best = sorted((item for item in queue.items if item.gain > 0), key=lambda item: -item.gain)
    raises = []
    for item in best[:count]:
        standing = learner.standings.get(item.card)
        without = 0.0 if standing is None else learner.scheduler.recall(standing, target.day)
        asked = without + item.gain / weights[item.card]
        box = None if standing is None else standing.box
        raises.append(Raise(card_of(item.card), item.reason, box, without, asked))
    return tuple(raises)


def _readiness(
    cards: Sequence[Outline], learner: Learner, target: Target, *, assumed: bool, by_tag: bool
) -> Readiness:
    weights, usual = target.weights, target.default_weight
    outcome = Outcome(learner.scheduler, target.day)
    standings = learner.standings

    def section(tag: str | None, cards: Sequence[Outline]) -> Section:
        seen = [(card, standings[card.id]) for card in cards if card.id in standings]
        # Counted once for all that follows: a large deck stands in few ways.
        groups = Counter((alike(one), weights.get(card.id, usual), card.points or 1) for card, one in seen)
        worths = Counter((weights.get(card.id, usual), card.points or 1) for card in cards)
        by_cards: Counter[tuple[Alike, float]] = Counter()
        by_points: Counter[tuple[Alike, float]] = Counter()
        for (stands, weight, points), count in groups.items():
            by_cards[stands, weight] += count
            by_points[stands, weight * points] += count
        return Section(
            tag=tag,
            cards=len(cards),
            unseen=len(cards) - len(seen),
            points=sum(points * count for (_, points), count in worths.items()),
            reviews=sum([standing.reviews for _, standing in seen]),
            by_cards=outcome.share(by_cards, sum(weight * n for (weight, _), n in worths.items())),
            by_points=outcome.share(
                by_points, sum(weight * points * n for (weight, points), n in worths.items())
            ),
        )

    counting = [card for card in cards if weights.get(card.id, usual) > 0] if weights or usual <= 0 else cards
    sections = [section(tag, tagged) for tag, tagged in _by_tag(counting).items()] if by_tag else []
    sections.sort(key=lambda section: (-section.points * (1 - section.by_points.mean), section.tag))
    return Readiness(target.day, assumed, section(None, counting), tuple(sections))


def _by_tag(cards: Iterable[Outline]) -> dict[str, list[Outline]]:
    by_tag: dict[str, list[Outline]] = {}
    for card in cards:
        for tag in card.tags or ("",):
            by_tag.setdefault(tag, []).append(card)
    return by_tag
