"""Rows of whole numbers, each row in one integer: to add two rows is one addition.

The numbers stand side by side, wide enough apart that no sum reaches the next one.
"""

from collections.abc import Iterable

WIDTH = 16
"""The bytes a number has: sums stay below 2**128."""


def packed(row: Iterable[int]) -> int:
    """Return a row of numbers, none of them negative, as one integer."""
    return int.from_bytes(b"".join(number.to_bytes(WIDTH, "little") for number in row), "little")


def unpacked(row: int, length: int) -> list[int]:
    """Return the numbers of a packed row, or of a sum of them."""
    places = row.to_bytes(length * WIDTH, "little")
    return [int.from_bytes(places[start : start + WIDTH], "little") for start in range(0, len(places), WIDTH)]
