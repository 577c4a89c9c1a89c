"""Packages for Anki, opened with the real Anki and with our own import."""

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.notes import Note

from dlprep.errors import DlprepError
from dlprep.exporting.anki_notes import anki_decks, anki_histories, progresses
from dlprep.exporting.export import Export, ExportedDeck, History
from dlprep.model.card import CardId, FollowUp, Point
from dlprep.model.deck import DeckId
from dlprep.model.review import Rating, Review
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.leitner import Leitner
from dlprep.scheduling.scheduler import replay
from dlprep.selection.marks import Marked
from dlprep.storage.anki_writing import anki_package
from dlprep.storage.sources.anki_package import read_package
from dlprep.views.anki_fields import anki_fields
from tests.builders import MONDAY, a_card, a_review
from tests.exporting.exports import export_of, read_back

ANSWER = """\
The loss is $-\\log p_{y} < 1$:

- **first**
- second

```python
if a < b:
    print("{{a}}")
```"""
ALPHA = a_card(
    "alpha", question="What is <script>alert(1)</script>, {{Answer}} and {{c1::this}}?", answer=ANSWER,
    points=(Point("the *loss*", must=True), Point("the rest")), tags=("evaluation", "losses"),
    follow_ups=(FollowUp("And then?", "Less."),), number=3,
)  # fmt: skip
BETA = a_card("beta")


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Collection]:
    """Return an empty collection of the real Anki."""
    collection = Collection(str(tmp_path / "collection.anki2"))
    yield collection
    collection.close()


def packed(export: Export, now: datetime = MONDAY) -> bytes:
    """Return an export as a package."""
    return anki_package(anki_decks(export, anki_fields, {}), now)


def packed_with_history(
    export: Export, *reviews: Review, marked: Marked | None = None, now: datetime = MONDAY
) -> bytes:
    """Return an export as a package with what was done."""
    known = marked or Marked()
    standings = replay(Leitner(), (each for each in reviews if not each.practice)).standings
    histories = {
        card.id: History(tuple(each for each in reviews if each.card == card.id)) for card in export.cards()
    }
    kept = anki_histories(histories, standings, known)
    return anki_package(anki_decks(export, anki_fields, progresses(kept, standings), known), now)


def taken(collection: Collection, package: bytes, path: Path) -> tuple[int, int]:
    """Let Anki import a package, and return how many notes were new and how many were updated."""
    path.write_bytes(package)
    request = ImportAnkiPackageRequest(
        package_path=str(path), options=ImportAnkiPackageOptions(with_scheduling=True)
    )
    log = collection.import_anki_package(request).log
    return len(log.new), len(log.updated)


def notes(collection: Collection) -> dict[str, Note]:
    """Return the notes by their lasting names."""
    return {note.guid: note for note in map(collection.get_note, collection.find_notes(""))}


def test_anki_takes_the_cards(anki: Collection, tmp_path: Path) -> None:
    """A card is a note in a deck of the deck's name, new, in order, with its fields and tags."""
    assert taken(anki, packed(export_of(ALPHA, BETA, title="Loss::es")), tmp_path / "a.apkg") == (2, 0)

    found = notes(anki)
    alpha = found["dlprep:alpha"]
    assert set(found) == {"dlprep:alpha", "dlprep:beta"}
    assert alpha.fields == [
        "What is &lt;script&gt;alert(1)&lt;/script&gt;, &#123;&#123;Answer}} and &#123;&#123;c1::this}}?",
        (
            "<p>The loss is \\(-\\log p_{y} &lt; 1\\):</p>\n"
            "<ul>\n<li><strong>first</strong></li>\n<li>second</li>\n</ul>\n"
            '<pre><code class="language-python">if a &lt; b:\n    print(&quot;&#123;&#123;a}}&quot;)\n'
            "</code></pre>"
        ),
        '<ul><li class="must">the <em>loss</em></li><li>the rest</li></ul>',
        "<p><b>And then?</b></p>\n<p>Less.</p>",
        "",
        "3",
        "alpha",
    ]
    assert alpha.tags == ["evaluation", "losses"]
    (card,) = alpha.cards()
    assert (anki.decks.name(card.did), int(card.type), card.due) == ("Loss: es", 0, 1)
    assert "What they ask next" in card.answer()
    (bare,) = found["dlprep:beta"].cards()
    assert "What they ask next" not in bare.answer()
    assert anki.fix_integrity()[1]


def test_again_updates(anki: Collection, tmp_path: Path) -> None:
    """A later package changes the notes that are there, doubles none, and takes no progress away."""
    one, two = tmp_path / "one.apkg", tmp_path / "two.apkg"
    taken(anki, packed(export_of(ALPHA, BETA)), one)
    (card,) = notes(anki)["dlprep:beta"].cards()
    anki.sched.suspend_cards([card.id])

    later = export_of(a_card("beta", answer="Changed."), a_card("gamma"), ALPHA, title="Renamed")
    new, _ = taken(anki, packed(later, MONDAY + timedelta(minutes=1)), two)

    found = notes(anki)
    assert (new, anki.note_count(), anki.card_count()) == (1, 3, 3)
    assert found["dlprep:beta"]["Answer"] == "<p>Changed.</p>"
    (card,) = found["dlprep:beta"].cards()
    assert card.queue == -1


def test_the_same_export_is_the_same_file() -> None:
    """Nothing in a package depends on when it was written but the time it is told."""
    assert packed(export_of(ALPHA, BETA)) == packed(export_of(ALPHA, BETA))


def test_anki_goes_on_from_the_history(anki: Collection, tmp_path: Path) -> None:
    """Reviews, interval and due day go along; flags and suspension too."""
    now = datetime.now().astimezone()  # noqa: TID251 - Anki goes by the real clock
    today = study_day(now)
    start = (today - MONDAY.date()).days
    reviews = (
        a_review("alpha", Rating.GOOD, days=start - 9),
        a_review("alpha", Rating.AGAIN, days=start - 4, seq=2),
        a_review("alpha", Rating.GOOD, days=start - 4, minutes=9, seq=3),
    )
    standing = replay(Leitner(), reviews).standings[CardId("alpha")]
    marked = Marked(suspended=frozenset({CardId("beta")}), flagged=frozenset({CardId("alpha")}))

    package = packed_with_history(export_of(ALPHA, BETA), *reviews, marked=marked, now=now)
    taken(anki, package, tmp_path / "a.apkg")

    (alpha,), (beta,) = (notes(anki)[f"dlprep:{name}"].cards() for name in ("alpha", "beta"))
    assert (alpha.reps, alpha.lapses, alpha.ivl, alpha.user_flag()) == (3, 1, 1, 1)
    assert alpha.due - anki.sched.today == (standing.due - today).days
    assert (int(beta.type), int(beta.queue)) == (0, -1)
    assert anki.db is not None
    rows = anki.db.all("select ease, lastIvl, time, type from revlog order by id")
    assert rows == [[3, 0, 30_000, 0], [1, 5, 30_000, 1], [3, 0, 30_000, 1]]


def test_our_own_import_reads_it_back() -> None:
    """Questions, answers, tags and reviews come back; practice and what a reset forgot do not."""
    practised = replace(a_review("alpha", Rating.EASY, days=2, seq=3), practice=True)
    reviews = (
        a_review("alpha", Rating.AGAIN, days=-9, seq=9), a_review("alpha", Rating.GOOD),
        a_review("alpha", Rating.HARD, days=1, seq=2), practised, a_review("beta", seq=4),
    )  # fmt: skip
    marked = Marked(reset={CardId("alpha"): MONDAY - timedelta(days=1)})

    package = packed_with_history(export_of(ALPHA, BETA), *reviews, marked=marked)
    drafts, left_out = read_package(io.BytesIO(package), "a.apkg")

    assert left_out == ()
    assert [draft.key for draft in drafts] == ["dlprep:alpha", "dlprep:beta"]
    assert drafts[0].question == "What is \\<script>alert(1)\\</script>, {{Answer}} and {{c1::this}}?"
    assert (drafts[0].answer, drafts[0].tags) == (ANSWER, ("evaluation", "losses"))
    assert [(past.rating, past.at) for past in drafts[0].history] == [
        (Rating.GOOD, MONDAY), (Rating.HARD, MONDAY + timedelta(days=1)),
    ]  # fmt: skip
    assert [draft.question for draft in read_back(package, ".apkg")][1] == "What is beta?"


def test_reviews_of_one_instant_are_all_kept() -> None:
    """Anki names reviews by their milliseconds; two of the same go side by side."""
    cards = [a_card(f"c{number}") for number in range(3)]
    package = packed_with_history(export_of(*cards), *(a_review(card.id) for card in cards))

    drafts, _ = read_package(io.BytesIO(package), "a.apkg")

    assert [len(draft.history) for draft in drafts] == [1, 1, 1]


def test_decks_have_numbers_of_their_own() -> None:
    """A deck's number follows from its id alone, so a new title is no new deck."""
    decks = (
        ExportedDeck(DeckId("one"), "One", (a_card("a"),)),
        ExportedDeck(DeckId("two"), "One", (a_card("b"),)),
        ExportedDeck(DeckId("one"), " ", (a_card("c"),)),
    )

    one, two, blank = anki_decks(Export(decks), anki_fields, {})

    assert one.number == blank.number != two.number
    assert blank.name == "one"


def test_without_genanki(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is missing, how to install it is said."""
    monkeypatch.setitem(sys.modules, "genanki", None)

    with pytest.raises(DlprepError) as caught:
        packed(export_of(BETA))

    assert "dlprep[anki]" in caught.value.hint
