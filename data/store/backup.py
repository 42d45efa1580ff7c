"""Backups of a library, proved before they count."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data.errors import Problem
from data.files import PRIVATE_FILE, flush_folder, make_private_folder
from data.places import backup_folder
from data.store.opening import open_library
from data.store.rows import Reads
from data.store.whole import broken_rows

# By itself: at most every 30 minutes of use; kept are the newest few, one of each of 7 days and of
# each of 4 weeks. Those that a person or a purge, a migration or restoring asked for all stay.
EVERY = timedelta(minutes=30)
_NEWEST, _DAYS, _WEEKS = 6, 7, 4
_BY_ITSELF = "-auto"
_MOMENT = "%Y-%m-%dT%H%M%S.%fZ"


def back_up(library: Reads, target: Path | None = None, *, by_itself: bool = False) -> Path:
    """A compact copy of `library`, checked row by row, at `target` or, with the time in its name,
    in the library's backup folder; `by_itself` marks one that may be thinned out. Returns where it
    is.

    Problem: `backup-exists` when there is something at `target`, `backup-failed`.
    """
    if target is None:
        moment = datetime.now(UTC).strftime(_MOMENT) + (_BY_ITSELF if by_itself else "")
        target = backup_folder(library.path) / f"{library.path.stem}-{moment}.tilsagn"
    if target.exists():
        raise Problem("backup-exists", file=str(target))
    draft = target.with_name(f".{target.name}.tmp")
    try:
        make_private_folder(target.parent)
        # VACUUM INTO fills an empty file that is there, so the copy is private from its first byte.
        os.close(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, PRIVATE_FILE))
        try:
            library.rows("VACUUM INTO ?", (str(draft),))
            require_whole(draft)
            draft.replace(target)
            flush_folder(target.parent)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise Problem("backup-failed", file=str(target), reason=error.strerror) from None
    return target


def backups(library: Path) -> list[Path]:
    """The backups kept of the library at that path, newest first."""
    return sorted(backup_folder(library).glob("*.tilsagn"), reverse=True)


def taken(backup: Path) -> datetime | None:
    """When a backup was made, by its name; None for a file of another name."""
    name = backup.stem.removesuffix(_BY_ITSELF)
    try:
        return datetime.strptime(name[-len("2026-11-22T101112.123456Z") :], _MOMENT).replace(
            tzinfo=UTC
        )
    except ValueError:
        return None


def back_up_if_due(library: Reads, moment: datetime | None = None) -> Path | None:
    """A backup when the library was written since the newest one, and that one is 30 minutes old;
    then the old ones are thinned out. Returns where it is, None when none was due."""
    moment = moment or datetime.now(UTC)
    # One of a day to come was made while the clock was wrong: it says nothing of when one is due.
    known = (one for path in backups(library.path) if (one := taken(path)) and one <= moment)
    newest = max(known, default=None)
    written = datetime.fromtimestamp(library.path.stat().st_mtime, UTC)
    if newest is not None and (moment - newest < EVERY or written <= newest):
        return None
    made = back_up(library, by_itself=True)
    thin_out(library.path, moment)
    return made


def thin_out(library: Path, moment: datetime) -> None:
    """Of the backups made by themselves until `moment` keep the newest six, the newest of each of
    seven days and the newest of each of four weeks."""
    made = {
        path: when
        for path in backups(library)
        if path.stem.endswith(_BY_ITSELF) and (when := taken(path)) and when <= moment
    }
    kept = set(list(made)[:_NEWEST])
    days: dict[int, Path] = {}
    weeks: dict[tuple[int, int], Path] = {}
    for path, when in made.items():
        days.setdefault(when.toordinal(), path)
        weeks.setdefault(when.isocalendar()[:2], path)
    kept |= set(list(days.values())[:_DAYS]) | set(list(weeks.values())[:_WEEKS])
    for path in made.keys() - kept:
        path.unlink(missing_ok=True)


def require_whole(path: Path) -> None:
    """Problem `damaged-backup` when the library file at `path` is not whole."""
    connection, _ = open_library(path)
    try:
        broken = broken_rows(connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        broken = [str(error)]
    finally:
        connection.close()
    if broken:
        raise Problem("damaged-backup", file=str(path), count=len(broken))
