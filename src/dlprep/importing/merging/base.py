"""What the last import brought for a card: the base that both sides have moved on from."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from dlprep.importing.article import STANDARD_INPUT
from dlprep.model.card import CardId, Point, Source


@dataclass(frozen=True, slots=True)
class Base:
    """The article's last words for a card, as far as they are known.

    *question* and *answer* are None where the two sides have never agreed; *key* and *number* are
    what the article calls the question by.
    """

    question: str | None = None
    answer: str | None = None
    number: int | None = None
    key: str = ""
    points: tuple[Point, ...] = ()


Bases: TypeAlias = Mapping[CardId, Base]
"""The bases of one deck for one article."""

NO_BASES: Bases = MappingProxyType({})


def is_same_article(one: Source | None, other: Source) -> bool:
    """Say whether two sources are one article: by its file or address, or by its title.

    Standard input is no place: what comes from there is known by its title alone.
    """
    if one is None:
        return False
    if one.title and one.title == other.title:
        return True
    if one.origin == STANDARD_INPUT:
        return one.origin == other.origin and not one.title and not other.title
    return bool(one.origin) and one.origin == other.origin
