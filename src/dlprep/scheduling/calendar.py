"""The learner's calendar: which study day an instant belongs to."""

from datetime import date, datetime, timedelta

DAY_START = timedelta(hours=4)
"""A study day runs from 04:00 to 04:00 by the clock on the wall."""

YEARS = range(1900, 2200)
"""The years that a clock or a plan can mean.

Python's calendar ends at 1 and 9999, and sums of days with it.
"""


def study_day(at: datetime, day_start: timedelta = DAY_START) -> date:
    """Return the study day of *at*, read in the local time that *at* itself carries.

    The offset is dropped before the hours are taken off: the day turns when the wall clock
    shows 04:00, also on the two days of the year when the clock is changed.
    """
    return (at.replace(tzinfo=None) - day_start).date()
