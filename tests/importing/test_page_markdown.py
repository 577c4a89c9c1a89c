"""Reading Markdown as a page: blocks, lines, the HTML inside it, and marks of formulas."""

import pytest

from dlprep.importing.page.markdown_page import read_markdown
from dlprep.importing.page.tree import (
    Display,
    Foldout,
    Grid,
    Heading,
    Items,
    Listing,
    Page,
    Paragraph,
    Quotation,
    Rule,
)  # fmt: skip


def texts(page: Page) -> list[str]:
    """List the texts of the paragraphs and headings at the top."""
    return [node.text for node in page.blocks if isinstance(node, Paragraph | Heading)]


def test_blocks_have_their_lines() -> None:
    """Every block knows the line of the source it begins on."""
    page = read_markdown(
        "# A\n\nB\n\n- c\n\n  d\n\n```python\nx\n```\n\n| a |\n|---|\n| b |\n\n> e\n\n---\n\n$$\nf\n$$\n"
    )

    assert page.blocks == (
        Heading("A", 1, 1),
        Paragraph("B", 3),
        Items(((Paragraph("c", 5), Paragraph("d", 7)),), 5),
        Listing("x", "python", 9),
        Grid((("a",), ("b",)), 13),
        Quotation((Paragraph("e", 17),), 17),
        Rule(19),
        Display("f", 21),
    )


def test_front_matter_gives_the_title() -> None:
    """Front matter is no text of the page; lines still count from the top of the file."""
    page = read_markdown('---\ntitle: "Ten questions"\ntags: [a]\n---\n\n# One\n')

    assert page == Page((Heading("One", 1, 6),), "Ten questions")


def test_rules_around_text_are_no_front_matter() -> None:
    """Text between two rules at the top is text."""
    assert texts(read_markdown("---\nSome words\n\n---\n")) == ["Some words"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a <b>bold</b> word", "a **bold** word"),
        ("<em>x</em> <code>a_b</code>", "*x* `a_b`"),
        ("H<sub>2</sub>O, x<sup>10</sup>, e<sup>kT</sup>", "H₂O, x¹⁰, e^(kT)"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ('<a name="q1"></a>Text<!-- hidden -->', "Text"),
        ('<img src="a b.png" alt="plot">', "![plot](<a b.png>)"),
        ('<a href="https://example.org">site</a>', "[site](https://example.org)"),
        ("`<b>` and List<String>", "`<b>` and List<String>"),
        ("see [the page][p]\n\n[p]: https://example.org", "see [the page](https://example.org)"),
        (r"\(x_1\) and \(see below\)", r"$x_1$ and \(see below\)"),
        (r"\\( \frac{a}{b} \\)", r"$\frac{a}{b}$"),
        ("$`a^2`$", "$a^2$"),
        ("![f](https://latex.codecogs.com/svg.latex?%5Calpha)", r"$\alpha$"),
        ("## Text {#anchor}", "Text "),
    ],
)
def test_inline_text(source: str, text: str) -> None:
    """HTML, references and other marks of formulas become what a card can show."""
    assert texts(read_markdown(source))[0].strip() == text.strip()


@pytest.mark.parametrize(
    "text",
    ["What do `<div>` and `</div>` hold?", "`<script>` runs, then `<p>`", r"A \<div> or \<b>x\</b> here"],
)
@pytest.mark.parametrize("before", ["", "## "])
def test_tags_that_are_text(before: str, text: str) -> None:
    """A tag in code or after a backslash is text: nothing is cut there, and nothing is lost."""
    assert texts(read_markdown(f"{before}{text}\n")) == [text]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("wrapped at\nsome width", "wrapped at some width"),
        ("hard  \nbreak", "hard\nbreak"),
        ("**What is it?**\nIt is this.", "**What is it?**\nIt is this."),
        ("Question here?\nAnswer: there", "Question here?\nAnswer: there"),
        ("**A bold text over\ntwo lines?**", "**A bold text over two lines?**"),
        (
            "Explain it\nThis line is much longer than the first, which was not ended by wrapping.",
            "Explain it\nThis line is much longer than the first, which was not ended by wrapping.",
        ),
    ],
)
def test_line_ends(source: str, text: str) -> None:
    """A line end stays where it was meant: after a question, before a label, after a short line."""
    assert texts(read_markdown(source)) == [text]


def test_fold_out_over_several_blocks() -> None:
    """A fold-out holds the Markdown between its tags, whether or not blank lines stand around them."""
    page = read_markdown("<details>\n<summary><b>Why?</b></summary>\n\n- one\n- two\n</details>\n### Next\n")

    assert page.blocks == (
        Foldout(
            (Paragraph("**Why?**", 2),),
            (Items(((Paragraph("one", 4),), (Paragraph("two", 5),)), 4),),
            1,
            "details",
        ),
        Heading("Next", 3, 7),
    )


def test_code_in_html_keeps_its_blank_lines() -> None:
    """A `<pre>` is one listing, also where Markdown would end the HTML at a blank line."""
    page = read_markdown(
        '<dl><dt>Q</dt><dd>\n<pre><code class="language-python">a &lt; b\n\nc</code></pre></dd></dl>'
    )

    assert page.blocks == (Foldout((Paragraph("Q", 1),), (Listing("a < b\n\nc", "python", 2),), 1, "dt"),)


def test_indented_sentences_are_text() -> None:
    """An answer indented by four blanks reads as text; indented code stays code."""
    page = read_markdown(
        "Q\n\n    This sentence is indented far too much.\n\nQ\n\n    x = [1, 2]\n    print(x)\n"
    )

    assert texts(page) == ["Q", "This sentence is indented far too much.", "Q"]
    assert page.blocks[-1] == Listing("x = [1, 2]\nprint(x)", "", 7, "indented")


def test_tabs_reach_to_the_next_stop() -> None:
    """Text behind a tab belongs to the list item whose text stands behind one."""
    page = read_markdown("1.\tOne\n\n\tMore\n")

    assert page.blocks == (Items(((Paragraph("One", 1), Paragraph("More", 3)),), 1, 1),)


@pytest.mark.parametrize(
    "text", ["<" * 5000, "<details>" * 3000, "[" * 5000, "> " * 3000, "$" * 5000, "<!--" * 3000, "- " * 3000]
)
def test_deep_or_unclosed_marks_cost_little(text: str) -> None:
    """Whatever is opened and never closed is read in reasonable time, without an error."""
    assert isinstance(read_markdown(text), Page)
