"""The shape of a deck file, as pydantic models: the one place that says which keys exist.

The JSON Schema shipped with the decks is made from it (`deck_schema`).
"""

import json
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(pattern=r"\S")]

FORMAT = 1


class Shape(BaseModel):
    """Refuses unknown keys: a misspelt key is a mistake, not an extension."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceShape(Shape):
    """Where a text came from."""

    title: str = Field(default="", description="Title of the article or book")
    origin: str = Field(default="", description="File name or address")
    line: int | None = Field(default=None, ge=1, description="Line in that file, from 1")


class PointShape(Shape):
    """One idea unit of a model answer, tickable by ear."""

    say: Text = Field(description="The idea, short enough to recognise when it is said")
    must: bool = Field(default=False, description="An answer without this point fails")
    terms: tuple[Text, ...] = Field(
        default=(), description="Words that show the point was said; other ways to say one behind a /"
    )
    drafted: bool = Field(default=False, description="Proposed on import, checked by nobody")


class FollowUpShape(Shape):
    """A question asked after a good answer."""

    ask: Text
    answer: Text


class CardShape(Shape):
    """One question and its model answer."""

    id: Slug = Field(description="Written once, unique over all decks, never changed")
    number: int | None = Field(default=None, ge=0, description="Number of the question in its source")
    question: Text
    answer: Text = Field(description="Markdown with $…$ and $$…$$ formulas")
    points: tuple[PointShape, ...] = Field(default=(), description="The rubric: 3 to 7 points")
    follow_ups: tuple[FollowUpShape, ...] = ()
    mistakes: tuple[Text, ...] = Field(default=(), description="What weak candidates say")
    tags: tuple[Slug, ...] = ()
    difficulty: int | None = Field(
        default=None, ge=1, le=3, description="1 phone screen, 2 on-site, 3 senior"
    )
    source: SourceShape | None = None
    review_by: date | None = Field(default=None, description="Day by which to check facts that go stale")


class DeckShape(Shape):
    """A deck file without its cards, which are checked one by one."""

    format: Literal["1"] = Field(description="Version of this format")
    id: Slug = Field(description="Unique name of the deck, never changed")
    title: Text
    source: SourceShape | None = None


class WholeDeck(DeckShape):
    """A deck file with its cards."""

    cards: tuple[CardShape, ...]


def deck_schema() -> dict[str, Any]:
    """Return the JSON Schema of a deck file, for editors."""
    schema = WholeDeck.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "dlprep deck"
    # Editors read YAML's numbers as numbers, while dlprep reads every scalar as text.
    schema["properties"]["format"] = {
        "description": "Version of this format",
        "enum": [FORMAT, str(FORMAT)],
    }
    return schema


def schema_text() -> str:
    """Return the JSON Schema as the text of `decks/deck.schema.json`."""
    return json.dumps(deck_schema(), indent=2, ensure_ascii=False) + "\n"
