"""The page for the night before, in every format."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from rich.console import Console

from dlprep.model.card import Point
from dlprep.statistics.sheet import Known, make_sheet
from dlprep.views.card_text.formulas import stated_formulas
from dlprep.views.sheet_html import sheet_html
from dlprep.views.sheet_markdown import sheet_markdown
from dlprep.views.sheet_text import sheet_body, sheet_plain
from dlprep.views.sheet_words import SheetPicture
from dlprep.views.theme import THEME
from tests.builders import a_card
from tests.snapshots import Snapshot
from tests.strategies import any_text
from tests.views.stats_pictures import TODAY

LOSS = (
    r"It is $L = -\sum_i y_i \log p_i$, and $p$ is a probability. "
    r"$$\mathrm{KL} = \sum_i p_i \log \frac{p_i}{q_i}$$"
)
CARDS = [
    a_card(
        "loss",
        answer=LOSS,
        points=(Point("It is $-\\log p$ of the truth", must=True), Point("Not <b>0/1</b>", must=True)),
    ),
    a_card(
        "odd", question="Is `a & b` [bold]bold[/]?", points=(Point("Yes & no", must=True), Point("**Bold**"))
    ),
]


def a_picture(minutes: float = 10) -> SheetPicture:
    """Return a page of two cards, one of them flagged."""
    known = Known({CARDS[1].id}, lambda _: 0.5, lambda card: list(stated_formulas(card.answer)))
    return SheetPicture(make_sheet(CARDS, {}, known, minutes), TODAY, TODAY.replace(day=25), "Acme <&> Co")


def drawn(picture: SheetPicture, columns: int) -> str:
    """Return what a terminal shows, without the spaces at the ends."""
    console = Console(width=columns, theme=THEME, highlight=False, markup=False, _environ={})
    with console.capture() as capture:
        console.print(sheet_body(picture))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_the_page_on_a_screen(columns: int, snapshot: Snapshot) -> None:
    """Points, flags, drawn formulas and the questions to say aloud: see the files kept."""
    text = drawn(a_picture(), columns)

    assert max(map(len, text.splitlines())) <= columns
    snapshot.check(f"sheet-{columns}", [text], columns)


def test_every_format_holds_the_same(snapshot: Snapshot) -> None:
    """Markdown keeps the cards' own Markdown, HTML and text draw it."""
    picture = a_picture()
    pages = [sheet_markdown(picture), sheet_html(picture), sheet_plain(picture)]

    snapshot.check("sheet-formats", pages, 80)


def test_html_is_one_file_without_markup_of_cards() -> None:
    """Nothing is loaded from anywhere, text is escaped, and every element is closed."""
    page = sheet_html(a_picture())

    assert "<b>" not in page
    assert "Not &lt;b&gt;0/1&lt;/b&gt;" in page
    assert "Acme &lt;&amp;&gt; Co" in page
    assert not re.search(r"https?:|src=|href=|<script|@import|url\(", page)
    assert _unclosed(page) == []


@given(any_text, any_text)
def test_html_of_any_text_is_sound(question: str, point: str) -> None:
    """Whatever a card says, no element begins or ends in it, and no control character gets through."""
    card = replace(CARDS[0], question=question, points=(Point(point, must=True),), answer=f"$${point}=x$$")
    known = Known({card.id}, lambda _: 0.5, lambda card: list(stated_formulas(card.answer)))
    picture = SheetPicture(make_sheet([card], {}, known, 1000), TODAY)

    page = sheet_html(picture)

    assert _unclosed(page) == []
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", page)
    assert sheet_markdown(picture)
    assert sheet_plain(picture)


def test_formulas_that_state_something() -> None:
    """A formula to learn relates two things; a symbol, a number or a result in numbers is none."""
    text = LOSS + r" So $\log 10 \approx 2.303$, $\gamma = 2$, $x$, and $F_1 \leq 1 - e$; money is $5 and $6."

    assert list(stated_formulas(text)) == [
        r"L = -\sum_i y_i \log p_i",
        r"\mathrm{KL} = \sum_i p_i \log \frac{p_i}{q_i}",
        r"F_1 \leq 1 - e",
    ]


def test_what_did_not_fit_is_said() -> None:
    """A short page names what was left out and how to get it; an empty one says why it is."""
    short = a_picture(minutes=0.1)
    empty = SheetPicture(make_sheet([], {}, Known((), lambda _: None, lambda _: []), 10), TODAY)

    assert "did not fit into 0.1 minutes" in drawn(short, 100)
    for page in (drawn(empty, 100), sheet_markdown(empty), sheet_html(empty)):
        assert "Nothing is on the page" in page


class _Reader(HTMLParser):
    """Keeps the elements that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] == [tag]:
            self.open.pop()
        else:
            self.open.append(f"/{tag}")


def _unclosed(page: str) -> list[str]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.open
