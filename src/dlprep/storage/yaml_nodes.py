"""What a YAML text holds: texts, lists and mappings, each with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from dlprep.model.problem import Place

Path: TypeAlias = tuple[str | int, ...]
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


class Scalar(NamedTuple):
    """A text; *place* is where it starts, as for every node. A *block* starts a line below."""

    text: str
    place: Place
    block: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence of nodes."""

    nodes: Sequence["Node"]
    place: Place


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; *keys* are the places of the keys themselves."""

    nodes: Mapping[str, "Node"]
    keys: Mapping[str, Place]
    place: Place


Node: TypeAlias = Scalar | Items | Fields


def plain(node: Node) -> Plain:
    """Return the node as text, lists and dictionaries."""
    # Not by patterns, which take twice as long: a large deck has a million nodes.
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(child) for child in node.nodes]
    return {key: plain(child) for key, child in node.nodes.items()}


def place_of(node: Node, path: Path, line: int = 0) -> Place:
    """Return where *path* leads from *node*: the key for a last step that is one, or as far as it goes.

    A *line* after the first of a block of text is the place of that line.
    """
    place = node.place
    for step in path:
        if isinstance(node, Fields) and isinstance(step, str) and step in node.nodes:
            place, node = node.keys[step], node.nodes[step]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.nodes):
            node = node.nodes[step]
            place = node.place
        else:
            break
    if line and isinstance(node, Scalar) and node.block:
        return Place(place.file, node.place.line + 1 + line)
    return place
