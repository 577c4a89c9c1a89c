"""The options of the whole program, `--ascii` and `--theme`: they may stand anywhere on the line."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from dlprep.commands.environment import Environment
from dlprep.errors import UsageError
from dlprep.storage.settings import THEMES

SWITCH = "--ascii"
THEME = "--theme"


def moved_to_front(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with these options before the command, where typer expects them."""
    front: list[str] = []
    rest: list[str] = []
    words = list(arguments)
    while words:
        word = words.pop(0)
        if word == "--":
            return [*front, *rest, word, *words]
        if word == SWITCH or word.startswith(f"{THEME}="):
            front.append(word)
        elif word == THEME:
            front += [word, *words[:1]]
            words = words[1:]
        else:
            rest.append(word)
    return [*front, *rest]


def with_screen(env: Environment, *, ascii_only: bool, theme: str | None) -> Environment:
    """Return the environment with what the options say. Raises UsageError for an unknown theme."""
    if theme is not None and theme not in THEMES:
        close = get_close_matches(theme, THEMES, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(THEMES)}"
        raise UsageError(f"there is no theme '{theme}'", hint=hint)
    settings = env.settings
    settings = replace(settings, ascii=ascii_only or settings.ascii, theme=theme or settings.theme)
    return replace(env, settings=settings)
