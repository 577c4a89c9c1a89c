"""Reads HTML as a page: the blocks of its main text, and what of it was left out."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from dlprep.importing.article import Tell, untold
from dlprep.importing.draft import LeftOut
from dlprep.importing.page.html_boilerplate import Boilerplate
from dlprep.importing.page.html_foldouts import Foldouts, find_foldouts
from dlprep.importing.page.html_lines import HtmlTree, Lines, parse_html
from dlprep.importing.page.html_links import resolve_addresses
from dlprep.importing.page.html_main import main_element, title_of
from dlprep.importing.page.html_nodes import children, visible_text
from dlprep.importing.page.html_position import Position
from dlprep.importing.page.html_styles import mark_bold
from dlprep.importing.page.html_walk import Walk
from dlprep.importing.page.html_weights import Weight, site_of, weigh
from dlprep.importing.page.tree import Node, Page


def read_html(text: str, address: str = "") -> tuple[Page, tuple[LeftOut, ...]]:
    """Read a page; *address* is where it came from, which links may be relative to.

    Raises ArticleError only for a page that is built to overwhelm its reader.
    """
    return read_tree(parse_html(text), address)


def read_tree(page: HtmlTree, address: str = "", tell: Tell = untold) -> tuple[Page, tuple[LeftOut, ...]]:
    """Read a page that is parsed; its text need no longer be there. *tell* is told how far the reading is."""
    tree, lines = page.parsed, page.lines
    mark_bold(tree)
    site = site_of(resolve_addresses(tree, address))
    body = tree.body
    if body is None:
        return Page(()), ()
    weights = weigh(body, site)
    main = main_element(body, weights)
    walk = Walk(
        Boilerplate(weights, weights.get(main.mem_id, Weight()).text, find_foldouts(main)),
        Position(lines, tell),
    )
    blocks = walk.read(main)
    left_out = sorted((*_outside(main, body, lines), *walk.left_out), key=lambda each: each.line)
    return Page(blocks, title_of(tree, main)), tuple(left_out)


def read_fragment(text: str) -> tuple[Node, ...]:
    """Read a piece of HTML that has no frame of a page around it: all of it is text."""
    page = parse_html(text)
    body = page.parsed.body
    return Walk(Boilerplate({}, 0, Foldouts()), Position(page.lines)).read(body) if body is not None else ()


def _outside(main: LexborNode, body: LexborNode, lines: Lines) -> Iterator[LeftOut]:
    """Give what stands beside the main text, and beside what is around it."""
    inner = main
    while inner.mem_id != body.mem_id and inner.parent is not None:
        for child in children(inner.parent):
            if child.mem_id != inner.mem_id and (text := visible_text(child)):
                yield LeftOut(lines.around(child), text, "outside the main text")
        inner = inner.parent
