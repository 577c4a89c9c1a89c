"""A sitting in plain lines, one fact a line, to be read aloud by a screen reader or sent through a pipe."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from dlprep.model.card import Card
from dlprep.model.review import Rating, Review
from dlprep.study.judging import on_scale, opened_points
from dlprep.study.phases import Answering, Probing
from dlprep.views.ansi import Ink, ansi_lines
from dlprep.views.card_body import question_body
from dlprep.views.card_text import card_text, one_line, visible
from dlprep.views.dates import minutes_left
from dlprep.views.looking_back import review_words
from dlprep.views.study_header import Header
from dlprep.views.verdict import hint_cost, verdict

WIDTH = 80
PLAIN = Ink(colour=False, style=False, linear=True)


def lines_of(body: RenderableType, ink: Ink = PLAIN) -> str:
    """Return a body as plain text, each line ended."""
    return "".join(f"{line}\n" for line in ansi_lines(body, WIDTH, ink))


def question_words(card: Card, header: Header, ink: Ink) -> str:
    """Return where one is, and the question."""
    facts = [f"Card {header.place} of {header.planned}", header.standing]
    facts += ["flagged"] if header.flagged else []
    facts += [] if header.left is None else [minutes_left(header.left)]
    head = ", ".join([*facts, visible(header.title)])
    return f"{head}\n" + lines_of(question_body(card, ink), ink)


def answer_words(card: Card, phase: Answering, note: str, ink: Ink) -> str:
    """Return the model answer with all that stands beside it, and what a typed answer seems to say."""
    parts: list[RenderableType] = [Text("Model answer:"), _text(card.answer, ink)]
    if note:
        parts += [Text("In your own words:"), _text(note, ink)]
    parts += [Text(f"Easy to get wrong: {_line(text, ink)}") for text in card.mistakes]
    if phase.attempt.typed:
        parts += [Text("You typed:"), Text(visible(phase.attempt.typed))]
    said = [str(place + 1) for place in sorted(phase.suggested)]
    if said:
        parts.append(Text(f"Your text seems to say: point {', point '.join(said)}."))
    if phase.spoken is not None:
        parts.append(Text(f"You spoke for {round(phase.spoken.total_seconds())} seconds."))
    return lines_of(Group(*parts), ink)


def hint_words(card: Card, hints: int, terms: Sequence[str], ink: Ink) -> str:
    """Return the last hint: the key words of all points, or one more point; and what it costs."""
    opened = opened_points(card.points, hints)
    if opened:
        shown = [f"Point {opened}: {_line(card.points[opened - 1].say, ink)}"]
    elif card.points:
        shown = [
            f"Key words of point {place}: {_line(term, ink)}" for place, term in enumerate(terms, start=1)
        ]
    else:
        shown = [f"Key words: {_line(', '.join(terms), ink)}"]
    return "".join(f"{line}\n" for line in (*shown, f"{hint_cost(card.points, hints)}."))


def follow_up_words(card: Card, phase: Probing, ink: Ink) -> str:
    """Return a follow-up, or its answer."""
    item = card.follow_ups[phase.number]
    if phase.answered:
        return lines_of(Group(Text("Answer:"), _text(item.answer, ink)), ink)
    title = f"Follow-up {phase.number + 1} of {len(card.follow_ups)}: {_line(item.ask, ink)}"
    return lines_of(Text(title), ink)


def judging_prompt(card: Card, phase: Answering, missed: frozenset[str], ratings: str, ink: Ink) -> str:
    """Return what is asked after the reveal: the point at hand, or the rating."""
    spoken = phase.spoken
    proposed, words = verdict(card.points, phase.ticks, phase.attempt.hints, spoken, "must")
    if not card.points:
        return f"Rate it {ratings} (u undo, q stop): "
    if proposed is None:
        point = card.points[phase.cursor]
        facts = {"must": point.must, "drafted": point.drafted, "missed last time": point.say in missed}
        known = "".join(f", {word}" for word, holds in facts.items() if holds)
        place = f"Point {phase.cursor + 1} of {len(card.points)}{known}"
        return f"{place}: {_line(point.say, ink)}\nDid you say it? y or n: "
    proposed = on_scale(proposed, phase.attempt.scale)
    return f"{words.capitalize()}: {proposed.label}. Enter takes it, or rate it {ratings}: "


def rating_words(due: Iterable[tuple[Rating, str]], highest: Rating) -> str:
    """Return the ratings that can be given, with the days they lead to."""
    return ", ".join(f"{int(rating)} {rating.label} ({day})" for rating, day in due if rating <= highest)


def earlier_words(card: Card, review: Review, ink: Ink) -> str:
    """Return the last review of the sitting in lines."""
    ticks = [f"{'Said' if tick.said else 'Missed'}: {_line(tick.point, ink)}" for tick in review.ticks]
    lines = [Text(line) for line in (review_words(review), *ticks)]
    return lines_of(
        Group(question_body(card, ink), *lines, Text("Model answer:"), _text(card.answer, ink)), ink
    )


def _text(source: str, ink: Ink) -> RenderableType:
    return card_text(source, styles=ink.text, glyphs=ink.glyphs)


def _line(text: str, ink: Ink) -> str:
    return one_line(text, styles=ink.text, glyphs=ink.glyphs).plain
