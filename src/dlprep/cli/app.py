"""The program: one command line in, an exit code out; expected failures in one message."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from dlprep import __version__
from dlprep.commands.environment import Environment, system_environment
from dlprep.errors import DlprepError, UsageError
from dlprep.model.problem import Place
from dlprep.views.as_json import error_envelope
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
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Decks = Annotated[list[str] | None, typer.Argument(metavar="[DECK]...", help="Ids of decks; all if none.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]


def run() -> None:
    """Run the program with the arguments and the environment of this process."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character must not end the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str], env: Environment | None = None) -> int:
    """Run one command line and return its exit code.

    Expected failures are shown on standard error (with --json on standard output, in the
    envelope). Anything else is a bug and leaves as it is, with its traceback.
    """
    try:
        env = env or system_environment(os.environ)
        app(list(arguments), obj=env, prog_name="dlprep")
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 1
        if code == UsageError.exit_code and "--json" in arguments:
            _show_failure(UsageError("the command line is wrong", hint="see 'dlprep --help'"), arguments, env)
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


def _show_failure(error: DlprepError, arguments: Sequence[str], env: Environment | None) -> None:
    if "--json" in arguments:
        command = next((word for word in arguments if not word.startswith("-")), "")
        print(error_envelope(command, error))
    elif env is None:  # the environment itself is what is wrong
        print(f"error: {error.message}\n  hint: {error.hint}", file=sys.stderr)
    else:
        env.tell(error_body(error))


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"dlprep {__version__}")
        raise typer.Exit


@app.callback()
def dlprep(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Rehearse for a deep-learning interview: flashcards with spaced repetition, in the terminal."""
