"""A plan and what it comes to, as data for JSON; dates in ISO form, shares from 0 to 1."""

from dataclasses import asdict

from dlprep.scheduling.plan import WEEKDAYS, Plan
from dlprep.views.plan_advice import changes, ways_out
from dlprep.views.plan_words import PlanPicture


def plan_data(picture: PlanPicture) -> dict[str, object]:
    """Return the plan, its forecast by day and by tag, and the ways out."""
    played = picture.forecast
    return {
        "today": picture.today.isoformat(),
        "changes": list(changes(picture.before, picture.plan, picture.today)),
        "plan": _settings(picture.plan),
        "studied_minutes": round(picture.studied / 60, 2),
        "forecast": {
            "day": played.interview.isoformat(),
            "cards": played.cards,
            "now": asdict(played.now),
            "recall": asdict(played.recall),
            "unseen": list(played.unseen),
            "days": [
                {
                    "day": day.day.isoformat(),
                    "minutes": round(day.minutes, 2),
                    "first_views": day.first_views,
                    "reviews": day.reviews,
                    "recall": asdict(day.recall),
                }
                for day in played.days
            ],
            "tags": [asdict(group) for group in played.groups],
        },
        "later": [{"day": later.day.isoformat(), "recall": asdict(later.recall)} for later in picture.later],
        "ways_out": [{"what": what, "command": command} for what, command in ways_out(picture)],
    }


def _settings(plan: Plan) -> dict[str, object]:
    return {
        "minutes": plan.minutes,
        "weekdays": {WEEKDAYS[number]: minutes for number, minutes in sorted(plan.weekdays.items())},
        "days_off": [day.isoformat() for day in sorted(plan.days_off)],
        "unseen_worth": plan.unseen_worth,
        "scheduler": plan.scheduler,
        "interviews": [
            {
                "day": interview.day.isoformat(),
                "name": interview.name,
                "decks": dict(interview.decks),
                "tags": dict(interview.tags),
            }
            for interview in plan.interviews
        ],
    }
