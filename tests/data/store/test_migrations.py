"""The tables fit the records, and older libraries are brought up to date."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import msgspec
import pytest

from data.records import RECORD_TYPES, Commitment, Question, Record, references, table_of
from data.store.library import Library
from data.store.migrations import SCHEMA, migrate
from data.store.opening import connect
from data.store.rows import columns, from_row
from data.store.whole import broken_rows
from tests.attacks.kills import without_lines_of_questions


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    path = tmp_path / "fresh.tilsagn"
    path.touch()
    return path


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=table_of)
def test_every_field_has_its_column(fresh: Path, kind: type[Record]) -> None:
    connection = connect(fresh, "rw")
    migrate(connection)
    found = [row["name"] for row in connection.execute(f"PRAGMA table_info({table_of(kind)})")]
    keys = {
        row["from"]: row["table"]
        for row in connection.execute(f"PRAGMA foreign_key_list({table_of(kind)})")
    }
    connection.close()
    assert sorted(found) == sorted([*columns(kind), "revision", "hash"])
    lists = {name for name, nested in columns(kind).items() if nested}
    assert keys == {name: table for name, table in references(kind).items() if name not in lists}


def test_the_number_of_steps_is_the_one_that_opening_compares(fresh: Path) -> None:
    connection = connect(fresh, "rw")
    migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
    assert connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0] == SCHEMA
    connection.close()


def test_two_that_start_together_migrate_once(fresh: Path) -> None:
    failures: list[BaseException] = []

    def start() -> None:
        connection = connect(fresh, "rw")
        try:
            migrate(connection)
        except sqlite3.Error as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_step_that_fails_leaves_the_library_as_it_was(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import data.store.migrations as steps

    whole = steps.records_and_log

    def fails(db: object) -> None:
        whole(db)
        raise sqlite3.OperationalError("disk full")

    fails.__name__ = "records_and_log"
    monkeypatch.setattr(steps, "records_and_log", fails)
    connection = connect(fresh, "rw")
    with pytest.raises(sqlite3.OperationalError, match="disk full"):
        migrate(connection)
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    assert not connection.in_transaction
    connection.close()


def test_questions_of_an_older_library_get_a_line_and_what_was_damaged_stays_so(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.tilsagn"
    whole = Question(text="Hvornår åbner den?", commitment=COMMITMENT.id)
    damaged = Question(text="Hvad koster den?", commitment=COMMITMENT.id)
    with Library.open(path, create=True) as library, library.writing("add") as change:
        for one in (COMMITMENT, whole, damaged):
            change.add(one)
    connection = connect(path, "rw")
    without_lines_of_questions(connection)
    connection.execute("PRAGMA user_version = 4")
    connection.execute("UPDATE question SET text = 'Hvad koster han?' WHERE id = ?", (damaged.id,))
    assert broken_rows(connection) == [f"question {damaged.id}"]
    migrate(connection)
    assert broken_rows(connection) == [f"question {damaged.id}"]
    connection.close()
    with Library.open(path) as library:
        assert library.get(Question, whole.id) == whole
        asked = msgspec.structs.replace(whole, line="32")
        with library.writing("edit-question") as change:
            change.replace(whole, asked)
        assert library.get(Question, whole.id) == asked


def test_an_older_library_that_can_only_be_read_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.tilsagn"
    question = Question(text="Hvornår åbner den?", commitment=COMMITMENT.id)
    with Library.open(path, create=True) as library, library.writing("add") as change:
        change.add(COMMITMENT)
        change.add(question)
    connection = connect(path, "rw")
    without_lines_of_questions(connection)
    (row,) = connection.execute("SELECT * FROM question").fetchall()
    assert from_row(Question, row) == question
    connection.close()


COMMITMENT = Commitment(title="En café på havnen", by_hand=True)
