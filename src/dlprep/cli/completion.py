"""Shell completion of arguments: what typer calls while a line is being typed."""

import os
from collections.abc import Callable

Completer = Callable[[str], list[tuple[str, str]]]


def _completer(kind: str) -> Completer:
    def complete(incomplete: str) -> list[tuple[str, str]]:
        from dlprep.commands.completions import candidates

        return candidates(kind, os.environ, incomplete)

    return complete


complete_decks = _completer("deck")
complete_cards = _completer("card")
complete_tags = _completer("tag")
complete_topics = _completer("topic")
complete_settings = _completer("setting")
complete_states = _completer("state")
complete_themes = _completer("theme")
complete_schedulers = _completer("scheduler")
complete_strategies = _completer("strategy")
complete_learners = _completer("learner")
complete_formats = _completer("format")
complete_exports = _completer("export")
complete_pages = _completer("page")
