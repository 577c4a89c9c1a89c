"""The words on the page for the night before, the same in every format."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dlprep.statistics.sheet import WORDS_A_MINUTE, Entry, Line, Part, Sheet
from dlprep.views.dates import counted, day_in_words

TITLE = "The night before"

HEADINGS = {
    Part.MISSED: "Points you missed",
    Part.FLAGGED: "Cards you flagged",
    Part.FORMULAS: "Formulas",
    Part.REHEARSE: "Say these aloud",
}
MUSTS = "Points that must be said"
UNTESTED = "No point was missed lately, so these are the musts of your weakest cards, the seen ones first."
MUST = "★"
EMPTY = "Nothing is on the page: the cards have no points, and none is flagged."


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """A sheet, and what it is for: the next interview, if there is one."""

    sheet: Sheet
    today: date
    interview: date | None = None
    name: str = ""

    @property
    def subtitle(self) -> str:
        """Return what the page is for and how long it takes to read."""
        minutes = max(1, round(self.sheet.words / WORDS_A_MINUTE))
        reading = f"{counted(minutes, 'minute')} to read, at {WORDS_A_MINUTE} words a minute"
        if self.interview is None:
            return f"{reading}."
        name = f"{self.name}, " if self.name else ""
        return f"For {name}{day_in_words(self.interview, self.today)}. {reading}."

    @property
    def parts(self) -> Iterator[tuple[Part, str, tuple[Entry, ...]]]:
        """Iterate over the parts that hold something, each with its heading."""
        for part, entries in self.sheet.parts.items():
            if entries:
                yield part, self.heading(part), entries

    def heading(self, part: Part) -> str:
        """Return what stands above a part."""
        return MUSTS if part is Part.MISSED and self.sheet.untested else HEADINGS[part]

    @property
    def remark(self) -> str:
        """Return what did not fit, "" if all of it did."""
        left = {part: number for part, number in self.sheet.left_out.items() if number}
        if not left:
            return ""
        parts = ", ".join(f"{self.heading(part).lower()}: {number}" for part, number in left.items())
        minutes = f"{self.sheet.minutes:g} minute{'s' * (self.sheet.minutes != 1)}"
        return f"Cards that did not fit into {minutes} ({parts}). More: --minutes N."


def times(line: Line) -> str:
    """Return how often a point was missed, "" for one that never was."""
    return f"missed {line.missed} of {line.answers}" if line.missed else ""
