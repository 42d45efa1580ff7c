"""The fields of a query as terms of the index, and the exact comparisons that terms cannot make.

A term says 'between 100,000 and 133,000' or 'in 2025'; whether 112,500 is more than 110,000, or a
deadline before June, is looked up in the record.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

import msgspec

from data.dates import today
from data.records import Amount, DatePoint
from data.search.entries import amount_bucket, deadlines, facet
from data.search.expand import NEVER, all_of, any_of, quoted
from data.search.query import Field
from data.search.synonyms import synonyms_of
from data.search.tables import OPENING_WORDS
from data.text import fold

_WORD_FACETS = {"municipality": "c", "party": "p", "actor": "a", "document": "f"}
_KINDS = {
    "commitment": "commitment", "initiative": "initiative", "question": "question",
    "note": "note", "item": "agenda_item",
}  # fmt: skip
_amounts = msgspec.json.Decoder(tuple[Amount, ...])
_dates = msgspec.json.Decoder(tuple[DatePoint, ...])


class Condition(NamedTuple):
    """A field as an FTS5 expression, and the field again when records must be looked at, too."""

    match: str
    check: Field | None = None


def _year_of(day: int) -> str:
    return f"{date.fromordinal(min(max(day, 1), date.max.toordinal())).year:04}"


# The facets in which codes stand, and those in which ranges do, with how their bounds are written.
_CODES = {"status": "s", "theme": "h"}
_RANGES: dict[str, tuple[str, Callable[[int], str]]] = {
    "amount": ("b", lambda amount: f"{amount_bucket(amount):03}"), "year": ("y", "{:04}".format),
    "deadline": ("d", _year_of),
}  # fmt: skip


def ask(field: Field, connection: sqlite3.Connection) -> Condition:
    """What the index is asked for a field."""
    if field.name in _WORD_FACETS:
        return Condition(_words(field, connection))
    if field.name in _CODES:
        letter = _CODES[field.name]
        return Condition(any_of(quoted(facet(letter, fold(one))) for one in field.values))
    if field.name == "amount" and field.low is not None and field.low == field.high:
        return Condition(quoted(facet("m", str(field.low))))
    if field.name in _RANGES:
        letter, written = _RANGES[field.name]
        low, high = (None if one is None else written(one) for one in (field.low, field.high))
        match = _between(letter, low, high, connection)
        return Condition(match, None if field.name == "year" else field)
    code = field.values[0]
    if code == "overdue":
        return Condition(quoted(facet("e", "open-deadline")), field)
    if code in _KINDS:
        return Condition(quoted(facet("t", _KINDS[code])))
    return Condition(quoted(facet("e", code)))


def _words(field: Field, connection: sqlite3.Connection) -> str:
    letter = _WORD_FACETS[field.name]
    terms = [quoted(facet(letter, one)) for one in field.values]
    if field.open:
        terms[-1] = _beginning(letter, field.values[-1], connection)
    names = [all_of(terms)]
    if field.name == "party":
        others = synonyms_of(connection).of(" ".join(field.values))
        names += [all_of(quoted(facet(letter, one)) for one in other) for other in others]
    return any_of(names)


def _beginning(letter: str, word: str, connection: sqlite3.Connection) -> str:
    """Any of the commonest facets of that letter that begin with a word, and the word itself. (To
    leave it to the full-text table means to read all of their lists before the first answer.)"""
    term = facet(letter, word)
    rows = connection.execute(
        "SELECT term FROM facet WHERE term > ? AND term < ? ORDER BY df DESC LIMIT ?",
        (term, term + "\U0010ffff", OPENING_WORDS),
    ).fetchall()
    return any_of([quoted(term), *(quoted(one) for (one,) in rows)])


def _between(letter: str, low: str | None, high: str | None, connection: sqlite3.Connection) -> str:
    """Any of the facets of that letter that the library has between two values, both included."""
    rows = connection.execute(
        "SELECT term FROM facet WHERE term >= ? AND term <= ?",
        (facet(letter, low or ""), facet(letter, "~" if high is None else high)),
    ).fetchall()
    return any_of([quoted(term) for (term,) in rows]) if rows else NEVER


def holds(field: Field, row: Mapping[str, Any]) -> bool:
    """Whether a commitment's row (`amounts`, `dates`, `status`) satisfies the field exactly."""
    if field.name == "amount":
        return any(
            _within(one.amount, one.amount, field) for one in _amounts.decode(row["amounts"])
        )
    spans = deadlines(_dates.decode(row["dates"]))
    if field.name == "deadline":
        return any(_within(first.toordinal(), last.toordinal(), field) for first, last in spans)
    open_still = row["status"] not in ("done", "dropped")
    return open_still and any(last < today() for _, last in spans)


def _within(first: int, last: int, field: Field) -> bool:
    """Whether something that lasts from `first` to `last` ends in time and begins late enough."""
    return (field.low is None or first >= field.low) and (field.high is None or last <= field.high)
