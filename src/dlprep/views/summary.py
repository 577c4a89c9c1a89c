"""What is said when a sitting ends, or when there was nothing to ask."""

from dataclasses import dataclass
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.model.card import CardId
from dlprep.model.review import Rating
from dlprep.study.summary import SessionSummary
from dlprep.views.dates import clock, counted, day_in_words
from dlprep.views.leeches import leech_lines


@dataclass(frozen=True, slots=True)
class Outlook:
    """What waits after now: cards *left* today, the next day with due cards, cards never seen.

    *beyond* cards would follow if the day had more minutes, *held* ones if it might have more
    cards; *missed* days without study came before this one. *leeches* are those of the sitting.
    *narrowed* says that only some cards were asked for.
    """

    today: date
    left: int
    next_due: date | None
    due_then: int
    unseen: int
    beyond: int = 0
    missed: int = 0
    held: int = 0
    leeches: tuple[CardId, ...] = ()
    narrowed: bool = False


def summary_body(summary: SessionSummary, outlook: Outlook, ready: Text) -> RenderableType:
    """Return the end of a sitting in a few lines; *ready* says what it did for the interview."""
    if not summary.reviews:
        return Group(Text("Nothing was rated."), *_outlook_lines(outlook))
    line = f"{counted(summary.cards, 'card')} answered in {clock(summary.took)}"
    if summary.reviews > summary.cards:
        line += f", {counted(summary.reviews, 'rating')}"
    ratings = Text("  ").join(
        Text.assemble((rating.label, rating.label), f" {summary.ratings[rating]}") for rating in Rating
    )
    leeches = leech_lines(outlook.leeches)
    return Group(Text(line, "title"), ratings, ready, *leeches, *_outlook_lines(outlook))


def nothing_due(outlook: Outlook) -> RenderableType:
    """Return what is said when there is nothing to ask."""
    if outlook.next_due is None and not outlook.unseen:
        if outlook.narrowed:
            return Text("None of the cards is what you asked for. 'dlprep list' takes the same filters.")
        return Text("There are no cards to study. Add some with 'dlprep import FILE'.")
    head = [] if outlook.beyond else [Text("Nothing is due now.", "title")]
    return Group(*head, *_outlook_lines(outlook))


def _outlook_lines(outlook: Outlook) -> list[Text]:
    lines = []
    if outlook.missed:
        days = counted(outlook.missed, "day")
        lines.append(Text(f"{days} missed: of what was due then the most useful came first."))
    if outlook.beyond and not outlook.left:
        cards = counted(outlook.beyond, "card")
        lines.append(Text(f"Today's minutes are used. {cards} would follow: 'dlprep study --minutes 10'."))
    if outlook.held and not outlook.left:
        lines.append(Text(f"{counted(outlook.held, 'card')} more tomorrow: today's number of cards is done."))
    if outlook.left:
        lines.append(
            Text(f"{counted(outlook.left, 'card')} still waiting today: 'dlprep study' goes on there.")
        )
    if outlook.next_due is not None:
        cards = counted(outlook.due_then, "card")
        lines.append(Text(f"Next: {cards} {_when(outlook.next_due, outlook.today)}."))
    if outlook.unseen and not outlook.left and not outlook.beyond:
        lines.append(
            Text(f"{counted(outlook.unseen, 'card')} not seen yet: 'dlprep study --new N' adds more today.")
        )
    return lines


def _when(day: date, today: date) -> str:
    words = day_in_words(day, today)
    return f"{words if words == 'tomorrow' else f'on {words}'} ({day.isoformat()})"


def cleared_body(answered: int, stop: str, undo: str, *, out_of_time: bool) -> RenderableType:
    """Return what the screen says when nothing is left to ask, or the minutes are used."""
    why = "Today's minutes are used" if out_of_time else "Done"
    return Group(
        Text(),
        Text(f"{why}: {counted(answered, 'card')} answered. Every rating is saved.", "title"),
        Text(),
        Text(f"Press {stop} to finish. A slip with the last rating? Press {undo} to take it back."),
    )


def second_sitting() -> RenderableType:
    """Return what is said when another sitting is open already."""
    return Group(
        Text("Another sitting is open.", "warning"),
        Text("You can go on here: both are saved, and what is rated there is not asked here again."),
        Text("y goes on, any other key leaves."),
    )
