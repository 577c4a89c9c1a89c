"""A page of the manual, or which there are."""

from dataclasses import dataclass
from difflib import get_close_matches

from dlprep.errors import UsageError
from dlprep.storage.topics import read_topic, topic_names
from dlprep.terminal.actions import DEFAULTS, Where
from dlprep.terminal.keys import name_of

KEYS_PLACE = "<!-- keys -->"
"""Where the page about keys has the list, which the keymap itself gives."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A page in Markdown; its first line is its title."""

    name: str
    text: str

    @property
    def title(self) -> str:
        """Return the title."""
        return self.text.partition("\n")[0].removeprefix("# ")


def topics() -> tuple[Topic, ...]:
    """Return all pages."""
    return tuple(_topic(name) for name in topic_names())


def run(name: str, commands: tuple[str, ...] = ()) -> Topic:
    """Return a page. Raises UsageError for a name that is none, with what may have been meant."""
    names = topic_names()
    if name in names:
        return _topic(name)
    close = get_close_matches(name, [*names, *commands], n=1)
    if not close:
        hint = f"there are: {', '.join(names)}"
    elif close[0] in names:
        hint = f"did you mean '{close[0]}'?"
    else:
        hint = f"did you mean 'dlprep {close[0]} --help'?"
    raise UsageError(f"there is no topic '{name}'", hint=hint)


def _topic(name: str) -> Topic:
    return Topic(name, read_topic(name).replace(KEYS_PLACE, _keys()))


def _keys() -> str:
    lines: list[str] = []
    for where in Where:
        lines += ["", f"**{where}**", ""]
        for binding in (item for item in DEFAULTS if item.where is where):
            keys = " ".join(f"`{name_of(key)}`" for key in binding.keys)
            lines.append(f"- {keys} *{binding.action}*: {binding.does}")
    return "\n".join(lines[1:])
