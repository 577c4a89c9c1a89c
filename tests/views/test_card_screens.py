"""What the commands about cards look like, kept as text at three widths."""

import pytest
from rich.cells import cell_len
from rich.console import RenderableType

from dlprep.commands import catch_up, list_cards, show, undo
from dlprep.commands.environment import Environment, system_environment
from dlprep.selection.query import Query
from dlprep.views.ansi import Ink, ansi_lines
from dlprep.views.cards import CardList
from dlprep.views.catch_up import catch_up_offer
from dlprep.views.history import record_body
from dlprep.views.undone import undone_body
from tests.cli.studied import studied
from tests.cli.test_catch_up import absent
from tests.harness import NOW, CommandLine
from tests.snapshots import Snapshot

__all__ = ["absent", "studied"]

WIDTHS = (100, 60, 40)
LONG = """\
format: 1
id: long
title: Long
cards:
  - id: a-card-with-a-name-that-nobody-wants-to-type
    question: What do 你好 and 再见 say to a model with a 32 000 word vocabulary?
    answer: Hello, and goodbye.
"""
PLAIN = Ink(colour=False, style=False)


def drawn(width: int, *bodies: RenderableType) -> list[str]:
    """Draw each body as on a terminal of that width, and see that no line is wider."""
    screens = []
    for body in bodies:
        lines = [line.rstrip() for line in ansi_lines(body, width, PLAIN)]
        assert all(cell_len(line) <= width for line in lines)
        screens.append("\n".join(lines))
    return screens


def environment(cli: CommandLine) -> Environment:
    """Return the environment of that person."""
    return system_environment({"DLPREP_HOME": str(cli.home), "DLPREP_NOW": NOW})


@pytest.mark.parametrize("width", WIDTHS)
def test_a_listing(studied: CommandLine, snapshot: Snapshot, width: int) -> None:
    """One line a card at every width: what does not fit is cut with a sign."""
    studied("suspend", "attention-scale")
    studied("bury", "roc-curve")
    env = environment(studied)
    studied.deck(LONG, "long.yaml")

    own = list_cards.run(env, ["small"], Query()).lines
    long = list_cards.run(env, ["long"], Query()).lines

    screens = drawn(width, CardList(own, env.today), CardList(long, env.today))
    assert [len(screen.splitlines()) for screen in screens] == [1 + len(own), 1 + len(long)] == [5, 2]
    snapshot.check(f"cards-{width}", screens, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_record_of_a_card(studied: CommandLine, snapshot: Snapshot, width: int) -> None:
    """The text as on the study screen, the points with their counts, the history below each other."""
    studied("flag", "roc-curve")
    env = environment(studied)
    records = [show.run(env, card).record for card in ("roc-curve", "dropout", "attention-scale")]

    screens = drawn(width, *(record_body(record, env.today, PLAIN) for record in records))

    snapshot.check(f"show-{width}", screens, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_catching_up_and_undoing(absent: CommandLine, snapshot: Snapshot, width: int) -> None:
    """What is offered after a break, and what taking it back says."""
    env = environment(absent)
    plan = catch_up.run(env, None, dry_run=False).plan
    assert plan is not None
    report = undo.run(env, dry_run=True)

    undone = undone_body(report.last, report.at, report.library, dry_run=True)
    screens = drawn(width, catch_up_offer(plan, 10), undone)

    snapshot.check(f"catch-up-{width}", screens, width)
