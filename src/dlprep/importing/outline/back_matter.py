"""Finds where the article's last answer ends and its back matter begins.

What follows an answer, but is none: topics to learn, closing words, advice on jobs, ratings, comments,
a footer about the series. Each begins at a line that could be a heading, or is a footer of one line.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dlprep.importing.outline.promotion import LIKELY, Promotion
from dlprep.importing.outline.promotion_words import STUDY
from dlprep.importing.part import Part
from dlprep.importing.prose.wording import bullet, is_heading_like, words_of

# These close an article, rarely an answer.
CLOSING = re.compile(
    r"\W*(?:conclusions?|final (?:thoughts|words|tips|notes)|wrapping up|wrap[- ]up|in closing|faqs?"
    r"|references|bibliography|further reading"
    r"|comments|closing (?:thoughts|words)|frequently asked questions|about (?:us|me|the author)"
    r"|explore more|you may also like|acknowledge?ments|disclaimer|leave a \w+|tags|categories"
    r"|related (?:articles|posts|questions|reading)|posted in|filed under|read (?:more|next)|back to top)"
    r"\b.{0,40}$",
    re.IGNORECASE,
)
SITE_LABEL = re.compile(
    r"\W*(?:tags|categories|posted in|filed under)\s*:|\W*(?:©|\(c\)) ?\d|(?:#\w+[\s,]*){2,}$", re.IGNORECASE
)
STUDY_ITEMS = 2
SHORT_LINE = 80
FOOTER = 2.0
PROSE_WORDS = 12
STUDY_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Ending:
    """The parts of an answer up to its end; *doubtful* is one cut off on its wording alone."""

    parts: tuple[Part, ...]
    doubtful: Part | None = None


def cut_back_matter(
    parts: Sequence[Part], promotion: Promotion, headings: Collection[str], *, plain: bool
) -> Ending:
    """Cut what follows the last answer; *headings* are the keys of those inside the other answers.

    *plain* says that there are several other answers, and no heading in any of them.
    """
    certain = [index for index, part in enumerate(parts) if _speaks_of_site(part.text, promotion)]
    last = certain[-1] if certain else -1
    for index, part in enumerate(parts):
        if not part.text or bullet(part.text):
            continue
        opens = _speaks_of_site(part.text, promotion)
        if not opens and index <= last:
            opens = _opens_back_matter(parts, index, headings, plain=plain)
        if opens and not _resumes(parts, index, promotion):
            return Ending(tuple(parts[:index]))
        if not opens and _closes_article(part.text, headings):
            return Ending(tuple(parts[:index]), part)
    return Ending(tuple(parts))


def heading_key(text: str) -> str:
    """Reduce a heading to what two answers share when both have it."""
    return " ".join(words_of(text)).lower()


def _speaks_of_site(text: str, promotion: Promotion) -> bool:
    """Say whether a line after the questions speaks of the reader or the site; a short one needs less."""
    short = len(text) < SHORT_LINE and not bullet(text)
    return promotion.is_certain(text, FOOTER if short else LIKELY)


def _closes_article(text: str, headings: Collection[str]) -> bool:
    """Say whether a heading by its wording closes the article, and is none the answers share."""
    if SITE_LABEL.match(text):
        return True
    return CLOSING.match(text) is not None and is_heading_like(text) and heading_key(text) not in headings


def _opens_back_matter(parts: Sequence[Part], index: int, headings: Collection[str], *, plain: bool) -> bool:
    """Say whether a heading, with advertising somewhere below it, opens the back matter."""
    text = parts[index].text
    if not is_heading_like(text) or heading_key(text) in headings:
        return False
    return plain or CLOSING.match(text) is not None or _is_study_list(_section(parts, index))


def _resumes(parts: Sequence[Part], index: int, promotion: Promotion) -> bool:
    """Say whether the answer goes on below, so that this is but an advertisement inside it."""
    promoted = promotion.is_certain(parts[index].text, LIKELY) and not is_heading_like(parts[index].text)
    for part in parts[index + 1 :]:
        if not part.text or bullet(part.text):
            continue
        if promotion.is_certain(part.text, LIKELY):
            promoted = True
        elif is_heading_like(part.text):
            return False
        elif len(words_of(part.text)) >= PROSE_WORDS and promotion.weight(part.text) < 1:
            return promoted
    return False


def _section(parts: Sequence[Part], index: int) -> Sequence[Part]:
    """Return the lines below a heading, up to the next one."""
    end = index + 1
    while end < len(parts) and not is_heading_like(parts[end].text):
        end += 1
    return parts[index + 1 : end]


def _is_study_list(section: Sequence[Part]) -> bool:
    """Say whether a list tells the reader what to learn."""
    items = [part.text for part in section if bullet(part.text)]
    telling = sum(STUDY.search(item) is not None for item in items)
    return len(items) >= STUDY_ITEMS and telling >= STUDY_SHARE * len(items)
