"""Processes that can be killed, as many as there are cores, for what is done with texts from
outside once they are read.

Knows requests and answers; knows nothing of what is asked.
"""

from __future__ import annotations

import os
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from data.documents.process import SERVING, CancelledError, Process
from data.errors import Problem

T = TypeVar("T")
_MOST_CORES = 4


class Pool:
    """Asks one process for each core in use, ended by `close`. `serving` is the module that the
    processes run (see `data.documents.process.Process`); setting `cancelled` from any thread ends
    what is asked with `CancelledError`."""

    def __init__(
        self,
        cancelled: threading.Event | None = None,
        serving: str = SERVING,
        most: int = _MOST_CORES,
    ) -> None:
        self._cancelled = cancelled or threading.Event()
        self._serving = serving
        self._threads = ThreadPoolExecutor(min(most, _usable_cores()), thread_name_prefix="pool")
        self._idle: list[Process] = []

    def warm(self) -> None:
        """Start a process now, because a request is to come."""
        process = Process(self._cancelled, self._serving)
        process.start()
        self._idle.append(process)

    def ask(
        self, request: dict[str, Any], content: bytes, allowed: float, kind: type[T], name: str
    ) -> Future[T]:
        """The answer, JSON of `kind`, within `allowed` seconds.

        The future's result raises Problem (`over-time`, `over-memory`, `too-complex`,
        `reader-crashed`, all with `file`, which is `name`) or `CancelledError`.
        """
        return self._threads.submit(self._ask, request, content, allowed, kind, name)

    def _ask(
        self, request: dict[str, Any], content: bytes, allowed: float, kind: type[T], name: str
    ) -> T:
        if self._cancelled.is_set():
            raise CancelledError
        process = self._idle_one()
        try:
            return msgspec.json.decode(process.ask(request, content, allowed), type=kind)
        except msgspec.MsgspecError:
            raise Problem("reader-crashed", file=name) from None
        except Problem as problem:
            problem.values["file"] = name
            raise
        finally:
            self._idle.append(process)

    def _idle_one(self) -> Process:
        # Not asked first whether there is one: another thread may take it meanwhile.
        try:
            return self._idle.pop()
        except IndexError:
            return Process(self._cancelled, self._serving)

    def close(self) -> None:
        """Wait for what was begun and end the processes."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        for process in self._idle:
            process.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self._cancelled.set()
        self.close()


def _usable_cores() -> int:
    """How many processors this process may use, where the system tells; else how many there are."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1
