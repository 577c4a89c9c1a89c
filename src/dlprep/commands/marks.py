"""Marks put on cards from the shell: suspend, resume, bury, unbury, flag, unflag, reset."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dlprep.commands.aims import load_plan
from dlprep.commands.chosen_cards import named_cards
from dlprep.commands.environment import Environment
from dlprep.commands.log_access import open_log
from dlprep.commands.progress import Progress, load_progress
from dlprep.errors import UsageError
from dlprep.model.card import Card, CardId
from dlprep.model.mark import Mark, MarkKind
from dlprep.model.review import EntryId
from dlprep.selection.marks import since_reset
from dlprep.views.marks import Marking

LONGEST_DAYS = 365


def preview(env: Environment, kind: MarkKind, names: Sequence[str], days: int = 1) -> Marking:
    """Return which cards a mark would change; a buried card is not asked for so many *days*.

    Raises DeckError for a card that is not there, UsageError for days that make no sense.
    """
    if not 1 <= days <= LONGEST_DAYS:
        raise UsageError(f"a card cannot be buried for {days} days", hint=f"for 1 to {LONGEST_DAYS}")
    progress = load_progress(env, load_plan(env).plan.scheduler)
    until = env.today + timedelta(days=days) if kind is MarkKind.BURY else None
    changed: list[Card] = []
    unchanged: list[Card] = []
    for card in named_cards(progress, names, env.today):
        held = _holds(progress, kind, card.id, env.today, until)
        (unchanged if held else changed).append(card)
    return Marking(kind, tuple(changed), tuple(unchanged), until)


def put(env: Environment, marking: Marking) -> None:
    """Put the mark on the cards that it changes, as one step: one undo takes all of it back."""
    put_marks(env, marking.kind, [(card.id, marking.until) for card in marking.changed])


def put_marks(env: Environment, kind: MarkKind, cards: Iterable[tuple[CardId, date | None]]) -> None:
    """Put a mark on each card, until its day, as one step."""
    session, at = env.new_session_id(), env.now()
    marks = [
        Mark(EntryId(session, seq), card, kind, at, until, step=1)
        for seq, (card, until) in enumerate(cards, start=1)
    ]
    if marks:
        with open_log(env) as log:
            log.mark(marks)


def _holds(progress: Progress, kind: MarkKind, card: CardId, today: date, until: date | None) -> bool:
    """Say whether what the mark would bring about holds already."""
    marked = progress.marked
    match kind:
        case MarkKind.SUSPEND:
            return card in marked.suspended
        case MarkKind.RESUME:
            return card not in marked.suspended
        case MarkKind.BURY:
            return marked.buried.get(card) == until
        case MarkKind.UNBURY:
            return not marked.is_buried(card, today)
        case MarkKind.FLAG:
            return card in marked.flagged
        case MarkKind.UNFLAG:
            return card not in marked.flagged
        case MarkKind.RESET:
            return not since_reset(progress.reviews_of(card), marked)
