"""What the readers of HTML ask about an element: its kind, its words, its look, whether it is a block."""

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

from dlprep.importing.harmless import harmless
from dlprep.importing.page.html_marks import MARK, MARKER

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
BLOCKS = HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl "
    "dt fieldset figcaption "
    "figure footer form header hgroup hr html legend li main menu nav ol p pre search section summary table "
    "tbody td tfoot th thead tr ul".split()
)
BLOCK_SELECTOR = ",".join(sorted(BLOCKS - {"html", "body"}))
# Nothing in these is text that a reader sees.
SILENT = frozenset(
    "area audio base canvas col colgroup datalist embed frame frameset head iframe input link map meta meter "
    "noframes noscript object param progress script select source style svg template textarea title track "
    "video".split()
)
LONGEST_NUMBER = 7
MATHS_SCRIPT = re.compile(r"math/(?:tex|mml|asciimath)")
CHANGING_TOKENS = re.compile(
    r"(?:odd|even|first|last|active|show|shown|open|opened|collapsed|expanded|current|selected|hidden|visible)"
    r"|(?:css|sc|jsx|svelte|emotion|astro)-.*|data-v-.*"
)


def text_of(node: LexborNode) -> str:
    """Return all text in a node, scripts included, as the source has it."""
    return node.text(deep=True)


def plain_text(node: LexborNode) -> str:
    """Return all text in a node on one line."""
    return " ".join(text_of(node).split())


def visible_text(node: LexborNode) -> str:
    """Return the text that a reader could see in a node, on one line."""
    return harmless(" ".join(words_beside(node)))


def words_beside(node: LexborNode, besides: LexborNode | None = None) -> list[str]:
    """Return the words that a reader could see in a node, without those of an element in it."""
    words: list[str] = []
    stack: list[Iterator[LexborNode]] = [iter((node,))]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.is_text_node:
            words += text_of(child).split()
        elif child.tag not in SILENT and (besides is None or child.mem_id != besides.mem_id):
            stack.append(children(child))
    return words


def attribute(node: LexborNode, name: str) -> str:
    """Return an attribute without what was written into it for the lines; "" if it is not there."""
    value = node.attributes.get(name) or ""
    if MARK in value:
        value = MARKER.sub("", value)
    return harmless(value)


def tag_of(node: LexborNode) -> str:
    """Return the name of an element, "-text" or "-comment"."""
    return node.tag or ""


def is_maths_script(node: LexborNode) -> bool:
    """Say whether a script holds a formula for MathJax."""
    return node.tag == "script" and MATHS_SCRIPT.match(node.attributes.get("type") or "") is not None


def classes(node: LexborNode) -> list[str]:
    """Return the class names of an element."""
    return (node.attributes.get("class") or "").split()


def look_of(node: LexborNode) -> str:
    """Return the tag and the classes that elements of the same kind share, such as `div.question`."""
    return _look(tag_of(node), node.attributes.get("class") or "")


# A page has few looks and many elements: one string for each look.
@lru_cache(maxsize=1000)
def _look(tag: str, given: str) -> str:
    names = sorted(
        {
            re.sub(r"[-_]*\d+", "", name)
            for name in given.split()
            if not CHANGING_TOKENS.fullmatch(name.lower())
        }
    )
    return ".".join((tag, *(name for name in names if name)))


def is_alone(node: LexborNode) -> bool:
    """Say whether there is neither text nor another element beside an element."""
    for step in ("prev", "next"):
        beside = getattr(node, step)
        while beside is not None:
            if beside.is_element_node or (beside.is_text_node and text_of(beside).strip()):
                return False
            beside = getattr(beside, step)
    return True


def first_number(items: LexborNode) -> int | None:
    """Return the number of the first item of a list, None for bullets."""
    start = attribute(items, "start")
    given = int(start) if start.isdecimal() and len(start) < LONGEST_NUMBER else 1
    return given if items.tag == "ol" else None


def holds_blocks(node: LexborNode) -> bool:
    """Say whether an element that formats text stands around blocks, as some pages have it."""
    return node.first_child is not None and node.css_first(BLOCK_SELECTOR) is not None


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Go through texts and elements in a node, comments left out."""
    child = node.first_child
    while child is not None:
        following = child.next
        if not child.is_comment_node:
            yield child
        child = following


def next_element(node: LexborNode) -> LexborNode | None:
    """Return the element that follows with nothing but blanks between."""
    following = node.next
    while following is not None and not following.is_element_node:
        if following.is_text_node and text_of(following).strip():
            return None
        following = following.next
    return following


def is_block(node: LexborNode) -> bool:
    """Say whether an element begins a line of its own."""
    return node.tag in BLOCKS or (node.is_element_node and holds_blocks(node))


def stands_alone(node: LexborNode, tag: str) -> bool:
    """Say whether an element that formats text stands around blocks, or is code of several lines."""
    if tag != "code":
        return holds_blocks(node)
    if node.css_first("br") is not None:
        return True
    return "\n" in text_of(node).strip() and is_alone(node)
