"""How entries are written to an index that stands, taken out of it, and checked.

Knows entries and words, not records, the library or its change log.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable

from data.search import typos
from data.search.entries import KINDS, Entry
from data.search.tables import (
    LONGEST_OPENING,
    Spelled,
    body_of,
    entry_row,
    key_number,
    own_facets,
    pack_numbers,
    packed,
    spelled,
    splitter_of,
    term_row,
    unpack_numbers,
)
from data.search.words import forms, key, runs

_MOST_FOUND = 200_000


class Writer:
    """Writes entries inside a transaction that its caller holds open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._spelled: dict[int, Spelled] = {}
        self._facets: dict[int, str] = {}
        # The numbers of words that are known, while none is taken out.
        self._found: dict[tuple[str, str], int] = {}
        self._splitter = splitter_of(connection)

    def add(self, entries: Iterable[Entry]) -> None:
        """Write entries of records that have none. They count as newer than all that are there
        until the index is built anew."""
        for entry in entries:
            words = self._numbers(entry, self._known_or_new)
            facets = array("I", (self._facet_or_new(one) for one in own_facets(entry)))
            rowid = self._connection.execute(
                "INSERT INTO entry (kind, id, words, facets) VALUES (?, ?, ?, ?) RETURNING rowid",
                entry_row(entry, words, facets),
            ).fetchone()[0]
            self._count(words, facets, 1)
            self._connection.execute(
                "INSERT INTO every (rowid, body) VALUES (?, ?)",
                (rowid, self._body(entry.kind, words, facets)),
            )

    def remove(self, identifier: str) -> None:
        """Take a record's entry out, and the words that no other record has."""
        found = self._connection.execute(
            "SELECT rowid, kind, words, facets FROM entry WHERE id = ?", (packed(identifier),)
        ).fetchone()
        if found is None:
            return
        rowid, kind = found[:2]
        words, facets = unpack_numbers(found[2]), unpack_numbers(found[3])
        self._connection.execute(
            "INSERT INTO every (every, rowid, body) VALUES ('delete', ?, ?)",
            (rowid, self._body(KINDS[kind], words, facets)),
        )
        self._connection.execute("DELETE FROM entry WHERE rowid = ?", (rowid,))
        self._count(words, facets, -1)

    def holds(self, entry: Entry, *, in_full_text: bool = True) -> bool:
        """Whether the index has that entry as it should be; the full-text table is asked too
        unless told not to (it takes some milliseconds)."""
        found = self._connection.execute(
            "SELECT rowid, words, facets FROM entry WHERE id = ?", (packed(entry.id),)
        ).fetchone()
        if found is None:
            return False
        words = self._numbers(entry, self._known)
        facets = array("I", (self._known_facet(one) for one in own_facets(entry)))
        if found[1] != pack_numbers(words) or found[2] != pack_numbers(facets):
            return False
        if not in_full_text:
            return True
        body = self._body(entry.kind, words, facets)
        match = " AND ".join(f'"{one}"' for one in body.split())
        return bool(
            self._connection.execute(
                "SELECT rowid FROM every WHERE every MATCH ? AND rowid = ?", (match, found[0])
            ).fetchall()
        )

    def _numbers(self, entry: Entry, number: Callable[[str, str], int]) -> array[int]:
        found = array("I")
        for place in entry.places:
            words = (one for run in runs(place) for one in forms(run))
            found.extend(number(folded, word) for word, folded in words)
            found.append(0)
        return found

    def _known(self, folded: str, word: str) -> int:
        number = self._found.get((folded, word), 0)
        if not number:
            number = self._look_up(folded, word)
            if number and len(self._found) < _MOST_FOUND:
                self._found[folded, word] = number
        return number

    def _look_up(self, folded: str, word: str) -> int:
        found = self._connection.execute(
            "SELECT id, coalesce(shared, folded), parts FROM term WHERE folded = ? AND word IS ?",
            (folded, None if word == folded else word),
        ).fetchone()
        if found is None:
            return 0
        number, shared, parts = found
        self._spelled[number] = spelled(folded, shared, (parts or "").split())
        return int(number)

    def _known_or_new(self, folded: str, word: str) -> int:
        return self._known(folded, word) or self._new_word(folded, word)

    def _new_word(self, folded: str, word: str) -> int:
        parts = self._splitter.parts(folded)
        number: int = self._connection.execute(
            "INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
            term_row(None, folded, word, key(folded), parts, 0),
        ).fetchone()[0]
        self._connection.executemany(
            "INSERT INTO part VALUES (?, ?)", ((key_number(one), number) for one in set(parts))
        )
        self._spelled[number] = spelled(folded, key(folded), parts)
        stub = typos.stub_of(folded)
        typos.keep(self._connection, (stub,) if stub else ())
        return number

    def _known_facet(self, term: str) -> int:
        found = self._connection.execute("SELECT id FROM facet WHERE term = ?", (term,)).fetchone()
        return found[0] if found else 0

    def _facet_or_new(self, term: str) -> int:
        number = self._known_facet(term)
        if not number:
            number = self._connection.execute(
                "INSERT INTO facet (term, df) VALUES (?, 0) RETURNING id", (term,)
            ).fetchone()[0]
        return number

    def _count(self, words: Iterable[int], facets: Iterable[int], by: int) -> None:
        numbers = [(by, number) for number in set(words) - {0}]
        terms = [(by, number) for number in facets]
        self._connection.executemany("UPDATE term SET df = df + ? WHERE id = ?", numbers)
        self._connection.executemany("UPDATE facet SET df = df + ? WHERE id = ?", terms)
        if by < 0:
            self._drop_unused(number for _, number in numbers)
            self._connection.executemany(
                "DELETE FROM facet WHERE id = ? AND df <= 0", ((number,) for _, number in terms)
            )
            self._facets.clear()
            self._found.clear()

    def _drop_unused(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            unused = self._connection.execute(
                "DELETE FROM term WHERE id = ? AND df <= 0 RETURNING folded, parts", (number,)
            ).fetchone()
            if unused is None:
                continue
            folded, parts = unused
            self._spelled.pop(number, None)
            self._connection.executemany(
                "DELETE FROM part WHERE key = ? AND term = ?",
                ((key_number(one), number) for one in (parts or "").split()),
            )
            self._connection.executemany(
                "DELETE FROM opening WHERE letters = ? AND term = ?",
                ((folded[:length], number) for length in range(1, LONGEST_OPENING + 1)),
            )
            stub = typos.stub_of(folded)
            if stub is not None:
                typos.drop(self._connection, stub)

    def _body(self, kind: str, words: array[int], facets: Iterable[int]) -> str:
        return body_of(kind, words, self._spelling, map(self._facet, facets))

    def _spelling(self, number: int) -> Spelled:
        found = self._spelled.get(number)
        if found is None:
            folded, shared, parts = self._connection.execute(
                "SELECT folded, coalesce(shared, folded), parts FROM term WHERE id = ?", (number,)
            ).fetchone()
            found = self._spelled[number] = spelled(folded, shared, (parts or "").split())
        return found

    def _facet(self, number: int) -> str:
        found = self._facets.get(number)
        if found is None:
            found = self._connection.execute(
                "SELECT term FROM facet WHERE id = ?", (number,)
            ).fetchone()[0]
            self._facets[number] = found
        return found
