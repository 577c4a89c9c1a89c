"""Where everything is."""

from dlprep.commands.environment import Environment
from dlprep.storage.library import shipped_decks


def run(env: Environment) -> tuple[tuple[str, str], ...]:
    """Return names and paths, whether they exist yet or not."""
    return (
        ("decks", str(env.paths.decks)),
        ("notes", str(env.paths.notes)),
        ("shipped decks", str(shipped_decks())),
        ("review log", str(env.paths.log)),
        ("backups", str(env.paths.backups)),
        ("config", str(env.paths.config)),
        ("cache", str(env.paths.cache)),
    )
