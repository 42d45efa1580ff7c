"""Look-up: a query in, the records that answer it out, best first, while a person types; and for a
text the commitments that matter for it.

The one door to `data.search`: keeps an index open beside its library, and up to date.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from data.places import index_file
from data.search import index, synonyms
from data.search.candidates import Candidates
from data.search.candidates import Kind as Kind
from data.search.hits import Hit as Hit
from data.search.hits import Marker, hits_of
from data.search.hits import Results as Results
from data.search.index import Progress
from data.search.plan import Plan
from data.search.query import Remark, parse
from data.search.reading import Interrupted as Interrupted
from data.search.reading import Reading
from data.store.library import Library

if TYPE_CHECKING:
    from data.search.known import Known

_MORE_THAN_ANY_LIBRARY_HOLDS = 10_000_000


class Searcher:
    """Look-up in one library. Used by one thread; `interrupt` and `close` may come from others.

    Opening it builds the index where there is none (`progress(done, total)`); each search first
    takes in what was written since. Problem (exit 3) when library or index cannot be opened.
    """

    def __init__(self, library_path: Path, *, progress: Progress | None = None) -> None:
        self._library = Library.open(library_path)
        self._progress = progress
        index.bring_up_to_date(self._library, progress)
        self._reading = Reading(index.connect(index_file(library_path)))
        self._known: Known | None = None
        self._synonyms: tuple[str, tuple[Remark, ...]] = ("", ())

    def close(self) -> None:
        """Close the files; a search under way is stopped."""
        self.interrupt()
        self._connection.close()
        self._library.close()

    def __enter__(self) -> Searcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._reading.connection

    def interrupt(self) -> None:
        """Stop the search under way, which raises `Interrupted` within some milliseconds."""
        self._reading.stop()

    def search(
        self,
        query: str,
        *,
        limit: int = 50,
        open_end: bool = True,
        kinds: Sequence[Kind] = (),
        patience: float | None = None,
        still_wanted: Callable[[], bool] | None = None,
    ) -> Results:
        """The records that answer `query`, best first, at most `limit`.

        `open_end`: its last word is still being typed. `kinds` leaves the others out. `patience`
        is in milliseconds: when they are over, compounds, synonyms and typos are not looked for
        any more (`complete` says so); without it everything is, for half a second at most. No
        query is an error. Raises `Interrupted` when another thread says so; one that may have said
        it before the search began is asked by `still_wanted`.
        """
        self._reading.begin(patience)
        if still_wanted is not None and not still_wanted():
            raise Interrupted
        return self._found(query, limit, open_end, kinds)

    def everything(self, query: str) -> tuple[Hit, ...]:
        """All records that answer `query`, best first, however long that takes."""
        self._reading.begin(endless=True)
        return self._found(query, _MORE_THAN_ANY_LIBRARY_HOLDS).hits

    def _found(
        self, query: str, limit: int, open_end: bool = True, kinds: Sequence[Kind] = ()
    ) -> Results:
        start = time.perf_counter()
        self.catch_up()
        asked = parse(query, open_end=open_end)
        with self._reading.under_way():
            plan = Plan(asked, kinds, self._connection)
            candidates = Candidates(self._reading, self._library, plan, limit)
            found = candidates.find()
            hits = tuple(hits_of(asked, plan, found[:limit], self._reading, self._library))
        elapsed = (time.perf_counter() - start) * 1000
        complete = not self._reading.gave_up
        return Results(
            query, hits, max(len(found), candidates.counted), candidates.complete and complete,
            round(elapsed, 3), (*asked.remarks, *self._mistakes()), complete,
        )  # fmt: skip

    def related(
        self,
        text: str,
        *,
        limit: int = 10,
        municipality: str | None = None,
        without: Collection[str] = (),
    ) -> Results:
        """The commitments that matter for `text`, an agenda item (its title on the first line) or
        one line of it, best first; none when nothing is relevant.

        `municipality` is the meeting's, where the text does not name it; `without` are identifiers
        to leave out. `why` is `shared-words` or `same-place` (with `words`), or `same-initiative`
        (with `title`, of the related commitment whose initiative it is).
        """
        from data.search.known import Known
        from data.search.related import related_to

        start = time.perf_counter()
        self._reading.begin()
        self.catch_up()
        with self._reading.under_way():
            if self._known is None:
                self._known = Known(self._connection)
            found = related_to(text, municipality or "", self._known, self._reading, self._library)
            found = [one for one in found if one.id not in without]
        elapsed = (time.perf_counter() - start) * 1000
        return Results(text, tuple(found[:limit]), len(found), True, round(elapsed, 3), ())

    def _mistakes(self) -> tuple[Remark, ...]:
        """What is wrong with the person's own synonyms."""
        now = synonyms.last_stamp()
        if now != self._synonyms[0]:
            problem = synonyms.own_synonyms()[1]
            told = (Remark(problem.code, problem.values),) if problem else ()
            self._synonyms = (now, told)
        return self._synonyms[1]

    def highlight(
        self, query: str, text: str, *, open_end: bool = True
    ) -> tuple[tuple[int, int], ...]:
        """The places in `text` that answer the words of `query`, in order, not overlapping."""
        return Marker(parse(query, open_end=open_end)).spans(text)

    def catch_up(self) -> None:
        """Take in what was written to the library since; every search begins with it."""
        state = index.catch_up(self._library, self._connection)
        if state == "current":
            return
        self._known = None
        if state == "changed":
            return
        index.bring_up_to_date(self._library, self._progress)
        if not index.is_current(self._library, self._connection):
            # The file was made anew under its name: let go of the old one.
            self._connection.close()
            self._reading.connection = index.connect(index_file(self._library.path))
