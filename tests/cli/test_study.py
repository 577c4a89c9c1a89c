"""`dlprep study` without a screen."""

from pathlib import Path

from dlprep.model.review import Rating
from tests.harness import DECK, CommandLine, at


def test_plain_sitting(cli: CommandLine) -> None:
    """Questions, answers and prompts come line by line, and each rating is in the log."""
    cli.deck()

    outcome = cli("study", "basics", "--plain", text="\n3\n\n1\n\n4\n\n3\n\n")

    assert outcome.code == 0
    assert [(review.card, review.rating) for review in cli.reviews()] == [
        ("alpha", Rating.GOOD),
        ("beta", Rating.AGAIN),
        ("gamma", Rating.EASY),
        ("beta", Rating.GOOD),
    ]
    assert "Card 1 of 3, new, Basics" in outcome.out
    assert "The first letter." in outcome.out
    assert "3 cards answered" in outcome.out
    assert "\x1b" not in outcome.out


def test_going_on_where_one_left_off(cli: CommandLine) -> None:
    """A second sitting on the same day asks what is left, the failed card included."""
    cli.deck()
    cli("study", "basics", "--plain", text="\n1\nq\n")

    outcome = cli("study", "basics", "--plain", text="\n3\n\n3\n\n3\n")

    assert [review.card for review in cli.reviews()] == ["alpha", "alpha", "beta", "gamma"]
    assert "Card 1 of 3, once more, Basics" in outcome.out


def test_new_cards_are_ten_a_day(cli: CommandLine) -> None:
    """Ten new cards a day, whatever the number of sittings, unless told otherwise."""
    cards = "".join(f"  - {{id: c{n}, question: What is {n}?, answer: A number.}}\n" for n in range(30))
    cli.deck(DECK.split("cards:")[0] + "cards:\n" + cards)

    cli("study", "basics", "--plain", text="\n3\n" * 4)
    cli("study", "basics", "--plain", text="\n3\n" * 30)
    assert len(cli.reviews()) == 10
    cli("study", "basics", "--plain", "--new", "12", text="\n3\n" * 30)
    assert len(cli.reviews()) == 12
    cli("study", "basics", "--plain", text="\n3\n" * 30, now=at(24))
    assert len(cli.reviews()) == 12 + 10
    cli("study", "basics", "--plain", "--new", "0", text="\n3\n" * 30, now=at(25))
    assert len(cli.reviews()) == 12 + 10 + 12


def test_an_empty_queue_says_when_the_next_card_is_due(cli: CommandLine) -> None:
    """With nothing to ask, the next day with due cards is named, and nothing is opened."""
    cli.deck()
    cli("study", "basics", "--plain", text="\n4\n\n4\n\n4\n\n")

    outcome = cli("study", "basics")

    assert outcome.code == 0
    assert outcome.out == "Nothing is due now.\nNext: 3 cards on Sun 29 Nov (2026-11-29).\n"


def test_no_terminal(cli: CommandLine) -> None:
    """Without a terminal the screen is refused with a way out, and exit code 1."""
    cli.deck()

    outcome = cli("study", "basics")

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "error: the study screen needs a terminal\n  hint: use 'dlprep study --plain' to study line by line\n"
    )
    assert cli.reviews() == []


def test_decks_with_problems_are_studied(cli: CommandLine) -> None:
    """A faulty card is reported after the sitting; the sound ones are asked."""
    cli.deck(DECK.replace("answer: The first letter.", "anwser: The first letter."))

    outcome = cli("study", "basics", "--plain", text="\n3\n\n3\n\n")

    assert [review.card for review in cli.reviews()] == ["beta", "gamma"]
    assert "did you mean 'answer'?" in outcome.err


def test_the_order_of_due_cards_follows_the_seed(cli: CommandLine) -> None:
    """The same seed asks in the same order."""
    cli.deck()
    cli("study", "basics", "--plain", text="\n3\n" * 4)
    later = at(25)

    orders = {
        seed: [
            line
            for line in cli("study", "basics", "--plain", "--seed", seed, now=later).out.splitlines()
            if line.startswith("What")
        ]
        for seed in ("1", "2", "3", "4", "5")
    }

    again = cli("study", "basics", "--plain", "--seed", "1", now=later).out
    assert orders["1"][0] in again
    assert len({tuple(order) for order in orders.values()}) > 1


def test_a_log_that_cannot_be_used(cli: CommandLine) -> None:
    """A file that is no log is refused with its place, and left alone."""
    cli.deck()
    log = cli.home / "reviews.sqlite3"
    log.write_bytes(b"something else entirely" * 200)

    outcome = cli("study", "basics", "--plain", text="\n3\n")

    assert outcome.code == 1
    assert outcome.err.startswith(f"{log}: error: cannot open the review log")
    assert log.read_bytes() == b"something else entirely" * 200


def test_the_shipped_deck_is_there(cli: CommandLine) -> None:
    """Without any deck of one's own the shipped ones can be studied at once."""
    outcome = cli("study", "image-classification", "--plain")

    assert outcome.code == 0
    assert "Card 1 of 10, new, " in outcome.out


def test_home_of_the_log(cli: CommandLine) -> None:
    """Everything written stays below DLPREP_HOME."""
    cli.deck()
    cli("study", "basics", "--plain", text="\n3\n")

    written = {path.relative_to(cli.home).as_posix() for path in Path(cli.home).rglob("*") if path.is_file()}
    kept = {path for path in written if path.startswith(("cache/", "backups/"))}
    assert written - kept == {"decks/basics.yaml", "reviews.sqlite3", "study.lock"}


def test_coming_back_reads_the_question_too(cli: CommandLine) -> None:
    """After an undo line by line it is heard which card is judged anew, not only its answer."""
    cli.deck()

    outcome = cli("study", "basics", "--plain", text="\n3\n\nu\nq\n")

    answer = outcome.out.partition("taken back: good")[2]
    assert answer.startswith("\n\nWhat is alpha?\nModel answer:\n")


def test_a_text_left_line_by_line_is_told_when_its_card_returns(cli: CommandLine) -> None:
    """Over a search the typed answer is kept, and how to go on with it is said."""
    cli.deck()

    outcome = cli("study", "basics", "--plain", text="t\nmine\n.\n/gamma\n1\n\n3\n\n3\nq\n")

    assert "Your typed answer is kept: Enter puts it beside the model answer" in outcome.out
    assert [(review.card, review.typed) for review in cli.reviews()] == [("gamma", ""), ("alpha", "mine")]
