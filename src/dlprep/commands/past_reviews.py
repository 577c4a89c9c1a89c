"""Reviews that come with an import: put into the log once, and taken back with it."""

from collections.abc import Mapping
from datetime import datetime

from dlprep.commands.environment import Environment
from dlprep.commands.log_access import open_log
from dlprep.importing.draft import PastReview
from dlprep.model.card import CardId
from dlprep.model.review import EntryId, Review, SessionId
from dlprep.storage.imports import Imports
from dlprep.storage.log_reading import linked, read_links


def unknown_reviews(
    env: Environment, histories: Mapping[CardId, tuple[PastReview, ...]], session: SessionId
) -> list[Review]:
    """Return the past reviews that the log does not hold yet, as a sitting of their own.

    A review of the same card at the same instant is the same review. What lies in the future is
    left out, see `reviews_ahead`.
    """
    if not histories:
        return []
    known: set[tuple[CardId, int]] = set()
    links: dict[CardId, CardId] = {}
    if env.paths.log.exists():
        with open_log(env, writing=False) as log:
            links = log.ask(read_links)
            known = {(review.card, _second(review.at)) for review in log.reviews()}
    now = env.now()
    found = [
        (past, card)
        for card, history in histories.items()
        for past in dict.fromkeys(history)
        if past.at <= now and (linked(card, links), _second(past.at)) not in known
    ]
    found.sort(key=lambda each: each[0].at)
    return [past.named(EntryId(session, seq), card) for seq, (past, card) in enumerate(found, start=1)]


def reviews_ahead(env: Environment, histories: Mapping[CardId, tuple[PastReview, ...]]) -> int:
    """Return how many past reviews lie in the future: their clock or ours is wrong."""
    now = env.now()
    return sum(past.at > now for history in histories.values() for past in history)


def _second(at: datetime) -> int:
    # Other programs keep milliseconds, tenths or nothing below a second.
    return int(at.timestamp())


def record_reviews(
    env: Environment, histories: Mapping[CardId, tuple[PastReview, ...]], session: SessionId
) -> int:
    """Put the past reviews that the log does not hold yet into it, all or none, and return their number."""
    # Two imports at once would both find them unknown: one after the other.
    with Imports(env.paths.imports) as journal, journal.locked():
        reviews = unknown_reviews(env, histories, session)
        if reviews:
            with open_log(env) as log:
                log.record_all(reviews)
    return len(reviews)


def retract_reviews(env: Environment, session: SessionId) -> int:
    """Take back what is live of the reviews that came with an import, and return how many those are."""
    if not env.paths.log.exists():
        return 0
    with open_log(env) as log:
        ids = [review.id for review in log.reviews() if review.id.session == session]
        log.retract_all(ids, env.now())
    return len(ids)
