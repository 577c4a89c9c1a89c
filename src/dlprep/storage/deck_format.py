"""Deck text to `Deck`. A faulty card is reported and left out; the others stay usable."""

import difflib
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from dlprep.model.card import Card, CardId, FollowUp, Point, Source
from dlprep.model.deck import Deck, DeckId
from dlprep.model.problem import Problem
from dlprep.storage.deck_file import DeckFile
from dlprep.storage.deck_shape import CardShape, DeckShape, SourceShape
from dlprep.storage.yaml_nodes import Fields, Items, Node, Path, Scalar, place_of, plain
from dlprep.storage.yaml_text import YamlError, parse_yaml

ShapeT = TypeVar("ShapeT", bound=BaseModel)

WRONG_FORM = "string_pattern_mismatch"
MESSAGES = {
    "missing": "'{key}' is missing",
    "extra_forbidden": "unknown key '{key}'",
    WRONG_FORM: "'{key}' is not of the right form",
    "string_too_long": "'{key}' is too long",
    "string_type": "'{key}' must be a text",
    "int_parsing": "'{key}' must be a whole number",
    "int_type": "'{key}' must be a whole number",
    "bool_parsing": "'{key}' must be true or false",
    "bool_type": "'{key}' must be true or false",
    "tuple_type": "'{key}' must be a list",
    "model_type": "'{key}' must be a group of 'key: value' lines",
    "model_attributes_type": "'{key}' must be a group of 'key: value' lines",
    "date_from_datetime_parsing": "'{key}' must be a day, as 2026-11-22",
    "date_parsing": "'{key}' must be a day, as 2026-11-22",
    "literal_error": "'{key}' must be {expected}",
    "greater_than_equal": "'{key}' must be at least {ge}",
    "less_than_equal": "'{key}' must be at most {le}",
}


def read_deck(text: str, file: str) -> DeckFile:
    """Read the text of a deck file. Never raises: what is wrong comes back as problems."""
    try:
        root, problems = parse_yaml(text, file)
    except YamlError as error:
        return DeckFile(None, (error.problem,), {})
    if not isinstance(root, Fields):
        problem = Problem(root.place, "a deck starts with 'format: 1'", "see the deck format in the README")
        return DeckFile(None, (*problems, problem), {})
    head_node = Fields(
        {key: node for key, node in root.nodes.items() if key != "cards"}, root.keys, root.place
    )
    head = _checked(DeckShape, head_node, problems)
    cards, nodes = _read_cards(root, problems)
    problems.sort(key=lambda problem: problem.place)
    if head is None:
        return DeckFile(None, tuple(problems), nodes)
    return DeckFile(replace(deck_of(head), cards=tuple(cards)), tuple(problems), nodes)


def _read_cards(root: Fields, problems: list[Problem]) -> tuple[list[Card], dict[CardId, Node]]:
    node = root.nodes.get("cards")
    cards: list[Card] = []
    nodes: dict[CardId, Node] = {}
    if not isinstance(node, Items):
        if not (node is not None and plain(node) == ""):
            place = root.keys.get("cards", root.place)
            hint = "write 'cards:' and below it one '- id: …' for each card"
            problems.append(Problem(place, "a deck needs a list of cards", hint))
        return cards, nodes
    for child in node.nodes:
        shape = _checked(CardShape, child, problems)
        if shape is None:
            # A faulty card keeps its id: another one must not take over its history meanwhile.
            given = child.nodes.get("id") if isinstance(child, Fields) else None
            if isinstance(given, Scalar):
                nodes.setdefault(CardId(given.text), child)
            continue
        card = card_of(shape)
        if card.id in nodes:
            message = f"the id '{card.id}' is already used in line {nodes[card.id].place.line}"
            hint = "give this card an id of its own; the first one keeps its history"
            problems.append(Problem(place_of(child, ("id",)), message, hint))
            continue
        cards.append(card)
        nodes[card.id] = child
    return cards, nodes


def _checked(shape: type[ShapeT], node: Node, problems: list[Problem]) -> ShapeT | None:
    try:
        return shape.model_validate(plain(node))
    except ValidationError as error:
        problems += [_problem(shape, node, found["loc"], found) for found in error.errors(include_url=False)]
        return None


def _problem(shape: type[BaseModel], node: Node, path: Path, details: Any) -> Problem:
    key = next((step for step in reversed(path) if isinstance(step, str)), "card")
    kind = str(details["type"])
    context = details.get("ctx", {})
    message = MESSAGES.get(kind, f"'{{key}}': {details['msg']}").format_map({**context, "key": key})
    return Problem(place_of(node, path), message, _hint(shape, kind, key))


def _hint(shape: type[BaseModel], kind: str, key: str) -> str:
    if kind == "extra_forbidden":
        known = sorted(shape.model_fields)
        close = difflib.get_close_matches(key, known, n=1)
        return f"did you mean '{close[0]}'?" if close else f"known keys are {', '.join(known)}"
    if kind == WRONG_FORM:
        return right_form(key)
    if kind == "missing":
        return f"add a line '{key}: …' here"
    return ""


def right_form(key: str) -> str:
    """Return what a text of a `WRONG_FORM` should be."""
    if key in ("id", "tags"):
        return "use lower-case letters, digits and single hyphens, as in 'roc-auc'"
    return "it must not be empty"


def deck_of(shape: DeckShape) -> Deck:
    """Return the deck that a checked shape stands for, without its cards."""
    return Deck(DeckId(shape.id), shape.title, source=_source(shape.source))


def card_of(shape: CardShape) -> Card:
    """Return the card that a checked shape stands for."""
    return Card(
        id=CardId(shape.id),
        question=shape.question,
        answer=shape.answer,
        number=shape.number,
        source=_source(shape.source),
        points=tuple(Point(point.say, point.must, point.terms, point.drafted) for point in shape.points),
        follow_ups=tuple(FollowUp(item.ask, item.answer) for item in shape.follow_ups),
        mistakes=shape.mistakes,
        tags=shape.tags,
        difficulty=shape.difficulty,
        review_by=shape.review_by,
    )


def _source(shape: SourceShape | None) -> Source | None:
    return None if shape is None else Source(shape.title, shape.origin, shape.line)
