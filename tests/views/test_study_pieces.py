"""The pieces of the study screen: verdict, header, points, columns, signs, themes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from dlprep.model.card import FollowUp, Point
from dlprep.model.review import Confidence, EntryId, Rating, SessionId
from dlprep.study.finding import MOST
from dlprep.study.judging import FOUR, Ticks
from dlprep.study.key_terms import skeleton
from dlprep.study.phases import Answering, Attempt, Probing
from dlprep.views.ansi import Ink, ansi_lines
from dlprep.views.card_body import answer_body, answer_lines, question_lines
from dlprep.views.points import PointRow, point_lines
from dlprep.views.search import search_text
from dlprep.views.side_by_side import ESCAPES, beside
from dlprep.views.signs import ASCII_SIGNS, UNICODE_SIGNS, carries_signs
from dlprep.views.spoken import hint_words
from dlprep.views.study import StudyFacts, study_screen
from dlprep.views.study_foot import Choices, keys_line
from dlprep.views.study_header import Header, header_line
from dlprep.views.study_text import Paper, StudyText, answering_text, asking_text, probing_text
from dlprep.views.theme import CONTRAST, LIGHT, STYLES, THEMES, Theme
from dlprep.views.verdict import hint_cost, verdict
from tests.builders import MONDAY, a_card

POINTS = (Point("alpha", must=True), Point("beta"), Point("gamma"), Point("delta"))
BARE = Ink(colour=False, style=False)
ANSWER = """\
# Heading

Text with `code`, **bold**, a formula $\\frac{a}{b}$ and a table:

| name | what it is |
|------|------------|
| one  | the first  |

```python
for step in range(10):  # a comment
    print("some very long line of code that has to be folded somewhere, with a mark", step)
```

$$\\sum_{i=1}^n x_i^2$$

> quoted

- item
  - inner item
"""
FULL = a_card(
    answer=ANSWER,
    points=POINTS,
    mistakes=("says it twice",),
    follow_ups=(FollowUp("Why?", "Because."),),
    number=3,
)


@pytest.mark.parametrize(
    ("ticks", "hints", "spoken", "rating", "words"),
    [
        ((None, None, None, None), 0, None, None, "0 of 4 judged"),
        ((True, False, None, None), 0, None, None, "2 of 4 judged"),
        ((True, True, True, True), 0, None, Rating.EASY, "said 4 of 4"),
        ((True, True, True, False), 0, None, Rating.GOOD, "said 3 of 4"),
        ((False, True, True, True), 0, None, Rating.HARD, "said 3 of 4, but a ★ point is missing"),
        ((False, False, False, False), 0, None, Rating.AGAIN, "said 0 of 4"),
        ((True, True, True, True), 1, None, Rating.GOOD, "said 4 of 4, and hints allow no better"),
        ((True, True, True, True), 9, None, Rating.AGAIN, "said 4 of 4, and hints allow no better"),
        (
            (True,) * 4,
            0,
            timedelta(minutes=3),
            Rating.GOOD,
            "said 4 of 4, but it took longer than two minutes",
        ),
        ((True,) * 4, 0, timedelta(minutes=1), Rating.EASY, "said 4 of 4"),
    ],
)
def test_a_verdict_says_why(
    ticks: Ticks, hints: int, spoken: timedelta | None, rating: Rating | None, words: str
) -> None:
    """The proposed rating comes with what was said, and with the reason if it could have been better."""
    assert verdict(POINTS, ticks, hints, spoken, "★") == (rating, words)


@pytest.mark.parametrize(
    ("hints", "words"),
    [(1, "1 hint, at most good now"), (2, "2 hints, at most hard now"), (5, "5 hints, only again is left")],
)
def test_hints_say_what_they_cost(hints: int, words: str) -> None:
    """Each further hint lowers the best rating, and says so before it is too late."""
    assert hint_cost(POINTS, hints) == words


HEADER = Header(
    "Optimisation", 3, 12, standing="box 2, due", elapsed=timedelta(seconds=65), left=timedelta(minutes=9)
)


@pytest.mark.parametrize(
    ("columns", "header", "said"),
    [
        (100, HEADER, ["Optimisation  3 of 12", "box 2, due  9 min left  1:05"]),
        (60, HEADER, ["3 of 12", "1:05"]),
        (40, HEADER, ["3 of 12", "9 min left  1:05"]),
        (100, Header("Help"), ["Help"]),
        (100, Header("X", 1, 2, repeating=3, flagged=True, elapsed=timedelta()), ["1 of 2 +3 ⚑"]),
        (100, Header("X", 1, 2, speaking=timedelta(seconds=5)), ["speaking 0:05 (aim for 1:00 to 2:00)"]),
        (100, Header("X", 1, 2, speaking=timedelta(seconds=130)), ["2:10 (aim for 1:00 to 2:00, now over)"]),
        (60, Header("X", 1, 2, speaking=timedelta(seconds=130)), ["speaking 2:10 (1 to 2 min, now over)"]),
        (40, Header("X", 1, 2, speaking=timedelta(seconds=130)), ["speaking 2:10!"]),
        (100, Header("X", 1, 2, spoken=timedelta(seconds=130)), ["spoken 2:10, over 2:00"]),
        (100, Header("X", 1, 2, spoken=timedelta(seconds=90)), ["spoken 1:30"]),
    ],
)
def test_the_header_says_the_most_needed(columns: int, header: Header, said: list[str]) -> None:
    """Place and clock are there at every width; the clock marks an answer that is too long."""
    line = header_line(header, columns, UNICODE_SIGNS)

    assert line.cell_len == columns
    assert all(part in line.plain for part in said)


def test_a_point_shows_all_that_is_known_of_it() -> None:
    """Cursor, tick, star, and in words what was missed last time and what nobody has checked."""
    row = PointRow(Point("alpha", must=True, drafted=True), False, at_hand=True, missed_before=True)

    assert point_lines(row, 70, BARE) == ("▸ ✗ ★ alpha  (missed last time, drafted, unchecked)",)
    assert point_lines(PointRow(Point("beta"), True), 40, BARE) == ("  ✓   beta",)
    assert point_lines(PointRow(Point("beta"), True, suggested=True), 40, BARE) == ("  ≈   beta",)
    assert point_lines(PointRow(Point("beta")), 40, Ink(False, False, ascii=True)) == ("  .   beta",)


def test_points_come_before_the_answer_and_the_cursor_is_known() -> None:
    """The rubric stands directly under the question; the rows of the point at hand can be followed."""
    phase = Answering(FULL.id, MONDAY, MONDAY, ticks=(True, None, None, None), cursor=1)

    text = answering_text(FULL, phase, frozenset({"beta"}), "", "", Paper(60, BARE))

    assert text.focus is not None
    assert text.lines[text.focus[0]].startswith("▸ ·   beta  (missed last time)")
    assert text.result is None
    assert next(at for at, line in enumerate(text.lines) if "Heading" in line) > text.focus[1]
    assert "Because." not in "\n".join(text.lines), "a follow-up is told before it is asked"


@pytest.mark.parametrize("hints", [0, 1, 2, 5])
def test_nothing_of_the_answer_shows_before_it_is_asked_for(hints: int) -> None:
    """Before the reveal there is the question; after a hint its key words, then point after point."""
    text = "\n".join(asking_text(FULL, hints, ("w1", "w2", "w3", "w4"), "", Paper(60, BARE)).lines)

    assert "Heading" not in text
    assert [name in text for name in ("alpha", "beta", "gamma", "delta")] == [hints > n for n in (1, 2, 3, 4)]
    assert ("w4" in text) is (0 < hints < 5)


@pytest.mark.parametrize("width", [60, 96, 130])
def test_a_typed_answer_stands_beside_the_model_answer(width: int) -> None:
    """With room for it the two stand side by side, else one below the other; nothing is too wide."""
    attempt = Attempt(
        typed="My own words, 日本語 too, that go on for a while so that they need more than a line."
    )
    phase = Answering(FULL.id, MONDAY, MONDAY, attempt, ticks=(None,) * 4)

    lines = answering_text(FULL, phase, frozenset(), "", "", Paper(width, BARE)).lines

    heads = [line for line in lines if "You typed" in line]
    assert ("Model answer" in heads[0]) is (width >= 96)
    assert max(cell_len(line) for line in lines) <= width


def test_columns_stay_in_line() -> None:
    """Styled, wide and missing lines on the left do not shift the right."""
    left, right = ("\x1b[1mab\x1b[0m", "日本"), ("x", "y", "z")

    lines = [ESCAPES.sub("", line) for line in beside(left, right, 6, Ink())]

    assert [cell_len(line.partition("│")[0]) for line in lines] == [7, 7, 7]
    assert [line[-1] for line in lines] == ["x", "y", "z"]


@pytest.mark.parametrize("columns", [100, 60, 40])
def test_the_proposed_rating_is_marked(columns: int) -> None:
    """The sign stands before it and moves nothing; what hints have taken is named so."""
    due = {rating: date(2026, 11, 24) for rating in FOUR}
    facts = StudyFacts(Header("X"), date(2026, 11, 23), Choices(due, Rating.HARD, Rating.HARD))

    screen = study_screen(facts, StudyText(("text",)), 0, columns, 20, BARE)

    shown = "\n".join(screen.lines)
    assert "▸2 hard" in shown
    assert "3 good (hints)" in shown
    assert max(map(cell_len, screen.lines)) <= columns


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        (35, " space show  h hint  ? help  q stop"),
        (42, " space show   h hint   ? help   q stop"),
        (43, " space show  h hint  t type  ? help  q stop"),
        (60, " space show the answer   h hint   t type   ? help   q stop"),
        (20, " ? help   q stop"),
    ],
)
def test_the_way_out_is_always_at_the_foot(columns: int, line: str) -> None:
    """As many keys as fit, the most needed first; before any of them the help and the way out."""
    keys = [("space", "show the answer", "show"), ("h", "hint", "hint"), ("t", "type", "type")]
    last = [("?", "help", "help"), ("q", "stop", "stop")]

    assert keys_line(keys, last, columns).plain == line


def test_a_chosen_confidence_is_marked() -> None:
    """What one has said beforehand stands out from the others."""
    facts = StudyFacts(
        Header("X"), date(2026, 11, 23), Choices(asks_confidence=True, confidence=Confidence.SURE)
    )

    [line] = [
        line for line in study_screen(facts, StudyText(()), 0, 80, 20, Ink()).lines if "How sure" in line
    ]

    assert "\x1b[7m3 sure\x1b[0m" in line


@pytest.mark.parametrize("rows", [8, 10, 20])
def test_a_long_message_is_never_cut(rows: int) -> None:
    """A message that is wider than the screen takes more lines, and leaves the keys where they are."""
    keys = [("q", "stop", "stop")]
    facts = StudyFacts(
        Header("X"), date(2026, 11, 23), keys=keys, message="one two three four five six seven eight"
    )

    screen = study_screen(facts, StudyText(("text",) * 40), 0, 24, rows, BARE)

    assert len(screen.lines) == rows
    words = " ".join(screen.lines).split()
    assert [word for word in words if word in "one two three four five six seven eight".split()][
        -1
    ] == "eight"
    assert screen.lines[-1] == " q stop"


@pytest.mark.parametrize(
    ("encoding", "carries"),
    [("utf-8", True), ("UTF8", True), ("latin-1", False), ("cp437", False), ("ascii", False), (None, False),
     ("no-such", False)],
)  # fmt: skip
def test_which_outputs_carry_the_signs(encoding: str | None, carries: bool) -> None:
    """Only an encoding with all the signs is drawn on with them."""
    assert carries_signs(encoding) is carries


def test_ascii_draws_everything_in_ascii() -> None:
    """Question, answer, points and screen of an ASCII card are ASCII, however they are drawn."""
    ink = Ink(ascii=True)
    body = "\n".join((*question_lines(FULL, 60, ink), *ansi_lines(answer_body(FULL, "note", ink), 60, ink)))
    phase = Answering(
        FULL.id, MONDAY, MONDAY, Attempt(hints=1, typed="text"), ticks=(True, False, None, True)
    )
    text = answering_text(FULL, phase, frozenset({"beta"}), "note", "guide", Paper(96, ink))
    facts = StudyFacts(Header("X", 1, 2, flagged=True), date(2026, 11, 23), message="told")

    screen = study_screen(facts, text, 3, 100, 20, ink)

    assert body.isascii()
    assert "".join(screen.lines).isascii()
    assert all(str(getattr(ASCII_SIGNS, name)).isascii() for name in ASCII_SIGNS.__slots__)


def test_linear_text_has_nothing_drawn() -> None:
    """For ears there are no rules, columns or fractions over a bar: a table comes as names and values."""
    lines = answer_lines(FULL, "", 60, Ink().for_ears())

    text = "\n".join(lines)
    assert "name: one" in text
    assert not set("│─┼⎛▌") & set(text)


@pytest.mark.parametrize("theme", Theme)
def test_themes_know_every_style(theme: Theme) -> None:
    """Each theme says how everything looks, in the terminal's own colours alone."""
    assert set(STYLES) == set(LIGHT) == set(CONTRAST)
    for style in (THEMES[theme].styles[name] for name in STYLES):
        assert style.color is None or style.color.number is None or style.color.number < 16


def test_high_contrast_has_no_colours() -> None:
    """Only the terminal's own two colours, bold, underlined and reversed, also in code and formulas."""
    lines = answer_lines(FULL, "", 60, Ink(theme=Theme.CONTRAST))

    codes = {
        code for line in lines for code in "".join(ESCAPES.findall(line)).replace("\x1b[", "").split("m")
    }
    numbers = {number for code in codes for number in code.split(";") if number}
    assert numbers <= {"0", "1", "3", "4", "7", "9"}


def test_a_follow_up_and_its_answer_are_what_is_looked_at() -> None:
    """However long the question is: the screen follows the rows of the follow-up to their end."""
    card = replace(a_card("a"), question="why " * 90, follow_ups=(FollowUp("And then?", "Then this."),))
    entry = EntryId(SessionId("s1"), 1)

    for answered, last in ((False, "And then?"), (True, "Then this.")):
        text = probing_text(card, Probing(card.id, entry, MONDAY, 0, answered), "", Paper(38, BARE))
        assert text.focus is not None
        rows = text.lines[slice(*text.focus)]
        assert rows[1].startswith("Follow-up 1 of 1")
        assert rows[-1] == last


def test_decks_stand_below_each_other_in_a_search() -> None:
    """Where there is room for the decks' titles they end in the same column, wide letters or not."""
    found = [("Short?", "日本語"), ("long " * 40, "Optimisation")]

    rows = search_text("o", 1, found, 0, Paper(96, BARE)).lines[-2:]

    assert [cell_len(row) for row in rows] == [96, 96]


def test_a_search_that_finds_too_much_says_so() -> None:
    """The number of the cards is not told as all there are."""
    lines = search_text("o", 1, [("Why?", "Deck")] * MOST, 0, Paper(96, BARE)).lines

    assert lines[2] == f"the best {MOST} cards"


@pytest.mark.parametrize("points", [(), (Point("Precision is $\\frac{TP}{TP+FP}$"),)])
def test_formulas_are_drawn_in_hints_too(points: tuple[Point, ...]) -> None:
    """A key word that is a formula is not shown, nor said, as it is written."""
    card = replace(a_card("a"), answer="It is **precision $\\frac{TP}{TP+FP}$**.", points=points)

    shown = " ".join(asking_text(card, 1, skeleton(card), "", Paper(96, BARE)).lines)
    said = hint_words(card, 1, skeleton(card), BARE.for_ears())

    for told in (shown, said):
        assert "TP/(TP + FP)" in told
        assert "\\frac" not in told
