"""Dates in running text as ISO values, possibly partial, with the year the document implies.

Ages, durations, weekdays, clock times and paragraph numbers are no dates.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from data.dates import is_date
from data.extraction.candidates import DateFound
from data.extraction.date_context import (
    comes_every_year,
    is_background,
    lies_ahead,
    names_a_year,
    role_before,
)
from data.extraction.date_forms import DATE, EDGES, MAYBE_DATE, MONTH_NUMBERS, ORDINALS, SEASONS

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
_WITH_YEAR = ("iso", "ny", "ey", "dy", "ay", "ty", "gy", "qy", "q2y", "eqy", "wy", "sy", "my", "f1",
              "y1", "y")  # fmt: skip
# "udskydes fra 2026 til 2028": the measure has its new year, and no period.
_MOVED = re.compile(
    r"\b(?:udskyd|udskud|fremryk|flyt|ryk|forskyd|udsæt|udsat)\w*\b[^.;]{0,80}\bfra\s$",
    re.IGNORECASE,
)
# Without a year and an article these are kinds of weather: "gode veje om vinteren", "ved vinter".
_BARE_SEASONS = frozenset(
    ("forår", "sommer", "efterår", "vinter", "vår", "høst", "spring", "summer", "autumn", "winter")
)
_SEASON_LEAD = re.compile(
    r"\b(til|i løbet af|i|inden|efter|fra|før|over|under|denne|kommende|næste|den|the|this|in|"
    r"by)\s$",
    re.IGNORECASE,
)
_COMING = ("til", "inden", "næste", "kommende", "før")
_MONTH_LEAD = re.compile(
    r"\b(?:i|til|fra|inden|senest|for|af|in|by|until|from|ultimo|primo|medio|start|midten "
    r"af|slutningen af|begyndelsen af|hele|før|efter|innen|senast)\s$",
    re.IGNORECASE,
)
# Months that are also other words, or abbreviations that say too little alone.
_AMBIGUOUS = frozenset(
    ("may", "mars", "march", "mar", "des", "dec", "jan", "feb", "apr", "aug", "sep", "sept", "okt",
     "oct", "nov")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Base:
    """The document's own date: what a missing year is taken from."""

    year: int
    month: int | None


def _base(document_date: str | None) -> _Base | None:
    if not document_date or not document_date[:4].isdigit():
        return None
    month = document_date[5:7]
    return _Base(int(document_date[:4]), int(month) if month.isdigit() else None)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is known around one date: the document's own, the words before, whether it is told as
    still to come."""

    base: _Base | None
    before: str
    ahead: bool | None


def dates(text: str, start: int, end: int, document_date: str | None = None) -> list[DateFound]:
    """The dates in `text[start:end]`, in order. Without `document_date` a date that lacks its year
    is left out rather than guessed."""
    found: list[DateFound] = []
    if MAYBE_DATE.search(text, start, end) is None:
        return found
    base = _base(document_date)
    yearless: tuple[re.Match[str], _Setting] | None = None
    for match in DATE.finditer(text, start, end):
        if not _has_year(match) and comes_every_year(text, start, end, *match.span()):
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


def _setting(text: str, start: int, end: int, match: re.Match[str], base: _Base | None) -> _Setting:
    before = text[max(start, match.start() - 90) : match.start()]
    if base is None or _has_year(match):
        return _Setting(base, before, None)
    return _Setting(base, before, lies_ahead(text, start, end, *match.span()))


def _has_year(match: re.Match[str]) -> bool:
    return any(match[group] for group in _WITH_YEAR) or (match["zy"] or "").isdigit()


def _same_year(yearless: tuple[re.Match[str], _Setting], following: DateFound) -> _Setting:
    """The setting of a date that takes its year from the date after it."""
    match, setting = yearless
    year = int(following.value[:4])
    with_year = _Setting(_Base(year, None), setting.before, None)
    own = _points(match, with_year)
    if own and own[-1].value[:7] > following.value[:7] and own[-1].value[5:6].isdigit():
        return _Setting(_Base(year - 1, None), setting.before, None)
    return with_year


def _points(match: re.Match[str], setting: _Setting) -> list[DateFound]:
    """The date that a match stands for; none where it is background, two where a measure moves."""
    moved = match["y1"] and match["ys"].strip().startswith("til") and len(match["y2"]) == 4
    if moved and _MOVED.search(setting.before):
        return [DateFound(match["y2"], "period", match["y2"], match.start("y2"), match.end("y2"))]
    value = _read(match, setting)
    if value is None or not is_date(value):
        return []
    if is_background(setting.before, value, setting.base.year if setting.base else None):
        return []
    first, written = match.start(), match.group().rstrip()
    role = _role(match, value, setting.before)
    return [DateFound(value, role, " ".join(written.split()), first, first + len(written))]


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


def _year(setting: _Setting, month: int) -> int | None:
    """The year of a month that is written without one."""
    base = setting.base
    if base is None:
        return None
    if base.month is None:
        return base.year
    if setting.ahead is False:
        return base.year - (month > base.month)
    return base.year + (month < base.month)  # what is to be done lies ahead


def _day(day: str, month: int, year: str | None, setting: _Setting) -> str | None:
    found = int(year) if year else _year(setting, month)
    return f"{found}-{month:02d}-{int(day):02d}" if found else None


def _read(match: re.Match[str], setting: _Setting) -> str | None:
    if match["iso"]:
        return match["iso"]
    if match["ny"]:
        return _day(match["nd"], int(match["nm"]), match["ny"], setting)
    if match["ed"]:
        return _day_range(match, setting)
    if match["d"]:
        return _day(match["d"], MONTH_NUMBERS[match["dm"].lower()], match["dy"], setting)
    if match["td"]:
        return _day(match["td"], int(match["tm"]), f"20{match['ty']}", setting)
    if match["ad"]:
        return _day(match["ad"], MONTH_NUMBERS[match["am"].lower()], match["ay"], setting)
    if match["sd"]:
        return _day(match["sd"], int(match["sm"]), None, setting)
    if match["edge"]:
        return _edge(match, setting)
    if match["zm"] or match["zy"] or match["ye"]:
        return _end_of(match, setting)
    if match["q"] or match["eq"] or match["q1"]:
        return _quarter(match, setting)
    if match["w"]:
        return _week(match, setting)
    if match["season"]:
        return _season(match, setting)
    if match["m"]:
        return _month(match, setting)
    return _years(match, setting)


def _day_range(match: re.Match[str], setting: _Setting) -> str | None:
    month = MONTH_NUMBERS[match["em"].lower()]
    first, last = (_day(match[day], month, match["ey"], setting) for day in ("dd", "ed"))
    return f"{first}/{last}" if first and last else None


def _edge(match: re.Match[str], setting: _Setting) -> str | None:
    month = MONTH_NUMBERS[match["gm"].lower()] if match["gm"] else EDGES[match["edge"].lower()]
    if not match["gm"] and not match["gy"]:
        return None
    year = int(match["gy"]) if match["gy"] else _year(setting, month)
    return f"{year}-{month:02d}" if year else None


def _end_of(match: re.Match[str], setting: _Setting) -> str | None:
    base = setting.base
    year = int(match["zy"]) if (match["zy"] or "").isdigit() else base.year if base else None
    if match["zm"]:
        month = MONTH_NUMBERS[match["zm"].lower()]
        year = year if match["zy"] else _year(setting, month)
        return f"{year}-{month:02d}-{monthrange(year, month)[1]}" if year else None
    return f"{year}-12-31" if year else None


def _quarter(match: re.Match[str], setting: _Setting) -> str | None:
    if match["eq"]:
        return f"{match['eqy']}-Q{match['eq']}"
    half = (match["qk"] or "").lower().startswith("halv")
    number = int(match["q2"]) if match["q1"] else ORDINALS[match["q"].lower()]
    written = match["q2y"] if match["q1"] else match["qy"]
    year = int(written) if written else _year_of_part(setting, number * (6 if half else 3))
    if year is None:
        return None
    if half:
        return {1: f"{year}-01/{year}-06", 2: f"{year}-07/{year}-12"}.get(number)
    last = f"{year}-Q{number}"
    return f"{year}-Q{match['q1']}/{last}" if match["q1"] else last


def _year_of_part(setting: _Setting, last_month: int) -> int | None:
    """The year of a quarter, half-year or season that ends in `last_month` and names no year."""
    base = setting.base
    if base is None:
        return None
    return base.year + bool(setting.ahead and base.month and last_month < base.month)


def _week(match: re.Match[str], setting: _Setting) -> str | None:
    month = min(12, int(match["w"]) * 12 // 53 + 1)
    year = int(match["wy"]) if match["wy"] else _year(setting, month)
    if year is None:
        return None
    first = f"{year}-W{int(match['w']):02d}"
    return f"{first}/{year}-W{int(match['w2']):02d}" if match["w2"] else first


def _season(match: re.Match[str], setting: _Setting) -> str | None:
    word = match["season"].lower()
    season, base = SEASONS[word], setting.base
    if season == "summer" and re.search(r"\befter\s$", setting.before, re.IGNORECASE):
        season = "autumn"  # "efter sommerferien" is no longer summer
    if match["sy"]:
        return f"{match['sy']}-{season}"
    if base is None:
        return None
    if word == "sommer" and re.search(r"\btil\s$", setting.before, re.IGNORECASE):
        return f"{base.year + (1 if base.month and base.month > 8 else 0)}-summer"
    start = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[season]
    if word in _BARE_SEASONS:
        return _season_beside(base, setting.before, season, start)
    lead = _SEASON_LEAD.search(setting.before)
    if not lead or (word.endswith("ferien") and lead[1].lower() in ("i", "over", "under")):
        return None  # "lukket i sommerferien": every summer
    if base.month and setting.ahead is False and lead[1].lower() not in _COMING:
        return f"{base.year - (start > base.month)}-{season}"
    ahead = lead[1].lower() in _COMING and base.month and start + 2 < base.month
    return f"{base.year + bool(ahead)}-{season}"


def _season_beside(base: _Base, before: str, season: str, start: int) -> str | None:
    """ "sidste forår", "næste sommer": the season before or after the document's date."""
    lead = re.search(r"\b(sidste|forrige|næste|kommende)\s$", before, re.IGNORECASE)
    if lead is None:
        return None
    if lead[1].lower() in ("sidste", "forrige"):
        return f"{base.year - (start + 2 >= (base.month or 1))}-{season}"
    return f"{base.year + (start <= (base.month or 12))}-{season}"


def _month(match: re.Match[str], setting: _Setting) -> str | None:
    written = match["m"]
    month = MONTH_NUMBERS[written.lower()]
    if not match["my"] and (
        not _MONTH_LEAD.search(setting.before)
        or (written.lower() in _AMBIGUOUS and (len(written) <= 3 or not written[0].islower()))
    ):
        return None
    year = int(match["my"]) if match["my"] else _year(setting, month)
    if year is None:
        return None
    first = f"{year}-{month:02d}"
    return f"{first}/{year}-{MONTH_NUMBERS[match['m2'].lower()]:02d}" if match["m2"] else first


def _years(match: re.Match[str], setting: _Setting) -> str | None:
    if match["f1"]:
        return f"20{match['f1']}/20{match['f2']}"
    if match["y1"]:
        last = match["y1"][: 4 - len(match["y2"])] + match["y2"]
        return f"{match['y1']}/{last}" if last > match["y1"] else None
    if match["y"]:
        told = match.string.startswith(":", match.end()) or names_a_year(setting.before)
        return match["y"] if told else None
    if setting.base is None or not match["rel"]:
        return None
    ahead = match["rel"].lower() not in ("i år", "i indeværende år", "this year")
    return str(setting.base.year + ahead)
