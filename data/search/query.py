"""The query language: words, "exact phrases", -exclusions and fields, in Danish and English.

No input is an error. What looks like a field and cannot be read as one is searched as text, and a
remark says so. Knows the words of the language, not what the library holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, get_args

import msgspec

from data.dates import date_span
from data.records import Status, Theme
from data.search.words import Token, tokens, word_key
from data.text import clean, fold

FieldName = Literal[
    "municipality", "party", "actor", "year", "amount", "status", "theme", "document", "deadline",
    "is",
]  # fmt: skip
Property = Literal[
    "overdue", "flagged", "unreviewed", "closed", "commitment", "initiative", "question", "note",
    "item",
]  # fmt: skip

_LONGEST_QUERY = 2_000
_MOST_WORDS = 32

# Field names and values as people write them, folded (æ = a, ø = o, å = a).
_FIELDS: dict[str, FieldName] = {
    "kommune": "municipality", "municipality": "municipality", "parti": "party", "party": "party",
    "aktor": "actor", "actor": "actor", "ar": "year", "year": "year", "belob": "amount",
    "amount": "amount", "status": "status", "tema": "theme", "theme": "theme",
    "dokument": "document", "document": "document", "frist": "deadline", "deadline": "deadline",
    "er": "is", "is": "is",
}  # fmt: skip
_STATUSES: dict[str, Status] = {
    "foreslaet": "proposed", "foresla": "proposed", "forslag": "proposed", "besluttet": "decided",
    "vedtaget": "decided", "igang": "under_way", "underway": "under_way", "ongoing": "under_way",
    "gennemfort": "done", "udfort": "done", "afsluttet": "done", "bortfaldet": "dropped",
    "droppet": "dropped", "opgivet": "dropped", "ukendt": "unknown",
    **{fold(code).replace("_", ""): code for code in get_args(Status)},
}  # fmt: skip
_THEMES: dict[str, Theme] = {
    "children": "børn-unge", "youth": "børn-unge", "born": "børn-unge", "unge": "børn-unge",
    "school": "skole", "elderly": "ældre-sundhed", "health": "ældre-sundhed",
    "aldre": "ældre-sundhed", "sundhed": "ældre-sundhed", "employment": "beskæftigelse",
    "climate": "klima-miljø", "environment": "klima-miljø", "klima": "klima-miljø",
    "miljo": "klima-miljø", "traffic": "trafik", "transport": "trafik", "urban": "byudvikling",
    "culture": "kultur-fritid", "leisure": "kultur-fritid", "kultur": "kultur-fritid",
    "fritid": "kultur-fritid", "economy": "økonomi", "finance": "økonomi",
    "democracy": "demokrati", "business": "erhverv", "other": "andet",
    **{fold(code): code for code in get_args(Theme)},
}  # fmt: skip
_PROPERTIES: dict[str, Property] = {
    "overdue": "overdue", "forfalden": "overdue", "forfaldne": "overdue",
    "overskredet": "overdue", "flagged": "flagged", "markeret": "flagged", "flag": "flagged",
    "unreviewed": "unreviewed", "ugennemset": "unreviewed", "ikkegennemset": "unreviewed",
    "closed": "closed", "lukket": "closed", "commitment": "commitment", "tilsagn": "commitment",
    "initiative": "initiative", "initiativ": "initiative", "question": "question",
    "sporgsmal": "question", "note": "note", "notat": "note", "item": "item", "punkt": "item",
    "dagsordenspunkt": "item",
}  # fmt: skip
_CODES: dict[str, Mapping[str, str]] = {
    "status": _STATUSES, "theme": _THEMES, "is": _PROPERTIES,
}  # fmt: skip
# How amounts are abbreviated in Danish budgets, and in English.
_UNITS = {
    "": 1, "kr": 1, "kroner": 1, "dkk": 1, "tkr": 1_000, "t": 1_000, "tusind": 1_000,
    "tusinde": 1_000, "k": 1_000, "mio": 10**6, "mill": 10**6, "million": 10**6,
    "millioner": 10**6, "m": 10**6, "mia": 10**9, "milliard": 10**9, "milliarder": 10**9,
    "bn": 10**9,
}  # fmt: skip
_AMOUNT_WORDS = {"en": "1", "et": "1", "to": "2", "tre": "3", "fire": "4", "fem": "5", "ti": "10"}

_PIECE = re.compile(
    r"(?P<minus>(?<!\S)-(?=[\w\"“”]))?"
    r"(?:[\"“”](?P<phrase>[^\"“”]*)(?:[\"“”]|$)"
    r"|(?P<field>[^\W\d_]+):(?P<value>[<>=]*\s?\"[^\"]*\"|[<>=]+\s\S+|\S+)"
    r"|(?P<text>[^\s\"“”]+))"
)
_NUMBER = r"(\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
_AMOUNT = re.compile(rf"{_NUMBER}\s*([a-z]*)\.?(?:\s*kr\.?)?")
_COMPARISON = re.compile(r"(<=|>=|=<|=>|<|>|=)?\s*(.*)", re.DOTALL)
_DANISH_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


class Remark(msgspec.Struct, frozen=True):
    """A code with values, put into words at the edge: why something was found, or what was not
    read."""

    code: str
    values: dict[str, Any] = {}


class Word(msgspec.Struct, frozen=True):
    """One word that must be found in some form; `open` while it may still be typed on."""

    token: Token
    open: bool = False


class Money(msgspec.Struct, frozen=True):
    """A sum in the running text of the query (`2,5 mio`): found as a sum or as the words."""

    amount: int
    words: tuple[Word, ...]


class Phrase(msgspec.Struct, frozen=True):
    """Words that must stand side by side as written."""

    tokens: tuple[Token, ...]


class Field(msgspec.Struct, frozen=True):
    """One field of the query. `low` and `high` are inclusive: whole units of money, years, or
    ordinal days (`date.toordinal`). `values` are codes, or words that must all stand in what the
    field names. `open` while the last of them may still be typed on."""

    name: FieldName
    values: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    open: bool = False


class Query(msgspec.Struct, frozen=True):
    """A query taken apart. Everything in `words`, `money`, `phrases` and `fields` must hold,
    nothing in `without` may."""

    text: str
    words: tuple[Word, ...] = ()
    money: tuple[Money, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    fields: tuple[Field, ...] = ()
    without: tuple[Word | Phrase | Field, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for, so that everything matches."""
        return not (self.words or self.money or self.phrases or self.fields)


def parse(text: str, *, open_end: bool = True) -> Query:
    """Take a query apart. `open_end`: its last word is still being typed when it ends the text.

    Remarks: `not-a-<field>` (value), `unknown-field` (field), `query-cut` (limit).
    """
    return _Reader(text, open_end).read()


class _Reader:
    def __init__(self, text: str, open_end: bool) -> None:
        whole = clean(text).replace("\n", " ")
        self.text = whole[:_LONGEST_QUERY]
        self.open_end = open_end and not whole[-1:].isspace()
        self.words: list[Word] = []
        self.money: list[Money] = []
        self.phrases: list[Phrase] = []
        self.fields: list[Field] = []
        self.without: list[Word | Phrase | Field] = []
        self.remarks: list[Remark] = []
        if len(whole) > _LONGEST_QUERY:
            self._say("query-cut", limit=_LONGEST_QUERY)

    def read(self) -> Query:
        place = 0
        while (found := _PIECE.search(self.text, place)) is not None:
            place = found.end()
            if found["phrase"] is not None:
                self._phrase(found["phrase"], found["minus"] is not None)
            elif found["field"] is not None:
                place = self._field(found)
            else:
                self._words(found.group(), found.start(), found["minus"] is not None)
        if len(self.words) > _MOST_WORDS:
            self._say("query-cut", limit=_MOST_WORDS)
        words = self.words[:_MOST_WORDS]
        self._find_money(words)
        return Query(
            self.text, tuple(words), tuple(self.money[:_MOST_WORDS]),
            tuple(self.phrases[:_MOST_WORDS]), tuple(self.fields[:_MOST_WORDS]),
            tuple(self.without[:_MOST_WORDS]), tuple(self.remarks),
        )  # fmt: skip

    def _say(self, code: str, **values: Any) -> None:
        remark = Remark(code, values)
        if remark not in self.remarks:
            self.remarks.append(remark)

    def _words(self, piece: str, start: int, excluded: bool) -> None:
        for token in tokens(piece):
            placed = Token(token.word, token.folded, token.start + start, token.end + start)
            word = Word(placed, self.open_end and placed.end == len(self.text))
            (self.without if excluded else self.words).append(word)

    def _phrase(self, text: str, excluded: bool) -> None:
        found = tuple(tokens(text))[:_MOST_WORDS]
        if found:
            (self.without if excluded else self.phrases).append(Phrase(found))

    def _field(self, found: re.Match[str]) -> int:
        """Read one field; what cannot be read is text. Answers where reading goes on."""
        name = _FIELDS.get(fold(found["field"]))
        value, end = found["value"], found.end()
        if name is None:
            if not value.startswith("//"):
                self._say("unknown-field", field=found["field"])
            self._words(found.group(), found.start(), found["minus"] is not None)
            return end
        if name == "amount":
            unit = re.match(r"\s+([^\W\d_]+)\b\.?(?:\s+kr\b\.?)?", self.text[end:])
            if unit and unit[1].casefold() in _UNITS and value[-1:].isdigit():
                value, end = value + unit.group(), end + unit.end()
        still_open = self.open_end and end == len(self.text)
        field = _read_field(name, value.replace('"', "").strip(), still_open)
        if field is None:
            self._say(f"not-a-{name}", value=value)
            self._words(found.group(), found.start(), found["minus"] is not None)
        elif found["minus"]:
            self.without.append(field)
        else:
            self.fields.append(field)
        return end

    def _find_money(self, words: list[Word]) -> None:
        """Numbers with a unit, and numbers of four digits or more that are no year, are sums that
        the record may write otherwise: `2,5 mio` is found as `2.500.000 kr.`, too."""
        place = 0
        while place < len(words):
            taken = _money_at(words, place)
            if taken is None:
                place += 1
            else:
                self.money.append(taken)
                del words[place : place + len(taken.words)]


def _money_at(words: list[Word], place: int) -> Money | None:
    number = words[place].token.folded
    digits = _AMOUNT_WORDS.get(number, number)
    after = words[place + 1].token.folded if place + 1 < len(words) else ""
    if _UNITS.get(after, 1) > 1 and len(after) > 1 and digits[0].isdigit():
        amount = read_amount(f"{digits} {after}")
        end = place + 2
    elif digits.isdecimal() and len(digits) >= 5:
        amount = int(digits) if len(digits) < 16 else None
        end = place + 1
    else:
        return None
    if end < len(words) and words[end].token.folded in ("kr", "kroner", "dkk"):
        end += 1
    return None if amount is None else Money(amount, tuple(words[place:end]))


def read_amount(text: str) -> int | None:
    """A sum as people write it, in whole units: `750.000`, `2,5 mio`, `500 tkr`."""
    found = _AMOUNT.fullmatch(fold(text).strip())
    if found is None or found[2] not in _UNITS:
        return None
    digits = found[1].replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    whole, _, rest = digits.replace(",", ".").partition(".")
    rest = rest[:12]
    if len(whole) > 15:
        return None
    unit = _UNITS[found[2]]
    return int(whole) * unit + (int(rest) * unit // 10 ** len(rest) if rest else 0)


def _range(value: str, low: Any, high: Any) -> tuple[int | None, int | None] | None:
    """The inclusive bounds of `value`; `low` and `high` read one value's first and last unit."""
    sign, rest = _COMPARISON.fullmatch(value).groups()  # type: ignore[union-attr]
    if not sign and ".." in rest:
        left, _, right = rest.partition("..")
        bounds = (low(left) if left else None, high(right) if right else None)
        wrong = (left and bounds[0] is None) or (right and bounds[1] is None)
        return None if wrong or bounds == (None, None) else bounds
    first, last = low(rest), high(rest)
    if first is None or last is None:
        return None
    if sign in ("<=", "=<"):
        return None, last
    if sign in (">=", "=>"):
        return first, None
    if sign == "<":
        return None, first - 1
    if sign == ">":
        return last + 1, None
    return first, last


def _year(value: str) -> int | None:
    return int(value) if re.fullmatch(r"[0-9]{4}", value.strip()) else None


def _days(value: str) -> tuple[date, date] | None:
    danish = _DANISH_DATE.fullmatch(value.strip())
    if danish:
        value = f"{danish[3]}-{int(danish[2]):02}-{int(danish[1]):02}"
    try:
        return date_span(value.strip())
    except (ValueError, OverflowError):
        return None


def _first_day(value: str) -> int | None:
    found = _days(value)
    return found[0].toordinal() if found else None


def _last_day(value: str) -> int | None:
    found = _days(value)
    return found[1].toordinal() if found else None


def _read_field(name: FieldName, value: str, still_open: bool) -> Field | None:
    folded = fold(value)
    bounds: tuple[int | None, int | None] | None
    if name in ("year", "amount", "deadline"):
        if name == "year":
            dashed = re.fullmatch(r"([0-9]{4})[-–]([0-9]{4})", value)
            bounds = _range("..".join(dashed.groups()) if dashed else value, _year, _year)
        elif name == "amount":
            bounds = _range(value, read_amount, read_amount)
        else:
            bounds = _range(value, _first_day, _last_day)
        return Field(name, low=bounds[0], high=bounds[1]) if bounds else None
    if name in ("status", "theme", "is"):
        known = _CODES[name]
        plain = folded if name == "theme" else re.sub(r"[\W_]", "", folded)
        code = known.get(plain)
        if code is None and len(plain) >= 3:
            codes = {one for written, one in known.items() if written.startswith(plain)}
            code = codes.pop() if len(codes) == 1 else None
        return Field(name, (code,)) if code else None
    words = [word_key(one) if name == "party" else one.folded for one in tokens(value)]
    return Field(name, tuple(dict.fromkeys(words)), open=still_open) if words else None
