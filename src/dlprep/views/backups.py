"""Backups, and what putting one back means, as a person reads it and as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dlprep.views.card_text import visible
from dlprep.views.dates import counted

UNITS = ("bytes", "kB", "MB", "GB")
STEP = 1000
FEW = 5


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup in a list."""

    name: str
    made: datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True)
class Change:
    """What putting a backup back means: reviews and files that go, come or change.

    *reviews* are the live ones of the backup (None: the log is left alone); *cards* are those of
    the reviews that go, with their numbers.
    """

    made: datetime
    reviews: int | None
    lost: int
    cards: Sequence[tuple[str, int]]
    gained: int
    damaged: bool
    changed: Sequence[str]
    missing: Sequence[str]


def backups_body(rows: Sequence[BackupRow], zone: tzinfo | None) -> RenderableType:
    """Return a table of backups, with a closing line that says what to do."""
    if not rows:
        return Text("There is no backup yet: 'dlprep backup' makes one.")
    table = Table(box=None, pad_edge=False, header_style="quiet", padding=(0, 2, 0, 0))
    for column in ("backup", "made", "why"):
        table.add_column(column)
    table.add_column("size", justify="right")
    for row in rows:
        table.add_row(row.name, _moment(row.made, zone), row.reason, size_in_words(row.size))
    return Group(
        table, Text(), Text("'dlprep restore BACKUP --dry-run' shows what one would change.", "title")
    )


def backups_data(rows: Sequence[BackupRow]) -> list[dict[str, object]]:
    """Return the same for JSON."""
    return [
        {"name": row.name, "made": row.made.isoformat(), "reason": row.reason, "size": row.size}
        for row in rows
    ]


def contents_line(sizes: Mapping[str, int]) -> str:
    """Return in words what a backup holds."""
    decks = sum(name.startswith("decks/") for name in sizes)
    notes = sum(name.startswith("notes/") for name in sizes)
    parts = [
        "the review log" if "reviews.sqlite3" in sizes else "",
        counted(decks, "deck") if decks else "",
        counted(notes, "note") if notes else "",
        "the config" if "config.toml" in sizes else "",
    ]
    return ", ".join(part for part in parts if part) or "nothing: there was nothing to keep"


def sound_body(name: str, sizes: Mapping[str, int]) -> RenderableType:
    """Return that a backup was read to its end, and what it holds."""
    return Text(f"{visible(name)}: sound; {contents_line(sizes)}")


def change_body(change: Change, zone: tzinfo | None) -> RenderableType:
    """Return what putting a backup back would do, the worst first."""
    lines = [Text(f"The backup of {_moment(change.made, zone)} would be put back:", "title")]
    if change.damaged:
        lines.append(Text("  The log there is now is damaged; it is kept beside the new one.", "warning"))
    if change.lost:
        shown = ", ".join(f"{visible(card)} {number}" for card, number in change.cards[:FEW])
        more = f" and {len(change.cards) - FEW} more cards" if len(change.cards) > FEW else ""
        word = "is" if change.lost == 1 else "are"
        given = f"  {counted(change.lost, 'review')} that {word} not in it would be gone: {shown}{more}"
        lines.append(Text(given, "error"))
    if change.gained:
        lines.append(Text(f"  {counted(change.gained, 'review')} would come back"))
    if change.reviews is not None:
        lines.append(Text(f"  the log would hold {counted(change.reviews, 'review')}"))
    lines += [Text(f"  {visible(name)} would be as it was") for name in change.changed]
    lines += [Text(f"  {visible(name)} would come back") for name in change.missing]
    return Group(*lines)


def change_data(change: Change) -> dict[str, object]:
    """Return the same for JSON."""
    return {
        "made": change.made.isoformat(),
        "reviews": change.reviews,
        "lost": change.lost,
        "lost_cards": dict(change.cards),
        "gained": change.gained,
        "damaged": change.damaged,
        "changed": list(change.changed),
        "missing": list(change.missing),
    }


def size_in_words(size: float) -> str:
    """Return a number of bytes as people read it, as 34 kB."""
    unit = 0
    while size >= STEP and unit < len(UNITS) - 1:
        size, unit = size / STEP, unit + 1
    return f"{size:.0f} {UNITS[unit]}"


def _moment(time: datetime, zone: tzinfo | None) -> str:
    return f"{time.astimezone(zone):%Y-%m-%d %H:%M}"
