"""Weighs the elements of a page: how much text is in each, and how much of it in links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from dlprep.importing.page.html_nodes import SILENT, attribute, children, tag_of, text_of

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
WEIGHED = frozenset(
    "div section ul ol table p main article body details dl nav aside header footer form "
    "center td fieldset".split()
)
# A share of the text that decides nothing: what is not listed counts as empty.
NOTHING = 0.001
# A link with one of these opens something on the page, and leads nowhere.
TRIGGER = frozenset("aria-controls aria-expanded data-toggle data-bs-toggle onclick".split())


@dataclass(slots=True)
class Weight:
    """Letters in an element, letters in links, links, those to places in the page, those to its site."""

    text: int = 0
    linked: int = 0
    links: int = 0
    anchors: int = 0
    local: int = 0

    def add(self, other: "Weight") -> None:
        """Count what is in an element inside."""
        self.text += other.text
        self.linked += other.linked
        self.links += other.links
        self.anchors += other.anchors
        self.local += other.local


Weights = dict[int, Weight]
"""By its `mem_id`, the weight of each element that can hold others and holds more than next to nothing."""


@dataclass(slots=True)
class _Open:
    node: LexborNode
    tag: str
    children: Iterator[LexborNode]
    weight: Weight
    linked: bool


def site_of(address: str) -> str:
    """Return how the addresses of all pages beside one begin."""
    parts = address.split("/", 3)
    return "/".join(parts[:3]) + "/" if len(parts) > 2 else ""  # noqa: PLR2004


def weigh(root: LexborNode, site: str = "") -> Weights:
    """Weigh all elements below *root*; done once, since each needs the weights of those inside.

    Links whose address begins with *site*, or with no site at all, lead to the same site.
    """
    weights: Weights = {}
    letters = 0
    stack = [_Open(root, tag_of(root), children(root), Weight(), linked=False)]
    while stack:
        top = stack[-1]
        child = next(top.children, None)
        if child is None:
            stack.pop()
            weight = top.weight
            if top.tag in WEIGHED and (weight.links or weight.text > NOTHING * letters):
                weights[top.node.mem_id] = weight
            if stack:
                stack[-1].weight.add(weight)
        elif child.is_text_node or child.tag == "pre":
            here = len(text_of(child).strip())
            letters += here
            top.weight.text += here
            top.weight.linked += here if top.linked else 0
        elif (tag := tag_of(child)) not in SILENT:
            weight = Weight()
            if tag == "a" and (address := attribute(child, "href")) and TRIGGER.isdisjoint(child.attributes):
                weight.links = 1
                weight.anchors = int(address.startswith("#"))
                is_relative = not (weight.anchors or SCHEME.match(address))
                weight.local = int(is_relative or bool(site and address.startswith(site)))
            stack.append(_Open(child, tag, children(child), weight, top.linked or weight.links > 0))
    return weights
