"""What the study screen says can be pressed."""

import pytest

from dlprep.commands.study_keys import help_groups
from dlprep.study.phases import Asking, Phase
from dlprep.terminal.actions import places
from dlprep.terminal.keymap import Keymap
from tests.builders import MONDAY, a_card
from tests.terminal.test_keymap import PHASES


@pytest.mark.parametrize("phase", PHASES.values(), ids=PHASES)
def test_no_key_is_told_twice_for_one_moment(phase: Phase) -> None:
    """Of the keys that act now, each does what it does here: `s` skips a follow-up and suspends nothing."""
    here = tuple(places(phase))

    groups = help_groups(Keymap(), here)[: len(here)]
    told = [key for _, rows in groups for keys, _ in rows for key in keys.split()]

    assert len(told) == len(set(told))


def test_a_key_taken_at_one_moment_is_told_for_the_others() -> None:
    """`s` suspends before the answer, and the help says so there."""
    asking = dict(help_groups(Keymap(), tuple(places(Asking(a_card("a").id, MONDAY)))))

    assert "s" in [keys for keys, _ in asking["On every card"]]
    assert any("suspend" in does for _, does in asking["On every card"])
