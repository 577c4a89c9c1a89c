"""How much will be recalled on the day: a line, a table by tag, and what would raise it most."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from dlprep.scheduling.burndown import Burndown
from dlprep.scheduling.expected import Expected
from dlprep.scheduling.readiness import Raise, Readiness, Section
from dlprep.views.card_text import one_line, visible
from dlprep.views.dates import counted, day_in_words, short_day

SURE, PERHAPS, MISSING = "█", "▒", "·"
LEGEND = f"{SURE} at least  {PERHAPS} range (8 times in 10)  {MISSING} missing, most first"
NARROWEST_BAR, WIDEST_BAR = 6, 24

ON_PLAN = 0.03
"""A smaller difference from the plan is as good as none: the plan is played with expected outcomes."""


def readiness_line(after: Readiness, today: date, before: Readiness | None = None) -> Text:
    """Return readiness in one line; with *before*, also how much a sitting has changed it."""
    share = _headline(after.overall)
    change = ""
    if before is not None:
        points = round(100 * share.mean) - round(100 * _headline(before.overall).mean)
        change = f", {'up' if points > 0 else 'down'} {abs(points)}" if points else ", unchanged"
    return Text.assemble((f"Ready {_when(after, today)}: ", "title"), _share_in_words(after.overall), change)


def readiness_body(
    readiness: Sequence[Readiness], raises: Sequence[Raise], burndown: Burndown | None, today: date
) -> RenderableType:
    """Return tags and cards to gain for the next interview, then each interview's line.

    What matters most stands last: that is what a small screen still shows.
    """
    following = readiness[0]
    day = day_in_words(following.day, today)
    heading = Text(f"Recalled on {day}, if you study no more until then", "title")
    no_date = "No interview is set: 'dlprep plan --interview DATE'."
    return Group(
        heading,
        Text(),
        *((_tags(following.tags), Text()) if following.tags else ()),
        *(
            (Text(f"Asked today, these gain most for {day}", "title"), *_raises(raises), Text())
            if raises
            else ()
        ),
        *(readiness_line(one, today) for one in readiness),
        *burndown_lines(burndown, today),
        Text(_rests_on(following.overall)),
        Text(no_date if following.assumed else "To raise it: 'dlprep study'."),
    )


def burndown_lines(burndown: Burndown | None, today: date) -> list[Text]:
    """Return a line that says ahead of the plan, on it, or behind; none if there is nothing to compare."""
    if burndown is None:
        return []
    since = short_day(burndown.since, today)
    actual = f"{percent(burndown.actual)} of cards"
    difference = burndown.actual - burndown.planned
    if abs(difference) < ON_PLAN:
        return [Text(f"On plan since {since}: {actual}.")]
    where = "Ahead of plan" if difference > 0 else "Behind plan"
    return [Text(f"{where} since {since}: {actual}, {percent(burndown.planned)} planned.")]


def readiness_data(readiness: Readiness) -> dict[str, object]:
    """Return the same as data for JSON; shares from 0 to 1."""
    return {
        "day": readiness.day.isoformat(),
        "assumed": readiness.assumed,
        "overall": _section_data(readiness.overall),
        "tags": [{"tag": section.tag, **_section_data(section)} for section in readiness.tags],
    }


def raise_data(gained: Raise) -> dict[str, object]:
    """Return a card to gain as data for JSON."""
    return {
        "card": gained.card.id,
        "question": gained.card.question,
        "why": gained.reason.value,
        "box": gained.box,
        "recall": gained.without,
        "recall_if_asked": gained.asked,
    }


def percent(share: float) -> str:
    """Return a share from 0 to 1 in whole percent."""
    return f"{100 * share:.0f} %"


@dataclass(frozen=True, slots=True)
class ShareBar:
    """A bar as wide as its column: what is sure, what the range adds, what is missing."""

    estimate: Expected

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the bar at the width there is."""
        width = min(options.max_width, WIDEST_BAR)
        sure, perhaps = round(self.estimate.low * width), round(self.estimate.high * width)
        yield Text.assemble(
            (SURE * sure, "good"),
            (PERHAPS * (perhaps - sure), "hard"),
            (MISSING * (width - perhaps), "quiet"),
        )

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Tell how narrow and how wide the bar may be."""
        return Measurement(min(NARROWEST_BAR, options.max_width), min(WIDEST_BAR, options.max_width))


def _tags(sections: Sequence[Section]) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="quiet", padding=(0, 2, 0, 0))
    table.add_column("tag", no_wrap=True, overflow="ellipsis", max_width=20)
    table.add_column("")
    for column in ("", "range", "seen", "reviews"):
        table.add_column(column, justify="right", no_wrap=True)
    for section in sections:
        share = section.by_points
        table.add_row(
            Text(visible(section.tag or "(none)")),
            ShareBar(share),
            percent(share.mean),
            _range(share),
            f"{section.cards - section.unseen}/{section.cards}",
            str(section.reviews),
        )
    return Group(table, Text(LEGEND, "quiet"))


def _raises(raises: Sequence[Raise]) -> list[Text]:
    lines = []
    for place, gained in enumerate(raises, 1):
        question = Text.assemble(f"{place:>2}. ", one_line(gained.card.question))
        question.no_wrap, question.overflow = True, "ellipsis"
        lines += [question, Text(f"    {_phrase(gained)}", "quiet")]
    return lines


def _phrase(gained: Raise) -> str:
    box = "" if gained.box is None else f"box {gained.box}, "
    return f"{box}{gained.reason.value}: {percent(gained.without)}, {percent(gained.asked)} if asked"


def _rests_on(section: Section) -> str:
    cards = f"{percent(section.by_cards.mean)} of cards ({_range(section.by_cards)})"
    seen = section.cards - section.unseen
    return f"{cards}, from {counted(section.reviews, 'review')}; {seen} of {section.cards} seen."


def _when(readiness: Readiness, today: date) -> str:
    day = day_in_words(readiness.day, today)
    away = (readiness.day - today).days
    if readiness.assumed:
        return f"in {counted(away, 'day')} ({day})"
    return f"for {day}" if away <= 1 else f"for {day}, in {away} days"


def _headline(section: Section) -> Expected:
    return section.by_points if section.points > section.cards else section.by_cards


def _share_in_words(section: Section) -> str:
    share = _headline(section)
    noun = "points" if section.points > section.cards else "cards"
    return f"{percent(share.mean)} of {noun} ({_range(share)})"


def _range(estimate: Expected) -> str:
    return f"{100 * estimate.low:.0f} to {100 * estimate.high:.0f}"


def _section_data(section: Section) -> dict[str, object]:
    return {
        "cards": section.cards,
        "unseen": section.unseen,
        "points": section.points,
        "reviews": section.reviews,
        "cards_recalled": _estimate_data(section.by_cards),
        "points_recalled": _estimate_data(section.by_points),
    }


def _estimate_data(estimate: Expected) -> dict[str, float]:
    return {"expected": estimate.mean, "low": estimate.low, "high": estimate.high}
