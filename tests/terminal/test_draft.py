"""A text being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dlprep.terminal.draft import Draft, typed
from dlprep.terminal.keys import Key

KEYS = [
    "left", "right", "up", "down", "home", "end", "backspace", "delete", "enter", "ctrl-u", "ctrl-w",
    "ctrl-k", "ctrl-a", "ctrl-e", "a", " ", "é", "日", "paste:one two\r\nthree\t\x1b[31m", "f1", "tab",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "keys", "after"),
    [
        ("", "h i", "hi|"),
        ("ab|c", "x", "abx|c"),
        ("ab|c", "backspace", "a|c"),
        ("ab|c", "delete", "ab|"),
        ("|abc", "backspace", "|abc"),
        ("abc|", "delete", "abc|"),
        ("abc|", "left left x", "ax|bc"),
        ("one two|", "ctrl-w", "one |"),
        ("one two  |", "ctrl-w", "one |"),
        ("one\ntwo|", "ctrl-w", "one\n|"),
        ("one\ntwo three|", "ctrl-u", "one\n|"),
        ("one\nt|wo", "ctrl-k", "one\nt|"),
        ("one\ntwo|", "home x", "one\nx|two"),
        ("o|ne\ntwo", "end x", "onex|\ntwo"),
        ("one\nt|wo", "up", "o|ne\ntwo"),
        ("lon|g\nx", "down", "long\nx|"),
        ("on|e", "up", "|one"),
        ("on|e", "down", "one|"),
        ("a|b", "enter", "a\n|b"),
        ("a|", "f1 tab", "a|"),
        ("a|b", "paste:1\r\n2\t3\x1b", "a1\n2    3|b"),
    ],
)
def test_keys_of_the_editor(text: str, keys: str, after: str) -> None:
    """Each key does what it does in other editors; | stands for the cursor."""
    draft = Draft(text.replace("|", ""), max(0, text.find("|")))
    for key in keys.split(" ") if not keys.startswith("paste") else [keys]:
        draft = typed(draft, Key(key), 40)

    assert draft.text[: draft.at] + "|" + draft.text[draft.at :] == after


def test_up_and_down_go_by_rows_of_the_screen() -> None:
    """In a long line that is shown in several rows the cursor moves by those rows."""
    draft = Draft("one two three four five", 23)

    up = typed(draft, Key("up"), 10)

    assert [draft.text[start:end] for start, end in draft.rows(10)] == ["one two ", "three ", "four five"]
    assert up.position(10) == (1, 5)
    assert typed(up, Key("down"), 10).position(10) == (2, 5)


def test_the_end_of_a_broken_row_is_on_that_row() -> None:
    """End goes to the last character that is shown in the row, not to the beginning of the next one."""
    draft = typed(Draft("one two three", 1), Key("end"), 10)

    assert draft.position(10) == (0, 7)
    assert typed(draft, Key("home"), 10).at == 0


def test_one_line_stays_one_line() -> None:
    """The words of a search take no line feed, neither typed nor pasted."""
    draft = typed(Draft("a ", 2), Key("paste:b\nc"), 40, lines=False)

    assert typed(draft, Key("enter"), 40, lines=False).text == "a b c"


@given(
    st.lists(st.sampled_from(KEYS), max_size=40),
    st.text(alphabet="ab 日\n", max_size=30),
    st.integers(2, 30),
)
def test_any_keys_leave_a_sound_text(keys: list[str], text: str, width: int) -> None:
    """The cursor stays in the text, rows cover it in order, and each fits with room for the cursor."""
    draft = Draft(text, len(text))
    for key in keys:
        draft = typed(draft, Key(key), width)

    assert 0 <= draft.at <= len(draft.text)
    rows = draft.rows(width)
    assert "".join(draft.text[start:end] for start, end in rows) == draft.text.replace("\n", "")
    row, place = draft.position(width)
    start, end = rows[row]
    assert start + place <= end
    assert all(cell_len(draft.text[start:end]) <= max(2, width) for start, end in rows)
    assert draft.text.replace("\n", "").isprintable() or not draft.text


def test_a_paste_without_end_is_cut() -> None:
    """The clipboard of a slip does not fill the log."""
    assert len(typed(Draft(), Key("paste:" + "x" * 200_000), 40).text) == 100_000
