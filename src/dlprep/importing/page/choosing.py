"""Chooses, of all the looks that blocks share, the one the questions of the page have.

Each look is weighed by its members: those that read as questions, are labelled or numbered in order, and
have an answer below them. Steps, sub-headings and contents lists earn little. Other looks join the best
one where they ask too and stand outside of its answers.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dlprep.importing.page.accepting import (
    CERTAIN,
    LEAST_ASKING,
    MOSTLY,
    REPEATED,
    accepted,
    share_of,
    without_steps,
)
from dlprep.importing.page.candidates import Candidate, Heads, Kind, Signature
from dlprep.importing.page.surroundings import lowest_level

BARE, ASKING, LABELLED, NUMBERED, ALIKE, UNANSWERED = 1.5, 1.0, 1.05, 0.7, 0.4, -0.3
FEWEST_NUMBERED = 3
CLOSED: dict[Kind, float] = {"row": 0.5, "foldout": 0.5, "term": 0.5, "item": 0.8}
JOINING, OUTSIDE = 0.7, 0.7
SECTIONS: frozenset[Kind] = frozenset({"heading", "bold", "foldout", "term", "label"})
FEWEST_LATER = 2
HIGH = 2
# Of the headings of a lower level, how many must ask, and how many there must be for each of the higher one.
PURE, DENSE = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one look in the order of the page, and how well they explain it.

    *asking* and *numbered* are shares of the questions, *purity* their share of the blocks with this look.
    """

    signature: Signature
    questions: tuple[Candidate, ...]
    score: float
    asking: float
    numbered: float
    purity: float

    @property
    def worth(self) -> float:
        """Return the score per question; that of a list without any answer counts as full."""
        return self.score / len(self.questions) if self.score > 0 else 1.0

    @property
    def is_closed(self) -> bool:
        """Say whether the answers stand inside the items, rows or fold-outs of their questions."""
        within = share_of(each.inside > 0 or bool(each.rest) for each in self.questions)
        return within >= CLOSED.get(self.signature.kind, 2.0)


def choose_groups(found: Sequence[Candidate], heads: Heads, content: int, *, titled: bool) -> list[Group]:
    """Return the best look with its questions, and after it the looks that join it; nothing if none asks.

    *content* is how many blocks of content the page has; *titled* says that it calls itself questions.
    """
    looks: defaultdict[Signature, list[Candidate]] = defaultdict(list)
    for candidate in found:
        looks[candidate.signature].append(candidate)
    groups = [group for look, members in looks.items() if (group := _group(look, members, content, titled))]
    groups.sort(key=lambda group: -group.score)
    chosen = groups[:1]
    for group in groups[1:]:
        if joining := _joining(group, chosen, heads):
            chosen.append(joining)
    return chosen


def _group(look: Signature, members: Sequence[Candidate], content: int, titled: bool) -> Group | None:
    questions = without_steps(accepted(look, members, titled=titled), look)
    if not questions:
        return None
    asking = share_of(each.asked.asks or each.asked.labelled for each in questions)
    numbered = share_of(each.asked.number is not None for each in questions)
    unnamed = asking < LEAST_ASKING.get(look.kind, 0.3)
    if unnamed and not (titled and numbered > MOSTLY and len(questions) >= FEWEST_NUMBERED):
        return None
    ends = [*(each.before for each in questions[1:]), content]
    values = [_value(each, end) for each, end in zip(questions, ends, strict=True)]
    score = sum(values) * (0.7 if look.kind == "plain" else 1.0)
    if len(questions) == 1 and not titled and not questions[0].asked.labelled:
        return None
    # A list of nothing but questions is worth reporting, when nothing better is found.
    only = max(values) < 0 and asking >= JOINING and len(questions) >= REPEATED and look.kind in CLOSED
    purity = len(questions) / len(members)
    return Group(look, tuple(questions), score, asking, numbered, purity) if score > 0 or only else None


def _value(question: Candidate, end: int) -> float:
    """Weigh a question whose answer can reach up to *end*."""
    if not question.has_answer(end):
        return UNANSWERED
    asked = question.asked
    if asked.labelled:
        return LABELLED if asked.text else BARE
    return ASKING if asked.asks else NUMBERED if asked.number is not None else ALIKE


def _joining(group: Group, chosen: Sequence[Group], heads: Heads) -> Group | None:
    """Return of a look what belongs beside the questions chosen already, None if nothing does."""
    best, look = chosen[0], group.signature
    asks = group.asking >= JOINING and look.kind != "plain" and group.worth >= MOSTLY
    if look.kind == best.signature.kind == "heading" and look.place == best.signature.place:
        alike = (group.numbered >= MOSTLY) == (best.numbered >= MOSTLY)
        is_higher = look.level <= best.signature.level
        is_regular = group.purity >= PURE and len(group.questions) >= DENSE * len(best.questions)
        if asks and alike and len(group.questions) >= REPEATED and (is_higher or is_regular):
            return group
    free = [each for each in group.questions if not _is_owned(each, chosen, heads)]
    if asks and len(group.questions) >= REPEATED and len(free) >= OUTSIDE * len(group.questions):
        return group
    # A section of questions behind the others, often asked ones, while this look stands for titles elsewhere.
    later = [each for each in free if _is_sure(each) and each.before > best.questions[0].before]
    if look.kind in SECTIONS and len(later) >= FEWEST_LATER and len(later) >= MOSTLY * len(free):
        return replace(group, questions=tuple(later))
    return None


def _is_sure(candidate: Candidate) -> bool:
    """Say whether a text asks with a question mark, or under a number."""
    asked = candidate.asked
    return asked.weight >= CERTAIN or (asked.asks and asked.number is not None)


def _section_level(group: Group, heads: Heads) -> int:
    """Return the lowest level of the headings that end an answer of this look."""
    if group.signature.kind == "heading":
        return group.signature.level
    starts = {each.before for each in group.questions}
    over = (level for before, level in zip(heads.before, heads.levels, strict=True) if before in starts)
    return lowest_level(Counter(over), HIGH)


def _is_owned(candidate: Candidate, chosen: Iterable[Group], heads: Heads) -> bool:
    """Say whether a place lies in the answer of a chosen question."""
    for group in chosen:
        at = bisect_right(group.questions, candidate.before, key=lambda each: each.before) - 1
        if at < 0 or group.questions[at] is candidate:
            continue
        owner = group.questions[at]
        if group.is_closed:
            if candidate.before < owner.after + owner.inside:
                return True
            continue
        if heads.highest(owner.before, candidate.before) > _section_level(group, heads):
            return True
    return False
