"""The commands about the interview: plan, stats, simulate."""

from typing import Annotated

import typer

from dlprep.cli.app import Decks, Json, Scheduler, app
from dlprep.cli.completion import complete_learners, complete_strategies
from dlprep.cli.filters import Boxes, Difficulties, Flagged, Missed, Tags, chosen_by
from dlprep.commands.environment import Environment
from dlprep.views.as_json import envelope
from dlprep.views.problems import first_problems_body

# What plan changes.
Interviews = Annotated[
    list[str] | None,
    typer.Option("--interview", metavar="DATE", help="Day of an interview, as 2026-12-20; repeatable."),
]
Name = Annotated[str | None, typer.Option(metavar="TEXT", help="Where the interview is.")]
Minutes = Annotated[float | None, typer.Option(metavar="N", help="Minutes of study a day.")]
Weekdays = Annotated[
    list[str] | None,
    typer.Option("--weekday", metavar="DAY=N", help="Minutes on a weekday, as sat=40; repeatable."),
]
DaysOff = Annotated[
    list[str] | None, typer.Option("--day-off", metavar="DATE", help="A day without study; repeatable.")
]
DeckWeights = Annotated[
    list[str] | None,
    typer.Option("--deck", metavar="ID=WEIGHT", help="How much a deck counts: 1 as usual, 0 left out."),
]
TagWeights = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="TAG=WEIGHT", help="How much a tag counts: 1 as usual, 0 left out."),
]
UnseenWorth = Annotated[
    float | None,
    typer.Option(metavar="X", help="0 to see every card, 0.25 to see fewer and hold them better."),
]
Remove = Annotated[
    list[str] | None, typer.Option(metavar="DATE", help="Take off an interview, or a day off.")
]

# What simulate compares.
Learner = Annotated[
    str, typer.Option(help="Whose memory: fsrs, traces or all.", autocompletion=complete_learners)
]
Strategies = Annotated[
    list[str] | None,
    typer.Option(help="Compare only these; may be repeated.", autocompletion=complete_strategies),
]

# The sections of stats.
Readiness = Annotated[bool, typer.Option("--readiness", help="By tag, and the cards that would gain most.")]
Retention = Annotated[
    bool, typer.Option("--retention", help="What was recalled after a wait, by box and by tag.")
]
Points = Annotated[bool, typer.Option("--points", help="Points said lately by tag, and those missed most.")]
Confidence = Annotated[
    bool, typer.Option("--confidence", help="How often 'sure' was right, and where it was not.")
]
Time = Annotated[bool, typer.Option("--time", help="How long answers take, and the slowest cards.")]
Due = Annotated[bool, typer.Option("--due", help="What falls due on the next 30 days.")]
Calendar = Annotated[bool, typer.Option("--calendar", help="What was studied on which day, and the streak.")]
Calibration = Annotated[bool, typer.Option("--calibration", help="How well the predictions of recall held.")]


@app.command()
def plan(
    context: typer.Context,
    interviews: Interviews = None,
    name: Name = None,
    minutes: Minutes = None,
    weekdays: Weekdays = None,
    days_off: DaysOff = None,
    decks: DeckWeights = None,
    tags: TagWeights = None,
    unseen_worth: UnseenWorth = None,
    scheduler: Scheduler = None,
    remove: Remove = None,
    clear: Annotated[bool, typer.Option("--clear", help="Forget the plan first.")] = False,
    as_json: Json = False,
) -> None:
    """Show the plan for the interview and what it comes to; with options, change it first."""
    from dlprep.commands import plan as command
    from dlprep.commands.plan_options import PlanOptions
    from dlprep.views.plan import PlanBody
    from dlprep.views.plan_data import plan_data

    env: Environment = context.obj
    options = PlanOptions(
        interviews=tuple(interviews or ()), name=name, minutes=minutes, weekdays=tuple(weekdays or ()),
        days_off=tuple(days_off or ()), decks=tuple(decks or ()), tags=tuple(tags or ()),
        unseen_worth=unseen_worth, scheduler=scheduler, remove=tuple(remove or ()), clear=clear,
    )  # fmt: skip
    report = command.run(env, options)
    if as_json:
        print(envelope("plan", plan_data(report.picture), report.problems))
        return
    env.show(PlanBody(report.picture))
    env.tell(first_problems_body(report.problems))


@app.command()
def stats(
    context: typer.Context,
    decks: Decks = None,
    tags: Tags = None,
    difficulties: Difficulties = None,
    boxes: Boxes = None,
    flagged: Flagged = False,
    missed: Missed = False,
    readiness: Readiness = False,
    retention: Retention = False,
    points: Points = False,
    confidence: Confidence = False,
    time: Time = False,
    due: Due = False,
    calendar: Calendar = False,
    calibration: Calibration = False,
    everything: Annotated[bool, typer.Option("--all", help="All of these.")] = False,
    as_json: Json = False,
) -> None:
    """Show how much you would recall on the day, what you have studied, and how your answers were."""
    from dlprep.commands import stats as command
    from dlprep.views.stats import SECTIONS, stats_body
    from dlprep.views.stats_data import stats_data

    env: Environment = context.obj
    query = chosen_by(tags, difficulties, boxes, flagged=flagged, missed=missed)
    report = command.run(env, decks or [], query)
    if as_json:
        print(envelope("stats", stats_data(report.picture), report.problems))
        return
    asked = (readiness, retention, points, confidence, time, due, calendar, calibration)
    wanted = [name for name, is_asked in zip(SECTIONS, asked, strict=True) if everything or is_asked]
    env.show(stats_body(report.picture, wanted))
    env.tell(first_problems_body(report.problems))


@app.command()
def simulate(
    context: typer.Context,
    cards: Annotated[int, typer.Option(min=1, help="Cards to learn.")] = 48,
    days: Annotated[int, typer.Option(min=1, help="Days of study; the interview is on the next.")] = 30,
    minutes: Annotated[int, typer.Option(min=1, help="Minutes of study a day.")] = 20,
    learner: Learner = "all",
    scheduler: Strategies = None,
    seeds: Annotated[int, typer.Option(min=1, help="How many people of each kind to draw.")] = 10,
    seed: Annotated[int, typer.Option(help="Number of the first of them.")] = 0,
    as_json: Json = False,
) -> None:
    """Compare schedulers on simulated people: what do they recall on the interview day?"""
    from dlprep.commands import simulate as command
    from dlprep.simulation.course import Size
    from dlprep.views.simulate import simulate_body, simulate_data

    env: Environment = context.obj
    size = Size(cards, days, minutes)
    options = command.SimulateOptions(size, learner, tuple(scheduler or ()), seeds, seed)
    report = command.run(env, options)
    if as_json:
        data = simulate_data(size, seeds, seed, report.rows, report.left_out)
        print(envelope("simulate", data))
    else:
        env.show(simulate_body(size, seeds, report.rows, report.left_out))
