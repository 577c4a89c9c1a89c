"""Code is set apart from prose: where it ends, its language, its blank lines."""

import pytest

from dlprep.importing.code.fences import fence_code
from dlprep.importing.outline.lines import numbered_lines
from dlprep.importing.part import Code


def litter(count: int) -> list[str]:
    """Return the line numbers that a scrape leaves of a listing."""
    return [str(number) for number in range(1, count + 1)]


def parts(*lines: str) -> list[str | tuple[str, str]]:
    """Return the texts of the prose, and language and source of the code."""
    fenced = fence_code(list(numbered_lines("\n".join(lines))))
    return [(part.language, part.source) if isinstance(part, Code) else part.text for part in fenced.parts]


@pytest.mark.parametrize(
    "prose",
    [
        "Training",
        "Next Steps",
        "In the code, count is the number of rows and x is one of them.",
        "- Recall: the share of positives.",
        "Advantages",
        "Note: this holds for rows.",
    ],
)
@pytest.mark.parametrize("spare", [0, 1, 5])
def test_prose_is_never_eaten(prose: str, spare: int) -> None:
    """However many blank lines the listing had, the prose below stays prose."""
    found = parts("Python code:", *litter(2 + spare), "import os", "count = len(os.listdir())", prose)

    assert ["Python code:", ("python", "import os"), prose] == [
        found[0],
        (found[1][0], found[1][1].split("\n")[0]),
        found[2],
    ]


def test_litter_bounds_the_code() -> None:
    """Lines beyond the count of the litter are not in that listing."""
    assert parts(*litter(1), "x = f(1)", "Then we stop.")[:2] == [("python", "x = f(1)"), "Then we stop."]


def test_blank_lines_come_back_as_far_as_the_count_allows() -> None:
    """With room for one blank line, it goes before the definition."""
    found = parts(*litter(5), "import os", "# note", "def f():", "return os.name")

    assert found == [("python", "import os\n\n# note\ndef f():\n    return os.name")]


def test_no_blank_line_parts_a_comment_from_its_code() -> None:
    """However much room there is, a comment stays right above what it is about."""
    assert parts(*litter(8), "# halves", "def f(x):", "return x / 2")[0] == (
        "python",
        "# halves\ndef f(x):\n    return x / 2",
    )


def test_a_name_bound_before_is_code() -> None:
    """A bare name at the end is code when the code bound it, and prose otherwise."""
    assert parts(*litter(3), "frame = load()", "frame")[0] == ("python", "frame = load()\nframe")
    assert parts(*litter(3), "frame = load()", "Frame")[1] == "Frame"


def test_buttons_and_language_labels_go() -> None:
    """The label of a listing and its copy button are no text of the answer."""
    assert parts("See:", "bash", "Copy code", *litter(1), "ls -la /tmp") == ["See:", ("bash", "ls -la /tmp")]


def test_numbers_that_are_no_litter_stay() -> None:
    """A single number on a line is not the start of a listing when no code follows."""
    assert parts("How many?", "1", "That is all there is to it.") == [
        "How many?",
        "1",
        "That is all there is to it.",
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("python", ["import numpy as np", "x = np.zeros(3)"]),
        ("bash", ["git clone https://example.org/a.git", "cd a"]),
        ("sql", ["SELECT name", "FROM people", "WHERE age > 3;"]),
        ("json", ["{", '"a": 1', "}"]),
        ("cpp", ["#include <vector>", "int main() {", "return 0;", "}"]),
        ("javascript", ["const f = (x) => {", "return x;", "};"]),
        ("dockerfile", ["FROM python:3.12", "COPY . .", "RUN pip install ."]),
    ],
)
def test_language_is_told_by_the_look(language: str, lines: list[str]) -> None:
    """Without a word about it, the language is told from the lines."""
    [found] = parts(*litter(len(lines)), *lines)

    assert language == found[0]


def test_language_named_before_the_code_counts() -> None:
    """A word in the line before settles what the look leaves open."""
    assert parts("As YAML:", *litter(2), "name: x", "kind: y")[1] == ("yaml", "name: x\nkind: y")


SNIPPETS = {
    "sql": ["SELECT r.id", "FROM rows r", "WHERE r.age > 3;"],
    "bash": ["pip install rows", "python load.py --all"],
    "cpp": ["#include <span>", "int size = 3;"],
    "java": ["public class Rows {", "    int size = 3;", "}"],
    "javascript": ["const rows = await load();", "rows.show();"],
    "yaml": ["rows:", "  size: 3"],
    "python": ["import rows", "size = len(rows.all())"],
}


@pytest.mark.parametrize("language", SNIPPETS)
@pytest.mark.parametrize(
    "prose", ["Speed", "- fast;", "- It is short;", "Note: keep a copy.", "cost: a day of work."]
)
def test_prose_below_a_blank_line_is_no_code(language: str, prose: str) -> None:
    """What stands below code and a blank line stays prose, though such a line could stand in code."""
    assert parts(*SNIPPETS[language], "", prose) == [(language, "\n".join(SNIPPETS[language])), "", prose]


@pytest.mark.parametrize("language", SNIPPETS)
def test_code_goes_on_below_a_blank_line(language: str) -> None:
    """Two paragraphs of the same language are one piece of code."""
    lines = SNIPPETS[language]

    assert parts(*lines, "", *lines, "", "That is all.") == [
        (language, "\n".join([*lines, "", *lines])),
        "",
        "That is all.",
    ]


def test_what_a_program_prints_is_no_prose() -> None:
    """Lines of figures below a line that announces output are set apart, words are not."""
    assert parts("It prints:", "mean 0.4", "spread 0.1", "So it is.")[1] == ("", "mean 0.4\nspread 0.1")
    assert parts("It prints:", "a mean and a spread", "So it is.")[1] == "a mean and a spread"
