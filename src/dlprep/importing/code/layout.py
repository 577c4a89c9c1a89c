"""Lays out recovered code: indentation by its language, then blank lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import dedent

from dlprep.importing.code.blank_lines import with_blank_lines
from dlprep.importing.code.indentation import INDENT, restore_indentation
from dlprep.importing.code.languages import comment_sign
from dlprep.importing.code.scan import depths

SHELL_OPENS = re.compile(r".*(?:\bdo|\bthen|\{|\belse)$")
SHELL_CLOSES = re.compile(r"(?:done|fi|\}|else|elif)\b|\}")
YAML_PARENT = re.compile(r"(?:- )?[\w./-]+:$")
BRACKETED = frozenset({"cpp", "java", "javascript", "json", "go", "r", "sql", "dockerfile", ""})


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Code as it should be read; *doubtful* is the index of a given line whose depth is a guess."""

    source: str
    doubtful: int | None = None


def lay_out(lines: Sequence[str], language: str, spare: int) -> LaidOut:
    """Indent flattened code and insert up to *spare* blank lines."""
    doubtful: int | None = None
    lines = dedent("\n".join(lines)).split("\n")
    if language == "python":
        indented = restore_indentation(lines)
        result, doubtful = list(indented.lines), indented.doubtful
    elif any(line[:1].isspace() for line in lines):
        result = list(lines)
    elif language == "bash":
        result = _shell(lines)
    elif language in BRACKETED:
        open_before = depths(lines, comment_sign(language))
        result = [INDENT * depth + line for line, depth in zip(lines, open_before, strict=True)]
    else:
        result = list(lines)
        if language == "yaml":
            doubtful = next((at for at, line in enumerate(lines) if YAML_PARENT.match(line)), None)
    return LaidOut("\n".join(with_blank_lines(result, spare)), doubtful)


def _shell(lines: Sequence[str]) -> list[str]:
    depth, continued = 0, False
    result: list[str] = []
    for line in lines:
        if SHELL_CLOSES.match(line):
            depth = max(0, depth - 1)
        result.append(INDENT * (depth + continued) + line)
        if SHELL_OPENS.match(line):
            depth += 1
        continued = line.endswith("\\")
    return result
