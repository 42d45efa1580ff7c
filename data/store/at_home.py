"""A library that lies where a service carries it off is kept on this machine instead, with a
verified copy there: which file to open, how it comes here, and how the copy follows.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import CANNOT_OPEN, Problem
from data.places import home_of
from data.store.sync_folders import service_of

if TYPE_CHECKING:
    from data.store.library import Library

_PLACE, _DIGEST = "copy-place", "copy-sha256"


def where_to_open(path: Path, *, here: bool = False, anyway: bool = False) -> Path:
    """The file to open for the library named by `path`: itself on a disk of this machine's own, or
    when it is asked for `anyway`; else the library kept here instead of it. That is made when
    `here` says so.

    Problem `library-synced` (file, service) where there is none yet.
    """
    if anyway or (service := service_of(path)) is None:
        return path
    home = home_of(path)
    if not home.exists():
        if not here or service_of(home) is not None:
            raise Problem("library-synced", exit_code=CANNOT_OPEN, file=str(path), service=service)
        bring_home(path)
    return home


def bring_home(path: Path) -> Path:
    """Make the library on this machine that is kept instead of the one at `path`: a verified copy
    of it, or an empty one where there is none. Returns where it is; the file at `path` is the copy
    from now on."""
    from data.store.backup import back_up
    from data.store.library import Library
    from data.store.opening import open_library

    home = home_of(path)
    if path.exists():
        connection, read_only = open_library(path)
        with Library(path, connection, read_only) as there:
            back_up(there, home)
        with Library.open(home) as library:
            library.keep_facts({_PLACE: str(path), _DIGEST: _digest(path)})
    else:
        with Library.open(home, create=True) as library:
            library.keep_facts({_PLACE: str(path), _DIGEST: ""})
            send_copy(library)
    return home


def send_copy(library: Library) -> Path | None:
    """Put a verified copy of `library` where it came from. Returns where; None for a library that
    came from nowhere. Problem `copy-changed` (file) when somebody else wrote there since: theirs is
    not overwritten; `no-folder` while the drive is away, `backup-failed`."""
    facts = library.facts()
    if _PLACE not in facts:
        return None
    place = Path(facts[_PLACE])
    if not place.parent.is_dir():
        raise Problem("no-folder", folder=str(place.parent))
    if place.exists() and _digest(place) != facts[_DIGEST]:
        raise Problem("copy-changed", file=str(place))
    from data.store.backup import back_up

    draft = place.with_name(f".{place.name}.new")
    draft.unlink(missing_ok=True)
    back_up(library, draft)
    digest = _digest(draft)
    draft.replace(place)
    library.keep_facts({_DIGEST: digest})
    return place


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
