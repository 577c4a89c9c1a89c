"""The person's own editor, opened on a file, at a line where it can be told one."""

import os
import shlex
import subprocess
from pathlib import Path

from dlprep.commands.environment import Environment
from dlprep.errors import TerminalError

PLUS = set(
    "vi vim nvim gvim view vis nano pico emacs emacsclient micro kak joe jed mg ne mcedit gedit".split()
)
"""Take `+12 file`."""

COLON = {"hx", "helix", "subl", "zed"}
"""Take `file:12`."""

GOTO = {"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"}
"""Take `--goto file:12`."""

WAITING = {"subl", "zed", *GOTO}
"""Return at once, unless they are told to wait."""


def chosen_editor(env: Environment) -> str:
    """Return the editor of the config, else of $VISUAL or $EDITOR; "" for none."""
    return env.settings.editor or env.variables.get("VISUAL") or env.variables.get("EDITOR") or ""


def open_editor(env: Environment, file: Path, line: int = 0) -> None:
    """Open *file*, at a line if one is given, in the person's editor, and wait until it is closed.

    Raises TerminalError when no editor is set, it cannot be run, or it fails.
    """
    editor = chosen_editor(env)
    if not editor:
        raise TerminalError("no editor is set", hint=f"set EDITOR, or change {file} by other means")
    try:
        command = editor_command(editor, str(file), line)
        # Words, not a shell line: nothing in the name of a file can be a command.
        done = subprocess.run(command, check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        raise TerminalError(f"the editor '{editor}' cannot be run: {error}", hint="set EDITOR") from error
    if done.returncode:
        raise TerminalError(f"the editor '{editor}' ended with code {done.returncode}")


def editor_command(editor: str, file: str, line: int = 0) -> list[str]:
    """Return the words of the command that opens *file*; ValueError for quotes that are not closed."""
    words = [word.strip('"') for word in shlex.split(editor, posix=os.name != "nt")]
    if not words:
        message = "it is empty"
        raise ValueError(message)
    name = Path(words[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")
    if name in WAITING and not {"-w", "--wait"}.intersection(words):
        words.append("--wait")
    if line < 1:
        return [*words, file]
    if name in PLUS:
        return [*words, f"+{line}", file]
    if name in GOTO:
        return [*words, "--goto", f"{file}:{line}"]
    return [*words, f"{file}:{line}" if name in COLON else file]
