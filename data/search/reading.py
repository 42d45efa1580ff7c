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

# So many values at a time are asked for in one statement.
_AT_ONCE = 900


class Interrupted(Exception):  # noqa: N818 - nothing went wrong: a newer query is waiting
    """The search was stopped from another thread."""


class Reading:
    """The searches of one connection, one after the other. `stop` may come from another thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._stopped = threading.Event()
        self._under_way = False
        self._until = math.inf
        self.gave_up = False

    def begin(self, patience: float | None = None) -> None:
        """Another search, which has that many milliseconds, or all the time there is."""
        self._stopped.clear()
        self.gave_up = False
        self._until = math.inf if patience is None else time.perf_counter() + patience / 1000

    def stop(self) -> None:
        """Let the search under way raise `Interrupted`."""
        self._stopped.set()
        if self._under_way:
            self.connection.interrupt()

    @property
    def hurried(self) -> bool:
        """Whether there is not all the time."""
        return self._until < math.inf

    def too_late(self) -> bool:
        """Whether time is up; once it is, the search has given something up."""
        self.gave_up = self.gave_up or time.perf_counter() > self._until
        return self.gave_up

    def stop_if_told(self) -> None:
        """Raise `Interrupted` when another thread said so."""
        if self._stopped.is_set():
            raise Interrupted

    def ask(self, sql: str, values: Sequence[Any]) -> list[Any]:
        """All rows that answer a question to the index."""
        self.stop_if_told()
        return self.connection.execute(sql, values).fetchall()

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
