"""Cuts advertising out of an answer: promoting list items and paragraphs, and the heading over them."""

import re
from collections.abc import Sequence

from dlprep.importing.outline.promotion import Promotion
from dlprep.importing.part import Part
from dlprep.importing.prose.wording import bullet, is_heading_like, words_of

PARAGRAPH = 4.0
ITEM = 3.0
CERTAIN_ITEM = 5.0
LIKE_THE_OTHERS = 2.0
SHARE = 0.6
TITLE_WORDS = 8
LONGEST_TITLE = 120
READ_ON = re.compile(
    r"\W{0,6}(?:(?:must|also|you may also) read|read (?:also|more)|(?:you may|you might)(?: also)? like"
    r"|(?:related|recommended|suggested)(?: (?:reading|reads?|posts?|articles?|blogs?|courses?))?)"
    r"\s*[:–—»>-]",
    re.IGNORECASE,
)
MARKERS = frozenset({"advertisement", "sponsored", "ad", "ads", "sponsored content", "promoted"})


def without_adverts(parts: Sequence[Part], promotion: Promotion) -> list[Part]:
    """Return the parts that do not advertise, in order."""
    return without_advert_paragraphs(without_advert_lists(parts, promotion), promotion)


def without_advert_lists(parts: Sequence[Part], promotion: Promotion) -> list[Part]:
    """Leave out lists that advertise, and single blatant items."""
    advert = [is_marker(part.text) for part in parts]
    for start, end in _list_runs(parts):
        _mark_items(parts, start, end, promotion, advert)
    return _without(parts, advert, promotion)


def without_advert_paragraphs(parts: Sequence[Part], promotion: Promotion) -> list[Part]:
    """Leave out paragraphs that advertise."""
    advert = [
        bool(part.text) and not bullet(part.text) and promotion.is_certain(part.text, PARAGRAPH)
        for part in parts
    ]
    return _without(parts, advert, promotion)


def _without(parts: Sequence[Part], advert: list[bool], promotion: Promotion) -> list[Part]:
    """Leave out the marked parts and the headings over them."""
    over_advert = False
    for index in range(len(parts) - 1, -1, -1):
        if parts[index].text:
            advert[index] = advert[index] or (over_advert and _could_introduce(parts[index].text, promotion))
            over_advert = advert[index]
    return [part for part, cut in zip(parts, advert, strict=True) if not cut]


def is_marker(text: str) -> bool:
    """Say whether a line does nothing but announce advertising, or another page to read."""
    return text.strip(" -–—:[]()*").lower() in MARKERS or READ_ON.match(text) is not None


def _list_runs(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """List the ranges of lines that are items of one list, blank lines among them included."""
    runs: list[tuple[int, int]] = []
    start = end = -1
    for index, part in enumerate(parts):
        if bullet(part.text):
            start, end = (index if start < 0 else start), index + 1
        elif part.text and start >= 0:
            runs.append((start, end))
            start = -1
    if start >= 0:
        runs.append((start, end))
    return runs


def _mark_items(
    parts: Sequence[Part], start: int, end: int, promotion: Promotion, advert: list[bool]
) -> None:
    """Mark a list that advertises for the most part, else only its blatant items."""
    items = [index for index in range(start, end) if parts[index].text]
    certain = [index for index in items if promotion.is_certain(parts[index].text, ITEM)]
    whole = len(certain) > 1 and len(certain) >= SHARE * len(items)
    for index in items:
        # A list of the answer may go on after the advertisement, without a line between.
        inside = whole and certain[0] <= index <= certain[-1]
        likely = whole and promotion.weight(parts[index].text) >= LIKE_THE_OTHERS
        advert[index] = inside or likely or promotion.is_certain(parts[index].text, CERTAIN_ITEM)


def _could_introduce(text: str, promotion: Promotion) -> bool:
    """Say whether a line could be the heading over advertising."""
    if bullet(text) or text.endswith(".") or len(words_of(text[:LONGEST_TITLE])) > TITLE_WORDS:
        return False
    return is_heading_like(text) or promotion.weight(text) > 0
