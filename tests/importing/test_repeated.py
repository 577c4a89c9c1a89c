"""Lines that a site sets below several answers stay out, and answers that end alike stay whole."""

from dlprep.importing.article import Article
from dlprep.importing.draft import Draft
from dlprep.importing.formats import FORMATS

ENDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta")


def drafts(tails: list[str]) -> list[Draft]:
    """Return the cards of an article whose answers have these tails."""
    pieces = zip(ENDS, tails, strict=False)
    text = "".join(
        f"Q{n}. What is {word}?\nA letter, {word}.\n{tail}" for n, (word, tail) in enumerate(pieces)
    )
    return list(FORMATS["labelled"].parse(Article(text, "x")).drafts)


def test_a_share_bar_goes() -> None:
    """Buttons below every answer are on no card."""
    assert {draft.answer for draft in drafts(["Share\nBack to top\n"] * 8)} == {
        f"A letter, {e}." for e in ENDS
    }


def test_a_sentence_below_some_answers_goes() -> None:
    """A sentence that comes again below some answers is none of theirs."""
    advert = "Hone these skills in small groups, week after week.\n"

    assert [draft.answer for draft in drafts(["", advert] * 4)] == [f"A letter, {end}." for end in ENDS]


def test_a_sentence_below_every_answer_stays() -> None:
    """What all answers end with may be their own."""
    assert all("In short: it is Greek." in draft.answer for draft in drafts(["In short: it is Greek.\n"] * 8))


def test_two_answers_may_end_alike() -> None:
    """Twice the same line is a coincidence."""
    assert sum("Ask again." in each.answer for each in drafts(["Ask again.\n"] * 2 + [""] * 6)) == 2


def test_a_list_belongs_to_its_answer() -> None:
    """An item that ends several answers stays, and so does a whole list of them; buttons in a list go."""
    asked = "Ask:\n- Who sees {}?\n- What does a mistake cost?\n"
    tails = [asked.format(end) if n % 2 else "" for n, end in enumerate(ENDS)]

    assert sum("a mistake cost" in each.answer for each in drafts(tails)) == 4
    assert sum("a mistake cost" in each.answer for each in drafts([asked, ""] * 4)) == 4
    assert not any("Share" in each.answer for each in drafts(["- Share\n- Copy link\n", ""] * 4))
