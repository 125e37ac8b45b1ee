"""The time of day beside a date: close to midnight the day that begins there is meant, another zone's time is China's.

What systems write as a day is often a second or some minutes off it, or eight hours: 2025-12-31T16:00:00Z is 1 January.
"""

import datetime as dt
import re

from data.cells.date_forms import CHINA, DAY, NEAR, When, when

TIME = re.compile(r"(?:(?<=[日号\d])[\sT]+|(?<=[日号]))(?:上午|下午|[AP]M)?\s*\d{1,2}:\d{2}.*$", re.DOTALL)
CLOCK = re.compile(
    r"\s*T?\s*(上午|下午|[AP]M)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AP]M)?\s*(.*)", re.DOTALL
)
ZONE = re.compile(r"(?:UTC|GMT)?(?:([+-])(\d{2}):?(\d{2})?)?|Z")


def without(cell: str) -> str:
    """A text without the time of day at its end."""
    return TIME.sub("", cell.strip())


def day_of(moment: dt.datetime) -> When:
    """The day that a moment means."""
    day = (moment.astimezone(CHINA) if moment.tzinfo else moment) + NEAR
    return when(day.year, day.month, day.day)


def moved(found: When, cell: str) -> When:
    """The day that a text means whose date without its time of day is `found`."""
    told = TIME.search(cell.strip())
    if not told or found.precision != DAY or not (read := CLOCK.fullmatch(told[0])):
        return found
    half, hour, minute, second, also, zone = read.groups(default="")
    is_late = (half or also) in ("下午", "PM") and int(hour) < 12
    passed = dt.timedelta(hours=int(hour) + 12 * is_late, minutes=int(minute), seconds=int(second or 0))
    return day_of(dt.datetime.combine(found.date, dt.time(), _zone(zone.strip())) + passed)


def _zone(written: str) -> dt.timezone | None:
    told = ZONE.fullmatch(written) if written else None
    if not told:
        return None
    away = dt.timedelta(hours=int(told[2] or 0), minutes=int(told[3] or 0))
    return dt.timezone(-away if told[1] == "-" else away)
