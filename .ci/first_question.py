"""Smoke test: an installed dlprep draws its first question from the packaged deck, and quits.

Usage: first_question.py PATH_OF_DLPREP. Needs nothing but the standard library.
"""

import os
import pty
import re
import select
import sys
import tempfile
import time

SECONDS = 30
ENDS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def main(program: str) -> int:
    """Return 0 if a question of a shipped deck is drawn and `q` ends the program well."""
    with tempfile.TemporaryDirectory() as home:
        pid, screen = pty.fork()
        if pid == 0:
            os.environ.update(DLPREP_HOME=home, TERM="xterm-256color", COLUMNS="100", LINES="30")
            os.execv(program, [program, "study", "image-classification"])  # noqa: S606
        drawn = read_until(screen, "show the answer")
        os.write(screen, b"q")
        read_until(screen, "never")
        _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    sound = "1 of 10" in drawn and "?" in drawn and code == 0
    print("first question drawn" if sound else f"exit code {code}, screen:\n{drawn}")  # noqa: T201
    return 0 if sound else 1


def read_until(screen: int, text: str) -> str:
    """Return what is drawn until *text* appears, the program ends, or the time is up."""
    drawn = ""
    end = time.monotonic() + SECONDS
    while text not in ENDS.sub("", drawn) and time.monotonic() < end:
        if not select.select([screen], [], [], 0.2)[0]:
            continue
        try:
            data = os.read(screen, 65536)
        except OSError:  # the program has ended
            break
        if not data:
            break
        drawn += data.decode("utf-8", "replace")
    return ENDS.sub("", drawn)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
