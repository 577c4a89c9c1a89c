"""Finds what a site sets between answers: the same lines at the end of several of them.

Share bars, links back to the top, advertising without a brand: nothing in their wording need tell, but
answers do not end alike. Whole sentences count only where some answers end without them. A list belongs
to its answer, whatever comes again in it, unless all of it is buttons.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dlprep.importing.outline.lines import Line
from dlprep.importing.part import Part
from dlprep.importing.prose.wording import bullet, is_sentence_closed, ordinal

SEVERAL = 3
LONGEST_TAIL = 8
FEWEST_WORDS = 5
MOST_BUTTON_WORDS = 3
ALWAYS = 0.9


def repeated_tails(bodies: Sequence[Sequence[Part]]) -> frozenset[str]:
    """Return the keys of the lines that only ever stand at the end of answers, and of several."""
    tails = [list(_tail(body)) for body in bodies]
    counts = Counter(key for tail in tails for key in set(tail))
    common = {
        key
        for key, count in counts.items()
        if key and count >= SEVERAL and _may_be_left_out(key, count, len(bodies))
    }
    # A line counts only where nothing of the answer's own follows it, and something precedes it.
    ended = Counter(key for tail in tails for key in _run(tail, common))
    # The rest of the page lies below the last answer.
    anywhere = Counter(line_key(part.text) for body in bodies[:-1] for part in body if isinstance(part, Line))
    return frozenset(key for key in common if ended[key] >= max(SEVERAL, ALWAYS * anywhere[key]))


def tail_start(parts: Sequence[Part], repeated: frozenset[str]) -> int:
    """Return the index where the repeated lines at the end of an answer begin."""
    end = len(parts)
    for at in range(len(parts) - 1, -1, -1):
        part = parts[at]
        if not part.text:
            continue
        if not isinstance(part, Line) or line_key(part.text) not in repeated or _is_said_in_list(part.text):
            break
        end = at
    return end if any(part.text for part in parts[:end]) else len(parts)


def line_key(text: str) -> str:
    """Reduce a line to its wording, without case and the marks around it."""
    return text.strip(" -•*#|_[]").lower()


def _may_be_left_out(key: str, count: int, bodies: int) -> bool:
    sentence = is_sentence_closed(key) and len(key.split()) >= FEWEST_WORDS
    return not sentence or 2 * count <= bodies


def _tail(body: Sequence[Part]) -> Iterator[str]:
    """Iterate over the last lines of an answer, the last one first; code ends them, and a list."""
    count = 0
    for part in reversed(body):
        if not isinstance(part, Line) or count == LONGEST_TAIL or _is_said_in_list(part.text):
            return
        if part.text:
            count += 1
            yield line_key(part.text)


def _run(tail: Sequence[str], common: Iterable[str]) -> set[str]:
    """Return the lines at the end up to the first of the answer's own; none where there is no such."""
    for at, key in enumerate(tail):
        if key not in common:
            return set(tail[:at])
    return set()


def _is_said_in_list(text: str) -> bool:
    """Say whether a line is a list item, and of more words than a button has."""
    marker = bullet(text) or ordinal(text)
    return marker is not None and len(text[marker.end() :].split()) > MOST_BUTTON_WORDS
