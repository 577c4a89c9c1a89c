"""Which key does what, and how a person changes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.model.card import CardId
from dlprep.model.review import EntryId, SessionId
from dlprep.study.phases import Answering, Asking, Cleared, Closed, Phase, Probing
from dlprep.terminal.actions import DEFAULTS, Action, Where, places
from dlprep.terminal.keymap import Keymap, keymap_from
from dlprep.terminal.keys import NAMES, Key, key_named, name_of
from tests.builders import MONDAY

CARD, REVIEW = CardId("a"), EntryId(SessionId("s"), 1)
PHASES: dict[str, Phase] = {
    "asking": Asking(CARD, MONDAY),
    "answering": Answering(CARD, MONDAY, MONDAY, ticks=(None, None)),
    "probing": Probing(CARD, REVIEW, MONDAY),
    "probed": Probing(CARD, REVIEW, MONDAY, answered=True),
    "cleared": Cleared(),
    "closed": Closed(),
}
KEYS = sorted({key for item in DEFAULTS for key in item.keys})
A = Action
EVERYWHERE = {
    "u": A.UNDO, "e": A.EDIT, "s": A.SUSPEND, "b": A.BURY, "f": A.FLAG, "*": A.FLAG, "/": A.SEARCH,
    "left": A.BACK, "right": A.FORWARD, "r": A.RAW, "?": A.HELP, "q": A.STOP, "ctrl-c": A.STOP,
    "ctrl-l": A.REDRAW, "ctrl-z": A.PAUSE, "up": A.UP, "down": A.DOWN, "k": A.LINE_UP, "j": A.LINE_DOWN,
    "page-up": A.PAGE_UP, "ctrl-b": A.PAGE_UP, "page-down": A.PAGE_DOWN, "ctrl-f": A.PAGE_DOWN,
    "g": A.TOP, "home": A.TOP, "G": A.BOTTOM, "end": A.BOTTOM,
}  # fmt: skip
OWN = {
    "asking": {
        "enter": A.START, " ": A.REVEAL, "h": A.HINT, "1": A.NO_IDEA, "2": A.UNSURE, "3": A.SURE,
        "t": A.TYPE, "T": A.TYPE_IN_EDITOR,
    },
    "answering": {
        "y": A.SAID, "n": A.MISSED, "x": A.TOGGLE, "a": A.REST_SAID, "N": A.REST_MISSED, "enter": A.ACCEPT,
        " ": A.READ_ON, "1": A.AGAIN, "2": A.HARD, "3": A.GOOD, "4": A.EASY,
    },
    "probing": {" ": A.SHOW, "enter": A.SHOW, "n": A.SKIP, "N": A.SKIP_REST},
    "probed": {"y": A.SAID, "n": A.MISSED, "N": A.SKIP_REST, " ": A.READ_ON, "enter": A.READ_ON},
    "cleared": {" ": A.FINISH, "enter": A.FINISH},
}  # fmt: skip


@pytest.mark.parametrize("phase", OWN)
@pytest.mark.parametrize("key", KEYS)
def test_every_key_in_every_phase(key: Key, phase: str) -> None:
    """Each default key does in each phase what the table says, or nothing."""
    expected = OWN[phase].get(key, EVERYWHERE.get(key))

    assert Keymap().action(key, PHASES[phase]) is expected


def test_a_closed_sitting_takes_no_key() -> None:
    """When the sitting is over no key means anything."""
    assert not any(Keymap().action(key, PHASES["closed"]) for key in KEYS)


def test_every_action_has_a_key_and_words() -> None:
    """Nothing can only be done by those who know of it: each action has a key, and help for it."""
    assert {item.action for item in DEFAULTS} == set(Action)
    assert all(item.keys and item.does for item in DEFAULTS)


def test_no_key_does_two_things_at_one_place() -> None:
    """At one place, and at one moment, a default key is bound once."""
    for acting in (*([where] for where in Where), *map(places, PHASES.values())):
        keys = [key for item in DEFAULTS if item.where in acting for key in item.keys]
        assert len(keys) == len(set(keys)), acting


def test_a_default_gives_way_to_a_wish() -> None:
    """A key that is wanted for one action is taken from the one that has it by default."""
    keymap, problems = keymap_from({"hint": ["j"], "line-down": ["J"]})

    assert problems == ()
    assert keymap.action(Key("j"), PHASES["asking"]) is Action.HINT
    assert keymap.action(Key("j"), PHASES["answering"]) is None
    assert keymap.action(Key("J"), PHASES["answering"]) is Action.LINE_DOWN
    assert keymap.key(Action.HINT) == "j"


@pytest.mark.parametrize(
    ("overrides", "problem"),
    [
        ({"revael": ["x"]}, "there is no action 'revael'; did you mean 'reveal'?"),
        ({"reveal": ["hyper-x"]}, "'hyper-x' is no key (for 'reveal')"),
        ({"said": ["m"], "missed": ["m"]}, "'m' is set for both 'missed' and 'said'"),
        ({"said": ["j"], "line-down": ["j"]}, "'j' is set for both 'line-down' and 'said'"),
        ({"undo": ["ctrl-c"]}, "ctrl-c always stops: it cannot be 'undo'"),
        ({"raw": ["e"]}, "no key is left for 'edit'"),
    ],
)
def test_a_wrong_keymap_is_told(overrides: dict[str, list[str]], problem: str) -> None:
    """Each mistake is named, with the nearest name where there is one."""
    _, problems = keymap_from(overrides)

    assert problems == (problem,)


def test_the_same_key_may_serve_at_two_places() -> None:
    """A key of the question and one of the answer do not meet."""
    keymap, problems = keymap_from({"hint": ["m"], "missed": ["m"]})

    assert problems == ()
    assert keymap.action(Key("m"), PHASES["asking"]) is Action.HINT
    assert keymap.action(Key("m"), PHASES["answering"]) is Action.MISSED


def test_one_can_always_leave() -> None:
    """Ctrl-C stops whatever is set (the loop sees to it), and a wish for it is refused."""
    keymap, _ = keymap_from({"stop": ["Q"]})

    assert keymap.action(Key("Q"), PHASES["asking"]) is Action.STOP
    assert keymap.action(Key("q"), PHASES["asking"]) is None


names = st.one_of(
    st.sampled_from(sorted(NAMES)), st.characters(categories=["L", "N", "P"]), st.text(max_size=3)
)


@given(st.dictionaries(st.sampled_from([*Action, "nonsense"]), st.lists(names, max_size=3), max_size=6))
def test_no_keymap_is_ambiguous(overrides: dict[str, list[str]]) -> None:
    """Whatever is wished for, two actions never share a key without a problem being told."""
    keymap, problems = keymap_from({str(name): keys for name, keys in overrides.items()})

    for phase in PHASES.values():
        bound = [(item, key) for item in keymap.bindings if item.where in places(phase) for key in item.keys]
        wished = {(item.action, key) for item, key in bound if name_of(key) in overrides.get(item.action, [])}
        for action, key in wished:
            rivals = {item.action for item, other in bound if other == key} - {action}
            assert not rivals or problems


@given(st.text(max_size=8))
def test_names_of_keys_come_back(name: str) -> None:
    """A key that a name means is shown by that name."""
    key = key_named(name)

    assert key is None or name_of(key) in (name, "space")
