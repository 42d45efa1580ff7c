"""Where exports go: safe file names, and never over a file that is not ours.

The rule: a file that is there may be replaced only when the library remembers having written it and
it still holds, byte for byte, what was written then. A marker inside the file would not do: CSV and
JSON Lines have no place for one, and a file that a colleague has edited since would still carry it.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from agenda.briefing_values import Briefing
from agenda.paper import AgendaPaper
from data.errors import Problem
from data.files import read_bytes, write_atomically
from data.records import Meeting
from data.store.changes import now
from data.store.library import Library
from exports import words
from exports.language import _

_LARGEST = 2_000_000_000
_LONGEST_NAME = 80
_TRANSCRIBED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th"})
_NOT_ALLOWED = re.compile(r"[^a-z0-9]+")


def slug(*texts: str) -> str:
    """Texts as part of a file name: a-z, 0-9 and single dashes, at most 80 characters, never empty.
    Danish letters as ae, oe, aa."""
    joined = unicodedata.normalize("NFC", " ".join(texts)).casefold().translate(_TRANSCRIBED)
    plain = unicodedata.normalize("NFKD", joined).encode("ascii", "ignore").decode()
    found = _NOT_ALLOWED.sub("-", plain).strip("-")[:_LONGEST_NAME].rstrip("-")
    return found or "tilsagn"


def briefing_file_name(briefing: Briefing, ending: str = "md") -> str:
    """The usual file name of a briefing: `2025-10-08-aarhus-byraad-moedeforberedelse.md`."""
    return _meeting_file_name(briefing.meeting, briefing.meeting_closed, _("briefing"), ending)


def agenda_file_name(paper: AgendaPaper, ending: str = "md") -> str:
    """The usual file name of the agenda or the minutes of a meeting."""
    what = words.word(words.MEETING_KIND, paper.meeting.kind)
    return _meeting_file_name(paper.meeting, paper.meeting_closed, what, ending)


def _meeting_file_name(meeting: Meeting, closed: bool, what: str, ending: str) -> str:
    """The date first, so that a folder sorts by it; of a closed meeting nothing but the date."""
    named = [one for one in (meeting.date, None if closed else meeting.body) if one]
    # The word for what it is stays whole however long the name of the body is.
    room = _LONGEST_NAME - len(slug(what)) - 1
    front = f"{slug(*named)[:room].rstrip('-')}-" if named else ""
    return f"{front}{slug(what)}.{slug(ending)}"


def write_export(
    library: Library,
    path: Path,
    content: bytes | Iterable[bytes],
    *,
    name: str,
    holds_closed: bool = False,
) -> Path:
    """Write an export and remember it. Where `path` is a folder, it goes there as `name`.

    Returns where it is. Problem: `no-folder` (folder), `export-exists` (file) when something is
    there that Tilsagn did not write, `export-changed` (file) when what it wrote was changed since;
    `cannot-write` (file, reason).
    """
    # (A name longer than the system takes is no folder; `Path.is_dir` would raise.)
    target = (path / name if os.path.isdir(path) else path).absolute()  # noqa: PTH112
    if not os.path.isdir(target.parent):  # noqa: PTH112
        raise Problem("no-folder", folder=str(target.parent))
    whole = content if isinstance(content, bytes) else b"".join(content)
    _require_ours(library, target, hashlib.sha256(whole).hexdigest())
    write_atomically(target, whole)
    if library.read_only is None:
        digest = hashlib.sha256(whole).hexdigest()
        library.remember_file(str(target), digest, now(), holds_closed=holds_closed)
    return target


def remember(library: Library, path: Path) -> None:
    """Keep that `path` holds all of the library, so that purge can name it."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    library.remember_file(str(path.absolute()), digest, now(), holds_closed=True)


def free_path(path: Path) -> Path:
    """`path`, or where something is there the first of `name-2.md`, `name-3.md` … that is free."""
    found, count = path, 1
    while found.exists() or found.is_symlink():
        count += 1
        found = path.with_name(f"{path.stem}-{count}{path.suffix}")
    return found


def _require_ours(library: Library, target: Path, new_digest: str) -> None:
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise Problem("cannot-write", file=str(target), reason=error.strerror) from None
    written = {row["path"]: row["sha256"] for row in library.files_handed_out()}
    # A link is not followed: what it points to may be anything.
    if not stat.S_ISREG(mode):
        raise Problem("export-exists", file=str(target))
    digest = hashlib.sha256(read_bytes(target, _LARGEST)).hexdigest()
    if digest == new_digest:
        return
    if str(target) not in written:
        raise Problem("export-exists", file=str(target))
    if digest != written[str(target)]:
        raise Problem("export-changed", file=str(target))
    # Whoever took the right to write away wants to keep it; moving a new file there needs no right.
    if not mode & stat.S_IWUSR:
        raise Problem("cannot-write", file=str(target), reason=os.strerror(errno.EACCES))
