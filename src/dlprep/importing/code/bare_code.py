"""Recognizes code that stands among prose without fences or line numbers."""

import re
from collections.abc import Sequence

from dlprep.importing.code.extent import PROSE_WORDS, TYPED_IN_SHELL, code_extent, reads_as_prose
from dlprep.importing.code.language import named_language
from dlprep.importing.code.languages import PYTHON
from dlprep.importing.code.python_syntax import is_weak, parse_statement
from dlprep.importing.prose.wording import CODE_SIGNS, bullet, is_sentence_closed

# Cheap: most lines of prose fail it.
PROMISING = re.compile(
    r"\s*(?:>>> |import |from \w|def |class |@\w|#include|using |for |while |if |with |try:|return\b"
    r"|print\(|(?:#|--|//) \w|/\*"
    r"|(?:pip3?|conda|docker|git|python3?|kubectl|npm|curl|export|sudo|cd|torchrun) |\$ |.*[\w)] \{$|\w+ <- "
    r"|#!/|select \w|(?:SELECT|INSERT|UPDATE|CREATE|FROM)\b|WITH \w+ AS|[{\[]\s*$"
    r"|[a-z_][\w.-]*:(?: \S+)?$|\w[\w.\[\], ]* [-+*/]?= ?\S|\w[\w.]*\(.*\)?$)"
)
# Nothing in prose looks like these.
UNMISTAKABLE = re.compile(
    r"\s*(?:import \w[\w.]*(?: as \w+)?$|from [\w.]+ import |def \w+\(.*:$|class \w+.*:$|for \w.* in .*:$"
    r"|\w+ = \w[\w.]*\(.*|\w+ = [\[{\"']|\w+(?:, \w+)* = .*\(.*|\w+(?:\.\w+)+\(.*\);?$|print\(.*\)$"
    r"|#include\b|#!/|.*;$|[{\[]$|(?:pip3?|conda) install |docker \w+ |git \w+ |python3? \S+\.py|export \w+="
    r"|\$ [a-z./]|SELECT .*|select [\w.*, ()]+$"
    r"|.*[\w)] \{$|\w+ <- \w|FROM [\w./:-]+(?: AS \w+)?$|torchrun --\w)"
)
# A command that is typed alone, in one line.
COMMAND = re.compile(
    r"(?:\$ |sudo |(?:pip3?|conda|apt|brew|npm) install |(?:docker|git|kubectl|curl|wget|uv) [\w./-])"
)
# YAML that has kept its indentation: a key alone, and one with a value inside it.
NESTED_MAPPING = re.compile(r"(\s*)[a-z_][\w.-]*:\n\1\s+(?:(?:- )?[a-z_][\w.-]*:(?: \S+){0,3}|- \S+)$")
# The same without it, behind a colon: keys with a word or none, items of a word, and below some key another.
MAPPING_LINE = re.compile(r"\s*(?:- )?[a-z_][\w./-]*:(?: (?:\S+|\"[^\"]*\"|\[.*\]|\{.*\}))?$|\s*- \S+$")
NESTED_KEY = re.compile(r"(?:^|\n)\s*(?:- )?[a-z_][\w./-]*:\n\s*(?:- )?[a-z_][\w./-]*:")
FEWEST_KEYS = 3
# What a program printed: announced as such, and no words alone.
PRINTED = re.compile(r"\b(?:outputs?|prints?|printed|displays?|displayed|logs?|results?)\b", re.IGNORECASE)
FIGURE = re.compile(r"\d|[={}<>|\[\]]|\(\)")
PROMPT, SHELL_PROMPT = ">>> ", "$ "
FEWEST_LINES = 2
FIRST_LINES = 12


def is_promising(line: str) -> bool:
    """Say, at little cost, whether code may start at this line."""
    return PROMISING.match(line) is not None and not reads_as_prose(line)


def bare_extent(lines: Sequence[str], lead: str) -> tuple[int, str]:
    """Count the lines of code at the start of *lines*, and name their language; (0, "") for none.

    One line alone is code only where the text before it names a language and ends with a colon.
    """
    first = lines[0].strip()
    announced = is_announced(lead)
    if lead.endswith(":") and COMMAND.match(first) and not is_sentence_closed(first):
        announced, lead = True, "Shell:"
    if first.startswith(PROMPT):
        return _session(lines, PROMPT), "pycon"
    if TYPED_IN_SHELL.match(first):
        return _session(lines, SHELL_PROMPT), "bash"
    if NESTED_MAPPING.match("\n".join(lines[:2])) or _is_mapping(lines, announced=lead.endswith(":")):
        return code_extent(lines, len(lines), "YAML:")
    if announced:
        extent, language = code_extent(lines, len(lines), lead)
        if extent and language == named_language(lead):
            return extent, language
    extent, language = _unannounced(lines, lead)
    return (extent, language) if extent or not is_output_announced(lead) else (_printed(lines), "")


def is_announced(lead: str) -> bool:
    """Say whether a text announces code: it names a language and ends with a colon."""
    return lead.endswith(":") and bool(named_language(lead))


def is_output_announced(lead: str) -> bool:
    """Say whether a text announces what a program printed."""
    return lead.endswith(":") and PRINTED.search(lead) is not None


def _is_mapping(lines: Sequence[str], *, announced: bool) -> bool:
    """Say whether a mapping of YAML starts here; behind an announcement it may have lost its indentation."""
    end = next((at for at, line in enumerate(lines) if not MAPPING_LINE.match(line)), len(lines))
    if end < FEWEST_KEYS:
        return False
    if announced and NESTED_KEY.search("\n".join(lines[:end])):
        return True
    return any(NESTED_MAPPING.match("\n".join(lines[at : at + 2])) for at in range(end))


def _printed(lines: Sequence[str]) -> int:
    """Count the lines of output: up to a blank line, a list or a sentence."""
    end = next((at for at, line in enumerate(lines) if not line or _is_said(line)), len(lines))
    return end if 2 * sum(FIGURE.search(line) is not None for line in lines[:end]) > end else 0


def _is_said(line: str) -> bool:
    """Say whether a line is a sentence, a list item or a heading, not output; a heading has no figures."""
    text = line.strip()
    if bullet(text) or (text[:1].isupper() and is_sentence_closed(text) and not CODE_SIGNS.search(text)):
        return True
    return reads_as_prose(text) and (PROSE_WORDS.search(text) is not None or FIGURE.search(text) is None)


def _unannounced(lines: Sequence[str], lead: str) -> tuple[int, str]:
    """Count the lines of code that nothing but its own look tells."""
    first = lines[0].strip()
    if not UNMISTAKABLE.match(first) and not any(UNMISTAKABLE.match(line) for line in lines[1:4]):
        return 0, ""
    extent, language = code_extent(lines[:FIRST_LINES], FIRST_LINES, lead)
    if language and extent < len(lines) and not (extent < FIRST_LINES and reads_as_prose(lines[extent])):
        extent, language = code_extent(lines, len(lines), lead)
    if not language or not any(UNMISTAKABLE.match(line) for line in lines[:extent]):
        return 0, ""
    if extent < (1 if is_announced(lead) else FEWEST_LINES) or not _is_whole(lines[:extent], language):
        return 0, ""
    return extent, language


def _session(lines: Sequence[str], prompt: str) -> int:
    """Count the lines of an interactive session: what was typed, and what was printed."""
    end = at = 0
    while at < len(lines):
        text = lines[at].strip()
        typed = text.startswith((prompt.strip(), "..."))
        # Below a blank line only the next prompt is sure to go on.
        if text and not typed and (at > end or _is_said(text)):
            break
        at += 1
        end = at if text else end
    return end


def _is_whole(lines: Sequence[str], language: str) -> bool:
    """Say whether the first line is code from end to end, not code followed by prose."""
    if language != PYTHON.name or lines[0].rstrip().endswith(("(", "[", "{", ":", "\\", ",")):
        return True
    if lines[0].lstrip().startswith(("#", "@")):
        return True
    tree = parse_statement(lines[0].strip())
    return tree is not None and not is_weak(tree)
