"""How a line reads: as a heading, a labelled paragraph, a list item, an open or closed sentence."""

import re
from dataclasses import dataclass

LONGEST_HEADING = 90
MOST_HEADING_WORDS = 14
MOST_PLAIN_HEADING_WORDS = 10
MOST_LABEL_WORDS = 9
LONGEST_LABEL = 120
LABEL_SIGN = re.compile(r"[()\[\]:]")
MOST_PLAIN_LABEL_WORDS = 2
TITLE_SHARE = 0.6

WORD = re.compile(r"[^\W_][\w'’-]*")
BULLET = re.compile(r"(\s*)[-*+•–—·◦▪●○‣⁃∙➤➢➔➜►▸▶✓✔✅]\ufe0f?\s+(?=\S)")
ORDINAL = re.compile(r"(\s*)\(?(\d{1,3})[.)]\s+(?=\S)")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*]*$")
INNER_SENTENCE = re.compile(r"(?<!\bvs)(?<!\be\.g)(?<!\bi\.e)[.!?]\s+[A-Z]")
CODE_SIGNS = re.compile(r"[={}\\<>;`|$]|\(\)|\w\(\w*[,=]")
BRACKETED = re.compile(r"\([^()]*\)")
NO_LABEL = re.compile(r"[=\\`$<>{}?!;]|\*\*|//")
SMALL_WORDS = frozenset(
    "a an and are as at be but by for from has have if in into is it its nor of on or over per so than "
    "that the their these this those to under up upon via vs was were when where which while with "
    "without your".split()
)
OPENING_WORDS = frozenset(
    "a after all also although an and another any as at because before both but by each either even "
    "every finally first for from given hence here how however i if in instead it its let like many "
    "most my no now of on once one or our overall several since so some such that the their then there "
    "therefore these they this those thus to typically under usually we what when where while with you "
    "your".split()
)
# A line that stops after one of these goes on in the next line.
DANGLING_WORDS = SMALL_WORDS | frozenset(
    "about applies apply applying between call calling calls called choose computes e.g i.e implement "
    "like named or pass passing run running runs set setting such the through try use used uses using "
    "via whereas".split()
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text that opens with a label, as in `Recall: the share of …`, and what follows the colon."""

    label: str
    rest: str


def words_of(text: str) -> list[str]:
    """List the words of a text, numbers among them."""
    return WORD.findall(text)


def is_sentence_closed(text: str) -> bool:
    """Say whether the text ends as a sentence does, possibly inside quotes or brackets."""
    return SENTENCE_END.search(text[-12:]) is not None


def title_share(text: str) -> float:
    """Return the share of words that are capitalised, small words such as *of* left out."""
    weighty = [word for word in words_of(text) if word.lower() not in SMALL_WORDS]
    if not weighty:
        return 0.0
    return sum(not word.islower() for word in weighty) / len(weighty)


def bullet(text: str) -> re.Match[str] | None:
    """Match the marker of an unnumbered list item; group 1 is its indentation."""
    return BULLET.match(text)


def ordinal(text: str) -> re.Match[str] | None:
    """Match the marker of a numbered item or heading; group 2 is its number."""
    return ORDINAL.match(text)


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")


def is_heading_like(text: str) -> bool:
    """Say whether a line could be a heading by its own look: short, titled, not a sentence."""
    text = text.strip()
    if not text or len(text) > LONGEST_HEADING or bullet(text) or text[-1] in ".!;,…":
        return False
    if text.startswith("#"):
        return text.lstrip("#").startswith(" ")
    marker = ordinal(text)
    title = text[marker.end() :] if marker else text
    words = words_of(title)
    if not words or len(words) > MOST_HEADING_WORDS or not _is_balanced(title):
        return False
    if CODE_SIGNS.search(title) or INNER_SENTENCE.search(title):
        return False
    return _opens_as_title(words[0]) and _is_titled(title, words)


def _opens_as_title(word: str) -> bool:
    return not word.islower() or "-" in word


def _is_titled(title: str, words: list[str]) -> bool:
    share = title_share(title)
    if title.endswith("?"):
        return len(words) <= MOST_PLAIN_HEADING_WORDS and ":" not in title
    if title.endswith(":"):
        if ": " in title:
            return False
        return (
            share >= TITLE_SHARE and len(words) <= MOST_LABEL_WORDS and words[0].lower() not in OPENING_WORDS
        )
    if ": " in title:
        rest = title.split(": ", 1)[1]
        return title_share(rest) >= TITLE_SHARE and not rest[:1].islower()
    if share >= TITLE_SHARE:
        return True
    return len(words) <= MOST_PLAIN_HEADING_WORDS and ", " not in title and title_share(words[0]) > 0


def is_title_cased(text: str) -> bool:
    """Say whether a heading-like line is written in title case, not merely a short phrase."""
    return is_heading_like(text) and title_share(text) >= TITLE_SHARE


def labelled(text: str, *, in_list: bool) -> Labelled | None:
    """Split a label off a text, or return None; list items are given more leeway than paragraphs."""
    at = _label_end(text)
    if at is None:
        return None
    label, rest = text[:at].strip(), text[at + 1 :].strip()
    words = words_of(label)
    if not words or len(words) > MOST_LABEL_WORDS or INNER_SENTENCE.search(label):
        return None
    bare = BRACKETED.sub("", label)
    if NO_LABEL.search(label) or not label[0].isalnum() or ", " in bare:
        return None
    if not in_list:
        opens_plainly = words[0].lower() in OPENING_WORDS
        if opens_plainly and len(words) > 1 and title_share(label) < 1:
            return None
        if title_share(bare) < TITLE_SHARE and (opens_plainly or len(words) > MOST_PLAIN_LABEL_WORDS):
            return None
    return Labelled(label, rest)


def _label_end(text: str) -> int | None:
    """Find the first colon outside brackets that a blank or the end follows."""
    depth = 0
    for found in LABEL_SIGN.finditer(text, 0, LONGEST_LABEL):
        char = found.group()
        if char == ":":
            if depth <= 0 and text[found.end() : found.end() + 1] in {"", " "}:
                return found.start()
        else:
            depth += 1 if char in "([" else -1
    return None
