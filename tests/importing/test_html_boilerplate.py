"""What of a page is left out, by role, element, name and links; and what only looks like a frame."""

import pytest

from dlprep.importing.page.html import read_html
from tests.importing.html_outline import FILLER, outline

FRAME = {
    "nav": ("<nav><a href=/a>A</a></nav>", "menu"),
    "role": ("<div role=navigation>Menu</div>", "menu"),
    "aside": ("<aside>More</aside>", "aside"),
    "footer": ("<footer>Copyright</footer>", "footer"),
    "header without a heading": ("<header>Acme</header>", "header"),
    "form": ("<form><input name=q>Search</form>", "form"),
    "button": ("<button>Print</button>", "button"),
    "share bar": ("<div class=share-buttons>Tweet <a href=/t>it</a></div>", "share bar"),
    "cookies": ("<div id=cookie-notice><p>We use cookies.</p></div>", "cookie notice"),
    "newsletter": ("<section class='newsletter-signup'><h3>Join us</h3></section>", "newsletter"),
    "advertisement": ("<div class='ad-slot'><p>Buy the course</p></div>", "advertisement"),
    "related": ("<div class=related-posts><h3>More</h3><p>Other text</p></div>", "related articles"),
    "breadcrumbs": ("<ul class=breadcrumb><li><a href=/>Home</a></ul>", "menu"),
    "author": ("<div class=author-box><p>Jo writes.</p></div>", "author"),
    "byline": ("<p class=byline>By Jo, 3 May</p>", "author"),
    "comments": ("<section id=comments><h3>Comments</h3><p>Is it so?</p></section>", "comments"),
    "contents": ("<ul><li><a href=#a>What is a?</a><li><a href=#b>What is b?</a></ul>", "contents"),
    "contents by name": ("<div class=post-toc><p>What is a?</p></div>", "contents"),
    "back to top": ("<p><a href=#top>Up again</a></p>", "menu"),
    "a box of links": ("<div><a href=/a>One</a> <a href=/b>Two</a> <a href=/c>Three</a></div>", "links"),
    "hidden": ("<div hidden>Secret</div>", "hidden"),
    "for screen readers": ("<span class=sr-only>Skip</span>", "hidden"),
}


@pytest.mark.parametrize("name", FRAME)
def test_the_frame_is_left_out_with_its_reason(name: str) -> None:
    """What belongs to the frame of a page is not in its blocks, but kept with its line and why."""
    html, why = FRAME[name]

    page, left_out = read_html(f"<main>{FILLER}\n{html}</main>")

    assert len(page.blocks) == 1
    assert [(each.line, each.why) for each in left_out] == [(2, why)]


TEXT = {
    "an aside that is a note": ("<aside class=note><p>Mind the gap.</p></aside>", "p Mind the gap."),
    "a header of a question": ("<section><header><h3>Why?</h3></header></section>", "h3 Why?"),
    "a list of sources": (
        "<ul><li><a href=https://e.org/a>One</a><li><a href=https://e.org/b>Two</a></ul>",
        "-",
    ),
    "a link that marks its own place": ("<p><a id=q1 href=#q1>What is a?</a></p>", "p What is a?"),
    "a class that only contains a word": ("<p class=shared-weights>They share.</p>", "p They share."),
    "a question whose id names a subject": ("<h3 id=comments>Comments?</h3>", "h3 Comments?"),
    "hidden formulas": ("<p><span style='display:none'><math><mi>x</mi></math></span></p>", "p $x$"),
}


@pytest.mark.parametrize("name", TEXT)
def test_text_that_looks_like_a_frame_stays(name: str) -> None:
    """What only looks like a frame is text."""
    html, first = TEXT[name]

    assert outline(f"<main>{FILLER}{html}</main>")[1] == first


def test_the_main_text_is_found() -> None:
    """What is beside the main element is left out; several articles are read from what is around them."""
    html = f"<body><div>Site</div><main>{FILLER}</main><div>Other</div></body>"
    page, left_out = read_html(html)

    assert len(page.blocks) == 1
    assert [(each.text, each.why) for each in left_out] == [
        ("Site", "outside the main text"),
        ("Other", "outside the main text"),
    ]

    many = "<body>" + "<article><h2>A?</h2><p>One.</p></article>" * 3 + "</body>"
    assert outline(many) == ["h2 A?", "p One."] * 3


def test_an_element_with_most_of_the_text_is_the_text() -> None:
    """However an element is called, it is no frame if the text is in it."""
    assert len(outline(f"<body><div class='widget share sidebar'>{FILLER}</div></body>")) == 1


def test_a_large_element_is_text_beside_others() -> None:
    """What holds much of the text is kept whatever its name, also with other text beside it."""
    before, after = "<h2>Why?</h2><p>So it is.</p>", "<h2>When?</h2><p>Now.</p>"

    assert len(outline(f"<body>{before}<div class='post share'>{FILLER}</div>{after}</body>")) == 5


def test_contents_of_a_saved_page() -> None:
    """Links to places in a page that a browser saved with its address are contents all the same."""
    links = "".join(f"<li><a href='https://e.org/a#{name}'>What is {name}?</a>" for name in "xyz")
    html = f"<link rel=canonical href='https://e.org/a'><main>{FILLER}<ul>{links}</ul></main>"

    assert [each.why for each in read_html(html)[1]] == ["contents"]


def test_a_page_that_is_one_form_is_read() -> None:
    """Some servers put a form around everything."""
    assert len(outline(f"<body><form><input type=hidden>{FILLER}<h2>Why?</h2></form></body>")) == 2
