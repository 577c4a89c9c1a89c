"""Whole commands through `main()`, with folders of their own and a fixed clock."""

import io
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from dlprep.cli import main
from dlprep.commands.environment import system_environment
from dlprep.model.review import Review
from dlprep.storage.review_log import ReviewLog

NOW = "2026-11-23T09:00:00+00:00"
DECK = """\
format: 1
id: basics
title: Basics
cards:
  - {id: alpha, question: What is alpha?, answer: The first letter.}
  - {id: beta, question: What is beta?, answer: The second letter.}
  - {id: gamma, question: What is gamma?, answer: The third letter.}
"""


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    code: int
    out: str
    err: str


@dataclass
class CommandLine:
    """Runs commands for one person, whose folders are below *home*."""

    home: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def __call__(
        self,
        *arguments: str,
        text: str | bytes = "",
        now: str = NOW,
        step: timedelta = timedelta(),
        **variables: str,
    ) -> Outcome:
        """Run one command with that standard input, at that time.

        With a *step*, time goes on by it whenever the program looks at the clock.
        """
        data = text.encode() if isinstance(text, str) else text
        with self.monkeypatch.context() as patch:
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
            patch.setenv("DLPREP_HOME", str(self.home))
            patch.setenv("DLPREP_NOW", now)
            for name, value in variables.items():
                patch.setenv(name, value)
            env = system_environment(os.environ) if step else None
            code = main(arguments, env and replace(env, now=stepping(env.now(), step)))
        captured = self.capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    def deck(self, text: str = DECK, name: str = "basics.yaml") -> Path:
        """Put a deck into the person's folder."""
        path = self.home / "decks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def record(self, *reviews: Review) -> None:
        """Put reviews into the log, as if they had been given."""
        with ReviewLog(self.home / "reviews.sqlite3") as log:
            for review in reviews:
                log.record(review)

    def reviews(self) -> list[Review]:
        """Return the live reviews of the log."""
        path = self.home / "reviews.sqlite3"
        if not path.exists():
            return []
        with ReviewLog(path) as log:
            return log.reviews()


def stepping(start: datetime, step: timedelta) -> Callable[[], datetime]:
    """Return a clock that is *step* further each time it is looked at."""
    times = (start + number * step for number in count())
    return lambda: next(times)


def at(day: int, hour: int = 9) -> str:
    """Return DLPREP_NOW for a day of November 2026."""
    return datetime.fromisoformat(NOW).replace(day=day, hour=hour).isoformat()
