"""The one thread that searches while a person types: the newest request wins.

It keeps its own view of the library for as long as the screen lives. A newer request interrupts the
one under way, and an answer that is no longer the newest is dropped, so that a list never shows the
results of an older key. (One worker per key showed stale results for 5-12 of 19 keys.)
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from agenda.found import FoundLine
    from data.search.lookup import Hit, Results, Searcher
    from data.store.library import Library
    from tui.widgets.result_list import Row

# While keys come, as many as are seen at once, and what is found in so many milliseconds; the rest,
# compounds, synonyms and typos among it, when nothing was typed for a while.
_FIRST = 40
_PATIENCE = 3.0
_ALL = 500
_PAUSE = 0.15


class Answer(msgspec.Struct, frozen=True):
    """What was found, as rows in the order of the hits. `number` is that of the request."""

    number: int
    results: Results
    rows: tuple[Row, ...]

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than is here."""
        more = self.results.total > len(self.results.hits) or not self.results.exact_total
        return more or not self.results.complete

    @property
    def is_empty_handed(self) -> bool:
        """Whether nothing was found in the time there was."""
        return not self.results.hits and not self.results.complete


class Failure(msgspec.Struct, frozen=True):
    """What kept the request of that number from being answered."""

    number: int
    error: Exception


class SearchThread:
    """Searches the library at `path`.

    `shape` makes a row of what was found, and `deliver` gets the answers, both on this thread: rows
    made on the screen's own would hold up its keys. Before showing an answer ask `is_newest`: a key
    may have been pressed since. `patience` is in milliseconds: what takes longer to find waits for
    a pause in typing.
    """

    def __init__(
        self,
        path: Path,
        shape: Callable[[FoundLine, Hit], Row],
        deliver: Callable[[Answer | Failure], object],
        patience: float = _PATIENCE,
    ) -> None:
        self.path = path
        self._patience = patience
        self._shape = shape
        self._deliver = deliver
        self._wake = threading.Condition()
        self._number = 0
        self._query: str | None = None
        self._ended = False
        self._searcher: Searcher | None = None
        self._library: Library | None = None
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)
        self._thread.start()

    def ask(self, query: str) -> int:
        """Search for `query` as soon as possible; whatever was asked before is forgotten. The
        number of the request."""
        with self._wake:
            self._number += 1
            self._query = query
            # Inside the lock: afterwards it could hit the search that was just asked for.
            if self._searcher is not None:
                self._searcher.interrupt()
            self._wake.notify()
            return self._number

    def is_newest(self, number: int) -> bool:
        """Whether nothing was asked after the request of that number."""
        return number == self._number and not self._ended

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
            number, query = request
            answer = self._tried(number, query, _FIRST, self._patience)
            if isinstance(answer, Answer) and answer.is_empty_handed and self.is_newest(number):
                # "Nothing found" would be wrong, and the list would be cleared for it.
                answer = self._tried(number, query, _FIRST)
            if self.is_newest(number):
                self._deliver(answer)
            if isinstance(answer, Answer) and answer.is_cut and self._pauses():
                answer = self._tried(number, query, _ALL)
                if self.is_newest(number):
                    self._deliver(answer)
        for opened in (self._searcher, self._library):
            if opened is not None:
                opened.close()

    def _next(self) -> tuple[int, str] | None:
        with self._wake:
            self._wake.wait_for(lambda: self._query is not None or self._ended)
            if self._ended or self._query is None:
                return None
            query, self._query = self._query, None
            return self._number, query

    def _pauses(self) -> bool:
        with self._wake:
            return not self._wake.wait_for(
                lambda: self._query is not None or self._ended, timeout=_PAUSE
            )

    def _tried(
        self, number: int, query: str, limit: int, patience: float | None = None
    ) -> Answer | Failure:
        try:
            return self._answer(number, query, limit, patience)
        except Exception as error:  # noqa: BLE001 - raised again where the app sees it
            return Failure(number, error)

    def _answer(self, number: int, query: str, limit: int, patience: float | None) -> Answer:
        searcher, library = self._open()
        results = searcher.search(
            query, limit=limit, patience=patience, still_wanted=lambda: self.is_newest(number)
        )
        from agenda.found import found_lines
        from data.dates import today

        found = {hit.id: hit for hit in results.hits}
        lines = found_lines(library, [(hit.kind, hit.id) for hit in results.hits], today())
        return Answer(number, results, tuple(self._shape(one, found[one.id]) for one in lines))

    def _open(self) -> tuple[Searcher, Library]:
        if self._searcher is None or self._library is None:
            from data.search.lookup import Searcher
            from data.store.library import Library

            searcher = Searcher(self.path)
            self._library = Library.open(self.path)
            with self._wake:
                self._searcher = searcher
        return self._searcher, self._library
