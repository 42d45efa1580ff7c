"""Whole dates and times of day in the short texts of headers and decision headings."""

from __future__ import annotations

import re
from typing import NamedTuple

from data.dates import is_date
from data.extraction.dates import dates

# "13.12.18", "05-05-20": the year in two digits, which running text leaves to guesswork.
_SHORT = re.compile(r"(?<![\w./-])(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?![\d./-])")
_SLASH = re.compile(r"(?<![\d./-])(\d{1,2})/(\d{1,2})[ -](20\d\d)(?!\d)")
_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})-(jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*-((?:19|20)\d\d)",
    re.I,
)
_WITHOUT_YEAR = re.compile(
    r"(?<![\d.])(\d{1,2})\.?\s(januar|februar|marts|april|maj|juni|juli|august|september|oktober"
    r"|november|december)\b(?!,?\s(?:19|20)\d\d)",
    re.IGNORECASE,
)
# "År 1999, tirsdag den 13. april": the year before the day.
_YEAR_FIRST = re.compile(
    r"\bår\s((?:19|20)\d\d),?\s(?:\w+dag(?:en)?,?\s)?(?:den\s)?(\d{1,2})\.\s?"
    r"(jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*",
    re.IGNORECASE,
)
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
    "oktober", "november", "december",
)  # fmt: skip
_TIGHT = re.compile(r"(?<=\d)\.(?=[a-zæøå]{3})|(?<=[a-zæøå]{3})\.(?=(?:19|20)\d\d)", re.IGNORECASE)
_COMMA = re.compile(r"(?<=[a-zæøå]{3}),\s?((?:19|20)\d\d)", re.IGNORECASE)

TIME = re.compile(
    r"(?:\b[Kk][Ll](?:okken|\.)?\s?\.?\s?(?P<h>[0-2]?\d)(?:[.:](?P<m>[0-5]\d))?(?!\d)"
    r"|(?<![\w.:/-])(?P<h2>[0-2]?\d):(?P<m2>[0-5]\d)(?::[0-5]\d)?(?!\d)"
    r"|(?<![\d.:/-])(?P<h3>1?\d)(?:[.:](?P<m3>[0-5]\d))?\s?(?P<half>[apAP])\.?[mM]\b\.?"
    r"|(?<![\w.:/-])(?P<h4>[0-2]?\d)\.(?P<m4>[0-5]\d)(?=\s?(?:-|–|til|h\b|$|,)))"
)


class Day(NamedTuple):
    """An ISO date and where in the given text it stands."""

    value: str
    start: int
    end: int


def days_in(text: str) -> list[Day]:
    """The whole dates in `text` (its first 400 characters), in order."""
    text = text[:400]
    if not any(map(str.isdigit, text)):
        return []
    # "9. februar, 2023": a comma is as good as no more than a space. Offsets are those of `text`.
    spaced = _COMMA.sub(r" \1", _TIGHT.sub(lambda found: f"{found[0]} ", text))
    at = _places_in(text, spaced)
    found = [
        Day(one.value, at[one.start], at[one.end])
        for one in dates(spaced, 0, len(spaced))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", one.value)
    ]
    for match in _SHORT.finditer(text):
        _add(found, f"20{match[4]}-{int(match[3]):02d}-{int(match[1]):02d}", match)
    for match in _NAMED.finditer(text):
        month = next(at for at, name in enumerate(_MONTHS, 1) if name[:3] == match[2].lower())
        _add(found, f"{match[3]}-{month:02d}-{int(match[1]):02d}", match)
    for match in _YEAR_FIRST.finditer(text):
        month = next(at for at, name in enumerate(_MONTHS, 1) if name[:3] == match[3].lower())
        _add(found, f"{match[1]}-{month:02d}-{int(match[2]):02d}", match)
    for match in _SLASH.finditer(text):
        _add(found, f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}", match)
    return sorted(set(found), key=lambda one: one.start)


def _places_in(text: str, spaced: str) -> list[int]:
    """Where in `text` each character of `spaced` stands, which differs in spaces and commas."""
    places: list[int] = []
    at = 0
    for letter in spaced:
        while at < len(text) and text[at] != letter and text[at] in " ,":
            at += 1
        places.append(at)
        at += at < len(text) and text[at] == letter
    return [*places, len(text)]


def _add(found: list[Day], value: str, match: re.Match[str]) -> None:
    if is_date(value) and all(one.value != value for one in found):
        found.append(Day(value, match.start(), match.end()))


def day_without_year(text: str) -> tuple[int, int] | None:
    """(month, day) of the first date in `text` that is printed without its year."""
    found = _WITHOUT_YEAR.search(text[:400])
    if found is None:
        return None
    month, day = _MONTHS.index(found[2].lower()) + 1, int(found[1])
    return (month, day) if is_date(f"2000-{month:02d}-{day:02d}") else None


def time_in(text: str) -> str | None:
    """The first clock time in `text` as HH:MM."""
    for found in TIME.finditer(text[:300]):
        hour = int(found["h"] or found["h2"] or found["h3"] or found["h4"])
        minute = int(found["m"] or found["m2"] or found["m3"] or found["m4"] or 0)
        if found["half"] in ("p", "P") and hour < 12:
            hour += 12
        if hour < 24:
            return f"{hour:02d}:{minute:02d}"
    return None


# "17.30", "1730" and "17-19" say the time where a label says that one is meant.
_LABELLED = re.compile(
    r"\D{0,12}?(?P<h>[0-2]?\d)(?:\.?(?P<m>[0-5]\d)(?![\d./-])|(?=\s?[-–]\s?[0-2]?\d(?![\d./-])))"
)


def labelled_time(text: str) -> str | None:
    """The clock time that a text behind the label for one begins with, else as in any text."""
    found = _LABELLED.match(text)
    if found and int(found["h"]) < 24:
        return f"{int(found['h']):02d}:{found['m'] or '00'}"
    return time_in(text)
