"""How long a key press of a sitting takes, in process: from the key until its screen is sent."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, thread_time

from benchmarks.speed.homes import Homes
from benchmarks.speed.measuring import Row
from benchmarks.speed.rich_drawing import SIZE, full_panel, markdown_of
from benchmarks.speed.start_up import environment
from dlprep.commands.environment import system_environment
from dlprep.commands.log_access import open_log
from dlprep.commands.study_facts import Moments
from dlprep.commands.study_screen import StudyPainter
from dlprep.commands.today import Choice, load_today
from dlprep.model.card import Card
from dlprep.scheduling.calendar import study_day
from dlprep.storage.review_log import ReviewLog
from dlprep.study.effects import Effect, Record
from dlprep.study.transitions import begin
from dlprep.terminal import loop
from dlprep.terminal.keys import Key
from dlprep.terminal.outside import Outside
from dlprep.terminal.screen import Screen, Size

REVEAL, RATE = Key(" "), Key("2")
"""Rated "hard", a card has no follow-ups to go through: the next question comes at once."""

Yardstick = Callable[[], object]


@dataclass
class Typist:
    """A keyboard that reveals and rates so many *cards*; the *yardsticks* are taken in between.

    *times* has, for each key and yardstick, the seconds and the processor seconds until it is done.
    """

    cards: int
    yardsticks: Sequence[Yardstick]
    times: dict[object, list[tuple[float, float]]] = field(default_factory=dict)
    _pressed: tuple[Key, tuple[float, float]] | None = None

    def read(self, _: float) -> Key | None:
        """Return the next key; the screen of the one before has been sent."""
        if self._pressed is not None:
            key, begun = self._pressed
            self._note(key, begun)
            if key == RATE:
                self.cards -= 1
        if not self.cards:
            return Key("end-of-input")
        key = RATE if self._pressed and self._pressed[0] == REVEAL else REVEAL
        if key == REVEAL:
            self._measure()
        self._pressed = (key, _clocks())
        return key

    def pending(self) -> int:
        """Return 0: nothing is typed ahead."""
        return 0

    def flush(self) -> None:
        """Forget nothing."""

    def released(self) -> AbstractContextManager[None]:
        """Give nothing back."""
        return nullcontext()

    def _measure(self) -> None:
        for yardstick in self.yardsticks:
            begun = _clocks()
            yardstick()
            self._note(yardstick, begun)

    def _note(self, what: object, begun: tuple[float, float]) -> None:
        now, cpu = _clocks()
        self.times.setdefault(what, []).append((now - begun[0], cpu - begun[1]))


class Window(Screen):
    """A screen of a fixed size that nobody looks at; what is drawn is sent all the same."""

    @property
    def size(self) -> Size:
        """Return the size."""
        return SIZE


def rows(home: Path, cards: int) -> Iterator[Row]:
    """Measure a sitting of so many *cards* in *home*: reveals, ratings, and the next questions."""
    asked: list[Card] = []
    markdown, panel = markdown_of(asked), full_panel()
    times = _sit(home, cards, [markdown, panel], asked)
    # What is only drawn waits for nothing: its processor seconds are the same with other work at hand.
    reveal, rich = (median(cpu for _, cpu in times[what]) for what in (REVEAL, markdown))
    yield Row(
        "reveal of a Markdown answer, cpu p50", "Rich Markdown, the same text", reveal, rich, "s", 1.5, 1.0
    )
    rated, drawn = (median(seconds for seconds, _ in times[what]) for what in (RATE, panel))
    yield Row("rating to next question drawn, p50", "one Rich panel", rated, drawn, "s", 2.0, 1.3)


def against_anki(homes: Homes, cards: int) -> Row:
    """Measure the same in the large home, next to Anki in a collection of that size."""
    from benchmarks.speed.anki_collection import AnkiCollection

    with AnkiCollection(homes.collection) as anki:
        anki.take()
        answer = anki.answer
        times = _sit(homes.large, cards, [answer], [])
    ours, theirs = (quantiles((seconds for seconds, _ in times[what]), n=100)[-1] for what in (RATE, answer))
    name = f"the same with {homes.sizes.large:,} cards, p99"
    return Row(name, "Anki: answer, take the next", ours, theirs, "s", 1.0, 0.25)


def _sit(
    home: Path, cards: int, yardsticks: Sequence[Yardstick], asked: list[Card]
) -> dict[object, list[tuple[float, float]]]:
    """Hold a sitting in *home*, whose cards are put into *asked*; return all times."""
    env = system_environment(environment(home))
    today = load_today(env, Choice(new=cards))
    library = today.progress.library
    order = today.queue.cards
    if len(order) < cards:
        message = f"{home} has only {len(order)} cards to ask"
        raise RuntimeError(message)
    asked += [library.card(card) for card in order[:cards]]
    painter = StudyPainter(Moments(today.progress, today.queue, today.left), env.ink, lambda _: "")
    typist = Typist(cards, yardsticks)
    with open_log(env) as log, Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        loop.run(
            begin(env.new_session_id(), order, env.now(), card_of=library.card),
            keyboard=typist,
            screen=Window(nowhere),
            draw=painter.draw,
            outside=Outside(
                now=env.now,
                study_day=study_day,
                perform=lambda effect: _record(log, effect),
                edit=lambda _: "",
                compose=lambda text: text,
                find=lambda _: (),
            ),
        )
    return typist.times


def _record(log: ReviewLog, effect: Effect) -> None:
    assert isinstance(effect, Record)  # noqa: S101 - nothing else is typed
    log.record(effect.review)


def _clocks() -> tuple[float, float]:
    return perf_counter(), thread_time()
