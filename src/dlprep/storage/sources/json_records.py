"""Reads questions from JSON: objects, pairs, questions mapped to answers, nested at will, JSON Lines."""

import json
import re
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dlprep.errors import ArticleError
from dlprep.importing.draft import Draft
from dlprep.model.card import Point
from dlprep.model.problem import Place
from dlprep.storage.sources.limits import MAX_RECORDS
from dlprep.storage.sources.record_fields import Field, draft_of, field_of, tags_of

GROUP_NAMES = ("topic", "category", "section", "subject", "chapter", "group")
LETTERS = "ABCDEFGH"
STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
LONGEST_QUESTION = 10_000


def looks_like_json(text: str) -> bool:
    """Say whether a text is JSON, or begins with a line that is."""
    try:
        values = _values(text)
    except (ValueError, RecursionError):
        return False
    return any(isinstance(value, dict | list) and value for value in values)


def read_json(text: str, source: str) -> tuple[Draft, ...]:
    """Read the questions of a JSON text. Raises ArticleError when it is no JSON or has none."""
    try:
        values = _values(text)
    except RecursionError as error:
        raise ArticleError("the JSON is nested too deeply", place=Place(source)) from error
    except json.JSONDecodeError as error:
        place = Place(source, error.lineno, error.colno)
        raise ArticleError(f"the article is no JSON: {error.msg}", place=place) from error
    except ValueError as error:
        raise ArticleError(f"the article is no JSON: {error}", place=Place(source)) from error
    lines = _Lines(text)
    drafts: list[Draft] = []
    for found in _records(values):
        drafts.append(_draft(found, lines))
        if len(drafts) > MAX_RECORDS:
            raise ArticleError(f"the JSON has more than {MAX_RECORDS} questions", place=Place(source))
    if not drafts:
        raise ArticleError(
            "the JSON has no questions",
            hint='write them as [{"question": "…", "answer": "…"}]',
            place=Place(source),
        )
    return tuple(drafts)


@dataclass(slots=True)
class _Record:
    values: Mapping[str, Any]
    groups: tuple[str, ...] = ()


class _Lines:
    """Finds the line on which a text stands in the source, from the last one found on."""

    def __init__(self, text: str) -> None:
        """Note the lines of all texts in one go: they are asked for by the thousand."""
        self._places: defaultdict[str, deque[tuple[int, int]]] = defaultdict(deque)
        self._last = (0, 1)
        line = counted = 0
        for found in STRING.finditer(text):
            at = found.start()
            line += text.count("\n", counted, at)
            counted = at
            written = found[0] if len(found[0]) <= LONGEST_QUESTION else ""
            self._places[_value(written)].append((at, line + 1))

    def of(self, value: str) -> int:
        """Return the line of a text that comes after the one asked for last, else the line of that."""
        places = self._places[value]
        while places:
            if (place := places.popleft()) > self._last:
                self._last = place
                break
        return self._last[1]


def _value(written: str) -> str:
    try:
        return str(json.loads(written))
    except ValueError:  # what is between two texts where the source is no JSON
        return ""


def _values(text: str) -> list[Any]:
    try:
        return [json.loads(text)]
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not lines[0].lstrip().startswith(("{", "[")):  # noqa: PLR2004
            raise
        try:
            return [json.loads(line) for line in lines]
        except json.JSONDecodeError:
            pass
        raise


def _records(values: list[Any]) -> Iterator[_Record]:
    """Find the records in any nesting, in their order; names of the groups around them become tags."""
    stack: list[tuple[Any, tuple[str, ...]]] = [(value, ()) for value in reversed(values)]
    while stack:
        value, groups = stack.pop()
        if isinstance(value, list):
            if len(value) == 2 and all(isinstance(each, str) for each in value):  # noqa: PLR2004
                yield _Record({"question": value[0], "answer": value[1]}, groups)
            else:
                stack += [(each, groups) for each in reversed(value) if isinstance(each, dict | list)]
        elif isinstance(value, dict):
            fields = _fields(value)
            if "question" in fields and ("answer" in fields or "options" in fields):
                yield _Record(value, groups)
            elif _is_mapping(value):
                for question, answer in value.items():
                    yield _Record({"question": question, "answer": answer}, groups)
            else:
                named = next((value[name] for name in GROUP_NAMES if isinstance(value.get(name), str)), "")
                inside = (*groups, named) if named else groups
                stack += [
                    (each, inside) for each in reversed(value.values()) if isinstance(each, dict | list)
                ]


def _fields(value: Mapping[str, Any]) -> dict[Field, Any]:
    """Return the fields of an object that hold text; of two names for one field the first counts."""
    fields: dict[Field, Any] = {}
    for name, each in value.items():
        known = field_of(name)
        if known is None or known in fields or each is None:
            continue
        if known == "question" and not isinstance(each, str):
            continue
        fields[known] = each
    return fields


def _is_mapping(value: Mapping[str, Any]) -> bool:
    """Say whether an object maps questions to answers."""
    texts = all(isinstance(each, str | list) and _text(each) for each in value.values())
    asking = sum(name.rstrip().endswith("?") for name in value)
    return texts and len(value) > 0 and asking * 2 > len(value)


def _draft(record: _Record, lines: _Lines) -> Draft:
    fields = _fields(record.values)
    given = fields.get("points")
    points = tuple(point for each in given if (point := _point(each))) if isinstance(given, list) else ()
    texts: dict[Field, str] = {
        name: _text(each) for name, each in fields.items() if name != "points" or not points
    }
    texts["answer"] = _chosen(texts.get("answer", ""), fields.get("options"))
    tags = fields.get("tags")
    texts["tags"] = ", ".join(
        (*record.groups, *(map(str, tags) if isinstance(tags, list) else [str(tags or "")]))
    )
    question = texts["question"]
    return draft_of({**texts, "tags": ", ".join(tags_of(texts["tags"]))}, lines.of(question), points=points)


def _text(value: Any) -> str:
    """Write a value as text: lists as list items, other values as JSON has them."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(f"- {_text(each)}" for each in value if not isinstance(each, dict | list))
    if isinstance(value, dict):
        return "\n".join(
            f"- **{name}:** {each}" for name, each in value.items() if isinstance(each, str | int | float)
        )
    return "" if value is None else str(value)


def _point(value: Any) -> Point | None:
    if isinstance(value, str) and value.strip():
        return Point(value.strip())
    if isinstance(value, dict) and isinstance(said := value.get("say"), str) and said.strip():
        return Point(said.strip(), value.get("must") is True)
    return None


def _chosen(answer: str, options: Any) -> str:
    """Return the option that an answer names by its letter, else the answer as it is."""
    letter = answer.strip().rstrip(".)").upper()
    if isinstance(options, list) and len(letter) == 1 and letter in LETTERS[: len(options)]:
        return _text(options[LETTERS.index(letter)])
    if isinstance(options, dict) and letter in {str(name).upper() for name in options}:
        return next(_text(each) for name, each in options.items() if str(name).upper() == letter)
    return answer
