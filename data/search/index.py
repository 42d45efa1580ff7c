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
from collections.abc import Callable, Iterator
from pathlib import Path

from data.errors import CANNOT_OPEN, Problem
from data.files import PRIVATE_FILE, make_private_folder
from data.places import index_file
from data.records import (
    TYPE_OF_TABLE,
    Actor,
    AgendaItem,
    Commitment,
    Document,
    Initiative,
    Meeting,
    Record,
    Version,
    table_of,
)
from data.search import synonyms
from data.search.building import Builder
from data.search.entries import FOUND, KINDS, Entry, Surroundings, entry_of, facet
from data.search.tables import FORMAT, identifier_of, newest, reset
from data.search.words import word_lists_stamp
from data.search.writer import Writer
from data.store.library import Library
from data.store.rows import from_row

Progress = Callable[[int, int], None]

_BATCH = 1_000
# So many records changed, or this share of all, and building anew is quicker than catching up.
_MANY_CHANGES = 2_000
_SHARE_CHANGED = 0.2


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
    stamp = _stamp(connection)
    return stamp is not None and stamp == _wanted_stamp(library)


def _delete(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with contextlib.suppress(OSError):
            path.with_name(name).unlink()


def _bring_up_to_date(library: Library, path: Path, progress: Progress | None) -> None:
    connection = connect(path)
    try:
        if is_current(library, connection):
            return
        built = _take_in(library, connection, progress)
        if built:
            # Building leaves room behind it that nothing will need.
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


class _MustBuild(Exception):  # noqa: N818 - no error: it takes longer
    """An index cannot catch up."""


def catch_up(library: Library, connection: sqlite3.Connection) -> bool:
    """Take the changes of the library into an index that is open; False, with nothing done, where
    that is not enough or not possible: then `bring_up_to_date` must make it."""
    try:
        _take_in(library, connection, None, may_build=False)
    except (_MustBuild, sqlite3.DatabaseError):
        return False
    return True


def _take_in(
    library: Library,
    connection: sqlite3.Connection,
    progress: Progress | None,
    *,
    may_build: bool = True,
) -> bool:
    """Write what the library holds to the index; whether it was built anew."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        wanted = _wanted_stamp(library)
        stamped = _stamp(connection) or {}
        changed = _changed(library, connection)
        if changed is None:
            if not may_build:
                raise _MustBuild
            _build(library, connection, progress)
        else:
            _catch_up(library, connection, changed)
        if changed is None or stamped.get("synonyms") != wanted["synonyms"]:
            synonyms.keep_synonyms(connection)
        connection.executemany("REPLACE INTO meta VALUES (?, ?)", wanted.items())
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return changed is None


def _stamp(connection: sqlite3.Connection) -> dict[str, str] | None:
    try:
        return dict(connection.execute("SELECT key, value FROM meta").fetchall())
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return None
        raise


def _wanted_stamp(library: Library) -> dict[str, str]:
    last = library.rows("SELECT seq, action FROM change ORDER BY seq DESC LIMIT 1")
    return {
        "format": str(FORMAT),
        "library": library.identity(),
        "change": str(last[0]["seq"] if last else 0),
        "action": last[0]["action"] if last else "",
        "words": word_lists_stamp(),
        "synonyms": synonyms.stamp(),
    }


def _changed(library: Library, connection: sqlite3.Connection) -> dict[str, set[str]] | None:
    """The records changed since the index was stamped, by table; None when it must be built."""
    stamp = _stamp(connection)
    if (
        stamp is None
        or stamp.get("format") != str(FORMAT)
        or stamp.get("words") != word_lists_stamp()
        or stamp.get("library") != library.identity()
    ):
        return None
    seen = int(stamp["change"])
    # Another history (a backup was restored) has another action under the number last seen.
    known = library.rows("SELECT action FROM change WHERE seq = ?", (seen,))
    if seen and (not known or known[0]["action"] != stamp["action"]):
        return None
    most = max(_MANY_CHANGES, int(newest(connection) * _SHARE_CHANGED))
    rows = library.rows(
        "SELECT DISTINCT record_table, record_id FROM change WHERE seq > ? LIMIT ?", (seen, most)
    )
    if len(rows) == most:
        return None
    changed: dict[str, set[str]] = {}
    for row in rows:
        changed.setdefault(row["record_table"], set()).add(row["record_id"])
    _add_dependents(library, connection, changed, seen)
    return None if sum(map(len, changed.values())) > 2 * most else changed


# Which records show words of another: {changed table: ((table, its column), ...)}.
_DEPENDENTS = {
    "document": (("commitment", "document"),),
    "initiative": (
        ("commitment", "initiative"), ("question", "initiative"), ("note", "initiative"),
    ),
    "commitment": (("question", "commitment"), ("note", "commitment")),
    "agenda_item": (("question", "agenda_item"), ("note", "agenda_item")),
    "meeting": (("agenda_item", "meeting"),),
}  # fmt: skip


def _add_dependents(
    library: Library, connection: sqlite3.Connection, changed: dict[str, set[str]], seen: int
) -> None:
    """Add to `changed` what shows words, a party or a flag of a changed record."""
    flagged: dict[str, set[str]] = {"initiative": set(), "commitment": set()}
    if changed.get("question"):
        rows = library.rows(
            "SELECT json_extract(coalesce(before, '{}'), '$.initiative') AS a,"
            " json_extract(coalesce(after, '{}'), '$.initiative') AS b,"
            " json_extract(coalesce(before, '{}'), '$.commitment') AS c,"
            " json_extract(coalesce(after, '{}'), '$.commitment') AS d"
            " FROM change WHERE seq > ? AND record_table = 'question'",
            (seen,),
        )
        for row in rows:
            flagged["initiative"].update(one for one in (row["a"], row["b"]) if one)
            flagged["commitment"].update(one for one in (row["c"], row["d"]) if one)
    for identifier in changed.get("version", ()):
        rows = library.rows(
            "SELECT json_extract(coalesce(after, before), '$.document') AS document"
            " FROM change WHERE record_id = ? ORDER BY seq DESC LIMIT 1",
            (identifier,),
        )
        changed.setdefault("document", set()).update(row["document"] for row in rows)
    for table in ("meeting", "document", "agenda_item", "commitment", "initiative"):
        for identifier in tuple(changed.get(table, ())) + tuple(flagged.get(table, ())):
            for dependent, column in _DEPENDENTS[table]:
                rows = library.rows(f"SELECT id FROM {dependent} WHERE {column} = ?", (identifier,))
                changed.setdefault(dependent, set()).update(row["id"] for row in rows)
    for table, identifiers in flagged.items():
        changed.setdefault(table, set()).update(identifiers)
    for identifier in changed.get("actor", ()):
        term = facet("i", identifier.replace("-", ""))
        rows = connection.execute(
            "SELECT e.id FROM every f JOIN entry e ON e.rowid = f.rowid WHERE every MATCH ?",
            (f'"{term}"',),
        ).fetchall()
        changed.setdefault("commitment", set()).update(identifier_of(one) for (one,) in rows)


# Reading records and writing entries

_REFERRED: tuple[tuple[type[Record], str], ...] = (
    (Document, "document"), (Initiative, "initiative"), (Meeting, "meeting"),
    (Commitment, "commitment"), (AgendaItem, "agenda_item"),
)  # fmt: skip


def _flagged(library: Library) -> frozenset[str]:
    """What an open question stands on."""
    rows = library.rows(
        "SELECT initiative, commitment FROM question WHERE status IN ('draft', 'asked')"
    )
    return frozenset(one for row in rows for one in row if one)


def _entries(library: Library, records: list[Record], flagged: frozenset[str]) -> Iterator[Entry]:
    wanted: dict[type[Record], set[str]] = {kind: set() for kind, _ in _REFERRED}
    wanted.update({Actor: set(), Version: set()})
    for record in records:
        for kind, field in _REFERRED:
            identifier = getattr(record, field, None)
            if identifier:
                wanted[kind].add(identifier)
        wanted[Actor].update(getattr(record, "actors", ()))
        cited = (one.version for one in getattr(record, "citations", ()))
        wanted[Version].update(one for one in cited if one)
    found = {table_of(kind): library.some(kind, ids) for kind, ids in wanted.items()}
    texts = {one: library.text(one) or "" for one in found["version"]}
    around = Surroundings(found, flagged, texts)
    for record in records:
        yield entry_of(record, around)


def _pages(library: Library, kind: type[Record]) -> Iterator[list[Record]]:
    last = ""
    while rows := library.rows(
        f"SELECT * FROM {table_of(kind)} WHERE id > ? ORDER BY id LIMIT ?", (last, _BATCH)
    ):
        last = rows[-1]["id"]
        yield [from_row(kind, row) for row in rows]


def _build(library: Library, connection: sqlite3.Connection, progress: Progress | None) -> None:
    """Everything from the beginning: entries and words first, for what a word is made of follows
    from how often all words are used; then the full-text tables, in order of age."""
    total = sum(library.count(kind) for kind in FOUND)
    reset(connection)
    builder = Builder(connection)
    flagged = _flagged(library)
    done = 0
    for kind in FOUND:
        for records in _pages(library, kind):
            builder.gather(_entries(library, records, flagged))
            done += len(records)
            if progress is not None:
                progress(done // 2, total)
    for written in builder.write():
        if progress is not None:
            progress((done + written) // 2, total)


def _catch_up(
    library: Library, connection: sqlite3.Connection, changed: dict[str, set[str]]
) -> None:
    writer = Writer(connection)
    flagged = _flagged(library)
    for table in KINDS:
        identifiers = sorted(changed.get(table, ()))
        for start in range(0, len(identifiers), _BATCH):
            some = identifiers[start : start + _BATCH]
            found = library.some(TYPE_OF_TABLE[table], some)
            writer.replace(some, list(_entries(library, list(found.values()), flagged)))


def text_size(library: Library) -> int:
    """How many bytes of text the index finds records by."""
    flagged = _flagged(library)
    return sum(
        len(place.encode())
        for kind in FOUND
        for records in _pages(library, kind)
        for entry in _entries(library, records, flagged)
        for place in entry.places
    )
