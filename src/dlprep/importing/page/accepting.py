"""Says which of the blocks that share a look are questions, if this is the look of the questions."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dlprep.importing.outline.back_matter import CLOSING
from dlprep.importing.outline.promotion import lexical_weight
from dlprep.importing.page.asking import plain
from dlprep.importing.page.candidates import ORNAMENTED, Candidate, Kind, Signature

REPEATED = 3
MOST_PROMOTION = 3.0
FEWEST_PHRASES = 2
CERTAIN = 3.0
WIDEST_STEP = 10
LONGEST_STEPS = 30
MOSTLY = 0.5
# Of headings with a number and of those without one, how many ask where only the former are questions.
MOST_ASK, FEW_ASK = 0.8, 0.1
LAST = 10**9
# A share of members: that read as questions for a look to count.
LEAST_ASKING: dict[Kind, float] = {
    "heading": 0.3,
    "bold": 0.4,
    "number": 0.5,
    "item": 0.5,
    "look": 0.6,
    "row": 0.3,
}
# Where a phrase that does not ask is a question, if it looks like those that do; in bold it rather leads in.
PHRASED: frozenset[Kind] = frozenset({"heading", "item", "foldout", "term", "row", "look"})
OPENS_TITLE = re.compile(r"\W*(?:how|when|what|why|where|which|who)\b", re.IGNORECASE)
ABOUT_PAGE = re.compile(
    r"\bthis (?:repo\w*|guide|page|document|article|collection|course|website|book)\b|\bcontribute\b"
    r"|^\W*(?:table of contents?|introduction|overview|prerequisites|getting started|index|contents?|toc"
    r"|contributing|licen[sc]e|credits|disclaimer|resources|links|notes?|about)\W*$",
    re.IGNORECASE,
)


def accepted(look: Signature, members: Sequence[Candidate], *, titled: bool) -> list[Candidate]:
    """Return the members that are questions if this look is that of the questions."""
    keys = Counter(each.asked.key for each in members)
    numbered = look.kind != "item" and _are_numbered(members)
    sure = [each for each in members if each.asked.asks or each.asked.labelled]
    if not sure and not (titled and numbered):
        return []
    counted = [each for each in members if each.asked.number is not None] if numbered else sure
    first, last = (counted[0].before, counted[-1].before) if counted else (0, 0)
    in_order = _in_order(members)
    inner = _between_neighbours(members) | _nested(members) if numbered else ()
    is_phrased = look.kind in PHRASED or look.look.endswith(ORNAMENTED)
    phrases = 0
    result = []
    for each in members:
        within = first <= each.before <= last
        repeats = keys[each.asked.key] >= REPEATED and each.asked.number is None and not each.asked.labelled
        if repeats or _speaks_of_page(each) or id(each) in inner:
            continue
        if each.asked.labelled or (each.asked.asks and not (numbered and (not within or _is_title(each)))):
            result.append(each)
        elif numbered and each.asked.number is not None:
            if each.asked.asks or id(each) in in_order:
                result.append(each)
        elif not numbered and is_phrased and not CLOSING.match(plain(each.asked.text)):
            phrases += within
            result.append(each)
    if phrases < FEWEST_PHRASES:
        return [each for each in result if first <= each.before <= last]
    return result


def _are_numbered(members: Sequence[Candidate]) -> bool:
    """Say whether a number is what tells the questions: most have one, or it is those that ask."""
    counted = [each for each in members if each.asked.number is not None]
    if len(counted) >= MOSTLY * len(members):
        return True
    others = [each for each in members if each.asked.number is None]
    asking = share_of(each.asked.asks for each in counted)
    others_ask = share_of(map(_is_certain, others))
    return len(counted) >= REPEATED and asking >= MOST_ASK and others_ask <= FEW_ASK


def _is_certain(candidate: Candidate) -> bool:
    return candidate.asked.weight >= CERTAIN


def _is_title(candidate: Candidate) -> bool:
    """Say whether a text without a number and without a question mark opens as a title: `How it works`."""
    asked = candidate.asked
    return asked.number is None and not _is_certain(candidate) and OPENS_TITLE.match(asked.text) is not None


def _speaks_of_page(candidate: Candidate) -> bool:
    """Say whether a text speaks of the page or advertises, whatever it asks."""
    if candidate.asked.number is not None or candidate.asked.labelled:
        return False
    text = plain(candidate.asked.text)
    return lexical_weight(text) >= MOST_PROMOTION or ABOUT_PAGE.search(text) is not None


def _in_order(members: Sequence[Candidate]) -> set[int]:
    """Return the identities of those whose number goes on from the one before, or on to the one after."""
    counted = [each for each in members if each.asked.number is not None]
    result = set()
    for before, after in pairwise(counted):
        if 0 <= (after.asked.number or 0) - (before.asked.number or 0) <= WIDEST_STEP:
            result |= {id(before), id(after)}
    return result


def _nested(members: Sequence[Candidate]) -> set[int]:
    """Return the identities of the steps inside an answer: they count from 1, and then the numbers go on."""
    counted = [each for each in members if each.asked.number is not None]
    numbers = [each.asked.number or 0 for each in counted]
    result: set[int] = set()
    for at in range(1, len(counted)):
        if numbers[at] != 1 or numbers[at - 1] < 2 or id(counted[at]) in result:  # noqa: PLR2004
            continue
        following = numbers[at + 1 : at + LONGEST_STEPS]
        wanted = numbers[at - 1] + 1
        steps = counted[at : at + 1 + following.index(wanted)] if wanted in following else []
        if steps and share_of(each.asked.asks for each in steps) < MOSTLY:
            result |= {id(each) for each in steps}
    return result


def _between_neighbours(members: Sequence[Candidate]) -> set[int]:
    """Return the identities of those without a number between two numbers that follow each other."""
    result: set[int] = set()
    waiting: list[int] = []
    last: int | None = None
    for each in members:
        number = each.asked.number
        if number is None:
            waiting.append(id(each))
            continue
        if last is not None and number == last + 1:
            result.update(waiting)
        waiting, last = [], number
    return result


def without_steps(questions: list[Candidate], look: Signature) -> list[Candidate]:
    """Drop the items of lists in which too few items ask: steps and enumerations."""
    if look.kind != "item" or not questions:
        return questions
    lists: defaultdict[int, list[Candidate]] = defaultdict(list)
    for each in questions:
        lists[id(each.list)].append(each)
    asking = {
        key for key, items in lists.items()
        if share_of(each.asked.asks or each.asked.labelled for each in items) >= LEAST_ASKING["item"]
    }  # fmt: skip
    enumerated = asking & _enumerations(questions, lists)
    asking -= enumerated
    kept: list[Candidate] = []
    following = _next_certain(questions)
    for each, after in zip(questions, following, strict=True):
        number = each.asked.number
        # Where a question follows the steps of an answer without a break, Markdown makes one list of them.
        is_next = bool(kept) and number is not None and number == (kept[-1].asked.number or 0) + 1
        # A list of one, whose number the next question carries on, is a question broken off its list.
        is_between = is_next and number is not None and len(lists[id(each.list)]) == 1 and after == number + 1
        is_certain = is_next and each.asked.weight >= CERTAIN and id(each.list) not in enumerated
        if id(each.list) in asking or is_between or is_certain:
            kept.append(each)
    return kept


def _enumerations(questions: Sequence[Candidate], lists: Mapping[int, Sequence[Candidate]]) -> set[int]:
    """Return the lists without answers inside the answer of an item of another list."""
    ends = [*(each.before for each in questions[1:]), LAST]
    answered = {id(each) for each, end in zip(questions, ends, strict=True) if each.has_answer(end)}
    if 2 * len(answered) < len(questions):
        return set()
    return {
        key for key, items in lists.items()
        if len(items) > 1 and 2 * sum(id(each) in answered for each in items) < len(items)
    }  # fmt: skip


def _next_certain(questions: Sequence[Candidate]) -> list[int | None]:
    """Return, for each candidate, the number of the next one that certainly asks."""
    numbers: list[int | None] = []
    number: int | None = None
    for each in reversed(questions):
        numbers.append(number)
        if each.asked.asks:
            number = each.asked.number
    return numbers[::-1]


def share_of(flags: Iterable[bool]) -> float:
    """Return the share of true ones, 0 of none."""
    listed = list(flags)
    return sum(listed) / len(listed) if listed else 0.0
