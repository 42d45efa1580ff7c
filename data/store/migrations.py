"""The tables, as a list of steps that only grows. A step that was released is never edited."""

from __future__ import annotations

import sqlite3
from typing import Any

from data.store.rows import HASHED, content_hash, hash_of

# How many steps there are, known without importing sqlite_utils (100 ms); kept in user_version.
SCHEMA = 5


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open library to the newest schema, all steps in one transaction.

    The write lock is taken before looking at what is pending, so that two processes that start
    together do not both migrate.
    """
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    steps = Migrations("tilsagn")
    for step in (
        records_and_log, files_handed_out, hashes_in_the_log, hashes_beside_the_records,
        lines_of_questions,
    ):  # fmt: skip
        steps()(step)
    connection.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(Database(connection))
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def records_and_log(db: Any) -> None:
    """The records of the domain, the texts they cite, the change log, drafts."""
    refers = {
        "document": "document", "initiative": "initiative", "commitment": "commitment",
        "question": "question", "meeting": "meeting", "agenda_item": "agenda_item",
    }  # fmt: skip

    def table(name: str, required: str, /, **columns: type) -> None:
        keys = [(column, refers[column], "id") for column in columns if column in refers]
        db[name].create(
            {"id": str, **columns, "revision": int, "hash": str},
            pk="id",
            not_null={"id", "revision", "hash", *required.split()},
            foreign_keys=keys,
            strict=True,
        )
        for column, _, _ in keys:
            db[name].create_index([column])

    table("document", "title kind language closed",
          title=str, kind=str, publisher=str, municipality=str, date=str, language=str,
          file_name=str, closed=int)  # fmt: skip
    table("version", "document sha256 text_sha256 size format parser file_name",
          document=str, sha256=str, text_sha256=str, size=int, format=str, parser=str,
          file_name=str)  # fmt: skip
    table("actor", "name kind aliases affiliations roles",
          name=str, kind=str, aliases=str, affiliations=str, roles=str,
          municipality=str)  # fmt: skip
    table("initiative", "title closed",
          title=str, summary=str, theme=str, municipality=str, closed=int)  # fmt: skip
    table("commitment", "title actors status amounts dates citations reviewed by_hand closed",
          title=str, summary=str, document=str, initiative=str, actors=str, municipality=str,
          status=str, status_reason=str, amounts=str, dates=str, section=str, number=str,
          theme=str, citations=str, confidence=float, why=str, reviewed=int, by_hand=int,
          closed=int)  # fmt: skip
    table("follow_up", "initiative date kind citations author closed",
          initiative=str, date=str, kind=str, note=str, status=str, amount=str, citations=str,
          author=str, closed=int)  # fmt: skip
    table("meeting", "body kind closed",
          body=str, municipality=str, date=str, time=str, place=str, kind=str, document=str,
          closed=int)  # fmt: skip
    table("agenda_item", "meeting position title access sections lines",
          meeting=str, position=int, title=str, number=str, case_number=str, access=str,
          recommendation=str, case_text=str, sections=str, lines=str)  # fmt: skip
    table("attachment", "agenda_item name closed",
          agenda_item=str, name=str, address=str, closed=int)  # fmt: skip
    table("decision", "agenda_item text minority_statements closed",
          agenda_item=str, body=str, date=str, text=str, votes=str, minority_statements=str,
          closed=int)  # fmt: skip
    table("briefing_selection", "agenda_item commitment position chosen",
          agenda_item=str, commitment=str, line=str, position=int, chosen=int)  # fmt: skip
    table("question", "text status parts answer_citations author closed",
          text=str, initiative=str, commitment=str, agenda_item=str, status=str, asked_of=str,
          asked_on=str, due_on=str, parts=str, answer=str, answered_on=str,
          answer_citations=str, author=str, closed=int)  # fmt: skip
    table("note", "text shared author closed",
          text=str, initiative=str, commitment=str, question=str, agenda_item=str, meeting=str,
          document=str, shared=int, author=str, closed=int)  # fmt: skip
    db["version"].create_index(["sha256"])

    # Texts and passages are what the parser made of the bytes: never edited, so never logged.
    db["content"].create(
        {"version": str, "bytes": bytes, "text": str},
        pk="version", not_null={"version", "bytes", "text"}, strict=True,
    )  # fmt: skip
    db["passage"].create(
        {"version": str, "ordinal": int, "kind": str, "page": int, "start": int, "end": int},
        pk=("version", "ordinal"), not_null={"version", "ordinal", "kind", "start", "end"},
        strict=True,
    )  # fmt: skip
    db["action"].create(
        {"seq": int, "id": str, "at": str, "author": str, "verb": str, "detail": str,
         "kind": str, "target": str, "size": int},
        pk="seq", not_null={"seq", "id", "at", "author", "verb", "detail", "kind"}, strict=True,
    )  # fmt: skip
    db["change"].create(
        {"seq": int, "action": str, "record_table": str, "record_id": str,
         "before": str, "after": str},
        pk="seq", not_null={"seq", "action", "record_table", "record_id"}, strict=True,
    )  # fmt: skip
    db["draft"].create(
        {"key": str, "text": str, "at": str},
        pk="key", not_null={"key", "text", "at"}, strict=True,
    )  # fmt: skip
    db["meta"].create({"key": str, "value": str}, pk="key", not_null={"value"}, strict=True)
    db["action"].create_index(["id"], unique=True)
    db["action"].create_index(["target"])
    db["change"].create_index(["action"])
    db["change"].create_index(["record_id"])


def files_handed_out(db: Any) -> None:
    """The files that exports wrote, with what was in them, so that no other file is replaced."""
    db["handed_out"].create(
        {"path": str, "sha256": str, "at": str, "holds_closed": int},
        pk="path", not_null={"path", "sha256", "at", "holds_closed"}, strict=True,
    )  # fmt: skip


def hashes_in_the_log(db: Any) -> None:
    """A hash in every entry of the log, as the records have: undo and redo write what stands there,
    so a flipped bit in it must not go unseen."""
    _add_hashes(db, "action", "change")


def hashes_beside_the_records(db: Any) -> None:
    """A hash in drafts, in the list of files handed out and in what the library knows of itself,
    and in the content of a version: its bytes, its text and where its passages are."""
    _add_hashes(db, "draft", "handed_out", "meta")
    db["content"].add_column("hash", str)
    for row in db.execute("SELECT version FROM content").fetchall():
        found = content_hash(db.conn, row[0])
        db.execute("UPDATE content SET hash = ? WHERE version = ?", (found, row[0]))


def lines_of_questions(db: Any) -> None:
    """The line inside an agenda item that a question is on, which the hash of its row covers, too;
    what was damaged before stays so."""
    before = "id, text, initiative, commitment, agenda_item"
    after = (
        "status, asked_of, asked_on, due_on, parts, answer, answered_on, answer_citations,"
        " author, closed"
    )
    db["question"].add_column("line", str)
    db.conn.create_function("hash_of", -1, hash_of, deterministic=True)
    db.execute(
        f"UPDATE question SET hash = hash_of({before}, line, {after})"
        f" WHERE hash = hash_of({before}, {after})"
    )


def _add_hashes(db: Any, *tables: str) -> None:
    db.conn.create_function("hash_of", -1, hash_of, deterministic=True)
    for table in tables:
        db[table].add_column("hash", str)
        db.execute(f"UPDATE [{table}] SET hash = hash_of({', '.join(HASHED[table])})")
