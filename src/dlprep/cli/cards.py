"""The commands about single cards: list, search, show, edit, and what undo takes back."""

from typing import Annotated

import typer

from dlprep.cli.app import Decks, Json, app
from dlprep.cli.completion import complete_cards
from dlprep.cli.filters import Boxes, Difficulties, Flagged, Missed, States, Tags, chosen_by
from dlprep.commands.environment import Environment
from dlprep.selection.query import Query
from dlprep.views.as_json import envelope
from dlprep.views.problems import first_problems_body, problems_body

CardName = Annotated[str, typer.Argument(metavar="ID", help="Id of a card.", autocompletion=complete_cards)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, change nothing.")]


@app.command("list")
def list_(
    context: typer.Context,
    decks: Decks = None,
    tags: Tags = None,
    difficulties: Difficulties = None,
    boxes: Boxes = None,
    states: States = None,
    flagged: Flagged = False,
    missed: Missed = False,
    as_json: Json = False,
) -> None:
    """List cards, one line each: id, box, due day, lapses and marks, question."""
    query = chosen_by(tags, difficulties, boxes, states, flagged=flagged, missed=missed)
    _list(context.obj, "list", decks or [], query, as_json=as_json)


# A word with a - before it is no option; -h alone is asked for below, or -batch would mean it too.
NO_SHORT_OPTIONS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


@app.command(context_settings=NO_SHORT_OPTIONS)
def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="QUERY...", help="As above.")],
    as_json: Json = False,
) -> None:
    """Find cards by what they say and where they stand.

    A query is words, all of which must occur: dropout "batch norm" -lstm.
    Fields narrow it down: deck:ID tag:cnn,rnn id:roc* box:2-4 difficulty:3
    is:due|new|seen|failing|missed|leech|flagged|suspended|buried; a - before one negates it.
    """
    from dlprep.commands.chosen_cards import parse_query

    if words == ["-h"]:
        print(context.get_help())
        return
    _list(context.obj, "search", [], parse_query(" ".join(words)), as_json=as_json)


@app.command()
def show(context: typer.Context, card: CardName, as_json: Json = False) -> None:
    """Show a card: its text, how often each point was missed, its history."""
    from dlprep.commands import show as command
    from dlprep.views.history import record_body
    from dlprep.views.history_data import record_data

    env: Environment = context.obj
    report = command.run(env, card)
    if as_json:
        print(envelope("show", record_data(report.record), report.problems))
        return
    env.show(record_body(report.record, env.today, env.ink))
    env.tell(first_problems_body(report.problems))


@app.command()
def edit(
    context: typer.Context,
    card: CardName,
    copy: Annotated[
        bool, typer.Option("--copy", help="Make the shipped deck it is in your own first.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Change a card in your editor ($VISUAL or $EDITOR); its history stays."""
    from dlprep.commands import edit as command

    env: Environment = context.obj
    outcome = command.run(env, card, copy=copy)
    if as_json:
        data = {"card": card, "file": str(outcome.file), "changed": outcome.changed, "lost": outcome.lost}
        print(envelope("edit", data, outcome.problems))
    else:
        env.show(outcome.message)
        env.tell(problems_body(outcome.problems))
    if outcome.lost:
        raise typer.Exit(1)


@app.command()
def undo(
    context: typer.Context,
    dry_run: DryRun = False,
    force: Annotated[
        bool, typer.Option("--force", help="Of an import: throw away what was changed in the deck since.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Take back what was done last: a rating, a mark, an import. Again, and it goes further back."""
    from dlprep.commands import undo as command
    from dlprep.views.undone import undone_body, undone_data

    env: Environment = context.obj
    report = command.run(env, dry_run=dry_run, force=force)
    if as_json:
        print(envelope("undo", undone_data(report.last, report.at, dry_run=dry_run)))
    else:
        env.show(undone_body(report.last, report.at, report.library, dry_run=dry_run))


@app.command("catch-up")
def catch_up(
    context: typer.Context,
    days: Annotated[int | None, typer.Option(metavar="N", help="Spread over so many days.")] = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """After a break, spread what is due over the next days, the riskiest cards today."""
    from dlprep.commands import catch_up as command
    from dlprep.views.catch_up import catch_up_body, catch_up_data, nothing_to_spread

    env: Environment = context.obj
    report = command.run(env, days, dry_run=dry_run)
    if as_json:
        data = catch_up_data(report.plan, report.overdue, done=not dry_run)
        print(envelope("catch-up", data, report.problems))
        return
    if report.plan is None:
        env.show(nothing_to_spread(report.overdue, report.minutes))
    else:
        env.show(catch_up_body(report.plan))
        env.tell("Nothing was changed." if dry_run else "Done; 'dlprep undo' takes it back.")
    env.tell(first_problems_body(report.problems))


def _list(env: Environment, name: str, decks: list[str], query: Query, *, as_json: bool) -> None:
    from dlprep.commands import list_cards as command
    from dlprep.views.cards import CardList, legend, line_data
    from dlprep.views.dates import counted

    report = command.run(env, decks, query)
    if as_json:
        print(envelope(name, {"cards": [line_data(line) for line in report.lines]}, report.problems))
        return
    if report.lines:
        env.show(CardList(report.lines, env.today))
    found = counted(len(report.lines), "card") if report.lines else "No card matches"
    meaning = legend(report.lines)
    env.tell(f"{found}{f'; {meaning}' if meaning else ''}.")
    env.tell(first_problems_body(report.problems))
