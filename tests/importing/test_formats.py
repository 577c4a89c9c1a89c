"""Every format over every sample article: what comes out, and that no other format claims it."""

from pathlib import Path

import pytest

from dlprep.errors import ArticleError
from dlprep.importing.article import Article
from dlprep.importing.choose import choose
from dlprep.importing.formats import FORMATS
from tests.importing.samples import article, name_of, read, samples, written


@pytest.mark.parametrize("path", samples(), ids=name_of)
def test_sample_comes_out_as_written_beside_it(path: Path) -> None:
    """A sample's format makes of it exactly the page that lies beside it."""
    expected = path.with_suffix(".md").read_text(encoding="utf-8")

    assert expected == written(FORMATS[path.parent.name].parse(read(path)))


@pytest.mark.parametrize("path", samples(), ids=name_of)
def test_a_sample_is_claimed_by_its_own_format_only(path: Path) -> None:
    """Left to choose, the importer takes the sample's own format, and no other finds a question in it."""
    source = read(path)

    assert path.parent.name == choose(source)[0].name
    assert [path.parent.name] == [name for name, each in FORMATS.items() if each.parse(source).drafts]


@pytest.mark.parametrize("path", samples(), ids=name_of)
def test_line_ends_do_not_matter(path: Path) -> None:
    """A sample with the line ends of another system gives the same drafts."""
    data = path.read_bytes().replace(b"\r\n", b"\n")
    parse = FORMATS[path.parent.name].parse

    assert parse(read(path)).drafts == parse(article(path, data)).drafts
    assert parse(read(path)).drafts == parse(article(path, data.replace(b"\n", b"\r\n"))).drafts


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_samples(name: str) -> None:
    """A format without a sample is not done."""
    assert [path for path in samples() if path.parent.name == name]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "A recipe in steps\n1. Mix the flour.\n2. Bake the dough.\n3. Let it cool.\n",
        "Notes of a meeting without any question, but with 12. in a line.",
        "1\n2\n3\nimport os\n",
    ],
)
def test_no_questions_is_an_article_error(text: str) -> None:
    """A text without interview questions is refused with the known formats as a hint."""
    with pytest.raises(ArticleError) as refused:
        choose(Article(text, "notes.txt"))

    assert refused.value.message == "no questions found"
    assert refused.value.place is not None
    assert refused.value.place.file == "notes.txt"
    assert all(each.summary in refused.value.hint for each in FORMATS.values())
