"""The commands about decks and files: check, schema, paths."""

from pathlib import Path
from typing import Annotated

import typer

from dlprep.cli.app import Json, app
from dlprep.commands.environment import Environment
from dlprep.views.as_json import envelope
from dlprep.views.problems import problems_body


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
