"""Everything from outside that a command may use, gathered once when the program starts."""

import io
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

from dlprep.errors import ConfigError, UsageError
from dlprep.model.review import SessionId
from dlprep.scheduling.calendar import YEARS, study_day
from dlprep.storage.config import read_config
from dlprep.storage.paths import Paths, find_paths
from dlprep.storage.settings import Settings
from dlprep.terminal import curtain
from dlprep.views.signs import carries_signs

if TYPE_CHECKING:
    # Imported when something is drawn: shell completion and `--json` draw nothing, and should not wait.
    from rich.console import Console, RenderableType

    from dlprep.views.ansi import Ink

NOW_VARIABLE = "DLPREP_NOW"


@dataclass(frozen=True, slots=True)
class Environment:
    """Folders, clock, names for new sittings, the three streams, the settings, the command line."""

    paths: Paths
    now: Callable[[], datetime]
    new_session_id: Callable[[], SessionId]
    standard_input: TextIO
    standard_output: TextIO
    standard_error: TextIO
    variables: Mapping[str, str]
    settings: Settings = field(default_factory=Settings)
    arguments: tuple[str, ...] = ()

    @property
    def today(self) -> date:
        """Return the study day of this moment."""
        return study_day(self.now())

    @property
    def ink(self) -> "Ink":
        """Return what may be drawn: NO_COLOR, set and not empty, leaves bold and dim."""
        from dlprep.views.ansi import Ink
        from dlprep.views.theme import Theme

        colour = not self.variables.get("NO_COLOR")
        return Ink(colour=colour, theme=Theme(self.settings.theme), ascii=self.ascii_only)

    @property
    def ascii_only(self) -> bool:
        """Say whether drawings are to use ASCII: it is set, or the output has no other signs."""
        encoding = getattr(self.standard_output, "encoding", None) or "utf-8"
        return self.settings.ascii or not carries_signs(encoding)

    @property
    def binary_input(self) -> BinaryIO:
        """Return standard input as bytes."""
        stream = self.standard_input
        return stream.buffer if hasattr(stream, "buffer") else io.BytesIO(stream.read().encode())

    def show(self, body: "RenderableType") -> None:
        """Print a result on standard output."""
        curtain.lift()
        self._console(self.standard_output).print(body, soft_wrap=not self.standard_output.isatty())

    def tell(self, body: "RenderableType") -> None:
        """Say something beside the result, on standard error."""
        curtain.lift()
        self._console(self.standard_error).print(body, soft_wrap=not self.standard_error.isatty())

    def _console(self, stream: TextIO) -> "Console":
        from rich.console import Console

        from dlprep.views.ascii_text import AsciiStream
        from dlprep.views.theme import THEMES, Theme

        file = cast("TextIO", AsciiStream(stream)) if self.ascii_only else stream
        theme = THEMES[Theme(self.settings.theme)]
        return Console(
            file=file, theme=theme, highlight=False, markup=False, emoji=False, _environ=self.variables
        )


def system_environment(variables: Mapping[str, str]) -> Environment:
    """Return the environment of this process. Raises UsageError when DLPREP_NOW is no time."""
    paths = find_paths(variables)
    return Environment(
        paths=paths,
        now=_clock(variables.get(NOW_VARIABLE)),
        new_session_id=lambda: SessionId(os.urandom(8).hex()),
        standard_input=sys.stdin,
        standard_output=sys.stdout,
        standard_error=sys.stderr,
        variables=variables,
        settings=read_settings(paths),
    )


def read_settings(paths: Paths) -> Settings:
    """Return the settings of the config; a config that cannot be read has none."""
    try:
        return read_config(paths.config).settings
    except ConfigError:  # told by the commands that need the config
        return Settings()


def _clock(fixed: str | None) -> Callable[[], datetime]:
    if not fixed:
        return lambda: datetime.now().astimezone()
    try:
        instant = datetime.fromisoformat(fixed)
    except ValueError as error:
        raise UsageError(
            f"{NOW_VARIABLE} is not a time: {fixed}", hint="write it as 2026-11-22T09:00:00+01:00"
        ) from error
    if instant.year not in YEARS:
        message = f"{NOW_VARIABLE} is not a time that dlprep can reckon with: {fixed}"
        raise UsageError(message, hint=f"the years are {YEARS[0]} to {YEARS[-1]}")
    if instant.utcoffset() is None:
        instant = instant.astimezone()
    return lambda: instant
