"""The config: read with its problems, changed in place."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlprep.errors import ConfigError
from dlprep.scheduling.plan import Interview, Plan
from dlprep.storage.config import FILE, read_config, write_plan
from tests.strategies import any_text, slugs

OWN = """\
# my plan
[plan]
minutes = 15   # in the evening
days_off = [
  2026-12-01, # a feast
  "2026-12-02",
]

[plan.weekdays]
sat = 60

[[plan.interviews]]
day = 2026-12-24  # the big one
name = "Acme"
[plan.interviews.decks]
vision = 2 # most of it
"""
OWN_PLAN = Plan(
    15,
    {5: 60},
    frozenset({date(2026, 12, 1), date(2026, 12, 2)}),
    (Interview(date(2026, 12, 24), "Acme", {"vision": 2}),),
)

minutes = st.integers(1, 1440) | st.floats(1, 1440)
weights = st.dictionaries(slugs | any_text, st.sampled_from([0, 0.5, 2, 2.5]), max_size=2)
days = st.dates(date(2026, 1, 1), date(2026, 3, 1))
plans = st.builds(
    Plan,
    st.none() | minutes,
    st.dictionaries(st.integers(0, 6), st.just(0) | minutes, max_size=3),
    st.frozensets(days, max_size=3),
    st.lists(
        st.builds(Interview, days, any_text, weights, weights), max_size=3, unique_by=lambda one: one.day
    ).map(lambda some: tuple(sorted(some, key=lambda one: one.day))),
    st.floats(0, 1),
    st.sampled_from(["adaptive", "classic"]),
)


def put(folder: Path, text: str) -> Path:
    """Put a config into a folder."""
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return path


def test_no_config_is_the_plan_of_a_beginner(tmp_path: Path) -> None:
    """Without a file there is no limit and no interview, and looking makes no file."""
    assert read_config(tmp_path).plan == Plan()
    assert not (tmp_path / FILE).exists()


def test_what_a_person_writes(tmp_path: Path) -> None:
    """Dates may be dates or text, tables may be written in full."""
    put(tmp_path, OWN)

    loaded = read_config(tmp_path)

    assert (loaded.plan, loaded.problems) == (OWN_PLAN, ())


@given(plans, plans)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, first: Plan, second: Plan) -> None:
    """Any plan can be written, and changed into any other, and reads back as it was."""
    folder = tmp_path_factory.mktemp("config")

    for plan in (first, second):
        write_plan(folder, plan)
        assert read_config(folder).plan == plan


def test_only_what_differs_is_changed(tmp_path: Path) -> None:
    """A changed plan leaves every other line of the person's file as it is, comments too."""
    path = put(tmp_path, OWN)
    (interview,) = OWN_PLAN.interviews

    write_plan(tmp_path, replace(OWN_PLAN, minutes=25, interviews=(replace(interview, decks={"vision": 3}),)))

    changed = OWN.replace("minutes = 15", "minutes = 25").replace("vision = 2", "vision = 3")
    assert path.read_text(encoding="utf-8") == changed


def test_the_same_plan_writes_nothing(tmp_path: Path) -> None:
    """Writing what is there already does not touch the file."""
    path = put(tmp_path, OWN)
    before = path.stat().st_mtime_ns

    write_plan(tmp_path, OWN_PLAN)

    assert path.stat().st_mtime_ns == before


def test_a_list_of_interviews_in_braces_grows(tmp_path: Path) -> None:
    """Interviews written as a list of {…} stay one when another is added."""
    path = put(tmp_path, "[plan]\ninterviews = [{day = 2026-12-24}]  # mine\n")
    plan = read_config(tmp_path).plan

    later = Interview(plan.interviews[0].day + timedelta(days=1), "Lab")
    write_plan(tmp_path, replace(plan, interviews=(*plan.interviews, later)))

    assert "# mine" in path.read_text(encoding="utf-8")
    assert read_config(tmp_path).plan.interviews == (*plan.interviews, later)


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("[plan]\nminuts = 3\n", 2, "unknown key 'minuts'", "did you mean 'minutes'?"),
        ("[plam]\n", 1, "unknown key 'plam'", "did you mean 'plan'?"),
        ("plan = 3\n", 1, "'plan' must be a table", ""),
        ("\n[plan]\nminutes = 'x'\n", 3, "'minutes' must be a number from 1 to 1440, not 'x'", ""),
        ("[plan]\nminutes = true\n", 2, "'minutes' must be a number from 1 to 1440, not True", ""),
        ("[plan]\nunseen_worth = nan\n", 2, "'unseen_worth' must be a number from 0 to 1, not nan", ""),
        ("[plan]\ndays_off = 3\n", 2, "'days_off' must be a list", ""),
        ("[plan]\ndays_off = [\n'no']\n", 3, "'days_off' must be a day, not 'no'", "write it as 2026-11-22"),
        ("[plan.weekdays]\nmonday = 3\n", 2, "unknown key 'monday'", "did you mean 'mon'?"),
        (
            "[plan]\nscheduler = 'sm2'\n",
            2,
            "there is no scheduler 'sm2'",
            "there are: adaptive, classic, fsrs",
        ),
        ("[plan]\ninterviews = [3]\n", 2, "an interview must be a table", "write it as [[plan.interviews]]"),
        (
            "[[plan.interviews]]\nname = 'x'\n",
            1,
            "an interview needs a day",
            "add a line as: day = 2026-11-22",
        ),
        (
            "[[plan.interviews]]\nday = 2026-12-24T00:00:00Z\n",
            2,
            "'day' must be a day, not a datetime",
            "write it as 2026-11-22",
        ),
        (
            "[plan]\ninterviews = [{day = 2026-12-24}, {day = 2026-12-24}]\n",
            2,
            "there is another interview on 2026-12-24",
            "keep one of the two",
        ),
    ],
)
def test_problems_have_a_place_and_a_hint(
    tmp_path: Path, text: str, line: int, message: str, hint: str
) -> None:
    """What is wrong is said with its line; the rest of the plan holds."""
    path = put(tmp_path, text)

    (problem,) = read_config(tmp_path).problems

    assert (problem.message, problem.hint) == (message, hint)
    assert (problem.place.file, problem.place.line) == (str(path), line)


@pytest.mark.parametrize(
    "data",
    [
        b"[plan\n",
        b"a = 1\na = 2\n",
        b"\xff",
        b"x = " + b"[" * 5000,
        b"[plan]\nminutes = " + b"9" * 5000,
        b"#" * (2**20 + 1),
    ],
)
def test_what_is_no_toml_is_an_error_with_a_place(tmp_path: Path, data: bytes) -> None:
    """A file that cannot be read at all is one expected error; it is not overwritten."""
    path = tmp_path / FILE
    path.write_bytes(data)

    for use in (lambda: read_config(tmp_path), lambda: write_plan(tmp_path, OWN_PLAN)):
        with pytest.raises(ConfigError) as caught:
            use()
        assert caught.value.place is not None
        assert caught.value.place.file == str(path)
    assert path.read_bytes() == data


@pytest.mark.parametrize("text", ["plan = 3\n", "[plan]\nweekdays = 3\n", "[plan]\ninterviews = 3\n"])
def test_what_stands_in_the_way_is_an_error(tmp_path: Path, text: str) -> None:
    """A wrong value where a table must be is never overwritten: the person is asked to mend it."""
    path = put(tmp_path, text)

    with pytest.raises(ConfigError, match="must be a"):
        write_plan(tmp_path, OWN_PLAN)

    assert path.read_text(encoding="utf-8") == text


@given(st.dictionaries(slugs, st.recursive(st.integers() | any_text | st.dates(), st.lists, max_leaves=4)))
def test_odd_content_never_raises(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object]
) -> None:
    """Whatever sound TOML holds below the keys of a plan, reading it gives a plan."""
    import tomlkit

    folder = tmp_path_factory.mktemp("odd")
    keys = ("minutes", "weekdays", "days_off", "interviews", "scheduler", *content)
    values = [*content.values()]
    table = {key: values[place % len(values)] for place, key in enumerate(keys)} if values else {}
    put(folder, tomlkit.dumps({"plan": {**table, "interviews": [{"day": 3, "decks": table}]}}))

    assert read_config(folder).plan.interviews == ()


def test_a_byte_order_mark_is_no_fault_and_stays(tmp_path: Path) -> None:
    """A config that an editor began with a mark is read, and changed behind the mark."""
    path = put(tmp_path, "\ufeff[plan]\nminutes = 3\n")

    assert read_config(tmp_path).problems == ()
    write_plan(tmp_path, Plan(5))

    assert path.read_bytes() == b"\xef\xbb\xbf[plan]\nminutes = 5\n"


def test_many_problems_have_their_lines_in_no_time(tmp_path: Path) -> None:
    """Each of thousands of unknown keys is reported with its line, without reading the text for each."""
    put(tmp_path, "[plan]\n" + "".join(f"k{number} = {number}\n" for number in range(1900)))

    begun = process_time()
    problems = read_config(tmp_path).problems

    assert [problem.place.line for problem in problems] == list(range(2, 1902))
    assert process_time() - begun < 2


@pytest.mark.parametrize(
    ("text", "line", "shown"),
    [
        ("[plan]\nminutes = 0x" + "f" * 9000, 2, "so great a number"),
        ("k" * 10_000 + " = 1", 1, "…"),
        ("[plan]\nminutes = 1e999", 2, "inf"),
        ("[[plan.interviews]]\nday = 9999-12-31", 2, "9999-12-31"),
        ("[plan]\ndays_off = [0001-01-01]", 2, "0001-01-01"),
        ("[plan]\ndays_off = [\n" + "\n" * 3000 + "3]", 0, "3"),
    ],
)
def test_values_made_to_hurt_are_problems(tmp_path: Path, text: str, line: int, shown: str) -> None:
    """Numbers of thousands of digits, endless keys and days at the ends of the calendar are reported."""
    put(tmp_path, text)

    (problem,) = read_config(tmp_path).problems

    assert problem.place.line == line
    assert shown in problem.message
    assert len(problem.message) < 120


def test_the_places_of_lists_of_tables(tmp_path: Path) -> None:
    """Tables in lists, and tables in those, are found in the lines where they stand."""
    put(
        tmp_path,
        "[[plan.interviews]]\nday = 2026-12-24\n[plan.interviews.decks]\na = 'x'\n"
        "[[plan.interviews]]\nday = 2026-12-25\ntags.b = 'y'\n[plan.interviews.decks]\nc = 'z'\n",
    )

    assert [problem.place.line for problem in read_config(tmp_path).problems] == [4, 7, 9]
