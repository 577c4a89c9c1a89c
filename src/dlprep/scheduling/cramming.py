"""Practice of chosen cards, whatever their days are: nothing of it moves a box."""

from collections.abc import Iterable
from datetime import date

from dlprep.model.card import CardId
from dlprep.scheduling.costs import Costs
from dlprep.scheduling.queue import Item, Queue, Reason, within
from dlprep.scheduling.scheduler import Learner


def build_cram(
    cards: Iterable[CardId], learner: Learner, today: date, costs: Costs, seconds: float | None
) -> Queue:
    """Order *cards* the weakest first, as many as fit; None is no limit.

    Cards never seen follow the others, in their order: practice refreshes what was learnt, and a
    first view counts for more when it is one of study.
    """
    seen, unseen = [], []
    for card in cards:
        standing = learner.standings.get(card)
        if standing is None:
            unseen.append(Item(card, Reason.PRACTICE, 0.0, costs.first(card)))
            continue
        recall = learner.scheduler.recall(standing, today)
        item = Item(card, Reason.PRACTICE, 0.0, costs.review(card, recall))
        seen.append((not standing.failing, recall, -standing.lapses, item))
    weakest = [item for *_, item in sorted(seen, key=lambda found: found[:-1])]
    items, beyond = within([*weakest, *unseen], seconds)
    return Queue(tuple(items), tuple(beyond), len(unseen))
