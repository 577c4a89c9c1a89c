"""`dlprep import` of what `dlprep export` wrote as JSON: the same deck again, elsewhere and here."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dlprep.model.card import CardId
from dlprep.model.review import Confidence, Probe, Rating, Tick
from tests.builders import a_review
from tests.harness import CommandLine, at

# As dlprep itself lays decks out: so that a deck that comes back is the same text.
DECK = """\
format: 1
id: losses
title: What one minimises
source:
  title: A talk on losses
cards:
  - id: hinge
    number: 7
    source:
      origin: talk.html
      line: 12
    question: What is the hinge loss?
    answer: |
      It is $\\max(0, 1 - yf)$.

      - zero *behind* the margin
    points:
      - say: a margin; not a chance
        must: true
        terms:
          - margin/distance
      - say: zero behind it
        drafted: true
    follow_ups:
      - ask: And squared?
        answer: Smooth at the margin.
    mistakes:
      - takes it for log loss
    tags:
      - losses
      - svm
    difficulty: 2
    review_by: 2027-05-01

  - id: log-loss
    question: What is log loss?
    answer: '-log p of the truth: of one class, and of all of them where several are true.'

"""
HINGE = replace(
    a_review("hinge", Rating.HARD, days=-2),
    practice=True,
    confidence=Confidence.NO_IDEA,
    hints=2,
    spoken=timedelta(seconds=7),
    ticks=(Tick("a margin; not a chance", said=True), Tick("zero behind it", said=False)),
    typed="max(0, …)",
    probes=(Probe(1, said=True, took=timedelta(seconds=3)),),
)
REVIEWS = (HINGE, a_review("hinge", days=-1, seq=2), a_review("log-loss", Rating.AGAIN, days=-1, seq=3))


@pytest.fixture
def other(cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Return another person, beside the one whose deck this is; both work in an empty folder."""
    cli.deck(DECK, "losses.yaml")
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return CommandLine(tmp_path / "other", cli.monkeypatch, cli.capsys)


def losses(person: CommandLine) -> str:
    """Return the text of a person's deck."""
    return (person.home / "decks" / "losses.yaml").read_text(encoding="utf-8")


def change(edit: Callable[[dict[str, Any]], object]) -> None:
    """Change the export by hand."""
    data = json.loads(Path("cards.json").read_text(encoding="utf-8"))
    edit(data)
    Path("cards.json").write_text(json.dumps(data), encoding="utf-8")


def of_hinge(data: dict[str, Any]) -> dict[str, Any]:
    """Return the first card of an export."""
    card: dict[str, Any] = data["decks"][0]["cards"][0]
    return card


def of_review(data: dict[str, Any]) -> dict[str, Any]:
    """Return its first review."""
    review: dict[str, Any] = of_hinge(data)["reviews"][0]
    return review


def test_the_same_deck_elsewhere(cli: CommandLine, other: CommandLine) -> None:
    """In an empty home it is the same file: id, title, source, and every field of every card."""
    cli("export", "cards.json", "losses")

    outcome = other("import", "cards.json")

    assert (outcome.code, outcome.err) == (0, "")
    assert "2 cards added" in outcome.out
    assert losses(other) == DECK
    again = other("import", "cards.json", "--yes")
    assert "The same as before: 2 cards." in again.out
    assert losses(other) == DECK


def test_nothing_is_new_at_home(cli: CommandLine, other: CommandLine) -> None:
    """Where the deck is, every card is known by its id, even one that asks something else by now."""
    del other
    cli("export", "cards.json", "losses")
    cli.deck(DECK.replace("What is log loss?", "Why is surprise counted in logs, and whose?"), "losses.yaml")

    outcome = cli("import", "cards.json")

    assert "Nothing to add" in outcome.out
    assert "Changed on both sides, left as you have it: 1 card." in outcome.out
    cli("import", "cards.json", "--theirs", "log-loss", "--yes")
    assert losses(cli) == DECK


def test_it_is_merged_three_ways(cli: CommandLine, other: CommandLine) -> None:
    """A later export changes what was not touched here, and leaves own words and cards taken out alone."""
    cli("export", "cards.json", "losses")
    other("import", "cards.json")
    mine = losses(other).replace("zero *behind*", "nothing *behind*")
    other.deck(mine, "losses.yaml")
    cli.deck(
        DECK.replace("of one class,", "of the class,").replace("difficulty: 2", "difficulty: 3"),
        "losses.yaml",
    )
    cli("export", "cards.json", "losses", "--force")

    outcome = other("import", "cards.json", "--yes")

    assert "Your own words kept: 1 card." in outcome.out
    assert losses(other) == mine.replace("of one class,", "of the class,")
    other.deck(mine.split("  - id: log-loss")[0], "losses.yaml")
    assert "Left out, because you took them out" in other("import", "cards.json", "--yes").out


def test_ids_in_use_stay_with_their_cards(cli: CommandLine, other: CommandLine) -> None:
    """A card whose id another deck has gets a new one; the others keep theirs."""
    cli("export", "cards.json", "losses")
    other.deck(
        "format: 1\nid: mine\ntitle: Mine\ncards:\n  - {id: hinge, question: Doors?, answer: No.}\n",
        "mine.yaml",
    )

    assert other("import", "cards.json").code == 0

    assert losses(other) == DECK.replace("id: hinge", "id: what-is-the-hinge-loss")
    again = other("import", "cards.json", "--yes")
    assert "The same as before: 2 cards." in again.out


def export_of_a_shipped_deck(cli: CommandLine) -> dict[str, Any]:
    """Export a deck that comes with dlprep, and return it."""
    decks = json.loads(cli("export", "-", "--format", "json").out)["decks"]
    shipped: dict[str, Any] = next(deck for deck in decks if deck["id"] != "losses")
    cli("export", "cards.json", shipped["id"])
    return shipped


def test_several_decks_become_one(cli: CommandLine, other: CommandLine) -> None:
    """It goes by the name of the file, and has the cards of all in their order, with their ids."""
    cli.deck()
    cli("export", "cards.json", "losses", "basics")

    assert other("import", "cards.json").code == 0

    text = (other.home / "decks" / "cards.yaml").read_text(encoding="utf-8")
    assert re.findall(r"\n  - id: (.*)", text) == ["alpha", "beta", "gamma", "hinge", "log-loss"]


def test_a_shipped_deck_gets_a_name_of_its_own(cli: CommandLine, other: CommandLine) -> None:
    """Decks that come with dlprep are nobody's to add to: what was changed goes by the name of the file."""
    shipped = export_of_a_shipped_deck(cli)
    change(lambda data: data["decks"][0]["cards"][0].update(answer="Other words."))

    outcome = other("import", "cards.json")

    assert outcome.code == 0, outcome.err
    text = (other.home / "decks" / "cards.yaml").read_text(encoding="utf-8")
    assert text.startswith("format: 1\nid: cards\n")
    assert (text.count("\n  - id: "), "Other words." in text) == (1, True)
    rest = len(shipped["cards"]) - 1
    assert f"In another deck already, and left there: {rest} cards." in outcome.out


def test_cards_of_other_decks_stay_there(cli: CommandLine, other: CommandLine) -> None:
    """A card that another deck holds just so is not doubled; its reviews come to it, and go with `undo`."""
    [card, *_] = export_of_a_shipped_deck(cli)["cards"]
    cli.record(a_review(card["id"]))
    cli("export", "cards.json", "--history", "--force")
    other.deck(losses(cli), "losses.yaml")

    planned = json.loads(other("import", "cards.json", "--dry-run", "--json").out)["data"]
    outcome = other("import", "cards.json", "--yes")

    assert (planned["added"], "hinge" in planned["elsewhere"]) == ([], True)
    assert "Nothing to add: every question is in a deck already." in outcome.out
    assert "1 past review put into the review log." in outcome.out
    assert [review.card for review in other.reviews()] == [card["id"]]
    assert [file.name for file in (other.home / "decks").iterdir()] == ["losses.yaml"]
    assert other("undo").code == 0
    assert other.reviews() == []


def test_a_file_out_of_the_way_gets_every_card(cli: CommandLine, other: CommandLine, tmp_path: Path) -> None:
    """A deck file where no deck is looked for doubles nothing, so it may hold what others hold."""
    shipped = export_of_a_shipped_deck(cli)

    outcome = other("import", "cards.json", "-o", str(tmp_path / "mine.yaml"))

    assert f"{len(shipped['cards'])} cards added" in outcome.out


def test_the_history_comes_along(cli: CommandLine, other: CommandLine) -> None:
    """Every review comes over whole, once; later ones come later; `undo` takes them back again."""
    cli.record(*REVIEWS)
    cli("export", "cards.json", "losses", "--history")

    first, again = other("import", "cards.json"), other("import", "cards.json")

    assert "3 past reviews put into the review log." in first.out
    assert "past review" not in again.out
    brought = [replace(review, id=mine.id) for review, mine in zip(other.reviews(), REVIEWS, strict=True)]
    assert brought == [*REVIEWS]
    assert losses(other) == DECK
    cli.record(a_review("log-loss", seq=4))
    cli("export", "cards.json", "losses", "--history", "--force")
    assert "1 past review put into the review log." in other("import", "cards.json").out
    other("undo")
    assert len(other.reviews()) == 3
    other("undo")
    assert (other.reviews(), list((other.home / "decks").iterdir())) == ([], [])
    # And home again: there nothing is new.
    assert "past review" not in cli("import", "cards.json").out
    assert len(cli.reviews()) == 4


def test_what_stays_behind_is_told(cli: CommandLine, other: CommandLine) -> None:
    """Marks, notes, reviews of cards that are gone and reviews of tomorrow are reported."""
    cli.record(*REVIEWS, a_review("gone", seq=4), a_review("hinge", days=3, seq=5))
    cli("flag", "log-loss")
    (cli.home / "notes").mkdir()
    (cli.home / "notes" / "hinge.md").write_text("Mine.\n", encoding="utf-8")
    cli("export", "cards.json", "--history", now=at(28))
    change(lambda data: data.update(decks=[each for each in data["decks"] if each["id"] == "losses"]))

    outcome = other("import", "cards.json")

    told = " ".join(outcome.err.split())
    assert outcome.code == 0
    assert "3 past reviews put" in outcome.out
    assert "marks are not imported, set them anew: log-loss" in told
    assert "notes are not imported, copy their files: hinge" in told
    assert "reviews of cards that are in no deck: gone" in told
    assert "1 past review left out for lying in the future" in told
    assert {review.card for review in other.reviews()} == {CardId("hinge"), CardId("log-loss")}


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda data: data.update(version=2), "of a newer dlprep"),
        (lambda data: data.update(decks=[]), "the export has no cards"),
        (lambda data: data["decks"][0]["cards"][1].update(id="../up"), "cards.1.id (card '../up'): use"),
        (lambda data: of_hinge(data).update(answer=" "), "answer (card 'hinge'): it must not be empty"),
        (lambda data: of_hinge(data).update(difficulty=9), "decks.0.cards.0.difficulty (card 'hinge'):"),
        (lambda data: of_hinge(data).pop("id"), "decks.0.cards.0.id: Field required"),
        (lambda data: of_hinge(data).update(question="\ud800"), "the export is not whole"),
        (lambda data: of_hinge(data).update(typed="\ud800", title="\x1b[2J"), "the export is not whole"),
        (lambda data: of_review(data).update(rating="best"), "reviews.0.rating (card"),
        (lambda data: of_review(data).update(at="0001-01-01T00:00+14:00"), ".at (card"),
        (lambda data: of_review(data).update(at="2026-01-01T09:00"), "offset"),
        (lambda data: of_review(data).update(took_ms=10**30), "reviews.0.took_ms (card"),
        (lambda data: of_review(data).update(follow_ups=2 * of_review(data)["follow_ups"]), "there twice"),
    ],
)  # fmt: skip
def test_a_spoilt_export_is_refused(
    cli: CommandLine, other: CommandLine, edit: Callable[[dict[str, Any]], object], said: str
) -> None:
    """One message says where it is wrong, and nothing is written."""
    cli.record(*REVIEWS)
    cli("export", "cards.json", "losses", "--history")
    change(edit)

    outcome = other("import", "cards.json")

    assert outcome.code == 1
    assert said in outcome.err
    assert len(re.findall(r"^\S*error", outcome.err, re.MULTILINE)) <= 1
    assert not (other.home / "decks").exists()
    assert not (other.home / "reviews.sqlite3").exists()


def test_numbers_and_keys_out_of_the_ordinary(cli: CommandLine, other: CommandLine) -> None:
    """A number that no database holds comes over, too; keys that were added later are passed over."""
    cli("export", "cards.json", "losses")
    change(lambda data: of_hinge(data).update(number=10**30, mood="glad"))

    assert other("import", "cards.json").code == 0
    assert losses(other) == DECK.replace("number: 7", f"number: {10**30}")
