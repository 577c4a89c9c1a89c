"""Lists of cards, one line each, as wide as the screen; on a pipe nothing is cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from dlprep.scheduling.scheduler import Standing
from dlprep.selection.facts import CardFacts, State
from dlprep.views.card_text import one_line
from dlprep.views.dates import short_day

SIGNS = {
    State.FLAGGED: "F",
    State.LEECH: "L",
    State.MISSED: "M",
    State.SUSPENDED: "S",
    State.BURIED: "B",
}

MEANINGS = {
    "F": "flagged",
    "L": "leech",
    "M": "missed a point last time",
    "S": "suspended",
    "B": "buried",
    "×": "times forgotten",
}

HEADING = ("card", "box", "due", "")

NARROW = 60
"""Below this width the columns stand one space apart."""

SHORTEST_ID = 12
"""No id is cut to fewer characters."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card in a list: where it stands (None: never seen), and until when it was buried last."""

    facts: CardFacts
    standing: Standing | None
    buried: date | None = None

    @property
    def due(self) -> date | None:
        """Return the day on which it is asked again; None for a new or suspended card."""
        states = self.facts.states
        days = [self.standing.due] if self.standing else []
        days += [self.buried] if self.buried and State.BURIED in states else []
        return None if State.SUSPENDED in states else max(days, default=None)

    @property
    def signs(self) -> str:
        """Return lapses and marks in a few letters."""
        lapses = f"{self.standing.lapses}×" if self.standing and self.standing.lapses else ""
        return lapses + "".join(sign for state, sign in SIGNS.items() if state in self.facts.states)


@dataclass(frozen=True, slots=True)
class CardList:
    """Draws cards as a table: id, box, due day, lapses and marks, question."""

    lines: Sequence[CardLine]
    today: date

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw a heading and a line for each card."""
        width = None if options.no_wrap else options.max_width
        rows = [HEADING, *(_cells(line, self.today) for line in self.lines)]
        sizes = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
        if width is not None:
            sizes[0] = min(sizes[0], max(SHORTEST_ID, width * 2 // 5))
        gap = "  " if width is None or width >= NARROW else " "
        questions = [Text("question"), *(one_line(line.facts.card.question) for line in self.lines)]
        for number, (cells, question) in enumerate(zip(rows, questions, strict=True)):
            line = Text(no_wrap=True, overflow="ignore", style="" if number else "quiet")
            for cell, size, style in zip(cells, sizes, ("place", "", "", "warning"), strict=True):
                part = Text(cell, style if number else "")
                part.truncate(size, overflow="ellipsis", pad=True)
                line.append_text(part).append(gap if size else "")
            line.append_text(question)
            if width is not None:
                line.truncate(width, overflow="ellipsis")
            yield line


def legend(lines: Sequence[CardLine]) -> str:
    """Return what the signs mean that occur, "" for none."""
    used = {sign for line in lines for sign in line.signs}
    return ", ".join(f"{sign} {meaning}" for sign, meaning in MEANINGS.items() if sign in used)


def line_data(line: CardLine) -> dict[str, object]:
    """Return a card in a list as data for JSON."""
    card, standing = line.facts.card, line.standing
    return {
        "id": card.id,
        "deck": line.facts.deck,
        "question": card.question,
        "tags": list(card.tags),
        "difficulty": card.difficulty,
        "box": line.facts.box,
        "due": line.due and line.due.isoformat(),
        "reviews": standing.reviews if standing else 0,
        "lapses": standing.lapses if standing else 0,
        "states": sorted(line.facts.states),
    }


def _cells(line: CardLine, today: date) -> tuple[str, str, str, str]:
    box = "–" if line.facts.box is None else str(line.facts.box)
    return line.facts.card.id, box, _due(line, today), line.signs


def _due(line: CardLine, today: date) -> str:
    states = line.facts.states
    if State.SUSPENDED in states:
        return "never"
    if line.due is None:
        return "new"
    return "now" if State.DUE in states and State.BURIED not in states else short_day(line.due, today)
