"""Reading HTML: which blocks come out, on which lines, with which looks."""

import pytest

from dlprep.importing.page.html import read_html
from dlprep.importing.page.tree import Heading, Listing, Paragraph
from tests.importing.html_outline import outline

BLOCKS = {
    "a heading keeps its number, loses its permalink": (
        '<h3 id="a">1. What is <code>x</code>?<a class="headerlink" href="#a">¶</a></h3>',
        ["h3 1. What is `x`?"],
    ),
    "lists nest and count": (
        "<ol start=3><li>one<ul><li>inner<li>more</ul><li><p>two</p><p>three</p></ol>",
        ["3", "  p one", "  -", "    p inner", "  -", "    p more", "4", "  p two", "  p three"],
    ),
    "two line breaks part paragraphs, one stays": (
        "<p>one<br>two<br/><br/>three</p>",
        ["p one\ntwo", "p three"],
    ),
    "text beside blocks is paragraphs": (
        "<div>before <b>bold</b><div>inside</div>after</div>",
        ["p before **bold**", "p inside", "p after"],
    ),
    "a link around blocks is no paragraph": (
        '<a href="/x"><h4>Title</h4><p>text</p></a>',
        ["h4 Title", "p text"],
    ),
    "details fold out": (
        "<details><summary>What is <b>it</b>?</summary><p>This.</p>And that.</details>",
        ["foldout details", "  ? p What is **it**?", "  p This.", "  p And that."],
    ),
    "terms and their definitions fold out": (
        (
            "<dl><dt>Bias</dt><dd>An error.</dd><dt>Drift</dt>"
            "<dt>Shift</dt><dd><p>A change.</p></dd></dl><p>end</p>"
        ),
        [
            "foldout dt",
            "  ? p Bias",
            "  p An error.",
            "foldout dt",
            "  ? p Drift",
            "  ? p Shift",
            "  p A change.",
            "p end",
        ],
    ),
    "a trigger names its panel": (
        (
            '<h3><button aria-controls="p1" aria-expanded="false">Why?</button></h3>'
            '<div id="p1" hidden><p>Because.</p></div>'
        ),
        ["foldout h3", "  ? h3 Why?", "  p Because."],
    ),
    "a collapsed card opens by its target": (
        (
            '<div class="head"><a data-toggle="collapse" href="#c">'
            'Why?</a></div><div id="c" class="collapse">So.</div>'
        ),
        ["foldout a", "  ? p Why?", "  p So."],
    ),
    "repeated buttons open what follows": (
        (
            "<button class=acc>A?</button><div class=panel>One.</div>"
            "<button class=acc>B?</button><div class=panel>Two.</div>"
        ),
        ["foldout button.acc", "  ? p A?", "  p One.", "foldout button.acc", "  ? p B?", "  p Two."],
    ),
    "answers that a script shows are text": (
        "".join(
            f'<p>Why {n}?</p><div style="display:none">Because of reason number {n}.</div>' for n in "abc"
        ),
        [line for n in "abc" for line in (f"p Why {n}?", f"p Because of reason number {n}.")],
    ),
    "a table of data": (
        "<table><tr><th>Name<th>Cost</tr><tr><td>A|B<td rowspan=2>1</tr><tr><td><code>c</code></tr></table>",
        ["grid Name | Cost / A|B | 1 / `c` | "],
    ),
    "a table whose first column names the rows has no header": (
        "<table><tr><th>Bias<td>low</tr><tr><th>Variance<td>high</tr></table>",
        ["grid  |  / Bias | low / Variance | high"],
    ),
    "a table for layout is what is in it": (
        "<table><tr><td><h2>Left</h2><p>text</p></td><td><p>right</p></td></tr></table>",
        ["h2 Left", "p text", "p right"],
    ),
    "rows that pair a question with blocks fold out": (
        (
            "<table><tr><th>Question<th>Answer</tr><tr><td>A?<td>"
            "<pre>x = 1</pre></tr><tr><td>B?<td>Two.</tr></table>"
        ),
        ["foldout tr", "  ? p A?", "  code  'x = 1'", "foldout tr", "  ? p B?", "  p Two."],
    ),
    "quotations, rules, captions": (
        (
            "<blockquote>Said.</blockquote><hr><figure><img "
            "src=f.png alt=Net><figcaption>A net</figcaption></figure>"
        ),
        ["quotation", "  p Said.", "rule", "p [image: Net](f.png)", "p A net"],
    ),
    "comments, scripts and styles are nothing": (
        (
            "<!-- <p>no</p> --><script>var a = '<p>no</p>';</script>"
            "<style>p {}</style><p>yes</p><template><p>no</p></template>"
        ),
        ["p yes"],
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks(name: str) -> None:
    """Each kind of markup comes out as the blocks that a reader sees."""
    html, expected = BLOCKS[name]

    assert outline(html) == expected


INLINE = {
    "<b>a</b> <i>b</i> <s>c</s> <code>d_e</code>": "**a** *b* ~~c~~ `d_e`",
    "<strong><b>once</b></strong><b>more</b>": "**oncemore**",
    "<b>Label:</b>text": "**Label:** text",
    '<span style="font-weight:700">bold</span>': "**bold**",
    '<a href="https://e.org/a b">here</a>, <a href="#x">there</a>, <a href="javascript:x()">run</a>': (
        "[here](https://e.org/a%20b), there, run"
    ),
    '<a href="https://e.org/w_(x)">w</a> <a href="https://e.org">https://e.org</a>': (
        "[w](https://e.org/w_(x)) <https://e.org>"
    ),
    (
        '<img src="data:image/png;base64,AAAA" '
        'data-src="/p.png" alt="A [plot]"><img src=x.gif width=1 height=1>'
    ): ("[image: A [plot]](/p.png)"),
    "H<sub>2</sub>O, 10<sup>-3</sup>, x<sup>a,b</sup>, 1<sup>st</sup>": "H₂O, 10⁻³, x^(a,b), 1st",
    'Said<sup><a href="#fn1">[1]</a></sup>.': "Said.",
    "2*3*4, a * b, snake_case_name, __init__, _x_": r"2\*3*4, a * b, snake_case_name, `__init__`, \_x_",
    "vector&lt;int&gt; &amp;amp; [a](b) C:\\.x": r"vector<int> \&amp; [a\](b) C:\\.x",
    r"\(a_i*b*\) costs $5 and $6, $x_1*y*z$": "$a_i*b*$ costs $5 and $6, $x_1*y*z$",
    "no\u00a0break, soft\u00adhyphen, zero\u200bwidth": "no break, softhyphen, zerowidth",
    "<q>said</q> <mark>m</mark><wbr>n <ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>": "“said” mn a",
    "\x1b[31mred\x1b[0m &#27;[2J \u202eturned\u202c": "red turned",
}


@pytest.mark.parametrize("html", INLINE)
def test_running_text(html: str) -> None:
    """Running text becomes inline Markdown that means the same."""
    assert outline(f"<p>{html}</p>") == [f"p {INLINE[html]}"]


def test_lines_are_those_of_the_source() -> None:
    """Every block knows the line it begins on, whatever stands before it and however tags are broken up."""
    html = (
        '<!doctype html>\n<!-- a comment\nof two lines --><main\n  class="x"><h2>'
        "Third</h2>\ntext on\ntwo lines<br>\n<br>\n<b>late</b>\n<pre>"
        "\ncode\n</pre><ul>\n<li>item\n<li>next</ul><p title='a <b>'>\nafter</p></main>"
    )

    page, _ = read_html(html)

    assert [(type(block).__name__, block.line) for block in page.blocks] == [
        ("Heading", 4),
        ("Paragraph", 5),
        ("Paragraph", 5),
        ("Listing", 9),
        ("Items", 11),
        ("Paragraph", 14),
    ]


@pytest.mark.parametrize(
    ("html", "look"),
    [
        ("<p class='question q-12'>x</p>", "p.q.question"),
        ("<div class=q><p>x</p></div>", "div.q"),
        ("<p><strong>x</strong></p>", "p strong"),
        ("<p><span class=qt>x</span></p>", "p span.qt"),
        ("<div class='item active odd'>x</div>", "div.item"),
    ],
)
def test_the_look_shows_what_repeats(html: str, look: str) -> None:
    """The look has the tag and the classes that markup of one kind shares, and says when all is bold."""
    (block,) = read_html(html)[0].blocks

    assert isinstance(block, Paragraph)
    assert block.look == look


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Page | Site</title>", "<h1>Ten questions</h1>", "Ten questions"),
        ("<title>Ten questions | The Site</title>", "<h1>A?</h1><h1>B?</h1>", "Ten questions"),
        ("<title>Batch norm - layer norm - what differs between these two</title>", "", None),
        (
            (
                "<title>A - B, compared with care - My Own Big "
                "Site</title><meta property=og:site_name content='My Own Big Site'>"
            ),
            "",
            "A - B, compared with care",
        ),
        ("<title>Acme: Ten questions</title>", "", "Acme: Ten questions"),
    ],
)
def test_title(head: str, body: str, title: str | None) -> None:
    """The title is the only first heading, else that of the document without the name of its site."""
    page, _ = read_html(f"<html><head>{head}</head><body>{body}<p>text</p></body></html>")

    assert page.title == (title or "Batch norm - layer norm - what differs between these two")


def test_relative_addresses_become_whole_where_the_page_says_how() -> None:
    """Links start from the address of the page, from its canonical one, or stay as they are."""
    html = '<p><a href="../b">b</a> <img src="/c.png" alt="c"></p>'

    whole, _ = read_html(html, "https://e.org/x/a.html")
    canonical, _ = read_html(f'<link rel="canonical" href="https://e.org/y/z/"> {html}')

    assert [block.text for block in whole.blocks if isinstance(block, Paragraph)] == [
        "[b](https://e.org/b) [image: c](https://e.org/c.png)"
    ]
    assert "[b](https://e.org/y/b)" in str(canonical)
    assert outline(html) == ["p [b](../b) [image: c](/c.png)"]


def test_a_wrapped_page_is_read_from_its_blocks() -> None:
    """Wrappers, unclosed elements and stray end tags do not matter."""
    html = "<div><div><section><h2>A?</h2><div>" + "<div>" * 300 + "<p>One</div></p></b><p>Two"

    page, _ = read_html(html)

    assert [type(block) for block in page.blocks] == [Heading, Paragraph, Paragraph]
    assert not any(isinstance(block, Listing) for block in page.blocks)


def test_many_drawings_and_unclosed_elements_are_no_attack() -> None:
    """Thousands of small pictures, and blocks that nobody closed, are read as browsers do."""
    icons = "<p>x<svg><path d=''/><circle/></svg></p>" * 4000
    unclosed = "".join(f"<div><b>Q{number}?<p>A" for number in range(1500))

    assert len(outline(icons)) == 4000
    assert len(outline(unclosed)) == 3000


def test_bold_may_come_from_a_style_sheet() -> None:
    """Exports of word processors say in a style sheet which spans are bold."""
    html = (
        "<style>.c1{color:#000}.c2{color:red;font-weight:700}</style><p>"
        "<span class=c2>Why?</span></p><p><span class=c1>So.</span></p>"
    )

    assert outline(html) == ["p **Why?**", "p So."]
