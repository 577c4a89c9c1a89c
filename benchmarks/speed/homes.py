"""The homes that are measured: made once, kept in a folder, and as they were made for every run."""

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.speed.generator import make_library, make_log

MADE = "made"


@dataclass(frozen=True)
class Sizes:
    """Cards of the three homes; those of the largest in *files* files, with *reviews* reviews."""

    small: int = 48
    deck: int = 10_000
    large: int = 100_000
    files: int = 2000
    reviews: int = 1_000_000


QUICK = Sizes(deck=500, large=2000, files=40, reviews=20_000)


@dataclass(frozen=True)
class Homes:
    """The homes of those sizes below *folder*."""

    folder: Path
    sizes: Sizes

    @property
    def small(self) -> Path:
        """Return a home of 48 cards in one file that were never asked."""
        return _fresh(self._made(self.sizes.small, 1))

    @property
    def deck(self) -> Path:
        """Return a home of one large file, whose cards were never asked."""
        return _fresh(self._made(self.sizes.deck, 1))

    @property
    def large(self) -> Path:
        """Return a home of many files and a long log that ends today."""
        home = self._made(self.sizes.large, self.sizes.files)
        source = self._dated("log", ".sqlite3")
        if not source.exists():
            _fresh(home)
            make_log(home, self.sizes.large, self.sizes.reviews, now())
            (home / "reviews.sqlite3").rename(source)
        shutil.copyfile(source, _fresh(home) / "reviews.sqlite3")
        return home

    @property
    def collection(self) -> Path:
        """Return Anki's collection of the size of the large home."""
        from benchmarks.speed.anki_collection import make_collection

        source = self._dated("anki", ".anki2")
        if not source.exists():
            make_collection(source, self.sizes.large, self.sizes.reviews, now())
        return Path(shutil.copyfile(source, self.folder / "collection.anki2"))

    def _made(self, cards: int, files: int) -> Path:
        home = self.folder / f"{cards}-cards-in-{files}"
        if not (home / MADE).exists():
            shutil.rmtree(home, ignore_errors=True)
            make_library(home, cards, files)
            (home / MADE).touch()
        return home

    def _dated(self, name: str, suffix: str) -> Path:
        return self.folder / f"{name}-{self.sizes.large}-{self.sizes.reviews}-{today()}{suffix}"


def _fresh(home: Path) -> Path:
    """Return *home* as it was before anything was studied."""
    for file in home.glob("reviews.sqlite3*"):
        file.unlink()
    shutil.rmtree(home / "backups", ignore_errors=True)
    return home


def now() -> datetime:
    """Return the instant that the homes are made for."""
    return datetime.now(UTC)  # noqa: TID251 - a benchmark lives in real time


def today() -> date:
    """Return its day."""
    return now().date()
