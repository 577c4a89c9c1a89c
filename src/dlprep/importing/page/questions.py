"""Finds the questions of a page with their answers: from its blocks to drafts and problems."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from dlprep.importing.article import Article
from dlprep.importing.doubt import Doubt, unanswered_problem
from dlprep.importing.draft import Draft, LeftOut, Parsed
from dlprep.importing.numbering import number_problems
from dlprep.importing.once import once, repeated_problems
from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.sections import Section as Numbered
from dlprep.importing.page.answers import write_nodes
from dlprep.importing.page.asking import plain
from dlprep.importing.page.beside import without_marks
from dlprep.importing.page.boilerplate import without_boilerplate
from dlprep.importing.page.candidates import Kind
from dlprep.importing.page.census import Census
from dlprep.importing.page.choosing import choose_groups
from dlprep.importing.page.contents import contents_of
from dlprep.importing.page.cutting import cut_page
from dlprep.importing.page.footnotes import with_footnotes
from dlprep.importing.page.gaps import fill_gaps
from dlprep.importing.page.labels import question_and_answer
from dlprep.importing.page.runs import parted
from dlprep.importing.page.sections import BACK, BETWEEN, OVER, Cut, Section, Stray
from dlprep.importing.page.tree import Heading, Items, Listing, Page, Paragraph
from dlprep.model.problem import Place, Problem, Severity

NAMES_QUESTIONS = re.compile(
    r"\b(?:questions?|interviews?|faqs?|q ?(?:&|and) ?a|quiz(?:zes)?|flash ?cards?)\b", re.IGNORECASE
)
MOST_TITLES = 5
# An answer as short as a placeholder, which several questions can share.
ANSWERS = re.compile(r"\W*(?:yes|no|true|false|none|all|both|\w|\W*\d[\d.,]*)\W*$", re.IGNORECASE)
OFTEN, MOST_WORDS = 3, 5
NOTE, NO_QUESTION = "a footnote of no answer", "a label without a question"


@dataclass(frozen=True, slots=True)
class Found:
    """What a page holds: how its questions look (None without any), and what becomes of every block."""

    kind: Kind | None = None
    drafts: tuple[Draft, ...] = ()
    unanswered: tuple[Draft, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    title: str = ""


def parse_page(article: Article, kinds: Collection[Kind]) -> Parsed:
    """Parse a page whose questions look in one of these ways; another page gives nothing."""
    if article.page is None:
        return Parsed()
    found = find_questions(article.page)
    if found.kind not in kinds:
        return Parsed()
    problems = [
        unanswered_problem(Place(article.origin, draft.line), draft.number) for draft in found.unanswered
    ]
    problems += (
        Problem(Place(article.origin, doubt.number), doubt.message, doubt.hint, Severity.WARNING)
        for doubt in found.doubts
    )
    drafts, repeated = once(found.drafts)
    problems += repeated_problems(article.origin, repeated)
    counted = sorted((*drafts, *found.unanswered), key=lambda draft: draft.line)
    numbered = [Numbered(draft.number, Line(draft.question, draft.line), ()) for draft in counted]
    problems += number_problems(article.origin, numbered)
    problems.sort(key=lambda problem: problem.place)
    left_out = tuple(sorted((*found.left_out, *repeated), key=lambda left: left.line))
    return Parsed(tuple(drafts), tuple(problems), found.title, found.unanswered, left_out)


# Every format of pages asks for the same page.
@lru_cache(maxsize=1)
def find_questions(page: Page) -> Found:
    """Find the questions of a page and their answers."""
    page = replace(page, blocks=parted(page.blocks))
    census = Census(page)
    listed = contents_of(census.found, census.content)
    candidates = [each for each in census.found if id(each) not in listed]
    groups = choose_groups(candidates, census.heads(), census.content, titled=_is_titled(page))
    if not groups:
        return Found()
    places = {id(each): at for at, each in enumerate(candidates)}
    chosen = sorted((each for group in groups for each in group.questions), key=lambda each: places[id(each)])
    questions = fill_gaps(chosen, candidates)
    closed = {id(each) for group in groups if group.is_closed for each in group.questions}
    contents = {id(each.node) for each in census.found if id(each) in listed}
    cut = cut_page(page, questions, closed, contents)
    strays = [*cut.strays, *without_marks(cut.sections), *without_boilerplate(cut)]
    sections = _without_titles(cut, strays)
    drafts = _without_placeholders(with_footnotes([_draft(section) for section in sections], cut.notes))
    strays += (Stray(NOTE, [note]) for note in cut.notes.values())
    strays += (
        Stray(NO_QUESTION, section.nodes)
        for section, draft in zip(sections, drafts, strict=True)
        if not draft.question and section.nodes
    )
    return Found(
        groups[0].signature.kind,
        tuple(draft for draft in drafts if draft.question and draft.answer),
        tuple(draft for draft in drafts if draft.question and not draft.answer),
        tuple(sorted(map(_left_out, strays), key=lambda left: left.line)),
        tuple(_doubts(strays)),
        cut.title,
    )


def _is_titled(page: Page) -> bool:
    """Say whether the page calls itself questions, in its title or a heading."""
    texts = [page.title, *(node.text for node in page.blocks if isinstance(node, Heading))]
    return any(NAMES_QUESTIONS.search(text) for text in texts[:MOST_TITLES])


def _without_titles(cut: Cut, strays: list[Stray]) -> list[Section]:
    """Return the sections but those that are only the heading of the ones that follow."""
    kept: list[Section] = []
    for section, after in zip_longest(cut.sections, cut.sections[1:]):
        asked, following = section.question, after.question if after else None
        if (
            following is not None
            and asked.signature.kind == "heading"
            and asked.asked.number is None
            and not section.nodes
            and (following.signature.kind != "heading" or following.signature.level > asked.signature.level)
        ):
            strays.append(Stray(OVER, [Heading(asked.asked.text, asked.signature.level, asked.line)]))
        else:
            kept.append(section)
    return kept


def _draft(section: Section) -> Draft:
    asked, nodes = question_and_answer(section)
    return Draft(asked.text, write_nodes(nodes, asked.text), section.question.line, asked.number)


def _without_placeholders(drafts: Sequence[Draft]) -> list[Draft]:
    """Empty the answers that are the same few words under several questions: nobody wrote them yet."""
    counts = Counter(draft.answer for draft in drafts)
    placeholders = {
        answer for answer, count in counts.items()
        if count >= OFTEN and len(answer.split()) <= MOST_WORDS and not ANSWERS.match(plain(answer))
    }  # fmt: skip
    return [replace(draft, answer="") if draft.answer in placeholders else draft for draft in drafts]


def _left_out(stray: Stray) -> LeftOut:
    return LeftOut(stray.nodes[0].line, write_nodes(stray.nodes), stray.why)


def _doubts(strays: Iterable[Stray]) -> Iterator[Doubt]:
    """Iterate over what may have been left out wrongly."""
    for stray in strays:
        first = stray.nodes[0]
        if stray.why == BACK:
            message = "from here on the text was taken for what follows the answers"
            yield Doubt(first.line, message, "compare the end of the answer with the source")
        elif stray.why == BETWEEN and isinstance(first, Paragraph | Listing | Items):
            message = "text between the questions went into no card"
            yield Doubt(first.line, message, "look whether it belongs to an answer")
