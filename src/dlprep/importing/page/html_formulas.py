"""Finds the formulas of a page in whatever markup they come, each once, and gives their LaTeX."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from dlprep.importing.page.html_marks import MARKER
from dlprep.importing.page.html_mathml import latex_of
from dlprep.importing.page.html_nodes import (
    attribute,
    classes,
    holds_blocks,
    is_maths_script,
    plain_text,
    tag_of,
    text_of,
)

TEX_ATTRIBUTES = ("data-latex", "data-tex", "data-math", "data-katex", "data-formula", "data-equation")
RENDERED = re.compile(
    r"MathJax(?:_(?:Preview|Display|SVG|SVG_Display|CHTML|Error|Processing))?|MJX.*|mjx-chtml"
)
PICTURE = re.compile(r"latex|tex|math|mwe-math.*|ql-img-.*|eq(?:uation)?|formula", re.IGNORECASE)
TEX_SIGN = re.compile(r"[\\^_={}]|^[A-Za-z]$")
MARKED = re.compile(
    r"^(?:\\\((?P<inline>.*)\\\)|\\\[(?P<block>.*)\\\]|\$\$(?P<dollars>.*)\$\$|\$(?P<dollar>[^$]*)\$)$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in LaTeX; *alone* says that it stands on a line of its own.

    No LaTeX means that it draws once more what stands beside it.
    """

    tex: str
    alone: bool = False


def formula_of(node: LexborNode) -> Formula | None:
    """Return the formula that an element is, None if it is none."""
    tag = tag_of(node)
    if tag == "math":
        return Formula(latex_of(node), attribute(node, "display") == "block")
    if is_maths_script(node):
        kind = attribute(node, "type")
        tex = _one_line(MARKER.sub("", text_of(node)))
        return Formula(tex, "mode=display" in kind.replace(" ", "")) if "tex" in kind else Formula("")
    given = node.attributes
    if not given and tag not in {"img", "mjx-container"}:
        return None
    names = classes(node)
    if tag == "img":
        return _picture(node, names)
    written = [name for name in TEX_ATTRIBUTES if given.get(name)]
    if not names and tag != "mjx-container" and not written:
        return None
    return _drawn(node, tag, names, written)


def _drawn(node: LexborNode, tag: str, names: list[str], written: list[str]) -> Formula | None:
    """Return the formula of an element that a script drew or will draw; *written* attributes may have it."""
    for name in written:
        tex = attribute(node, name)
        if TEX_SIGN.search(tex) and not holds_blocks(node):
            alone = "display" in " ".join(names) or attribute(node, "display") in {"true", "block"}
            return Formula(_one_line(tex), alone or tag == "div")
    if "katex" in names or "katex-display" in names or tag == "mjx-container":
        alone = "katex-display" in names or attribute(node, "display") in {"true", "block"}
        return Formula(_inside(node), alone)
    if "mwe-math-element" in names:
        return Formula(_inside(node), "mwe-math-element-block" in names)
    if any(RENDERED.fullmatch(name) for name in names):
        # The script with the source stands beside the drawing; without it the drawing has the formula.
        return Formula("" if _has_script(node) else _inside(node), "MathJax_Display" in names)
    if any(name in {"math", "arithmatex"} for name in names) and (
        marked := MARKED.match(text_of(node).strip())
    ):
        tex = next(part for part in marked.groups() if part is not None)
        return Formula(_one_line(tex), marked["block"] is not None or marked["dollars"] is not None)
    return None


def _inside(node: LexborNode) -> str:
    maths = node.css_first("math")
    if maths is not None:
        return latex_of(maths)
    drawn = node.css_first("[data-latex]")
    return _one_line(attribute(drawn, "data-latex")) if drawn is not None else plain_text(node)


def _has_script(node: LexborNode) -> bool:
    outer: LexborNode | None = node
    for _ in range(3):
        following = outer.next if outer is not None else None
        for _ in range(4):
            if following is None:
                break
            if following.is_element_node and is_maths_script(following):
                return True
            following = following.next
        outer = outer.parent if outer is not None else None
    return False


def _picture(node: LexborNode, names: list[str]) -> Formula | None:
    alt = _one_line(attribute(node, "alt"))
    if marked := MARKED.match(alt):
        return Formula(_one_line(next(part for part in marked.groups() if part is not None)))
    if alt and any(PICTURE.fullmatch(name) for name in names) and TEX_SIGN.search(alt):
        return Formula(
            alt.removeprefix(r"{\displaystyle").removesuffix("}") if "displaystyle" in alt else alt
        )
    return None


def _one_line(tex: str) -> str:
    return " ".join(tex.split()).strip()
