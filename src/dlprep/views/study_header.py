"""The first line of the study screen: where one is, and the clock."""

from dataclasses import dataclass
from datetime import timedelta

from rich.cells import cell_len
from rich.text import Text

from dlprep.study.judging import LONGEST, SHORTEST
from dlprep.views.card_text import visible
from dlprep.views.dates import clock, minutes_left
from dlprep.views.signs import Signs

WIDE = 50
"""From here on there is room to say why a card is asked."""

ROOMY = 76


@dataclass(frozen=True, slots=True)
class Header:
    """*place* of *planned* cards counts from 1; *repeating* failed cards wait to be asked once more.

    *title* stands alone where there is no place. *elapsed* is the time since the question was shown,
    *speaking* that since the clock was started, *spoken* what it came to; *left* is what is left of
    the day's minutes.
    """

    title: str
    place: int = 0
    planned: int = 0
    repeating: int = 0
    standing: str = ""
    elapsed: timedelta | None = None
    speaking: timedelta | None = None
    spoken: timedelta | None = None
    left: timedelta | None = None
    flagged: bool = False


def header_line(header: Header, columns: int, signs: Signs) -> Text:
    """Return the header, as much of it as fits *columns*."""
    again = f" +{header.repeating}" if header.repeating else ""
    flag = f" {signs.flag}" if header.flagged else ""
    place = f"{header.place} of {header.planned}{again}{flag}" if header.place else ""
    left = "" if header.left is None else minutes_left(header.left)
    standing = header.standing if columns >= WIDE else "" if left else header.standing.partition(",")[0]
    timer = _timer(header, columns)
    if header.speaking is not None and columns < ROOMY:
        standing = left = ""
    right = "  ".join(part for part in (standing, left, timer) if part)
    room = columns - cell_len(place) - cell_len(right) - 6
    deck = Text(visible(header.title).replace("\n", " "))
    # A word cut down to a letter or two says nothing.
    deck.truncate(room if room > 4 or not place else 0, overflow="ellipsis")  # noqa: PLR2004
    head = "  ".join(part for part in (deck.plain, place) if part)
    gap = max(1, columns - cell_len(head) - cell_len(right) - 2)
    line = Text(f" {head}{' ' * gap}{right} ", "bar", no_wrap=True)
    line.truncate(columns)
    return line


def _timer(header: Header, columns: int) -> str:
    if header.speaking is not None:
        late = header.speaking > LONGEST
        over = ", now over" if late else ""
        band = f" (aim for {clock(SHORTEST)} to {clock(LONGEST)}{over})" if columns >= ROOMY else ""
        if WIDE <= columns < ROOMY:
            band = " (1 to 2 min, now over)" if late else " (1 to 2 min)"
        return f"speaking {clock(header.speaking)}{'!' if late and not band else ''}{band}"
    if header.spoken is not None:
        over = ", over 2:00" if header.spoken > LONGEST and columns >= WIDE else ""
        return f"spoken {clock(header.spoken)}{over}"
    return "" if header.elapsed is None else clock(header.elapsed)
