"""Days and times in words."""

from datetime import date, timedelta

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_in_words(day: date, today: date) -> str:
    """Return "today", "tomorrow", or the date; the year only when it is another one."""
    if day == today:
        return "today"
    if day == today + timedelta(days=1):
        return "tomorrow"
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def short_day(day: date, today: date) -> str:
    """Return "today" or the date without its weekday."""
    return "today" if day == today else f"{day.day} {MONTHS[day.month - 1]}"


def clock(time: timedelta) -> str:
    """Return minutes and seconds, as 1:05, or 1:02:05 from an hour on."""
    seconds = max(0, int(time.total_seconds()))
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def clock_of_seconds(seconds: float) -> str:
    """Return a number of seconds as minutes and seconds."""
    return clock(timedelta(seconds=round(seconds)))


def minutes_left(time: timedelta) -> str:
    """Return the whole minutes that are left, and how far the day is over them."""
    minutes = round(time.total_seconds() / 60)
    return f"{minutes} min left" if minutes >= 0 else f"{-minutes} min over"


def counted(number: int, noun: str) -> str:
    """Return "1 card", "2 cards"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
