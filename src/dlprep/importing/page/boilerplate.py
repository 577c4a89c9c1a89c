"""Takes off the answers of a page what is none: links up the page, advertising, back matter."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dlprep.importing.outline.lines import Line
from dlprep.importing.outline.promotion import Promotion, promotion_of
from dlprep.importing.page.asking import is_anchor, plain
from dlprep.importing.page.page_ending import without_back_matter
from dlprep.importing.page.sections import ADVERT, REPEATED_BELOW, UP, Cut, Section, Stray
from dlprep.importing.page.tree import Foldout, Heading, Items, Node, Paragraph, Quotation

TO_TOP = re.compile(
    r"\W*(?:(?:back|go|return|jump|scroll|up) (?:back )?(?:to|up) (?:the )?"
    r"(?:top|contents?|toc|table of contents|index|questions?(?: list)?|start|menu|beginning)"
    r"(?: of (?:the )?(?:page|file))?|top|(?:next|previous|prev)(?: (?:question|page|chapter))?)\W*",
    re.IGNORECASE,
)
# What pages put between answers to lead to others of theirs.
ELSEWHERE = re.compile(
    r"\W*(?:(?:also|must|recommended|suggested|related|read) (?:read|also|articles?|posts?|topics?|next)"
    r"|(?:you (?:may|might) also (?:like|read)|don['’]t miss|(?:next|previous) (?:article|post)))\b"
    r"[^.?]{0,40}:?\s*"
    r"(?:\W{0,4}\[[^\[\]]+\]\([^()]*\)\W{0,4})+$",
    re.IGNORECASE,
)
ARROW = re.compile("[\u2190-\u21ff\u2b05-\u2b07\U0001f51d\U0001f53c]|\\]\\(|^\\W*back to", re.IGNORECASE)
OFTEN, MOST = 3, 0.8
MOST_REPEATED = 4
LONGEST_REPEATED = 300
PARAGRAPH, ITEM = 4.0, 3.0
LONGEST_WEIGHED = 600


def without_boilerplate(cut: Cut) -> list[Stray]:
    """Take what is no answer off the sections of a page, and return it."""
    strays: list[Stray] = []
    promotion = promotion_of(_lines(cut), cut.title)
    for section in cut.sections:
        strays += _drop(section, [node for node in section.nodes if _leads_away(node)], UP)
        strays += _drop(section, list(_adverts(section.nodes, promotion)), ADVERT)
    if cut.sections:
        strays += without_back_matter(cut, promotion)
    for _ in range(MOST_REPEATED):
        for section in cut.sections:
            section.trim()
        ends = Counter(text for section in cut.sections if (text := _end(section)))
        linked = {_end(section) for section in cut.sections if _has_link(section.nodes[-1:])}
        often = {
            text for text, count in ends.items()
            if count >= (OFTEN if text in linked else max(OFTEN, MOST * len(cut.sections)))
        }  # fmt: skip
        if not often:
            break
        for section in cut.sections:
            if _end(section) in often:
                strays += _drop(section, section.nodes[-1:], REPEATED_BELOW)
    return strays


def _lines(cut: Cut) -> Iterator[Line]:
    """Iterate over the paragraphs of a page as the lines that promotion is learnt from."""
    nodes = [node for section in cut.sections for node in section.nodes]
    for node in (*nodes, *(node for stray in cut.strays for node in stray.nodes)):
        for text in _texts(node):
            if len(text) <= LONGEST_WEIGHED:
                yield Line(plain(text), node.line)


def _texts(node: Node) -> Iterator[str]:
    match node:
        case Paragraph(text) | Heading(text):
            yield text
        case Items(items):
            for item in items:
                for each in item:
                    yield from _texts(each)
        case Quotation(blocks) | Foldout(_, blocks):
            for each in blocks:
                yield from _texts(each)
        case _:
            pass


def _drop(section: Section, nodes: Sequence[Node], why: str) -> Iterable[Stray]:
    if nodes:
        dropped = {id(node) for node in nodes}
        section.nodes = [node for node in section.nodes if id(node) not in dropped]
        yield Stray(why, list(nodes))


def _leads_away(node: Node) -> bool:
    """Say whether a block is only a link up the page, or to another one."""
    match node:
        case Paragraph(text) | Heading(text):
            if is_anchor(text) or ELSEWHERE.match(text):
                return True
            return bool(TO_TOP.fullmatch(plain(text)) and ARROW.search(text))
        case Items(items):
            return all(len(item) == 1 and _leads_away(item[0]) for item in items)
        case Quotation(blocks):
            return all(map(_leads_away, blocks))
        case _:
            return False


def _end(section: Section) -> str:
    """Return the text of the last block of an answer with others before it, "" for one that cannot repeat."""
    match section.nodes:
        case [_, *_, Paragraph() | Heading() | Items() | Quotation() as last]:
            text = " ".join(plain(each) for each in _texts(last))
        case _:
            return ""
    return text if len(text) <= LONGEST_REPEATED else ""


def _has_link(nodes: Sequence[Node]) -> bool:
    return any("](" in text for node in nodes for text in _texts(node))


def _adverts(nodes: Sequence[Node], promotion: Promotion) -> Iterator[Node]:
    """Iterate over the blocks that advertise, and the headings over nothing else."""
    over: list[Node] = []
    for node in nodes:
        if _advertises(node, promotion):
            yield from over
            yield node
            over = []
        else:
            over = [node] if isinstance(node, Heading) else []


def _advertises(node: Node, promotion: Promotion) -> bool:
    match node:
        case Paragraph(text):
            return len(text) <= LONGEST_WEIGHED and promotion.is_certain(plain(text), PARAGRAPH)
        case Items(items):
            texts = [plain(text) for item in items for each in item for text in _texts(each)]
            certain = sum(promotion.is_certain(text[:LONGEST_WEIGHED], ITEM) for text in texts)
            return certain > 1 and 2 * certain > len(texts)
        case Quotation(blocks):
            return bool(blocks) and all(_advertises(each, promotion) for each in blocks)
        case _:
            return False
