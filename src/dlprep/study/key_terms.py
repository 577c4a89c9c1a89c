"""The words that carry a text: content words, numbers and formulas, by which one knows it was said."""

import re
from dataclasses import dataclass

from dlprep.model.card import Card, Point

STOPWORDS = frozenset(
    """
    a about above across after again all almost also although always am among an and another any are
    around as at away be became because become been before behind being below best better between
    both but by came can cannot come comes could did different do does doing done down during each
    either else enough even ever every example few first for from further gave get gets give given
    gives go goes good got had has have he hence her here him his how however i if in instead into
    is it its itself just keep kept know known last least less let like little long look lot made
    make makes making many may me means might more most much must my need needs never new next no
    nor not nothing now of off often on once one only onto or other others our out over own part per
    put quite rather really right same say says second see seen several shall she should show since
    so some something sometimes still such take taken takes tell than that the their them then there
    these they thing things this those though three through thus to together too two under until up
    upon us use used uses using usually very was way ways we well were what when where whether which
    while who whole whose why will with within without would yet you your
    """.split()
)
"""Words of English that say nothing by themselves."""

NEGATIONS = frozenset(
    "no not never none neither nor cannot without nothing hardly lacks lack isn't doesn't".split()
)

TOKEN = re.compile(
    r"""
    \$[^$\n]+\$                                   # a formula
    | `[^`\n]+`                                   # code
    | [^\W\d_]+(?:['’][^\W\d_]+)?                 # a word
    | \d+(?:[.,]\d+)*\s?%?                        # a number, a share
    """,
    re.VERBOSE,
)
BOLD = re.compile(r"\*\*(.+?)\*\*")
CODE = re.compile(r"^ *(```|~~~).*?^ *\1", re.MULTILINE | re.DOTALL)
SENTENCE = re.compile(r"[.!?;](?:\s|$)|\n")
SHORTEST = 2
"""Letters of a word that counts; shorter ones only in capitals, as `k` never, `K` always."""

A_POINT, AN_ANSWER = 4, 12
"""Key words that a hint shows for a point, and for an answer without points."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or formula as it is compared, as it was written, and whether a "not" governs it."""

    word: str
    text: str
    negated: bool = False


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text; one of the three behind a negation, in its sentence, is negated."""
    found: list[Token] = []
    for sentence in SENTENCE.split(text):
        since = len(NEGATIONS)
        for match in TOKEN.finditer(sentence):
            written = match[0].strip()
            word = written.strip("$`").casefold().replace("’", "'").replace(" ", "")
            negation = word in NEGATIONS or word.endswith("n't")
            since = 0 if negation else since + 1
            found.append(Token(word, written, 0 < since <= 3))  # noqa: PLR2004 - words a "not" reaches
    return found


def carries_meaning(token: Token) -> bool:
    """Say whether a token tells one text from another."""
    if token.word in STOPWORDS or token.word in NEGATIONS or token.word.endswith("n't"):
        return False
    return len(token.word) >= SHORTEST or token.text.isupper() or token.text.isdecimal() or "$" in token.text


def key_terms(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text that carry its meaning, each once, in their order."""
    return tuple({token.word: token for token in tokens(text) if carries_meaning(token)}.values())


def skeleton(card: Card) -> tuple[str, ...]:
    """Return the key words of an answer as a first hint: a few for each point.

    Without points they are the terms in bold and the words of the first sentences.
    """
    if card.points:
        return tuple(", ".join(_words(point)) for point in card.points)
    prose = CODE.sub(" ", card.answer)
    bold = [term.strip(" .:") for term in BOLD.findall(prose)]
    words = [token.text for token in key_terms(BOLD.sub(" ", prose)) if not token.word.isdecimal()]
    return tuple(dict.fromkeys((*bold, *words)))[:AN_ANSWER]


def _words(point: Point) -> tuple[str, ...]:
    if point.terms:
        return tuple(term.split("/")[0].strip() for term in point.terms)[:A_POINT]
    terms = [token.text for token in key_terms(point.say)]
    # The longest words say most; they stay in their order.
    longest = sorted(terms, key=len, reverse=True)[:A_POINT]
    return tuple(term for term in terms if term in longest)
