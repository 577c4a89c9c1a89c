"""Characters that cannot be seen go, and lines keep their numbers."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.outline.lines import Line, numbered_lines, tidy_characters


def test_every_line_end_counts_once() -> None:
    """Line ends of all systems separate lines, so numbers agree with an editor's."""
    assert [(line.number, line.text) for line in numbered_lines("a\r\nb\rc\nd")] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
        (4, "d"),
    ]


def test_invisible_characters_go_and_spaces_are_plain() -> None:
    """Marks of byte order, zero-width and control characters vanish, special spaces become plain."""
    assert tidy_characters("\ufeffa\u200bb\u00a0c\x1b[0m\u202e\u2009d\x00") == "ab c[0m d"


def test_joiners_stay_where_they_mean_something() -> None:
    """A family emoji and Persian text keep their joiners, ASCII text does not."""
    family = "\U0001f468\u200d\U0001f469"

    assert tidy_characters(f"{family} a\u200db") == f"{family} ab"


@given(st.text())
def test_tidy_text_is_printable_and_stays_so(text: str) -> None:
    """No control character is left, and tidying twice changes nothing."""
    tidy = tidy_characters(text)

    assert not [char for char in tidy if char != "\n" and unicodedata.category(char) in {"Cc", "Cs"}]
    assert tidy == tidy_characters(tidy)


def test_a_cut_line_keeps_its_place() -> None:
    """The pieces of a line point at where they began."""
    assert Line("one two", 4, 3).cut(3) == [Line("one", 4, 3), Line("two", 4, 7)]
