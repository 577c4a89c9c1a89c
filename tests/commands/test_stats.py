"""`dlprep stats`: what the command measures."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dlprep.commands import stats, stats_sections
from dlprep.commands.environment import Environment, system_environment
from dlprep.errors import DeckError
from dlprep.model.card import CardId
from dlprep.model.mark import Mark, MarkKind
from dlprep.model.review import Confidence, EntryId, Rating, Review, SessionId
from dlprep.scheduling.readiness import Section
from dlprep.storage.review_log import ReviewLog
from dlprep.views.stats_data import stats_data
from tests.builders import a_review
from tests.harness import DECK, NOW, CommandLine

A, G, E = Rating.AGAIN, Rating.GOOD, Rating.EASY
POINTS = "points: [{say: one}, {say: two}, {say: three}]"
RUBRIC = DECK.replace("first letter.}", f"first letter., {POINTS}, tags: [greek, start]}}")
HISTORY = (("alpha", G, -4), ("beta", A, -4), ("alpha", G, -2), ("beta", A, -1))


@pytest.fixture
def env(tmp_path: Path) -> Environment:
    """Return a person's environment with a deck of three cards, one with points and tags."""
    deck = tmp_path / "decks" / "basics.yaml"
    deck.parent.mkdir()
    deck.write_text(RUBRIC, encoding="utf-8")
    return system_environment({"DLPREP_HOME": str(tmp_path), "DLPREP_NOW": NOW, "COLUMNS": "60"})


def study(env: Environment, *entries: tuple[str, Rating, float]) -> list[Review]:
    """Record reviews of (card, rating, days before today, negative)."""
    reviews = [
        replace(a_review(card, rating, days=day, seq=seq), confidence=Confidence.SURE)
        for seq, (card, rating, day) in enumerate(entries, 1)
    ]
    with ReviewLog(env.paths.log) as log:
        for review in reviews:
            log.record(review)
    return reviews


def plan(env: Environment, day: str) -> None:
    """Set an interview."""
    env.paths.config.mkdir(exist_ok=True)
    text = f"[[plan.interviews]]\nday = {day}\n"
    (env.paths.config / "config.toml").write_text(text, encoding="utf-8")


def test_before_the_first_review(env: Environment) -> None:
    """Nothing is known: no share, no answers, the untrained intervals, and no log is made by looking."""
    report = stats.run(env, ["basics"]).picture

    assert (report.readiness[0].assumed, report.readiness[0].overall.unseen) == (True, 3)
    assert [box.interval for box in report.boxes] == [1, 1, 2, 6, 13]
    assert (report.calibration.answers, report.activity.streak) == (0, 0)
    assert [gained.card.id for gained in report.raises] == ["alpha", "beta", "gamma"]
    assert not env.paths.log.exists()


def test_chosen_decks_choose_cards_and_reviews(env: Environment) -> None:
    """With decks named, only their cards count; without, also reviews whose card is gone."""
    study(env, *HISTORY, ("gone", G, -4), ("gone", A, -1))

    named, everything = stats.run(env, ["basics"]).picture, stats.run(env).picture

    assert (named.activity.periods[0].reviews, everything.activity.periods[0].reviews) == (4, 6)
    assert (named.calibration.answers, everything.calibration.answers) == (2, 3)
    assert (named.pace.answers, everything.pace.answers) == (4, 6)
    assert (named.judgement.answers, everything.judgement.answers) == (4, 6)
    assert named.readiness[0].overall.cards == 3 < everything.readiness[0].overall.cards
    with pytest.raises(DeckError, match="there is no deck 'basic'"):
        stats.run(env, ["basic"])


def test_the_interview_of_the_plan_counts(env: Environment) -> None:
    """Readiness is for the interview that is set; whether the plan was kept is said for all decks only."""
    study(env, *HISTORY)
    plan(env, "2026-12-01")

    chosen, everything = stats.run(env, ["basics"]).picture, stats.run(env).picture

    for report in (chosen, everything):
        assert [(one.day.isoformat(), one.assumed) for one in report.readiness] == [("2026-12-01", False)]
    assert chosen.burndown is None
    assert everything.burndown is not None
    assert everything.burndown.since.isoformat() == "2026-11-19"
    assert everything.burndown.planned > everything.burndown.actual


def test_json_holds_everything(env: Environment) -> None:
    """The data has stable keys; what was never measured is null, not a number."""
    study(env, *HISTORY)
    report = stats.run(env, ["basics"]).picture

    data = stats_data(report)

    assert set(data) == {
        "today", "readiness", "burndown", "gain_most", "boxes", "calibration", "activity",
        "retention", "points", "confidence", "time", "due", "leeches",
    }  # fmt: skip
    (readiness,) = report.readiness
    assert data["readiness"] == [
        {
            "day": (env.today + timedelta(days=30)).isoformat(),
            "assumed": True,
            "overall": section_data(readiness.overall),
            "tags": [{"tag": section.tag, **section_data(section)} for section in readiness.tags],
        }
    ]
    assert data["boxes"][1] == {  # type: ignore[index]
        "box": 2, "interval_days": 1, "cards": 0, "answers": 0, "recalled": 0,
        "predicted": None, "observed": None,
    }  # fmt: skip
    assert data["calibration"]["better"] is None  # type: ignore[index]
    assert data["activity"]["streak"] == 2  # type: ignore[index]


def test_the_command_line(cli: CommandLine) -> None:
    """Without flags the overview, with flags what they name, and --json holds all of it."""
    cli.deck()
    cli("study", "basics", "--plain", text="\n3\n\n1\n")

    overview, asked = cli("stats", "basics"), cli("stats", "basics", "--readiness", "--calibration")
    outcome = cli("stats", "basics", "--json")

    assert (overview.code, asked.code, outcome.code) == (0, 0, 0)
    assert overview.out.startswith("Ready in 30 days (Wed 23 Dec): ")
    assert asked.out.startswith("Recalled on Wed 23 Dec, if you study no more until then\n")
    assert "0 answers after a wait so far; 20 are needed to judge.\n" in asked.out
    data = json.loads(outcome.out)
    assert (data["schema_version"], data["command"]) == (1, "stats")
    assert data["data"]["readiness"][0]["overall"]["unseen"] == 1


def test_what_is_not_shown_is_not_measured(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A calendar asks the log for its days only: no review is built, and no answer predicted."""
    cli.deck()
    cli("study", "basics", "--plain", text="\n3\n\n1\n")
    monkeypatch.setattr(ReviewLog, "reviews", None)
    for measure in ("predict", "read_points", "read_times", "count_confidence", "greatest_raises"):
        monkeypatch.setattr(stats_sections, measure, None)

    outcome = cli("stats", "--calendar")

    assert outcome.code == 0
    assert "Last 7 days: 2 reviews" in outcome.out


@pytest.mark.parametrize("deck", [[], ["basics"]], ids=["all", "chosen"])
def test_no_section_builds_reviews(
    env: Environment, deck: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log of a million reviews is asked for rows and sums, whatever is shown."""
    study(env, *HISTORY)
    plan(env, "2026-12-01")
    monkeypatch.setattr(ReviewLog, "reviews", None)

    assert stats_data(stats.run(env, deck).picture)["activity"]["periods"][0]["reviews"] == 4  # type: ignore[index]


def test_suspended_cards_fall_due_no_more(env: Environment) -> None:
    """A card set aside is in no forecast, and its answers count all the same."""
    study(env, *HISTORY)
    before = stats.run(env).picture
    with ReviewLog(env.paths.log) as log:
        log.mark([Mark(EntryId(SessionId("s2"), 1), CardId("beta"), MarkKind.SUSPEND, env.now())])

    after = stats.run(env).picture

    assert sum(after.due) == sum(before.due) - 1
    assert after.retention.overall == before.retention.overall


def test_days_off_do_not_end_a_streak(env: Environment) -> None:
    """A day that the plan leaves free is passed over, in the streak and in the calendar."""
    study(env, ("alpha", G, -3), ("alpha", G, -1))
    env.paths.config.mkdir(exist_ok=True)
    (env.paths.config / "config.toml").write_text("[plan]\ndays_off = [2026-11-21]\n", encoding="utf-8")

    picture = stats.run(env).picture

    assert picture.activity.streak == 2
    assert picture.days_off == {env.today - timedelta(days=2)}


def test_a_query_chooses_cards(cli: CommandLine) -> None:
    """Options narrow the cards; a tag that there is not is an error with the nearest one."""
    cli.deck(RUBRIC)

    outcome = cli("stats", "--tag", "greek", "--json")
    wrong = cli("stats", "--tag", "greak")

    assert json.loads(outcome.out)["data"]["readiness"][0]["overall"]["cards"] == 1
    assert (wrong.code, "did you mean 'greek'?" in wrong.err) == (1, True)


def test_wrong_lines_of_the_config_are_told(cli: CommandLine) -> None:
    """What does not count in the config is repeated beside the statistics."""
    cli.deck()
    cli("config", "study.new_a_day", "3")
    config = cli.home / "config" / "config.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("new_a_day", "new_a_dya"), encoding="utf-8")

    outcome = cli("stats")

    assert outcome.code == 0
    assert "unknown key 'new_a_dya'" in outcome.err
    assert "did you mean 'new_a_day'?" in outcome.err


def section_data(section: Section) -> dict[str, object]:
    """Return a section as JSON shows it."""
    shares = {"cards_recalled": section.by_cards, "points_recalled": section.by_points}
    return {
        "cards": section.cards,
        "unseen": section.unseen,
        "points": section.points,
        "reviews": section.reviews,
        **{name: {"expected": s.mean, "low": s.low, "high": s.high} for name, s in shares.items()},
    }
