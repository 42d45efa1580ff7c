"""Records from what a person typed: cleaned, checked, and refused with a code that names the field.

The one way by which `agenda` makes or edits a record.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeVar, get_type_hints

import msgspec

from data.errors import Problem
from data.records import Record, references, table_of
from data.store.library import Library
from data.text import clean, clean_line

R = TypeVar("R", bound=Record)

_LONGEST_LINE = 1_000
_AT = re.compile(r" - at `\$\.?([^`]*)`$")
_LENGTH = re.compile(r"length (>=|<=) (\d+)")


@cache
def _one_line_fields(kind: type[Record]) -> frozenset[str]:
    found = set()
    for name, hint in get_type_hints(kind, include_extras=True).items():
        for part in (hint, *getattr(hint, "__args__", ())):
            for mark in getattr(part, "__metadata__", ()):
                if isinstance(mark, msgspec.Meta) and mark.max_length == _LONGEST_LINE:
                    found.add(name)
    return frozenset(found)


def _tidy(kind: type[Record], fields: dict[str, Any]) -> dict[str, Any]:
    """What was typed without stray white space; nothing typed in an optional field is None."""
    optional = {one.name for one in msgspec.structs.fields(kind) if one.default is None}
    tidy = {}
    for name, value in fields.items():
        if isinstance(value, str):
            _require_text(name, value)
            one_line = name in _one_line_fields(kind)
            value = clean_line(value) if one_line else clean(value).strip()
            if not value and name in optional:
                value = None
        tidy[name] = value
    return tidy


def _require_text(field: str, typed: str) -> None:
    """Problem `not-utf8-typed` (field): bytes that are no UTF-8 come in as lone surrogates, and to
    clean them away would keep a text with letters missing."""
    try:
        typed.encode()
    except UnicodeEncodeError:
        raise Problem("not-utf8-typed", field=field) from None


def _refusal(error: ValueError | msgspec.ValidationError) -> Problem:
    message = str(error)
    place = _AT.search(message)
    text = message[: place.start()] if place else message
    if not isinstance(error, msgspec.ValidationError) or not text.startswith(
        ("Expected", "Invalid", "Object", "Array")
    ):
        # The records' own checks say `code field value`.
        code, field, value = [*text.split(" ", 2), "", ""][:3]
        return Problem(code, field=field, value=value)
    field = place.group(1) if place else ""
    length = _LENGTH.search(text)
    if length and length.group(1) == ">=":
        return Problem("empty-field", field=field)
    if length:
        return Problem("too-long", field=field, limit=int(length.group(2)))
    if text.startswith("Invalid enum value"):
        value = text.removeprefix("Invalid enum value ").strip("'")
        return Problem("not-a-choice", field=field, value=value)
    if field == "time":
        return Problem("not-a-time", field=field)
    return Problem("bad-field", field=field, reason=text)


def _checked(record: R) -> R:
    return msgspec.convert(msgspec.to_builtins(record), type(record))


def made(kind: type[R], /, **fields: Any) -> R:
    """A new record of `kind`.

    Problem: `empty-field` (field), `too-long` (field, limit), `not-a-choice` (field, value),
    `not-utf8-typed` (field), `not-a-time` (field), `bad-field` (field, reason), or a record's own
    code with field and value: `not-a-date`, `about-nothing`, `about-not-one`, `no-evidence`,
    `no-citation`.
    """
    try:
        return _checked(kind(**_tidy(kind, fields)))
    except ValueError as error:  # msgspec.ValidationError is one
        raise _refusal(error) from None


def edited(record: R, fields: dict[str, Any]) -> R:
    """`record` with other values in `fields`. Problems as for `made`; TypeError for a field that
    the record does not have."""
    try:
        return _checked(msgspec.structs.replace(record, **_tidy(type(record), fields)))
    except ValueError as error:
        raise _refusal(error) from None


def require_references(library: Library, record: Record) -> None:
    """Problem `unknown-record` (table, id) when `record` names a record that is not there."""
    for field, table in references(type(record)).items():
        identifier = getattr(record, field)
        if isinstance(identifier, str):
            require(library, table, identifier)


def require(library: Library, table: str, identifier: str) -> None:
    """Problem `unknown-record` (table, id) when there is no such record."""
    if not library.rows(f"SELECT 1 FROM {table} WHERE id = ?", (identifier,)):
        raise Problem("unknown-record", table=table, id=identifier)


def get(library: Library, kind: type[R], identifier: str) -> R:
    """The record of that kind and identifier. Problem `unknown-record` when there is none."""
    found = library.get(kind, identifier)
    if found is None:
        raise Problem("unknown-record", table=table_of(kind), id=identifier)
    return found


def add(library: Library, record: R, verb: str, author: str) -> R:
    """Keep a new record as an action of its own."""
    with library.writing(verb, author=author) as change:
        require_references(library, record)
        change.add(record)
    return record


def replace(library: Library, old: R, fields: dict[str, Any], verb: str, author: str) -> R:
    """Edit a record as an action of its own. Problem `changed-elsewhere` when the stored record is
    no longer `old`."""
    new = edited(old, fields)
    with library.writing(verb, author=author) as change:
        require_references(library, new)
        change.replace(old, new)
    return new
