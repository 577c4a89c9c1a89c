"""Splits a paragraph that may open with a question into the question and what follows it."""

import re
from dataclasses import dataclass
from typing import Literal

from dlprep.importing.page.asking import LITTER, Asked, plain, read_question, split_answer

OpeningKind = Literal["label", "bold", "number", "plain", "other"]

LONGEST_QUESTION = 600
BOLD = re.compile(
    rf"{LITTER}(?:\(?\d{{1,4}}[.):\]]{{0,2}}\s*)?(?P<mark>\*\*\*|\*\*|__|(?<![*\w])[*_](?![*_\s]))"
    r"(?P<inside>(?:(?!(?P=mark))[^\n]){1,600}?)(?P=mark)(?P<after>[^\n]*)"
)
ANSWER_WORDS = r"(?:(?:sample|model|short|suggested|correct|expected) )?(?:answers?|solutions?|ans)"
ANSWER = re.compile(
    rf"{LITTER}(?:{ANSWER_WORDS}|a)(?:\s?[-#]?\s?\d{{1,4}})?(?P<mark>[*_]{{0,3}}\s?(?:[:.)](?!\w)|[–—-]{{1,2}}\s|:)+[*_]{{0,3}}|[*_]{{2,3}}\s?)"
    r"[\s:–—-]*",
    re.IGNORECASE,
)
BARE_ANSWER = re.compile(
    rf"{LITTER}(?:{ANSWER_WORDS}(?:\s?[-#]?\s?\d{{1,4}})?[^\w`$]*|a\s?\d{{0,4}}[*_]{{0,3}}\s?:[^\w`$]*)$",
    re.IGNORECASE,
)
INNER_ANSWER = re.compile(
    r"(?:\n|\s|(?<=[?.]))[*_]{0,3}(?:Answer|ANSWER|Ans|ANS|A|Solution)\s?(?:[-#]?\s?\d{1,4})?[*_]{0,3}\s?[:.)][*_]{0,3}(?=\s)"
)
# What a long paragraph begins with, if it can open with a question: a label, a number, bold type, a line.
OPENS = re.compile(
    rf"[^\n]{{1,{LONGEST_QUESTION}}}\n|{LITTER}(?:Q|Interview|Bonus|Sample|Practice|Problem|Exercise|[(\[]?\d)|\W{{0,4}}[*_]"
)
LONGEST_PLAIN = 300
LONGEST_LABEL = 80
CERTAIN = 3.0
NOT_WORDS = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class Opening:
    """The question a paragraph may open with, how it is set off, and the rest of the paragraph."""

    kind: OpeningKind
    asked: Asked
    rest: str


def read_opening(text: str) -> Opening:
    """Read a paragraph as a question with what follows it in the same paragraph."""
    first, _, rest = text.partition("\n")
    asked = read_question(first)
    bold = BOLD.match(first)
    if asked.labelled:
        return _labelled(asked, bold, first, rest)
    if bold is not None and (opening := _bold(bold, rest)) is not None:
        return opening
    if asked.number is not None and asked.text:
        return _split("number", first, rest)
    if asked.weight >= CERTAIN and len(first) <= LONGEST_PLAIN:
        return _split("plain", first, rest)
    return Opening("other", asked, rest)


def without_answer_label(text: str, *, labelled: bool) -> str:
    """Return a text without the word `Answer:` in front; `A.` counts only below a labelled question."""
    if is_answer_label(text):
        return ""
    first = text.split("\n", 1)[0]
    label = ANSWER.match(first)
    if label is None:
        return text
    if label.group().strip(" *_-:.)").lower() == "a" and ":" not in label["mark"] and not labelled:
        return text
    rest = text[label.end() :].lstrip()
    # `**Answer: it is …**` loses the opening marks with the label, so the closing ones go too.
    if label.group().count("**") % 2 and rest.count("**") % 2:
        rest = rest.replace("**", "", 1)
    return rest


def is_answer_label(text: str) -> bool:
    """Say whether a text is only the label of the answer that follows."""
    return len(text) < LONGEST_LABEL and BARE_ANSWER.match(text) is not None


def _labelled(asked: Asked, bold: re.Match[str] | None, first: str, rest: str) -> Opening:
    if not asked.text and rest:
        number = asked.number
        first, _, rest = rest.partition("\n")
        asked = read_question(first)
        asked = Asked(
            asked.text, asked.weight, number if asked.number is None else asked.number, labelled=True
        )
        return Opening("label", asked, rest)
    whole = bold and read_question(first[: bold.start("after")])
    is_whole = bold and whole and whole.labelled and whole.asks and not bold["after"][:1].isalnum()
    if bold and whole and is_whole and not NOT_WORDS.fullmatch(bold["after"]):
        return Opening("label", whole, _joined(bold["after"], rest))
    return _split("label", first, rest)


def _bold(bold: re.Match[str], rest: str) -> Opening | None:
    """Read a line in bold, or a question in bold before its answer on the same line."""
    asked = read_question(bold.string[: bold.end("after")])
    after = bold["after"]
    if not re.search(r"\w", plain(after)):
        return Opening("bold", asked, rest) if asked.text else None
    within = read_question(bold.string[: bold.start("after")])
    if not within.text or len(bold["mark"]) == 1:
        return None
    if within.text.endswith("?") or (
        within.asks and (within.number is not None or within.text.endswith("."))
    ):
        return Opening("bold", within, _joined(after, rest))
    return None


def _split(kind: OpeningKind, first: str, rest: str) -> Opening:
    """Cut the answer off that follows the question on its own line."""
    if (inner := INNER_ANSWER.search(first)) and inner.start() > 0:
        return Opening(kind, read_question(first[: inner.start()]), _joined(first[inner.start() :], rest))
    question, answer = split_answer(first)
    return Opening(kind, read_question(question), _joined(answer, rest))


def _joined(after: str, rest: str) -> str:
    after = re.sub(r"^[\s:–—-]+(?=\s|\w|[*`$\[(\"“])", "", after).strip()
    return "\n".join(part for part in (after, rest) if part)
