"""Untrusted text is made harmless before it is drawn."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.views.card_text import visible

any_text = st.text(alphabet=st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, with ünïcode and 中文", "plain, with ünïcode and 中文"),
        ("line\nline\r\nline", "line\nline\nline"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("bell\x07 back\x08 null\x00 delete\x7f", "bell␇ back␈ null␀ delete␡"),
        ("old\rnew", "old␍new"),
        ("\x9b31m next\x85line", "‹U+009B›31m next‹U+0085›line"),
        ("user\u202egnp.exe", "user‹U+202E›gnp.exe"),
        ("a\u2066b\u2069c\u200ed", "a‹U+2066›b‹U+2069›c‹U+200E›d"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zero‹U+200B›width‹U+FEFF› soft‹U+00AD›hyphen"),
        ("tag\U000e0041", "tag‹U+E0041›"),
        ("para\u2029graph\u2028line", "para‹U+2029›graph‹U+2028›line"),
        ("lone \ud800 surrogate", "lone ‹U+D800› surrogate"),
        ("private \ue000", "private ‹U+E000›"),
        ("a\tb", "a   b"),
        ("heart \u2764\ufe0f", "heart \u2764"),
        ("family \U0001f468\u200d\U0001f469", "family \U0001f468\U0001f469"),
        ("accent e\u0301", "accent e\u0301"),
    ],
)
def test_what_a_terminal_would_act_on_becomes_a_sign(text: str, expected: str) -> None:
    """Control, direction and invisible characters are shown, everything else stays."""
    assert expected == visible(text)


@given(any_text)
def test_nothing_invisible_is_left(text: str) -> None:
    """The result holds no control, format, surrogate, private or unassigned character, only line feeds."""
    left = {unicodedata.category(character)[0] for character in visible(text) if character != "\n"}

    assert "C" not in left


@given(any_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """Cleaning is idempotent."""
    assert visible(text) == visible(visible(text))
