"""The command to get everything out again: export."""

from pathlib import Path
from typing import Annotated

import typer

from dlprep.cli.app import Decks, Json, app
from dlprep.cli.completion import complete_exports
from dlprep.cli.filters import Boxes, Difficulties, Flagged, Missed, States, Tags, chosen_by
from dlprep.commands.environment import Environment
from dlprep.errors import UsageError
from dlprep.views.as_json import envelope
from dlprep.views.problems import first_problems_body


@app.command()
def export(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Its end says the format; - is standard output.")
    ] = None,
    decks: Decks = None,
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="json, csv, tsv, md or apkg; else as the file is called.",
            autocompletion=complete_exports,
        ),
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="With your reviews, marks and notes: json; in part apkg.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    tags: Tags = None,
    difficulties: Difficulties = None,
    boxes: Boxes = None,
    states: States = None,
    flagged: Flagged = False,
    missed: Missed = False,
    as_json: Json = False,
) -> None:
    """Write cards to a file for another program: Anki, a spreadsheet, a page, a script."""
    from dlprep.commands import export as command
    from dlprep.commands.export_target import find_target
    from dlprep.views.exported import exported_data, exported_line

    env: Environment = context.obj
    target = find_target(file, format_name, history=history)
    if as_json and target.file is None:
        raise UsageError("--json tells about a file, and standard output is taken", hint="name a file")
    query = chosen_by(tags, difficulties, boxes, states, flagged=flagged, missed=missed)
    report = command.run(env, target, decks or [], query, history=history, force=force)
    name = None if target.file is None else str(target.file)
    if as_json:
        print(envelope("export", exported_data(report.export, name, target.format), report.problems))
        return
    if target.file is None:
        _print(env, report.data)
    env.tell(exported_line(report.export, name))
    env.tell(first_problems_body(report.problems))


def _print(env: Environment, data: bytes) -> None:
    """Write bytes: other programs want UTF-8, whatever the terminal has."""
    stream = env.standard_output
    stream.flush()
    stream.buffer.write(data)
    stream.buffer.flush()
