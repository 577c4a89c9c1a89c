"""Raw input to keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.terminal.keys import SEQUENCES, finish_keys, split_keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (" 2 1", [" ", "2", " ", "1"]),
        ("\x1b[A\x1b[B", ["up", "down"]),
        ("j\x1b[6~k", ["j", "page-down", "k"]),
        ("\x1bOH\x1b[4~", ["home", "end"]),
        ("\r\n\x03\x1a", ["enter", "enter", "ctrl-c", "ctrl-z"]),
        ("\x1b[1;2P3", ["3"]),
        ("\x1b[<0;10;5M2", ["2"]),
        ("\x1b[200~1234 \x1b[A\x1b[201~q", ["paste:1234 \x1b[A", "q"]),
        ("é日", ["é", "日"]),
        ("\x00\x01\x17", ["ctrl-a", "ctrl-w"]),
        ("\x1bx1", ["1"]),
    ],
)
def test_bursts_are_split(text: str, keys: list[str]) -> None:
    """A burst comes apart into keys; unknown sequences and pastes never turn into letters."""
    assert split_keys(text) == (keys, "")


@given(st.lists(st.sampled_from([*SEQUENCES, "1", " ", "x"]), max_size=6), st.data())
def test_cuts_do_not_matter(parts: list[str], data: st.DataObject) -> None:
    """However a stream of keys is cut into reads, the same keys come out."""
    text = "".join(f"\x1b{part}" if part in SEQUENCES else part for part in parts)
    cut = data.draw(st.integers(0, len(text)))

    first, rest = split_keys(text[:cut])
    second, left = split_keys(rest + text[cut:])

    assert (first + second, left) == split_keys(text)


@given(st.text(max_size=40))
def test_no_input_raises(text: str) -> None:
    """Whatever comes from a terminal, the rest is the beginning of one sequence or nothing."""
    _, rest = split_keys(text)

    assert rest == "" or rest.startswith("\x1b")
    finish_keys(rest)


def test_escape_alone() -> None:
    """An escape that nothing follows is the escape key; half a sequence is nothing."""
    assert split_keys("\x1b") == ([], "\x1b")
    assert finish_keys("\x1b") == ["escape"]
    assert finish_keys("\x1b[1") == []
