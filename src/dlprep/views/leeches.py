"""What is said of cards that are forgotten again and again."""

from collections.abc import Sequence

from rich.text import Text

from dlprep.model.card import CardId

ADVICE = (
    "Asking it once more will not help. Rewrite it or split it ('dlprep edit'), put your own words to it"
    " ('dlprep note'), or set it aside ('dlprep suspend')."
)


def leech_lines(cards: Sequence[CardId]) -> list[Text]:
    """Return the leeches by name, and what to do about one; nothing for none."""
    if not cards:
        return []
    return [Text(f"Forgotten again and again: {', '.join(cards)}.", "warning"), Text(ADVICE)]
