"""The last lines of the study screen: what a digit chooses, and what can be pressed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from rich.text import Text

from dlprep.model.review import Confidence, Rating
from dlprep.views.ansi import Ink
from dlprep.views.dates import day_in_words, short_day

WIDE = 50
"""From here on there is a margin, and room for more than a word."""

GAP = 2
"""Between two keys, at least."""

Hint: TypeAlias = tuple[str, str, str]
"""A key, what it does, and that in a word for a narrow screen."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The ratings that can be given with the days they lead to, and which one is *proposed*.

    *highest* is what hints leave; *confidence* is chosen before there are ratings.
    """

    due: Mapping[Rating, date] = field(default_factory=dict)
    proposed: Rating | None = None
    highest: Rating = Rating.EASY
    asks_confidence: bool = False
    confidence: Confidence | None = None


def choices_lines(choices: Choices, today: date, columns: int, ink: Ink) -> list[Text]:
    """Return the confidences, or the four ratings with their due days, in one line if they fit."""
    if choices.asks_confidence:
        return [_confidences(choices.confidence, columns)]
    if not choices.due:
        return []
    for in_words in (day_in_words, short_day):
        parts = [_rating(rating, in_words(day, today), choices, ink)
                 for rating, day in choices.due.items()]  # fmt: skip
        line = Text("  ").join(parts)
        if line.cell_len + 1 <= columns:
            return [line]
    width = max(part.cell_len for part in parts) + 2
    for part in parts[::2]:
        part.pad_right(width - part.cell_len)
    return [Text("").join(parts[index : index + 2]) for index in range(0, len(parts), 2)]


def keys_line(keys: Sequence[Hint], last: Sequence[Hint], columns: int) -> Text:
    """Return what can be pressed: as many as fit of *keys*, the most needed first, and then the *last*."""
    ends = [_key(hint, columns) for hint in last]
    room = columns - 1 + GAP - sum(GAP + part.cell_len for part in ends)
    chosen = []
    for part in (_key(hint, columns) for hint in keys):
        if GAP + part.cell_len <= room:
            chosen.append(part)
            room -= GAP + part.cell_len
    gap = " " * (GAP + (room >= len(chosen) + len(ends)))
    return Text(" ") + Text(gap).join([*chosen, *ends])


def _key(hint: Hint, columns: int) -> Text:
    key, does, in_a_word = hint
    return Text.assemble((key, "key"), " ", (does if columns >= WIDE else in_a_word, "quiet"))


def _rating(rating: Rating, day: str, choices: Choices, ink: Ink) -> Text:
    if rating > choices.highest:
        return Text(f" {int(rating)} {rating.label} (hints)", "quiet")
    text = Text.assemble((str(int(rating)), "key"), " ", (rating.label, rating.label), " ", day)
    if rating is not choices.proposed:
        return Text(" ") + text
    text.stylize("chosen")
    return Text.assemble((ink.signs.cursor, "cursor"), text)


def _confidences(chosen: Confidence | None, columns: int) -> Text:
    parts = []
    for confidence in Confidence:
        part = Text.assemble((str(int(confidence)), "key"), " ", (confidence.label, "quiet"))
        if confidence is chosen:
            part = Text(part.plain, "chosen")
        parts.append(part)
    return Text(" " if columns < WIDE else " How sure are you?   ") + Text("   ").join(parts)
