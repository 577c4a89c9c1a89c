"""Blocks of Markdown as lines of styled text, none wider than a given width."""

from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode
from rich.cells import cell_len
from rich.text import Text

from dlprep.views.card_text.code import code_lines
from dlprep.views.card_text.formula import display_formula
from dlprep.views.card_text.glyphs import Glyphs
from dlprep.views.card_text.inline import inline_text, leaf, split_at_displays
from dlprep.views.card_text.parsing import DISPLAY_FORMULA
from dlprep.views.card_text.styles import Styles
from dlprep.views.card_text.table import Table, table_lines
from dlprep.views.card_text.wrap import wrap

_FORMULA_INDENT = 4
_NARROWEST = 6


class Page:
    """Draws blocks; knows how deep in lists it is, for the bullets."""

    def __init__(self, styles: Styles, glyphs: Glyphs, bullet: int = 0) -> None:
        """Choose the looks."""
        self._styles = styles
        self._glyphs = glyphs
        self._bullet = bullet

    def blocks(self, nodes: Sequence[SyntaxTreeNode], width: int, *, tight: bool = False) -> list[Text]:
        """Draw blocks one below the other, with a blank line between them unless *tight*."""
        lines: list[Text] = []
        for node in nodes:
            block = self._block(node, width)
            lines += [Text()] * bool(lines and block and not tight) + block
        return lines

    def _block(self, node: SyntaxTreeNode, width: int) -> list[Text]:
        styles, glyphs = self._styles, self._glyphs
        match node.type:
            case "paragraph":
                return self._paragraph(node, width)
            case "heading":
                text = self._inline(node)
                text.stylize(styles.headings[min(int(node.tag[1:]), len(styles.headings)) - 1])
                return wrap(text, width)
            case "fence" | "code_block":
                language = (node.info.split() or [""])[0]
                return code_lines(leaf_lines(node.content), language, width, styles, glyphs)
            case "bullet_list" | "ordered_list":
                return self._list(node, width)
            case "blockquote":
                lines = self.blocks(node.children, self._room(width, glyphs.quote))
                for line in lines:
                    line.stylize_before(styles.quote)
                return self._hung(lines, width, Text(glyphs.quote, styles.rule), glyphs.quote)
            case "table":
                return table_lines(self._table(node), width, styles, glyphs)
            case "hr":
                return [Text(glyphs.rule * width, styles.rule)]
            case "display_formula":
                return self._display(node.content, width)
            case _:
                return self.blocks(node.children, width) or wrap(Text(leaf(node.content)), width)

    def _inline(self, node: SyntaxTreeNode) -> Text:
        return inline_text(
            (child for part in node.children for child in part.children), self._styles, self._glyphs
        )

    def _paragraph(self, node: SyntaxTreeNode, width: int) -> list[Text]:
        lines: list[Text] = []
        for stretch in split_at_displays(child for part in node.children for child in part.children):
            if len(stretch) == 1 and stretch[0].type == DISPLAY_FORMULA:
                lines += self._display(stretch[0].content, width)
                continue
            text = inline_text(stretch, self._styles, self._glyphs)
            if text.plain.strip():
                lines += wrap(text, width)
        return lines

    def _display(self, source: str, width: int) -> list[Text]:
        rows = display_formula(source, width, glyphs=self._glyphs)
        indent = min(_FORMULA_INDENT, (width - max(map(cell_len, rows))) // 2 * 2)
        return [Text(" " * indent + row, self._styles.formula) for row in rows]

    def _list(self, node: SyntaxTreeNode, width: int) -> list[Text]:
        first = int(node.attrs.get("start", 1))
        is_numbered = node.type == "ordered_list"
        last = f"{first + len(node.children) - 1}{node.markup} "
        bullet = self._glyphs.bullets[self._bullet % len(self._glyphs.bullets)] + " "
        inside = Page(self._styles, self._glyphs, self._bullet + (not is_numbered))
        tight = any(child.hidden for item in node.children for child in item.children)
        lines: list[Text] = []
        for number, item in enumerate(node.children, first):
            marker = f"{number}{item.markup} ".rjust(len(last)) if is_numbered else bullet
            body = inside.blocks(item.children, self._room(width, marker), tight=tight)
            hung = self._hung(body, width, Text(marker, self._styles.marker), " " * len(marker))
            lines += [Text()] * bool(lines and not tight) + hung
        return lines

    def _room(self, width: int, marker: str) -> int:
        room = width - cell_len(marker)
        return room if room >= _NARROWEST else width

    def _hung(self, lines: list[Text], width: int, marker: Text, others: str) -> list[Text]:
        """Put the marker before the first line, *others* before the rest; alone on a line if too narrow."""
        lines = lines or [Text()]
        if self._room(width, marker.plain) == width:
            return [Text(marker.plain.strip(), marker.style), *lines]
        return [
            Text.assemble(marker if at == 0 else (others, marker.style), line)
            for at, line in enumerate(lines)
        ]

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row.children for section in node.children for row in section.children]
        styles = [str(cell.attrs.get("style", "")) for cell in rows[0]]
        titles, *body = [[self._inline(cell) for cell in cells] for cells in rows]
        return Table(titles, body, [style.removeprefix("text-align:") for style in styles])


def leaf_lines(content: str) -> str:
    """Return the text of a code block, in which line feeds stay."""
    return "\n".join(map(leaf, content.split("\n")))
