"""Where dlprep keeps a person's decks and progress."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dlprep.errors import UsageError

HOME_VARIABLE = "DLPREP_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files of one person. None of them needs to exist yet."""

    config: Path
    data: Path
    cache: Path

    @property
    def decks(self) -> Path:
        """Return the folder of the person's own decks."""
        return self.data / "decks"

    @property
    def notes(self) -> Path:
        """Return the folder of the person's own words on cards."""
        return self.data / "notes"

    @property
    def log(self) -> Path:
        """Return the file of the review log."""
        return self.data / "reviews.sqlite3"

    @property
    def backups(self) -> Path:
        """Return the folder of the backups."""
        return self.data / "backups"

    @property
    def imports(self) -> Path:
        """Return the file that tells what was imported, and how to take it back."""
        return self.data / "imports.sqlite3"


def find_paths(variables: Mapping[str, str]) -> Paths:
    """Return the folders: below DLPREP_HOME if it is set and not empty, else the platform's own."""
    home = variables.get(HOME_VARIABLE)
    if home:
        try:
            base = Path(home).expanduser().absolute()
        except RuntimeError as error:
            raise UsageError(
                f"{HOME_VARIABLE} is no folder: {home}", hint="there is no such person"
            ) from error
        return Paths(config=base / "config", data=base, cache=base / "cache")
    # Imported here: with DLPREP_HOME set nothing of it is needed.
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("dlprep", appauthor=False)
    return Paths(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path)
