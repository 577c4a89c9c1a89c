"""Facts that were to be looked at again by a day that has passed."""

from collections.abc import Iterator
from datetime import date

from dlprep.checking.finding import Finding
from dlprep.model.card import Card


def date_findings(card: Card, today: date) -> Iterator[Finding]:
    """Find a card whose `review_by` has passed."""
    if card.review_by is not None and card.review_by < today:
        message = f"its facts were to be checked by {card.review_by.isoformat()}"
        yield Finding(card.id, ("review_by",), message, "check them, mend the card, and set a later day")
