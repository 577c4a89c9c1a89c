"""Code in answers that came as plain text: set between marks, nothing else touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.plain_answers import with_fences

PLAIN = """A mask drops a share of the units:

def drop(x, rate):
    keep = random(x.shape) > rate
    return x * keep / (1 - rate)

Nothing is dropped in use."""
FENCED = """A mask drops a share of the units:

```python
def drop(x, rate):
    keep = random(x.shape) > rate
    return x * keep / (1 - rate)
```

Nothing is dropped in use."""


def test_code_keeps_its_layout() -> None:
    """Lines of code between paragraphs come between marks, with their indentation and their language."""
    assert with_fences(PLAIN) == FENCED


@pytest.mark.parametrize(
    "answer",
    [
        FENCED,
        "one line: x = mean(g)",
        "Two paragraphs.\n\nNo code in them.",
        "- a\n- b",
        "**Bold:** it is Markdown.\n\ndef f(x):\n    return x",
        "",
    ],
)
def test_what_is_marked_or_has_no_code_stays(answer: str) -> None:
    """An answer that is Markdown already is taken as it is, and so is one without code."""
    assert with_fences(answer) == answer


@given(st.text(alphabet="ab =():\n#-.", max_size=60))
def test_no_word_is_lost(answer: str) -> None:
    """Whatever is taken for code, the words and signs stay, in their order."""
    marked = with_fences(answer).replace("```python", "").replace("```", "")

    assert "".join(marked.split()) == "".join(answer.split())
