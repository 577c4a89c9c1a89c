"""Shares of counted things in words, and tables of them by tag."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from dlprep.scheduling.expected import Expected
from dlprep.statistics.shares import FEW, Share, TagShare
from dlprep.views.card_text import visible
from dlprep.views.readiness import LEGEND, ShareBar, percent

MOST_TAGS = 14

NARROW = 50
"""Below so many columns a table leaves out what it can."""


def share_in_words(share: Share, noun: str = "") -> str:
    """Return a share with its count and its band, as "71 % of 210 answers (66 to 76)"."""
    if not share.total:
        return f"no {noun}s yet" if noun else "none yet"
    counted = f" {noun}{'s' * (share.total != 1)}" if noun else ""
    return f"{percent(share.mean)} of {share.total}{counted} ({band(share)})"


def band(share: Share) -> str:
    """Return the ends of the band in percent."""
    low, high = share.band
    return f"{100 * low:.0f} to {100 * high:.0f}"


def tag_name(tag: str) -> str:
    """Return a tag as it is shown; the cards without any have a name too."""
    return visible(tag) or "(no tag)"


@dataclass(frozen=True, slots=True)
class ByWidth:
    """Draws what fits the columns there are."""

    draw: Callable[[int], RenderableType]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw for the width that is given."""
        yield self.draw(options.max_width)


def tags_table(tags: Sequence[TagShare], heading: str) -> RenderableType:
    """Return a bar, a share and a count for each tag, the lowest first, as many as fit a screen."""
    rest = len(tags) - MOST_TAGS
    more = [Text(f"and {rest} more tags", "quiet")] if rest > 0 else []
    table = ByWidth(lambda width: _tags_table(tags[:MOST_TAGS], heading, wide=width >= NARROW))
    return Group(table, *more, Text(LEGEND, "quiet"))


def _tags_table(tags: Sequence[TagShare], heading: str, *, wide: bool) -> RenderableType:
    table = quiet_table()
    table.add_column("tag", no_wrap=True, overflow="ellipsis", max_width=20)
    table.add_column("")
    for column in (heading, *(("range",) if wide else ()), "of"):
        table.add_column(column, justify="right", no_wrap=True)
    for one in tags:
        table.add_row(
            tag_name(one.tag),
            ShareBar(Expected(one.share.mean, *one.share.band)),
            percent(one.share.mean) if one.share.total >= FEW else "few",
            *((band(one.share),) if wide else ()),
            str(one.share.total),
        )
    return table


def quiet_table(gap: int = 2) -> Table:
    """Return a table without lines, as all tables of the program are."""
    return Table(box=None, pad_edge=False, header_style="quiet", padding=(0, gap, 0, 0))


def question_line(lead: str, question: Text) -> Text:
    """Return a question on one line, cut where the screen ends."""
    line = Text.assemble(lead, question)
    line.no_wrap, line.overflow = True, "ellipsis"
    return line
