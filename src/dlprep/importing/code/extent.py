"""Finds where code ends and prose goes on, line by line; a line counts by how it reads."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import lru_cache

from dlprep.importing.code.language import name_language
from dlprep.importing.code.languages import BY_NAME, PYTHON, Language
from dlprep.importing.code.python_syntax import is_weak, parse_statement
from dlprep.importing.code.scan import Scan
from dlprep.importing.code.statements import split_statements
from dlprep.importing.prose.wording import (
    CODE_SIGNS,
    bullet,
    is_sentence_closed,
    is_title_cased,
    labelled,
    title_share,
    words_of,
)

LONGEST_LOOK_AHEAD = 400
# A line is judged several times while the code around it is found.
RECENT = 256
LONGEST_BRACKET = 80
FEWEST_PROSE_WORDS = 4
# Words that hardly occur in code, but in nearly every sentence.
# In capitals alone they are the keywords of SQL.
PROSE_WORDS = re.compile(
    r"\b(?:[Tt]he|[Oo]f|[Ii]s|[Aa]re|[Aa]|[Aa]n|[Tt]o|[Tt]his|[Tt]hat|[Tt]hese|[Ww]e|[Yy]ou|[Ii]ts?|[Cc]an"
    r"|[Ww]hich|[Ww]ith|[Bb]e|[Aa]s|[Bb]y|[Ww]ill|[Oo]ur|[Yy]our|[Hh]as|[Hh]ave)\b(?!\.\w)"
)
LETTER = re.compile(r"[^\W\d_]")
# Below a blank line YAML goes on with a key or an item, but so does prose with a label or a list.
YAML_RESUMES = re.compile(r"[a-z_][\w./-]*:(?: \S+)?$|- [a-z_][\w.-]*(?:: \S+)?$|#|---$")
CODE_COLON = re.compile(r"\w:\w")
IMPORT = re.compile(
    r"import [\w.]+(?: as \w+)?(?:, ?[\w.]+(?: as \w+)?)*$|from [\w.]+ import [\w(*][\w, ()*]*$"
)
# A second dollar sign would close a formula.
TYPED_IN_SHELL = re.compile(r"\$ [a-z./](?!.*\$(?:\s|$))")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


class Verdict(Enum):
    """How a line reads."""

    CODE = "code"
    UNSURE = "unsure"
    PROSE = "prose"


@lru_cache(maxsize=RECENT)
def reads_as_prose(text: str) -> bool:
    """Say whether a line is a sentence, a list item, a label or a heading rather than code."""
    text = text.strip()
    if IMPORT.match(text) or not LETTER.search(text):
        return False
    bare = QUOTED.sub("", text)
    words = words_of(bare)
    common = len(PROSE_WORDS.findall(bare))
    if text.startswith(("#", "//", "/*", "--", "> ")) or TYPED_IN_SHELL.match(text):
        return False
    marked = bullet(text)
    if marked and (text[marked.end()].isupper() or common):
        return True
    if len(words) >= FEWEST_PROSE_WORDS and common >= max(1, len(words) // 8) and title_share(words[0]):
        return True
    if len(words) >= FEWEST_PROSE_WORDS and common >= max(2, len(words) // 5):
        return True
    if labelled(text, in_list=False) and len(words) >= FEWEST_PROSE_WORDS and is_sentence_closed(text):
        return True
    if CODE_SIGNS.search(text) or CODE_COLON.search(text) or text.isupper():
        return False
    return is_title_cased(text)


def code_extent(lines: Sequence[str], limit: int, lead: str) -> tuple[int, str]:
    """Count how many of the lines, at most *limit*, are code, and name their language.

    *lead* is the text before the code, which may name the language.
    """
    window = [line.strip() for line in lines[: min(limit, LONGEST_LOOK_AHEAD)]]
    name = name_language(_until_prose(window), lead)
    if name == PYTHON.name:
        return _end(_python_verdicts(window)), name
    return _end(_verdicts(window, BY_NAME.get(name))), name


def _until_prose(lines: Sequence[str]) -> Sequence[str]:
    scan = Scan()
    for at, line in enumerate(lines):
        if not scan.brackets and reads_as_prose(line):
            return lines[:at] or lines[:1]
        scan = scan.over(line)
    return lines


def _end(verdicts: Iterable[Verdict]) -> int:
    """Return the end of the code: after the last line of code before the first line of prose."""
    end = 0
    for at, verdict in enumerate(verdicts):
        if verdict is Verdict.PROSE:
            break
        if verdict is Verdict.CODE:
            end = at + 1
    return end


def _python_verdicts(lines: Sequence[str]) -> Iterator[Verdict]:
    bound: set[str] = set()
    for statement in split_statements(lines):
        text = "\n".join(lines[statement.start : statement.start + statement.length])
        if statement.kind == "comment":
            verdict = Verdict.CODE if text else Verdict.UNSURE
        else:
            verdict = _python_verdict(text, statement.uses, bound)
        bound |= statement.binds | statement.parameters
        yield from [verdict] * statement.length


def _python_verdict(text: str, uses: frozenset[str], bound: set[str]) -> Verdict:
    tree = parse_statement(text)
    if tree is None:
        sound = PYTHON.look.match(text) and not reads_as_prose(text)
        return Verdict.CODE if sound else Verdict.PROSE if reads_as_prose(text) else Verdict.UNSURE
    if not is_weak(tree) or (uses and uses <= bound):
        return Verdict.CODE
    if text[:1] in "\"'":
        return Verdict.CODE
    return Verdict.PROSE if bullet(text) or text[:1].isupper() else Verdict.UNSURE


def _verdicts(lines: Sequence[str], language: Language | None) -> Iterator[Verdict]:
    scan = Scan()
    comment = language.comment if language else "#"
    for at, line in enumerate(lines):
        inside = bool(scan.brackets) and _closes(lines[at : at + LONGEST_BRACKET], scan, comment)
        if not line or (at and not lines[at - 1] and not inside):
            yield _verdict_of_paragraph(line, language)
            scan = scan.over(line, comment)
            continue
        looks = language is not None and language.look.match(line) is not None
        if language is not None and language.name == "yaml":
            looks = looks and not (reads_as_prose(line) and is_sentence_closed(line))
        if inside or (looks and not _is_sentence(line)):
            yield Verdict.CODE
        else:
            lone_word = line[:1].isupper() and line.isalpha()
            yield Verdict.PROSE if lone_word or reads_as_prose(line) else Verdict.UNSURE
        scan = scan.over(line, comment)


def _verdict_of_paragraph(line: str, language: Language | None) -> Verdict:
    """Judge a blank line, or the first one below it: there prose may begin, so code must be plain."""
    if not line:
        return Verdict.UNSURE
    if language is None or language.name == "json" or reads_as_prose(line):
        return Verdict.PROSE
    if language.name == "yaml":
        return Verdict.CODE if YAML_RESUMES.match(line) else Verdict.PROSE
    if bullet(line):
        return Verdict.PROSE
    if language.look.match(line):
        return Verdict.CODE
    return Verdict.UNSURE if language.comment and line.startswith(language.comment) else Verdict.PROSE


def _is_sentence(line: str) -> bool:
    return reads_as_prose(line) and is_sentence_closed(line) and not line.endswith((";", "}", ")"))


def _closes(lines: Sequence[str], scan: Scan, comment: str) -> bool:
    """Say whether the brackets open here are closed again before long."""
    for line in lines:
        scan = scan.over(line, comment)
        if not scan.brackets:
            return True
    return False
