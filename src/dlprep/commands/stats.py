"""Readiness for the interview, how well the predictions held, what was studied, and how answers were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dlprep.commands.aims import load_plan
from dlprep.commands.chosen_cards import find_cards
from dlprep.commands.environment import Environment
from dlprep.commands.progress import Progress, chosen_decks, load_progress
from dlprep.commands.stats_sections import Sections
from dlprep.model.card import Outline
from dlprep.model.problem import Problem
from dlprep.selection.query import Query
from dlprep.views.stats_picture import StatsPicture

EVERY_CARD = Query()


@dataclass(frozen=True, slots=True)
class StatsReport:
    """What there is to show, and what is wrong with the config and the decks."""

    picture: StatsPicture
    problems: tuple[Problem, ...]


def run(env: Environment, decks: Sequence[str] = (), query: Query = EVERY_CARD) -> StatsReport:
    """Choose cards and their reviews; for no choice all, those of cards gone as well.

    Each section is measured when it is first looked at, and can raise ReviewLogError then.
    """
    config = load_plan(env)
    progress = load_progress(env, config.plan.scheduler)
    cards = chosen_cards(progress, decks, query, env.today)
    chosen = frozenset(card.id for card in cards) if decks or query.terms else None
    picture = Sections(env.today, config.plan, progress, cards, chosen)
    return StatsReport(picture, (*config.problems, *progress.problems))


def chosen_cards(progress: Progress, decks: Sequence[str], query: Query, today: date) -> list[Outline]:
    """Return the cards of the decks (all for none) that match. Raises DeckError for what there is not."""
    cards = [card for deck in chosen_decks(progress.library, decks) for card in deck.outlines]
    if not query.terms:  # to find out where each card stands, much of the log is read
        return cards
    matching = {facts.card.id for facts in find_cards(progress, query, today)}
    return [card for card in cards if card.id in matching]
