"""Phrases sorted by their first letter match what they match one by one."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.outline.word_pattern import any_phrase

PHRASES = r"""
sign[- ]?up|(?:your|strong) cv|ats
(?:more|next) (?:posts?|parts?)|\d+ ?% off|art(?:s|ist)?
"""
PLAIN = re.compile(
    r"\b(?:sign[- ]?up|(?:your|strong) cv|ats|(?:more|next) (?:posts?|parts?)|\d+ ?% off|art(?:s|ist)?)\b"
)
WORDS = st.sampled_from(
    ["sign", "up", "signup", "your", "cv", "ats", "cats", "more", "posts", "20", "% off", "artist"]
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_same_matches(text: str) -> None:
    """The sorted pattern finds what the plain one finds."""
    assert any_phrase(PHRASES).findall(text) == PLAIN.findall(text)
