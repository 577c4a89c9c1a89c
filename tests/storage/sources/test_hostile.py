"""Hostile sources: only an article or one clear error comes out, in bounded time."""

import io
import time
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dlprep.errors import ArticleError
from dlprep.importing.drafting import draft_points
from dlprep.storage.sources.anki_collection import Card, Collection, Note, NoteType, Template
from dlprep.storage.sources.anki_notes import drafts_of
from dlprep.storage.sources.record_fields import draft_of
from tests.storage.sources.reading import attempt, read

DEEP = 20_000
PAGES = {
    "deep blocks": "<div>" * DEEP + "x",
    "deep lists": "<ul><li>" * DEEP + "x",
    "deep tables": "<table><tr><td>" * DEEP + "x",
    "deep formatting": "<b>" * DEEP + "x",
    "deep formatting of many kinds": "".join(f"<font size={number}>" for number in range(DEEP)) + "x",
    "formatting that every paragraph repeats": "".join(f"<p><font size={number}>x" for number in range(DEEP)),
    "attributes without end": "<p " + " ".join(f"a{number}=1" for number in range(DEEP)) + ">x",
    "deep formulas": "<math>" + "<mrow>" * DEEP + "x",
    "deep links": "<a href=x><div>" * DEEP,
    "deep templates": "<template>" * DEEP,
    "deep pictures": "<svg><g>" * DEEP,
    "end tags": "<div>" * 2000 + "</p>" * DEEP,
    "entities": "&amp;" * DEEP + "&#x110000;&#0;&#xD800;" * 100,
    "quotes that never close": "<p title='" + "<b " * DEEP,
    "a row of a million": "<table>" + "<tr>" * 2 + "<td colspan=99999999 rowspan=99999999>x" * 1000,
    "many foldouts": "<button>Why so?</button><div>Because.</div>" * 10_000,
    "long code": "<pre>" + "<span class=a>x</span>" * DEEP,
    "marks": "*_`[](" * DEEP,
    "dollars": "<p>" + "$x" * DEEP,
    "line breaks": "<p>" + "<br>" * DEEP,
    "markers of our own": "<p dlprep-line=x>a</p><p dlprep-line>b</p><pre>&lt;p dlprep-line=1></pre>",
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_that_try_to_overwhelm(name: str) -> None:
    """A page built to be slow, deep or endless is read or refused within seconds."""
    begin = time.process_time()

    attempt(f"<html><body>{PAGES[name]}", "a.html")

    assert time.process_time() - begin < 10


def test_work_that_grows_with_depth_and_length_is_refused() -> None:
    """Many tags inside many open elements are refused before the parser looks through them all for each."""
    with pytest.raises(ArticleError, match="nested too deeply"):
        read("<html><body>" + "<div>" * 4000 + "</p>" * 30_000, "a.html")


def test_a_hostile_field_is_refused_like_a_hostile_page() -> None:
    """HTML in a table or in JSON has the limits of a page, and the error names the file."""
    with pytest.raises(ArticleError, match="nested too deeply") as refused:
        read('question,answer\nWhy?,"' + "<div>" * DEEP + '"\n', "a.csv")

    assert refused.value.place is not None
    assert refused.value.place.file == "a.csv"


TAGS = st.sampled_from(
    "p div h1 h2 h3 ul ol li dl dt dd table tr td th pre code "
    "b i a span details summary button br hr img math mi mfrac "
    "script style blockquote section article main nav aside "
    "form select option template svg sub sup textarea title".split()
)
NAMES = st.sampled_from(
    "class=question class=katex class=linenos class='highlight python' id=a href=#a href='http://e' hidden "
    "aria-controls=a data-line-number=1 style='display:none' "
    "start=9 colspan=3 type=math/tex role=button src=x alt=$y$".split()
)
WORDS = st.text(max_size=12) | st.sampled_from(
    ["1", "\n", "&lt;", "$x$", "\\(y\\)", "**", "What is it?", "\x1b[2J", "\u202e"]
)
PIECES = st.one_of(
    WORDS,
    st.builds("<{}>".format, TAGS),
    st.builds("<{} {}>".format, TAGS, NAMES),
    st.builds("</{}>".format, TAGS),
    st.builds("<{}".format, TAGS),
)
FORBIDDEN = frozenset("\x00\x07\x08\x1b\x7f\x9b\u202e\u2066")


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_html(html: str) -> None:
    """Any sequence of tags and words is a page whose texts are harmless, or one clear error."""
    article = attempt(f"<!doctype html>{html}", "a.html")
    if article is None:
        return

    assert FORBIDDEN.isdisjoint(str(article.page or article.text))
    assert all(FORBIDDEN.isdisjoint(each.text) for each in article.left_out)


@example(b"\r ", "a")
@given(
    st.binary(max_size=300), st.sampled_from(["a", "a.html", "a.md", "a.csv", "a.json", "a.apkg", "a.pdf"])
)
def test_any_bytes(data: bytes, name: str) -> None:
    """Any bytes under any name are an article, or one clear error."""
    heads = (
        b"",
        b"PK\x03\x04",
        b"SQLite format 3\0",
        b"%PDF-1.7\n",
        b"\xff\xfe",
        b"<html>",
        b"question,answer\n",
        b'[{"q":',
    )
    for head in heads:
        attempt(head + data, name)


@given(st.data())
def test_any_archive(data: st.DataObject) -> None:
    """However an archive is cut and changed, there is an article or one clear error."""
    out = io.BytesIO()
    with zipfile.ZipFile(
        out, "w", data.draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA]))
    ) as archive:
        name = data.draw(st.sampled_from(["collection.anki2", "collection.anki21", "collection.anki21b"]))
        archive.writestr(name, b"SQLite format 3\0" + data.draw(st.binary(max_size=200)))
    whole = bytearray(out.getvalue())
    for at, value in data.draw(
        st.lists(st.tuples(st.integers(4, len(whole) - 1), st.integers(0, 255)), max_size=4)
    ):
        whole[at] = value

    with pytest.raises(ArticleError):
        read(bytes(whole[: data.draw(st.integers(4, len(whole)))]), "a.apkg")


FLAWS = [
    "{{ ",
    "{{x ",
    "{{cloze:",
    "{{cloze: ",
    "{{a:b:",
    "{{c1::",
    "[$]",
    "[latex]",
    "**a",
    "\n",
    " \n",
    "`a",
    ".",
    "![a](",
    "- ",
]


@pytest.mark.parametrize("flaw", FLAWS)
def test_no_text_makes_a_pattern_think_for_ever(flaw: str) -> None:
    """What is opened thousands of times and never closed, or nothing but blanks, is read in a moment."""
    text = flaw * 4000 + " " * 4000
    begun = time.process_time()

    for front in (text, "{{Front}}"):
        note_type = NoteType(("Front", "Back"), {0: Template(front, "{{Back}}")})
        note = Note("one", 1, text[:4000], (text, text), (Card(0, ""),))
        drafts_of(Collection((note,), {1: note_type}))
    draft_of({"question": "What?", "answer": text, "tags": text, "points": text}, 1)
    draft_points(text)

    assert time.process_time() - begun < 4
