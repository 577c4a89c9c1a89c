"""The first screen of a sitting, drawn before the program that draws screens is loaded.

It is the screen that the last run worked out for now (see `storage.remembered`). It has to be
lifted by whoever writes next: the study screen takes its place, anything else comes after it.
"""

import os
import sys

RAISED = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J"
LOWERED = "\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l"

_up = False


def draw(lines: list[str]) -> None:
    """Show *lines* on the alternate screen."""
    global _up  # noqa: PLW0603 - there is one terminal, and it is in one state
    placed = "".join(f"\x1b[{row};1H{line}\x1b[0m" for row, line in enumerate(lines, start=1))
    os.write(1, (RAISED + placed).encode())
    _up = True


def hand_over() -> None:
    """Let the study screen take over what is shown."""
    global _up  # noqa: PLW0603
    _up = False


def lift() -> None:
    """Go back to the normal screen, if the curtain is still there."""
    global _up  # noqa: PLW0603
    if _up:
        _up = False
        sys.stdout.write(LOWERED)
        sys.stdout.flush()
