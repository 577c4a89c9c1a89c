"""Everything from outside that a command may use, gathered once when the program starts."""

import io
import secrets
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, TextIO

from rich.console import Console, RenderableType

from dlprep.errors import UsageError
from dlprep.model.review import SessionId
from dlprep.scheduling.calendar import study_day
from dlprep.storage.paths import Paths, find_paths
from dlprep.views.ansi import Ink
from dlprep.views.theme import THEME

NOW_VARIABLE = "DLPREP_NOW"


@dataclass(frozen=True, slots=True)
class Environment:
    """Folders, clock, names for new sittings, and the three streams."""

    paths: Paths
    now: Callable[[], datetime]
    new_session_id: Callable[[], SessionId]
    standard_input: TextIO
    standard_output: TextIO
    standard_error: TextIO
    variables: Mapping[str, str]

    @property
    def today(self) -> date:
        """Return the study day of this moment."""
        return study_day(self.now())

    @property
    def ink(self) -> Ink:
        """Return what may be drawn: NO_COLOR, set and not empty, leaves bold and dim."""
        return Ink(colour=not self.variables.get("NO_COLOR"))

    @property
    def binary_input(self) -> BinaryIO:
        """Return standard input as bytes."""
        stream = self.standard_input
        return stream.buffer if hasattr(stream, "buffer") else io.BytesIO(stream.read().encode())

    def show(self, body: RenderableType) -> None:
        """Print a result on standard output."""
        self._console(self.standard_output).print(body, soft_wrap=not self.standard_output.isatty())

    def tell(self, body: RenderableType) -> None:
        """Say something beside the result, on standard error."""
        self._console(self.standard_error).print(body, soft_wrap=not self.standard_error.isatty())

    def _console(self, stream: TextIO) -> Console:
        return Console(
            file=stream, theme=THEME, highlight=False, markup=False, emoji=False, _environ=self.variables
        )


def system_environment(variables: Mapping[str, str]) -> Environment:
    """Return the environment of this process. Raises UsageError when DLPREP_NOW is no time."""
    return Environment(
        paths=find_paths(variables),
        now=_clock(variables.get(NOW_VARIABLE)),
        new_session_id=lambda: SessionId(secrets.token_hex(8)),
        standard_input=sys.stdin,
        standard_output=sys.stdout,
        standard_error=sys.stderr,
        variables=variables,
    )


def _clock(fixed: str | None) -> Callable[[], datetime]:
    if not fixed:
        return lambda: datetime.now().astimezone()
    try:
        instant = datetime.fromisoformat(fixed)
    except ValueError as error:
        raise UsageError(
            f"{NOW_VARIABLE} is not a time: {fixed}", hint="write it as 2026-11-22T09:00:00+01:00"
        ) from error
    if instant.utcoffset() is None:
        instant = instant.astimezone()
    return lambda: instant
