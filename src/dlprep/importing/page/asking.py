"""Reads a text as a question: its number and label taken off, and how much it reads like one."""

import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from itertools import islice

from dlprep.importing.outline.candidates import ASKING_WORDS, question_shape
from dlprep.importing.prose.spans import change_prose
from dlprep.importing.prose.wording import words_of

ASKS = 1.5
"""The weight from which a text reads as a question."""

FANCY = re.compile("[\U0001d400-\U0001d7ff\uff01-\uff5e\u2460-\u2473\u24ea]+")
KEYCAP = re.compile("(?<=\\d)\ufe0f?\u20e3")
# What may stand before a number or a label: marks of emphasis, emoji, dashes; no code, no quotation.
LITTER = r"(?:[^\w`$<(\[\\\"“‘'¿@.]|_|\\(?=[*_#.\-])){0,40}"
LABEL = re.compile(
    rf"{LITTER}(?:Q(?:ues(?:tion)?s?)?|Que|(?:Interview|Bonus|Sample|Practice) Question|FAQ"
    r"|(?:Problem|Exercise|Prompt)(?=\W{0,4}\d))(?:(?:\W{0,4}|\W{0,4}(?:No\.?|Number|#)\s?)(?P<number>\d{1,4})"
    r"(?![\d%]|[.,]\d|[A-Za-z]{1,2}\b)(?:\s?\([^()]{1,20}\)(?=\W{0,3}:))?(?P<after>[^\w(\[`$\"“‘<]*)"
    r"|(?P<mark>[*_]{0,3}\s?(?:[:.)](?!\w)|[–—-]\s)[*_]{0,3}))",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"{LITTER}[(\[]?#?(?P<number>\d{{1,4}})(?P<parts>(?:\.\d{{1,3}}){{0,3}})[*_`]{{0,3}}"
    r"(?P<mark>\s?(?:\\?[.):\]、．](?![\d])|[–—|-]\s)|\s(?=[A-Z¿“\"*_`])|(?=[*_]{0,3}\s*$))"
)
LEAD = re.compile(LITTER)
TAIL = re.compile(
    "(?:\\s|(?<=[?!.])\\s*[+＋−–×✕✖▲▼△▽▴▾▸►▶◂⌃⌄˅˄∨∧›»]|(?<![\\w\\\\])[*_#:|¶§·–—-]|(?<=[\\w?.)!`])(?:\\*{1,3}|_{1,3}(?!\\w)|:)"
    "|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u20e3\u200d]"
    r"|\[\[[^\[\]]{0,60}\]\([^()]{0,500}\)\]|!\[[^\[\]]{0,200}\]\([^()]{0,2000}\)|\[[^\[\]\w]{0,8}\]\([^()]{0,500}\)"
    r"|\((?=[^()\s]*\bhttps?:)[^()]{0,500}\))+$"
)
SOURCE_LINK = re.compile(
    r"(?<=[?.!])\s*\(?\[\W{0,3}(?:src|source|link|ref|reference|answer|solution|top|back|anchor|video|\d+)\W{0,3}\]"
    r"\([^()\s]{0,500}\)\)?\s*$",
    re.IGNORECASE,
)
LINK = re.compile(
    r"!?\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){0,500})\]"
    r"\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s\"[^\"]{0,200}\")?\)"
)
ANCHOR = re.compile(r"\s*[*_]{0,3}\[[^\[\]]{1,500}\]\(#[^()]{0,500}\)[*_]{0,3}[\s.,;|]*")
BOLD = re.compile(r"\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
SLANTED = re.compile(r"(?<![\w\\])_(?=\S)([^_\n]{1,300})(?<=\S)_(?!\w)")
WHOLE = re.compile(r"[*]([^*]+)[*]")
MARKUP = re.compile(r"\\(?=[!-/:-@\[-`{-~])|[*`$]|~~")
# One of these is in whatever changes when marks are taken off.
MARKED = re.compile(r"[\\*_`$~&\[]")
SENTENCE = re.compile(r"(?<=[?])[\"”')*_]*\s+(?=\S)")
TASKS = frozenset(
    "briefly define derive describe discuss elaborate explain give illustrate implement justify list mention "
    "name prove provide sketch state write".split()
)
LONGEST = 600
LONGEST_TAIL = 400
LONGEST_OPENING = 2000
MOST_MARKS = 6
CLEAN = frozenset('?.!`$"”’')
FEWEST_ANSWER_WORDS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as inline Markdown on one line; *weight* tells how much it reads as one."""

    text: str
    weight: float
    number: int | None = None
    labelled: bool = False

    @property
    def asks(self) -> bool:
        """Say whether the text reads as a question or a task."""
        return self.weight >= ASKS

    @property
    def key(self) -> str:
        """Return the words alone, by which two places ask the same."""
        return " ".join(words_of(plain(self.text))).casefold()


def read_question(text: str) -> Asked:
    """Read a text that may be a question; the text left over is "" for a bare `Question 12`."""
    text = " ".join(plain_letters(text).split())
    if text[:1] == "[" and (link := LINK.match(text)):
        text = link[1] + text[link.end() :]
    number: int | None = None
    labelled = False
    for _ in range(3):
        mark = LABEL.match(text)
        if mark is not None:
            labelled = True
        else:
            mark = NUMBER.match(text)
            if mark is None or not _is_number(mark, text):
                break
        if number is None and mark["number"] and not mark.groupdict().get("parts"):
            number = int(mark["number"])
        text = text[mark.end() :]
    asked = _tidied(text)
    return Asked(asked, weight_of(asked), number, labelled)


def weight_of(text: str) -> float:
    """Weigh how much inline Markdown reads as a question."""
    return question_shape(plain(text[:LONGEST] if len(text) <= LONGEST else text[:LONGEST] + "."))


def plain(text: str) -> str:
    """Return inline Markdown without its marks, as its words read."""
    if text.isascii() and MARKED.search(text) is None:
        return text.strip()
    text = LINK.sub(r"\1", text) if "](" in text else text
    text = BOLD.sub("", text) if "**" in text or "__" in text else text
    if "\\" in text:
        text = MARKUP.sub("", text)
    else:  # the same, five times as fast
        text = text.replace("~~", "").replace("*", "").replace("`", "").replace("$", "")
    text = unescape(text)
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).strip()


def plain_letters(text: str) -> str:
    """Write the bold and slanted letters that Unicode has for mathematics as letters."""
    if text.isascii():
        return text
    text = FANCY.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return KEYCAP.sub(".", text)


def is_anchor(text: str) -> bool:
    """Say whether a text is nothing but links into the same page, as in a table of contents."""
    return "](#" in text and not ANCHOR.sub("", plain_letters(text)).strip(" -–—|•·*_↑⬆🔝0123456789.")


def split_answer(text: str) -> tuple[str, str]:
    """Split a text that asks and goes on to answer after the question mark; the answer is "" otherwise."""
    for end in islice(SENTENCE.finditer(text, 0, LONGEST_OPENING), MOST_MARKS):
        answer = text[end.end() :]
        sentences = re.split(r"(?<=[.?!])\s+", plain(answer[:LONGEST_OPENING]))
        asks_on = any(each.endswith("?") for each in sentences[:2]) or _is_asking(sentences[0])
        if not asks_on and len(words_of(answer)) > FEWEST_ANSWER_WORDS and not answer.startswith("("):
            return text[: end.end()].strip(), answer.strip()
    return text, ""


def _is_asking(sentence: str) -> bool:
    words = words_of(sentence)
    return bool(words) and words[0].lower() in TASKS


def _is_number(mark: re.Match[str], text: str) -> bool:
    """Say whether a number at the start counts the question: `12 Ways` does not, `12 What` does."""
    if mark["parts"] and int(mark["number"]) == 0:
        return False
    if mark["mark"].strip() or mark.end() == len(text):
        return True
    if mark["parts"] or mark["number"].startswith("0"):
        return True
    words = words_of(plain(text[mark.end() : mark.end() + 80]))
    return bool(words) and words[0].lower().replace("’", "'") in ASKING_WORDS


def _tidied(text: str) -> str:
    """Take emphasis, links, anchors and litter at both ends off a question."""
    for _ in range(3):
        text = _without_tail(text)
    text = LEAD.sub("", text, count=1) if not text.startswith(("*", "_")) else text
    if "](" in text:
        text = LINK.sub(lambda found: "" if found.group().startswith("!") else found[1], text)
    if "**" in text or "_" in text:
        text = change_prose(text, lambda prose: SLANTED.sub(r"*\1*", BOLD.sub("", prose)))
    text = LEAD.sub(lambda found: "*" if found.group().endswith("*") else "", text, count=1)
    if text.count("*") == 1 and "$" not in text and "`" not in text:
        text = text.replace("*", "")
    if whole := WHOLE.fullmatch(text):
        text = whole[1]
    return " ".join(_without_tail(text).split()) if text.strip() not in {"?", "."} else ""


def _without_tail(text: str) -> str:
    """Take links, emoji and marks off the end of a text."""
    last = text[-1:]
    if last.isalnum() or last in CLEAN or (last == ")" and "](" not in text and "http" not in text):
        return text
    head, tail = text[:-LONGEST_TAIL], text[-LONGEST_TAIL:]
    return head + TAIL.sub("", SOURCE_LINK.sub("", tail))
