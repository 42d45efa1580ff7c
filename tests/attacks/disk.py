"""The disk under SQLite, watched and made to fail.

SQLite reaches files through a table of functions (its VFS). `Disk` registers a copy of the system's
own table in the SQLite library that Python's `sqlite3` uses, with writing, truncating, flushing and
deleting passed through here: every byte that goes to a file is seen, in order, with the flushes
that separate what a power failure may lose from what it may not, and any of them can be made to
fail. The code under test is not changed and does not know.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

_OK, _IOERR_WRITE, _IOERR_FSYNC, _FULL = 0, 778, 1034, 13
FAILURES = {"failing": _IOERR_WRITE, "full": _FULL}
SECTOR = 512

_File = ctypes.c_void_p
_Write = ctypes.CFUNCTYPE(
    ctypes.c_int, _File, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64, use_errno=False
)
_Truncate = ctypes.CFUNCTYPE(ctypes.c_int, _File, ctypes.c_int64)
_Sync = ctypes.CFUNCTYPE(ctypes.c_int, _File, ctypes.c_int)
_Close = ctypes.CFUNCTYPE(ctypes.c_int, _File)
# Names as addresses: SQLite keeps the pointer, so they must not be copied on the way.
_Open = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, _File, ctypes.c_int, ctypes.c_void_p
)
_Delete = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)

_WORD = ctypes.sizeof(ctypes.c_void_p)
# Places in sqlite3_vfs and sqlite3_io_methods, in words from the start, as sqlite3.h has them.
_VFS_NAME, _VFS_OPEN, _VFS_DELETE, _VFS_WORDS = 3, 5, 6, 22
_IO_CLOSE, _IO_WRITE, _IO_TRUNCATE, _IO_SYNC, _IO_WORDS = 1, 3, 4, 5, 19


class Event(NamedTuple):
    """One thing that reached the disk: `write` (at, data), `truncate` (at), `sync`, `delete` of a
    file; or `mark` (at), which a test sets between two actions."""

    what: str
    path: str
    at: int = 0
    data: bytes = b""


def _words(address: int, count: int) -> Any:
    return (ctypes.c_void_p * count).from_address(address)


def _function(table: Any, place: int, kind: Any) -> Any:
    return ctypes.cast(table[place], kind)


class Disk:
    """Watches all SQLite files of this process while `watching()`."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.steps = 0
        self._fail_at: int | None = None
        self._failure = _OK
        self._broken = False
        self._paths: dict[int, str] = {}
        self._own: dict[int, Any] = {}
        self._originals: dict[int, Any] = {}
        self._kept: list[Any] = []
        self._library: Any = ctypes.CDLL(ctypes.util.find_library("sqlite3"))
        self._library.sqlite3_vfs_find.restype = ctypes.c_void_p

    @contextmanager
    def watching(self) -> Iterator[Disk]:
        """See everything that connections opened inside the block do."""
        default = self._library.sqlite3_vfs_find(None)
        table = (ctypes.c_void_p * _VFS_WORDS)(*_words(default, _VFS_WORDS))
        name = ctypes.create_string_buffer(b"watched")
        table[2] = None
        table[_VFS_NAME] = ctypes.addressof(name)
        opens = _function(table, _VFS_OPEN, _Open)
        deletes = _function(table, _VFS_DELETE, _Delete)

        def open_(_vfs: int, path: int | None, file: int, flags: int, out: int) -> int:
            code: int = opens(default, path, file, flags, out)
            if code == _OK and path is not None:
                self._watch(file, ctypes.string_at(path).decode())
            return code

        def delete(_vfs: int, path: bytes, sync: int) -> int:
            if code := self._step():
                return code
            self.events.append(Event("delete", path.decode()))
            return int(deletes(default, path, sync))

        for place, function in ((_VFS_OPEN, _Open(open_)), (_VFS_DELETE, _Delete(delete))):
            self._kept.append(function)
            table[place] = ctypes.cast(function, ctypes.c_void_p).value
        self._kept += [table, name]
        address = ctypes.addressof(table)
        self._library.sqlite3_vfs_register(ctypes.c_void_p(address), 1)
        try:
            yield self
        finally:
            self._library.sqlite3_vfs_unregister(ctypes.c_void_p(address))
            self._library.sqlite3_vfs_register(ctypes.c_void_p(default), 1)

    def mark(self, number: int) -> None:
        """Say in the record that action `number` was acknowledged."""
        self.events.append(Event("mark", "", number))

    @contextmanager
    def failing(self, step: int, how: str) -> Iterator[None]:
        """Let the step of that number fail, counted from 1 here, and all after it, until the block
        is left; `how` is one of `FAILURES`."""
        self.steps, self._fail_at, self._failure = 0, step, FAILURES[how]
        try:
            yield
        finally:
            self._fail_at, self._broken = None, False

    @property
    def failed(self) -> bool:
        """Whether the step that should fail came."""
        return self._broken

    def _step(self) -> int:
        self.steps += 1
        if self._fail_at is not None and self.steps >= self._fail_at:
            self._broken = True
            return self._failure
        return _OK

    def _watch(self, file: int, path: str) -> None:
        self._paths[file] = path
        methods = _words(file, 1)
        original = methods[0]
        if original not in self._own:
            self._own[original] = self._table(original)
        self._originals[file] = original
        methods[0] = ctypes.addressof(self._own[original])

    def _table(self, original: int) -> Any:
        table = (ctypes.c_void_p * _IO_WORDS)(*_words(original, _IO_WORDS))
        writes = _function(table, _IO_WRITE, _Write)
        truncates = _function(table, _IO_TRUNCATE, _Truncate)
        syncs = _function(table, _IO_SYNC, _Sync)

        def write(file: int, data: int, size: int, at: int) -> int:
            if code := self._step():
                return code
            self.events.append(Event("write", self._paths[file], at, ctypes.string_at(data, size)))
            return int(writes(file, data, size, at))

        def truncate(file: int, size: int) -> int:
            if code := self._step():
                return code
            self.events.append(Event("truncate", self._paths[file], size))
            return int(truncates(file, size))

        def sync(file: int, flags: int) -> int:
            # A full disk flushes; a failing one does not.
            if self._step() and self._failure == _IOERR_WRITE:
                return _IOERR_FSYNC
            self.events.append(Event("sync", self._paths[file]))
            return int(syncs(file, flags))

        functions: tuple[tuple[int, Any], ...] = (
            (_IO_WRITE, _Write(write)),
            (_IO_TRUNCATE, _Truncate(truncate)),
            (_IO_SYNC, _Sync(sync)),
        )
        for place, function in functions:
            self._kept.append(function)
            table[place] = ctypes.cast(function, ctypes.c_void_p).value
        return table


def after_power_failure(
    before: dict[str, bytes], events: list[Event], chance: Random
) -> dict[str, bytes]:
    """What the files may hold when the power fails after `events`.

    What was flushed is there. Of what was not, any part may be there, in any combination: each
    write wholly, not at all, or only some of its sectors; each truncation or not.
    """
    lasting = {path: bytearray(content) for path, content in before.items()}
    waiting: dict[str, list[Event]] = {}
    for event in events:
        if event.what == "sync":
            for one in waiting.pop(event.path, []):
                _apply(lasting, one)
        elif event.what != "mark":
            waiting.setdefault(event.path, []).append(event)
    for lost in waiting.values():
        for event in lost:
            for one in _part_of(event, chance):
                _apply(lasting, one)
    return {path: bytes(content) for path, content in lasting.items()}


def _part_of(event: Event, chance: Random) -> list[Event]:
    fate = chance.random()
    if fate < 0.4:
        return [event]
    if fate < 0.8 or event.what != "write":
        return []
    sectors = range(0, len(event.data), SECTOR)
    return [
        Event("write", event.path, event.at + start, event.data[start : start + SECTOR])
        for start in sectors
        if chance.random() < 0.5
    ]


def _apply(files: dict[str, bytearray], event: Event) -> None:
    if event.what == "delete":
        files.pop(event.path, None)
        return
    content = files.setdefault(event.path, bytearray())
    if event.what == "truncate":
        del content[event.at :]
        return
    if len(content) < event.at:
        content.extend(bytes(event.at - len(content)))
    content[event.at : event.at + len(event.data)] = event.data


def files_beside(path: Path) -> dict[str, bytes]:
    """The library file and what SQLite keeps beside it, as they are now."""
    return {str(one): one.read_bytes() for one in path.parent.glob(f"{path.name}*")}
