"""An earlier card of the sitting, looked at again: what was said of it, and its answer."""

from functools import lru_cache

from rich.text import Text

from dlprep.model.card import Card, Point
from dlprep.model.review import Review
from dlprep.views.ansi import ansi_lines
from dlprep.views.card_body import answer_lines, label, question_lines
from dlprep.views.card_text import visible
from dlprep.views.dates import clock, counted
from dlprep.views.points import PointRow, point_lines
from dlprep.views.study_text import Paper, StudyText


@lru_cache(maxsize=8)
def earlier_text(card: Card, review: Review, note: str, paper: Paper) -> StudyText:
    """Return the card as it was answered then."""
    width, ink = paper.width, paper.ink
    lines = ["", *ansi_lines(Text(review_words(review), "label"), width, ink), ""]
    lines += question_lines(card, width, ink, source=paper.source)
    musts = {point.say for point in card.points if point.must}
    if review.ticks:
        lines += ansi_lines(label("What you said", ink), width, ink)
        for tick in review.ticks:
            lines += point_lines(PointRow(Point(tick.point, tick.point in musts), tick.said), width, ink)
    if review.typed:
        lines += ansi_lines(label("You typed", ink), width, ink)
        lines += ansi_lines(Text(visible(review.typed)), width, ink)
    lines += ansi_lines(label("Model answer", ink), width, ink)
    return StudyText((*lines, *answer_lines(card, note, width, ink, source=paper.source)))


def review_words(review: Review) -> str:
    """Return a review in a line: its rating, time, confidence and hints."""
    parts = [f"Rated {review.rating.label}", clock(review.took)]
    if review.spoken is not None:
        parts.append(f"spoken {clock(review.spoken)}")
    if review.confidence is not None:
        parts.append(f"you were: {review.confidence.label}")
    if review.hints:
        parts.append(counted(review.hints, "hint"))
    return ", ".join(parts)
