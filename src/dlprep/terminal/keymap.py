"""Which key does what: the defaults, and what a person has changed of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from dlprep.study.phases import Phase
from dlprep.terminal.actions import DEFAULTS, Action, Binding, Where, places
from dlprep.terminal.keys import Key, key_named, name_of

INTERRUPTS = (Key("ctrl-c"), Key("ctrl-d"), Key("end-of-input"))
"""These always stop, whatever is set."""

OWN = (Where.ASKING, Where.ANSWERING, Where.PROBING, Where.PROBED, Where.CLEARED)


@dataclass(frozen=True, slots=True)
class Keymap:
    """Every action with its keys."""

    bindings: tuple[Binding, ...] = DEFAULTS

    def action(self, key: Key, phase: Phase) -> Action | None:
        """Return what *key* does in *phase*, or None."""
        return next((action for where in places(phase) if (action := self.action_at(key, where))), None)

    def action_at(self, key: Key, where: Where) -> Action | None:
        """Return what *key* does there, or None."""
        bound = (item.action for item in self.bindings if item.where is where and key in item.keys)
        return next(bound, None)

    def key(self, action: Action, where: Where | None = None) -> str:
        """Return the name of the first key for *action*, "" if it has none."""
        bound = (item for item in self.bindings if item.action is action and where in (None, item.where))
        return next((name_of(item.keys[0]) for item in bound if item.keys), "")


def keymap_from(overrides: Mapping[str, Sequence[str]]) -> tuple[Keymap, tuple[str, ...]]:
    """Return the keymap with the keys of some actions replaced, and what is wrong with them.

    A key that is wanted for one action is taken from another that has it by default. What is wrong
    is left out: an unknown action or key, a key wanted for two actions at one place.
    """
    problems: list[str] = []
    wanted: dict[Action, tuple[Key, ...]] = {}
    for name, names in overrides.items():
        if name not in [action.value for action in Action]:
            problems.append(f"there is no action '{name}'{_nearest(name)}")
            continue
        known = [(key, key_named(key)) for key in names]
        problems += [f"'{key}' is no key (for '{name}')" for key, found in known if found is None]
        keys = [found for _, found in known if found is not None]
        problems += [f"{key} always stops: it cannot be '{name}'" for key in keys if key in INTERRUPTS]
        if free := tuple(dict.fromkeys(key for key in keys if key not in INTERRUPTS)):
            wanted[Action(name)] = free
    bindings = [replace(item, keys=wanted.get(item.action, item.keys)) for item in DEFAULTS]
    for item in list(bindings):
        if item.action in wanted:
            bindings = list(_without_rivals(item, bindings, wanted, problems))
    problems += [f"no key is left for '{item.action}'" for item in bindings if not item.keys]
    return Keymap(tuple(bindings)), tuple(dict.fromkeys(problems))


def _without_rivals(
    item: Binding, bindings: Iterable[Binding], wanted: Mapping[Action, tuple[Key, ...]], problems: list[str]
) -> Iterable[Binding]:
    for other in bindings:
        shared = set(item.keys) & set(other.keys)
        if not shared or other.action is item.action or not _meet(item.where, other.where):
            yield other
        elif other.action in wanted:
            key = name_of(min(shared))
            first, second = sorted([item.action, other.action])
            problems.append(f"'{key}' is set for both '{first}' and '{second}'")
            yield other
        else:
            yield replace(other, keys=tuple(key for key in other.keys if key not in shared))


def _meet(one: Where, other: Where) -> bool:
    """Say whether keys of both places act at the same moment."""
    return one is other or one not in OWN or other not in OWN


def _nearest(name: str) -> str:
    close = get_close_matches(name, [action.value for action in Action], n=1)
    return f"; did you mean '{close[0]}'?" if close else ""
