r"""Markdown as HTML for another program: text is escaped, formulas stand in `\(…\)` and `\[…\]`.

A card is read just as it is for the screen, so HTML in it is text. Pictures become links: nothing that a
card names is fetched when it is looked at.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from dlprep.importing.harmless import harmless
from dlprep.views.card_text.parsing import parse

OPTIONS = MarkdownIt("commonmark").options
# Most points and questions: Markdown means what it says.
PLAIN = re.compile(r"(?=[A-Za-z])[^\\`*_~\[\]<>&$!|\n]*")


class _Renderer(RendererHTML):
    """Writes what CommonMark does not know; markdown-it finds the methods by the names of the tokens."""

    def formula(self, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
        return f"\\({escape(tokens[at].content)}\\)"

    def display_formula(self, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
        return f"\\[{escape(tokens[at].content)}\\]\n"

    def text(self, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
        # Prose must not open a formula: a backslash of its own is cut from its bracket.
        return escape(tokens[at].content).replace("\\(", "\\<wbr>(").replace("\\[", "\\<wbr>[")

    def image(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        token = tokens[at]
        shown = self.renderInlineAsText(token.children, options, env) or "picture"
        return f'<a href="{escape(str(token.attrGet("src") or ""))}">{escape(shown)}</a>'


_RENDERER = _Renderer()


def card_html(text: str) -> str:
    """Return Markdown as HTML; a text too long to be laid out as it stands."""
    tree = parse(harmless(text))
    if tree is None:
        return f"<pre>{escape(harmless(text))}</pre>"
    return harmless(_RENDERER.render(tree.to_tokens(), OPTIONS, {})).strip()


def line_html(text: str) -> str:
    """Return Markdown of one line as HTML within a block of something else."""
    text = " ".join(harmless(text).split())
    if PLAIN.fullmatch(text):
        return escape(text)
    html = card_html(text)
    inside = html.removeprefix("<p>").removesuffix("</p>")
    return html if "<p>" in inside else inside
