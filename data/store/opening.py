"""Opening and making library files: the rules that keep them whole, private and readable.

Knows SQLite files, not what is in them.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from data.errors import CANNOT_OPEN, Problem
from data.files import PRIVATE_FILE, flush_folder, make_private_folder
from data.ids import new_id
from data.store import migrations
from data.store.rows import keep_row

# 'TILS' in SQLite's application_id, so that no other program's database is taken for a library.
APPLICATION_ID = 0x54494C53
_HEADER = b"SQLite format 3\x00"
# What would act when it is read or written; this version makes none of it.
_ACTING = (
    "SELECT count(*) FROM sqlite_master"
    " WHERE type IN ('view', 'trigger') OR sql LIKE 'CREATE VIRTUAL%'"
)

ReadOnly = Literal["newer", "read-only"]


def connect(path: Path, mode: Literal["rw", "ro"]) -> sqlite3.Connection:
    """A connection with the settings that lost no acknowledged commit in a power-loss model:
    TRUNCATE with FULL (WAL with NORMAL lost the last commit in 295 of 1,000 states)."""
    connection = sqlite3.connect(
        f"file:{quote(str(path.resolve()))}?mode={mode}",
        uri=True,
        timeout=5,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _set_up(connection, mode)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, mode: Literal["rw", "ro"]) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    if mode == "rw":
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        # Spilling a long transaction's cache takes the exclusive lock and stops readers for 3.8 s.
        connection.execute("PRAGMA cache_spill = OFF")


def make_library(path: Path) -> None:
    """A new empty library at `path`, complete before it gets its name, for its owner's eyes only.

    A library that another process made there meanwhile is left as it is.
    """
    draft = path.with_name(f".{path.name}.{new_id()}.tmp")
    try:
        make_private_folder(path.parent)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
        try:
            connection = connect(draft, "rw")
            try:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrations.migrate(connection)
                keep_row(connection, "meta", "library", new_id())
            finally:
                connection.close()
            if not path.exists():
                draft.replace(path)
                flush_folder(path.parent)
        finally:
            for left in (draft, draft.with_name(f"{draft.name}-journal")):
                left.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise Problem(
            "cannot-make-library", exit_code=CANNOT_OPEN, file=str(path), reason=reason_of(error)
        ) from None


def remove_library(path: Path) -> None:
    """Take a library file away, with what SQLite keeps beside it."""
    for name in (path.name, f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)


def open_library(path: Path) -> tuple[sqlite3.Connection, ReadOnly | None]:
    """An open connection, and why it can only read where it can.

    Opened for writing first even if only to read, so that a transaction that a killed process left
    behind is rolled back. Problem (exit 3): `no-library`, `damaged-library`, `not-a-library`,
    `cannot-open-library`.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        # A pipe would be waited at for ever.
        raise Problem("not-a-library", exit_code=CANNOT_OPEN, file=str(path))
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise Problem("no-library", exit_code=CANNOT_OPEN, file=str(path)) from None
    except OSError as error:
        raise Problem(
            "cannot-open-library", exit_code=CANNOT_OPEN, file=str(path), reason=error.strerror
        ) from None
    if header[:16] != _HEADER[: len(header)]:
        raise Problem("not-a-library", exit_code=CANNOT_OPEN, file=str(path))
    if len(header) < 100:
        raise Problem("damaged-library", exit_code=CANNOT_OPEN, file=str(path))
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    try:
        connection = connect(path, "rw" if writable else "ro")
        found = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        acting = connection.execute(_ACTING).fetchone()[0]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        # SQLite names the damaged table in its message, and the name can be what is damaged.
        damaged = not isinstance(error, sqlite3.OperationalError)
        raise Problem(
            "damaged-library" if damaged else "cannot-open-library",
            exit_code=CANNOT_OPEN, file=str(path), reason=reason_of(error),
        ) from None  # fmt: skip
    if found != APPLICATION_ID or (acting and version <= migrations.SCHEMA):
        connection.close()
        raise Problem("not-a-library", exit_code=CANNOT_OPEN, file=str(path))
    if version > migrations.SCHEMA:
        connection.close()
        return connect(path, "ro"), "newer"
    return connection, None if writable else "read-only"


def reason_of(error: Exception) -> str:
    """The system's or SQLite's own words for what went wrong, without names of our own files and
    the text of a record that it could not read: messages tell nothing of the contents."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).partition(" with text ")[0]


def schema_version(connection: sqlite3.Connection) -> int:
    """How many migration steps the file has been through."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
