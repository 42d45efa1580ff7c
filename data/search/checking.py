"""Whether the index holds what the library holds, record by record. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from data.errors import Problem
from data.places import index_file
from data.search import index
from data.search.entries import FOUND, KINDS
from data.search.index import Progress
from data.search.sources import entries_of, flagged_records, pages
from data.search.tables import identifier_of
from data.search.writer import Writer
from data.store.library import Library
from data.store.opening import reason_of

# So many entries are looked for in the full-text table: at 100,000 records all of them would take
# five minutes.
_SEARCHED = 2_000


def verify_index(library: Library, progress: Progress | None = None) -> list[Problem]:
    """What is wrong with the index of `library`; an empty list when it holds what it should.
    `progress(done, total)` is called meanwhile; what it raises ends it.

    Problems: `index-missing`, `index-out-of-date`, `index-damaged` (reason), `index-lacks` and
    `index-surplus` (table, id), `index-differs` (table, id). Repaired by `index.rebuild`.
    """
    path = index_file(library.path)
    if not path.exists():
        return [Problem("index-missing", file=str(path))]
    connection = index.connect(path)
    try:
        if not index.is_current(library, connection):
            return [Problem("index-out-of-date", file=str(path))]
        return list(_differences(library, connection, progress))
    except sqlite3.DatabaseError as error:
        return [Problem("index-damaged", file=str(path), reason=reason_of(error))]
    finally:
        connection.close()


def _differences(
    library: Library, connection: sqlite3.Connection, progress: Progress | None
) -> Iterator[Problem]:
    damage = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if damage != "ok":
        yield Problem("index-damaged", file=str(index_file(library.path)), reason=damage)
        return
    writer = Writer(connection)
    flagged = flagged_records(library)
    unseen = {
        identifier_of(one): KINDS[kind]
        for one, kind in connection.execute("SELECT id, kind FROM entry").fetchall()
    }
    total, done = len(unseen), 0
    every = 1 + total // _SEARCHED
    for kind in FOUND:
        for records in pages(library, kind):
            for number, entry in enumerate(entries_of(library, records, flagged)):
                if unseen.pop(entry.id, None) is None:
                    yield Problem("index-lacks", table=entry.kind, id=entry.id)
                elif not writer.holds(entry, in_full_text=number % every == 0):
                    yield Problem("index-differs", table=entry.kind, id=entry.id)
            done += len(records)
            if progress is not None:
                progress(min(done, total), total)
    for identifier, table in unseen.items():
        yield Problem("index-surplus", table=table, id=identifier)
