"""Knows what the columns and keys of question lists are called, and makes drafts of their values."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from dlprep.importing.draft import Draft
from dlprep.importing.harmless import harmless
from dlprep.importing.spreadsheet_cells import MUST
from dlprep.model.card import Point
from dlprep.storage.sources.html_fields import field_text

Field: TypeAlias = Literal["question", "answer", "tags", "number", "key", "points", "options"]

NAMES: Mapping[Field, frozenset[str]] = {
    "question": frozenset(
        "question questions q ques front prompt ask term query instruction interviewquestion questiontext "
        "questiontitle frage fragen pregunta vorderseite".split()
    ),
    "answer": frozenset(
        "answer answers a ans back response reply solution definition completion output "
        "answertext modelanswer "
        "sampleanswer expectedanswer idealanswer bestanswer explanation antwort "
        "antworten respuesta rückseite".split()
    ),
    "tags": frozenset(
        "tags tag labels label category categories topic topics subject section area domain keywords deck "
        "thema kategorie schlagworte".split()
    ),
    "number": frozenset(
        "number no nr num n index sno srno slno serial order qno questionno "
        "questionnumber questionnum nummer".split()
    ),
    "key": frozenset("id key guid uid uuid slug cardid noteid questionid qid identifier".split()),
    "points": frozenset("points keypoints rubric".split()),
    "options": frozenset("options choices".split()),
}
NUMBER = re.compile(r"\W{0,3}(?:Q\w{0,8}[ .:-]{0,3})?(\d{1,6})\W{0,2}", re.IGNORECASE)
TAG_SEPARATOR = re.compile(r"[,;|\n]")
LIST_MARK = re.compile(r"^[-*•] ")
MAX_TAGS = 20


def field_of(name: str) -> Field | None:
    """Return which field a column or key is, None for one we do not use."""
    bare = "".join(char for char in name.lower() if char.isalnum())
    if name.strip() == "#":
        return "number"
    return next((field for field, names in NAMES.items() if bare in names), None)


def fields_of(names: list[str]) -> dict[int, Field]:
    """Return which column is which field; each field once, names that only contain the word count last."""
    found: dict[int, Field] = {}
    for at, name in enumerate(names):
        field = field_of(name)
        if field is not None and (field == "tags" or field not in found.values()):
            found[at] = field
    needed: tuple[Field, Field] = ("question", "answer")
    for field in needed:
        if field not in found.values():
            containing = [
                at
                for at, name in enumerate(names)
                if at not in found and field in name.lower() and len(name) < 40  # noqa: PLR2004
            ]
            if containing:
                found[containing[0]] = field
    return found


def draft_of(
    values: Mapping[Field, str], line: int, *, points: tuple[Point, ...] = (), exact: bool = False
) -> Draft:
    """Make a draft of the texts of a record; a missing answer is "".

    Texts may be Markdown or HTML; those that were a card's before are *exact*, and Markdown.
    """
    read = harmless if exact else text_of
    number = NUMBER.fullmatch(values.get("number", "").strip())
    rubric = points or tuple(_points(values.get("points", "").strip()))
    return Draft(
        question=" ".join(read(values.get("question", "")).split()),
        answer=read(values.get("answer", "")).strip(),
        line=line,
        number=int(number[1]) if number else None,
        key=harmless(values.get("key", "")).strip()[:200],
        points=rubric,
        tags=tags_of(values.get("tags", "")),
        exact=exact,
    )


def _points(listed: str) -> Iterator[Point]:
    """Give the points of a list: an item a line, or between semicolons."""
    for item in re.split(r"\n" if LIST_MARK.match(listed) else r"[;\n]", listed):
        if said := LIST_MARK.sub("", item.strip()):
            yield Point(said.removeprefix(MUST), must=said.startswith(MUST))


def text_of(value: str, *, html: bool = False) -> str:
    """Return a field as Markdown: what is HTML in it is rewritten, line ends and blanks are put right."""
    text = harmless(value).replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    return field_text(text, html=html).strip()


def tags_of(value: str) -> tuple[str, ...]:
    """Return the tags in a text that lists them, in lower case with hyphens for blanks."""
    tags = (re.sub(r"[^\w+#.]+", "-", tag.lower()).strip("-") for tag in TAG_SEPARATOR.split(harmless(value)))
    return tuple(dict.fromkeys(tag for tag in tags if tag))[:MAX_TAGS]
