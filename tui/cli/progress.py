"""A bar on standard error while something takes its time; silent where no one watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from data.text import clean_line

_WIDTH = 24
_PAUSE = 0.1


class Progress:
    """One line that is written over. `at` may be called as often as one likes."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._seen = sys.stderr is not None and sys.stderr.isatty()
        self._next = time.monotonic() + _PAUSE
        self._written = 0

    def at(self, done: int, total: int, what: str = "") -> None:
        """Say how far things are: `done` of `total`, and what is being worked on."""
        if not self._seen or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _PAUSE
        full = _WIDTH * done // total if total else 0
        bar = "█" * full + "░" * (_WIDTH - full)
        self._write(f"{self._label} {bar} {done}/{total} {clean_line(what)}"[:79])

    def clear(self) -> None:
        """Take the line away."""
        if self._written:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, line: str) -> None:
        sys.stderr.write("\r" + line.ljust(self._written))
        sys.stderr.flush()
        self._written = len(line)


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """A bar that is gone when the work ends, however it ends."""
    bar = Progress(label)
    try:
        yield bar
    finally:
        bar.clear()
