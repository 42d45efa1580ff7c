"""The reader's language: which one it is, and the words of the program in it.

English is the language of the source; the catalogues in `locales/` hold the others.
"""

from __future__ import annotations

import gettext
import locale
import os
from datetime import date as day
from pathlib import Path

LANGUAGES = ("da", "en")
LOCALES = Path(__file__).parent / "locales"

_MONTHS = {
    "da": (
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
        "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
}  # fmt: skip
_WEEKDAYS = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SEASONS = {
    "da": {"spring": "foråret", "summer": "sommeren", "autumn": "efteråret", "winter": "vinteren"},
    "en": {"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"},
}
# In a column of a list there is room for 12 characters.
_SHORT_MONTHS = {
    "da": (
        "jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.",
        "dec.",
    ),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}  # fmt: skip
_SHORT_SEASONS = {
    "da": {"spring": "forår", "summer": "sommer", "autumn": "efterår", "winter": "vinter"},
    "en": _SEASONS["en"],
}
# Danish kroner are written "kr." after the figure; other currencies keep their ISO 4217 code.
_CURRENCY = {"da": {"DKK": "kr."}}
_SCALES = {
    "da": ((1_000_000_000, " mia."), (1_000_000, " mio.")),
    "en": ((1_000_000_000, "bn"), (1_000_000, "m")),
}

_current = "en"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Speak `language` (`da` or `en`) from now on; argparse's own words follow."""
    global _current, _catalogue
    _current = language if language in LANGUAGES else "en"
    _catalogue = gettext.translation("tilsagn", LOCALES, languages=[_current], fallback=True)
    # argparse asks gettext's global domain, and that asks the environment for the language.
    os.environ["LANGUAGE"] = _current
    gettext.bindtextdomain("tilsagn", str(LOCALES))
    gettext.textdomain("tilsagn")


def current() -> str:
    """The language in use."""
    return _current


def from_locale() -> str:
    """The language of the person's system where we speak it, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "da" if value.startswith("da") else "en"
    return "da" if (locale.getlocale()[0] or "").startswith(("da", "Danish")) else "en"


def _(message: str) -> str:
    """`message` in the language in use."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a message that goes with `count`."""
    return _catalogue.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for marking
    """Mark a message for translation where it is written down before the language is known."""
    return message


# Figures and dates, the way each language writes them


def number(value: int) -> str:
    """A whole number in groups of three: `2.500.000` in Danish, `2,500,000` in English."""
    grouped = f"{value:,}"
    return grouped.replace(",", ".") if _current == "da" else grouped


def money(amount: int, currency: str = "DKK", *, full: bool = False) -> str:
    """Whole units of a currency: `2,5 mio. kr.`, `DKK 2.5m`; with `full` `2.500.000 kr.`.

    Millions and milliards are used only where two decimals say everything: nothing is rounded.
    """
    figure = number(amount) if full else _short(amount)
    if _current == "da":
        return f"{figure} {_CURRENCY['da'].get(currency, currency)}"
    return f"{currency} {figure}"


def _short(amount: int) -> str:
    for scale, name in _SCALES[_current]:
        if abs(amount) >= scale and amount % (scale // 100) == 0:
            whole, rest = divmod(abs(amount), scale)
            decimals = f"{rest * 100 // scale:02d}".rstrip("0")
            point = "," if _current == "da" else "."
            sign = "-" if amount < 0 else ""
            return f"{sign}{number(whole)}{point if decimals else ''}{decimals}{name}"
    return number(amount)


def date(value: str) -> str:
    """A date of `data.dates` in words: `15. august 2025`, `august 2025`, `3. kvartal 2025`,
    `uge 34, 2025`, `sommeren 2025`, `2025`, and from one to the other for a period."""
    start, slash, end = value.partition("/")
    if not slash:
        return _point(start)
    # An en dash without spaces only between bare years.
    dash = "–" if start.isdecimal() and end.isdecimal() else " – "
    return f"{_point(start)}{dash}{_point(end)}"


def short_date(value: str) -> str:
    """A date in at most 12 characters for a column of a list: `15.08.2025`, `15 Aug 2025`,
    `aug. 2025`, `3. kvt. 2025`, `vinter 25/26`; of a period both ends, however long."""
    start, slash, end = value.partition("/")
    shown = _short_point(start)
    return f"{shown}–{_short_point(end)}" if slash else shown


def _short_point(value: str) -> str:
    year, _dash, rest = value.partition("-")
    danish = _current == "da"
    if not rest:
        return year
    if rest.startswith("W"):
        return f"uge {int(rest[1:])}, {year}" if danish else f"W{int(rest[1:])} {year}"
    if rest.startswith("Q"):
        return f"{rest[1]}. kvt. {year}" if danish else _point(value)
    if rest in _SHORT_SEASONS["en"]:
        years = f"{year[2:]}/{(int(year) + 1) % 100:02d}" if rest == "winter" else year
        return f"{_SHORT_SEASONS[_current][rest]} {years}"
    month = _SHORT_MONTHS[_current][int(rest[:2]) - 1]
    if len(rest) == 2:
        return f"{month} {year}"
    return f"{rest[3:]}.{rest[:2]}.{year}" if danish else f"{int(rest[3:])} {month} {year}"


def day_date(value: str) -> str:
    """`date` with the day of the week where `value` is a whole date: `onsdag 8. oktober 2025`."""
    if len(value) != len("2025-10-08") or not value.replace("-", "").isdecimal():
        return date(value)
    weekday = _WEEKDAYS[_current][day.fromisoformat(value).weekday()]
    # Danish puts "den" between a day of the week and a date; in headings it is left out.
    return f"{weekday} {date(value)}"


def clock(value: str) -> str:
    """A time of day, given as 16:30: `kl. 16.30` in Danish, `16:30` in English."""
    return f"kl. {value.replace(':', '.')}" if _current == "da" else value


def _point(value: str) -> str:
    year, _dash, rest = value.partition("-")
    danish = _current == "da"
    if not rest:
        return year
    if rest.startswith("Q"):
        return f"{rest[1]}. kvartal {year}" if danish else f"Q{rest[1]} {year}"
    if rest.startswith("W"):
        week = int(rest[1:])
        return f"uge {week}, {year}" if danish else f"week {week}, {year}"
    if rest in _SEASONS["en"]:
        # Winter runs into the next year (`data.dates`).
        years = f"{year}/{(int(year) + 1) % 100:02d}" if rest == "winter" else year
        return f"{_SEASONS[_current][rest]} {years}"
    month = _MONTHS[_current][int(rest[:2]) - 1]
    if len(rest) == 2:
        return f"{month} {year}"
    return f"{int(rest[3:])}{'.' if danish else ''} {month} {year}"


def names(values: list[str]) -> str:
    """Names in a row: `A, B og C`, `A, B and C`."""
    if len(values) < 2:
        return "".join(values)
    return _("{names} and {last}").format(names=", ".join(values[:-1]), last=values[-1])
