"""The keyboard of this platform."""

import sys

if sys.platform == "win32":
    from dlprep.terminal.keyboard_windows import Keyboard
else:
    from dlprep.terminal.keyboard_posix import Keyboard

__all__ = ["Keyboard"]
