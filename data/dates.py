"""Dates as council documents give them: whole, or only a year, quarter, season, month or week.

ISO 8601, with the quarters and seasons of domain.md: `2025`, `2025-08`, `2025-08-15`, `2025-Q3`,
`2025-W34`, `2025-spring`, and `A/B` for a period.
"""

from __future__ import annotations

import calendar
import os
import re
from datetime import date, timedelta

_POINT = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|Q(?P<quarter>[1-4])|W(?P<week>\d{2})"
    r"|(?P<season>spring|summer|autumn|winter)))?",
    re.ASCII,
)
# Meteorological seasons, as Danish authorities use them; winter runs into the next year.
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


def _span(point: str) -> tuple[date, date]:
    found = _POINT.fullmatch(point)
    if found is None:
        raise ValueError(point)
    year = int(found["year"])
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        return monday, monday + timedelta(days=6)
    first, last, last_year = 1, 12, year
    if found["month"]:
        first = last = int(found["month"])
    elif found["quarter"]:
        last = 3 * int(found["quarter"])
        first = last - 2
    elif found["season"]:
        first, last = _SEASONS[found["season"]]
        last_year = year + (last < first)
    return date(year, first, 1), date(last_year, last, calendar.monthrange(last_year, last)[1])


def date_span(value: str) -> tuple[date, date]:
    """First and last day that `value` covers. ValueError when it is no date or no such day."""
    start, slash, end = value.partition("/")
    first, last = _span(start)
    if slash:
        last = _span(end)[1]
        if last < first:
            raise ValueError(value)
    return first, last


def is_date(value: str) -> bool:
    """Whether `value` is a date, possibly partial, that exists."""
    try:
        date_span(value)
    except ValueError:
        return False
    return True


def has_passed(value: str, today: date) -> bool:
    """Whether the whole of `value` lies before `today`: `2025-summer` has passed on 1 September."""
    return date_span(value)[1] < today


def today() -> date:
    """The date of today, or `TILSAGN_TODAY` (YYYY-MM-DD) where it is set to a date."""
    try:
        return date.fromisoformat(os.environ.get("TILSAGN_TODAY", ""))
    except ValueError:
        return date.today()
