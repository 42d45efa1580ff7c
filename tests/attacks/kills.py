"""Processes killed while they write, migrate and export, and several that write at once."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import msgspec
import pytest

from agenda import initiatives
from agenda.briefing import assemble
from data.errors import Problem
from data.records import Initiative, Question
from data.store import migrations
from data.store.library import Library
from data.store.opening import APPLICATION_ID, connect
from data.store.rows import columns, hash_of
from exports import formats, packs
from exports.target import write_export
from tests.agenda.example import MEETING, fill
from tests.attacks.acting import filled, require_whole, some_actions, state
from tests.attacks.forking import fork, kill, wait_for


def while_writing(count: int, folder: Path) -> int:
    """A process that writes is killed at any moment: every title that it had acknowledged through a
    pipe is there, and the file is whole. The library lives on from kill to kill."""
    path = folder / "library.tilsagn"
    Library.open(path, create=True).close()
    chance = Random(1)
    acknowledged: set[str] = set()
    for run in range(count):
        acknowledged |= _killed_writer(path, run, chance)
        with Library.open(path) as library:
            there = {one.title for one in library.all(Initiative)}
            lost = acknowledged - there
            assert not lost, lost
            # The one that was being written may be there unacknowledged.
            assert len(there) <= len(acknowledged) + run + 1
            if run % 20 == 0 or run == count - 1:
                require_whole(library)
        if len(acknowledged) > 400:
            path.unlink()
            Library.open(path, create=True).close()
            acknowledged.clear()
    return count


def _killed_writer(path: Path, run: int, chance: Random) -> set[str]:
    reader, writer = os.pipe()

    def write() -> None:
        os.close(reader)
        with Library.open(path) as library:
            for number in range(1_000):
                title = f"{run}-{number}"
                initiatives.make_initiative(library, title, summary="ord " * 300)
                os.write(writer, f"{title}\n".encode())

    child = fork(write)
    os.close(writer)
    first = os.read(reader, 64)
    time.sleep(chance.random() * 0.02)
    kill(child)
    said = first
    while more := os.read(reader, 4_096):
        said += more
    os.close(reader)
    # A line without its end was cut off by the kill.
    return set(said.decode().split("\n")[:-1])


def while_doing_anything(count: int, folder: Path) -> int:
    """The same with all main actions, an import in several goes, undo and purge among them: the
    file is whole, what was being done is there wholly or not at all, or can be undone."""
    original = folder / "example.tilsagn"
    with Library.open(original, create=True) as library:
        filled(library)
    chance = Random(2)
    for run in range(count):
        path = folder / f"{run}.tilsagn"
        path.write_bytes(original.read_bytes())

        def act(run: int = run, path: Path = path) -> None:
            with Library.open(path) as library:
                for _name, one in some_actions(Random(run), 1_000):
                    with contextlib.suppress(Problem):
                        one(library)

        child = fork(act)
        time.sleep(0.004 + chance.random() * 0.06)
        kill(child)
        with Library.open(path) as library:
            require_whole(library)
            for action in library.log(limit=3):
                assert action.size is not None or action.verb == "import", action
            library.undo()
            require_whole(library)
        for one in folder.glob(f"{run}.tilsagn*"):
            one.unlink()
    return count


def several_writers(count: int, folder: Path) -> int:
    """Two to six processes write at once: no write is lost, none fails, none is half there. Each
    adds records of its own and counts up a common one, trying again when another was first."""
    done = 0
    processes = 2
    while done < count:
        path = folder / f"{done}.tilsagn"
        each = max(5, min(150, count // 20))
        with Library.open(path, create=True) as library:
            shared = initiatives.make_initiative(library, "0")
        children = [
            fork(partial(_writer, path, shared.id, number, each)) for number in range(processes)
        ]
        for child in children:
            wait_for(child)
        with Library.open(path) as library:
            require_whole(library)
            found = library.get(Initiative, shared.id)
            assert found is not None
            assert found.title == str(processes * each), found.title
            assert library.count(Initiative) == 1 + processes * each
        done += 2 * processes * each
        processes = 2 + (processes - 1) % 5
    return done


def _writer(path: Path, shared: str, number: int, each: int) -> None:
    with Library.open(path) as library:
        for turn in range(each):
            _patiently(partial(initiatives.make_initiative, library, f"{number}-{turn}"))
            _patiently(partial(_count_up, library, shared))


def _count_up(library: Library, shared: str) -> None:
    one = library.get(Initiative, shared)
    assert one is not None
    with library.writing("edit-initiative") as change:
        change.replace(one, msgspec.structs.replace(one, title=str(int(one.title) + 1)))


def _patiently(act: Callable[[], object]) -> None:
    while True:
        try:
            act()
        except Problem as problem:
            if problem.code not in ("changed-elsewhere", "library-busy"):
                raise
            time.sleep(0.001)
        else:
            return


def while_migrating(count: int, folder: Path) -> int:
    """A process that brings an old library up to date is killed at any moment: afterwards it opens
    as the newest schema with all that was in it. From every schema that was released."""
    chance = Random(3)
    for run in range(count):
        path = folder / f"{run}.tilsagn"
        titles = old_library(path, 1 + run % (migrations.SCHEMA - 1))

        def open_it(path: Path = path) -> None:
            Library.open(path).close()

        child = fork(open_it)
        time.sleep(chance.random() * 0.15)
        kill(child)
        with Library.open(path) as library:
            require_whole(library)
            assert {one.title for one in library.all(Initiative)} == titles
            library.files_handed_out()
    return count


def without_lines_of_questions(connection: sqlite3.Connection) -> None:
    """Take back the step by which questions got a line."""
    rows = connection.execute("SELECT * FROM question").fetchall()
    names = [one for one in columns(Question) if one != "line"]
    connection.execute("ALTER TABLE question DROP COLUMN line")
    for row in rows:
        kept = hash_of(*(row[one] for one in names))
        connection.execute("UPDATE question SET hash = ? WHERE id = ?", (kept, row["id"]))
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'lines_of_questions'")


def old_library(path: Path, schema: int) -> set[str]:
    """A library as the schema of that number had it, with some records; their titles."""
    with Library.open(path, create=True) as library:
        fill(library)
        titles = {one.title for one in library.all(Initiative)}
    connection = connect(path, "rw")
    if schema < 5:
        without_lines_of_questions(connection)
    if schema < 4:
        for table in ("draft", "handed_out", "meta", "content"):
            connection.execute(f"ALTER TABLE [{table}] DROP COLUMN hash")
        sql = "DELETE FROM _sqlite_migrations WHERE name = 'hashes_beside_the_records'"
        connection.execute(sql)
    if schema < 3:
        for table in ("action", "change"):
            connection.execute(f"ALTER TABLE [{table}] DROP COLUMN hash")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'hashes_in_the_log'")
    if schema < 2:
        connection.execute("DROP TABLE handed_out")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'files_handed_out'")
    connection.execute(f"PRAGMA user_version = {schema}")
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    connection.close()
    return titles


def while_exporting(count: int, folder: Path) -> int:
    """A process that writes a briefing over an older one is killed at any moment: the file is the
    old one or the new one, byte for byte."""
    path = folder / "library.tilsagn"
    with Library.open(path, create=True) as library:
        fill(library)
        content = formats.briefing_in(assemble(library, MEETING), "md") * 200
    target = folder / "out" / "briefing.md"
    target.parent.mkdir()
    wholes = {content + bytes([65 + one]) * 5 for one in range(2)}
    chance = Random(4)
    for _run in range(count):

        def export() -> None:
            with Library.open(path) as library:
                while True:
                    for whole in sorted(wholes):
                        write_export(library, target, whole, name="x")

        child = fork(export)
        deadline = time.monotonic() + 10
        while not target.exists() and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(chance.random() * 0.02)
        kill(child)
        assert target.read_bytes() in wholes
        # What a killed export leaves beside it does not stop the next one.
        for left in target.parent.glob(".*.tmp"):
            left.unlink()
        with contextlib.suppress(Problem), Library.open(path) as library:
            write_export(library, target, max(wholes), name="x")
        if target.read_bytes() != max(wholes):
            target.unlink()
    return count


def exporting_on_a_full_disk(count: int, folder: Path) -> int:
    """Exports and backups where the disk takes only so many bytes: one Problem, and the file that
    was there is the file that is there."""
    path = folder / "library.tilsagn"
    with Library.open(path, create=True) as library:
        fill(library)
        contents = b"".join(packs.pack(packs.everything(library), "yaml"))
    target = folder / "out.yaml"
    with Library.open(path) as library:
        write_export(library, target, b"old", name="x")
    chance = Random(5)
    for _run in range(count):
        limit = chance.randrange(len(contents))

        def export(limit: int = limit) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            refused = pytest.raises(Problem, match="cannot-write")
            with Library.open(path) as library, refused:
                write_export(library, target, contents, name="x")

        wait_for(fork(export))
        assert target.read_bytes() == b"old"
        assert not list(folder.glob(".*.tmp"))
        with Library.open(path) as library:
            assert state(library)
    return count
