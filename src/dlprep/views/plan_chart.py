"""The expected recall as a curve with its band, drawn with characters."""

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from dlprep.scheduling.expected import Expected
from dlprep.scheduling.forecast import Forecast
from dlprep.views.dates import short_day

STEPS = "▁▂▃▄▅▆▇█"
SURE, EXPECTED, LUCKY = "█", "▓", "░"
"""Below the band, in it below the mean, in it above the mean."""

MARGIN = 7
"""The columns before the curve: a label of 5, a space, the axis."""


def curve(played: Forecast, today: date, width: int, rows: int) -> list[Text]:
    """Return the curve, from now to the last evening, in *rows* lines, and the line below it."""
    values = _spread((played.now, *(day.recall for day in played.days)), width - MARGIN)
    lines = [_row(values, row, rows) for row in reversed(range(rows))]
    return [*lines, _days_line(played, today, width)]


def sparkline(played: Forecast, width: int) -> Text:
    """Return the curve, without its band, in one line."""
    values = _spread((played.now, *(day.recall for day in played.days)), width)
    signs = (STEPS[min(len(STEPS) - 1, int(value.mean * len(STEPS)))] for value in values)
    return Text("".join(signs), "label")


def _spread(values: Sequence[Expected], columns: int) -> list[Expected]:
    """Return a value a column, straight lines between the values given."""
    result = []
    for column in range(columns):
        at = column * (len(values) - 1) / max(1, columns - 1)
        left = min(int(at), len(values) - 2)
        a, b, share = values[left], values[left + 1], at - left
        pairs = ((a.mean, b.mean), (a.low, b.low), (a.high, b.high))
        result.append(Expected(*(one + share * (two - one) for one, two in pairs)))
    return result


def _row(values: Sequence[Expected], row: int, rows: int) -> Text:
    line = Text(f"{_label(row, rows):>5} ┤", "quiet")
    for value in values:
        mean, low, high = (share * rows - row for share in (value.mean, value.low, value.high))
        if mean >= 1:
            line.append(SURE if low >= 1 / 2 else EXPECTED, "label")
        elif mean * len(STEPS) >= 1:
            line.append(STEPS[int(mean * len(STEPS)) - 1], "label")
        else:
            line.append(LUCKY if high >= 1 / 2 else " ", "quiet")
    line.rstrip()
    return line


def _label(row: int, rows: int) -> str:
    """Return the label of a row: its upper edge for the highest, its lower edge for the lowest."""
    if row == rows - 1:
        return "100 %"
    if row == 0:
        return "0 %"
    return "50 %" if row == rows // 2 else ""


def _days_line(played: Forecast, today: date, width: int) -> Text:
    """Return the days below the curve: the first, the last, and some between where there is room."""
    columns = width - MARGIN
    line = [" "] * columns
    count = len(played.days)
    wanted = max(1, min(count - 1, columns // 16))
    places = sorted({round(step * (count - 1) / wanted) for step in range(wanted + 1)})
    free = 0
    for place in places:
        # An evening stands where its value does: the curve begins with the value of now.
        label = short_day(played.days[place].day, today)
        at = round((place + 1) * (columns - 1) / count)
        start = 0 if place == 0 else min(columns - len(label), at - len(label) // 2)
        if start >= free:
            line[start : start + len(label)] = label
            free = start + len(label) + 2
    return Text(" " * MARGIN + "".join(line).rstrip(), "quiet")
