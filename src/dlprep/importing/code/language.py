"""Names the programming language of a piece of code, from the words that lead up to it and its look."""

import re
from collections.abc import Sequence

from dlprep.importing.code.languages import LANGUAGES, NAME_END, NAME_START, PYTHON, Language
from dlprep.importing.code.python_syntax import is_weak, parse_statement
from dlprep.importing.code.scan import Scan
from dlprep.importing.code.statements import split_statements

NAMES = (each.named.pattern.removeprefix(NAME_START).removesuffix(NAME_END) for each in LANGUAGES)
ANY_NAMED = re.compile(f"{NAME_START}(?:{'|'.join(NAMES)}){NAME_END}")
NAMED_BONUS = 0.45
# Settles which of the languages it is that end their lines alike.
NOTHING_OWN = 0.05
# What a language that is only known by its looks can reach.
NO_GRAMMAR = 0.98
ASSIGNED_IN_R = re.compile(r"\w[\w.]* <- ")
MARKUP = re.compile(r"\s*</?[a-zA-Z!][^>]*>")


def name_language(lines: Sequence[str], lead: str) -> str:
    """Return the name of the language, or "" for text that is no code we know; *lead* comes before it."""
    best, name = 0.34, ""
    filled = [line for line in lines if line.strip()]
    lead = lead.lower()
    names_one = ANY_NAMED.search(lead) is not None
    bracketed: dict[str, list[bool]] = {}
    for language in LANGUAGES:
        bonus = NAMED_BONUS if names_one and language.named.search(lead) else 0.0
        if language is not PYTHON and bonus + NO_GRAMMAR <= best + 0.01:
            continue
        if language.comment not in bracketed:
            bracketed[language.comment] = _in_brackets(filled, language.comment)
        share = _share_of_lines(filled, language, bracketed[language.comment]) if filled else 0.0
        score = share + bonus
        if score > best + 0.01:
            best, name = score, language.name
    return name


def named_language(lead: str) -> str:
    """Return the language that a text names, or ""."""
    lead = lead.lower()
    if ANY_NAMED.search(lead) is None:
        return ""
    return next(language.name for language in LANGUAGES if language.named.search(lead))


def _in_brackets(lines: Sequence[str], comment: str) -> list[bool]:
    """Say of each line whether brackets are open before it."""
    scan, result = Scan(), []
    for line in lines:
        result.append(bool(scan.brackets))
        scan = scan.over(line, comment)
    return result


def _share_of_lines(lines: Sequence[str], language: Language, bracketed: Sequence[bool]) -> float:
    """Return the share of lines that look like the language; Python is asked for its grammar too."""
    if language is PYTHON:
        return _share_of_python(lines)
    look, counted = language.look.match, language.name != "bash"
    fitting = sum(
        (inside and counted) or look(line) is not None for line, inside in zip(lines, bracketed, strict=True)
    )
    strange = language.own is not None and not any(language.own.search(line) for line in lines)
    return fitting / len(lines) * NO_GRAMMAR - (NOTHING_OWN if strange else 0.0)


def _share_of_python(lines: Sequence[str]) -> float:
    flat = [line.strip() for line in lines]
    fitting = comments = 0.0
    for statement in split_statements(flat):
        first = flat[statement.start]
        if statement.kind == "comment":
            comments += 0.0 if first.startswith("#include") else statement.length
            continue
        if ASSIGNED_IN_R.match(first):
            continue
        tree = parse_statement("\n".join(flat[statement.start : statement.start + statement.length]))
        if tree is not None and not is_weak(tree):
            fitting += statement.length
        elif PYTHON.look.match(first) and not first.endswith((";", "{")):
            fitting += 0.6 * statement.length
    return (fitting + comments) / len(flat) if fitting else 0.0
