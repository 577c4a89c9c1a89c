"""`dlprep config`: each setting with where it came from, and one of them changed."""

import json
from pathlib import Path
from typing import Any

import pytest

from dlprep.commands.config import PLAN_SETTINGS, known_keys
from dlprep.storage.settings import SETTINGS, THEMES
from dlprep.views.theme import Theme
from tests.harness import CommandLine

OWN = """\
# mine
editor = "vi -n"  # quick

[study]
new_a_day = 4   # enough
binary = true

[screen]
theme = "light"
"""


def write(cli: CommandLine, text: str = OWN) -> Path:
    """Put a config into the person's folder."""
    path = cli.home / "config" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def rows(cli: CommandLine, *arguments: str, **variables: Any) -> dict[str, tuple[str, str]]:
    """Return each setting's value and where it came from."""
    data = json.loads(cli("config", "--json", *arguments, **variables).out)["data"]
    return {row["key"]: (row["value"], row["origin"]) for row in data["settings"]}


def test_each_value_says_where_it_came_from(cli: CommandLine) -> None:
    """An option, the environment, a line of the file, or the default."""
    path = write(cli)

    found = rows(cli, "--theme", "contrast", NO_COLOR="1")

    assert found["screen.theme"] == ("contrast", "flag")
    assert found["NO_COLOR"] == ("1", "environment")
    assert found["study.new_a_day"] == ("4", f"{path}:5")
    assert found["editor"] == ("vi -n", f"{path}:2")
    assert found["study.cards_a_day"] == ("no limit", "default")


def test_an_editor_of_the_environment(cli: CommandLine) -> None:
    """Without a setting the editor is that of the environment, and the variable is named."""
    assert rows(cli, EDITOR="nano")["editor"] == ("nano", "environment (EDITOR)")
    assert rows(cli, EDITOR="nano", VISUAL="emacs")["editor"] == ("emacs", "environment (VISUAL)")
    write(cli)
    assert rows(cli, EDITOR="nano")["editor"][0] == "vi -n"


def test_one_value_is_changed_in_place(cli: CommandLine) -> None:
    """Comments and layout stay; the value is read back from the file."""
    path = write(cli)

    outcome = cli("config", "study.new_a_day", "7")

    assert (outcome.code, "study.new_a_day" in outcome.out) == (0, True)
    assert path.read_text(encoding="utf-8") == OWN.replace("= 4", "= 7")
    assert cli("config", "study.new_a_day").out == "7\n"


def test_unset_takes_one_away(cli: CommandLine) -> None:
    """The line goes, and its table with it when nothing else is in there."""
    path = write(cli)

    assert cli("config", "--unset", "screen.theme").code == 0

    assert path.read_text(encoding="utf-8").rstrip() == OWN.partition("[screen]")[0].rstrip()
    assert rows(cli)["screen.theme"] == ("dark", "default")
    assert cli("config", "--unset", "screen.theme").code == 0


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["scren.theme", "light"], "there is no setting 'scren.theme'", "did you mean 'screen.theme'?"),
        (["new_a_day"], "there is no setting 'new_a_day'", "did you mean 'study.new_a_day'?"),
        (["screen.theme", "lihgt"], "there is no theme 'lihgt'", "did you mean 'light'?"),
        (["study.new_a_day", "-1"], "'new_a_day' must be a number from 0 to 10000, not -1", ""),
        (["study.new_a_day", "many"], "'new_a_day' must be a number from 0 to 10000, not 'many'", ""),
        (["study.binary", "perhaps"], "'binary' must be true or false", "write it as: binary = true"),
        (["plan.minutes", "0"], "'minutes' must be a number from 1 to 1440, not 0", ""),
        (["plan.interviews", "2026-12-20"], "holds more than one value", "'dlprep plan'"),
        (["--unset"], "--unset needs the key of one setting", "--unset screen.theme"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    cli: CommandLine, arguments: list[str], message: str, hint: str
) -> None:
    """An unknown key or a wrong value is an error of use with a suggestion; the file stays."""
    path = write(cli)

    outcome = cli("config", "--", *arguments) if arguments[-1] == "-1" else cli("config", *arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert hint in outcome.err
    assert path.read_text(encoding="utf-8") == OWN


def test_a_wrong_file_is_told_and_the_rest_counts(cli: CommandLine) -> None:
    """What is wrong in the file is reported with its line; sound values count all the same."""
    path = write(cli, '[study]\nnew_a_day = "x"\ncards_a_day = 9\n[keys]\nflg = "m"\n')

    outcome = cli("config")

    assert f"{path}:2: warning: 'new_a_day' must be a number from 0 to 10000, not 'x'" in outcome.err
    assert "there is no action 'flg'; did you mean 'flag'?" in outcome.err
    assert rows(cli)["study.cards_a_day"] == ("9", f"{path}:3")


def test_every_setting_can_be_set(cli: CommandLine) -> None:
    """A sound value of each setting is written, read back, and taken away again."""
    words = {
        "screen.theme": "light", "screen.ascii": "yes", "study.binary": "true", "editor": "vi",
        "plan.scheduler": "classic", "plan.unseen_worth": "0.2",
    }  # fmt: skip
    for key in known_keys():
        word = words.get(key, "12")

        assert cli("config", key, word).code == 0
        assert cli("config", key).out.strip() == word.replace("yes", "true")
        assert cli("config", "--unset", key).code == 0
    assert (cli.home / "config" / "config.toml").read_text(encoding="utf-8").strip() == ""


@pytest.mark.parametrize("columns", ["40", "60", "100"])
def test_the_page_at_every_width(cli: CommandLine, columns: str) -> None:
    """Keys and values stay whole on a narrow screen."""
    write(cli)

    text = cli("config", COLUMNS=columns).out

    assert "study.cards_a_day" in text
    assert "vi -n" in text


def test_keys_are_set_as_a_list(cli: CommandLine) -> None:
    """Several keys stand apart with spaces or commas."""
    cli("config", "keys.flag", "m,*")

    text = (cli.home / "config" / "config.toml").read_text(encoding="utf-8")
    assert text == '[keys]\nflag = ["m", "*"]\n'
    assert rows(cli)["keys.flag"][0] == "m *"


def test_caps_of_the_config_hold_until_an_option_says_otherwise(cli: CommandLine) -> None:
    """New cards and cards of a day are those of the config; an option beats it."""
    cli.deck()
    write(cli, "[study]\nnew_a_day = 1\n")

    assert cli("due", "basics", "--count").out == "1\n"
    cli("config", "study.new_a_day", "3")
    cli("config", "study.cards_a_day", "2")
    assert cli("due", "basics", "--count").out == "2\n"


def test_two_ratings_when_that_is_set(cli: CommandLine) -> None:
    """With study.binary only again and good are offered, each with its day."""
    cli.deck()
    four = cli("study", "basics", "--plain", text="\n").out
    cli("config", "study.binary", "true")

    two = cli("study", "basics", "--plain", text="\n").out

    assert "1 again" in four
    assert "2 hard" in four
    assert "1 again" in two
    assert "2 hard" not in two
    assert "4 easy" not in two


def test_keys_of_the_config_reach_the_screen(cli: CommandLine) -> None:
    """An action whose key was changed is listed with it in the help of a sitting."""
    cli.deck()
    cli("config", "keys.hint", "z")

    assert "z or hint: " in cli("study", "basics", "--plain", text="?\n").out


def test_the_tables_agree() -> None:
    """The themes of the config are those that can be drawn, and no key is there twice."""
    assert tuple(theme.value for theme in Theme) == THEMES
    keys = [setting.key for setting in (*PLAN_SETTINGS, *SETTINGS)]
    assert len(set(keys)) == len(keys)


def test_a_config_that_is_no_toml_stops_only_what_needs_it(cli: CommandLine) -> None:
    """The line is named; commands without settings go on."""
    path = write(cli, "[study\n")

    outcome = cli("config")

    assert outcome.code == 1
    assert f"{path}: error: the config is not TOML" in outcome.err
    assert cli("paths").code == 0
    assert path.read_text(encoding="utf-8") == "[study\n"
