"""Reads the number that stands before a question: digits or Roman numerals."""

from itertools import pairwise

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def read_number(text: str) -> int:
    """Return the value of digits, or of a Roman numeral made of I, V, X and L."""
    if text.isdecimal():
        return int(text)
    values = [ROMAN[letter] for letter in text.upper()]
    return sum(-one if one < other else one for one, other in pairwise([*values, 0]))
