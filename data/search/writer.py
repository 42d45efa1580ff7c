"""How entries are written to an index that stands, taken out of it, and checked.

Knows entries and words, not records, the library or its change log.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple

from data.search.entries import KINDS, Entry
from data.search.reading import rows_for
from data.search.tables import (
    body_of,
    entry_row,
    newest,
    own_facets,
    pack_numbers,
    packed,
    unpack_numbers,
)
from data.search.vocabulary import Facets, Vocabulary, Written
from data.search.words import forms, runs


class _Numbered(NamedTuple):
    """An entry by the numbers of its words and facets."""

    rowid: int
    kind: str
    words: array[int]
    facets: array[int]


class Writer:
    """Writes entries inside a transaction that its caller holds open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._vocabulary = Vocabulary(connection)
        self._facets = Facets(connection)

    def replace(self, identifiers: Iterable[str], entries: Sequence[Entry]) -> None:
        """Take out the entries of some records, as far as there are any, and write others, which
        count as newer than all that are there until the index is built anew. Words that no record
        has then are taken out, too."""
        gone = self._standing(identifiers)
        self._take_out(gone)
        new = self._numbered(entries)
        words, facets = Counter[int](), Counter[int]()
        for one in new:
            words.update(set(one.words) - {0})
            facets.update(one.facets)
        for one in gone:
            words.subtract(set(one.words) - {0})
            facets.subtract(one.facets)
        self._vocabulary.count(words)
        self._facets.count(facets)
        self._put_in(new, entries)

    def _standing(self, identifiers: Iterable[str]) -> list[_Numbered]:
        """The entries of some records as they stand in the index."""
        rows = rows_for(
            self._connection,
            "SELECT rowid, kind, words, facets FROM entry WHERE id IN ({})",
            [packed(one) for one in identifiers],
        )
        return [
            _Numbered(rowid, KINDS[kind], unpack_numbers(words), unpack_numbers(facets))
            for rowid, kind, words, facets in rows
        ]

    def _take_out(self, gone: Sequence[_Numbered]) -> None:
        self._vocabulary.learn_numbers({word for one in gone for word in one.words} - {0})
        self._facets.learn_numbers({facet for one in gone for facet in one.facets})
        self._connection.executemany(
            "INSERT INTO every (every, rowid, body) VALUES ('delete', ?, ?)",
            [(one.rowid, self._body(one)) for one in gone],
        )
        self._connection.executemany(
            "DELETE FROM entry WHERE rowid = ?", [(one.rowid,) for one in gone]
        )

    def _numbered(self, entries: Sequence[Entry]) -> list[_Numbered]:
        """Entries that are new, in their order."""
        places, facets = [_words_of(one) for one in entries], [own_facets(one) for one in entries]
        words = dict.fromkeys(word for some in places for place in some for word in place)
        self._vocabulary.learn(words)
        self._vocabulary.number_new(words)
        self._facets.learn(term for some in facets for term in some)
        self._facets.number_new(term for some in facets for term in some)
        return [
            _Numbered(rowid, entry.kind, self._numbers(some), self._facet_numbers(own))
            for rowid, entry, some, own in zip(
                count(newest(self._connection) + 1), entries, places, facets
            )
        ]

    def _put_in(self, new: Sequence[_Numbered], entries: Sequence[Entry]) -> None:
        self._connection.executemany(
            "INSERT INTO entry (rowid, kind, id, words, facets) VALUES (?, ?, ?, ?, ?)",
            [
                (one.rowid, *entry_row(entry, one.words, one.facets))
                for one, entry in zip(new, entries, strict=True)
            ],
        )
        self._connection.executemany(
            "INSERT INTO every (rowid, body) VALUES (?, ?)",
            [(one.rowid, self._body(one)) for one in new],
        )

    def holds(self, entry: Entry, *, in_full_text: bool = True) -> bool:
        """Whether the index has that entry as it should be; the full-text table is asked too
        unless told not to (it takes some milliseconds)."""
        found = self._connection.execute(
            "SELECT rowid, words, facets FROM entry WHERE id = ?", (packed(entry.id),)
        ).fetchone()
        if found is None:
            return False
        places, facets = _words_of(entry), own_facets(entry)
        self._vocabulary.learn(word for place in places for word in place)
        self._facets.learn(facets)
        one = _Numbered(found[0], entry.kind, self._numbers(places), self._facet_numbers(facets))
        if found[1] != pack_numbers(one.words) or found[2] != pack_numbers(one.facets):
            return False
        if not in_full_text:
            return True
        match = " AND ".join(f'"{term}"' for term in self._body(one).split())
        return bool(
            self._connection.execute(
                "SELECT rowid FROM every WHERE every MATCH ? AND rowid = ?", (match, one.rowid)
            ).fetchall()
        )

    def _numbers(self, places: Iterable[Iterable[Written]]) -> array[int]:
        """The numbers of words that were learnt, 0 for what the index does not have."""
        numbers, found = self._vocabulary.numbers, array("I")
        for place in places:
            found.extend([numbers.get(word, 0) for word in place])
            found.append(0)
        return found

    def _facet_numbers(self, terms: Iterable[str]) -> array[int]:
        return array("I", [self._facets.numbers.get(one, 0) for one in terms])

    def _body(self, one: _Numbered) -> str:
        facets = map(self._facets.terms.__getitem__, one.facets)
        return body_of(one.kind, one.words, self._vocabulary.spelled.__getitem__, facets)


def _words_of(entry: Entry) -> list[list[Written]]:
    """The words of an entry, place by place."""
    return [
        [(folded, word) for run in runs(place) for word, folded in forms(run)]
        for place in entry.places
    ]
