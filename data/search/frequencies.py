"""How many records of an index have a word: what tells where a compound is taken apart.

Reads the index's words only; each is asked for once, and many at a time where they are known
beforehand.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from data.search.compounds import SHORTEST_LAST, SHORTEST_UNLISTED, Splitter
from data.search.reading import rows_for
from data.search.tables import key_number


class Frequencies:
    """What one state of an index says about how often words are used."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._common = _Common(connection)
        self.splitter = Splitter(_Frequency(connection).__getitem__, self._common.__getitem__)

    def prepare(self, words: Collection[str]) -> None:
        """Look up at once what taking some folded words apart will mostly ask for."""
        self._common.learn(
            {
                word[:length]
                for word in words
                for length in range(SHORTEST_UNLISTED, len(word) - SHORTEST_LAST + 1)
            }
        )


def splitter_of(connection: sqlite3.Connection) -> Splitter:
    """What takes words apart by the words of an index."""
    return Frequencies(connection).splitter


class _Common(dict[str, bool]):
    """Whether several records have a folded word."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, folded: str) -> bool:
        sql = "SELECT 1 FROM term WHERE folded = ? AND df > 1"
        found = self[folded] = bool(self._connection.execute(sql, (folded,)).fetchone())
        return found

    def learn(self, words: Collection[str]) -> None:
        """Look up many at once."""
        self.update(dict.fromkeys(words, False))
        sql = "SELECT folded FROM term WHERE folded IN ({}) AND df > 1"
        self.update((folded, True) for (folded,) in rows_for(self._connection, sql, list(words)))


class _Frequency(dict[str, int]):
    """How many records have words of a key that are long enough to be parts by themselves."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, shared: str) -> int:
        sql = "SELECT sum(df) FROM term WHERE key = ? AND length(folded) >= ?"
        values = (key_number(shared), SHORTEST_UNLISTED)
        found = self[shared] = self._connection.execute(sql, values).fetchone()[0] or 0
        return found
