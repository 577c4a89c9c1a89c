"""The cards that are meant, one line each."""

from collections.abc import Sequence
from dataclasses import dataclass

from dlprep.commands.aims import load_plan
from dlprep.commands.chosen_cards import find_cards
from dlprep.commands.environment import Environment
from dlprep.commands.progress import chosen_decks, load_progress
from dlprep.model.problem import Problem
from dlprep.selection.query import Query
from dlprep.views.cards import CardLine


@dataclass(frozen=True, slots=True)
class ListReport:
    """A line for each card, in the order of the decks, and what is wrong with the decks."""

    lines: tuple[CardLine, ...]
    problems: tuple[Problem, ...]


def run(env: Environment, decks: Sequence[str], query: Query) -> ListReport:
    """Find the cards that match in the decks of those ids, or in all of them."""
    progress = load_progress(env, load_plan(env).plan.scheduler)
    chosen = {str(deck.id) for deck in chosen_decks(progress.library, decks)}
    standings, buried = progress.learner.standings, progress.marked.buried
    lines = tuple(
        CardLine(facts, standings.get(facts.card.id), buried.get(facts.card.id))
        for facts in find_cards(progress, query, env.today)
        if facts.deck in chosen
    )
    return ListReport(lines, progress.problems)
