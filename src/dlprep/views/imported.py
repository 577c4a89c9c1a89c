"""What an import comes to: the values that its views share, and the lines after it is done."""

from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.importing.coverage import Coverage
from dlprep.importing.merging.merge import Merge
from dlprep.views.card_text import visible
from dlprep.views.dates import counted


@dataclass(frozen=True, slots=True)
class Imported:
    """An import as the views see it: the format it was read as, the deck and its file.

    *unanswered* questions became no cards. *studied* says that the file is where `dlprep study`
    looks. Once it is *written*, *reviews* came with it, *reviews_ahead* lie in the future and did not,
    and *held_back* cards were not changed.
    """

    format: str
    deck: str
    file: str
    origin: str
    merge: Merge
    coverage: Coverage | None = None
    unanswered: int = 0
    studied: bool = False
    written: bool = False
    reviews: int = 0
    reviews_ahead: int = 0
    held_back: int = 0


def done_body(imported: Imported) -> RenderableType:
    """Return what was written, and what to do next."""
    merge = imported.merge
    lines = []
    file = visible(imported.file)
    if merge.added:
        lines.append(f"{counted(len(merge.added), 'card')} added to {file}.")
    if merge.changed:
        lines.append(f"{counted(len(merge.changed), 'card')} changed in {file}.")
    if imported.reviews:
        lines.append(f"{counted(imported.reviews, 'past review')} put into the review log.")
    if lines:
        lines.append("'dlprep undo' takes this import back.")
    if merge.added and imported.studied:
        lines.append(f"Study the deck with 'dlprep study {imported.deck}'.")
    return Group(*(Text(line) for line in lines))


def remarks_body(imported: Imported) -> RenderableType:
    """Return what did not go in, for standard error."""
    lines = []
    if imported.unanswered:
        count = counted(imported.unanswered, "question")
        lines.append(f"{count} without an answer left out: --keep-unanswered makes cards of them.")
    if imported.reviews_ahead:
        count = counted(imported.reviews_ahead, "past review")
        lines.append(f"{count} left out for lying in the future: a clock was wrong, there or here.")
    if imported.held_back:
        count = counted(imported.held_back, "card")
        lines.append(f"{count} left as in the deck: --yes lets the article change what is there.")
    return Group(*(Text(line, "warning") for line in lines))
