"""Reading an article: files that are none, limits, encodings, and which kind a source is of."""

import codecs
import io
import os
import threading
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from dlprep.errors import ArticleError
from dlprep.storage.sources.article import read_article
from dlprep.storage.sources.limits import MAX_BYTES
from tests.storage.sources.reading import read

TEXT = "Q 1. Was heißt Größe?\nSo groß.\n"
unix = pytest.mark.skipif(os.name == "nt", reason="there are no such files")


class Endless(io.RawIOBase):
    """A file without end that counts what is read of it."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        """Give as much as is asked for."""
        assert size >= 0, "asked for all of it"
        self.given += size
        return b"x" * size


def test_no_more_than_the_limit_is_read() -> None:
    """Of an input without end only one byte more than the limit is read."""
    endless = Endless()

    with pytest.raises(ArticleError, match="larger than 32 MB"):
        read_article("-", cast(BinaryIO, endless))

    assert endless.given == MAX_BYTES + 1


@unix
def test_a_pipe_with_a_name_is_refused_at_once(tmp_path: Path) -> None:
    """A pipe that nobody writes into does not make the program wait."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    refused: list[ArticleError] = []

    def attempt() -> None:
        with pytest.raises(ArticleError, match="no regular file") as caught:
            read_article(str(pipe), io.BytesIO())
        refused.append(caught.value)

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(5)

    assert refused[0].hint == "pipe it in and name - as the article"


@unix
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_devices_are_refused(device: str) -> None:
    """A device is no article."""
    with pytest.raises(ArticleError, match="no regular file"):
        read_article(device, io.BytesIO())


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
)
def test_encodings_of_text(data: bytes) -> None:
    """UTF-8, and whatever says by its first bytes what it is, is read."""
    assert read(data, "a.txt").text == TEXT


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("Shift_JIS", "shift_jis"), ("gb2312", "gb2312")],
)
def test_a_page_may_declare_its_charset(declared: str, codec: str) -> None:
    """A page is read in the charset it declares, Latin-1 as browsers do."""
    words = {"cp1252": "“Größe”", "cp1251": "Размер", "shift_jis": "大きさ", "gb2312": "大小"}[codec]
    html = f'<html><head><meta charset="{declared}"></head><body><h1>{words}</h1></body></html>'

    page = read(html.encode(codec), "a.html").page

    assert page is not None
    assert page.title == words


@pytest.mark.parametrize("charset", ["hex", "rot13", "unicode_escape", "utf-7", "none"])
def test_odd_charsets_are_not_tried(charset: str) -> None:
    """A codec that is no charset of texts is never used on what a page contains."""
    html = f'<html><meta charset="{charset}"><body>\xff</body></html>'

    with pytest.raises(ArticleError, match="not UTF-8 text"):
        read(html.encode("latin-1"), "a.html")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfeQ", "not UTF-16 text"),
        (b"\x1f\x8b\x08 packed", "packed archive"),
        (b"Q 1. What?\0", "binary data"),
        (b"\x89PNG\r\n\x1a\n\0", "binary data"),
        (b" \n", "is empty"),
        (b"", "is empty"),
    ],
)
def test_what_is_no_text(data: bytes, message: str) -> None:
    """Anything else is refused in one message that says what it is."""
    with pytest.raises(ArticleError, match=message) as refused:
        read(data, "a.txt")

    assert refused.value.place is not None
    assert refused.value.place.file == "a.txt"


def test_what_steers_a_terminal_is_taken_out() -> None:
    """Escapes, control characters and marks that turn the direction are gone; lines stay."""
    text = "Q 1. What \x1b[31mis\x1b[0m \x1b]0;title\x07this\u202e?\x08\n\x9bYes\x85no\x0c.\r\nEnd\ud800\n"

    assert read(text.encode("utf-8", "surrogatepass").replace(b"\xed\xa0\x80", b""), "a.txt").text == (
        "Q 1. What is this?\nYes no .\r\nEnd\n"
    )


HTML = "<!doctype html><html><body><h2>Why?</h2><p>So.</p></body></html>"
MARKDOWN = "# Notes\n\n## Why?\n\nSo.\n\n## When?\n\nNow.\n\n## Where?\n\nHere.\n"
KINDS = {
    "html by content": (HTML, "a.txt", "html"),
    "html behind a comment": (f"<!-- saved -->\n<?xml version='1.0'?>\n{HTML}", "-", "html"),
    "a piece of html by its name": ("<h2>Why?</h2><p>So.</p>", "a.html", "html"),
    "a piece of html by content": ("<div><h2>Why?</h2><p>So.</p><p>And.</p></div>", "a", "html"),
    "text called html": ("Q 1. Why?\nSo.\n", "a.html", "text"),
    "text in a page": (f"<html><body><pre>{TEXT}</pre></body></html>", "a.html", "text"),
    "markdown by name": ("Why?\n===\n\nSo.\n", "a.md", "markdown"),
    "markdown with html by name": ("<p align=center>x</p>\n\n## Why?\n\nSo.\n", "a.md", "markdown"),
    "markdown by headings": (MARKDOWN, "a.txt", "markdown"),
    "markdown by fences": ("1. Why?\n\n```python\nx = 1\n```\n", "-", "markdown"),
    "fences in text without empty lines": (
        "1. Why?\n```python\nx = 1\n```\nSo.\n2. When?\nNow.\n",
        "a.txt",
        "text",
    ),
    "comments in code are no headings": (
        "Q 1. Why?\n# first\nx = 1\n# then\ny = 2\n# last\nz = 3\n",
        "a.txt",
        "text",
    ),
    "json": ('[{"question": "Why?", "answer": "So."}]', "-", "records"),
    "a list in brackets is no json": ("[1] Why?\nSo.\n", "a.txt", "text"),
    "table": ("question,answer\nWhy?,So.\n", "-", "records"),
    "prose with commas": ("A question, an answer.\nWhy? So, there.\n", "a.txt", "text"),
}


@pytest.mark.parametrize("name", KINDS)
def test_kinds(name: str) -> None:
    """The kind of a source is told by its content, and by its name where the content leaves it open."""
    text, file, kind = KINDS[name]

    article = read(text, file)

    found = "records" if article.records else "text"
    if article.page is not None:
        found = "html" if "</" in text and not file.endswith(".md") else "markdown"
    assert found == kind


def test_a_text_in_a_page_keeps_its_lines() -> None:
    """A text that a browser showed as it is comes as plain text, on the lines of the source."""
    article = read(f"<html>\n<body>\n<pre>{TEXT}</pre></body></html>", "a.html")

    assert article.text.split("\n")[2:] == TEXT.rstrip().split("\n")


ARCHIVE = """\
From: <Saved by a browser>
Snapshot-Content-Location: https://e.org/a/page.html
Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----part"

------part
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://e.org/a/page.html

<html><body><h1>Gr=C3=BC=C3=9Fe</h1><p>See <a href=3D"../b">b</a> and =
on.</p></body></html>
------part
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------part--
"""


def test_a_web_archive_is_the_page_in_it() -> None:
    """A page that a browser saved in one file is read, its links from where it was."""
    page = read(ARCHIVE.replace("\n", "\r\n"), "page.mhtml").page

    assert page is not None
    assert page.title == "Grüße"
    assert "See [b](https://e.org/b) and on." in str(page)


def test_a_web_archive_without_a_page() -> None:
    """An archive of pictures is one clear error."""
    with pytest.raises(ArticleError, match="no page in it"):
        read(ARCHIVE.replace("text/html; charset", "text/css; charset"), "page.mht")


@unix
def test_a_name_is_as_harmless_as_a_text(tmp_path: Path) -> None:
    """The deck remembers the name of the file without what could steer a terminal or turn the direction."""
    file = tmp_path / "a\x1b[31m\u202eb.txt"
    file.write_text("Q 1. What is a name?\nA word.\n", encoding="utf-8")

    assert read_article(str(file), io.BytesIO()).origin == "ab.txt"
