"""Leeches: cards that are forgotten again and again, and need to be changed rather than asked."""

from dlprep.scheduling.scheduler import Standing

LEECH_LAPSES = 4
"""The lapses that make a leech.

Anki calls a card a leech after 8, for answers of seconds over years. Here an answer takes
minutes, and a card is asked six to ten times before an interview: one that was forgotten on four
days took ten minutes from the others, and will not hold by being asked once more.
"""

LEARNT_BOX = 4
"""From this box on a card has been recalled over weeks: it is learnt after all."""


def is_leech(standing: Standing | None) -> bool:
    """Say whether a card was forgotten so often that asking it is no help."""
    return standing is not None and standing.lapses >= LEECH_LAPSES and standing.box < LEARNT_BOX
