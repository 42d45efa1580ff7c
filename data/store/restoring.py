"""The way back to a backup; what was there is kept."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from data.errors import CANNOT_OPEN, Problem
from data.files import PRIVATE_FILE, make_private_folder
from data.store.backup import back_up, require_whole
from data.store.library import Library
from data.store.opening import connect


def restore(backup: Path, library: Path) -> Path | None:
    """Put the content of `backup` in the place of the library at that path.

    The backup is checked first and what is there now is kept: as a backup, or, where it is too
    damaged to copy, under another name beside it. Returns where it is kept, None where there was
    nothing. Other windows on the library see the restored content at their next look.
    """
    require_whole(backup)
    kept = _keep_present(library) if library.exists() else None
    if not library.exists():
        make_private_folder(library.parent)
        os.close(os.open(library, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    source, target = connect(backup, "ro"), connect(library, "rw")
    try:
        source.backup(target)
    except sqlite3.Error as error:
        raise Problem(
            "restore-failed", exit_code=CANNOT_OPEN, file=str(library), reason=str(error)
        ) from None
    finally:
        source.close()
        target.close()
    return kept


def _keep_present(library: Path) -> Path:
    try:
        with Library.open(library) as present:
            return back_up(present)
    except Problem:
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        aside = library.with_name(f"{library.name}.damaged-{moment}")
        library.rename(aside)
        return aside
