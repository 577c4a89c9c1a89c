"""The closed vocabulary of tags of a folder of decks: `tags.yaml`, a tag and what it covers a line."""

from pathlib import Path

from dlprep.model.problem import Place, Problem
from dlprep.storage.library import VOCABULARY
from dlprep.storage.text_files import read_text
from dlprep.storage.yaml_nodes import Fields
from dlprep.storage.yaml_text import YamlError, parse_yaml


def read_vocabulary(folder: Path) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Return the tags of a folder, none if it has no vocabulary, and what is wrong with the file."""
    path = folder / VOCABULARY
    if not path.exists():
        return frozenset(), ()
    try:
        root, problems = parse_yaml(read_text(path), str(path))
    except YamlError as error:
        return frozenset(), (error.problem,)
    if not isinstance(root, Fields):
        message = "the vocabulary must be lines of 'tag: what it covers'"
        return frozenset(), (Problem(Place(str(path), 1), message),)
    return frozenset(root.nodes), tuple(problems)
