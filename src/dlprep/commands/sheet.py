"""The page for the night before the interview."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dlprep.commands.aims import load_plan, targets
from dlprep.commands.environment import Environment
from dlprep.commands.progress import load_progress
from dlprep.commands.stats import EVERY_CARD, chosen_cards
from dlprep.commands.stats_sections import judged_points
from dlprep.errors import DlprepError, UsageError
from dlprep.model.card import Card
from dlprep.model.problem import Problem
from dlprep.scheduling.queue import HORIZON, Target
from dlprep.scheduling.readiness import interviews_ahead
from dlprep.selection.query import Query
from dlprep.statistics.sheet import Known, make_sheet
from dlprep.storage.text_files import replace_file
from dlprep.views.card_text.formulas import stated_formulas
from dlprep.views.sheet_words import SheetPicture

MINUTES = 10.0
MOST_MINUTES = 24 * 60
FORMATS = ("md", "html", "text")
SUFFIXES = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".txt": "text"}


@dataclass(frozen=True, slots=True)
class SheetReport:
    """The page, and what is wrong with the config and the decks."""

    picture: SheetPicture
    problems: tuple[Problem, ...]


def run(
    env: Environment, decks: Sequence[str] = (), query: Query = EVERY_CARD, minutes: float = MINUTES
) -> SheetReport:
    """Choose what to read. Raises UsageError for minutes that are none, DeckError for an unknown deck."""
    if not 1 <= minutes <= MOST_MINUTES:  # false for nan, too
        raise UsageError(f"{minutes} is no number of minutes", hint="for example --minutes 10")
    config = load_plan(env)
    progress = load_progress(env, config.plan.scheduler)
    ahead = interviews_ahead(targets(config.plan, progress.library), env.today)
    following = next(iter(ahead), Target(env.today + HORIZON))
    learner = progress.learner

    def recall(card: Card) -> float | None:
        standing = learner.standings.get(card.id)
        return None if standing is None else learner.scheduler.recall(standing, following.day)

    # What does not count in the interview is not worth the evening before it.
    cards = [
        progress.library.card(card.id)
        for card in progress.kept(chosen_cards(progress, decks, query, env.today))
        if following.weights.get(card.id, following.default_weight) > 0
    ]
    known = Known(progress.marked.flagged, recall, lambda card: list(stated_formulas(card.answer)))
    interview = next(iter(config.plan.ahead(env.today)), None)
    picture = SheetPicture(
        sheet=make_sheet(cards, judged_points(progress), known, minutes),
        today=env.today,
        interview=interview.day if interview else None,
        name=interview.name if interview else "",
    )
    return SheetReport(picture, (*config.problems, *progress.problems))


def chosen_format(name: str | None, output: Path | None) -> str:
    """Return the format that is named, or that of the file's suffix, or text."""
    if name is None:
        return SUFFIXES.get(output.suffix.lower(), "text") if output else "text"
    if name not in FORMATS:
        raise UsageError(f"there is no format '{name}'", hint=f"there are: {', '.join(FORMATS)}")
    return name


def write(output: Path, text: str) -> None:
    """Write the page to a file. Raises DlprepError when the folder is not there."""
    if not output.parent.is_dir():
        raise DlprepError(f"there is no folder {output.parent}", hint="make it first")
    replace_file(output, text.encode())
