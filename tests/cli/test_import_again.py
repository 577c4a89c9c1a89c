"""`dlprep import` a second time: the article has changed, and the person has edited the deck."""

import json
import os
from pathlib import Path

import pytest
import yaml

from dlprep.commands.environment import Environment, system_environment
from dlprep.commands.undo_import import newest_import, undo_import
from dlprep.errors import DeckError
from dlprep.storage.imports import Imports
from dlprep.storage.review_log import ReviewLog
from tests.builders import a_review
from tests.harness import NOW, CommandLine

ARTICLE = """\
Ten questions on optimizers
Q 1. What does momentum add to plain gradient descent?
It keeps a running mean of the gradients. Steps along a valley then add up.
Q 2. Why does Adam correct its bias?
Both running means start at zero, so the first values are too small.
Q 3. When would you prefer plain descent?
When the flattest minimum matters more than speed.
Q 4. What is weight decay?
Weights shrink at every step, whatever their gradient says.
Q 5. How is a learning rate found?
By a short run in which it rises until the loss explodes.
"""
MOMENTUM, ADAM, PLAIN, DECAY, RATE = (
    "what-does-momentum-add-to-plain-gradient-descent",
    "why-does-adam-correct-its-bias",
    "when-would-you-prefer-plain-descent",
    "what-is-weight-decay",
    "how-is-a-learning-rate-found",
)

# Upstream: 1 is answered in other words, 2 too, 3 is gone, 4 is renamed and renumbered, 6 is new.
LATER = (
    ARTICLE.replace("a running mean", "a decaying mean")
    .replace("too small", "too small by far")
    .replace(
        "Q 3. When would you prefer plain descent?\nWhen the flattest minimum matters more than speed.\n", ""
    )
    .replace("Q 4. What is weight decay?", "Q 3. What does weight decay do?")
    .replace("Q 5.", "Q 4.")
    + "Q 5. What is a warm-up?\nA slow start of the learning rate, which calms the first steps.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return the file of the article."""
    path = tmp_path / "optimizers.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def env(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """Return the environment of the person whose commands are run."""
    monkeypatch.setenv("DLPREP_HOME", str(cli.home))
    monkeypatch.setenv("DLPREP_NOW", NOW)
    return system_environment(os.environ)


@pytest.fixture
def deck(cli: CommandLine, article: Path) -> Path:
    """Return the imported deck, in which every card was rated and two answers were edited."""
    cli("import", str(article))
    [path] = (cli.home / "decks").iterdir()
    text = path.read_text(encoding="utf-8")
    text = text.replace("title: Ten", "# mine\ntitle: Ten", 1).replace(
        "Both running means", "Both means, I say,"
    )
    path.write_text(text.replace("until the loss explodes", "and I watch the loss"), encoding="utf-8")
    article.write_text(LATER, encoding="utf-8")
    return path


def test_the_whole_story(cli: CommandLine, env: Environment, article: Path, deck: Path) -> None:
    """Every card keeps its id, own words stay, the rest follows the article; undo puts it all back."""
    before = deck.read_bytes()
    with ReviewLog(cli.home / "reviews.sqlite3") as log:
        for seq, card in enumerate((MOMENTUM, ADAM, PLAIN, DECAY, RATE), start=1):
            log.record(a_review(card, seq=seq, days=-1))
    rated = cli.reviews()

    shown = cli("import", str(article), "--dry-run").out
    done = cli("import", str(article), "--yes")

    assert "answer: It keeps a [-running-] {+decaying+} mean of the gradients. …" in shown
    for line in (
        "Renamed in the article: 1 card.",
        "Changed in the article: 1 card.",
        "Changed on both sides, left as you have it: 1 card.",
        "Your own words kept: 1 card.",
        "No longer in the article, studied as before: 1 card.",
        "  5. what-is-a-warm-up",
    ):
        assert line in shown
    text = deck.read_text(encoding="utf-8")
    assert done.code == 0
    for kept in ("# mine\ntitle", "Both means, I say,", "and I watch the loss", "flattest minimum"):
        assert kept in text
    for taken in ("a decaying mean", "What does weight decay do?", "A slow start"):
        assert taken in text
    ids = [line.split(": ")[1] for line in text.splitlines() if line.startswith("  - id: ")]
    assert ids == [MOMENTUM, ADAM, PLAIN, DECAY, RATE, "what-is-a-warm-up"]
    # No review has lost its card.
    assert cli("check").code == 0
    assert cli.reviews() == rated

    assert newest_import(env) == (
        env.now(),
        f"the import of Ten questions on optimizers into the deck '{deck.stem}'",
    )
    assert cli("undo").code == 0
    assert deck.read_bytes() == before
    assert cli.reviews() == rated
    # And it comes again as it came before.
    assert cli("import", str(article), "--dry-run").out == shown


def test_conflicts_are_settled_one_by_one(cli: CommandLine, article: Path, deck: Path) -> None:
    """--theirs takes the article's words, --mine keeps one's own for good."""
    cli("import", str(article), "--yes")

    cli("import", str(article), "--mine", ADAM)
    settled = cli("import", str(article))
    taken = cli("import", str(article), "--theirs", ADAM, "--yes")

    assert "Changed on both sides" not in settled.out
    assert "Your own words kept: 2 cards." in settled.out
    assert "1 card changed" in taken.out
    assert "Both running means start at zero, so the first values are too small by far." in deck.read_text()


def test_an_unknown_card_cannot_be_settled(cli: CommandLine, article: Path, deck: Path) -> None:
    """An id that is not there is a mistake of use."""
    before = deck.read_bytes()

    outcome = cli("import", str(article), "--theirs", "nonsense", "--yes")

    assert (outcome.code, deck.read_bytes()) == (2, before)
    assert "there is no card 'nonsense'" in outcome.err


@pytest.mark.parametrize("name", [ADAM, "all"])
def test_both_sides_cannot_have_one_card(cli: CommandLine, article: Path, deck: Path, name: str) -> None:
    """The same card for --theirs and --mine is a mistake of use, not a silent choice."""
    before = deck.read_bytes()

    outcome = cli("import", str(article), "--theirs", name, "--mine", name, "--yes")

    assert (outcome.code, deck.read_bytes()) == (2, before)
    assert f"'{name}' is given to both --mine and --theirs" in outcome.err


def test_one_card_may_differ_from_all(cli: CommandLine, article: Path, deck: Path) -> None:
    """A card that is named counts before `all`."""
    outcome = cli("import", str(article), "--theirs", "all", "--mine", ADAM, "--yes")

    assert outcome.code == 0
    assert "Both means, I say, start at zero, so the first values are too small." in deck.read_text()


def test_a_dry_run_tells_that_a_deck_cannot_be_changed(cli: CommandLine, article: Path, deck: Path) -> None:
    """A deck written in a way that cannot be edited in place is known before, and told once."""
    fields = yaml.safe_load(deck.read_text(encoding="utf-8"))
    deck.write_text(yaml.safe_dump(fields, default_flow_style=True), encoding="utf-8")
    before = deck.read_bytes()

    tried = cli("import", str(article), "--dry-run")
    listed = json.loads(cli("import", str(article), "--dry-run", "--json").out)
    done = cli("import", str(article), "--yes")

    message = "cards cannot be added at the end of this file"
    assert (tried.code, done.code, deck.read_bytes()) == (0, 1, before)
    assert tried.err.count(message) == done.err.count(message) == 1
    assert [problem["message"] for problem in listed["problems"]] == [message]


def test_without_a_terminal_nothing_that_is_there_changes(
    cli: CommandLine, article: Path, deck: Path
) -> None:
    """In a script new cards go in; changes wait for --yes, and are not forgotten."""
    before = deck.read_text(encoding="utf-8")

    outcome = cli("import", str(article))
    later = cli("import", str(article), "--yes")

    assert outcome.code == 0
    assert "1 card added" in outcome.out
    assert "left as in the deck: --yes" in outcome.err
    assert "a decaying mean" not in before
    assert "cards changed" in later.out
    assert "a decaying mean" in deck.read_text(encoding="utf-8")


@pytest.mark.usefixtures("deck")
def test_json_tells_the_same(cli: CommandLine, article: Path) -> None:
    """The data name each card under what becomes of it, with both texts where they differ."""
    data = json.loads(cli("import", str(article), "--json", "--dry-run").out)["data"]

    assert [card["id"] for card in data["added"]] == ["what-is-a-warm-up"]
    changed = {card["id"]: card for card in data["changed"]}
    assert {*changed} == {MOMENTUM, DECAY}
    assert changed[DECAY]["renamed"]
    assert changed[DECAY]["question"] == {
        "outcome": "taken", "mine": "What is weight decay?", "theirs": "What does weight decay do?",
    }  # fmt: skip
    assert [card["id"] for card in data["conflicts"]] == [ADAM]
    assert (data["kept"], data["missing"], data["removed"]) == ([RATE], [PLAIN], [])
    assert data["dry_run"]


def test_a_card_that_was_taken_out_stays_out(cli: CommandLine, article: Path) -> None:
    """A card deleted from the deck is not imported again, but can be brought back with its id."""
    cli("import", str(article))
    [deck] = (cli.home / "decks").iterdir()
    head, _, rest = deck.read_text(encoding="utf-8").partition(f"  - id: {ADAM}")
    deck.write_text(head + rest[rest.index("  - id: ") :], encoding="utf-8")

    again = cli("import", str(article))
    back = cli("import", str(article), "--theirs", ADAM)

    assert "because you took them out of the deck: 1 card" in again.out
    assert "1 card added" in back.out
    assert f"- id: {ADAM}\n" in deck.read_text(encoding="utf-8")


def test_an_article_with_another_title_goes_into_its_old_deck(cli: CommandLine, article: Path) -> None:
    """The title may count the questions: what is the same file with the same questions is the same."""
    cli("import", str(article))
    article.write_text(ARTICLE.replace("Ten questions", "Twelve questions"), encoding="utf-8")

    again = cli("import", str(article))

    assert "Nothing to add" in again.out
    assert len(list((cli.home / "decks").iterdir())) == 1


def test_another_file_of_the_same_name_is_another_deck(cli: CommandLine, article: Path) -> None:
    """The name of a file alone says nothing."""
    cli("import", str(article))
    article.write_text("Two words on trees\nQ 1. What is a leaf?\nThe end of a branch.\n", encoding="utf-8")

    assert "1 card added" in cli("import", str(article)).out
    assert len(list((cli.home / "decks").iterdir())) == 2


def test_undo_of_a_first_import_removes_the_deck(cli: CommandLine, env: Environment, article: Path) -> None:
    """What was not there before is not there afterwards; then there is nothing more to take back."""
    cli("import", str(article))

    undone = undo_import(env)

    assert list((cli.home / "decks").iterdir()) == []
    assert not undone.existed
    assert newest_import(env) is None
    with pytest.raises(DeckError, match="no import to take back"):
        undo_import(env)


def test_undo_retracts_the_reviews_that_came_along(cli: CommandLine, env: Environment, article: Path) -> None:
    """Past reviews go with the import that brought them; what was rated here stays."""
    cli("import", str(article))
    with Imports(env.paths.imports) as journal:
        newest = journal.newest()
    assert newest is not None
    with ReviewLog(env.paths.log) as log:
        log.record_all([a_review(ADAM, session=newest.session), a_review(ADAM, session="here")])

    assert undo_import(env).reviews == 1
    assert [review.id.session for review in cli.reviews()] == ["here"]


def test_undo_does_not_throw_own_work_away(cli: CommandLine, env: Environment, article: Path) -> None:
    """A deck that was edited after the import is put back only by force."""
    cli("import", str(article))
    [deck] = (cli.home / "decks").iterdir()
    deck.write_text(deck.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")

    with pytest.raises(DeckError, match="changed after the import"):
        undo_import(env)
    assert deck.read_text(encoding="utf-8").endswith("# mine\n")
    undo_import(env, force=True)

    assert not deck.exists()


@pytest.mark.usefixtures("deck")
def test_a_preview_is_no_markup_and_no_escape(cli: CommandLine, article: Path) -> None:
    """What an article holds is shown as it is, and never reaches the terminal as a command."""
    article.write_text(LATER.replace("a decaying mean", "a [bold]loud[/] \x1b[31m mean"), encoding="utf-8")

    shown = cli("import", str(article), "--dry-run").out

    assert "[bold]loud[/]" in shown
    assert "\x1b[31m" not in shown
