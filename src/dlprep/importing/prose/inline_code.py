"""Puts inline code back into its line.

A scrape breaks the line before inline code and loses the blank after it: `Use` / `Adamoptimizer for …`.
The code is recognized by its look, or, when a plain name is glued to the next word, by the article's
own `vocabulary`.
"""

import re
from collections.abc import Sequence

from dlprep.importing.code.python_syntax import is_weak, parse_statement
from dlprep.importing.outline.lines import Line
from dlprep.importing.part import Part
from dlprep.importing.prose.code_prefix import code_prefix
from dlprep.importing.prose.vocabulary import TOKEN, Vocabulary
from dlprep.importing.prose.wording import (
    DANGLING_WORDS,
    bullet,
    is_heading_like,
    is_sentence_closed,
    is_title_cased,
    labelled,
    ordinal,
    words_of,
)

LONGEST_JOINED = 6000
LONGEST_WORD = 60


def mend_inline_code(parts: Sequence[Part], vocabulary: Vocabulary) -> list[Part]:
    """Join lines that were torn apart at inline code, and mark the code."""
    result: list[Part] = []
    for at, part in enumerate(parts):
        before = result[-1] if result else None
        if not isinstance(part, Line) or not part.text:
            result.append(part)
            continue
        after = parts[at + 1] if at + 1 < len(parts) else None
        joined = None
        if isinstance(before, Line) and 0 < len(before.text) < LONGEST_JOINED:
            joined = _join(before, part, after, vocabulary)
        if joined is not None:
            result[-1] = joined
        else:
            result.append(_alone(part))
    return result


def quote(code: str) -> str:
    """Write code as Markdown does within a line."""
    return f"`` {code} ``" if "`" in code else f"`{code}`"


def _alone(line: Line) -> Line:
    """Mark a line that is code from end to end."""
    text = line.text.strip()
    end = code_prefix(text) if not bullet(text) else 0
    return line.having(quote(text)) if end and end == len(text) and _is_code(text) else line


def _is_code(text: str) -> bool:
    tree = parse_statement(text)
    return (tree is not None and not is_weak(tree)) or "=" in text


def _join(before: Line, line: Line, after: Part | None, vocabulary: Vocabulary) -> Line | None:
    """Return both lines as one, or None when they do not belong together."""
    text = line.text.strip()
    if (
        bullet(text)
        or ordinal(text)
        or before.text.startswith(("\\[", "$$"))
        or text.startswith(("\\[", "$$", "#", ">"))
    ):
        return None
    opened = _is_open(before.text)
    end = code_prefix(text)
    token = TOKEN.match(text)
    if token and token.end() >= end > 0:
        # A name alone may have the next word glued to it.
        end = vocabulary.part(token.group()) or end
    if end:
        code, rest = text[:end], text[end:]
        if _takes_code(before.text, rest, after, opened=opened):
            return before.having(f"{before.text} {quote(code)}{_spaced(rest)}")
        return None
    dangling = _dangles(before.text)
    torn = opened and (dangling or not is_heading_like(before.text))
    torn = torn or _is_label_alone(before.text)
    if torn and token and (cut := vocabulary.part(token.group())):
        return before.having(f"{before.text} {quote(text[:cut])} {text[cut:]}")
    if _is_label_alone(before.text) and not is_heading_like(text):
        return before.having(f"{before.text} {text}")
    if opened and _continues(before.text, text, dangling=dangling):
        return before.having(f"{before.text} {text}" if text[0] not in ",.;:)" else before.text + text)
    return None


def _is_label_alone(text: str) -> bool:
    """Say whether a list item ends with its label: the text that belongs to it comes next."""
    marker = bullet(text)
    found = labelled(text[marker.end() :], in_list=True) if marker else None
    return found is not None and not found.rest


def _is_open(text: str) -> bool:
    """Say whether a line stops before its sentence does."""
    return not is_sentence_closed(text) and not text.endswith(":")


def _dangles(text: str) -> bool:
    """Say whether a line stops at a word that must go on, as in `Use` or `by means of the`."""
    words = words_of(text[-LONGEST_WORD:])
    return bool(words) and text.endswith(words[-1]) and words[-1].lower() in DANGLING_WORDS


def _takes_code(before: str, rest: str, after: Part | None, *, opened: bool) -> bool:
    """Say whether code at the start of a line belongs to the end of the line before it."""
    in_list = bullet(before) is not None
    if rest.strip():
        lower = not rest.lstrip()[:1].isupper() and not rest.lstrip().startswith("(")
        return in_list or (opened and (lower or _dangles(before)) and not is_title_cased(before))
    if in_list:
        return opened or before.endswith(":")
    continued = isinstance(after, Line) and re.match(r"[a-z,.;)]", after.text.strip() or "A") is not None
    return opened and (_dangles(before) or continued) and not is_title_cased(before)


def _continues(before: str, text: str, *, dangling: bool) -> bool:
    """Say whether a line of prose goes on from the one before."""
    if text[0] in ",.;)":
        return len(text) > 1 and text[1:2] in {"", " "}
    if dangling:
        return not is_heading_like(before) or text[0].islower() or len(words_of(before[:LONGEST_WORD])) == 1
    return (
        text[0].islower()
        and not is_title_cased(before)
        and re.match(r"[\w-]*[A-Z]|[\w-]+(?: [\w-]+){0,2}:", text) is None
    )


def _spaced(rest: str) -> str:
    """Write what follows code, with the blank that the scrape lost."""
    rest = rest.strip()
    return f" {rest}" if rest and (rest[0].isalnum() or rest[0] in '([“"‘`*–—-$') else rest
