"""What is done while the terminal is given back: an editor runs, the shell takes over."""

import os
import signal
import sys
from collections.abc import Callable

from dlprep.errors import DlprepError
from dlprep.terminal.outside import KeySource
from dlprep.terminal.screen import Screen


def released(keyboard: KeySource, screen: Screen, do: Callable[[], str]) -> tuple[str, str]:
    """Do something on the normal screen, and return what it returns, and what has failed."""
    with keyboard.released(), screen.released():
        try:
            return do(), ""
        except DlprepError as error:
            return "", f"{error.message}; {error.hint}" if error.hint else error.message


def pause() -> str:
    """Stop as Ctrl-Z does elsewhere; the shell's `fg` brings the sitting back."""
    if sys.platform != "win32":
        os.kill(0, signal.SIGTSTP)
    return ""
