"""What a shell can complete: ids, and the words of options. Quick, silent, never failing."""

import re
from collections.abc import Iterable, Mapping

from dlprep.model.deck import Library

Candidate = tuple[str, str]
"""A word, and what a shell may show beside it."""

LONGEST = 50
"""A longer description would be broken in two, and its second half taken for a word."""

_ODD = re.compile(r"[^a-zA-Z0-9._-]")


def candidates(kind: str, variables: Mapping[str, str], begun: str) -> list[Candidate]:
    """Return the words of a kind, one of `_SOURCES`, that go on from *begun*.

    Whatever is wrong, there is nothing to complete: a shell shows no errors.
    """
    try:
        return harmless(found for found in _SOURCES[kind](variables) if found[0].startswith(begun))
    except Exception:  # noqa: BLE001 - an error here would end up in the line that is being typed
        return []


def harmless(found: Iterable[Candidate]) -> list[Candidate]:
    """Return the plain words alone: some shells evaluate what they get, and must find nothing to do."""
    return [(word, _beginning(shown)) for word, shown in found if not _ODD.search(word)]


def _beginning(text: str) -> str:
    return " ".join(_ODD.sub(" ", text).split())[:LONGEST].rstrip()


def _decks(variables: Mapping[str, str]) -> Iterable[Candidate]:
    return [(str(deck.id), deck.title) for deck in _library(variables).decks]


def _cards(variables: Mapping[str, str]) -> Iterable[Candidate]:
    return [(card.id, card.question) for card in _library(variables).cards()]


def _tags(variables: Mapping[str, str]) -> Iterable[Candidate]:
    return [
        (tag, "") for tag in sorted({tag for card in _library(variables).outlines() for tag in card.tags})
    ]


def _topics(_: Mapping[str, str]) -> Iterable[Candidate]:
    from dlprep.storage.topics import topic_names

    return [(name, "") for name in topic_names()]


def _settings(_: Mapping[str, str]) -> Iterable[Candidate]:
    from dlprep.commands.config import known_keys

    return [(key, "") for key in known_keys()]


def _states(_: Mapping[str, str]) -> Iterable[Candidate]:
    from dlprep.selection.facts import State

    return [(state.value, "") for state in State]


def _themes(_: Mapping[str, str]) -> Iterable[Candidate]:
    from dlprep.storage.settings import THEMES

    return [(name, "") for name in THEMES]


def _schedulers(_: Mapping[str, str]) -> Iterable[Candidate]:
    from dlprep.scheduling.registry import SCHEDULERS

    return [(name, "") for name in SCHEDULERS]


def _strategies(_: Mapping[str, str]) -> Iterable[Candidate]:
    from dlprep.simulation.strategies import STRATEGIES

    return [(name, "") for name in STRATEGIES]


def _learners(_: Mapping[str, str]) -> Iterable[Candidate]:
    from dlprep.commands.simulate import ALL
    from dlprep.simulation.person import LEARNERS

    return [(name, "") for name in (*LEARNERS, ALL)]


def _formats(_: Mapping[str, str]) -> Iterable[Candidate]:
    from dlprep.importing.formats import FORMATS

    return [(each.name, each.summary) for each in FORMATS.values()]


def _exports(_: Mapping[str, str]) -> Iterable[Candidate]:
    from dlprep.commands.export_target import Format

    return [(each.value, "") for each in Format]


def _pages(_: Mapping[str, str]) -> Iterable[Candidate]:
    from dlprep.commands.sheet import FORMATS

    return [(name, "") for name in FORMATS]


def _library(variables: Mapping[str, str]) -> Library:
    # Imported for the kinds that need it: nothing else of the program is.
    from dlprep.storage.library import load_library
    from dlprep.storage.paths import find_paths

    paths = find_paths(variables)
    return load_library(paths.decks, paths.cache).library


_SOURCES = {
    "deck": _decks,
    "card": _cards,
    "tag": _tags,
    "topic": _topics,
    "setting": _settings,
    "state": _states,
    "theme": _themes,
    "scheduler": _schedulers,
    "strategy": _strategies,
    "learner": _learners,
    "format": _formats,
    "export": _exports,
    "page": _pages,
}
