"""What the study screen says can be pressed."""

import pytest

from dlprep.commands.study_keys import help_groups
from dlprep.study.phases import Phase
from dlprep.terminal.actions import places
from dlprep.terminal.keymap import Keymap
from tests.terminal.test_keymap import PHASES


@pytest.mark.parametrize("phase", PHASES.values(), ids=PHASES)
def test_no_key_is_told_twice_for_one_moment(phase: Phase) -> None:
    """Of the keys that act now, each does one thing only, and the help says so once."""
    here = tuple(places(phase))

    groups = help_groups(Keymap(), here)[: len(here)]
    told = [key for _, rows in groups for keys, _ in rows for key in keys.split()]

    assert len(told) == len(set(told))


@pytest.mark.parametrize("phase", ["asking", "answering", "probing", "probed"])
def test_s_suspends_wherever_a_card_is(phase: str) -> None:
    """A key that does something lasting does the same at every moment, and the help says so."""
    told = dict(help_groups(Keymap(), tuple(places(PHASES[phase]))))

    rows = dict(told["On every card"])
    assert rows["s"].startswith("suspend the card")
