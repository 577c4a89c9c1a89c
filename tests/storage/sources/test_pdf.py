"""Reading the text layer of PDFs."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from dlprep.errors import ArticleError
from dlprep.storage.sources.article import read_article
from dlprep.storage.sources.pdf import mend_words, read_pdf, unwrap, without_margins
from tests.storage.sources.reading import attempt


def pdf(*pages: str) -> bytes:
    """Write a PDF by hand: one line of Helvetica below the other."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        lines = [
            line.replace("\\", "\\\\").replace("(", r"\(").replace(")", r"\)") for line in page.split("\n")
        ]
        shown = "\n".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 800 Td {shown} ET".encode("cp1252")
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * at),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def test_what_repeats_on_every_page_is_left_out_and_parted_words_are_mended() -> None:
    """Running heads, feet and page numbers go; a word parted at the end of a line is whole again."""
    data = pdf(
        "Interview notes\n1. What is momentum?\nA running mean of gra-\ndients over the steps.\nPage 1 of 3",
        "Interview notes\nIt damps zig-zag paths.\n2. What is decay?\nA factor below one.\nPage 2 of 3",
        "Interview notes\nIt shrinks weights (slowly).\nPage 3 of 3",
    )

    assert read_pdf(data, "notes.pdf").split("\n") == [
        "1. What is momentum?",
        "A running mean of gradients",
        "over the steps.",
        "It damps zig-zag paths.",
        "2. What is decay?",
        "A factor below one.",
        "It shrinks weights (slowly).",
    ]


def test_a_pdf_is_known_by_its_content(tmp_path: Path) -> None:
    """A PDF is read as one whatever its name is; its text goes to the formats of plain text."""
    path = tmp_path / "notes.txt"
    path.write_bytes(pdf("1. What is a kernel?\nA small window of weights that slides over the picture."))

    article = read_article(str(path), io.BytesIO())

    assert article.text.startswith("1. What is a kernel?\n")
    assert article.page is None


def test_a_scan_says_that_it_has_no_text() -> None:
    """A PDF of pictures is refused with what to do."""
    with pytest.raises(ArticleError, match="no text") as refused:
        read_pdf(pdf("", ""), "scan.pdf")

    assert "text recognition" in refused.value.hint


def test_an_encrypted_pdf_is_refused() -> None:
    """A PDF that asks for a password is one clear error."""
    writer = PdfWriter(PdfReader(io.BytesIO(pdf("1. What?\nThat."))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)

    with pytest.raises(ArticleError, match="encrypted"):
        read_pdf(out.getvalue(), "locked.pdf")


def test_without_the_reader_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the optional package a PDF is refused with how to get it."""
    monkeypatch.setitem(sys.modules, "pypdf", None)

    with pytest.raises(ArticleError) as refused:
        read_pdf(pdf("text"), "a.pdf")

    assert "dlprep[pdf]" in refused.value.hint


@given(st.data())
def test_damaged_pdfs_end_in_an_article_error_or_text(data: st.DataObject) -> None:
    """However a PDF is cut and changed, its reader gives text or one clear error."""
    whole = bytearray(pdf("1. What is momentum?\nA running mean of the gradients, over many steps."))
    for at, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=8)
    ):
        whole[at] = value
    end = data.draw(st.integers(0, len(whole)))

    article = attempt(b"%PDF-" + bytes(whole[5:end]), "damaged.pdf")

    assert article is None or article.text


def test_a_line_that_only_stands_on_some_pages_stays() -> None:
    """What is at the edge of two pages out of many is text."""
    pages = [[f"start {'abcdefghij'[at]}", "middle", f"end {'klmnopqrst'[at]}"] for at in range(10)]
    pages[3][0] = pages[7][0] = "Optimizers"

    assert without_margins(pages) == pages


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("the gra-\ndient falls", "the gradient\nfalls"),
        ("a gra-\ndient", "a gradient"),
        ("state-of-\nThe-art", "state-of-\nThe-art"),
        ("1 -\nx", "1 -\nx"),
        ("soft\u00ad\nmax", "softmax"),
    ],
)
def test_words_parted_at_the_end_of_a_line(text: str, mended: str) -> None:
    """A hyphen at the end of a line is taken away where the word goes on in lower case."""
    assert mend_words(text) == mended


def test_the_lines_of_a_paragraph_become_one() -> None:
    """Lines that reach the margin go on in the next one; questions, items, code and short lines do not."""
    wide = "The optimizer keeps a running mean of the gradients it has seen,"

    item = "- First the mean is updated with the new gradient value,"
    lines = [
        "1. What is momentum?",
        wide,
        "and moves along it.",
        item,
        "then the weights.",
        "2. What is decay?",
    ]

    assert unwrap("\n".join(lines)).split("\n") == [
        "1. What is momentum?",
        f"{wide} and moves along it.",
        f"{item} then the weights.",
        "2. What is decay?",
    ]
    assert unwrap(f"{wide}\nWhat is decay?") == f"{wide}\nWhat is decay?"
    assert unwrap(f"{wide}\nQ3. Compare two of them.") == f"{wide}\nQ3. Compare two of them."
    assert unwrap(f"{wide}.\nPractical tips") == f"{wide}.\nPractical tips"
    assert unwrap(f"{wide}\nx = mean(g)") == f"{wide}\nx = mean(g)"
