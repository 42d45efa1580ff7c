"""How one search reads the index: until another thread says stop, and as long as there is time.

Knows SQL only as far as handing it on.
"""

from __future__ import annotations

import math
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

# No search goes on for longer than so many milliseconds: what it has found by then is the answer.
_LONGEST = 500.0
# So many values at a time are asked for in one statement.
_AT_ONCE = 900


class Interrupted(Exception):  # noqa: N818 - nothing went wrong: a newer query is waiting
    """The search was stopped from another thread."""


class Reading:
    """The searches of one connection, one after the other. `stop` may come from another thread.
    `hurried` tells whether a search has less than all the time that one may take, `gave_up` whether
    its time was not enough."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._stopped = threading.Event()
        self._under_way = False
        self._until = self._end = math.inf
        self.hurried = False
        self.gave_up = False

    def begin(self, patience: float | None = None, *, endless: bool = False) -> None:
        """Another search, which has that many milliseconds, or all that a search may take, or as
        many as it takes."""
        self._stopped.clear()
        self.gave_up = False
        self.hurried = patience is not None
        now = time.perf_counter()
        self._end = math.inf if endless else now + _LONGEST / 1000
        self._until = self._end if patience is None else now + patience / 1000

    def stop(self) -> None:
        """Let the search under way raise `Interrupted`."""
        self._stopped.set()
        if self._under_way:
            self.connection.interrupt()

    def too_late(self) -> bool:
        """Whether patience is at an end; once it is, the search has given something up."""
        return self._is_past(self._until)

    def must_end(self) -> bool:
        """Whether the search has taken as long as any may, however patient it is."""
        return self._is_past(self._end)

    def _is_past(self, moment: float) -> bool:
        past = time.perf_counter() > moment
        self.gave_up = self.gave_up or past
        return past

    def stop_if_told(self) -> None:
        """Raise `Interrupted` when another thread said so."""
        if self._stopped.is_set():
            raise Interrupted

    def ask(self, sql: str, values: Sequence[Any]) -> list[Any]:
        """All rows that answer a question to the index."""
        self.stop_if_told()
        return self.connection.execute(sql, values).fetchall()

    def ask_for(self, sql: str, wanted: Sequence[Any]) -> list[Any]:
        """`rows_for` of the index."""
        self.stop_if_told()
        return rows_for(self.connection, sql, wanted)

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """While this lasts, the connection itself is interrupted, too."""
        self._under_way = True
        try:
            yield
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise Interrupted from None
            raise
        finally:
            self._under_way = False


def rows_for(
    connection: sqlite3.Connection, sql: str, wanted: Sequence[Any]
) -> list[tuple[Any, ...]]:
    """The rows that answer `sql`, which has one `{}` where the values wanted stand, for any number
    of them."""
    found = []
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        found += connection.execute(sql.format(",".join("?" * len(some))), some).fetchall()
    return found
