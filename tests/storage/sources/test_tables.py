"""Reading questions from tables: CSV, TSV and the text files of Anki."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.errors import ArticleError
from tests.storage.sources.reading import pairs, read

TABLES = {
    "comma": ("a.csv", "question,answer\nWhat is x?,A letter.\nWhat is y?,Another.\n"),
    "no suffix": ("a", "Question,Answer\nWhat is x?,A letter.\nWhat is y?,Another.\n"),
    "semicolon": ("a.csv", "Answer;Question\nA letter.;What is x?\nAnother.;What is y?\n"),
    "tab": ("a.tsv", "Front\tBack\nWhat is x?\tA letter.\nWhat is y?\tAnother.\n"),
    "byte order mark": ("a.csv", "\ufeffquestion,answer\r\nWhat is x?,A letter.\r\nWhat is y?,Another.\r\n"),
    "spreadsheet": ("a.csv", "sep=;\r\nquestion;answer\r\nWhat is x?;A letter.\r\nWhat is y?;Another.\r\n"),
    "names that contain the word": (
        "a.csv",
        "No.,Interview Question (easy),Model Answer Text\n1,What is x?,A letter.\n2,What is y?,Another.\n",
    ),
    "no names": ("a.csv", "What is x?,A letter.\nWhat is y?,Another.\n"),
    "no names, answer first": ("a.csv", "1,A letter.,What is x?\n2,Another.,What is y?\n"),
    "names in another language": ("a.csv", "Otázka,Odpověď\nWhat is x?,A letter.\nWhat is y?,Another.\n"),
    "anki": (
        "a.txt",
        "#separator:tab\n#html:true\n#tags column:3\nWhat is x?\tA letter.\tt\nWhat is y?\tAnother.\tt\n",
    ),
    "empty rows": ("a.csv", "question,answer\n\nWhat is x?,A letter.\n,\nWhat is y?,Another.\n"),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    """Questions and answers are found however the table is written and its columns are called."""
    file, text = TABLES[name]

    assert pairs(read(text, file)) == [("What is x?", "A letter."), ("What is y?", "Another.")]


def test_everything_a_row_can_say() -> None:
    """Number, id, tags and points come with the question; a column that is not used is reported."""
    text = (
        "id,no,question,answer,tags,category,difficulty,points\n"
        'adam,Q7.,What is Adam?,"Two means.\n\n- first\n- second",'
        '"Optimizers; deep learning",Training,hard,"mean; variance"\n'
        "sgd,8,What is SGD?,<b>Noisy</b> steps<br>downhill,,,,\n"
        ",,What is nothing?,,,,,\n"
    )

    article = read(text, "a.csv")
    adam, sgd, nothing = article.records

    assert (adam.key, adam.number, adam.line) == ("adam", 7, 2)
    assert adam.answer == "Two means.\n\n- first\n- second"
    assert adam.tags == ("optimizers", "deep-learning", "training")
    assert [point.say for point in adam.points] == ["mean", "variance"]
    assert (sgd.answer, sgd.line) == ("**Noisy** steps\\\ndownhill", 6)
    assert (nothing.question, nothing.answer) == ("What is nothing?", "")
    assert [(each.text, each.why) for each in article.left_out] == [("difficulty", "column not used")]


def test_lines_count_from_the_top_of_the_file() -> None:
    """What stands above the rows counts for their lines."""
    records = read("#separator:tab\n#html:true\nWhy?\tSo.\nWhen?\tNow.\n", "a.txt").records

    assert [draft.line for draft in records] == [3, 4]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("just\none\ncolumn\n", "no two columns"),
        (f'question,answer\nWhat?,"{"x" * 1_100_000}"\n', "field larger than"),
        ("question,answer\n" + "a?,b\n" * 100_001, "more than 100000 rows"),
    ],
)
def test_what_is_no_table_of_questions(text: str, message: str) -> None:
    """A table without questions, or beyond the limits, is one clear error."""
    with pytest.raises(ArticleError, match=message) as refused:
        read(text, "a.csv")

    assert refused.value.place is not None
    assert refused.value.place.file == "a.csv"


cells = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).map(
    lambda text: "x" + text.replace("<", "").replace("[", "") + "x"
)


@given(st.lists(st.tuples(cells, cells), min_size=2, max_size=8), st.sampled_from(",;\t"))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    """Any texts written as a table with named columns come back in their order."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([("question", "answer"), *rows])

    found = read(out.getvalue(), "a.csv").records

    assert [" ".join(draft.question.split()) for draft in found] == [
        " ".join(each.split()) for each, _ in rows
    ]
