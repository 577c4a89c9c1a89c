"""What a rule finds in a card."""

from dataclasses import dataclass

from dlprep.model.card import CardId


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding at *path* in a card, as in ("points", 2, "say"); *line* counts within its text."""

    card: CardId
    path: tuple[str | int, ...]
    message: str
    hint: str
    line: int = 0
