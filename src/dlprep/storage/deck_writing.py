"""`Deck` to deck text, as a person would write it; `deck_format.read_deck` gives the same deck back."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from dlprep.model.card import Card, Point, Source
from dlprep.model.deck import Deck
from dlprep.storage.deck_shape import FORMAT


def write_deck(deck: Deck) -> str:
    """Return the text of a new deck file; `read_deck` gives the same deck back."""
    return "".join(deck_pieces(deck))


def deck_pieces(deck: Deck) -> Iterator[str]:
    """Iterate over the text of a new deck file, which for a large deck is large."""
    head: dict[str, Any] = {"format": FORMAT, "id": str(deck.id), "title": deck.title}
    if deck.source is not None:
        head["source"] = _without_defaults(deck.source)
    yield dump_yaml(head) + "cards:\n"
    yield from _items(deck.cards)


def write_cards(cards: tuple[Card, ...]) -> str:
    """Return the cards as items of a YAML list, each followed by an empty line."""
    return "".join(_items(cards))


def _items(cards: Iterable[Card]) -> Iterator[str]:
    return (dump_yaml({"cards": [card_fields(card)]}).removeprefix("cards:\n") + "\n" for card in cards)


def card_fields(card: Card) -> dict[str, Any]:
    """Return what is written of a card, key by key: what it has not is left out."""
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


# What surely needs no quotes: words, at least two, so that it is no number, day or truth value.
PLAIN = re.compile(r"[^\W\d_][\w.,()'/+=-]*(?: (?!#)[\w.,()'/+=;!?%–—-]+)+")
# What surely goes between single quotes: something in it means something in YAML, and nothing is odd.
QUOTED = re.compile(
    r"(?! )(?=[^,?:\[\]{}]*[,?:\[\]{}])"
    r"[ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010fffe]{2,9999}"
)
ODD = re.compile("[\r\x85\u2028\u2029\ufeff\t]")
# What can stand in a block as it is: printable, no odd line breaks, no space where it would be lost.
BLOCK = re.compile(
    r"(?![ \n])[\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)


def dump_yaml(value: Any) -> str:
    """Return a mapping or a list as YAML: lists indented below their key, long texts as blocks.

    PyYAML looks at every character several times; it is asked only for what may need quotes.
    """
    return "\n".join([*_lines(value, ""), ""])


def _lines(value: Any, indent: str) -> list[str]:
    """Return the lines of a mapping, or of a list of mappings and texts, so far indented."""
    lines: list[str] = []
    deeper = f"{indent}  "
    if isinstance(value, dict):
        for key, child in value.items():
            if child and isinstance(child, (dict, list)):
                lines.append(f"{indent}{key}:")
                lines += _lines(child, deeper)
            else:
                head, *rest = _scalar(child, indent)
                lines.append(f"{indent}{key}: {head}")
                lines += rest
    else:
        for child in value:
            if isinstance(child, dict):
                head, *rest = _lines(child, deeper)
                head = head.removeprefix(deeper)
            else:
                head, *rest = _scalar(child, indent)
            lines.append(f"{indent}- {head}")
            lines += rest
    return lines


def _scalar(value: Any, indent: str) -> list[str]:
    """Return a value as lines that continue the line of its key; those of a block are indented further."""
    if isinstance(value, int):
        return [str(value).lower()]  # also true and false
    if isinstance(value, str) and PLAIN.fullmatch(value):
        return [value]
    if isinstance(value, str) and QUOTED.fullmatch(value):
        return ["'" + value.replace("'", "''") + "'"]
    if isinstance(value, str) and "\n" in value and " \n" not in value and BLOCK.fullmatch(value):
        # The mark says how it ends: "-" for no line end, "+" for several.
        body = value.rstrip("\n")
        ends = len(value) - len(body)
        lines = [f"{indent}  {line}" if line else "" for line in body.split("\n")]
        return ["|" + ("-" if ends == 0 else "+" * (ends > 1)), *lines, *[""] * (ends - 1)]
    # A list, or else PyYAML would mark the end of the document.
    odd = isinstance(value, str) and ("\n" in value or value[:1] == " " or bool(ODD.search(value)))
    text: str = yaml.safe_dump([value], default_flow_style=True, default_style='"' if odd else None,
        allow_unicode=True, width=10**6)  # fmt: skip
    return [text.strip()[1:-1]]
