"""How much of an article is in cards."""

from dlprep.importing.article import Article
from dlprep.importing.coverage import Coverage, coverage
from dlprep.importing.draft import Draft, LeftOut, Parsed
from dlprep.importing.page.tree import Items, Page, Paragraph

DRAFTS = (Draft("ab", "cdef", 1),)


def test_what_was_left_out_is_counted_by_why() -> None:
    """The share counts letters, however words are glued; what was left out is counted in words."""
    article = Article("ab\ncdef\nbuy now\nbuy", "a.txt", left_out=(LeftOut(4, "buy", "adverts"),))
    parsed = Parsed(DRAFTS, left_out=(LeftOut(3, "buy now", "adverts"),))

    assert coverage(article, parsed) == Coverage(6 / 15, (("adverts", 3),))


def test_the_title_is_not_lost() -> None:
    """The title names the deck."""
    parsed = Parsed(DRAFTS, title="xyz", left_out=(LeftOut(1, "xyz", "the title"),))

    assert coverage(Article("xyz ab cdef", "a.txt"), parsed) == Coverage(1.0)


def test_the_texts_of_a_page_count() -> None:
    """Of a page its texts count, not its marks: neither looks nor addresses of blocks."""
    inner = Paragraph("cdefgh", 2, look="div.answer")
    page = Page((Paragraph("ab", 1), Items(((inner,),), 2)))

    found = coverage(Article("<p>ab</p><ul>…", "a.html", page=page), Parsed(DRAFTS))

    assert found == Coverage(6 / 8)


def test_lists_of_records_have_none() -> None:
    """A table of questions is not a text."""
    assert coverage(Article("q,a", "a.csv", records=DRAFTS), Parsed(DRAFTS)) is None


def test_a_text_of_signs_alone() -> None:
    """Where there is not a single letter, nothing is lost."""
    assert coverage(Article("?!", "a.txt"), Parsed((Draft("?", "!", 1),))) == Coverage(1.0)


def test_questions_without_an_answer_are_no_cards_unless_kept() -> None:
    """They count as left out, and as cards where the person keeps them; a title alone covers nothing."""
    article = Article("Title\nab cd", "a.txt")
    parsed = Parsed(title="Title", unanswered=(Draft("ab cd", "", 2),))

    assert coverage(article, parsed) == Coverage(0.0, (("questions without an answer", 2),))
    assert coverage(article, parsed, keep_unanswered=True) == Coverage(1.0)
