"""What waits to be studied now."""

from dataclasses import dataclass
from datetime import date

from dlprep.commands.environment import Environment
from dlprep.commands.progress import chosen_decks, load_progress
from dlprep.model.problem import Problem
from dlprep.scheduling.queue import build_queue, next_due
from dlprep.views.reports import DeckRow


@dataclass(frozen=True, slots=True)
class DueReport:
    """A row a deck; *total* is how many cards `dlprep study` would ask now."""

    today: date
    rows: tuple[DeckRow, ...]
    next_due: date | None
    problems: tuple[Problem, ...]

    @property
    def total(self) -> int:
        """Return due and new cards together."""
        return sum(row.due + row.new for row in self.rows)


def run(env: Environment, decks: list[str]) -> DueReport:
    """Count what is due in the decks of those ids, or in all."""
    progress = load_progress(env)
    chosen = chosen_decks(progress.library, decks)
    ids = [card.id for deck in chosen for card in deck.cards]
    queue = build_queue(ids, progress.standings, env.today)
    due, new = set(queue.due), set(queue.new)
    rows = tuple(
        DeckRow(
            id=str(deck.id),
            title=deck.title,
            due=sum(card.id in due for card in deck.cards),
            new=sum(card.id in new for card in deck.cards),
            unseen=sum(card.id not in progress.standings for card in deck.cards),
            cards=len(deck.cards),
        )
        for deck in chosen
    )
    standings = (progress.standings[card] for card in ids if card in progress.standings)
    return DueReport(env.today, rows, next_due(standings, env.today), progress.problems)
