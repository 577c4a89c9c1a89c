"""The fields of a note in Anki: a card's texts as HTML in which Anki finds nothing of its own to act on."""

import re
from collections.abc import Iterable

from dlprep.model.card import Card, FollowUp, Point
from dlprep.views.card_html import card_html, line_html

# Sounds, speech and LaTeX; two braces are for clozes and templates.
ACTED_ON = re.compile(r"\[(?=/?(?:sound:|anki:|latex\]|\${1,2}\]))", re.IGNORECASE)


def anki_fields(card: Card) -> dict[str, str]:
    """Return the fields by name, the question first; those that the card has nothing for are empty."""
    fields = {
        "Question": line_html(card.question),
        "Answer": card_html(card.answer),
        "Points": _list(map(_point, card.points)),
        "Follow-ups": "\n".join(map(_follow_up, card.follow_ups)),
        "Mistakes": _list(f"<li>{line_html(text)}</li>" for text in card.mistakes),
        "Number": "" if card.number is None else str(card.number),
        "Id": card.id,
    }
    return {name: ACTED_ON.sub("&#91;", html.replace("{{", "&#123;&#123;")) for name, html in fields.items()}


def _point(point: Point) -> str:
    kind = ' class="must"' if point.must else ""
    return f"<li{kind}>{line_html(point.say)}</li>"


def _follow_up(follow_up: FollowUp) -> str:
    return f"<p><b>{line_html(follow_up.ask)}</b></p>\n{card_html(follow_up.answer)}"


def _list(items: Iterable[str]) -> str:
    inside = "".join(items)
    return f"<ul>{inside}</ul>" if inside else ""
