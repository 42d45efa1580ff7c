"""The change log: what was done, by whom, before and after; undo and redo read it.

Append-only: undoing adds an action that names the one it takes back.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from data.documents.passage import Passage
from data.errors import CANNOT_OPEN, Problem
from data.ids import new_id
from data.records import TYPE_OF_TABLE, Record, table_of
from data.store.rows import (
    HASHED,
    columns,
    content_hash,
    from_json,
    from_row,
    hash_of,
    row_hash,
    to_json,
    to_row,
)

ActionKind = Literal["do", "undo", "redo"]


class Action(msgspec.Struct, frozen=True):
    """One entry of the log. `verb` and `detail` are codes and values; `size` is the number of
    changes, None while a long action is unfinished; `undone` says whether it stands."""

    id: str
    at: str
    author: str
    verb: str
    detail: dict[str, Any]
    kind: ActionKind
    target: str | None
    size: int | None
    undone: bool


class Changes:
    """The changes of one action inside an open transaction (`Library.writing`)."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        verb: str,
        author: str,
        detail: dict[str, Any],
        *,
        kind: ActionKind = "do",
        target: str | None = None,
        batch: int | None = None,
    ) -> None:
        self._connection = connection
        self._entry = (verb, author, msgspec.json.encode(detail).decode(), kind, target)
        self._batch = batch
        self._size = 0
        self.action_id = new_id()
        self.committed = False

    def add(self, record: Record) -> None:
        """Keep a new record. Problem `duplicate-id` when its identifier is taken."""
        self._insert(record)
        self._log(record, None, to_json(record))

    def replace(self, old: Record, new: Record) -> None:
        """Put `new` in the place of `old`, both of one identifier.

        Problem `changed-elsewhere` when what is stored is no longer `old`: another window or
        process wrote it meanwhile, and nobody's words are overwritten unseen.
        """
        if old == new:
            return
        self._require(old)
        self._update(new)
        self._log(new, to_json(old), to_json(new))

    def remove(self, old: Record) -> None:
        """Take a record out; the log keeps it. Problem `changed-elsewhere` as for `replace`."""
        self._require(old)
        self._delete(old)
        self._log(old, to_json(old), None)

    def add_content(
        self, version: str, content: bytes, text: str, passages: list[Passage] | None = None
    ) -> None:
        """Keep a version's bytes, its text and its passages. They are never edited and stay, for
        redo, when the version is undone; only purge removes them."""
        added = self._connection.execute(
            "INSERT OR IGNORE INTO content (version, bytes, text) VALUES (?, ?, ?)",
            (version, content, text),
        )
        if not added.rowcount:
            return
        self._connection.executemany(
            "INSERT INTO passage (version, ordinal, kind, page, start, end)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                (version, ordinal, one.kind, one.page, one.start, one.end)
                for ordinal, one in enumerate(passages or ())
            ),
        )
        self._connection.execute(
            "UPDATE content SET hash = ? WHERE version = ?",
            (content_hash(self._connection, version), version),
        )

    def finish(self) -> None:
        """Close the action's entry in the log. An action without changes leaves none."""
        if self._size:
            self._connection.execute(
                "UPDATE action SET size = ? WHERE id = ?", (self._size, self.action_id)
            )
            sign_action(self._connection, self.action_id)

    def _log(self, record: Record, before: str | None, after: str | None) -> None:
        if not self._size:
            verb, author, detail, kind, target = self._entry
            self._connection.execute(
                "INSERT INTO action (id, at, author, verb, detail, kind, target)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (self.action_id, now(), author, verb, detail, kind, target),
            )
            sign_action(self._connection, self.action_id)
        values = (self.action_id, table_of(type(record)), record.id, before, after)
        self._connection.execute(
            "INSERT INTO change (action, record_table, record_id, before, after, hash)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (*values, hash_of(*values)),
        )
        self._size += 1
        if self._batch and self._size % self._batch == 0:
            self._connection.execute("COMMIT")
            self.committed = True
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("PRAGMA defer_foreign_keys = ON")

    def _insert(self, record: Record) -> None:
        row = to_row(record)
        names = ", ".join(row)
        marks = ", ".join("?" * len(row))
        try:
            self._connection.execute(
                f"INSERT INTO {table_of(type(record))} ({names}, revision, hash)"
                f" VALUES ({marks}, 1, ?)",
                (*row.values(), row_hash(row)),
            )
        except sqlite3.IntegrityError:
            raise Problem("duplicate-id", id=record.id) from None

    def _update(self, record: Record) -> None:
        row = to_row(record)
        sets = ", ".join(f"{name} = ?" for name in row)
        self._connection.execute(
            f"UPDATE {table_of(type(record))} SET {sets}, revision = revision + 1, hash = ?"
            " WHERE id = ?",
            (*row.values(), row_hash(row), record.id),
        )

    def _delete(self, record: Record) -> None:
        self._connection.execute(f"DELETE FROM {table_of(type(record))} WHERE id = ?", (record.id,))

    def _require(self, old: Record) -> None:
        kind = type(old)
        names = ", ".join(columns(kind))
        row = self._connection.execute(
            f"SELECT {names} FROM {table_of(kind)} WHERE id = ?", (old.id,)
        ).fetchone()
        if row is None or from_row(kind, row) != old:
            raise Problem("changed-elsewhere", table=table_of(kind), id=old.id)


def sign_action(connection: sqlite3.Connection, identifier: str) -> None:
    """Write the hash of an action's entry: after everything else in it."""
    sql = f"SELECT {', '.join(HASHED['action'])} FROM action WHERE id = ?"
    values = connection.execute(sql, (identifier,)).fetchone()
    connection.execute("UPDATE action SET hash = ? WHERE id = ?", (hash_of(*values), identifier))


def now() -> str:
    """This moment as the log writes it: UTC, ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


_ACTIONS = """
    SELECT a.*, coalesce((SELECT b.kind FROM action b WHERE b.target = a.id
                          ORDER BY b.seq DESC LIMIT 1), 'redo') = 'undo' AS undone
    FROM action a
"""


def _action(row: sqlite3.Row) -> Action:
    try:
        detail = msgspec.json.decode(row["detail"], type=dict[str, Any])
    except msgspec.MsgspecError:
        raise Problem("damaged-record", exit_code=CANNOT_OPEN, table="action") from None
    return Action(
        row["id"], row["at"], row["author"], row["verb"], detail,
        row["kind"], row["target"], row["size"], bool(row["undone"]),
    )  # fmt: skip


def read_log(connection: sqlite3.Connection, limit: int) -> list[Action]:
    """The latest actions, newest first."""
    rows = connection.execute(f"{_ACTIONS} ORDER BY a.seq DESC LIMIT ?", (limit,))
    return [_action(row) for row in rows.fetchall()]


def action_of(connection: sqlite3.Connection, identifier: str) -> Action:
    """The action of that identifier."""
    row = connection.execute(f"SELECT * FROM ({_ACTIONS}) WHERE id = ?", (identifier,))
    return _action(row.fetchone())


def last_done(connection: sqlite3.Connection) -> Action | None:
    """The latest action that stands: what undo takes back."""
    row = connection.execute(
        f"SELECT * FROM ({_ACTIONS}) WHERE kind = 'do' AND NOT undone AND verb <> 'purge'"
        " ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return None if row is None else _action(row)


def last_undone(connection: sqlite3.Connection) -> Action | None:
    """What redo does again: the target of the latest undo that still holds, unless something new
    was done after it."""
    row = connection.execute(
        f"""SELECT done.* FROM ({_ACTIONS}) done
            JOIN action u ON u.target = done.id AND u.kind = 'undo'
            WHERE done.undone
              AND u.seq > (SELECT coalesce(max(seq), 0) FROM action WHERE kind = 'do')
              AND u.seq = (SELECT max(seq) FROM action WHERE target = done.id)
            ORDER BY u.seq DESC LIMIT 1"""
    ).fetchone()
    return None if row is None else _action(row)


def replay(
    connection: sqlite3.Connection, action: Action, kind: Literal["undo", "redo"], author: str
) -> None:
    """Take back an action, or do it again, as a new entry of the log.

    Problem `undo-conflict` when a record is no longer as the action left it.
    """
    order = "DESC" if kind == "undo" else "ASC"
    rows = connection.execute(
        f"SELECT * FROM change WHERE action = ? ORDER BY seq {order}", (action.id,)
    ).fetchall()
    changes = Changes(connection, action.verb, author, action.detail, kind=kind, target=action.id)
    for row in rows:
        record_type = TYPE_OF_TABLE[row["record_table"]]
        old, new = (
            (row["after"], row["before"]) if kind == "undo" else (row["before"], row["after"])
        )
        was = from_json(record_type, old) if old else None
        becomes = from_json(record_type, new) if new else None
        try:
            if was is None and becomes is not None:
                changes.add(becomes)
            elif was is not None and becomes is None:
                changes.remove(was)
            elif was is not None and becomes is not None:
                changes.replace(was, becomes)
        except Problem as problem:
            raise Problem(
                "undo-conflict", table=row["record_table"], id=row["record_id"], kind=kind
            ) from problem
    changes.finish()
