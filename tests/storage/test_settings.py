"""The settings beside the plan: read with their problems, one of them changed in place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.errors import ConfigError, UsageError
from dlprep.storage.config import FILE, read_config, read_config_text, write_value
from dlprep.storage.settings import SETTINGS, Settings
from tests.strategies import any_text, slugs


def put(folder: Path, text: str) -> Path:
    """Put a config into a folder."""
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return path


def test_no_config_is_the_defaults(tmp_path: Path) -> None:
    """Without a file every setting is what the program does anyway."""
    assert read_config(tmp_path).settings == Settings()


def test_what_a_person_writes(tmp_path: Path) -> None:
    """Every setting is read from its table, keys as a text or a list."""
    put(
        tmp_path,
        'editor = "vi"\n[study]\ncards_a_day = 30\nnew_a_day = 0\nbinary = true\n'
        '[screen]\ntheme = "contrast"\nascii = true\n[keys]\nflag = "m"\nreveal = ["x", "space"]\n',
    )

    loaded = read_config(tmp_path)

    assert loaded.problems == ()
    assert loaded.settings == Settings(
        30, 0, True, "contrast", True, "vi", {"flag": ("m",), "reveal": ("x", "space")}
    )


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("[study]\nnew_a_dya = 3\n", 2, "unknown key 'new_a_dya'", "did you mean 'new_a_day'?"),
        ("[stduy]\n", 1, "unknown key 'stduy'", "did you mean 'study'?"),
        ("[study]\nnew_a_day = 2.5\n", 2, "'new_a_day' must be a whole number, not 2.5", ""),
        ("[study]\ncards_a_day = 0\n", 2, "'cards_a_day' must be a number from 1 to 10000, not 0", ""),
        ("\n[study]\nbinary = 1\n", 3, "'binary' must be true or false", "write it as: binary = true"),
        ("[screen]\ntheme = 'drak'\n", 2, "there is no theme 'drak'", "did you mean 'dark'?"),
        ("[screen]\ntheme = 'zzz'\n", 2, "there is no theme 'zzz'", "there are: dark, light, contrast"),
        ("screen = 3\n", 1, "'screen' must be a table", ""),
        ("editor = 3\n", 1, "'editor' must be a text, not 3", ""),
        ("[keys]\nflag = []\n", 2, "'flag' must be a key or a list of keys", 'write it as: flag = ["x"]'),
        ("keys = 'x'\n", 1, "'keys' must be a table", ""),
    ],
)
def test_problems_have_a_place_and_a_hint(
    tmp_path: Path, text: str, line: int, message: str, hint: str
) -> None:
    """What is wrong is said once, with its line, and leaves the setting as if it were not there."""
    path = put(tmp_path, text)

    loaded = read_config(tmp_path)

    (problem,) = loaded.problems
    assert (problem.message, problem.hint) == (message, hint)
    assert (problem.place.file, problem.place.line) == (str(path), line)
    assert loaded.settings == Settings()


odd = st.recursive(
    st.integers() | any_text | st.floats() | st.dates() | st.booleans(), st.lists, max_leaves=4
)


@given(st.dictionaries(slugs, odd, max_size=4), st.lists(odd, min_size=6, max_size=6))
def test_odd_content_never_raises(
    tmp_path_factory: pytest.TempPathFactory, keys: dict[str, object], values: list[object]
) -> None:
    """Whatever sound TOML stands at the keys of settings, reading gives settings and problems."""
    import tomlkit

    folder = tmp_path_factory.mktemp("odd")
    content: dict[str, object] = {"keys": keys}
    for setting, value in zip(SETTINGS, values, strict=True):
        *above, key = setting.path
        table = content.setdefault(above[0], {}) if above else content
        assert isinstance(table, dict)
        table[key] = value
    put(folder, tomlkit.dumps(content))

    assert read_config(folder).settings.theme in ("dark", "light", "contrast")


def test_a_change_keeps_every_other_line(tmp_path: Path) -> None:
    """Comments, layout and a byte order mark stay; a table that is not there is begun at the end."""
    path = put(tmp_path, "\ufeff# top\n[plan] # mine\nminutes=3\n")

    write_value(tmp_path, ("screen", "theme"), "light")

    assert path.read_text(encoding="utf-8") == (
        '\ufeff# top\n[plan] # mine\nminutes=3\n\n[screen]\ntheme = "light"\n'
    )


def test_a_value_at_the_top_stands_before_the_tables(tmp_path: Path) -> None:
    """At the end it would belong to the last table."""
    path = put(tmp_path, "[plan]\nminutes = 3\n")

    write_value(tmp_path, ("editor",), "vi")

    assert path.read_text(encoding="utf-8").startswith('editor = "vi"\n')
    assert read_config(tmp_path).settings.editor == "vi"


def test_a_comment_keeps_its_table(tmp_path: Path) -> None:
    """A table without values goes, but not when somebody wrote something into it."""
    path = put(tmp_path, "[study]\n# less in winter\nnew_a_day = 3\n[screen]\nascii = true\n")

    write_value(tmp_path, ("study", "new_a_day"), None)
    write_value(tmp_path, ("screen", "ascii"), None)

    assert path.read_text(encoding="utf-8") == "[study]\n# less in winter\n"


def test_a_wrong_value_is_never_written(tmp_path: Path) -> None:
    """The file stays as it is, also when it had another mistake before."""
    path = put(tmp_path, "[study]\nbinary = 3\n")

    with pytest.raises(UsageError, match="there is no theme 'x'"):
        write_value(tmp_path, ("screen", "theme"), "x")

    assert path.read_text(encoding="utf-8") == "[study]\nbinary = 3\n"
    write_value(tmp_path, ("study", "binary"), True)
    assert read_config(tmp_path).problems == ()


def test_what_stands_in_the_way_is_an_error(tmp_path: Path) -> None:
    """A value where a table must be is not overwritten."""
    path = put(tmp_path, "study = 3\n")

    with pytest.raises(ConfigError, match="'study' must be a table"):
        write_value(tmp_path, ("study", "new_a_day"), 3)

    assert path.read_text(encoding="utf-8") == "study = 3\n"


def test_each_value_has_its_line(tmp_path: Path) -> None:
    """The text of the config tells where each value stands."""
    put(tmp_path, "editor = 'vi'\n\n[study]\nnew_a_day = 3\n")

    written = read_config_text(tmp_path)

    assert (written.lines["editor",], written.lines["study", "new_a_day"]) == (1, 4)
