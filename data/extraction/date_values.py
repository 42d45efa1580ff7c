"""What one date that was found in a text stands for: its ISO value, possibly partial.

Knows the document's own date, by which a missing year is said; nothing of the dates beside it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from data.dates import is_date
from data.extraction.date_context import names_a_year
from data.extraction.date_forms import EDGES, MONTH_NUMBERS, ORDINALS, SEASONS

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
# "i sommer", "denne vinter": the one that is nearest to the day of the document.
_NEAREST = re.compile(r"\b(sidste|forrige|næste|kommende|til|i|denne|dette)\s$", re.IGNORECASE)
_MONTH_LEAD = re.compile(
    r"\b(?:i|til|fra|inden|senest|for|af|in|by|until|from|ultimo|primo|medio|start|midten "
    r"af|slutningen af|begyndelsen af|hele|før|efter|innen|senast|færdig|klar|frist|deadline|"
    r"opstart|start|siden)\s$",
    re.IGNORECASE,
)
# Months that are also other words, or abbreviations that say too little alone.
_AMBIGUOUS = frozenset(
    ("may", "mars", "march", "mar", "des", "dec", "jan", "feb", "apr", "aug", "sep", "sept", "okt",
     "oct", "nov")
)  # fmt: skip
_BEFORE_IT = re.compile(r"\b(?:inden|før|til)\s$", re.IGNORECASE)
_OCCASION = re.compile(r"\b(?:inden|før|til|ved|fra|efter)\s$", re.IGNORECASE)
# A year in a line or cell of its own, or before the sum of a table's row.
_IN_A_CELL = re.compile(
    r"\n\s*20\d\d\s*\n|\s20\d\d\s{1,4}\d{1,3}(?:\.\d{3})+(?:\s?kr|\s*\n|$)", re.IGNORECASE
)


# A year in a row of a report, before the column that says how far the measure is.
_BEFORE_STATUS = re.compile(
    r"\s(?:[^\W\d]+,?\s){0,3}?(?:Gennemført|Afsluttet|Udført|I gang|Igangsat|"
    r"Ikke (?:igangsat|begyndt|påbegyndt)|Afventer|Forsinket|Udskudt)\b"
)
# What was decided or done "sidste år"; "mod 40 sidste år" compares.
_DONE_THEN = re.compile(
    r"\b(?:satte|afsatte|vedtog|besluttede|aftalte|aftalt|vedtaget|besluttet|bevilgede|indførte|"
    r"åbnede|startede|godkendte|lovede|etablerede|oprettede)\s(?:[^\s.,;]+\s){0,7}$",
    re.IGNORECASE,
)
_THIS_YEAR = frozenset(
    ("i år", "i indeværende år", "this year", "i løbet af året", "i årets løb", "senere på året")
)


@dataclass(frozen=True, slots=True)
class Base:
    """The document's own date: what a missing year is taken from."""

    year: int
    month: int | None
    day: date | None = None


def base_of(document_date: str | None) -> Base | None:
    if not document_date or not document_date[:4].isdigit():
        return None
    month = document_date[5:7]
    whole = len(document_date) == 10 and is_date(document_date) and document_date[8:].isdigit()
    return Base(
        int(document_date[:4]),
        int(month) if month.isdigit() else None,
        date.fromisoformat(document_date) if whole and document_date[:4] > "0001" else None,
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around one date: the document's own, the words before, whether it is told as
    still to come."""

    base: Base | None
    before: str
    ahead: bool | None


def _year(setting: Setting, month: int) -> int | None:
    """The year of a month that is written without one."""
    base = setting.base
    if base is None:
        return None
    if base.month is None:
        return base.year
    if setting.ahead is False:
        return base.year - (month > base.month)
    return base.year + (month < base.month)  # what is to be done lies ahead


def _day(day: str, month: int, year: str | None, setting: Setting) -> str | None:
    found = int(year) if year else _year(setting, month)
    if (
        found and not year and (month, int(day)) == (1, 1)
        and setting.base and setting.base.month is None and setting.ahead is not False
    ):  # fmt: skip
        found += 1  # what begins "den 1. januar" lies ahead of whatever is written in the year
    return f"{found}-{month:02d}-{int(day):02d}" if found else None


def value_of(match: re.Match[str], setting: Setting) -> str | None:
    """The value of a match of `date_forms.DATE`; None where it is no date or lacks a year that
    nothing says. It may still be a day that no calendar has."""
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
    if match["feast"] or match["school"] or match["near"]:
        return _known_day(match, setting)
    if match["m"]:
        return _month(match, setting)
    return _years(match, setting)


def _known_day(match: re.Match[str], setting: Setting) -> str | None:
    """What is named by an occasion or seen from the document's own day. Schools begin in August by
    law; "inden påske" is said as a season, since Easter falls in two months."""
    base = setting.base
    if match["school"]:
        if not match["ky"] and not _OCCASION.search(setting.before):
            return None
        year = int(match["ky"]) if match["ky"] else _year(setting, 8)
        return f"{year}-08" if year else None
    if base is None:
        return None
    if match["feast"]:
        if _BEFORE_IT.search(setting.before) is None:
            return None  # "mellem jul og nytår": of every year
        if match["feast"].lower() == "jul":
            return f"{base.year}-12"
        return f"{base.year + bool(base.month and base.month > 4)}-spring"
    if base.day is None:
        return None
    if match["near"].lower() == "i går":
        return (base.day - timedelta(days=1)).isoformat()
    year, week, _ = base.day.isocalendar()
    return f"{year}-W{week:02d}"


def _day_range(match: re.Match[str], setting: Setting) -> str | None:
    month = MONTH_NUMBERS[match["em"].lower()]
    first, last = (_day(match[day], month, match["ey"], setting) for day in ("dd", "ed"))
    return f"{first}/{last}" if first and last else None


def _edge(match: re.Match[str], setting: Setting) -> str | None:
    month = MONTH_NUMBERS[match["gm"].lower()] if match["gm"] else EDGES[match["edge"].lower()]
    if not match["gm"] and not match["gy"]:
        return None
    year = int(match["gy"]) if match["gy"] else _year(setting, month)
    return f"{year}-{month:02d}" if year else None


def _end_of(match: re.Match[str], setting: Setting) -> str | None:
    base = setting.base
    year = int(match["zy"]) if (match["zy"] or "").isdigit() else base.year if base else None
    if match["zm"]:
        month = MONTH_NUMBERS[match["zm"].lower()]
        year = year if match["zy"] else _year(setting, month)
        if match["ze"] and match["ze"].lower().startswith("slut"):
            return f"{year}-{month:02d}" if year else None  # "i slutningen af maj": some late day
        return f"{year}-{month:02d}-{monthrange(year, month)[1]}" if year else None
    if match["ye"] and year:
        return _turn_of_year(match["ye"].lower(), year, setting)
    return f"{year}-12-31" if year else None


def _turn_of_year(word: str, year: int, setting: Setting) -> str | None:
    """ "inden nytår" is the last day of the year, "fra nytår" the first of the next."""
    if word in ("nytår", "årsskiftet"):
        if word == "nytår" and re.search(r"\b(?:efter|jul og)\s$", setting.before, re.IGNORECASE):
            return None  # some time in the months after it; the days of every Christmas
        if re.search(r"\bfra\s$", setting.before, re.IGNORECASE):
            return f"{year + (setting.ahead is not False)}-01-01"
    return f"{year}-12-31"


def _quarter(match: re.Match[str], setting: Setting) -> str | None:
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


def _year_of_part(setting: Setting, last_month: int) -> int | None:
    """The year of a quarter, half-year or season that ends in `last_month` and names no year."""
    base = setting.base
    if base is None:
        return None
    return base.year + bool(setting.ahead is not False and base.month and last_month < base.month)


def _week(match: re.Match[str], setting: Setting) -> str | None:
    month = min(12, int(match["w"]) * 12 // 53 + 1)
    year = int(match["wy"]) if match["wy"] else _year(setting, month)
    if year is None:
        return None
    first = f"{year}-W{int(match['w']):02d}"
    return f"{first}/{year}-W{int(match['w2']):02d}" if match["w2"] else first


def _season(match: re.Match[str], setting: Setting) -> str | None:
    word = match["season"].lower()
    season, base = SEASONS[word], setting.base
    if season == "summer" and re.search(r"\befter\s$", setting.before, re.IGNORECASE):
        season = "autumn"  # "efter sommerferien" is no longer summer
    if match["sy"]:
        return f"{match['sy']}-{season}"
    if base is None:
        return None
    start = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[season]
    if word in _BARE_SEASONS:
        if match.string.startswith("-", match.end()):
            return None  # "i vinter- og sommerhalvåret"
        return _season_beside(base, setting, season, start)
    lead = _SEASON_LEAD.search(setting.before)
    if not lead or (word.endswith("ferien") and lead[1].lower() in ("i", "over", "under")):
        return None  # "lukket i sommerferien": every summer
    if base.month and setting.ahead is False and lead[1].lower() not in _COMING:
        return f"{base.year - (start > base.month)}-{season}"
    return f"{base.year + bool(base.month and start + 2 < base.month)}-{season}"


def _season_beside(base: Base, setting: Setting, season: str, start: int) -> str | None:
    """ "sidste forår", "næste sommer", "i vinter": the season before, after or around the
    document's date."""
    lead = _NEAREST.search(setting.before)
    if lead is None:
        return None
    word = lead[1].lower()
    if word in ("sidste", "forrige"):
        return f"{base.year - (start + 2 >= (base.month or 1))}-{season}"
    if word == "til":
        return f"{base.year + bool(base.month and base.month > start + 2)}-{season}"
    if word in ("næste", "kommende"):
        return f"{base.year + (start <= (base.month or 12))}-{season}"
    begun_last_year = base.month is not None and (
        start > base.month
        if setting.ahead is False and word == "i"
        else season == "winter" and base.month < 3
    )
    return f"{base.year - begun_last_year}-{season}"


def _month(match: re.Match[str], setting: Setting) -> str | None:
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
    if not match["m2"]:
        return f"{year}-{month:02d}"
    second = MONTH_NUMBERS[match["m2"].lower()]
    turns = second < month  # "november til februar 2027" begins in 2026
    first_year, last_year = (year - turns, year) if match["my"] else (year, year + turns)
    return f"{first_year}-{month:02d}/{last_year}-{second:02d}"


def _years(match: re.Match[str], setting: Setting) -> str | None:
    if match["f1"]:
        return f"20{match['f1']}/20{match['f2']}"
    if match["y1"]:
        last = match["y1"][: 4 - len(match["y2"])] + match["y2"]
        return f"{match['y1']}/{last}" if last > match["y1"] else None
    if match["y"]:
        told = (
            match.string.startswith(":", match.end())
            or names_a_year(setting.before)
            or _IN_A_CELL.search(match.string, max(0, match.start() - 3), match.end() + 16)
            or _BEFORE_STATUS.match(match.string, match.end(), match.end() + 60)
        )
        return match["y"] if told else None
    if setting.base is None or not match["rel"]:
        return None
    if match["rel"].lower() == "sidste år":
        return str(setting.base.year - 1) if _DONE_THEN.search(setting.before) else None
    return str(setting.base.year + is_next(match["rel"]))


def is_next(rel: str) -> bool:
    """Whether the words mean the year after the document's."""
    return rel.lower() not in _THIS_YEAR
