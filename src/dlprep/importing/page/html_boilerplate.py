"""Decides what of a page belongs to its frame and not to its text: by role, element, name and links."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from dlprep.importing.page.html_foldouts import Foldouts, is_hidden
from dlprep.importing.page.html_names import is_button, is_callout, why_by_name
from dlprep.importing.page.html_nodes import HEADINGS, attribute, next_element, plain_text, tag_of
from dlprep.importing.page.html_weights import Weight, Weights

ELEMENTS = {
    "nav": "menu", "menu": "menu", "footer": "footer", "aside": "aside", "button": "button",
    "dialog": "dialog", "search": "search",
}  # fmt: skip
ROLES = {
    "navigation": "menu", "menu": "menu", "menubar": "menu", "toolbar": "menu", "tablist": "menu",
    "banner": "header", "contentinfo": "footer", "complementary": "aside", "search": "search",
    "dialog": "dialog", "alertdialog": "dialog", "button": "button", "doc-toc": "contents",
    "tooltip": "hidden",
}  # fmt: skip
PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp)(?:$|[?#])|^#|^$", re.IGNORECASE)
HEADED = ",".join((*sorted(HEADINGS), "dt", "summary"))
INPUTS = "input,select,textarea"
# Without attributes and links these are text.
PLAIN = frozenset("p li ul ol pre td th tr br span b i em strong".split())
MOSTLY = 0.6
NEARLY_ALL = 0.9
FEW_LINKS = 2
# An element with so much of the text is the text, whatever it is called.
LARGE = 0.4
LONGEST_LABEL = 25


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Judges the elements of one page, knowing their weights, its letters and what folds out in it.

    A page without letters is a piece of text that no frame stands around.
    """

    weights: Weights
    letters: int
    foldouts: Foldouts

    def why(self, node: LexborNode) -> str:
        """Return why an element is left out, "" for one that belongs to the text."""
        tag = tag_of(node)
        if not self.letters or (tag in PLAIN and not node.attributes and node.mem_id not in self.weights):
            return ""
        if node.mem_id in self.foldouts.panels or node.mem_id in self.foldouts.opened:
            return ""
        if self._is_hidden(node):
            return "hidden"
        if tag in HEADINGS:
            return self._by_what_follows(node)
        weight = self.weights.get(node.mem_id, Weight())
        if weight.text > LARGE * self.letters and tag not in {"nav", "dialog"}:
            return ""
        return _by_kind(node, tag) or _by_name(node, tag) or _by_links(node, tag, weight)

    def _by_what_follows(self, heading: LexborNode) -> str:
        """Leave a heading out with the one thing below it, such as a list of other articles."""
        below = next_element(heading)
        if below is None or below.tag not in {"ul", "ol", "div", "section"}:
            return ""
        after = next_element(below)
        is_alone = after is None or after.tag in HEADINGS or self.why(after) != ""
        return self.why(below) if is_alone else ""

    def _is_hidden(self, node: LexborNode) -> bool:
        """Say whether a browser does not show an element; an answer that a click shows does not count."""
        return is_hidden(node) and node.css_first("math") is None and node.mem_id not in self.foldouts.shown


def _by_kind(node: LexborNode, tag: str) -> str:
    if tag == "button" and node.parent is not None and node.parent.tag in HEADINGS:
        # What folds out below a heading.
        return ""
    role = attribute(node, "role").lower()
    if role in ROLES:
        return ROLES[role]
    match tag:
        case "aside":
            return "" if role == "note" or is_callout(_names(node)) else "aside"
        case "footer" if node.parent is not None and node.parent.tag in {"blockquote", "figure"}:
            return ""
        case "header":
            return "" if node.css_first(HEADED) is not None else "header"
        case "form" | "fieldset":
            return "form" if node.css_first(INPUTS) is not None and node.css_first("pre") is None else ""
    return ELEMENTS.get(tag, "")


def _by_name(node: LexborNode, tag: str) -> str:
    if tag in {"body", "main", "html", "article", "pre", "code"}:
        return ""
    names = _names(node)
    return (why_by_name(names) if names else "") or (_by_use(node, names) if tag == "a" else "")


def _by_use(link: LexborNode, names: str) -> str:
    """Judge a link that is no part of a sentence: drawn as a button, or a picture that leads elsewhere."""
    if is_button(names) or attribute(link, "role") == "button":
        return "button"
    is_picture = link.css_first("img") is not None and not plain_text(link)
    return "advertisement" if is_picture and not PICTURE.search(attribute(link, "href")) else ""


def _by_links(node: LexborNode, tag: str, weight: Weight) -> str:
    """Judge an element that is little more than its links."""
    if weight.links == weight.anchors == 1 and weight.linked == weight.text:
        return "" if _leads_to_itself(node) else "menu"
    if weight.links == weight.local > 0 and weight.text - weight.linked <= LONGEST_LABEL and _has_label(node):
        return "related articles"
    if weight.links < FEW_LINKS or weight.linked < MOSTLY * weight.text:
        return ""
    if weight.anchors >= MOSTLY * weight.links:
        return "contents"
    if tag in {"ul", "ol"} and min(weight.local, weight.links - 1) >= FEW_LINKS and _only_links(weight):
        return "links"
    if tag in {"div", "section", "table"} and weight.links > FEW_LINKS and node.css_first("pre,dt,p") is None:
        return "links"
    return ""


def _has_label(node: LexborNode) -> bool:
    """Say whether an element is a label with links behind it and nothing more: `Read on: …`."""
    label, _, behind = plain_text(node).partition(":")
    linked = "".join(plain_text(link) for link in node.css("a[href]"))
    return bool(label) and linked.endswith(behind.strip()[-5:]) and label not in linked and bool(behind)


def _only_links(weight: Weight) -> bool:
    """Say whether there is nothing but links, all of them to other pages of the same site."""
    return weight.local == weight.links and weight.linked >= NEARLY_ALL * weight.text


def _leads_to_itself(node: LexborNode) -> bool:
    """Say whether the link that an element consists of marks a place rather than leading to one."""
    link = node.css_first("a[href]")
    target = attribute(link, "href")[1:] if link is not None else ""
    return any(target in {attribute(each, "id"), attribute(each, "name")} for each in (node, link) if each)


def _names(node: LexborNode) -> str:
    given = node.attributes
    return f"{given.get('class') or ''} {given.get('id') or ''}".strip()
