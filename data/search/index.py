"""The derived full-text index of a library: made from its records, dropped and made again at will.

One SQLite file in the cache folder, for its owner's eyes only. It bears the library's identity, the
number of the last change it has seen and its own format; behind the change log it catches up, and
where that does not fit it is built anew. It holds nothing that the library does not hold.

    entry   one row per record found: rowid in order of age, kind, id,
            the numbers of its words (0 ends each place of `entries.Entry`), its facets
    term    every word seen, folded, with the key of its forms and how many records have it
    every   a contentless FTS5 table over rowid: folded words, keys, facets
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from data.errors import CANNOT_OPEN, Problem
from data.files import PRIVATE_FILE, make_private_folder
from data.places import index_file
from data.records import TYPE_OF_TABLE
from data.search import synonyms
from data.search.building import Builder
from data.search.changes import Stamp, changed_records, last_change, stamp_of, wanted_stamp
from data.search.entries import FOUND, KINDS
from data.search.sources import PAGE, entries_of, flagged_records, pages
from data.search.tables import reset
from data.search.writer import Writer
from data.store.library import Library

Progress = Callable[[int, int], None]
State = Literal["current", "changed", "behind"]

# A crash costs a rebuild, never a record; purged words are overwritten.
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = OFF",
    "secure_delete = ON",
    "cache_size = -32000",
    "mmap_size = 2000000000",
)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to an index file, made empty where there is none. sqlite3.DatabaseError when
    what lies there is no database."""
    try:
        make_private_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
        connection = sqlite3.connect(
            path, timeout=30, isolation_level=None, check_same_thread=False
        )
    except OSError as error:
        raise Problem(
            "cannot-open-index", exit_code=CANNOT_OPEN, file=str(path), reason=str(error)
        ) from None
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def bring_up_to_date(library: Library, progress: Progress | None = None) -> None:
    """Make the index of `library` hold what the library holds.

    Cheap when nothing changed. `progress(done, total)` is called while it is built anew.
    """
    path = index_file(library.path)
    try:
        _bring_up_to_date(library, path, progress)
    except sqlite3.DatabaseError:
        # Damaged, or half made by a process that was killed: it is derived, so it is made again.
        _delete(path)
        _bring_up_to_date(library, path, progress)


def rebuild(library: Library, progress: Progress | None = None) -> None:
    """Build the index anew, so that no byte of what was removed from the library stays in it."""
    _delete(index_file(library.path))
    bring_up_to_date(library, progress)


def forget_index(path: Path, *, but: Path) -> None:
    """Take an index file away unless it is that of the library at `but`."""
    if path != index_file(but):
        _delete(path)


def is_current(library: Library, connection: sqlite3.Connection) -> bool:
    """Whether the index holds every change of the library."""
    return stamp_of(connection) == wanted_stamp(library)


def _delete(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with contextlib.suppress(OSError):
            path.with_name(name).unlink()


def _bring_up_to_date(library: Library, path: Path, progress: Progress | None) -> None:
    connection = connect(path)
    try:
        wanted = wanted_stamp(library)
        if stamp_of(connection) == wanted:
            return
        if _take_in(library, connection, progress, wanted):
            # Building leaves room behind it that nothing will need.
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


class _MustBuild(Exception):  # noqa: N818 - no error: it takes longer
    """An index cannot catch up."""


def catch_up(library: Library, connection: sqlite3.Connection) -> State:
    """Take the changes of the library into an index that is open, and say how it is afterwards:
    `current` when there were none, `changed`, or, with nothing done, `behind` where that is not
    enough or not possible: then `bring_up_to_date` must make it."""
    wanted = wanted_stamp(library)
    if stamp_of(connection) == wanted:
        return "current"
    try:
        _take_in(library, connection, None, wanted, may_build=False)
    except (_MustBuild, sqlite3.DatabaseError):
        return "behind"
    return "changed"


def _take_in(
    library: Library,
    connection: sqlite3.Connection,
    progress: Progress | None,
    wanted: Stamp,
    *,
    may_build: bool = True,
) -> bool:
    """Write what the library holds to the index, and the stamp `wanted` with the last change there
    is now; whether it was built anew."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Others may have written to both until now.
        wanted = wanted | last_change(library)
        stamp = stamp_of(connection)
        changed = changed_records(library, connection, stamp, wanted)
        if changed is None:
            if not may_build:
                raise _MustBuild
            _build(library, connection, progress)
        else:
            _write_changed(library, connection, changed)
        if changed is None or stamp.get("synonyms") != wanted["synonyms"]:
            synonyms.keep_synonyms(connection)
        connection.executemany("REPLACE INTO meta VALUES (?, ?)", wanted.items())
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return changed is None


def _build(library: Library, connection: sqlite3.Connection, progress: Progress | None) -> None:
    """Everything from the beginning: entries and words first, for what a word is made of follows
    from how often all words are used; then the full-text tables, in order of age."""
    total = sum(library.count(kind) for kind in FOUND)
    reset(connection)
    builder = Builder(connection)
    flagged = flagged_records(library)
    done = 0
    for kind in FOUND:
        for records in pages(library, kind):
            builder.gather(entries_of(library, records, flagged))
            done += len(records)
            if progress is not None:
                progress(done // 2, total)
    for written in builder.write():
        if progress is not None:
            progress((done + written) // 2, total)


def _write_changed(
    library: Library, connection: sqlite3.Connection, changed: dict[str, set[str]]
) -> None:
    writer = Writer(connection)
    flagged = flagged_records(library)
    for table in KINDS:
        identifiers = sorted(changed.get(table, ()))
        for start in range(0, len(identifiers), PAGE):
            some = identifiers[start : start + PAGE]
            found = library.some(TYPE_OF_TABLE[table], some)
            writer.replace(some, list(entries_of(library, list(found.values()), flagged)))
