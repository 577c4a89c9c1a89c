"""The plan, and what it means for cards: the weight of each at each interview, and which are asked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dlprep.commands.environment import Environment
from dlprep.model.card import CardId, Outline
from dlprep.model.deck import Deck, Library
from dlprep.model.problem import Place, Problem, Severity
from dlprep.scheduling.plan import Interview, Plan
from dlprep.scheduling.queue import Target
from dlprep.storage.config import FILE, LoadedConfig, read_config


def load_plan(env: Environment) -> LoadedConfig:
    """Read the plan as far as it is sound, and what of the config does not count.

    Raises ConfigError for a config that is no TOML or cannot be read.
    """
    config = read_config(env.paths.config)
    if not config.settings.keys:
        return config
    from dlprep.terminal.keymap import keymap_from

    place = Place(str(env.paths.config / FILE))
    _, wrong = keymap_from(config.settings.keys)
    problems = (Problem(place, message, "see 'dlprep help keys'", Severity.WARNING) for message in wrong)
    return replace(config, problems=(*config.problems, *problems))


def targets(plan: Plan, library: Library) -> tuple[Target, ...]:
    """Return every interview of the plan, also the past ones, as weights of cards."""
    return tuple(_target(interview, library) for interview in plan.interviews)


def asked_cards(
    plan: Plan, library: Library, cards: Iterable[CardId], today: date | None = None
) -> tuple[CardId, ...]:
    """Return those of *cards* that count at an interview of *today* or later; all if there is none.

    Without *today* the past interviews are considered as well.
    """
    ahead = [_target(one, library) for one in (plan.interviews if today is None else plan.ahead(today))]
    return tuple(
        card
        for card in cards
        if not ahead or any(target.weights.get(card, target.default_weight) > 0 for target in ahead)
    )


def _target(interview: Interview, library: Library) -> Target:
    weights = {card.id: _weight(interview, deck, card) for deck in library.decks for card in deck.outlines}
    return Target(interview.day, {card: weight for card, weight in weights.items() if weight != 1})


def _weight(interview: Interview, deck: Deck, card: Outline) -> float:
    """Return a deck's weight times the mean weight of those tags of the card that are named."""
    named = [interview.tags[tag] for tag in card.tags if tag in interview.tags]
    return interview.decks.get(str(deck.id), 1.0) * (sum(named) / len(named) if named else 1.0)
