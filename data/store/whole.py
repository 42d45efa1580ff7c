"""Whether a library file is whole: SQLite's own check, references, and every row's hash."""

from __future__ import annotations

import hashlib
import sqlite3

import msgspec

from data.errors import Problem
from data.records import RECORD_TYPES, table_of
from data.store.rows import HASHED_ACTION, HASHED_CHANGE, columns, from_row, hash_of, row_hash

# From this schema on the log has hashes; an older backup is whole without.
_HASHES_IN_THE_LOG = 3


def broken_rows(connection: sqlite3.Connection) -> list[str]:
    """What is damaged, as `table id` (or SQLite's own words); empty when the file is whole.

    sqlite3.DatabaseError when the file cannot even be read through.
    """
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    for row in connection.execute("PRAGMA foreign_key_check"):
        found.append(f"{row[0]} {row[1]} -> {row[2]}")
    for kind in RECORD_TYPES:
        table = table_of(kind)
        for row in connection.execute(f"SELECT * FROM {table}"):
            try:
                from_row(kind, row)
                identifier = row["id"]
                whole = row_hash({name: row[name] for name in columns(kind)}) == row["hash"]
            except (Problem, msgspec.MsgspecError, UnicodeError, IndexError):
                identifier, whole = row[0], False
            if not whole:
                found.append(f"{table} {identifier}")
    found += _broken_log(connection)
    query = "SELECT v.*, c.bytes, c.text FROM version v JOIN content c ON c.version = v.id"
    for row in connection.execute(query):
        if (
            hashlib.sha256(row["bytes"]).hexdigest() != row["sha256"]
            or hashlib.sha256(row["text"].encode()).hexdigest() != row["text_sha256"]
        ):
            found.append(f"content {row['id']}")
    return found


def _broken_log(connection: sqlite3.Connection) -> list[str]:
    if connection.execute("PRAGMA user_version").fetchone()[0] < _HASHES_IN_THE_LOG:
        return []
    found = []
    for table, names in (("action", HASHED_ACTION), ("change", HASHED_CHANGE)):
        for row in connection.execute(f"SELECT seq, hash, {', '.join(names)} FROM {table}"):
            try:
                whole = hash_of(*(row[name] for name in names)) == row["hash"]
            except (msgspec.MsgspecError, UnicodeError):
                whole = False
            if not whole:
                found.append(f"{table} {row['seq']}")
    return found
