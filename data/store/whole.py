"""Whether a library file is whole: SQLite's own check, references, and every row's hash."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import msgspec

from data.records import RECORD_TYPES, Record, table_of
from data.store.rows import HASHED, SINCE, columns, content_hash, hash_of

# The schema from which on rows beside the records have hashes; an older backup is whole without.
_HASHES_SINCE = {"action": 3, "change": 3, "draft": 4, "handed_out": 4, "meta": 4}
_CONTENT_SINCE = 4
_BATCH = 1_000
# No row has a number below it, not even one whose number was damaged.
_LEAST = -(2**63)

OnRow = Callable[[int, int], None]
"""Called with (rows looked at, rows in all), often; what it raises ends the looking."""


def broken_rows(connection: sqlite3.Connection, on_row: OnRow | None = None) -> list[str]:
    """What is damaged, as `table id` (or SQLite's own words); empty when the file is whole.

    sqlite3.DatabaseError when the file cannot even be read through.
    """
    before = connection.text_factory
    # A text that is none is a damaged row and no reason to stop.
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        return list(_broken(connection, on_row))
    finally:
        connection.text_factory = before


def _broken(connection: sqlite3.Connection, on_row: OnRow | None) -> Iterator[str]:
    checked = connection.execute("PRAGMA integrity_check(20)").fetchall()
    yield from (row[0] for row in checked if row[0] != "ok")
    for row in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield f"{row[0]} {row[1]} -> {row[2]}"
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    beside = [table for table, since in _HASHES_SINCE.items() if schema >= since]
    looks = chain(
        *(
            _rows(connection, table_of(kind), "id", _columns_of(kind, schema))
            for kind in RECORD_TYPES
        ),
        *(_rows(connection, table, "rowid", HASHED[table]) for table in beside),
        _contents(connection, hashed=schema >= _CONTENT_SINCE),
    )
    yield from _told(looks, _count(connection, beside), on_row)


def _columns_of(kind: type[Record], schema: int) -> tuple[str, ...]:
    table = table_of(kind)
    return tuple(one for one in columns(kind) if SINCE.get((table, one), 0) <= schema)


def _told(looks: Iterable[str | None], total: int, on_row: OnRow | None) -> Iterator[str]:
    """What is broken among what was looked at, while telling how far it is."""
    for done, broken in enumerate(looks, start=1):
        if broken is not None:
            yield broken
        if on_row is not None:
            on_row(min(done, total), total)


def _count(connection: sqlite3.Connection, beside: list[str]) -> int:
    tables = [*map(table_of, RECORD_TYPES), *beside, "content"]
    counts = (connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables)
    return sum(row[0] for row in counts)


def _rows(
    connection: sqlite3.Connection, table: str, key: str, names: tuple[str, ...]
) -> Iterator[str | None]:
    """For every row None, or its name when it is not what was written.

    Some at a time: a question that is answered row by row keeps others from writing meanwhile.
    """
    sql = (
        f"SELECT rowid AS rowid, {key}, hash, {', '.join(names)} FROM {table}"
        f" WHERE rowid > ? ORDER BY rowid LIMIT {_BATCH}"
    )
    last = _LEAST
    while rows := connection.execute(sql, (last,)).fetchall():
        before, last = last, rows[-1]["rowid"]
        if last <= before:  # a damaged tree leads back to where it was
            yield f"{table} {last}"
            return
        for _rowid, identifier, kept, *values in rows:
            try:
                whole = hash_of(*values) == kept
            except (msgspec.MsgspecError, UnicodeError):  # a text became bytes, or half a letter
                whole = False
            yield None if whole else f"{table} {identifier}"


def _contents(connection: sqlite3.Connection, *, hashed: bool) -> Iterator[str | None]:
    """The same for what was read from files, also of a version that was undone: bytes, text and
    where its passages are; of an older backup bytes and text."""
    if hashed:
        for version, kept in connection.execute("SELECT version, hash FROM content").fetchall():
            yield None if content_hash(connection, version) == kept else f"content {version}"
        return
    sql = "SELECT v.*, c.bytes, c.text FROM version v JOIN content c ON c.version = v.id"
    for row in connection.execute(sql):
        whole = (
            hashlib.sha256(row["bytes"]).hexdigest() == row["sha256"]
            and hashlib.sha256(row["text"].encode()).hexdigest() == row["text_sha256"]
        )
        yield None if whole else f"content {row['id']}"
