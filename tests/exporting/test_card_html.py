"""Cards as HTML for Anki: formulas and code, and nothing in a card that acts."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dlprep.importing.harmless import harmless
from dlprep.model.card import Card, CardId, FollowUp, Point
from dlprep.views.anki_fields import anki_fields
from dlprep.views.card_html import card_html, line_html
from tests.strategies import any_text

TAG = re.compile(r"<(/?\w+)[^<>]*>")
ALLOWED = set("a blockquote br code em h1 h2 h3 h4 h5 h6 hr li ol p pre s strong wbr".split()) | set(
    "table tbody td th thead tr ul".split()
)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**Bold** and *soft*.", "<p><strong>Bold</strong> and <em>soft</em>.</p>"),
        ("$x_i < 3$", "<p>\\(x_i &lt; 3\\)</p>"),
        ("$$\n\\frac{a}{b}\n$$", "\\[\\frac{a}{b}\\]"),
        ("$5 and $6", "<p>$5 and $6</p>"),
        ("```python\na < b\n```", '<pre><code class="language-python">a &lt; b\n</code></pre>'),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("[a](javascript:x)", "<p>[a](javascript:x)</p>"),
        ("![alt](http://a.example/p.png)", '<p><a href="http://a.example/p.png">alt</a></p>'),
        ("a \\\\(b\\\\)", "<p>a \\<wbr>(b\\)</p>"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ("", ""),
    ],
)
def test_markdown_as_html(markdown: str, html: str) -> None:
    """Formulas stand between the marks of MathJax, HTML is text, pictures are links."""
    assert card_html(markdown) == html


@given(any_text)
def test_no_text_is_markup(text: str) -> None:
    """Whatever a card says, the only tags are those that Markdown makes; on one line there are no blocks."""
    for html in (card_html(text), line_html(text)):
        assert {name.lstrip("/") for name in TAG.findall(html)} <= ALLOWED


@example("1. a")
@example("# a")
@given(st.lists(st.sampled_from([*"ab1 .)-+=#:'\"\n", "http://a", "word", "&", "*"])).map("".join) | any_text)
def test_a_line_is_the_inside_of_its_paragraph(text: str) -> None:
    """A line reads as it does in a whole card, however plain it is."""
    whole = card_html(" ".join(harmless(text).split()))

    assert line_html(text) in {whole, whole.removeprefix("<p>").removesuffix("</p>")}


def test_a_text_too_long_to_lay_out_is_there() -> None:
    """It stands as it is, escaped."""
    assert card_html("<b> " * 20_000).startswith("<pre>&lt;b&gt; &lt;b&gt;")


def test_the_fields_of_a_note() -> None:
    """Each part of a card is a field; braces, sounds and LaTeX are no more than text for Anki."""
    card = Card(
        CardId("a"),
        "What is {{Answer}}, {{c1::cloze}} and [sound:a.mp3]?",
        "[latex]x[/latex] [$$] [anki:play] [SOUND:b]",
        7,
        points=(Point("first <b>", must=True), Point("second")),
        follow_ups=(FollowUp("And?", "So."),),
        mistakes=("none",),
    )

    assert anki_fields(card) == {
        "Question": "What is &#123;&#123;Answer}}, &#123;&#123;c1::cloze}} and &#91;sound:a.mp3]?",
        "Answer": "<p>&#91;latex]x&#91;/latex] &#91;$$] &#91;anki:play] &#91;SOUND:b]</p>",
        "Points": '<ul><li class="must">first &lt;b&gt;</li><li>second</li></ul>',
        "Follow-ups": "<p><b>And?</b></p>\n<p>So.</p>",
        "Mistakes": "<ul><li>none</li></ul>",
        "Number": "7",
        "Id": "a",
    }
