"""From a word of a query to the words of the library that answer it.

Reads the index's words; decides which terms of the full-text tables are asked for. Every token is
quoted, so that nothing a person types is ever query syntax.
"""

from __future__ import annotations

import math
import sqlite3
from typing import NamedTuple

from data.search.index_rows import KEY_MARK
from data.search.query import Word
from data.search.rank import FOLDED, FOLDED_PREFIX, FORM, LITERAL, PREFIX, Sought
from data.search.words import key

NEVER = '"==none"'
_NATIVE_PREFIX = 3
_CONTINUATIONS = 40
# A short prefix has too many continuations to list, so nobody knows where it stood.
_SHORT_PREFIX_WORTH = 0.4


class Asked(NamedTuple):
    """One word as the index is asked for it (`match`, an FTS5 expression) and as its answers are
    judged."""

    match: str
    sought: Sought


def quoted(term: str) -> str:
    """A term as an FTS5 string."""
    return '"' + term.replace('"', '""') + '"'


def any_of(terms: list[str]) -> str:
    """An FTS5 expression for any of the terms."""
    return "(" + " OR ".join(dict.fromkeys(terms)) + ")" if terms else NEVER


def all_of(parts: list[str]) -> str:
    """An FTS5 expression for all of the expressions."""
    return "(" + " AND ".join(dict.fromkeys(parts)) + ")" if parts else NEVER


class Expander:
    """Expands words by one index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._records: int | None = None

    def word(self, word: Word) -> Asked:
        """The forms of a word, and its continuations while it is open."""
        folded, shared = word.token.folded, key(word.token.folded)
        manners: dict[int, int] = {}
        terms = [quoted(folded), quoted(KEY_MARK + shared)]
        seen = 0
        rows = self._connection.execute(
            "SELECT id, word, folded, df FROM term WHERE folded = ? UNION"
            " SELECT id, word, folded, df FROM term WHERE key = ? LIMIT 2000",
            (folded, shared),
        ).fetchall()
        for number, written, its_folded, df in rows:
            if written == word.token.word:
                manners[number] = LITERAL
            else:
                manners[number] = FOLDED if its_folded == folded else FORM
            seen += df
        unlisted = 0.0
        if word.open and len(folded) <= _NATIVE_PREFIX:
            unlisted = _SHORT_PREFIX_WORTH
            terms.append(f"{quoted(folded)} *")
        elif word.open:
            seen += self._continue(word, manners, terms)
        return Asked(any_of(terms), Sought(manners, self.weight(seen), unlisted))

    def _continue(self, word: Word, manners: dict[int, int], terms: list[str]) -> int:
        folded = word.token.folded
        rows = self._connection.execute(
            "SELECT id, word, folded, df FROM term WHERE folded > ? AND folded < ?"
            " ORDER BY df DESC LIMIT ?",
            (folded, folded + "\U0010ffff", _CONTINUATIONS),
        ).fetchall()
        for number, written, its_folded, _ in rows:
            as_typed = written.startswith(word.token.word)
            manners.setdefault(number, PREFIX if as_typed else FOLDED_PREFIX)
            terms.append(quoted(its_folded))
        return sum(row[3] for row in rows)

    def weight(self, seen: int) -> float:
        """How much a word says that `seen` records have: more the rarer it is."""
        if self._records is None:
            self._records = self._connection.execute("SELECT count(*) FROM entry").fetchone()[0]
        return math.log(1 + (self._records + 1) / (min(seen, self._records) + 0.5))
