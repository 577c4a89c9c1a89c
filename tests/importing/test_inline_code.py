"""Inline code that a scrape put on a line of its own returns to its line."""

import pytest

from dlprep.importing.outline.lines import Line, numbered_lines
from dlprep.importing.part import Part
from dlprep.importing.prose.code_prefix import code_prefix
from dlprep.importing.prose.inline_code import mend_inline_code
from dlprep.importing.prose.vocabulary import Vocabulary

KNOWN = Vocabulary.of([Line("The Lion optimizer and Lion for all, with a method and a method for each", 1)])
CASES = {
    "plain name glued to a word": ("Use\nLionoptimizer at first.", ["Use `Lion` optimizer at first."]),
    "call within a sentence": ("We call\nf.step()\nonce a batch.", ["We call `f.step()` once a batch."]),
    "formula after a label": ("- ReLU:\nmax(0, x). It is cheap.", ["- ReLU: `max(0, x)`. It is cheap."]),
    "remark after a call": ("- A: text.\nf(x=1)(Here x is one.)", ["- A: text. `f(x=1)` (Here x is one.)"]),
    "dotted name glued": ("What does\nnn.Foldwith it do?", ["What does `nn.Fold` with it do?"]),
    "label and its text": ("- Recall:\nThe share found.", ["- Recall: The share found."]),
    "hard-wrapped sentence": ("It goes on and\nends here.", ["It goes on and ends here."]),
    "heading and paragraph": ("Network Architecture\nuses two towers.", None),
    "two sentences": ("It ends.\nthen more", None),
    "heading and code alone": (
        "Model Setup\nmodel.fit(x)\nWe train.",
        ["Model Setup", "`model.fit(x)`", "We train."],
    ),
    "heading after a formula": ("\\[a = b\\]\nF1-Core\nText.", None),
    "code in brackets glued to a word": ("- A: such as\n(1,2)for two.", ["- A: such as `(1,2)` for two."]),
    "a word is no code": ("Text goes on\nwithin the line.", ["Text goes on within the line."]),
}


@pytest.mark.parametrize("name", CASES)
def test_lines_are_joined(name: str) -> None:
    """Code returns into the sentence it was taken from; whole lines stay whole."""
    text, expected = CASES[name]
    parts: list[Part] = list(numbered_lines(text))

    assert (expected or text.splitlines()) == [part.text for part in mend_inline_code(parts, KNOWN)]


@pytest.mark.parametrize(
    ("code", "rest"),
    [
        ("f(x) = max(0, x)", ". Simple."),
        ("model.compile(loss='mse', w={0: 1})", "(This shows how.)"),
        ("g(x) = (a(x) - b) / c(x)", ". Then"),
        ("a, b = split(x)", "and so on"),
        ("TP / (TP + FN)", ". The share"),
        ("x[:, 0]", " is the first"),
        ("", "Simple words, e.g. these."),
        ("", "scikit-learn offers it"),
        ("", "TensorFlow/Keras (for short)"),
        ("", "e.g. a case"),
    ],
)
def test_extent_of_code_at_the_start(code: str, rest: str) -> None:
    """The code ends where prose begins, and prose alone holds none."""
    assert len(code) == code_prefix(code + rest)
