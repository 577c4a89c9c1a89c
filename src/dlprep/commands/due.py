"""What waits to be studied now."""

from dataclasses import dataclass
from datetime import date

from dlprep.commands.environment import Environment
from dlprep.commands.today import Choice, load_today
from dlprep.model.problem import Problem
from dlprep.scheduling.due import next_due
from dlprep.scheduling.queue import Reason
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


def run(env: Environment, choice: Choice) -> DueReport:
    """Count what is asked now of the chosen cards."""
    today = load_today(env, choice)
    standings = today.progress.learner.standings
    new = {item.card for item in today.queue.items if item.reason is Reason.NEW}
    due = set(today.queue.cards) - new
    rows = tuple(
        DeckRow(
            id=str(deck.id),
            title=deck.title,
            due=sum(card.id in due for card in deck.outlines),
            new=sum(card.id in new for card in deck.outlines),
            unseen=sum(card.id not in standings for card in deck.outlines),
            cards=len(deck.cards),
        )
        for deck in today.decks
    )
    return DueReport(env.today, rows, next_due(today.standings, env.today), today.problems)
