"""The commands about what comes from outside: import, relink."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dlprep.cli.app import Json, app
from dlprep.cli.completion import complete_cards, complete_formats
from dlprep.commands.environment import Environment
from dlprep.errors import UsageError
from dlprep.views.as_json import envelope
from dlprep.views.problems import problems_body

if TYPE_CHECKING:
    from dlprep.commands.import_article import ImportOptions

DECLINED = 1
"""The exit code when the person says no."""

Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Deck file to make or add to, or its folder.")
]
FormatName = Annotated[
    str | None,
    typer.Option("--format", help="Format, when it cannot be told.", autocompletion=complete_formats),
]


@app.command("import")
def import_(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="A file, an http(s) address, or - for standard input.")],
    output: Output = None,
    deck: Annotated[
        str | None, typer.Option("--deck", help="Id of the deck; else taken from the title.")
    ] = None,
    format_name: FormatName = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, write nothing.")
    ] = False,
    no_points: Annotated[bool, typer.Option("--no-points", help="Draft no points for answers.")] = False,
    keep_unanswered: Annotated[
        bool, typer.Option("--keep-unanswered", help="Make cards of questions without an answer, too.")
    ] = False,
    theirs: Annotated[
        list[str] | None,
        typer.Option("--theirs", metavar="ID", help="Take the article's words for this card; 'all' for all."),
    ] = None,
    mine: Annotated[
        list[str] | None,
        typer.Option("--mine", metavar="ID", help="Keep your words for this card; 'all' for all."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Turn an interview article into a deck, or bring its deck up to date.

    Run again, it changes the cards that you have not edited where the article has changed, keeps
    what you have edited, and leaves to you what has changed on both sides. On a terminal it shows
    this and asks first. Elsewhere, and with --json, new cards go in without asking, and cards that
    are there are changed only with --yes.
    """
    from dlprep.commands.import_article import ImportOptions
    from dlprep.importing.merging.choices import Choices

    choices = Choices(frozenset(mine or ()), frozenset(theirs or ()), not no_points, keep_unanswered)
    options = ImportOptions(source, output, deck, format_name, choices)
    _import(context.obj, options, yes=yes, dry_run=dry_run, as_json=as_json)


def _import(env: Environment, options: "ImportOptions", *, yes: bool, dry_run: bool, as_json: bool) -> None:
    from dlprep.commands import import_article as command
    from dlprep.commands.import_reading import unwatched
    from dlprep.views.import_data import import_data
    from dlprep.views.import_preview import preview_body
    from dlprep.views.import_progress import progress_bar
    from dlprep.views.imported import done_body, remarks_body

    bar = partial(progress_bar, env.standard_error, env.variables)
    plan = command.prepare(env, options, bar if env.standard_error.isatty() else unwatched)
    asks = not (yes or dry_run or as_json) and env.standard_input.isatty() and env.standard_output.isatty()
    # Who goes on without asking gets them as the error that they are.
    problems = (*plan.problems, *plan.refusals) if dry_run or asks else plan.problems
    if not as_json:
        env.show(preview_body(plan.imported))
        env.tell(problems_body(problems))
    if asks and plan.writes and not _agrees(env):
        env.tell("Nothing was written.")
        raise typer.Exit(DECLINED)
    done = plan.imported if dry_run else command.carry_out(env, plan, change=yes or asks)
    if as_json:
        print(envelope("import", import_data(done), problems))
        return
    if done.written:
        env.show(done_body(done))
    env.tell(remarks_body(done))


def _agrees(env: Environment) -> bool:
    env.standard_output.write("Import these? [y/N] ")
    env.standard_output.flush()
    answer = env.standard_input.readline()
    if not answer.endswith("\n"):
        env.standard_output.write("\n")
    return answer.strip().lower() in {"y", "yes"}


@app.command()
def relink(
    context: typer.Context,
    old: Annotated[
        str,
        typer.Argument(help="The card whose history it is; it may be gone.", autocompletion=complete_cards),
    ],
    new: Annotated[
        str | None, typer.Argument(help="The card that it is to count for.", autocompletion=complete_cards)
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Let the history of OLD count for OLD again.")] = False,
    as_json: Json = False,
) -> None:
    """Let the reviews of one card count for another, when they are the same question."""
    from dlprep.commands import relink as command
    from dlprep.views.dates import counted

    env: Environment = context.obj
    if undo == (new is not None):
        raise UsageError("name two cards, or one with --undo", hint="see 'dlprep relink --help'")
    report = command.undo(env, old) if new is None else command.run(env, old, new)
    if as_json:
        data = {"old": report.old, "new": report.new, "reviews": report.reviews}
        print(envelope("relink", data))
        return
    verb = "counts" if report.reviews == 1 else "count"
    env.show(f"{counted(report.reviews, 'review')} of '{old}' now {verb} for '{report.new or old}'.")
    if report.is_left:
        env.tell(f"'{old}' is still in its deck, as a new card: take it out there.")
