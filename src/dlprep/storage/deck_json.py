"""Deck files as JSON and back, for the cache: what was read, without the place of every key."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from dlprep.model.card import Card, CardId, FollowUp, Outline, Point, Source
from dlprep.model.deck import Deck, DeckId, LateCards
from dlprep.model.problem import Place, Problem, Severity
from dlprep.storage.deck_file import DeckFile, LateNodes
from dlprep.storage.yaml_nodes import Node, Scalar


def outline_json(read: DeckFile) -> str:
    """Return as JSON what a queue needs of a deck file: its head, outlines and problems."""
    deck = read.deck
    data = {
        "deck": deck and [deck.id, deck.title, _source_row(deck.source), deck.outlines],
        "problems": [
            [*_place_row(problem.place), problem.message, problem.hint, problem.severity.value]
            for problem in read.problems
        ],
    }
    return _written(data)


def text_json(read: DeckFile) -> str:
    """Return as JSON what else was read of a deck file: its cards, and where each stands."""
    return _written(
        {
            "cards": [_card_row(card) for card in read.deck.cards] if read.deck else [],
            "places": [[card, *_place_row(node.place)] for card, node in read.nodes.items()],
        }
    )


def from_outline(text: str, rest: Callable[[], str]) -> DeckFile:
    """Return what was read of a deck file, its cards and places as late as they are asked for.

    *rest* returns their JSON. Raises ValueError, TypeError or KeyError for other text.
    """
    data = json.loads(text)
    deck = None
    if data["deck"] is not None:
        deck_id, title, source, rows = data["deck"]
        outlines = [Outline(CardId(card), tuple(tags), points) for card, tags, points in rows]
        late = LateCards(outlines, lambda: [_card(row) for row in json.loads(rest())["cards"]])
        deck = Deck(DeckId(deck_id), title, late, _source(source))
    problems = tuple(
        Problem(Place(file, line, column), message, hint, Severity(severity))
        for file, line, column, message, hint, severity in data["problems"]
    )
    return DeckFile(deck, problems, LateNodes(lambda: _nodes(json.loads(rest())["places"])))


def _nodes(rows: Iterable[list[Any]]) -> dict[CardId, Node]:
    return {CardId(card): Scalar("", Place(file, line, column)) for card, file, line, column in rows}


def _written(data: object) -> str:
    return json.dumps(data, separators=(",", ":"))


def _card_row(card: Card) -> list[Any]:
    return [
        card.id,
        card.question,
        card.answer,
        card.number,
        _source_row(card.source),
        [[point.say, point.must, point.terms, point.drafted] for point in card.points],
        [[item.ask, item.answer] for item in card.follow_ups],
        card.mistakes,
        card.tags,
        card.difficulty,
        card.review_by and card.review_by.isoformat(),
    ]


def _card(row: list[Any]) -> Card:
    card, question, answer, number, source, points, follow_ups, mistakes, tags, difficulty, review_by = row
    return Card(
        CardId(card),
        question,
        answer,
        number,
        _source(source),
        tuple(Point(say, must, tuple(terms), drafted) for say, must, terms, drafted in points),
        tuple(FollowUp(ask, reply) for ask, reply in follow_ups),
        tuple(mistakes),
        tuple(tags),
        difficulty,
        None if review_by is None else date.fromisoformat(review_by),
    )


def _source_row(source: Source | None) -> list[Any] | None:
    return None if source is None else [source.title, source.origin, source.line]


def _source(row: list[Any] | None) -> Source | None:
    return None if row is None else Source(*row)


def _place_row(place: Place) -> list[Any]:
    return [place.file, place.line, place.column]
