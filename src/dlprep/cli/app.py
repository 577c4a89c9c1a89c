"""The program: one command line in, an exit code out; expected failures in one message."""

import contextlib
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import typer

from dlprep import __version__
from dlprep.cli.completion import complete_decks, complete_schedulers, complete_themes
from dlprep.cli.examples import COMMANDS, ProgramWithExamples
from dlprep.cli.screen_options import moved_to_front, with_screen
from dlprep.cli.streams import finish_output, prepare_streams
from dlprep.commands.environment import Environment, system_environment
from dlprep.errors import DlprepError, UsageError
from dlprep.model.problem import Place
from dlprep.views.as_json import error_envelope
from dlprep.views.card_text import visible
from dlprep.views.problems import error_body

INTERRUPTED = 130

EPILOG = (
    "Exit codes: 0 done; 1 it could not be done, or check found something; 2 the command line is wrong;"
    " 130 interrupted."
)

app = typer.Typer(
    name="dlprep",
    help="Rehearse for a deep-learning interview: flashcards with spaced repetition, in the terminal.",
    epilog=EPILOG,
    cls=ProgramWithExamples,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Decks = Annotated[
    list[str] | None,
    typer.Argument(metavar="[DECK]...", help="Ids of decks; all if none.", autocompletion=complete_decks),
]
Scheduler = Annotated[
    str | None, typer.Option(help="adaptive, classic or fsrs.", autocompletion=complete_schedulers)
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]


def run() -> None:
    """Run the program with the arguments and the environment of this process."""
    if wrong := prepare_streams():
        print(f"error: {wrong}", file=sys.stderr)
        sys.exit(DlprepError.exit_code)
    sys.exit(finish_output(main(sys.argv[1:])))


def main(arguments: Sequence[str], env: Environment | None = None) -> int:
    """Run one command line and return its exit code.

    Expected failures are shown on standard error (with --json on standard output, in the
    envelope). Anything else is a bug and leaves as it is, with its traceback.
    """
    try:
        env = replace(env or system_environment(os.environ), arguments=tuple(arguments))
        app(moved_to_front(arguments), obj=env, prog_name="dlprep")
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 1
        if code == UsageError.exit_code and "--json" in arguments:
            _show_failure(UsageError(_what_is_wrong(done), hint="see 'dlprep --help'"), arguments, env)
        return code
    except DlprepError as error:
        _show_failure(error, arguments, env)
        return error.exit_code
    except OSError as error:
        # What the system refuses (a folder that may not be read, a full disk) is no bug.
        place = Place(str(error.filename)) if error.filename else None
        _show_failure(DlprepError(f"the system says: {error.strerror}", place=place), arguments, env)
        return DlprepError.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _what_is_wrong(done: SystemExit) -> str:
    """Return what typer found wrong with the command line: it ends the program while that is handled."""
    tell = getattr(done.__context__, "format_message", None)
    return str(tell()) if tell else "the command line is wrong"


def _show_failure(error: DlprepError, arguments: Sequence[str], env: Environment | None) -> None:
    if "--json" in arguments:
        command = next((word for word in arguments if word in COMMANDS), "")
        with contextlib.suppress(OSError):  # it may be the output itself that failed
            print(error_envelope(command, error), flush=True)
            return
    if env is None:  # the environment itself is what is wrong
        print(visible(f"error: {error.message}\n  hint: {error.hint}"), file=sys.stderr)
    else:
        env.tell(error_body(error))


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"dlprep {__version__}")
        raise typer.Exit


@app.callback()
def dlprep(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
    ascii_only: Annotated[
        bool, typer.Option("--ascii", help="Draw with ASCII characters only; also after the command.")
    ] = False,
    theme: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="dark, light or contrast; also after the command.",
            autocompletion=complete_themes,
        ),
    ] = None,
) -> None:
    """Rehearse for a deep-learning interview: flashcards with spaced repetition, in the terminal."""
    context.obj = with_screen(context.obj, ascii_only=ascii_only, theme=theme)
    if context.invoked_subcommand is None:
        _welcome(context.obj)


def _welcome(env: Environment) -> None:
    from dlprep.commands import welcome as command
    from dlprep.views.problems import first_problems_body
    from dlprep.views.welcome import welcome_body

    report = command.run(env)
    env.show(welcome_body(report.day))
    env.tell(first_problems_body(report.problems))
