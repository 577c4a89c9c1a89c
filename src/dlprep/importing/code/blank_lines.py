"""Puts blank lines back into code, as many at most as the scrape is known to have dropped."""

import re
from collections.abc import Sequence

IMPORT = re.compile(r"(?:import|from|#include|using|package|library)\b")
DEFINITION = re.compile(r"(?:async def|def|class|@\w|function|public|private|static|struct|template)\b")
COMMENT = re.compile(r"#(?!include|!)|//|/\*|--\s")
CONTINUED = re.compile(r"(?:elif|else|except|finally)\b")
SQL_END = re.compile(r";\s*$")


def with_blank_lines(lines: Sequence[str], count: int) -> list[str]:
    """Insert up to *count* blank lines where a person would have left them, the likeliest first."""
    if count <= 0 or any(not line for line in lines):
        return list(lines)
    ranked = sorted((-_weight(lines, at), at) for at in range(1, len(lines)))
    chosen = {at for weight, at in ranked[:count] if weight < 0}
    result: list[str] = []
    for at, line in enumerate(lines):
        if at in chosen:
            result.append("")
        result.append(line)
    return result


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _weight(lines: Sequence[str], at: int) -> float:
    """Weigh a blank line before the line at *at*; 0 where none belongs."""
    line, before = lines[at], lines[at - 1]
    text, above = line.strip(), before.strip()
    deeper = _depth(line) > _depth(before)
    if deeper or above.endswith((",", "(", "[", "{", "\\")) or text[:1] in ")]}" or above.startswith("@"):
        return 0.0
    if COMMENT.match(above):
        return 0.0
    top = 1.0 if _depth(line) == 0 else 0.0
    over = _depth(line) < _depth(before)
    if DEFINITION.match(_first_statement(lines, at)):
        return 5.0 + top
    if COMMENT.match(text):
        return (4.8 if over else 3.0) + top
    if IMPORT.match(above) and not IMPORT.match(text) and top:
        return 4.5
    if over:
        return 0.0 if CONTINUED.match(text) else 2.0 + top
    return 1.5 if SQL_END.search(above) and text.isupper() else 0.0


def _first_statement(lines: Sequence[str], at: int) -> str:
    """Return the text of the line at *at*, or of the first one below its comments at the same depth."""
    below = at
    while (
        below + 1 < len(lines)
        and COMMENT.match(lines[below].strip())
        and _depth(lines[below + 1]) == _depth(lines[at])
    ):
        below += 1
    return lines[below].strip()
