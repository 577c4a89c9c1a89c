"""Which cards a person means: by id, or by a query over what is known of each card."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dlprep.commands.progress import Progress, chosen_card, closest
from dlprep.errors import DeckError, UsageError
from dlprep.model.card import Card, CardId
from dlprep.model.deck import Library
from dlprep.scheduling.due import is_due
from dlprep.scheduling.leeches import is_leech
from dlprep.selection.facts import CardFacts, State
from dlprep.selection.query import ANY, Field, Query, folded
from dlprep.selection.query_text import ReadQuery, read_filters, read_query


def card_facts(progress: Progress, today: date) -> Iterator[CardFacts]:
    """Iterate over what is known of every card of the library, in order."""
    for deck in progress.library.decks:
        for card in deck.cards:
            standing = progress.learner.standings.get(card.id)
            states = frozenset(_states(card.id, progress, today))
            yield CardFacts(card, str(deck.id), standing and standing.box, states)


def find_cards(progress: Progress, query: Query, today: date) -> list[CardFacts]:
    """Return the cards that match. Raises DeckError for a deck or tag that there is not."""
    require_known(query, progress.library)
    return [facts for facts in card_facts(progress, today) if query.matches(facts)]


def parse_query(text: str) -> Query:
    """Return the query that was written. Raises UsageError, with the column, where it is wrong."""
    return _sound(read_query(text))


def parse_filters(filters: Mapping[Field, Sequence[str]]) -> Query:
    """Return the query that the filters of a command line mean. Raises UsageError for a wrong value."""
    return _sound(read_filters(filters))


def require_known(query: Query, library: Library) -> None:
    """Raise DeckError when a query names a deck or a tag that there is not: it would find nothing."""
    if not query.terms:
        return
    known = {
        Field.DECK: {str(deck.id) for deck in library.decks},
        Field.TAG: {tag for card in library.outlines() for tag in card.tags},
    }
    for field, names in known.items():
        own = {folded(name) for name in names}
        for name in query.names(field):
            if name not in own and ANY not in name:
                close = closest(name, sorted(own))
                message = f"there is no {field} '{name}'"
                raise DeckError(message, hint=f"did you mean '{close}'?" if close else "")


def named_cards(progress: Progress, names: Iterable[str], today: date) -> list[Card]:
    """Return the cards of these ids; a name with a colon is a query, and means all it finds.

    Raises DeckError for an id that there is not, or a query that finds nothing.
    """
    found: dict[CardId, Card] = {}
    for name in names:
        if ":" not in name:
            if name in {deck.id for deck in progress.library.decks}:
                raise DeckError(f"'{name}' is a deck", hint=f"all its cards are 'deck:{name}'")
            card = chosen_card(progress.library, name)
            found[card.id] = card
            continue
        matching = find_cards(progress, parse_query(name), today)
        if not matching:
            raise DeckError(f"no card matches '{name}'", hint="'dlprep search' shows what a query finds")
        found |= {facts.card.id: facts.card for facts in matching}
    return list(found.values())


def _sound(read: ReadQuery) -> Query:
    if read.problems:
        first = read.problems[0]
        raise UsageError(first.message, hint=first.hint, place=first.place)
    return read.query


def _states(card: CardId, progress: Progress, today: date) -> Iterator[State]:
    standing, marked = progress.learner.standings.get(card), progress.marked
    holding = {
        State.NEW: standing is None,
        State.SEEN: standing is not None,
        State.DUE: standing is not None and is_due(standing, today),
        State.FAILING: standing is not None and standing.failing,
        State.MISSED: card in progress.missed,
        State.LEECH: is_leech(standing),
        State.FLAGGED: card in marked.flagged,
        State.SUSPENDED: card in marked.suspended,
        State.BURIED: marked.is_buried(card, today),
    }
    return (state for state, holds in holding.items() if holds)
