"""Where an export goes, and in which format."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dlprep.errors import DlprepError, UsageError
from dlprep.model.problem import Place

STANDARD_OUTPUT = Path("-")


class Format(StrEnum):
    """What an export can be; the words are those of `--format`, and the ends of names."""

    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "md"
    ANKI = "apkg"


WITH_HISTORY = (Format.JSON, Format.ANKI)
SUFFIXES = {".markdown": Format.MARKDOWN, ".tab": Format.TSV, **{f".{each}": each for each in Format}}


@dataclass(frozen=True, slots=True)
class ExportTarget:
    """A file, None for standard output, and what is written there."""

    file: Path | None
    format: Format


def find_target(file: Path | None, format_name: str | None, *, history: bool = False) -> ExportTarget:
    """Return where an export goes. Raises UsageError when that cannot be told, or cannot be."""
    output = None if file == STANDARD_OUTPUT else file
    format_ = _format(output, format_name)
    if output is None and format_ is Format.ANKI:
        raise UsageError("an Anki package is no text", hint="name a file, as cards.apkg")
    if history and format_ not in WITH_HISTORY:
        raise UsageError(f"the format {format_} has no place for a history", hint="use json or apkg")
    return ExportTarget(output, format_)


def require_free(file: Path, decks: Collection[str], *, force: bool) -> None:
    """Raise DlprepError when an export must not go into a file; *decks* are those there are."""
    place = Place(str(file))
    if str(file) in decks:
        hint = f"the file comes first: dlprep export FILE {file}"
        raise UsageError(f"'{file}' is a deck, and no file was named", hint=hint)
    if file.is_dir():
        raise DlprepError("this is a folder", hint="name a file in it", place=place)
    if not file.parent.is_dir():
        raise DlprepError(f"there is no folder {file.parent}", hint="make it first")
    if file.is_symlink() and not file.exists():
        raise DlprepError("the link leads to no file", hint="take it away first", place=place)
    if file.exists() and not force:
        raise DlprepError("there is such a file already", hint="--force replaces it", place=place)


def _format(output: Path | None, name: str | None) -> Format:
    names = ", ".join(Format)
    if name is not None:
        if name not in set(Format):
            raise UsageError(f"there is no format '{name}'", hint=f"there are: {names}")
        return Format(name)
    if output is None:
        raise UsageError("there is neither a file nor a format", hint=f"say --format, one of {names}")
    if output.suffix.lower() not in SUFFIXES:
        hint = f"end it in one of .{', .'.join(Format)}, or say --format"
        raise UsageError(f"the name of the file tells no format: {output}", hint=hint)
    return SUFFIXES[output.suffix.lower()]
