r"""Writes the running text of a page as inline Markdown: emphasis, code, links, images, formulas, scripts.

Line breaks are newlines; formulas are `$…$`, those that stand alone `$$…$$`. What Markdown would take for
marks of its own is escaped.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from dlprep.importing.page.html_formulas import formula_of
from dlprep.importing.page.html_links import write_image, write_link, write_lowered, write_raised
from dlprep.importing.page.html_markdown import (
    around,
    clean,
    code_span,
    escaped_prose,
    joined,
    marked,
    raised_or_lowered,
)
from dlprep.importing.page.html_nodes import BLOCKS, SILENT, children, plain_text, tag_of, text_of

DEEPEST = 80
SLANTED = frozenset({"i", "em", "cite", "dfn"})
STRUCK = frozenset({"del", "s", "strike"})
CODE = frozenset({"code", "kbd", "samp", "tt"})
UNREAD = SILENT | {"rp", "rt", "wbr"}
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
ITALIC_STYLE = re.compile(r"font-style\s*:\s*italic")
PLAIN_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)")
WRITERS: dict[str, Callable[[LexborNode, str], str]] = {
    "a": write_link,
    "img": write_image,
    "sub": write_lowered,
    "sup": write_raised,
    "q": lambda _, inside: around(lambda text: f"“{text}”", inside),
    "br": lambda _node, _inside: "\n",
}


def inline(nodes: Iterable[LexborNode], left_out: Callable[[LexborNode], bool]) -> str:
    """Return neighbouring texts and elements as inline Markdown; *left_out* says what does not belong."""
    text = _Writer(left_out).write(nodes)
    if "  " in text and "`` " not in text:
        text = re.sub(r" {2,}", " ", text)
    return re.sub(r" *\n *", "\n", text).strip() if "\n" in text else text.strip()


@dataclass(frozen=True, slots=True)
class _Writer:
    """What holds for the elements that are being written: marks do not nest in their like."""

    left_out: Callable[[LexborNode], bool]
    depth: int = 0
    bold: bool = False
    italic: bool = False

    def write(self, nodes: Iterable[LexborNode]) -> str:
        pieces = [""]
        for node in nodes:
            pieces[-1:] = joined(pieces[-1], self._one(node))
        return "".join(pieces)

    def _one(self, node: LexborNode) -> str:
        if node.is_text_node:
            return escaped_prose(clean(text_of(node)))
        if self.depth > DEEPEST:
            return escaped_prose(clean(plain_text(node)))
        if (formula := formula_of(node)) is not None:
            marks = "$$" if formula.alone else "$"
            return f"{marks}{formula.tex}{marks}" if formula.tex else ""
        tag = tag_of(node)
        if tag in UNREAD or self.left_out(node):
            return ""
        if tag in CODE:
            return around(code_span, clean(_code_text(node)))
        return self._element(node, tag)

    def _element(self, node: LexborNode, tag: str) -> str:
        inner = _Writer(self.left_out, self.depth + 1, self.bold, self.italic)
        style = node.attributes.get("style") or ""
        if not self.bold and _is_bold(tag, style):
            return marked("**", replace(inner, bold=True).write(children(node)))
        if not self.italic and (tag in SLANTED or ITALIC_STYLE.search(style)):
            return marked("*", replace(inner, italic=True).write(children(node)))
        inside = inner.write(children(node))
        if tag in STRUCK:
            return marked("~~", inside)
        if tag in BLOCKS:
            return f"\n{inside}\n"
        writer = WRITERS.get(tag)
        return writer(node, inside) if writer is not None else inside


def _is_bold(tag: str, style: str) -> bool:
    if tag in {"b", "strong"}:
        return not PLAIN_STYLE.search(style)
    return bool(style) and BOLD_STYLE.search(style) is not None


def _code_text(node: LexborNode) -> str:
    """Return code with its sub- and superscripts as characters."""
    if node.css_first("sub,sup,br") is None:
        return text_of(node)
    parts = []
    for child in children(node):
        text = text_of(child) if child.is_text_node or child.tag != "br" else " "
        is_script = child.tag in {"sub", "sup"}
        parts.append(raised_or_lowered(text, raised=child.tag == "sup") if is_script else text)
    return "".join(parts)
