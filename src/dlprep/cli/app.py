"""The command line: options to values, one command, its result to text or JSON, an exit code."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dlprep import __version__
from dlprep.commands.environment import Environment, system_environment
from dlprep.errors import DlprepError
from dlprep.views.as_json import envelope, error_envelope
from dlprep.views.problems import error_body, problems_body

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
        return done.code if isinstance(done.code, int) else 1
    except DlprepError as error:
        _show_failure(error, arguments, env)
        return error.exit_code
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


@app.command()
def study(
    context: typer.Context,
    decks: Annotated[
        list[str] | None, typer.Argument(metavar="[DECK]...", help="Ids of decks; all if none.")
    ] = None,
    new: Annotated[int, typer.Option(min=0, help="New cards a day.")] = 10,
    seed: Annotated[int, typer.Option(help="Order of cards due on the same day.")] = 0,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask line by line, without the full screen.")
    ] = False,
) -> None:
    """Ask the cards that are due, then new ones."""
    from dlprep.commands import study as command
    from dlprep.views.summary import nothing_due, summary_body

    env: Environment = context.obj
    options = command.StudyOptions(tuple(decks or ()), new, seed, plain)
    report = command.run(env, options)
    if report.summary is None:
        env.show(nothing_due(report.outlook))
    else:
        env.show(summary_body(report.summary, report.outlook))
    env.tell(problems_body(report.problems))


@app.command("import")
def import_(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="A text file, or - for standard input.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Deck file to make or add to.")
    ] = None,
    deck: Annotated[
        str | None, typer.Option("--deck", help="Id of the deck; else taken from the title.")
    ] = None,
    format_name: Annotated[
        str | None, typer.Option("--format", help="Format, when it cannot be told.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, write nothing.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Turn an interview article into a deck, or add its new questions to one."""
    from dlprep.commands import import_article as command
    from dlprep.views.imported import import_body, import_data

    env: Environment = context.obj
    options = command.ImportOptions(source, output, deck, format_name, dry_run)
    report = command.run(env, options)
    if as_json:
        print(envelope("import", import_data(report.imported), report.problems))
        return
    env.show(import_body(report.imported))
    env.tell(problems_body(report.problems))


@app.command()
def due(
    context: typer.Context,
    decks: Annotated[
        list[str] | None, typer.Argument(metavar="[DECK]...", help="Ids of decks; all if none.")
    ] = None,
    count: Annotated[
        bool, typer.Option("--count", help="Print only the number of cards to study now.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show how many cards wait to be studied now."""
    from dlprep.commands import due as command
    from dlprep.views.reports import due_body, due_data

    env: Environment = context.obj
    report = command.run(env, decks or [])
    if as_json:
        data = due_data(report.rows, report.next_due, report.today)
        print(envelope("due", data, report.problems))
    elif count:
        print(report.total)
    else:
        env.show(due_body(report.rows, report.next_due, report.today))
        env.tell(problems_body(report.problems))


@app.command()
def check(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Deck files or folders.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Report what is wrong with decks, and reviews whose card is gone."""
    from dlprep.commands import check as command
    from dlprep.views.dates import counted

    env: Environment = context.obj
    report = command.run(env, paths or [])
    if as_json:
        print(envelope("check", {"decks": report.decks, "cards": report.cards}, report.problems))
    else:
        env.show(problems_body(report.problems))
        found = counted(len(report.problems), "problem") if report.problems else "no problems"
        read = f"{counted(report.decks, 'deck')} with {counted(report.cards, 'card')}"
        env.tell(f"{read} checked: {found}.")
    if report.problems:
        raise typer.Exit(1)


@app.command()
def note(
    context: typer.Context,
    card: Annotated[str, typer.Argument(help="Id of a card.")],
    where: Annotated[bool, typer.Option("--where", help="Only print the file of the note.")] = False,
) -> None:
    """Write your own words on a card; study shows them below the model answer."""
    from dlprep.commands import note as command

    report = command.run(context.obj, card, where=where)
    print(report.file)


@app.command()
def paths(context: typer.Context, as_json: Json = False) -> None:
    """Show where decks and progress are kept."""
    from dlprep.commands import paths as command
    from dlprep.views.reports import paths_body

    env: Environment = context.obj
    known = command.run(env)
    if as_json:
        print(envelope("paths", dict(known)))
    else:
        env.show(paths_body(known))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a deck file, for editors that check YAML."""
    from dlprep.storage.deck_shape import schema_text

    print(schema_text(), end="")
