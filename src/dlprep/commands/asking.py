"""A question that one key answers, before a sitting begins."""

from dlprep.commands.environment import Environment
from dlprep.terminal.keyboard import Keyboard

AGREE = "y"
PATIENCE = 60.0


def agreed(env: Environment, *, line_by_line: bool) -> bool:
    """Wait for a key, or for a line, and say whether it was yes. Ctrl-C is an interrupt."""
    if line_by_line:
        return env.standard_input.readline().strip().lower() == AGREE
    with Keyboard(env.standard_input.fileno()) as keyboard:
        key = None
        while key is None:  # a resized window is no answer
            key = keyboard.read(PATIENCE)
    if key == "ctrl-c":
        raise KeyboardInterrupt
    return key == AGREE
