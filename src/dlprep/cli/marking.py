"""The commands that put marks on cards: suspend, resume, bury, unbury, flag, unflag, reset."""

from collections.abc import Callable
from typing import Annotated

import typer

from dlprep.cli.app import Json, app
from dlprep.cli.completion import complete_cards
from dlprep.commands.environment import Environment
from dlprep.errors import UsageError
from dlprep.model.mark import MarkKind
from dlprep.views.as_json import envelope

CardNames = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        help="Ids of cards; with a colon a query, as 'tag:cnn is:leech'.",
        autocompletion=complete_cards,
    ),
]

MARKS = {
    MarkKind.SUSPEND: "Set cards aside: they are not asked until they are resumed.",
    MarkKind.RESUME: "Ask suspended cards again.",
    MarkKind.UNBURY: "Ask buried cards again now.",
    MarkKind.FLAG: "Flag cards, to find them again with --flagged.",
    MarkKind.UNFLAG: "Take the flag off cards.",
}


def _mark(kind: MarkKind) -> Callable[..., None]:
    def command(context: typer.Context, cards: CardNames, as_json: Json = False) -> None:
        _put(context.obj, kind, cards, as_json=as_json)

    return command


for _kind, _help in MARKS.items():
    app.command(_kind.value, help=_help)(_mark(_kind))


@app.command()
def bury(
    context: typer.Context,
    cards: CardNames,
    days: Annotated[int, typer.Option(metavar="N", help="Days until they are asked again.")] = 1,
    as_json: Json = False,
) -> None:
    """Put cards off until tomorrow, or for some days."""
    _put(context.obj, MarkKind.BURY, cards, days=days, as_json=as_json)


@app.command()
def reset(
    context: typer.Context,
    cards: CardNames,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Start cards anew, as if they had never been asked; their history stays readable."""
    _put(context.obj, MarkKind.RESET, cards, ask=not yes, as_json=as_json)


def _put(
    env: Environment, kind: MarkKind, names: list[str], *, days: int = 1, ask: bool = False, as_json: bool
) -> None:
    from dlprep.commands import marks as command
    from dlprep.views.marks import marking_body, marking_data

    marking = command.preview(env, kind, names, days)
    if ask and marking.changed and not _agreed(env, len(marking.changed)):
        env.tell("Nothing was changed.")
        return
    command.put(env, marking)
    if as_json:
        print(envelope(kind.value, marking_data(marking)))
        return
    env.show(marking_body(marking, env.today))
    if marking.changed:
        env.tell("'dlprep undo' takes it back.")


def _agreed(env: Environment, cards: int) -> bool:
    from dlprep.views.dates import counted

    if not env.standard_input.isatty():
        raise UsageError("nothing was started anew: nobody is there to agree", hint="add --yes")
    env.standard_error.write(f"Start {counted(cards, 'card')} anew? What was rated no longer counts. [y/N] ")
    env.standard_error.flush()
    return env.standard_input.readline().strip().lower() in ("y", "yes")
