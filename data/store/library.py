"""The library: the records in one SQLite file, read and written in one place.

Every change goes through `writing`, which takes the write lock before it looks at anything and
writes the change log beside the records in the same transaction.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from data.documents.passage import Passage
from data.errors import CANNOT_OPEN, Problem
from data.records import Record, table_of
from data.store import migrations
from data.store.backup import back_up
from data.store.changes import Action, Changes, action_of, last_done, last_undone, read_log, replay
from data.store.erasing import Erasure, compact, erase, require_same
from data.store.opening import (
    ReadOnly,
    make_library,
    open_library,
    reason_of,
    schema_version,
)
from data.store.rows import columns, from_row, keep_row

R = TypeVar("R", bound=Record)


class Library:
    """One open library. May be used from several threads, one call at a time.

    `read_only` says why nothing can be written: `newer` (made by a newer Tilsagn) or `read-only`.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, read_only: ReadOnly | None
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._file = _file_at(path)
        self._lock = threading.RLock()
        self._joined: Changes | None = None

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Library:
        """Open the library at `path`, made there first when `create` is set and there is none.

        An older library is backed up and brought up to date. Problem with exit code 3 when it
        cannot be opened.
        """
        if create and not path.exists():
            make_library(path)
        connection, read_only = open_library(path)
        library = cls(path, connection, read_only)
        if read_only is None and schema_version(connection) < migrations.SCHEMA:
            back_up(library)
            migrations.migrate(connection)
        return library

    def close(self) -> None:
        """Close the file. Nothing is pending: every change was written when it was made."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Reading

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """All rows (sqlite3.Row) that answer a question to the database.

        Fetched at once: a half-read cursor would block a writer's commit. `sql` is always ours,
        never from outside.
        """
        with self._lock:
            try:
                return self._connection.execute(sql, values).fetchall()
            except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
                raise self._problem(error) from None

    def get(self, kind: type[R], identifier: str) -> R | None:
        """The record of that kind and identifier, if there is one."""
        found = self.rows(f"SELECT * FROM {table_of(kind)} WHERE id = ?", (identifier,))
        return from_row(kind, found[0]) if found else None

    def some(self, kind: type[R], identifiers: Iterable[str]) -> dict[str, R]:
        """The records of those identifiers, by identifier; missing ones are left out."""
        wanted = list(dict.fromkeys(identifiers))
        found: dict[str, R] = {}
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ",".join("?" * len(part))
            for row in self.rows(f"SELECT * FROM {table_of(kind)} WHERE id IN ({marks})", part):
                found[row["id"]] = from_row(kind, row)
        return found

    def all(self, kind: type[R], **equal: str | int | None) -> list[R]:
        """The records of a kind whose fields equal the values given, oldest first."""
        unknown = equal.keys() - columns(kind).keys()
        if unknown:
            raise ValueError(f"{table_of(kind)} has no {', '.join(sorted(unknown))}")
        where = " AND ".join(f"{name} IS ?" for name in equal) or "1"
        sql = f"SELECT * FROM {table_of(kind)} WHERE {where} ORDER BY id"
        return [from_row(kind, row) for row in self.rows(sql, list(equal.values()))]

    def count(self, kind: type[Record]) -> int:
        """How many records of a kind there are."""
        total: int = self.rows(f"SELECT count(*) FROM {table_of(kind)}")[0][0]
        return total

    def identifiers(self, kind: type[Record], tail: str) -> list[str]:
        """The identifiers of a kind that end in `tail`, as a person types them."""
        sql = f"SELECT id FROM {table_of(kind)} WHERE substr(id, -length(?)) = ? LIMIT 10"
        return [row["id"] for row in self.rows(sql, (tail, tail))]

    def text(self, version: str) -> str | None:
        """The plain text that a version's offsets refer to; None while the file is not here."""
        found = self.rows("SELECT text FROM content WHERE version = ?", (version,))
        return found[0]["text"] if found else None

    def passages(self, version: str) -> list[Passage]:
        """The passages of a version in the order of the text."""
        sql = "SELECT kind, start, end, page FROM passage WHERE version = ? ORDER BY ordinal"
        return [Passage(*row) for row in self.rows(sql, (version,))]

    def identity(self) -> str:
        """The library's own identifier, the same wherever the file lies."""
        found = self.rows("SELECT value FROM meta WHERE key = 'library'")
        if not found:
            raise Problem("damaged-record", exit_code=CANNOT_OPEN, table="meta")
        value: str = found[0]["value"]
        return value

    def facts(self) -> dict[str, str]:
        """What the library knows of itself, such as where a copy of it is kept."""
        return {row["key"]: row["value"] for row in self.rows("SELECT key, value FROM meta")}

    # Writing

    @contextmanager
    def writing(self, verb: str, *, author: str = "", **detail: Any) -> Iterator[Changes]:
        """One action by a person: everything in it is written together or not at all.

        `verb` and `detail` say in codes and values what was done, for the log. The write lock is
        taken first (a deferred start lost 204 of 400 updates of two processes).
        """
        if (joined := self._joining()) is not None:
            yield joined
            return
        with self._transaction():
            changes = Changes(self._connection, verb, author, detail)
            yield changes
            changes.finish()

    @contextmanager
    def writing_in_batches(
        self, verb: str, *, author: str = "", batch: int = 500, **detail: Any
    ) -> Iterator[Changes]:
        """One action of very many changes, committed every `batch` changes so that readers wait
        19 ms at most instead of 3.8 s. When the block fails, what was written is undone; when the
        process is killed, the log shows the action as unfinished and it can be undone."""
        if (joined := self._joining()) is not None:
            yield joined
            return
        self._begin()
        changes = Changes(self._connection, verb, author, detail, batch=batch)
        try:
            yield changes
            changes.finish()
            self._connection.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if changes.committed:
                self._undo_action(changes.action_id, author)
            if isinstance(error, sqlite3.Error):
                raise self._problem(error) from None
            raise
        finally:
            self._lock.release()

    @contextmanager
    def as_one(self, verb: str, *, author: str, **detail: Any) -> Iterator[Changes]:
        """One action made of several: every `writing` inside the block joins it, so that all of it
        is kept or nothing, and one undo takes it back. Committed every 2,000 changes."""
        with self.writing_in_batches(verb, author=author, batch=2_000, **detail) as changes:
            before, self._joined = self._joined, changes
            try:
                yield changes
            finally:
                self._joined = before

    def _joining(self) -> Changes | None:
        """The action that is open in this thread; another thread waits until it is over."""
        with self._lock:
            return self._joined

    def save_draft(self, key: str, text: str, at: str) -> None:
        """Keep words that are being typed; an empty text drops the draft."""
        with self._transaction():
            if text:
                keep_row(self._connection, "draft", key, text, at)
            else:
                self._connection.execute("DELETE FROM draft WHERE key = ?", (key,))

    def draft(self, key: str) -> str | None:
        """The words kept under `key` when they were not yet saved as a record."""
        found = self.rows("SELECT text FROM draft WHERE key = ?", (key,))
        return found[0]["text"] if found else None

    def keep_facts(self, facts: dict[str, str]) -> None:
        """Keep something that the library knows of itself; no record, so nothing in the log."""
        with self._transaction():
            for key, value in facts.items():
                keep_row(self._connection, "meta", key, value)

    def remember_file(self, path: str, sha256: str, at: str, *, holds_closed: bool) -> None:
        """Keep that a file was handed out: so that a later export may replace it as long as nobody
        else wrote there, and so that purge can name the files that what it removes went into."""
        with self._transaction():
            keep_row(self._connection, "handed_out", path, sha256, at, int(holds_closed))

    def files_handed_out(self) -> list[sqlite3.Row]:
        """The files handed out (path, sha256, at, holds_closed), newest first."""
        return self.rows("SELECT * FROM handed_out ORDER BY at DESC, path")

    # The change log

    def log(self, limit: int = 50) -> list[Action]:
        """The latest actions, newest first."""
        with self._lock:
            return read_log(self._connection, limit)

    def last_change(self) -> int:
        """The number of the latest change: by it a derived index knows whether it is current."""
        number: int = self.rows("SELECT coalesce(max(seq), 0) FROM change")[0][0]
        return number

    def undo(self, *, author: str = "") -> Action | None:
        """Take back the latest action that stands; None when there is none.

        Problem `undo-conflict` when a record of it was changed since.
        """
        with self._replaying("undo"), self._transaction():
            action = last_done(self._connection)
            if action is not None:
                replay(self._connection, action, "undo", author)
            return action

    def redo(self, *, author: str = "") -> Action | None:
        """Do again what was undone last, unless something new was done since."""
        with self._replaying("redo"), self._transaction():
            action = last_undone(self._connection)
            if action is not None:
                replay(self._connection, action, "redo", author)
            return action

    @staticmethod
    @contextmanager
    def _replaying(kind: str) -> Iterator[None]:
        """What another record refers to, or what it refers to and is gone, cannot be replayed."""
        try:
            yield
        except Problem as problem:
            if problem.code != "changed-elsewhere":
                raise
            raise Problem("undo-conflict", kind=kind) from problem

    def erase(self, erasure: Erasure, *, author: str = "") -> None:
        """Take records out for good (`data.purge`): also from the log, and no byte stays in the
        file. Problem `changed-elsewhere` when `erasure` is no longer what would go."""
        with self._transaction():
            require_same(self, erasure)
            erase(self._connection, erasure, author)
        # What was deleted is overwritten already (`secure_delete`). When another window or a full
        # disk keeps the file from being written anew, the rest of a purge goes on.
        with self._lock, suppress(sqlite3.Error):
            compact(self._connection)

    def _undo_action(self, action_id: str, author: str) -> None:
        with self._transaction():
            action = action_of(self._connection, action_id)
            replay(self._connection, action, "undo", author)

    # The one way in

    def _begin(self) -> None:
        if self.read_only is not None:
            raise Problem(
                "library-read-only", exit_code=CANNOT_OPEN, file=str(self.path), why=self.read_only
            )
        if _file_at(self.path) != self._file:
            # What is written now would go to a file that has no name any more.
            raise Problem("library-replaced", exit_code=CANNOT_OPEN, file=str(self.path))
        self._lock.acquire()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._require_same_schema()
            # References are checked when the action is complete, not record by record.
            self._connection.execute("PRAGMA defer_foreign_keys = ON")
        except sqlite3.Error as error:
            self._lock.release()
            raise self._problem(error) from None

    def _require_same_schema(self) -> None:
        """A newer Tilsagn may have brought the library up to date since it was opened here."""
        if schema_version(self._connection) > migrations.SCHEMA:
            self._connection.execute("ROLLBACK")
            self._lock.release()
            self.read_only = "newer"
            raise Problem(
                "library-read-only", exit_code=CANNOT_OPEN, file=str(self.path), why="newer"
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._begin()
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, sqlite3.Error):
                raise self._problem(error) from None
            raise
        finally:
            self._lock.release()

    def _roll_back(self) -> None:
        # A disk that fails can have ended the transaction, or fail once more: then the journal
        # stays, and the next connection rolls back.
        with suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _problem(self, error: sqlite3.Error | UnicodeDecodeError) -> Problem:
        if isinstance(error, sqlite3.IntegrityError):
            # It refers to what another window took away meanwhile, or the other way round.
            return Problem("changed-elsewhere", file=str(self.path))
        busy = isinstance(error, sqlite3.OperationalError) and "locked" in str(error)
        code = "library-busy" if busy else "library-failed"
        return Problem(code, exit_code=CANNOT_OPEN, file=str(self.path), reason=reason_of(error))


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file lies at `path`, whatever its name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
