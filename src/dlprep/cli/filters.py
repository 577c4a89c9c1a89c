"""The options that choose cards, the same in every command."""

from collections.abc import Iterable
from typing import Annotated

import typer

from dlprep.cli.completion import complete_states, complete_tags
from dlprep.selection.query import Query

Tags = Annotated[
    list[str] | None,
    typer.Option(
        "--tag", metavar="TAG", help="Cards with the tag; repeatable.", autocompletion=complete_tags
    ),
]
Difficulties = Annotated[
    list[str] | None,
    typer.Option(
        "--difficulty", metavar="N", help="1 phone screen, 2 on-site, 3 senior; or 1-2; repeatable."
    ),
]
Boxes = Annotated[
    list[str] | None, typer.Option("--box", metavar="N", help="Cards in the box, or as 2-4; repeatable.")
]
Flagged = Annotated[bool, typer.Option("--flagged", help="Cards that you flagged.")]
Missed = Annotated[bool, typer.Option("--missed", help="Cards of which a point was missed last time.")]
States = Annotated[
    list[str] | None,
    typer.Option(
        "--is",
        metavar="STATE",
        help="new, seen, due, failing, missed, leech, flagged, suspended or buried; repeatable.",
        autocompletion=complete_states,
    ),
]


def chosen_by(
    tags: Iterable[str] | None = None,
    difficulties: Iterable[str] | None = None,
    boxes: Iterable[str] | None = None,
    states: Iterable[str] | None = None,
    *,
    flagged: bool = False,
    missed: bool = False,
) -> Query:
    """Return the cards that the options choose: one value of each option has to hold.

    Raises UsageError for a value that makes no sense.
    """
    from dlprep.commands.chosen_cards import parse_filters
    from dlprep.selection.query import Field

    query = parse_filters(
        {
            Field.TAG: tuple(tags or ()),
            Field.DIFFICULTY: tuple(difficulties or ()),
            Field.BOX: tuple(boxes or ()),
            Field.IS: tuple(states or ()),
        }
    )
    for wanted, state in ((flagged, "flagged"), (missed, "missed")):
        if wanted:
            query &= parse_filters({Field.IS: (state,)})
    return query
