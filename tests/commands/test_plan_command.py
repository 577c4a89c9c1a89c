"""`dlprep plan` as a use case: options to a changed config, and what it then comes to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from dlprep.commands import plan as command
from dlprep.commands.environment import Environment, system_environment
from dlprep.commands.plan_options import PlanOptions
from dlprep.errors import DlprepError, UsageError
from dlprep.scheduling.plan import Interview, Plan
from dlprep.storage.config import read_config
from dlprep.storage.library import load_library
from dlprep.views.plan_advice import changes, ways_out
from dlprep.views.plan_words import to_do
from tests.harness import NOW

DAY = date(2026, 12, 20)
LATER = date(2026, 12, 28)
Run = Callable[..., command.PlanReport]


@pytest.fixture
def env(tmp_path: Path) -> Environment:
    """Return an environment with folders of its own."""
    return system_environment({"DLPREP_HOME": str(tmp_path), "DLPREP_NOW": NOW})


def plan_after(env: Environment, *steps: PlanOptions) -> Plan:
    """Return the plan in the config after some commands."""
    for options in steps:
        command.run(env, options)
    return read_config(env.paths.config).plan


BEGIN = PlanOptions(interviews=["2026-12-20"], name="Acme", minutes=20, decks=["vision-2026=2"])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (PlanOptions(), {}),
        (PlanOptions(minutes=30), {"minutes": 30}),
        (PlanOptions(weekdays=["sat=40", "Sunday=0"]), {"weekdays": {5: 40, 6: 0}}),
        (PlanOptions(days_off=["2026-12-01"]), {"days_off": frozenset({date(2026, 12, 1)})}),
        (PlanOptions(unseen_worth=0), {"unseen_worth": 0}),
        (PlanOptions(scheduler="classic"), {"scheduler": "classic"}),
        (PlanOptions(remove=["2026-12-20"]), {"interviews": ()}),
        (
            PlanOptions(interviews=["2026-12-28"]),
            {"interviews": (Interview(DAY, "Acme", {"vision-2026": 2}), Interview(LATER))},
        ),
        (
            PlanOptions(interviews=["2026-12-28"], remove=["2026-12-20"]),
            {"interviews": (Interview(LATER, "Acme", {"vision-2026": 2}),)},
        ),
        (
            PlanOptions(decks=["vision-2026=1"], tags=["llm=0"], name="Initech"),
            {"interviews": (Interview(DAY, "Initech", {}, {"llm": 0}),)},
        ),
    ],
    ids=["none", "minutes", "weekdays", "day off", "worth", "scheduler", "remove", "add", "move", "weights"],
)
def test_options_change_the_config(
    env: Environment, options: PlanOptions, expected: dict[str, object]
) -> None:
    """Each option changes what it names and nothing else; a moved interview keeps what belongs to it."""
    before = plan_after(env, BEGIN)

    after = plan_after(env, options)

    assert after == replace(before, **expected)  # type: ignore[arg-type]
    assert bool(list(changes(before, after, env.today))) == bool(expected)


def test_clear_forgets_and_then_sets(env: Environment) -> None:
    """--clear takes everything off first, so that it can begin a new plan."""
    assert plan_after(env, BEGIN, PlanOptions(clear=True)) == Plan()
    assert plan_after(env, BEGIN, PlanOptions(clear=True, minutes=5)) == Plan(5)


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (PlanOptions(interviews=["tomorrow"]), "not a day", "--interview 2026-12-20"),
        (PlanOptions(interviews=["2026-11-01"]), "is past", "today is 2026-11-23"),
        (PlanOptions(interviews=["2036-12-20"]), "more than two years", "year"),
        (PlanOptions(days_off=["1.12."]), "not a day", "--day-off 2026-12-20"),
        (PlanOptions(minutes=0), "from 1 to 1440", "--minutes 20"),
        (PlanOptions(minutes=float("nan")), "from 1 to 1440", "--minutes 20"),
        (PlanOptions(weekdays=["sat"]), "not a number", "sat=40"),
        (PlanOptions(weekdays=["xyz=3"]), "needs a weekday", "sat=40"),
        (PlanOptions(unseen_worth=2), "from 0 to 1", "0.1"),
        (PlanOptions(scheduler="sm2"), "no scheduler 'sm2'", "adaptive"),
        (PlanOptions(decks=["vision-2026"]), "needs a name and a weight", "--deck"),
        (PlanOptions(decks=["vision-2026=much"]), "not a number", "vision-2026=2"),
        (PlanOptions(decks=["vision-2025=2"]), "no deck 'vision-2025'", "vision-2026"),
        (PlanOptions(tags=["lmm=2"]), "no card has the tag 'lmm'", "llm"),
        (PlanOptions(remove=["2026-12-21"]), "nothing is planned", "2026-12-20"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    env: Environment, options: PlanOptions, message: str, hint: str
) -> None:
    """A wrong value is one error with an example; what else the command asked for is not done either."""
    before = plan_after(env, BEGIN)

    with pytest.raises(DlprepError, match=message) as caught:
        command.run(env, replace(options, name="changed"))

    assert hint in caught.value.hint
    assert read_config(env.paths.config).plan == before


def test_weights_need_to_know_their_interview(env: Environment) -> None:
    """With no interview, or two, it must be said which one a deck counts for."""
    for steps in ((), (BEGIN, PlanOptions(interviews=["2026-12-28"]))):
        plan_after(env, *steps)
        with pytest.raises(UsageError, match="belong to an interview") as caught:
            command.run(env, PlanOptions(decks=["vision-2026=2"]))
        assert "--interview 2026-12-2" in caught.value.hint


def test_problems_of_the_config_are_reported_until_mended(env: Environment) -> None:
    """A wrong value is a problem; setting the value anew takes the problem away."""
    env.paths.config.mkdir(parents=True)
    (env.paths.config / "config.toml").write_text("[plan]\nminutes = 'many'\n")

    assert [problem.place.line for problem in command.run(env, PlanOptions()).problems] == [2]
    assert command.run(env, PlanOptions(minutes=10)).problems == ()


def test_the_ways_out_work_when_typed(env: Environment) -> None:
    """Each command that is offered when cards stay unseen leads to a plan without unseen cards."""
    begin = PlanOptions(clear=True, interviews=["2026-11-28"], minutes=20)
    offered = dict(ways_out(command.run(env, begin).picture)).values()

    assert len(offered) == 3
    for line in offered:
        command.run(env, begin)
        words = line.removeprefix("dlprep plan ").split()
        options = dict(zip(words[::2], words[1::2], strict=True))
        report = command.run(
            env,
            PlanOptions(
                minutes=float(options["--minutes"]) if "--minutes" in options else None,
                decks=[word for word in words if word.endswith("=0")],
                interviews=[options["--interview"]] if "--interview" in options else [],
                remove=[options["--remove"]] if "--remove" in options else [],
            ),
        )
        assert report.picture.forecast.unseen == ()


def test_two_interviews(env: Environment) -> None:
    """The picture is of the next one; the later one is told with the recall expected there."""
    picture = command.run(env, replace(BEGIN, interviews=["2026-12-20", "2026-12-28"])).picture

    assert picture.forecast.interview == DAY
    assert [later.day for later in picture.later] == [LATER]
    assert picture.interview is not None


@pytest.mark.parametrize(
    ("now", "options", "said"),
    [
        (NOW, PlanOptions(), "Today: 13 first views, about 20 minutes: run 'dlprep study'."),
        (
            NOW,
            PlanOptions(days_off=["2026-11-23"]),
            "Today is a day off. Tomorrow: 13 first views, about 20 minutes.",
        ),
        ("2026-12-20T09:00:00+00:00", PlanOptions(), "The interview is today. To warm up: 13 first views"),
        ("2026-12-21T09:00:00+00:00", PlanOptions(), "Today: 13 first views"),
    ],
)
def test_what_to_do_today(env: Environment, now: str, options: PlanOptions, said: str) -> None:
    """The last line says what to do, on any day."""
    command.run(env, BEGIN)

    later = replace(env, now=lambda: datetime.fromisoformat(now))

    assert to_do(command.run(later, options).picture).startswith(said)


def test_left_out_cards_do_not_count(env: Environment) -> None:
    """A deck of weight 0 is neither counted nor asked."""
    cards = {deck.id: len(deck.cards) for deck in load_library(env.paths.decks).library.decks}

    picture = command.run(env, replace(BEGIN, decks=["vision-2026=0"])).picture

    assert picture.forecast.cards == sum(cards.values()) - cards["vision-2026"]  # type: ignore[index]
