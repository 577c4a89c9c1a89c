"""How long a key press waits for its frame in the study screen, on the largest shipped deck.

Usage: python benchmarks/study_screen.py [COLUMNSxROWS]. Every card of the deck is answered in writing,
revealed after a second of thought, its points judged, its answer scrolled, and rated; for each key the time
from the press to the sent frame is taken. Prints the median, the 95th percentile and the longest by kind of
key, and their ratio to drawing one Rich panel of the same size.
"""

import io
import sys
from collections import defaultdict
from collections.abc import Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles
from time import perf_counter

from rich.console import Console
from rich.panel import Panel

from dlprep.commands.progress import Progress
from dlprep.commands.study_facts import Moments
from dlprep.commands.study_screen import StudyPainter
from dlprep.model.deck import Deck
from dlprep.model.review import SessionId
from dlprep.scheduling.calendar import study_day
from dlprep.scheduling.past import Past
from dlprep.scheduling.queue import Limits, build_queue
from dlprep.scheduling.registry import DEFAULT, SCHEDULERS
from dlprep.scheduling.scheduler import Learner
from dlprep.selection.marks import Marked
from dlprep.storage.library import load_library, shipped_decks
from dlprep.study.finding import find, haystacks
from dlprep.study.transitions import begin
from dlprep.terminal import loop
from dlprep.terminal.keys import Key
from dlprep.terminal.outside import Outside
from dlprep.terminal.screen import Screen, Size
from dlprep.views.ansi import Ink

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
A_CARD = [
    "t", *"gradient and loss", "think", "ctrl-d", "y", "n", "y", "a", "up", "x", "down", " ", "j", "k", "G",
    "g", "r", "r", "?", "q", "/", "m", "o", "escape", "2",
]  # fmt: skip
KINDS = {"t": "open the typing", "ctrl-d": "reveal the answer", "y": "tick", "n": "tick", "x": "tick",
         "a": "tick", "up": "cursor", "down": "cursor", " ": "scroll", "j": "scroll", "k": "scroll",
         "G": "scroll", "g": "scroll",
         "r": "source on and off", "?": "help", "q": "close", "escape": "close", "/": "search", "m": "search",
         "o": "search", "2": "next card"}  # fmt: skip


class TimedKeys:
    """A keyboard that types a script and measures how long each key takes until the next is read."""

    def __init__(self, script: list[str]) -> None:
        """Take the script."""
        self._script = script
        self._pressed: tuple[str, float] | None = None
        self._typing = False
        self.times: dict[str, list[float]] = defaultdict(list)

    def read(self, _: float) -> Key | None:
        """Return the next key; the frame of the one before has been sent. Before a reveal time passes."""
        now = perf_counter()
        if self._pressed is not None:
            self.times[self._pressed[0]].append(now - self._pressed[1])
            self._pressed = None
        key = self._script.pop(0) if self._script else "end-of-input"
        if key == "think":
            return None
        kind = "type a letter" if self._typing and key != "ctrl-d" else KINDS.get(key, "other")
        self._typing = key == "t" or (self._typing and key != "ctrl-d")
        self._pressed = (kind, perf_counter())
        return Key(key)

    def pending(self) -> int:
        """Return 0: nothing is typed ahead."""
        return 0

    def flush(self) -> None:
        """Forget nothing."""

    @contextmanager
    def released(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - a benchmark has no editor
        """Give nothing back."""
        yield


class Paper(Screen):
    """A screen of a fixed size that writes into memory."""

    def __init__(self, size: Size) -> None:
        """Take the size."""
        super().__init__(io.StringIO())
        self._fixed = size

    @property
    def size(self) -> Size:
        """Return the size."""
        return self._fixed


def key_times(deck: Deck, size: Size) -> Mapping[str, list[float]]:
    """Return the seconds that the keys of a sitting through *deck* took, by kind of key."""
    library = load_library(shipped_decks()).library
    progress = Progress(library, (), (), Marked(), Past(Learner(SCHEDULERS[DEFAULT](), {})))
    queue = build_queue(
        [card.id for card in deck.cards], progress.learner, study_day(NOW), limits=Limits(new=999)
    )
    painter = StudyPainter(Moments(progress, queue, timedelta(hours=1)), Ink(), lambda _: "")
    stacks = haystacks(library.cards())
    outside = Outside(
        now=lambda: NOW,
        study_day=study_day,
        perform=lambda _: None,
        edit=lambda _: "",
        compose=lambda text: text,
        find=lambda words: find(stacks, words),
    )
    keyboard = TimedKeys(A_CARD * len(queue.cards))
    loop.run(
        begin(SessionId("s"), queue.cards, NOW, card_of=library.card),
        keyboard=keyboard,
        screen=Paper(size),
        draw=painter.draw,
        prepare=painter.prepare,
        outside=outside,
    )
    return keyboard.times


def panel_seconds(size: Size) -> float:
    """Return the median time to draw a Rich panel that fills the screen."""
    text = "\n".join(
        "A line of text that is about as long as the others of an answer." for _ in range(size.rows - 2)
    )
    times = []
    for _ in range(200):
        console = Console(file=io.StringIO(), width=size.columns, height=size.rows, force_terminal=True)
        begun = perf_counter()
        console.print(Panel(text, height=size.rows))
        times.append(perf_counter() - begun)
    return median(times)


def main() -> None:
    """Measure and print."""
    columns, rows = (sys.argv[1] if len(sys.argv) > 1 else "100x30").split("x")
    size = Size(int(columns), int(rows))
    deck = max(
        load_library(shipped_decks()).library.decks,
        key=lambda deck: sum(len(card.answer) for card in deck.cards),
    )
    panel = panel_seconds(size)
    times = key_times(deck, size)
    every = [seconds for kind in times.values() for seconds in kind]
    print(f"{deck.id}, {len(deck.cards)} cards, {columns}x{rows}; one panel {panel * 1000:.2f} ms")
    print(f"{'':20} {'keys':>5} {'median':>8} {'95 %':>8} {'most':>8} {'95 % / panel':>13}")
    for name, kind in [*sorted(times.items()), ("all keys", every)]:
        high = quantiles(kind, n=20)[-1]
        shown = "".join(f" {seconds * 1000:6.2f}ms" for seconds in (median(kind), high, max(kind)))
        print(f"{name:20} {len(kind):5}{shown} {high / panel:12.1f}x")


if __name__ == "__main__":
    main()
