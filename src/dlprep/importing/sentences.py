"""Cuts running text into sentences, and a sentence to what can be said in one breath."""

import re

from dlprep.importing.prose.spans import verbatim_spans

# A full stop after these ends no sentence.
SHORT_FORMS = frozenset("e.g i.e vs etc cf fig eq sec no approx resp al dr prof mr ms st ca incl".split())
LONGEST_FORM = 12
LAST_WORD = re.compile(r"[^\s(]+$")
COUNTED = re.compile(r"\d{1,3}|[a-z]")
ENDING = re.compile(r"(?<![.!?])[.!?]++[\"”’)\]]*+(?=\s+[\"“‘(\[]*[^\sa-z])")
CLAUSE = re.compile(r"(?:[;:]|,| [–—-]| \()(?=\s|\S)")
FEWEST_KEPT = 0.4
"""Share of the room that a cut at the end of a clause must fill."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph; code and formulas are never cut."""
    held = list(verbatim_spans(text))
    found: list[str] = []
    start = 0
    for ending in ENDING.finditer(text):
        at = ending.start()
        inside = any(begin <= at < end for begin, end in held)
        if inside or (ending[0] == "." and _is_short_form(text[max(start, at - LONGEST_FORM) : at])):
            continue
        found.append(text[start : ending.end()].strip())
        start = ending.end()
    return [sentence for sentence in [*found, text[start:].strip()] if sentence]


def _is_short_form(before: str) -> bool:
    """Say whether the word that a text ends with may be followed by a full stop within a sentence."""
    word = LAST_WORD.search(before)
    return word is not None and (
        word[0].lower() in SHORT_FORMS or COUNTED.fullmatch(word[0].lower()) is not None
    )


def shortened(sentence: str, longest: int) -> str:
    """Return a sentence of at most *longest* characters: cut at a clause if it can be, else at a word."""
    sentence = sentence.strip().rstrip(".:;, ")
    if len(sentence) <= longest:
        return sentence
    held = list(verbatim_spans(sentence))

    def is_free(at: int) -> bool:
        closed = sentence.count("(", 0, at) <= sentence.count(")", 0, at)
        return closed and not any(begin < at < end for begin, end in held)

    clauses = [cut.start() for cut in CLAUSE.finditer(sentence, 0, longest + 1) if is_free(cut.start())]
    if clauses and clauses[-1] >= FEWEST_KEPT * longest:
        return sentence[: clauses[-1]].rstrip(" ,;:–—-(")
    blanks = [place for place in range(longest) if sentence[place] == " " and is_free(place)]
    return f"{sentence[: blanks[-1]].rstrip(' ,;:')} …" if blanks else sentence[:longest]
