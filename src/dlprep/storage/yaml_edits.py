"""Values in a YAML text replaced in place: comments, layout and every other byte stay."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

from dlprep.model.problem import Place
from dlprep.storage.deck_writing import dump_yaml
from dlprep.storage.yaml_text import PARSER

BYTE_ORDER_MARK = "\ufeff"
BLOCK_STYLES = ("|", ">")


@dataclass(frozen=True, slots=True)
class Edit:
    """A new value for a key of the mapping that begins at *place*; the key is there."""

    place: Place
    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class _Cut:
    """A piece of the text and what comes instead of it."""

    start: int
    end: int
    text: str


def edit_yaml(text: str, edits: Iterable[Edit]) -> str:
    """Return *text*, which is a readable deck, with these values in it.

    The caller reads the result back: YAML has more corners than this knows.
    """
    # The C parser does not count the mark.
    mark, body = ("", text) if not text.startswith(BYTE_ORDER_MARK) else (text[:1], text[1:])
    mappings = _mappings(body)
    newline = "\r\n" if "\r\n" in body else "\n"
    cuts = [_cut(body, mappings[edit.place.line, edit.place.column], edit, newline) for edit in edits]
    pieces: list[str] = []
    at = 0
    for cut in sorted(cuts, key=lambda cut: cut.start):
        pieces += [body[at : cut.start], cut.text]
        at = cut.end
    return mark + "".join([*pieces, body[at:]])


def _mappings(text: str) -> dict[tuple[int, int], yaml.MappingNode]:
    """Return the mappings of the first document by line and column, from 1."""
    found: dict[tuple[int, int], yaml.MappingNode] = {}
    waiting = [next(yaml.compose_all(text, Loader=PARSER))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            found[node.start_mark.line + 1, node.start_mark.column + 1] = node
            waiting += [child for _, child in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
    return found


def _cut(text: str, mapping: yaml.MappingNode, edit: Edit, newline: str) -> _Cut:
    # Of a key that is there twice the first one counts.
    key, old = next(pair for pair in mapping.value if pair[0].value == edit.key)
    start, end = old.start_mark.index, _end(text, old)
    if mapping.flow_style:
        return _Cut(start, end, _in_rows(edit.value, flow=True))
    if isinstance(old, yaml.SequenceNode):
        written = _in_rows(edit.value, flow=bool(old.flow_style))
        return _Cut(start, end, _indented(written, old.start_mark.column, newline))
    written = dump_yaml({edit.key: edit.value}).removeprefix(f"{edit.key}: ")
    line_end = min(
        (place for place in (text.find(sign, end) for sign in "\r\n") if place >= 0), default=len(text)
    )
    if old.style in BLOCK_STYLES:
        header = text[start:end].splitlines()[0]
        comment = header[header.index(" ") :] if " " in header else ""
        line_end = end
    else:
        comment = text[end:line_end]
    head, *body = _indented(written, key.start_mark.column, newline).split(newline, 1)
    return _Cut(start, line_end, newline.join([head + comment.rstrip(), *body]))


def _end(text: str, node: yaml.Node) -> int:
    """Return where a value ends: the marks of blocks and of lists run on to what comes next."""
    if isinstance(node, yaml.ScalarNode):
        end: int = node.end_mark.index
        return len(text[:end].rstrip()) if node.style in BLOCK_STYLES else end
    if isinstance(node, yaml.CollectionNode) and (node.flow_style or not node.value):
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(text, last[1] if isinstance(node, yaml.MappingNode) else last)


def _indented(written: str, column: int, newline: str) -> str:
    """Return YAML as it continues a line, its own lines from the second on indented."""
    lines = textwrap.indent(written.rstrip("\n"), " " * column).removeprefix(" " * column)
    return lines.replace("\n", newline)


class _RowDumper(yaml.SafeDumper):
    """Writes every text on one line, so that what follows it on the line can stay."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


def _represent_text(dumper: _RowDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\n" in text else None)


_RowDumper.add_representer(str, _represent_text)


def _in_rows(value: Any, *, flow: bool) -> str:
    """Return a value with each text on one line; for *flow*, all of it as it can stand between braces."""
    text: str = yaml.dump(
        [value] if flow else value,
        Dumper=_RowDumper,
        default_flow_style=flow,
        allow_unicode=True,
        width=10**6,
        sort_keys=False,
    )
    # A text that stands alone would be followed by a mark of the document's end.
    return text.strip()[1:-1] if flow else text
