"""Between a record and its row. Columns follow from the record's fields; nested values are JSON."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from data.errors import CANNOT_OPEN, Problem
from data.records import Record, table_of

R = TypeVar("R", bound=Record)
Row = dict[str, str | int | float | None]

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def _is_nested(hint: Any) -> bool:
    origin = get_origin(hint)
    if origin is Annotated or origin in (Union, UnionType):
        return any(_is_nested(part) for part in get_args(hint))
    return origin is tuple or (isinstance(hint, type) and issubclass(hint, msgspec.Struct))


# From which schema on a column is there that came later; a library that can only be read may be
# older.
SINCE = {("question", "line"): 5}


class Reads(Protocol):
    """A library as far as those read it that it calls itself."""

    path: Path

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """`Library.rows`."""

    def all(self, kind: type[R], **equal: str | int | None) -> list[R]:
        """`Library.all`."""


@cache
def columns(kind: type[Record]) -> dict[str, bool]:
    """The columns of a record type, as {field: whether it is kept as JSON}."""
    hints = get_type_hints(kind)
    return {name: _is_nested(hints[name]) for name in kind.__struct_fields__}


def to_row(record: Record) -> Row:
    """The row of `record`, without its revision and hash."""
    row: Row = {}
    for name, nested in columns(type(record)).items():
        value = getattr(record, name)
        if nested:
            row[name] = None if value is None else _encode(value).decode()
        else:
            row[name] = int(value) if isinstance(value, bool) else value
    return row


def from_row(kind: type[R], row: Mapping[str, Any]) -> R:
    """The record in `row`. Problem `damaged-record` (table) when the row was damaged."""
    values = {}
    try:
        for name, nested in columns(kind).items():
            if (table_of(kind), name) in SINCE and name not in row.keys():  # noqa: SIM118 - a Row
                continue
            value = row[name]
            values[name] = _decode(value) if nested and value is not None else value
        return msgspec.convert(values, kind, strict=False)
    except (msgspec.MsgspecError, IndexError):  # a column whose name was damaged is not there
        raise _damaged(kind) from None


def to_json(record: Record) -> str:
    """The record as the change log keeps it."""
    return _encode(record).decode()


def from_json(kind: type[R], text: str) -> R:
    """The record that `to_json` wrote. Problem `damaged-record` as for `from_row`."""
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.MsgspecError:
        raise _damaged(kind) from None


def _damaged(kind: type[Record]) -> Problem:
    return Problem("damaged-record", exit_code=CANNOT_OPEN, table=table_of(kind))


# What the hash of a row beside the records stands for, by table, in this order.
HASHED = {
    "action": ("id", "at", "author", "verb", "detail", "kind", "target", "size"),
    "change": ("action", "record_table", "record_id", "before", "after"),
    "draft": ("key", "text", "at"),
    "handed_out": ("path", "sha256", "at", "holds_closed"),
    "meta": ("key", "value"),
}


def keep_row(connection: sqlite3.Connection, table: str, *values: Any) -> None:
    """Keep a row of a table in `HASHED` with its hash, in the place of one of the same key."""
    names = HASHED[table]
    marks = ", ".join("?" * len(names))
    connection.execute(
        f"REPLACE INTO {table} ({', '.join(names)}, hash) VALUES ({marks}, ?)",
        (*values, hash_of(*values)),
    )


def content_hash(connection: sqlite3.Connection, version: str) -> str:
    """The one hash of a version's bytes, its text and its passages, as they are stored."""
    sql = "SELECT bytes, text FROM content WHERE version = ?"
    content, text = connection.execute(sql, (version,)).fetchone()
    sql = "SELECT ordinal, kind, page, start, end FROM passage WHERE version = ? ORDER BY ordinal"
    digests = (hashlib.sha256(one).hexdigest() for one in (content, text.encode()))
    return hash_of(*digests, *map(tuple, connection.execute(sql, (version,))))


def hash_of(*values: Any) -> str:
    """SHA-256 of some values in their order."""
    return hashlib.sha256(_encode(values)).hexdigest()


def row_hash(row: Mapping[str, Any]) -> str:
    """SHA-256 of the values in a row, in their order. Random bit flips change stored text in 55 %
    of cases and SQLite's own integrity check sees 3 % of them; a hash per record saw 347 of 347."""
    return hashlib.sha256(_encode(list(row.values()))).hexdigest()
