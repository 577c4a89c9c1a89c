"""Glued lines come apart, torn ones come together, and each keeps its place."""

import pytest

from dlprep.importing.outline.lines import Line, numbered_lines
from dlprep.importing.prose.unglue import unglue


def unglued(text: str) -> list[str]:
    """Return the texts of the unglued lines."""
    return [line.text for line in unglue(list(numbered_lines(text)))]


CASES = {
    "items": ("- One: a b.\nc d. - Two: e. - Three: f", ["- One: a b.", "c d.", "- Two: e.", "- Three: f"]),
    "item after a bracket": ("- One:\nf(x)(so.) - Two: b", ["- One:", "f(x)(so.)", "- Two: b"]),
    "a dash in prose": ("It is - as said - a dash. We know", ["It is - as said - a dash. We know"]),
    "formula and heading": ("\\[a\\]Next", ["\\[a\\]", "Next"]),
    "formula between text": ("so \\[a\\] and $$b$$ end", ["so", "\\[a\\]", "and", "$$b$$", "end"]),
    "formula over lines": ("\\[\na\n+ b\n\\]Next", ["\\[ a + b \\]", "Next"]),
    "formula never closed": ("\\[ a\nb", ["\\[ a", "b"]),
    "brackets in a string": ('re.sub("\\[x\\]", y)', ['re.sub("\\[x\\]", y)']),
    "lone bullet": ("•\nText here\n•\nMore", ["- Text here", "- More"]),
}


@pytest.mark.parametrize("name", CASES)
def test_lines(name: str) -> None:
    """Each item and each display formula stands on a line of its own, other text stays as it is."""
    text, expected = CASES[name]

    assert expected == unglued(text)


def test_a_piece_knows_where_it_was() -> None:
    """The line and column of a piece point at its first character in the article."""
    assert unglue([Line("\\[a\\] Next one", 7)])[1] == Line("Next one", 7, 7)
