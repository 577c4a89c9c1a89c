"""Cards' Markdown as lines for a width."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from dlprep.views.card_text import ASCII, UNICODE, Glyphs, card_lines, one_line
from tests.views.card_text.strategies import markdown, widths


def shown(text: str, width: int = 40, glyphs: Glyphs = UNICODE) -> list[str]:
    """Return a card's text as drawn, without styles."""
    return [line.plain for line in card_lines(text, width, glyphs=glyphs)]


def styles_of(line: Text, part: str) -> set[str]:
    """Return the styles that a part of a line has from its first to its last character."""
    start = line.plain.index(part)
    return {str(span.style) for span in line.spans if span.start <= start and start + len(part) <= span.end}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one two three four", ["one two", "three four"]),
        ("# Title\ntext", ["Title", "", "text"]),
        ("soft\nbreak", ["soft break"]),
        ("hard  \nbreak", ["hard", "break"]),
        ("a\n\nb", ["a", "", "b"]),
        ("- one two three\n- four", ["• one two", "  three", "• four"]),
        ("- a\n  - b\n    - c", ["• a", "  ◦ b", "    ▪ c"]),
        ("9. a\n10. b c d e f", [" 9. a", "10. b c d e", "    f"]),
        ("1. a\n   - b", ["1. a", "   • b"]),
        ("- a\n\n- b", ["• a", "", "• b"]),
        ("- a\n  - b\n    - c\n      - d", ["• a", "  ◦ b", "    ▪ c", "      •", "      d"]),
        ("> one two\n> three", ["▌ one two", "▌ three"]),
        ("> > a", ["▌ ▌ a"]),
        ("a\n\n---\n\nb", ["a", "", "────────────", "", "b"]),
        ("    x = 1", ["│ x = 1"]),
        ("中文字符标点。中文", ["中文字符标", "点。中文"]),
        ("abcdefghijklmno", ["abcdefghijkl", "mno"]),
        ("~~no~~ yes", ["~~no~~ yes"]),
    ],
)
def test_blocks_are_laid_out_within_the_width(source: str, expected: list[str]) -> None:
    """Text is wrapped at words, lists and quotes keep their indent."""
    assert expected == shown(source, 12)


@pytest.mark.parametrize(
    "source",
    [
        "x[i] = softmax(x)[i]",
        "[/] and [bold]x[/bold]",
        "<b>not bold</b>",
        "<script>alert(1)</script>",
        "[a]: definition",
        "$5 and $10",
        "$5-$10",
        "a $ b $ c",
        "a $ b$ c",
        "costs $a and $b more",
        ":smile: stays",
    ],
)
def test_what_looks_like_markup_of_another_kind_is_text(source: str) -> None:
    """Rich markup, HTML, money and emoji codes are shown as they are written."""
    assert [source] == shown(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("\x1b[31mred\x1b[0m", ["␛[31mred␛[0m"]),
        ("a&#x202e;b", ["a‹U+202E›b"]),
        ("a&#10;b", ["a b"]),
        ("`\x1b[2J`", ["␛[2J"]),
        ("```\n\x9b2J\n```", ["│ ‹U+009B›2J"]),
        ("![\x1b](\x1b)", ["[image: ␛ (%E2%90%9B)]"]),
        ("$\\text{\x1b}$", ["␛"]),
    ],
)
def test_hostile_characters_are_shown_wherever_they_come_from(source: str, expected: list[str]) -> None:
    """No escape sequence and no direction override comes through, not even by way of an entity."""
    assert expected == shown(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("see [the page](https://example.org/a)", ["see the page (https://example.org/a)"]),
        ("see <https://example.org/a>", ["see https://example.org/a"]),
        ("![a curve](roc.png)", ["[image: a curve (roc.png)]"]),
        ("[x](javascript:alert(1))", ["[x](javascript:alert(1))"]),
    ],
)
def test_links_and_images_show_their_address(source: str, expected: list[str]) -> None:
    """A reader sees where a link leads."""
    assert expected == shown(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"so $x_i^2$ is", ["so xᵢ² is"]),
        (r"a \$5 note and $x$", ["a $5 note and x"]),
        (r"`$x$` is code", ["$x$ is code"]),
        (r"$\text{US\$}$", ["US$"]),
        ("$$\n\\frac{a}{b}\n$$", ["     a", "    ───", "     b"]),
        ("$$x = 1$$", ["    x = 1"]),
        ("so $$x = 1$$ holds", ["so", "    x = 1", "holds"]),
        ("- in a list\n  $$\n  x\n  $$", ["• in a list", "      x"]),
        ("> $$\n> x\n> $$", ["▌     x"]),
        (r"\[ \frac{a}{b} \]", ["     a", "    ───", "     b"]),
        (r"so \(\alpha\) but \(not\) this", ["so α but (not) this"]),
        ("$$\nnever closed", ["$$ never closed"]),
    ],
)
def test_formulas_are_drawn_where_they_stand(source: str, expected: list[str]) -> None:
    """Dollar signs mark formulas, in a line or on lines of their own; never in code."""
    assert expected == shown(source)


def test_a_short_formula_is_not_broken_at_a_line_end() -> None:
    """A formula that fits on the next line goes there whole."""
    expected = ["so we have", "a = b + c"]

    assert expected == shown("so we have $a = b + c$", 14)


def test_a_formula_wider_than_the_page_is_broken_at_its_spaces() -> None:
    """A formula that fits on no line is broken as words are."""
    expected = ["so TP/(TP", "+ FN)"]

    assert expected == shown("so $TP/(TP + FN)$", 10)


def test_html_does_not_hide_the_markdown_in_it() -> None:
    """HTML is text like any other, with emphasis and all."""
    (line,) = card_lines("<div>**x**</div>", 40)
    expected = ("<div>x</div>", {"bold"})

    assert expected == (line.plain, styles_of(line, "x"))


def test_even_a_marker_wider_than_the_page_fits() -> None:
    """Lines that no rule of layout can make fit are folded in the end."""
    expected = ["123456789", "↪ .", "x"]

    assert expected == shown("123456789. x", 9)


def test_emphasis_code_and_formulas_have_styles() -> None:
    """Each kind of inline text can be told apart."""
    (line,) = card_lines("**strong** *soft* `code` $x$", 80)

    expected = {"strong": {"bold"}, "soft": {"italic"}, "code": {"cyan"}, "x": {"green"}}

    assert expected == {part: styles_of(line, part) for part in expected}


def test_ascii_glyphs_draw_ascii_only() -> None:
    """Nothing but ASCII is added to a text in ASCII."""
    source = (
        "- a\n\n> b\n\n---\n\n| x | y |\n|---|---|\n| 1 | $\\alpha$ |\n\n```python\n" + "x" * 60 + "\n```"
    )

    assert "".join(shown(source, glyphs=ASCII)).isascii()


@pytest.mark.parametrize(
    "source",
    [
        ">" * 500 + " deep",
        "- " * 300 + "deep",
        "[" * 5_000,
        "*a_ " * 2_000,
        "*a **d " * 3_000 + "p** x*" * 3_000,
        r"\[" * 20_000,
        "x" * 70_000,
    ],
)
def test_deep_and_long_texts_are_shown_all_the_same(source: str) -> None:
    """What is too deep or too long to lay out is shown as it is written."""
    letters = "".join(shown(source))

    assert all(letters.count(letter) == source.count(letter) for letter in "depax")


def test_one_line_keeps_the_inline_part() -> None:
    """A point or title with code and a formula fits in a list row."""
    expected = "AUC is P(s⁺ > s⁻) from roc_auc"

    assert expected == one_line("AUC is $P(s^+ > s^-)$\nfrom `roc_auc`").plain


@given(markdown, widths, st.sampled_from([UNICODE, ASCII]))
def test_no_line_is_wider_than_the_page(text: str, width: int, glyphs: Glyphs) -> None:
    """Whatever a card says, it fits."""
    assert max((line.cell_len for line in card_lines(text, width, glyphs=glyphs)), default=0) <= width


@given(st.text(alphabet=st.characters(exclude_categories=())), widths)
def test_any_text_is_drawn_without_control_characters(text: str, width: int) -> None:
    """No text raises, and what is drawn holds letters, marks, signs and spaces only."""
    drawn = "".join(shown(text, width))

    assert set("LMNPSZ") >= {unicodedata.category(character)[0] for character in drawn}
