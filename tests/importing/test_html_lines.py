"""The lines of a page's blocks: which tag made which element, whatever the parser does to the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.importing.page.html import read_tree
from dlprep.importing.page.html_lines import parse_html
from dlprep.importing.page.tree import Heading, Paragraph
from tests.importing.html_outline import lines

ROWS = "\n".join(f"<p>Row {number}.\n<ul><li>one\n<li>two</ul>" for number in range(40))
ODD = {
    "tags in a script": "<script>\nwrite('<p>never</p>')</script>",
    "tags in a comment": "<!-- <p>never</p>\n<div> -->",
    "a paragraph that is only closed": "text\n</p>",
    "text and blocks between the rows of a table": "<table>\n<tr><td>a<p>in front</p><tr><td>b</table>",
    "a block in the wrong place of a table": "<table>\n<p>before it<tr><td>inside</table>",
    "a second body": "<body class=x>\n",
    "a template": "<template>\n<p>never</template>",
    "a field of text": "<textarea>\n<p>as it is</textarea>",
    "rows without a table": "<tr><td>\nno cell",
    "a form in a form": "<form>\n<div><form><p>inside</form></div></form>",
    "attributes of ours": "<p dlprep-line=3>\n<div dlprep-line>\n<p dlprep-line=99999999999>",
    "digits that are no numbers": "<p dlprep-line=²>\n<span dlprep-line=x>",
    "an element not closed": "<div><b><p>\nbold <p>on",
}


@pytest.mark.parametrize("spacing", [2, 3, 7, 50])
@pytest.mark.parametrize("odd", ODD)
def test_lines_are_the_same_however_few_tags_are_marked(odd: str, spacing: int) -> None:
    """What the parser drops, moves or makes up by itself shifts no line of the blocks around it."""
    html = f"<h1>Title</h1>\n{ROWS}\n{ODD[odd]}\n{ROWS}"

    assert read_tree(parse_html(html, spacing)) == read_tree(parse_html(html, 1))


@given(
    st.lists(st.sampled_from([*ODD.values(), "<p>", "<div>", "</div>", "</table>", "\n", "w"]), max_size=30)
)
def test_marks_change_nothing_but_lines(pieces: list[str]) -> None:
    """Any mixture of what is odd is read as the same blocks, however many tags are marked."""
    html = "".join(pieces)

    few, many = (read_tree(parse_html(html, spacing))[0].blocks for spacing in (4, 1))

    assert list(lines(few)) == list(lines(many))


def test_a_page_says_where_its_blocks_begin() -> None:
    """Of a page as people write it, every block is on the line of its tag."""
    html = "<h2>One</h2>\n" + "\n".join(f"<p>Text {line}</p>" for line in range(2, 500))

    page, _ = read_tree(parse_html(html))

    assert [block.line for block in page.blocks if isinstance(block, Heading | Paragraph)] == list(
        range(1, 500)
    )


def test_reading_tells_how_far_it_is() -> None:
    """The share that is told rises from nothing to nearly all."""
    told: list[float] = []

    read_tree(parse_html("<p>A paragraph.</p>\n" * 5000), tell=told.append)

    assert told == sorted(told)
    assert told[0] == 0.0
    assert told[-1] >= 0.9
