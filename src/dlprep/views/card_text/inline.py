"""The inside of a paragraph: emphasis, code, links, formulas, as styled text."""

from collections.abc import Iterable, Iterator

from markdown_it.tree import SyntaxTreeNode
from rich.text import Text

from dlprep.views.card_text.formula import formula
from dlprep.views.card_text.glyphs import Glyphs
from dlprep.views.card_text.parsing import DISPLAY_FORMULA, FORMULA
from dlprep.views.card_text.styles import Styles
from dlprep.views.card_text.visible import visible
from dlprep.views.card_text.wrap import NO_BREAK

_KEPT_WHOLE = 24


def inline_text(nodes: Iterable[SyntaxTreeNode], styles: Styles, glyphs: Glyphs) -> Text:
    """Return inline nodes as one text; a line feed in it is a hard break."""
    text = Text()
    for node in nodes:
        start = len(text)
        text.append_text(_text(node, styles, glyphs))
        if style := _style(node.type, styles):
            text.stylize(style, start)
    return text


def split_at_displays(nodes: Iterable[SyntaxTreeNode]) -> Iterator[list[SyntaxTreeNode]]:
    """Yield stretches of inline nodes; each display formula is a stretch of its own."""
    stretch: list[SyntaxTreeNode] = []
    for node in nodes:
        if node.type == DISPLAY_FORMULA:
            yield stretch
            yield [node]
            stretch = []
        else:
            stretch.append(node)
    yield stretch


def leaf(content: str) -> str:
    """Return a leaf's text, cleaned again: entities such as &#x202e; were decoded since the first time."""
    return visible(content).replace("\n", " ")


def _text(node: SyntaxTreeNode, styles: Styles, glyphs: Glyphs) -> Text:
    match node.type:
        case "softbreak":
            return Text(" ")
        case "hardbreak":
            return Text("\n")
        case "code_inline":
            return Text(_kept_whole(leaf(node.content)))
        case "formula" | "display_formula":
            return Text(_kept_whole(formula(node.content, glyphs=glyphs)))
        case "s":  # with its signs: where a terminal cannot strike out, the meaning would turn round
            return Text("~~").append_text(inline_text(node.children, styles, glyphs)).append("~~")
        case "link":
            return _link(node, styles, glyphs)
        case "image":
            source = leaf(str(node.attrs.get("src", "")))
            return Text(f"[image: {leaf(node.content)} ({source})]")
        case _ if node.children:
            return inline_text(node.children, styles, glyphs)
        case _:
            return Text(leaf(node.content))


def _link(node: SyntaxTreeNode, styles: Styles, glyphs: Glyphs) -> Text:
    label = inline_text(node.children, styles, glyphs)
    label.stylize(styles.link)
    address = leaf(str(node.attrs.get("href", "")))
    if node.markup == "autolink" or label.plain == address or not address:
        return label
    return label.append(f" ({address})", styles.address)


def _style(kind: str, styles: Styles) -> str:
    return {
        "strong": styles.strong,
        "em": styles.emphasis,
        "s": styles.strike,
        "code_inline": styles.code,
        "image": styles.image,
        FORMULA: styles.formula,
        DISPLAY_FORMULA: styles.formula,
    }.get(kind, "")


def _kept_whole(text: str) -> str:
    """Return a short formula or piece of code with spaces at which no line is broken."""
    return text.replace(" ", NO_BREAK) if len(text) <= _KEPT_WHOLE else text
