"""YAML in which every scalar is text, with the place of every node.

YAML 1.1 would read `no` as false, `1.10` as a number and `2026-01-01` as a date; a deck means
what it says. Anchors and aliases are refused: decks need none, and a few lines of them can
stand for gigabytes.
"""

import re
from collections.abc import Iterator

import yaml

from dlprep.model.problem import Place, Problem
from dlprep.storage.yaml_nodes import Fields, Items, Node, Scalar

PARSER = getattr(yaml, "CLoader", yaml.Loader)
MAX_DEPTH = 20
BLOCK_STYLES = ("|", ">")
# Checked by us, because the C parser names neither line nor column of such a character.
NOT_YAML = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class YamlError(Exception):
    """The text is not YAML of this kind; carries the one problem that says so."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(problem.message)
        self.problem = problem


def parse_yaml(text: str, file: str) -> tuple[Node, list[Problem]]:
    """Return the document in *text*, and the problems that leave it readable (double keys).

    Raises YamlError where reading cannot go on.
    """
    if odd := NOT_YAML.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        column = odd.start() - text.rfind("\n", 0, odd.start())
        message = f"the character U+{ord(odd[0]):04X} is not allowed"
        hint = "remove it, or write it as an escape in double quotes"
        raise YamlError(Problem(Place(file, line, column), message, hint))
    problems: list[Problem] = []
    parser = PARSER(text)
    try:
        # What `yaml.parse` yields, without asking before each event whether there is one.
        node = _Builder(file, problems).document(iter(parser.get_event, None))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        message = f"not valid YAML: {error.problem or error.context or 'unreadable'}"
        hint = "look at the indentation and quotes here and in the line above"
        raise YamlError(Problem(place, message, hint)) from error
    finally:
        parser.dispose()
    return node, problems


class _Builder:
    """Builds nodes from parser events."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self._file = file
        self._problems = problems

    def document(self, events: Iterator[yaml.Event]) -> Node:
        empty: Node = Fields({}, {}, Place(self._file, 1, 1))
        root = empty
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if root is not empty:
                    message = "a second document begins here; it is not read"
                    hint = "put it into a file of its own, or remove the line '---' above it"
                    self._problems.append(Problem(self._place(event), message, hint))
                    break
                root = self._node(event, events, depth=0)
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        place = self._place(event)
        # First what nearly every event is: a large deck has a million.
        if type(event) is yaml.ScalarEvent and event.anchor is None:
            return Scalar(event.value, place, event.style in BLOCK_STYLES)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            message = "anchors and aliases (& and *) are not used in decks"
            raise YamlError(Problem(place, message, "write the text out, or put it in quotes"))
        if depth > MAX_DEPTH:
            raise YamlError(Problem(place, "nested too deep", "a deck has at most four levels"))
        if isinstance(event, yaml.SequenceStartEvent):
            nodes: list[Node] = []
            while type(child := next(events)) is not yaml.SequenceEndEvent:
                nodes.append(self._node(child, events, depth + 1))
            return Items(nodes, place)
        return self._fields(place, events, depth)

    def _fields(self, place: Place, events: Iterator[yaml.Event], depth: int) -> Fields:
        nodes: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while type(event := next(events)) is not yaml.MappingEndEvent:
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if type(key) is not Scalar:
                raise YamlError(Problem(key.place, "a key must be plain text", "put it in quotes"))
            if key.text in nodes:
                message = f"the key '{key.text}' is here twice; the first one counts"
                self._problems.append(Problem(key.place, message, "remove one of them"))
                continue
            nodes[key.text], keys[key.text] = value, key.place
        return Fields(nodes, keys, place)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1) if mark else Place(self._file)
