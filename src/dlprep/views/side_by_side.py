"""Two columns of finished lines."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from dlprep.views.ansi import Ink

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def beside(left: Sequence[str], right: Sequence[str], width: int, ink: Ink) -> tuple[str, ...]:
    """Return lines with *left* in the first *width* cells, a rule, and *right* behind it."""
    reset = "\x1b[0m" if ink.style else ""
    column = ink.signs.column
    return tuple(
        f"{one}{reset}{' ' * (width - cell_len(ESCAPES.sub('', one)))}{column}{other}"
        for one, other in zip_longest(left, right, fillvalue="")
    )
