"""What goes when something is purged, and taking it out of the records, the texts and the log.

Purge is the one thing that removes from the log. Knows one library file; copies, indexes and
exports are `data.purge`'s.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from data.errors import Problem
from data.ids import IDENTIFIER, new_id
from data.records import (
    RECORD_TYPES,
    Actor,
    Commitment,
    FollowUp,
    Record,
    references,
    table_of,
)
from data.store.changes import now, sign_action
from data.store.cited import citation_fields, citations_of
from data.store.rows import Reads, row_hash, to_json, to_row

PURGE = "purge"

# A field by which a record is merely attached to another: it loses the name and stays.
_LOOSE = {("commitment", "initiative"), ("commitment", "actors")}
# Made for what a source says: they go when no source is left that speaks of them, and with them
# a person's own words on them.
_MADE_FOR_OTHERS = ("initiative", "actor")
_OWN_WORDS = ("question", "note")


class Erasure(msgspec.Struct, frozen=True):
    """What a purge takes out: `asked` are the identifiers it was asked for, `gone` all records that
    go, {identifier: table}, those included that only the log still holds; `amended` the records
    that stay, without what they had from it."""

    asked: tuple[str, ...]
    gone: dict[str, str]
    amended: tuple[Record, ...]

    def counts(self) -> dict[str, int]:
        """How many records of each table go, in the order of `RECORD_TYPES`."""
        tables = list(self.gone.values())
        found = {table_of(kind): tables.count(table_of(kind)) for kind in RECORD_TYPES}
        return {table: count for table, count in found.items() if count}


def plan_erasure(library: Reads, asked: Iterable[str]) -> Erasure:
    """What goes with the records of those identifiers: what derives from them, what is about them,
    and initiatives and actors of which no other source speaks. Unknown identifiers are left out."""
    current = {one.id: one for kind in RECORD_TYPES for one in library.all(kind)}
    named = {one: _identifiers(to_json(record)) for one, record in current.items()}
    tables = {one: table_of(type(record)) for one, record in current.items()}
    for row in library.rows("SELECT record_table, record_id, before, after FROM change"):
        if row["record_id"] not in current:
            found = named.setdefault(row["record_id"], set())
            found |= _identifiers(f"{row['before']}{row['after']}")
            tables[row["record_id"]] = row["record_table"]
    asked = tuple(one for one in asked if one in tables)
    gone = set(asked)
    while more := _falling(gone, current, named) or _forgotten(gone, named, tables):
        gone |= more
    rest = (record for one, record in current.items() if one not in gone and named[one] & gone)
    amended = ((record, without(record, gone)) for record in rest)
    return Erasure(
        asked,
        {one: tables[one] for one in sorted(gone)},
        tuple(new for old, new in amended if new != old),
    )


def _identifiers(text: str) -> set[str]:
    return set(IDENTIFIER.findall(text))


def _falling(
    gone: set[str], current: Mapping[str, Record], named: Mapping[str, set[str]]
) -> set[str]:
    """What goes with `gone`; of what only the log still holds, all that names it."""
    touched = (one for one, names in named.items() if one not in gone and names & gone)
    return {one for one in touched if one not in current or _falls(current[one], gone)}


def _falls(record: Record, gone: set[str]) -> bool:
    table = table_of(type(record))
    for field in references(type(record)):
        if (table, field) not in _LOOSE and getattr(record, field) in gone:
            return True
    cited = citations_of(record)
    if not cited or any(_stays(one, gone) for one in cited):
        return False
    if isinstance(record, Commitment):
        return not record.by_hand
    return isinstance(record, FollowUp) and record.note is None


def _forgotten(
    gone: set[str], named: Mapping[str, set[str]], tables: Mapping[str, str]
) -> set[str]:
    """Initiatives and actors that what goes spoke of, and nothing that stays. A person's own words
    are no source: an initiative does not go with a note on it."""
    candidates = {
        other
        for one in gone
        if tables[one] not in _OWN_WORDS
        for other in named[one]
        if tables.get(other) in _MADE_FOR_OTHERS and other not in gone
    }
    if not candidates:
        return set()
    for one, names in named.items():
        if one not in gone and tables[one] not in _OWN_WORDS:
            candidates -= names - {one}
    return candidates


def _stays(value: msgspec.Struct, gone: set[str]) -> bool:
    """Whether a part of a record (a citation, an affiliation) names nothing that goes."""
    named = (getattr(value, field) for field in references(type(value)))
    return not any(one in gone for one in named)


def without(record: Record, gone: set[str]) -> Record:
    """`record` without what it had from `gone`."""
    changes: dict[str, Any] = {}
    table = table_of(type(record))
    for field in references(type(record)):
        value = getattr(record, field)
        if (table, field) in _LOOSE and isinstance(value, tuple):
            changes[field] = tuple(one for one in value if one not in gone)
        elif (table, field) in _LOOSE and value in gone:
            changes[field] = None
    parts = [field for kind, field in citation_fields().items() if isinstance(record, kind)]
    if isinstance(record, Actor):
        parts += ["affiliations", "roles"]
    for field in parts:
        changes[field] = tuple(one for one in getattr(record, field) if _stays(one, gone))
    return msgspec.structs.replace(record, **changes)


def erase(connection: sqlite3.Connection, erasure: Erasure, author: str) -> None:
    """Take it out, inside an open transaction. What the log told of it goes; that something was
    purged, by whom and how many records, stays there."""
    connection.execute("CREATE TEMP TABLE going (id TEXT PRIMARY KEY)")
    try:
        connection.executemany("INSERT INTO going VALUES (?)", ((one,) for one in erasure.gone))
        for record in erasure.amended:
            _amend(connection, record)
        for kind in RECORD_TYPES:
            connection.execute(f"DELETE FROM {table_of(kind)} WHERE id IN going")
        for table in ("content", "passage"):
            connection.execute(f"DELETE FROM {table} WHERE version IN going")
        _erase_log(connection, erasure)
        _erase_drafts(connection, erasure)
    finally:
        connection.execute("DROP TABLE going")
    identifier = new_id()
    detail = msgspec.json.encode({"records": len(erasure.gone)}).decode()
    connection.execute(
        "INSERT INTO action (id, at, author, verb, detail, kind, target, size)"
        " VALUES (?, ?, ?, ?, ?, 'do', NULL, ?)",
        (identifier, now(), author, PURGE, detail, len(erasure.gone)),
    )
    sign_action(connection, identifier)
    # An index knows by the number of the last change what it has seen: with another one it knows
    # that it holds too much, also where it is open elsewhere.
    connection.execute("UPDATE change SET seq = seq + 1 WHERE seq = (SELECT max(seq) FROM change)")


def _amend(connection: sqlite3.Connection, record: Record) -> None:
    row = to_row(record)
    sets = ", ".join(f"{name} = ?" for name in row)
    connection.execute(
        f"UPDATE {table_of(type(record))} SET {sets}, revision = revision + 1, hash = ?"
        " WHERE id = ?",
        (*row.values(), row_hash(row), record.id),
    )


def _erase_log(connection: sqlite3.Connection, erasure: Erasure) -> None:
    """Every change that names what goes; of its action the details, which can hold a title or a
    file name; an action without changes left."""
    gone = erasure.gone.keys()
    found = [
        (row["seq"], row["action"])
        for row in connection.execute("SELECT seq, action, record_id, before, after FROM change")
        if row["record_id"] in gone or _identifiers(f"{row['before']}{row['after']}") & gone
    ]
    connection.executemany("DELETE FROM change WHERE seq = ?", ((seq,) for seq, _ in found))
    for action in {action for _, action in found}:
        left = connection.execute(
            "SELECT count(*) FROM change WHERE action = ?", (action,)
        ).fetchone()[0]
        if left:
            sql = "UPDATE action SET detail = '{}', size = min(size, ?) WHERE id = ?"
            connection.execute(sql, (left, action))
            sign_action(connection, action)
        else:
            connection.execute("DELETE FROM action WHERE id = ? OR target = ?", (action, action))


def _erase_drafts(connection: sqlite3.Connection, erasure: Erasure) -> None:
    keys = [row["key"] for row in connection.execute("SELECT key FROM draft")]
    gone = erasure.gone.keys()
    connection.executemany(
        "DELETE FROM draft WHERE key = ?", ((key,) for key in keys if _identifiers(key) & gone)
    )


def compact(connection: sqlite3.Connection) -> None:
    """Write the file anew, so that no page keeps what was in it; nothing goes to a temporary file.

    sqlite3.Error when another window holds the file for too long, or the disk is full.
    """
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("VACUUM")


def require_same(library: Reads, erasure: Erasure) -> None:
    """Problem `changed-elsewhere` when `erasure` is not what would go now."""
    if plan_erasure(library, erasure.asked) != erasure:
        first = next(iter(erasure.gone.items()), ("", ""))
        raise Problem("changed-elsewhere", id=first[0], table=first[1])
