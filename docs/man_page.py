"""Writes the manual page from the commands themselves: `uv run python docs/man_page.py`.

`docs/dlprep.1` goes into the wheel under `share/man/man1`; a test says when it is out of date.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from dlprep import __version__
from dlprep.cli.app import app
from dlprep.cli.examples import COMMANDS, PROGRAM, Examples
from dlprep.commands.config import VARIABLES
from dlprep.commands.help import topics

PAGE = Path(__file__).parent / "dlprep.1"


def man_page() -> str:
    """Return the page in the language of man."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    program = get_command(app)
    context = program.make_context("dlprep", [], resilient_parsing=True)
    yield f'.TH DLPREP 1 "" "dlprep {__version__}" "User commands"'
    yield from (".SH NAME", r"dlprep \- rehearse for a deep-learning interview with flashcards")
    yield from (".SH SYNOPSIS", r".B dlprep", r"[\fIOPTIONS\fR] [\fICOMMAND\fR [\fIARGUMENTS\fR]]")
    yield from (".SH DESCRIPTION", _text(program.help or ""))
    yield from (".SH EXAMPLES", *_examples(PROGRAM))
    yield from (".SH OPTIONS", *_options(program, context))
    yield ".SH COMMANDS"
    for name in program.list_commands(context):  # type: ignore[attr-defined]  # the program is a group
        command = program.get_command(context, name)  # type: ignore[attr-defined]
        yield from _command(name, command, command.make_context(name, [], context, resilient_parsing=True))
    yield ".SH ENVIRONMENT"
    for name, does in VARIABLES.items():
        yield from (".TP", rf"\fB{_text(name)}\fR", _text(f"{does.capitalize()}."))
    yield from (".SH EXIT STATUS", _text((program.epilog or "").removeprefix("Exit codes: ")))
    yield ".SH TOPICS"
    for topic in topics():
        yield from (".TP", rf"\fBdlprep help {_text(topic.name)}\fR", _text(topic.title))


def _command(name: str, command: Any, context: Any) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(context))
    yield rf".SS dlprep {_text(name)} {_text(usage)}"
    first, *further = re.split(r"\n\s*\n", command.help or "")
    yield _text(first)
    for paragraph in further:
        yield from (".PP", _text(paragraph))
    yield from _options(command, context)
    if COMMANDS.get(name):
        yield from (".PP", "Examples:", *_examples(COMMANDS[name]))


def _options(command: Any, context: Any) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            names, does = record
            yield from (".TP", rf"\fB{_text(names)}\fR", _text(does))


def _examples(examples: Examples) -> Iterator[str]:
    for line, does in examples:
        yield from (".TP", rf"\fB{_text(f'dlprep {line}'.rstrip())}\fR", _text(does.capitalize()))


def _text(text: str) -> str:
    """Return a text on one line, in which nothing is a command of the language."""
    line = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{line}" if line.startswith((".", "'")) else line


if __name__ == "__main__":
    PAGE.write_text(man_page(), encoding="utf-8")
