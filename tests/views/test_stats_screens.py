"""What `dlprep stats` says, and the line at the end of a sitting."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.console import Console, RenderableType

from dlprep.model.card import Card
from dlprep.model.review import Rating
from dlprep.scheduling.burndown import Burndown
from dlprep.scheduling.queue import Target
from dlprep.scheduling.readiness import measure_readiness
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import replay
from dlprep.statistics.calibration import measure_boxes
from dlprep.statistics.predictions import Predictions
from dlprep.views.readiness import burndown_lines, readiness_body, readiness_line
from dlprep.views.stats import SECTIONS, overview_body, stats_body
from dlprep.views.stats_boxes import calibration_body
from dlprep.views.stats_data import stats_data
from dlprep.views.theme import THEME
from tests.builders import a_card
from tests.snapshots import Snapshot
from tests.views.stats_pictures import CARDS, DAY, HISTORY, TODAY, Entry, a_picture, months, rated

A, G, E = Rating.AGAIN, Rating.GOOD, Rating.EASY


class Studied:
    """Cards and reviews as the screens show them."""

    def __init__(self, entries: Iterable[Entry], cards: tuple[Card, ...] = CARDS) -> None:
        """Measure everything."""
        self.picture = a_picture(rated(entries), cards)
        (self.readiness,) = self.picture.readiness

    def bodies(self) -> tuple[RenderableType, ...]:
        """Return overview, readiness and calibration."""
        names = ("readiness", "calibration")
        return (overview_body(self.picture), *(SECTIONS[name](self.picture) for name in names))


def drawn(body: RenderableType, columns: int = 60) -> str:
    """Return what is printed, line by line without the spaces at the ends."""
    console = Console(width=columns, theme=THEME, highlight=False, markup=False, _environ={})
    with console.capture() as capture:
        console.print(body)
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def test_overview() -> None:
    """One screen: the share of points, each box with its interval and answers, time and streak."""
    studied = Studied(HISTORY)

    text = drawn(studied.bodies()[0])

    assert re.match(r"Ready in 30 days \(Wed 23 Dec\): \d+ % of points \(\d+ to \d+\)\n", text)
    box = studied.picture.boxes[2]
    assert box.interval == 2
    assert f"  3       2 days      0  {box.predicted * 100:7.0f} %  100 % of 1\n" in text
    assert "1 card not seen yet." in text
    assert "7 days    4 reviews in 2 minutes, on 3 days\n" in text
    assert "2 study days in a row, up to yesterday; study today to go on." in " ".join(text.split())


def test_readiness_by_tag() -> None:
    """Each tag has a bar, a share with its range, how much was seen and the reviews behind it."""
    text = drawn(Studied(HISTORY).bodies()[1])

    assert text.startswith("Recalled on Wed 23 Dec, if you study no more until then\n")
    assert re.search(r"^greek   [█▒·]+  +\d+ %  +\d+ to \d+   1/1        2$", text, re.MULTILINE)
    assert re.search(r"^\(none\)  [█▒·]+  +\d+ %  +\d+ to \d+   1/2        2$", text, re.MULTILINE)
    assert re.search(r"^ 1. What is gamma\?\n    new: 0 %, \d+ % if asked$", text, re.MULTILINE)
    assert ", from 4 reviews; 2 of 3 seen." in text
    assert "No interview is set: 'dlprep plan --interview DATE'." in text


def test_a_bar_shows_the_range() -> None:
    """Full up to the lower end, shaded up to the upper one, dots for what is missing."""
    studied = Studied((card.id, E, day) for day in (-20, -14, -1) for card in CARDS)

    bars = re.findall(r" ([█▒·]{9,}) +\d+ % +(\d+) to (\d+)", drawn(studied.bodies()[1]))

    assert len(bars) == 3
    assert int(bars[0][1]) > 0
    for bar, low, high in bars:
        assert re.fullmatch("█*▒*·*", bar)
        assert bar.count("█") == pytest.approx(int(low) / 100 * len(bar), abs=0.6)
        assert len(bar) - bar.count("·") == pytest.approx(int(high) / 100 * len(bar), abs=0.6)


def test_calibration_in_words() -> None:
    """With few answers nothing is claimed; with many, each box and the whole are judged."""
    few = drawn(Studied(HISTORY).bodies()[2])
    assert few.startswith("2 answers after a wait so far; 20 are needed to judge.\n")
    assert re.search(r"^  3 .* 100 % of 1  too few$", few, re.MULTILINE)
    assert re.search(r"^  5 .* – +none yet$", few, re.MULTILINE)

    many = drawn(Studied(("alpha", A, -day) for day in range(40)).bodies()[2], 100)
    assert many.startswith("The predictions do not yet beat your average, over 39 answers.\n")
    assert re.search(r"^  1 .* 0 % of 39  worse$", many, re.MULTILINE)
    assert re.search(
        r"^predictions +0\.\d{3}  0\.\d{3}\naverage so far  +0\.\d{3}  0\.\d{3}$", many, re.MULTILINE
    )


def test_a_scheduler_without_intervals_of_boxes() -> None:
    """Where each card has an interval of its own, the boxes have none."""
    boxes = measure_boxes(Predictions(), replay(SCHEDULERS["fsrs"](), []))

    assert "  1       varies" in drawn(calibration_body(replace(a_picture([]), boxes=boxes)))


def test_a_sitting_shows_what_it_changed() -> None:
    """At its end the line says how many points of the share were won or lost, or that none were."""
    log: list[Entry] = [(card.id, A, -9) for card in CARDS]
    before, after = Studied(log).readiness, Studied([*log, *((card.id, E, 0) for card in CARDS)]).readiness

    change = round(100 * after.overall.by_points.mean) - round(100 * before.overall.by_points.mean)
    assert change > 0
    for later, earlier, words in (
        (after, before, f"up {change}"),
        (before, after, f"down {change}"),
        (after, after, "unchanged"),
    ):
        assert readiness_line(later, TODAY, earlier).plain.endswith(f"), {words}")


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "for today"), (1, "for tomorrow"), (50, "for Tue 12 Jan 2027, in 50 days")],
)
def test_the_day_in_words(days: int, words: str) -> None:
    """An interview is named with its day and how far away it is."""
    target = Target(TODAY + timedelta(days=days))
    (readiness,) = measure_readiness(
        [card.outline for card in CARDS], replay(SCHEDULERS[DEFAULT](), []), TODAY, [target]
    )

    assert readiness_line(readiness, TODAY).plain == f"Ready {words}: 0 % of points (0 to 0)"


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (0.46, "Behind plan since 16 Nov: 46 % of cards, 60 % planned."),
        (0.58, "On plan since 16 Nov: 58 % of cards."),
        (0.71, "Ahead of plan since 16 Nov: 71 % of cards, 60 % planned."),
    ],
)
def test_the_plan_and_what_became_of_it(actual: float, expected: str) -> None:
    """Ahead or behind is said with both shares, and a small difference is none."""
    burndown = Burndown(TODAY - timedelta(days=7), 0.60, actual)

    assert [line.plain for line in burndown_lines(burndown, TODAY)] == [expected]
    assert burndown_lines(None, TODAY) == []


def test_with_an_interview_there_is_nothing_to_set() -> None:
    """The hint to set an interview gives way to what can be done."""
    (readiness,) = measure_readiness(
        [card.outline for card in CARDS], replay(SCHEDULERS[DEFAULT](), []), TODAY, [Target(DAY)]
    )

    assert drawn(readiness_body([readiness], (), None, TODAY)).endswith("\nTo raise it: 'dlprep study'.")


def test_cards_without_points_are_counted_as_cards() -> None:
    """A deck without any points has a share of cards."""
    assert "0 % of cards (0 to 0)" in readiness_line(Studied((), CARDS[1:]).readiness, TODAY).plain


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_the_whole_page(columns: int, snapshot: Snapshot) -> None:
    """The overview, then every section, over two months of study: see the files kept."""
    picture = months()
    screens = [drawn(stats_body(picture, names), columns) for names in [(), *((name,) for name in SECTIONS)]]

    snapshot.check(f"stats-{columns}", screens, columns)


@pytest.mark.parametrize(("columns", "lines"), [(100, 24), (60, 26), (40, 36)])
def test_the_overview_is_one_screen(columns: int, lines: int) -> None:
    """What nobody asked for in detail stays short, however long the log is."""
    assert len(drawn(overview_body(months()), columns).splitlines()) <= lines


@pytest.mark.parametrize("name", SECTIONS)
def test_nothing_studied_yet(name: str) -> None:
    """Every section says something before the first review, and draws no empty table."""
    text = drawn(SECTIONS[name](a_picture([])))

    assert text.strip()
    assert "nan" not in text


def test_sections_stand_in_the_order_asked_for() -> None:
    """Several sections come one below the other, with a blank line between them."""
    text = drawn(stats_body(months(), ("due", "time")))

    assert text.startswith("Due, if none were studied before\n")
    assert "\n\nAn answer takes " in text


def test_data_holds_every_section() -> None:
    """The data can be written as JSON, and each section has its own key."""
    data = stats_data(months())

    assert json.loads(json.dumps(data)) == data
    assert {"readiness", "retention", "points", "confidence", "time", "due", "activity"} < set(data)


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_every_width_holds_the_screens(columns: int) -> None:
    """No line is wider than the screen, and card text is drawn as text, never as markup."""
    odd = a_card(
        "odd", question="Is [bold]x[/] \x1b[31m red, and what else can be said of it?", tags=("t\x1b" * 30,)
    )
    picture = a_picture(rated([*HISTORY, ("odd", A, -3), ("odd", G, -1)]), (odd, *CARDS))
    bodies = [stats_body(picture, names) for names in [(), tuple(SECTIONS)]]

    lines = [line for body in bodies for line in drawn(body, columns).splitlines()]

    assert max(map(len, lines)) <= columns
    assert any("Is [bold]x[/]" in line for line in lines)
    assert not any("\x1b" in line for line in lines)
