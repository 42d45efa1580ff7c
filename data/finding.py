"""Commitments looked for in documents that were read: in processes of their own, so that a screen
stays quick meanwhile and several documents are gone through on several cores.

Knows texts and candidates; knows neither the library nor words for a person.
"""

from __future__ import annotations

import os
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

import msgspec

from data.documents.child import CancelledError, Process
from data.documents.reading import Reading
from data.errors import Problem
from data.extraction.candidates import Extraction

# The rules go through 50,000 characters a second and more; a tenth of that is a text they choke on.
_SECONDS = 20.0
_SECONDS_A_CHARACTER = 1 / 5_000
_MOST_CORES = 4


class Finder:
    """Goes through documents as they come; one process for each core in use, ended by `close`."""

    def __init__(self, cancelled: threading.Event | None = None) -> None:
        self._cancelled = cancelled or threading.Event()
        cores = max(1, min(_MOST_CORES, os.cpu_count() or 1))
        self._threads = ThreadPoolExecutor(cores, thread_name_prefix="finder")
        self._idle: list[Process] = []

    def find(self, reading: Reading, name: str) -> Future[Extraction]:
        """What the rules make of a document. `name` is its file name.

        The future's result raises Problem (`over-time`, `over-memory`, `too-complex`,
        `reader-crashed`, all with `file`) or `CancelledError`.
        """
        return self._threads.submit(self._find, reading, name)

    def _find(self, reading: Reading, name: str) -> Extraction:
        if self._cancelled.is_set():
            raise CancelledError
        process = self._idle.pop() if self._idle else Process(self._cancelled)
        request = {
            "name": name,
            "published": reading.date,
            "passages": [(one.start, one.end, one.page) for one in reading.passages],
        }
        allowed = _SECONDS + len(reading.text) * _SECONDS_A_CHARACTER
        try:
            found = process.ask(request, reading.text.encode(), allowed)
            return msgspec.json.decode(found, type=Extraction)
        except msgspec.MsgspecError:
            raise Problem("reader-crashed", file=name) from None
        except Problem as problem:
            problem.values["file"] = name
            raise
        finally:
            self._idle.append(process)

    def close(self) -> None:
        """Wait for what was begun and end the processes."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        for process in self._idle:
            process.end()

    def __enter__(self) -> Finder:
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
