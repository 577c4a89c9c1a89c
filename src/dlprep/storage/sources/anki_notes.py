"""Makes drafts of Anki notes: one for each card, as its template shows it, with its reviews."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from dlprep.importing.draft import Draft, PastReview
from dlprep.model.review import Rating
from dlprep.storage.sources.anki_collection import Card, Collection, Note, NoteType, Review, Template
from dlprep.storage.sources.record_fields import fields_of, tags_of, text_of

# What is between the braces: filters, each with a colon, and the name of a field.
FIELD = re.compile(r"\{\{(?![#^/!])([^{}]*+)\}\}")
# A cloze inside another is read from the inside out.
CLOZE = re.compile(r"\{\{c(\d{1,3})::((?:(?!\{\{c\d|\}\}).)*?)(?:::((?:(?!\}\}|::).)*))?\}\}", re.DOTALL)
SOUND = re.compile(r"\[sound:([^\]\n]{1,200})\]")
DEEPEST_CLOZE = 5
LEARNING, RELEARNING, FILTERED, MANUAL, RESCHEDULED = 0, 2, 3, 4, 5
LONGEST_ANSWER = timedelta(hours=1)
NO_DECKS = frozenset({"", "Default"})


def drafts_of(collection: Collection) -> tuple[Draft, ...]:
    """Make the drafts of all cards of a collection, in the order of their notes."""
    decks = {card.deck for note in collection.notes for card in note.cards} - NO_DECKS
    return tuple(
        draft
        for note in collection.notes
        if (note_type := collection.note_types.get(note.note_type)) is not None
        for draft in _drafts(note, note_type, collection.old_buttons, tag_decks=len(decks) > 1)
    )


def _drafts(note: Note, note_type: NoteType, old_buttons: bool, *, tag_decks: bool) -> Iterator[Draft]:
    values = dict(zip(note_type.fields, note.values, strict=False))
    for at, card in enumerate(note.cards or (Card(0, ""),)):
        sides = _sides(values, note_type, card.number)
        if sides is None or not (question := _question(sides[0])):
            continue
        deck = card.deck.rpartition("::")[2] if tag_decks and card.deck not in NO_DECKS else ""
        yield Draft(
            question=question,
            answer="\n\n".join(text for side in sides[1] if (text := _text(side))),
            line=0,
            key=note.guid if at == 0 else f"{note.guid}:{card.number + 1}",
            tags=tags_of(", ".join((*note.tags.split(), deck))),
            history=tuple(_history(card.reviews, old_buttons=old_buttons)),
        )


def _sides(values: dict[str, str], note_type: NoteType, number: int) -> tuple[str, list[str]] | None:
    """Return what is asked and what is answered, as HTML."""
    first = note_type.templates.get(0)
    if first is not None and (cloze := _cloze_field(first.front)):
        text = values.get(cloze, "")
        others = _shown(first.back, values, besides={cloze})
        return _clozed(text, number + 1), [_opened(text), *others]
    template = note_type.templates.get(number)
    if template is None:
        return None
    return _by_names(values, number) or _by_template(values, template)


def _by_names(values: dict[str, str], number: int) -> tuple[str, list[str]] | None:
    """Use the fields called question and answer for the first card, whatever its template looks like."""
    names = list(values)
    fields = {field: names[at] for at, field in reversed(fields_of(names).items())}
    if number or "question" not in fields or "answer" not in fields:
        return None
    return values[fields["question"]], [values[fields["answer"]]]


def _by_template(values: dict[str, str], template: Template) -> tuple[str, list[str]]:
    asked = [name for name in _names(template.front) if values.get(name)]
    if not asked:
        asked = [name for name in values if values[name]][:1]
    return values.get(asked[0], "") if asked else "", _shown(template.back, values, besides=set(asked[:1]))


def _shown(back: str, values: dict[str, str], *, besides: set[str]) -> list[str]:
    return [values[name] for name in _names(back) if name in values and name not in besides]


def _names(template: str) -> dict[str, None]:
    """Return the names of the fields that a template shows, each once, in their order."""
    return dict.fromkeys(inside.rpartition(":")[2].strip() for inside in FIELD.findall(template))


def _cloze_field(template: str) -> str:
    """Return the name of the field whose clozes a template hides, "" if it hides none."""
    for inside in FIELD.findall(template):
        *filters, name = inside.split(":")
        if "cloze" in (each.strip() for each in filters):
            return str(name.strip())
    return ""


def _clozed(text: str, number: int) -> str:
    """Return the text with the hidden part of one card as `[…]` or its hint, and the other parts open."""

    def show(found: re.Match[str]) -> str:
        return f"[{found[3] or '…'}]" if int(found[1]) == number else found[2]

    for _ in range(DEEPEST_CLOZE):
        text = CLOZE.sub(show, text)
    return text


def _opened(text: str) -> str:
    for _ in range(DEEPEST_CLOZE):
        text = CLOZE.sub(lambda found: found[2], text)
    return text


def _question(html: str) -> str:
    return " ".join(_text(html).split())


def _text(html: str) -> str:
    return text_of(SOUND.sub(r"[sound: \1]", html), html=True)


def _history(reviews: tuple[Review, ...], *, old_buttons: bool) -> Iterator[PastReview]:
    """Give the reviews that rated a memory: not what was set by hand or crammed, nor what a reset forgot."""
    reset = max(
        (at for at, each in enumerate(reviews) if each.kind == MANUAL and each.factor == 0), default=-1
    )
    for review in reviews[reset + 1 :]:
        is_crammed = review.kind == FILTERED and review.factor == 0
        ease = review.ease
        if old_buttons and review.kind in {LEARNING, RELEARNING} and ease in {2, 3}:
            ease += 1
        if ease not in {1, 2, 3, 4} or review.kind in {MANUAL, RESCHEDULED} or is_crammed:
            continue
        try:
            at = datetime.fromtimestamp(review.at_ms / 1000, UTC)
        except (OverflowError, ValueError, OSError):
            continue
        took = timedelta(
            milliseconds=min(max(review.took_ms, 0), LONGEST_ANSWER // timedelta(milliseconds=1))
        )
        yield PastReview(Rating(ease), at, took)
