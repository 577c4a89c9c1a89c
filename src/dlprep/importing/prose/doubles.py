r"""Writes once what a scrape has doubled: a formula as text and as LaTeX, a number, a bracket, a letter.

Pages show a formula twice: as drawn and as its source. `0.50.5`, `(0,1) (0,1)`, `=a/b=\frac{a}{b}` and,
for single letters, `XX and YY` are what is left of that in plain text.
"""

import re

from dlprep.importing.prose.spans import change_prose
from dlprep.importing.prose.tex import merge_tex

NUMBER = re.compile(r"(?<![\w.])(\d{1,6}\.\d{1,8})\1(?![\w.]*\d)")
VERSION_BEFORE = re.compile(r"(?:\b(?:version|release|v|[Cc][Uu][Dd][Aa]|[A-Z]\w*)|[=<>]) ?$")
# The same bracket again; a blank before punctuation is what the doubling left.
BRACKET = re.compile(r"([(\[][^()\[\]]{1,40}[)\]]) ?\1( (?=[.,;:!?)]))?")
# `f(x)f(x)`, `n+1n+1`: a glued repetition holding something that words do not hold.
GLUED = re.compile(r"(?<![\w.])(?=[\w(]{0,12}[(=+/^<>≤≥×·])([^\W_][\w()=+/^<>≤≥×·-]{1,24})\1(?![\w])")
# One of these is in whatever the three patterns above match.
SIGNS = re.compile(r"[(\[=+/^<>≤≥×·]")
DECIMAL = re.compile(r"\.\d")
GREEK = re.compile(r"(?<![^\W\d_])([α-ωΑ-Ω])\1(?![^\W\d_])")
LETTERS = re.compile(
    r"(?<![\w.-])([A-Za-z])\1(?P<between>(?:,| and| or| to|, and|, or) )([A-Za-z])\3(?![\w-])"
)
# A letter twice, alone: what the two patterns around here begin or end with.
DOUBLE = re.compile(r"\b([A-Za-z])\1\b")
LONE_LETTER = re.compile(
    r"(?P<before>\b(?:where|let|variable|input|output|vector|matrix|parameter|each|every|for|of|class|point|value"
    r"|size|number|constant|threshold|window) )(?P<letter>[b-zA-Z])(?P=letter)(?![\w.-])"
)
ORDINARY = frozenset("cc mm nn kk ff ss AA BB CC DD EE".split())


def without_doubles(text: str, *, letters: bool = False) -> str:
    """Return a text with its doubled parts once.

    *letters* says that the article doubles formulas elsewhere too, so that a lone `kk` is one as well.
    """
    return change_prose(merge_tex(text), lambda prose: _once(prose, letters=letters))


def has_doubles(text: str) -> bool:
    """Say whether a text shows that its article doubles formulas."""
    if not _is_telling(text):
        return merge_tex(text) != text
    return (
        bool(BRACKET.search(text) or any(not _is_version(text, found) for found in NUMBER.finditer(text)))
        or merge_tex(text) != text
    )


def _is_telling(text: str) -> bool:
    return SIGNS.search(text) is not None or DECIMAL.search(text) is not None


def _once(text: str, *, letters: bool) -> str:
    if _is_telling(text):
        text = NUMBER.sub(lambda found: found.group() if _is_version(text, found) else found[1], text)
        text = BRACKET.sub(lambda found: found[1] if _is_mathematical(found[1]) else found.group(), text)
        text = GLUED.sub(r"\1", text)
    if not text.isascii():
        text = GREEK.sub(r"\1", text)
    if DOUBLE.search(text) is None:
        return text
    text = LETTERS.sub(_single_letters, text)
    if letters:
        text = LONE_LETTER.sub(_single_letter, text)
    return text


def _is_version(text: str, found: re.Match[str]) -> bool:
    return VERSION_BEFORE.search(text, max(0, found.start() - 12), found.start()) is not None


def _is_mathematical(bracket: str) -> bool:
    inner = bracket[1:-1]
    return re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", inner) is None and (
        "," in inner or re.search(r"[\d=+*/^]", inner) is not None
    )


def _single_letters(found: re.Match[str]) -> str:
    one, other = found[1], found[3]
    alike = one.isupper() == other.isupper()
    return f"{one}{found['between']}{other}" if one != other and alike else found.group()


def _single_letter(found: re.Match[str]) -> str:
    letter = found["letter"]
    return found.group() if letter * 2 in ORDINARY - {"kk", "nn"} else found["before"] + letter
