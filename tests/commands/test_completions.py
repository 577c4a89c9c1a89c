"""What a shell completes."""

import re

import pytest
from hypothesis import given

from dlprep.commands.completions import candidates, harmless
from dlprep.importing.formats import FORMATS
from dlprep.scheduling.registry import SCHEDULERS
from dlprep.simulation.person import LEARNERS
from dlprep.simulation.strategies import STRATEGIES
from dlprep.storage.settings import THEMES
from tests.harness import CommandLine
from tests.strategies import any_text


def test_every_kind(cli: CommandLine) -> None:
    """Ids, tags, topics, settings and the words of options that go on from what was typed."""
    cli.deck()
    home = {"DLPREP_HOME": str(cli.home)}

    def words(kind: str, begun: str) -> list[str]:
        return [word for word, _ in candidates(kind, home, begun)]

    assert words("deck", "bas") == ["basics"]
    assert words("card", "alp") == ["alpha"]
    assert "training" in words("tag", "tra")
    assert words("topic", "sta") == ["start", "stats"]
    assert words("setting", "screen.") == ["screen.theme", "screen.ascii"]
    assert words("state", "f") == ["failing", "flagged"]
    assert words("theme", "") == list(THEMES)
    assert words("scheduler", "") == list(SCHEDULERS)
    assert words("strategy", "classic") == [name for name in STRATEGIES if name.startswith("classic")]
    assert words("learner", "") == [*LEARNERS, "all"]
    assert words("format", "") == list(FORMATS)
    assert words("page", "h") == ["html"]
    assert words("export", "") == ["json", "csv", "tsv", "md", "apkg"]
    assert dict(candidates("card", home, "alpha")) == {"alpha": "What is alpha"}


@pytest.mark.parametrize("kind", ["deck", "card", "tag", "topic", "setting", "theme", "format", "nonsense"])
def test_nothing_is_ever_raised(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Broken folders and unknown kinds complete nothing, without a word."""
    candidates(kind, {"DLPREP_HOME": "~nobody-of-that-name/x\0"}, "")

    assert capsys.readouterr() == ("", "")


@given(any_text, any_text)
def test_nothing_that_a_shell_would_act_on(word: str, shown: str) -> None:
    """Some shells evaluate what they are given: only plain words come through, on one short line."""
    found = harmless([(word, shown)])

    assert [one for one, _ in found] == ([word] if re.fullmatch(r"[a-zA-Z0-9._-]*", word) else [])
    assert all(re.fullmatch(r"[a-zA-Z0-9._ -]{0,50}", text) for _, text in found)


def test_the_shells_ask_and_get_an_answer(cli: CommandLine) -> None:
    """Each shell's own way of asking is answered with ids of cards, tags and decks."""
    cli.deck()

    bash = cli(COMP_WORDS="dlprep show al", COMP_CWORD="2", _DLPREP_COMPLETE="complete_bash")
    tags = cli(COMP_WORDS="dlprep stats --tag traini", COMP_CWORD="3", _DLPREP_COMPLETE="complete_bash")
    zsh = cli(_TYPER_COMPLETE_ARGS="dlprep study bas", _DLPREP_COMPLETE="complete_zsh")
    fish = cli(
        _TYPER_COMPLETE_ARGS="dlprep flag al",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _DLPREP_COMPLETE="complete_fish",
    )
    powershell = cli(
        _TYPER_COMPLETE_ARGS="dlprep help sta",
        _TYPER_COMPLETE_WORD_TO_COMPLETE="sta",
        _DLPREP_COMPLETE="complete_powershell",
    )

    assert bash.out.split() == ["alpha"]
    assert tags.out.split() == ["training"]
    assert '"basics":"Basics"' in zsh.out
    assert fish.out == "alpha\tWhat is alpha\n"
    assert [line.split(":::")[0] for line in powershell.out.splitlines()] == ["start", "stats"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("dlprep --theme co", ["contrast"]),
        ("dlprep plan --scheduler cl", ["classic"]),
        ("dlprep study --scheduler f", ["fsrs"]),
        ("dlprep simulate --learner t", ["traces"]),
        ("dlprep sheet --format m", ["md"]),
        ("dlprep import --format nu", ["numbered"]),
    ],
)
def test_the_words_of_options(cli: CommandLine, line: str, words: list[str]) -> None:
    """An option that takes one of a few words completes them."""
    cword = str(len(line.split()) - 1)

    assert cli(COMP_WORDS=line, COMP_CWORD=cword, _DLPREP_COMPLETE="complete_bash").out.split() == words
