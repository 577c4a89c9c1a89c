"""One card with everything that is known of it."""

from dataclasses import dataclass

from dlprep.commands.aims import load_plan
from dlprep.commands.chosen_cards import card_facts
from dlprep.commands.environment import Environment
from dlprep.commands.progress import chosen_card, load_progress
from dlprep.model.problem import Problem
from dlprep.storage.notes import read_note
from dlprep.views.history import CardRecord


@dataclass(frozen=True, slots=True)
class ShowReport:
    """The record of a card, and what is wrong with the decks."""

    record: CardRecord
    problems: tuple[Problem, ...]


def run(env: Environment, name: str) -> ShowReport:
    """Gather what is known of the card of that id. Raises DeckError if there is none."""
    progress = load_progress(env, load_plan(env).plan.scheduler)
    card = chosen_card(progress.library, name)
    record = CardRecord(
        facts=next(facts for facts in card_facts(progress, env.today) if facts.card.id == card.id),
        deck_title=progress.library.deck_of(card.id).title,
        note=read_note(env.paths.notes, card.id),
        standing=progress.learner.standings.get(card.id),
        buried=progress.marked.buried.get(card.id),
        reset=progress.marked.reset.get(card.id),
        reviews=progress.reviews_of(card.id),
        marks=tuple(mark for mark in progress.marks if mark.card == card.id),
    )
    return ShowReport(record, progress.problems)
