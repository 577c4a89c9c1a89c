"""Joins histories by hand: what was rehearsed under one card's id counts for another card."""

from dataclasses import dataclass

from dlprep.commands.environment import Environment
from dlprep.commands.log_access import open_log
from dlprep.commands.progress import chosen_card
from dlprep.errors import UsageError
from dlprep.model.card import CardId
from dlprep.storage.library import load_library
from dlprep.storage.log_reading import linked, read_links


@dataclass(frozen=True, slots=True)
class RelinkReport:
    """How many reviews count for *new* from now on; None as *new* means for *old* itself again.

    *is_left* says that *old* is in a deck still, though none of its reviews counts for it.
    """

    old: CardId
    new: CardId | None
    reviews: int
    is_left: bool = False


def run(env: Environment, old: str, new: str) -> RelinkReport:
    """Let the reviews of *old* count for *new*.

    Raises DeckError when *new* is in no deck, UsageError when there is nothing to join or the
    history would lead back to where it came from.
    """
    library = load_library(env.paths.decks).library
    card = chosen_card(library, new)
    _require_log(env, old)
    with open_log(env) as log:
        links = log.ask(read_links)
        if other := links.get(CardId(old)):
            raise UsageError(
                f"the history of '{old}' counts for '{other}' already",
                hint=f"take that back first: dlprep relink {old} --undo",
            )
        if linked(card.id, links) == old:
            raise UsageError(f"the history of '{new}' counts for '{old}' already, or is the same")
        reviews = sum(review.card == old for review in log.reviews())
        if not reviews:
            raise UsageError(
                f"the card '{old}' has no reviews", hint="'dlprep check' lists reviews whose card is gone"
            )
        log.link(CardId(old), card.id, env.now())
    is_left = CardId(old) in library
    return RelinkReport(CardId(old), card.id, reviews, is_left)


def undo(env: Environment, old: str) -> RelinkReport:
    """Let the reviews of *old* count for itself again. Raises UsageError when they do."""
    _require_log(env, old)
    with open_log(env) as log:
        if CardId(old) not in log.ask(read_links):
            raise UsageError(f"the history of '{old}' was given to no other card")
        log.link(CardId(old), None, env.now())
        reviews = sum(review.card == old for review in log.reviews())
    return RelinkReport(CardId(old), None, reviews)


def _require_log(env: Environment, old: str) -> None:
    # A log that is not there yet is not made by looking.
    if not env.paths.log.exists():
        raise UsageError(f"the card '{old}' has no reviews", hint="nothing has been rated yet")
