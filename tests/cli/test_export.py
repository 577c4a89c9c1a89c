"""`dlprep export`: to files, to standard output, with the history, and read back by `dlprep import`."""

import csv
import io
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from dlprep.model.card import CardId
from dlprep.model.review import Confidence, Probe, Rating, Tick
from tests.builders import a_review
from tests.exporting.reading import review_of
from tests.harness import DECK, CommandLine

FULL = """\
format: 1
id: losses
title: Losses
cards:
  - id: hinge
    number: 1
    question: What is the hinge loss?
    answer: |
      It is $\\max(0, 1 - yf)$.

      - zero *behind* the margin
    points: [{say: a margin; not a chance, must: true}, {say: zero behind it}]
    tags: [losses, svm]
    difficulty: 2
  - {id: log-loss, number: 2, question: "What is log loss?", answer: "-log p of the truth", tags: [losses]}
"""
HINGE = replace(
    a_review("hinge", days=-2),
    confidence=Confidence.UNSURE,
    ticks=(Tick("a margin; not a chance", said=True), Tick("zero behind it", said=False)),
    typed="max(0, …)",
    probes=(Probe(1, said=True),),
)
TEXTS = ["json", "csv", "tsv", "md"]


@pytest.fixture
def home(cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Return a person with one deck of their own, who works in an empty folder."""
    cli.deck(FULL, "losses.yaml")
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return cli


@pytest.mark.parametrize("name", [*TEXTS, "apkg", "markdown", "tab", "JSON"])
def test_the_end_of_the_name_says_the_format(home: CommandLine, name: str) -> None:
    """A file of that kind is there, and one line on standard error says what it holds."""
    outcome = home("export", f"cards.{name}", "losses")

    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"Exported to cards.{name}: 2 cards of 1 deck.\n"
    assert Path(f"cards.{name}").stat().st_size > 100


@pytest.mark.parametrize("name", TEXTS)
def test_standard_output_has_the_same(home: CommandLine, name: str) -> None:
    """With - or no file at all, the same bytes go to standard output."""
    home("export", f"cards.{name}", "losses")

    outcome = home("export", "-", "losses", "--format", name)

    assert outcome.code == 0
    assert outcome.out.encode() == Path(f"cards.{name}").read_bytes()
    assert outcome.err == "Exported: 2 cards of 1 deck.\n"
    assert home("export", "--format", name).out.startswith(outcome.out[:9])


@pytest.mark.parametrize(
    ("name", "kept"), [("json", True), ("csv", True), ("tsv", True), ("md", False), ("apkg", False)]
)
def test_what_is_exported_can_be_imported(home: CommandLine, tmp_path: Path, name: str, kept: bool) -> None:
    """Another person gets the same questions, answers and numbers, in order; tags and points if any are."""
    home("export", f"cards.{name}", "losses")
    other = CommandLine(tmp_path / "other", home.monkeypatch, home.capsys)

    outcome = other("import", f"cards.{name}", "--yes", "--no-points", "-o", "again.yaml")

    assert outcome.code == 0, outcome.err
    cards, originals = (
        yaml.safe_load(text)["cards"] for text in (Path("again.yaml").read_text(encoding="utf-8"), FULL)
    )
    for card, original in zip(cards, originals, strict=True):
        assert (card["question"], card["answer"].strip()) == (
            original["question"],
            original["answer"].strip(),
        )
        if name != "apkg":
            assert card["number"] == original["number"]
        if name != "md":
            assert card["tags"] == original["tags"]
        if kept:
            assert card.get("points", []) == original.get("points", [])


def test_a_deck_can_be_edited_in_a_spreadsheet(home: CommandLine) -> None:
    """An exported table, changed and imported again, changes those cards of the deck and nothing else."""
    home("export", "cards.csv", "losses")
    table = Path("cards.csv").read_text(encoding="utf-8")
    Path("cards.csv").write_text(table.replace("*behind*", "*beyond*"), encoding="utf-8")

    outcome = home("import", "cards.csv", "--deck", "losses", "--theirs", "all", "--yes")

    assert outcome.code == 0, outcome.err
    deck = home.home / "decks" / "losses.yaml"
    assert deck.read_text(encoding="utf-8") == FULL.replace("*behind*", "*beyond*")


def test_the_table_is_one_that_every_program_reads(home: CommandLine) -> None:
    """A row a card, lists with an item a line, and no formula."""
    home("export", "cards.csv", "losses")

    first, second = csv.DictReader(io.StringIO(Path("cards.csv").read_text(encoding="utf-8")))

    assert (first["id"], first["deck_id"], first["tags"], first["difficulty"]) == (
        "hinge", "losses", "losses, svm", "2",
    )  # fmt: skip
    assert first["points"] == "* (must) a margin; not a chance\n* zero behind it"
    assert (second["question"], second["answer"]) == ("What is log loss?", "'-log p of the truth")


def test_filters_choose_cards(home: CommandLine) -> None:
    """Decks, tags and the rest choose as in `dlprep list`; what matches nothing is not written."""
    home("flag", "hinge")

    def ids(*options: str) -> list[str]:
        data = json.loads(home("export", "-", "--format", "json", *options).out)
        return [card["id"] for deck in data["decks"] for card in deck["cards"]]

    assert ids("--tag", "svm") == ids("--flagged") == ids("losses", "--difficulty", "2") == ["hinge"]
    assert ids("losses", "--is", "new") == ["hinge", "log-loss"]
    nothing = home("export", "x.json", "--missed")
    assert (nothing.code, Path("x.json").exists()) == (1, False)
    assert "no card matches" in nothing.err


def test_the_history_goes_along(home: CommandLine) -> None:
    """All that the log holds is in the JSON, and marks and notes; without a choice, of cards gone as well."""
    home.record(HINGE, a_review("log-loss", Rating.HARD, seq=2))
    home("flag", "log-loss")
    (home.home / "notes").mkdir()
    (home.home / "notes" / "hinge.md").write_text("Mine.\n", encoding="utf-8")
    reviews = home.reviews()
    home("export", "part.json", "losses", "--history")
    home.deck(DECK, "losses.yaml")

    outcome = home("export", "all.json", "--history")

    part, whole = (json.loads(Path(name).read_text(encoding="utf-8")) for name in ("part.json", "all.json"))
    assert "2 reviews, 1 mark, 1 note." in outcome.err
    cards = {card["id"]: card for card in part["decks"][0]["cards"]}
    assert part["gone"] == []
    assert {card["id"] for card in whole["gone"]} == {"hinge", "log-loss"}
    assert [mark["mark"] for mark in cards["log-loss"]["marks"]] == ["flag"]
    assert cards["hinge"]["note"] == "Mine."
    written = [(CardId(name), review) for name, card in cards.items() for review in card["reviews"]]
    assert [review_of(name)(review) for name, review in written] == reviews
    assert sum(len(card["reviews"]) for card in whole["gone"]) == len(reviews)
    assert (
        "reviews"
        not in json.loads(home("export", "-", "basics", "--format", "json").out)["decks"][0]["cards"][0]
    )


def test_the_history_for_anki(home: CommandLine) -> None:
    """The package has the reviews; the line says how many went along."""
    home.record(HINGE)
    home("flag", "log-loss")

    outcome = home("export", "cards.apkg", "losses", "--history")

    assert outcome.err == "Exported to cards.apkg: 2 cards of 1 deck, 1 review.\n"
    with zipfile.ZipFile("cards.apkg") as archive:
        assert sorted(archive.namelist()) == ["collection.anki2", "media"]


def test_a_file_that_is_there_stays(home: CommandLine) -> None:
    """It is replaced only when that is said, and never by half."""
    Path("cards.csv").write_text("mine", encoding="utf-8")

    refused = home("export", "cards.csv")
    assert (refused.code, Path("cards.csv").read_text(encoding="utf-8")) == (1, "mine")
    assert "--force replaces it" in refused.err

    assert home("export", "cards.csv", "--force").code == 0
    assert Path("cards.csv").read_text(encoding="utf-8").startswith("id,deck_id,")
    assert [path.name for path in Path().iterdir()] == ["cards.csv"]


@pytest.mark.skipif(os.name == "nt", reason="links are made by everybody elsewhere")
@pytest.mark.parametrize("target", ["cards.csv", "nowhere/cards.csv"])
def test_a_link_to_no_file(home: CommandLine, target: str) -> None:
    """It is neither followed in a circle nor to a folder that is not there; nothing is written."""
    link = Path("cards.csv")
    link.symlink_to(target)

    outcome = home("export", "cards.csv", "--force")

    assert outcome.code == 1
    assert "cards.csv: error: the link leads to no file" in outcome.err
    assert list(Path().iterdir()) == [link]
    assert link.is_symlink()


def test_a_report_for_programs(home: CommandLine) -> None:
    """With --json standard output has what was written, in the envelope of every command."""
    answer = json.loads(home("export", "cards.json", "losses", "--history", "--json").out)

    assert (answer["schema_version"], answer["command"], answer["problems"]) == (1, "export", [])
    assert answer["data"] == {
        "file": "cards.json", "format": "json", "decks": ["losses"], "cards": 2,
        "reviews": 0, "marks": 0, "notes": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "neither a file nor a format"),
        (("-",), 2, "neither a file nor a format"),
        (("cards.xlsx",), 2, "tells no format: cards.xlsx"),
        (("cards.json", "--format", "yaml"), 2, "there are: json, csv, tsv, md, apkg"),
        (("-", "--format", "apkg"), 2, "an Anki package is no text"),
        (("cards.csv", "--history"), 2, "no place for a history"),
        (("losses", "--format", "csv"), 2, "'losses' is a deck"),
        (("-", "--format", "csv", "--json"), 2, "standard output is taken"),
        (("nowhere/cards.csv",), 1, "there is no folder nowhere"),
        ((".", "--format", "csv"), 1, "this is a folder"),
        (("cards.csv", "loses"), 1, "did you mean 'losses'?"),
        (("cards.csv", "--tag", "svn"), 1, "did you mean 'svm'?"),
    ],
)
def test_what_cannot_be_is_said(home: CommandLine, arguments: tuple[str, ...], code: int, said: str) -> None:
    """One message with a hint, and nothing is written."""
    outcome = home("export", *arguments)

    assert outcome.code == code
    assert said in " ".join((outcome.err + outcome.out).split())
    assert list(Path().iterdir()) == []


def test_a_deck_with_a_problem_does_not_keep_the_rest(home: CommandLine) -> None:
    """The sound cards are exported, and what is wrong is told."""
    home.deck(FULL.replace("id: hinge", "id: hinge\n    nonsense: 1"), "losses.yaml")

    outcome = home("export", "cards.json", "losses")

    assert outcome.code == 0
    assert "1 card of 1 deck" in outcome.err
    assert "losses.yaml:" in outcome.err
