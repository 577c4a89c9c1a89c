"""The plan, shown and changed: what the days until the interview hold, and what they come to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dlprep.commands.aims import asked_cards, targets
from dlprep.commands.environment import Environment
from dlprep.commands.plan_options import PlanOptions, apply_options
from dlprep.commands.progress import Progress, load_progress
from dlprep.model.card import CardId
from dlprep.model.deck import Library
from dlprep.model.problem import Problem
from dlprep.scheduling.expected import counted_cards
from dlprep.scheduling.forecast import forecast
from dlprep.scheduling.plan import Interview, Plan
from dlprep.scheduling.play import Outset
from dlprep.scheduling.ways_out import Choice, WaysOut, find_ways_out
from dlprep.storage.config import LoadedConfig, read_config, write_plan
from dlprep.storage.library import load_library
from dlprep.views.plan_words import Later, PlanPicture


@dataclass(frozen=True, slots=True)
class PlanReport:
    """What the plan comes to, and what is wrong with the config and the decks."""

    picture: PlanPicture
    problems: tuple[Problem, ...]


def run(env: Environment, options: PlanOptions) -> PlanReport:
    """Change the plan as the options say, and play it.

    Raises UsageError or DeckError for an option that makes no sense, ConfigError for a config
    that cannot be read or written.
    """
    before = read_config(env.paths.config)
    now = before if options == PlanOptions() else _changed(env, before, options)
    progress = load_progress(env, now.plan.scheduler)
    picture = _picture(env.today, before.plan, now.plan, progress)
    return PlanReport(picture, (*now.problems, *progress.problems))


def _changed(env: Environment, before: LoadedConfig, options: PlanOptions) -> LoadedConfig:
    library = load_library(env.paths.decks, env.paths.cache).library
    write_plan(env.paths.config, apply_options(before.plan, options, library, env.today))
    # Read again: a value that was wrong may have been replaced.
    return read_config(env.paths.config)


def _picture(today: date, before: Plan, plan: Plan, progress: Progress) -> PlanPicture:
    library, learner = progress.library, progress.learner
    outset = Outset(
        cards=asked_cards(plan, library, [card.id for card in progress.kept(library.outlines())], today),
        learner=learner,
        today=today,
        plan=plan,
        targets=targets(plan, library),
        costs=progress.past.times.costs(),
        studied=progress.past.seconds_today,
    )
    played = forecast(outset, _by_tag(library, outset.cards))
    later = [target for target in outset.targets if target.day > outset.next_target.day]
    return PlanPicture(
        today=today,
        before=before,
        plan=plan,
        forecast=played,
        later=tuple(Later(target.day, forecast(outset, target=target).recall) for target in later),
        ways_out=_ways_out(outset, len(played.unseen), library) if played.unseen else None,
        studied=outset.studied,
        seen=sum(card in learner.standings for card, _ in counted_cards(outset.next_target, outset.cards)),
    )


def _by_tag(library: Library, cards: Iterable[CardId]) -> dict[str, list[CardId]]:
    by_tag: defaultdict[str, list[CardId]] = defaultdict(list)
    for card in cards:
        for tag in library.outline(card).tags:
            by_tag[tag].append(card)
    return by_tag


def _ways_out(outset: Outset, missed: int, library: Library) -> WaysOut:
    ahead = outset.plan.ahead(outset.today)
    return find_ways_out(outset, missed, list(_choices(outset, ahead[0], library)) if ahead else [])


def _choices(outset: Outset, interview: Interview, library: Library) -> Iterator[Choice]:
    """Return what could be left out: a deck, several, a tag; what counts least, and few cards, first."""
    deck_sizes = Counter(str(library.deck_of(card).id) for card in outset.cards)
    tag_sizes = Counter(tag for card in outset.cards for tag in library.outline(card).tags)
    decks = sorted(deck_sizes, key=lambda deck: (interview.decks.get(deck, 1), deck_sizes[deck], deck))
    tags = sorted(tag_sizes, key=lambda tag: (interview.tags.get(tag, 1), tag_sizes[tag], tag))
    for number in range(1, len(decks)):
        some = [tuple(decks[:number])] if number > 1 else [(deck,) for deck in decks]
        yield from (Choice(_left_out(outset, interview, library, names, ()), decks=names) for names in some)
    for tag in tags:
        yield Choice(_left_out(outset, interview, library, (), (tag,)), tags=(tag,))


def _left_out(
    outset: Outset, interview: Interview, library: Library, decks: Iterable[str], tags: Iterable[str]
) -> frozenset[CardId]:
    """Return the cards that would not be asked any more if these decks and tags had no weight."""
    changed = replace(
        interview,
        decks={**interview.decks, **dict.fromkeys(decks, 0.0)},
        tags={**interview.tags, **dict.fromkeys(tags, 0.0)},
    )
    interviews = tuple(changed if one is interview else one for one in outset.plan.interviews)
    kept = asked_cards(replace(outset.plan, interviews=interviews), library, outset.cards, outset.today)
    return frozenset(outset.cards).difference(kept)
