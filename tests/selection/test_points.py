"""What was missed, and how often."""

from dataclasses import replace

from dlprep.model.mark import Mark, MarkKind
from dlprep.model.review import EntryId, SessionId, Tick
from dlprep.selection.marks import counted_reviews, fold_marks, since_reset
from dlprep.selection.points import last_judged, times_missed
from tests.builders import MONDAY, a_review

SAID, MISSED = Tick("ties count half", said=True), Tick("ties count half", said=False)


def test_the_last_judged_review_counts() -> None:
    """A later review whose points were not judged says nothing about what was missed."""
    judged = replace(a_review(seq=1), ticks=(MISSED,))
    earlier = replace(a_review(seq=2, days=-1), ticks=(SAID,))
    quick = a_review(seq=3, days=1)

    assert last_judged([judged, earlier, quick]) == {judged.card: judged}


def test_points_are_counted_by_their_words() -> None:
    """A point is counted over all reviews in which it was judged."""
    reviews = [
        replace(a_review(seq=seq), ticks=(tick,)) for seq, tick in enumerate((SAID, MISSED, MISSED), 1)
    ]

    missed, judged = times_missed(reviews)

    assert (missed["ties count half"], judged["ties count half"]) == (2, 3)


def test_what_counts_after_a_fresh_start() -> None:
    """Practice moves no box but shows what was missed; a fresh start forgets both."""
    old, practice, new = (
        a_review(seq=1),
        replace(a_review(seq=2, days=2), practice=True),
        a_review(seq=3, days=2),
    )
    start = Mark(EntryId(SessionId("m"), 1), old.card, MarkKind.RESET, MONDAY.replace(day=24))
    marked = fold_marks([start])

    assert since_reset([old, practice, new], marked) == [practice, new]
    assert counted_reviews([old, practice, new], marked) == [new]
