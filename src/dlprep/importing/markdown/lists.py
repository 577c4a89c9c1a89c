"""Settles which list items lie inside others, where the structure of the list shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dlprep.importing.markdown.blocks import Item

LABEL = re.compile(r"\*\*[^*]+:\*\*")


@dataclass(frozen=True, slots=True)
class Nested:
    """The items of one list with their levels, and those whose level is a guess."""

    items: tuple[Item, ...]
    doubtful: tuple[Item, ...] = ()


def nest(items: Sequence[Item]) -> Nested:
    """Set the levels of the items of one list."""
    if any(item.level for item in items):
        return Nested(tuple(_by_indentation(items)))
    if any(item.ordinal is not None for item in items):
        return Nested(tuple(_under_ordinals(items)))
    return _under_announcements(items)


def _by_indentation(items: Sequence[Item]) -> list[Item]:
    """Turn columns of indentation into levels."""
    columns: list[int] = []
    result: list[Item] = []
    for item in items:
        while columns and item.level < columns[-1]:
            columns.pop()
        if not columns or item.level > columns[-1]:
            columns.append(item.level)
        result.append(replace(item, level=len(columns) - 1))
    return result


def _under_ordinals(items: Sequence[Item]) -> list[Item]:
    """Put bulleted items inside the numbered item above them."""
    result: list[Item] = []
    numbered = False
    for item in items:
        numbered = numbered or item.ordinal is not None
        result.append(replace(item, level=int(numbered and item.ordinal is None)))
    return result


def _under_announcements(items: Sequence[Item]) -> Nested:
    """Put items inside one that ends with a colon: `- Metrics:`, then plain items, up to the next label."""
    result: list[Item] = []
    doubtful: list[Item] = []
    inside = False
    for at, item in enumerate(items):
        is_label = LABEL.match(item.text) is not None
        announces = item.text.rstrip("*").endswith(":") and at + 1 < len(items)
        if inside and is_label:
            inside = False
        result.append(replace(item, level=int(inside)))
        if announces and not inside:
            inside = not LABEL.match(items[at + 1].text)
            if not inside:
                doubtful.append(item)
    return Nested(tuple(result), tuple(doubtful))
