"""Dates in running text as ISO values, possibly partial, with the year the document implies.

Ages, durations, weekdays, clock times and paragraph numbers are no dates.
"""

from __future__ import annotations

import re

from data.dates import is_date
from data.extraction.candidates import DateFound
from data.extraction.date_context import (
    comes_every_year,
    is_background,
    lies_ahead,
    role_before,
)
from data.extraction.date_forms import DATE, MAYBE_DATE
from data.extraction.date_values import Base, Setting, base_of, is_next, value_of

_UNTIL = re.compile(
    r"\s?(?:-|–|—|til(?: og med)?|till(?: och med)?|to|until)\s?(?:(?:den|d\.|ultimo|udgangen "
    r"af)\s)?",
    re.I,
)
# "i september og oktober 2026": the year of the second is the first's as well.
_SHARED_YEAR = re.compile(
    r",?\s?(?:-|–|—|/|,|og|samt|eller|til(?: og med)?|till(?: och med)?|and|to|until|or)\s?"
    r"(?:(?:fra|den|d\.|i|senest|ultimo|udgangen af)\s){0,2}",
    re.IGNORECASE,
)
_WITH_YEAR = ("iso", "ny", "ey", "dy", "ay", "ty", "gy", "qy", "q2y", "eqy", "wy", "sy", "my", "ky",
              "f1", "y1", "y")  # fmt: skip
# "udskydes fra 2026 til 2028": the measure has its new year, and no period.
_MOVED = re.compile(
    r"\b(?:udskyd|udskud|fremryk|flyt|ryk|forskyd|udsæt|udsat)\w*\b[^.;]{0,80}\bfra\s$",
    re.IGNORECASE,
)
# "vokser fra 80 pladser i 2024 til 120 i 2027": what is so before the measure is no date of it.
_WAS = re.compile(r"\bfra\s(?:[a-zæøå]+\s)?\d[\d.,]*\s(?:[^\W\d]+\.?\s){0,2}i\s$", re.IGNORECASE)
_IS_TO_BE = re.compile(r"\s(?:og\s)?til\s(?:[^\W\d]+\.?\s)?\d", re.IGNORECASE)


def dates(text: str, start: int, end: int, document_date: str | None = None) -> list[DateFound]:
    """The dates in `text[start:end]`, in order. Without `document_date` a date that lacks its year
    is left out rather than guessed."""
    found: list[DateFound] = []
    if MAYBE_DATE.search(text, start, end) is None:
        return found
    base = base_of(document_date)
    yearless: tuple[re.Match[str], Setting] | None = None
    for match in DATE.finditer(text, start, end):
        if not _has_year(match) and comes_every_year(text, start, end, *match.span()):
            continue
        if match["rel"] and yearless and found and _follows(found[-1], yearless[0], match):
            found[-1:] = _points(yearless[0], _in_year(yearless[1], match)) or found[-1:]
            continue
        setting = _setting(text, start, end, match, base)
        points = _points(match, setting)
        if not points:
            continue
        if yearless and found and _has_year(match) and found[-1].start == yearless[0].start():
            gap = text[found[-1].end : points[0].start]
            if _SHARED_YEAR.fullmatch(gap):
                found[-1:] = _points(yearless[0], _same_year(yearless, points[0])) or found[-1:]
        yearless = None if _has_year(match) else (match, setting)
        if found and _UNTIL.fullmatch(text, found[-1].end, points[0].start):
            points = _joined(found, points, text)
        found.extend(points)
    return found


def _follows(last: DateFound, yearless: re.Match[str], match: re.Match[str]) -> bool:
    """Whether "næste år" stands right behind a date without a year: "den 1. juli næste år"."""
    gap = match.string[last.end : match.start()]
    return last.start == yearless.start() and gap in (" ", " til ")


def _in_year(setting: Setting, rel: re.Match[str]) -> Setting:
    """The setting of a date whose year is said as "i år" or "næste år"."""
    if setting.base is None:
        return setting
    year = setting.base.year + is_next(rel["rel"])
    return Setting(Base(year, None), setting.before, None)


def _setting(text: str, start: int, end: int, match: re.Match[str], base: Base | None) -> Setting:
    before = text[max(start, match.start() - 90) : match.start()]
    if base is None or _has_year(match):
        return Setting(base, before, None)
    return Setting(base, before, lies_ahead(text, start, end, *match.span()))


def _has_year(match: re.Match[str]) -> bool:
    return any(match[group] for group in _WITH_YEAR) or (match["zy"] or "").isdigit()


def _same_year(yearless: tuple[re.Match[str], Setting], following: DateFound) -> Setting:
    """The setting of a date that takes its year from the date after it."""
    match, setting = yearless
    year = int(following.value[:4])
    with_year = Setting(Base(year, None), setting.before, None)
    own = _points(match, with_year)
    if own and own[-1].value[:7] > following.value[:7] and own[-1].value[5:6].isdigit():
        return Setting(Base(year - 1, None), setting.before, None)
    return with_year


def _points(match: re.Match[str], setting: Setting) -> list[DateFound]:
    """The date that a match stands for; none where it is background, two where a measure moves."""
    moved = match["y1"] and match["ys"].strip().startswith("til") and len(match["y2"]) == 4
    if moved and _MOVED.search(setting.before):
        return [DateFound(match["y2"], "period", match["y2"], match.start("y2"), match.end("y2"))]
    value = value_of(match, setting)
    if value is None or not is_date(value):
        return []
    after = match.string[match.end() : match.end() + 30]
    if is_background(setting.before, after, value, setting.base.year if setting.base else None):
        return []
    if match["y"] and _WAS.search(setting.before) and _IS_TO_BE.match(match.string, match.end()):
        return []
    first, written = match.start(), match.group().rstrip()
    role = _role(match, value, setting.before)
    if match["m2"] and match["ms"] in ("og", "eller", "samt"):
        return _each(match, value, ("m", "m2"), first + len(written), setting)
    if match["w2"] and match["ws"].strip() == "og":
        return _each(match, value, ("w", "w2"), first + len(written), setting)
    return [DateFound(value, role, " ".join(written.split()), first, first + len(written))]


def _each(
    match: re.Match[str], value: str, groups: tuple[str, str], end: int, setting: Setting
) -> list[DateFound]:
    """Two months or weeks that are named together: "i maj og oktober 2026"."""
    first, last = value.split("/")
    role, begin = _role(match, first, setting.before), match.start(groups[1])
    written = " ".join(match.string[begin:end].split())
    return [
        DateFound(first, role, match[groups[0]], *match.span(groups[0])),
        DateFound(last, role, written, begin, end),
    ]


def _joined(found: list[DateFound], points: list[DateFound], text: str) -> list[DateFound]:
    """`points` with the last of `found` as the beginning of a period, where they make one."""
    first, last = found[-1], points[0]
    if "/" in first.value + last.value or not is_date(f"{first.value}/{last.value}"):
        return points
    found.pop()
    return [_period(first, last, text), *points[1:]]


def _period(first: DateFound, last: DateFound, text: str) -> DateFound:
    written = " ".join(text[first.start : last.end].split())
    return DateFound(f"{first.value}/{last.value}", "period", written, first.start, last.end)


def _role(match: re.Match[str], value: str, before: str) -> str:
    if "/" in value:
        return "period"
    if match["zm"] or match["zy"] or match["ye"] or (match["edge"] or "").lower() == "ultimo":
        return "deadline"
    if role := role_before(before):
        return role
    return "start" if len(value) == 10 and value[5].isdigit() and value[8].isdigit() else "period"
