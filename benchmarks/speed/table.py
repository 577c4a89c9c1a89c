"""The table that measures end up in."""

from benchmarks.speed.measuring import Row

UNITS = {"s": (1000, "ms"), "MiB": (1, "MiB"), "B": (1, "B")}
WIDE, NARROW = 56, 30


def head(*, judged: bool) -> str:
    """Return the names of the columns."""
    return _line("what", "ours", "yardstick", "", "ratio", "must", "aim", "met" if judged else "")


def line(row: Row, *, judged: bool) -> str:
    """Return a row; *judged*, with whether the ratio is what it must be, or even as aimed at."""
    factor, unit = UNITS[row.unit]
    met = "NO" if row.is_missed else "aim" if row.aim is not None and row.ratio <= row.aim else "must"
    return _line(
        row.name,
        f"{row.ours * factor:.2f} {unit}",
        row.yardstick_name,
        f"{row.yardstick * factor:.2f} {unit}",
        f"{row.ratio:.2f}",
        *("" if wanted is None else f"{wanted:g}" for wanted in (row.must, row.aim)),
        met if judged and row.must is not None else "",
    )


def _line(*cells: str) -> str:
    what, ours, name, theirs, ratio, must, aim, met = cells
    columns = f"{what:{WIDE}} {ours:>12}  {name:{NARROW}} {theirs:>12}"
    return f"{columns} {ratio:>6} {must:>5} {aim:>5}  {met}".rstrip()
