"""`Deck` to deck text, as a person would write it; `deck_format.read_deck` gives the same deck back."""

from typing import Any

import yaml

from dlprep.model.card import Card, Point, Source
from dlprep.model.deck import Deck
from dlprep.storage.deck_shape import FORMAT


def write_deck(deck: Deck) -> str:
    """Return the text of a new deck file; `read_deck` gives the same deck back."""
    head: dict[str, Any] = {"format": FORMAT, "id": str(deck.id), "title": deck.title}
    if deck.source is not None:
        head["source"] = _without_defaults(deck.source)
    return _dump(head) + "cards:\n" + write_cards(deck.cards)


def write_cards(cards: tuple[Card, ...]) -> str:
    """Return the cards as items of a YAML list, each followed by an empty line."""
    return "".join(_dump({"cards": [_card_fields(card)]}).removeprefix("cards:\n") + "\n" for card in cards)


def _card_fields(card: Card) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": str(card.id),
        "number": card.number,
        "source": None if card.source is None else _without_defaults(card.source),
        "question": card.question,
        "answer": card.answer,
        "points": [_point_fields(point) for point in card.points],
        "follow_ups": [{"ask": item.ask, "answer": item.answer} for item in card.follow_ups],
        "mistakes": list(card.mistakes),
        "tags": list(card.tags),
        "difficulty": card.difficulty,
        "review_by": card.review_by,
    }
    return {key: value for key, value in fields.items() if value is not None and value != []}


def _point_fields(point: Point) -> dict[str, Any]:
    fields = {"say": point.say, "must": point.must, "terms": list(point.terms), "drafted": point.drafted}
    return {key: value for key, value in fields.items() if value}


def _without_defaults(source: Source) -> dict[str, Any]:
    fields = {"title": source.title, "origin": source.origin, "line": source.line}
    return {key: value for key, value in fields.items() if value not in ("", None)}


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and indents lists below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    # Blocks keep neither odd line breaks nor, in PyYAML, a first line that starts with a space.
    odd = any(char in text for char in "\r\x85\u2028\u2029\ufeff\t") or text[:1] in (" ", "\n")
    style = "|" if "\n" in text and not odd and " \n" not in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if odd else style)


_Dumper.add_representer(str, _represent_text)


def _dump(value: Any) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6)
    return text
