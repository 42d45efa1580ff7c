"""The one thread that searches while a person types: the newest request wins.

It keeps its own read-only view of the library for as long as the screen lives. A newer request
interrupts the one under way, and an answer that is no longer the newest is dropped, so that a list
never shows the results of an older key. (One worker per key showed stale results for 5-12 of 19.)
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.search.lookup import Results, Searcher


class SearchThread:
    """Searches the library at `path`.

    `deliver` is called on this thread with the number of the request and its answer, or with what
    kept it from being answered. Before showing an answer ask `is_newest`: a key may have been
    pressed since.
    """

    def __init__(self, path: Path, deliver: Callable[[int, Results | Exception], object]) -> None:
        self._path = path
        self._deliver = deliver
        self._wake = threading.Condition()
        self._generation = 0
        self._query: str | None = None
        self._ended = False
        self._searcher: Searcher | None = None
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)
        self._thread.start()

    def ask(self, query: str) -> None:
        """Search for `query` as soon as possible; whatever was asked before is forgotten."""
        with self._wake:
            self._generation += 1
            self._query = query
            # Inside the lock: afterwards it could hit the search that was just asked for.
            if self._searcher is not None:
                self._searcher.interrupt()
            self._wake.notify()

    def is_newest(self, number: int) -> bool:
        """Whether nothing was asked after the request of that number."""
        return number == self._generation and not self._ended

    def end(self) -> None:
        """Stop searching and close the library."""
        with self._wake:
            self._ended = True
            if self._searcher is not None:
                self._searcher.interrupt()
            self._wake.notify()
        self._thread.join(timeout=2)

    def _run(self) -> None:
        while (request := self._next()) is not None:
            generation, query = request
            try:
                answer: Results | Exception = self._open().search(query)
            except Exception as error:  # noqa: BLE001 - raised again where the app sees it
                answer = error
            if self.is_newest(generation):
                self._deliver(generation, answer)
        if self._searcher is not None:
            self._searcher.close()

    def _next(self) -> tuple[int, str] | None:
        with self._wake:
            self._wake.wait_for(lambda: self._query is not None or self._ended)
            if self._ended or self._query is None:
                return None
            query, self._query = self._query, None
            return self._generation, query

    def _open(self) -> Searcher:
        if self._searcher is None:
            from data.search.lookup import Searcher

            self._searcher = Searcher(self._path)
        return self._searcher
