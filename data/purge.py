"""Purge: records, or a document with everything derived, taken out so that no byte of them stays in
any file that Tilsagn keeps: library, log, drafts, look-up index, backups, what a killed process
left behind. Files that were handed out are named, not touched.

What goes is decided in `data.store.erasing`; asking a person is not known here.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from data.errors import Problem
from data.files import PRIVATE_FILE, flush_folder
from data.places import backup_root, index_folder
from data.records import table_of
from data.search.index import forget_index, rebuild
from data.store import migrations
from data.store.backup import back_up, require_whole
from data.store.erasing import Erasure, plan_erasure
from data.store.library import Library
from data.store.opening import connect, remove_library, schema_version


class Copies(msgspec.Struct, frozen=True):
    """What was done with other files that Tilsagn keeps: backups `rewritten` without what was
    purged, files `removed` because they could not be; and which files were handed out that may
    still hold it."""

    rewritten: tuple[str, ...]
    removed: tuple[str, ...]
    handed_out: tuple[str, ...]


def purge(library: Library, erasure: Erasure, *, author: str = "") -> Copies:
    """Take out what `plan_erasure` found. A backup is made first and, when all is done, rewritten
    like the others. Problem `changed-elsewhere` when something else would go by now,
    `backup-failed` before anything was touched, `purge-incomplete` (files) when a copy can neither
    be rewritten nor removed."""
    back_up(library)
    library.erase(erasure, author=author)
    rebuild(library)
    _forget_other_indexes(library)
    _forget_texts()
    rewritten: list[str] = []
    removed: list[str] = []
    kept: list[str] = []
    for path in _leftovers(library.path):
        with contextlib.suppress(OSError):
            path.unlink()
        (kept if path.exists() else removed).append(str(path))
    for path in _backups_of(library):
        outcome = _purge_copy(path, erasure)
        if outcome == "rewritten":
            rewritten.append(str(path))
        elif outcome == "removed":
            (kept if path.exists() else removed).append(str(path))
    if kept:
        raise Problem("purge-incomplete", files=kept)
    return Copies(tuple(rewritten), tuple(removed), still_handed_out(library))


def _forget_texts() -> None:
    """Empty the caches of functions, which keep in mind what they were told."""
    for module in list(sys.modules.values()):
        for one in list(vars(module).values()):
            if type(one) is type(table_of):
                one.cache_clear()


def still_handed_out(library: Library) -> tuple[str, ...]:
    """The files that were handed out and are still where they were written, newest first."""
    there = (row["path"] for row in library.files_handed_out())
    return tuple(path for path in there if Path(path).exists())


def _leftovers(library: Path) -> Iterator[Path]:
    """What killed processes and restoring set aside: it may hold what goes."""
    for pattern in (f".{library.name}.*.tmp*", f"{library.name}.damaged-*"):
        yield from sorted(library.parent.glob(pattern))
    yield from sorted(backup_root().glob("*/.*.tmp*"))


def _backups_of(library: Library) -> list[Path]:
    """Its backups, also those from before it was moved; one that cannot be read counts as its."""
    mine = library.identity()
    found = []
    for path in sorted(backup_root().glob("*/*.tilsagn")):
        try:
            identity = _identity(path)
        except (sqlite3.Error, Problem):
            identity = mine
        if identity == mine:
            found.append(path)
    return found


def _identity(path: Path) -> str:
    connection = connect(path, "ro")
    try:
        sql = "SELECT value FROM meta WHERE key = 'library'"
        value: str = connection.execute(sql).fetchone()[0]
        return value
    finally:
        connection.close()


def _purge_copy(path: Path, erasure: Erasure) -> Literal["untouched", "rewritten", "removed"]:
    draft = path.with_name(f".{path.name}.tmp")
    try:
        if not _erase_in(path, draft, erasure):
            return "untouched"
        require_whole(draft)
        draft.replace(path)
        flush_folder(path.parent)
    except (OSError, sqlite3.Error, Problem, msgspec.MsgspecError, UnicodeError):
        with contextlib.suppress(OSError):
            path.unlink()
        return "removed"
    finally:
        with contextlib.suppress(OSError):
            remove_library(draft)
    return "rewritten"


def _erase_in(path: Path, draft: Path, erasure: Erasure) -> bool:
    """Make `draft` from the backup without what goes; False when the backup holds nothing of it."""
    handle = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file, path.open("rb") as source:
        shutil.copyfileobj(source, file)
    connection = connect(draft, "rw")
    with Library(draft, connection, None) as copy:
        if schema_version(connection) > migrations.SCHEMA:
            raise Problem("library-read-only", file=str(path), why="newer")
        migrations.migrate(connection)
        found = plan_erasure(copy, erasure.gone)
        if found.gone:
            copy.erase(found)
        return bool(found.gone)


def _forget_other_indexes(library: Library) -> None:
    """Indexes made where the library lay before."""
    mine = library.identity()
    for path in index_folder().glob("*.index"):
        with contextlib.suppress(sqlite3.Error):
            connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
            try:
                row = connection.execute("SELECT value FROM meta WHERE key = 'library'").fetchone()
            finally:
                connection.close()
            if row and row[0] == mine:
                forget_index(path, but=library.path)
