"""The commands of every day: study, due, note."""

from typing import Annotated

import typer

from dlprep.cli.app import Decks, Json, Scheduler, app
from dlprep.cli.completion import complete_cards
from dlprep.cli.filters import Boxes, Difficulties, Flagged, Missed, Tags, chosen_by
from dlprep.commands.environment import Environment
from dlprep.views.as_json import envelope
from dlprep.views.problems import first_problems_body


@app.command()
def study(
    context: typer.Context,
    decks: Decks = None,
    minutes: Annotated[float | None, typer.Option(min=0, help="Minutes of this sitting.")] = None,
    new: Annotated[int | None, typer.Option(min=0, help="New cards today, at most.")] = None,
    seed: Annotated[int, typer.Option(help="Order of cards that are worth the same.")] = 0,
    plain: Annotated[bool, typer.Option("--plain", help="Ask line by line, without the screen.")] = False,
    scheduler: Scheduler = None,
    tags: Tags = None,
    difficulties: Difficulties = None,
    boxes: Boxes = None,
    flagged: Flagged = False,
    missed: Missed = False,
    cram: Annotated[
        bool, typer.Option("--cram", help="Practise the chosen cards, the weakest first; boxes stay.")
    ] = False,
) -> None:
    """Ask what today holds: due and new cards, the most useful first."""
    from dlprep.commands import study as command
    from dlprep.commands.ahead import keep_ahead
    from dlprep.commands.sitting import chosen_manner
    from dlprep.commands.today import Choice
    from dlprep.views.readiness import readiness_line
    from dlprep.views.summary import nothing_due, summary_body

    env: Environment = context.obj
    query = chosen_by(tags, difficulties, boxes, flagged=flagged, missed=missed)
    choice = Choice(tuple(decks or ()), minutes, new, seed, scheduler, query, cram)
    manner = chosen_manner(env, line_by_line=plain)
    report = command.run(env, choice, manner)
    if report.summary is None:
        env.show(nothing_due(report.outlook))
    else:
        ready = readiness_line(report.after, report.outlook.today, report.before)
        env.show(summary_body(report.summary, report.outlook, ready))
    env.tell(first_problems_body(report.problems))
    keep_ahead(env, choice, manner, report.today, report.on)


@app.command()
def due(
    context: typer.Context,
    decks: Decks = None,
    count: Annotated[
        bool, typer.Option("--count", help="Print only the number of cards to study now.")
    ] = False,
    tags: Tags = None,
    difficulties: Difficulties = None,
    boxes: Boxes = None,
    flagged: Flagged = False,
    missed: Missed = False,
    as_json: Json = False,
) -> None:
    """Show how many cards wait to be studied now."""
    from dlprep.commands import due as command
    from dlprep.commands.ahead import basis, keep_count
    from dlprep.commands.today import Choice
    from dlprep.views.reports import due_body, due_data

    env: Environment = context.obj
    query = chosen_by(tags, difficulties, boxes, flagged=flagged, missed=missed)
    choice = Choice(tuple(decks or ()), query=query)
    on = basis(env) if count and choice == Choice() else None
    report = command.run(env, choice)
    if as_json:
        data = due_data(report.rows, report.next_due, report.today)
        print(envelope("due", data, report.problems))
    elif count:
        print(report.total)
        if on is not None:
            keep_count(env, report.total, on)
    else:
        env.show(due_body(report.rows, report.next_due, report.today))
        env.tell(first_problems_body(report.problems))


@app.command()
def note(
    context: typer.Context,
    card: Annotated[str, typer.Argument(help="Id of a card.", autocompletion=complete_cards)],
    where: Annotated[bool, typer.Option("--where", help="Only print the file of the note.")] = False,
) -> None:
    """Write your own words on a card; study shows them below the model answer."""
    from dlprep.commands import note as command

    report = command.run(context.obj, card, where=where)
    print(report.file)
