"""Says what of an article goes into no card, piece by piece, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dlprep.importing.code.fences import Fenced
from dlprep.importing.doubt import Doubt
from dlprep.importing.draft import LeftOut
from dlprep.importing.outline.adverts import is_marker
from dlprep.importing.outline.back_matter import Ending
from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.promotion import Promotion
from dlprep.importing.part import Part
from dlprep.importing.prose.wording import is_heading_like, words_of

FRONT, TITLE = "before the first question", "the title"
LITTER = "around a listing"
REPEATED = "repeated under several answers"
ADVERT = "advertising"
BEHIND = "after the answer"


@dataclass(frozen=True, slots=True)
class Losses:
    """What an answer lost, and what of that should be looked at."""

    left_out: tuple[LeftOut, ...]
    doubts: tuple[Doubt, ...] = ()


def front_losses(front: Iterable[Line], title: str) -> Iterator[LeftOut]:
    """Return what stands before the first question."""
    filled = [line for line in front if words_of(line.text)]
    named = [line for line in filled if title and title in line.text][:1]
    yield from _pieces(named, TITLE)
    yield from _pieces([line for line in filled if line not in named], FRONT)


def losses_of(
    fenced: Fenced,
    trimmed: Sequence[Part],
    clean: Sequence[Part] | None,
    ending: Ending,
    promotion: Promotion,
) -> Losses:
    """Compare an answer's parts as they were found, without its repeated tail, and as it was kept.

    *clean* are those without advertising; None for the last answer, with the rest of the page below it.
    """
    kept = set(map(_place, ending.parts))
    last = max((part.number for part in ending.parts), default=0)
    lost = [part for part in trimmed if part.text and _place(part) not in kept]
    wanted = None if clean is None else set(map(_place, clean))
    adverts = [
        part for part in lost if (part.number < last if wanted is None else _place(part) not in wanted)
    ]
    behind = [part for part in lost if part not in adverts]
    left_out = (
        *_pieces(fenced.litter, LITTER),
        *_pieces([part for part in fenced.parts[len(trimmed) :] if part.text], REPEATED),
        *_pieces(adverts, ADVERT),
        *_pieces(behind, BEHIND),
    )
    hint = "compare the answer with the article"
    doubts = [
        Doubt(part.number, "this line was taken for advertising", hint)
        for part in adverts
        if isinstance(part, Line) and not is_heading_like(part.text)
        if not promotion.is_blatant(part.text) and not is_marker(part.text)
    ]
    return Losses(left_out, tuple(doubts[:1]))


def _place(part: Part) -> tuple[int, int]:
    return part.number, part.column if isinstance(part, Line) else 0


def _pieces(parts: Iterable[Part], why: str) -> Iterator[LeftOut]:
    """Write parts that follow each other as one piece."""
    held: list[str] = []
    first = last = 0
    for part in parts:
        text = part.text if isinstance(part, Line) else part.source
        if held and part.number > last + 2:
            yield LeftOut(first, "\n".join(held), why)
            held = []
        first = first if held else part.number
        last = part.number
        held.append(text)
    if held:
        yield LeftOut(first, "\n".join(held), why)
