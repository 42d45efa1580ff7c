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
    identifier_of,
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


class _Standing(NamedTuple):
    """An entry as it stands in the index, its numbers packed."""

    rowid: int
    kind: int
    words: bytes
    facets: bytes

    def numbered(self) -> _Numbered:
        words, facets = unpack_numbers(self.words), unpack_numbers(self.facets)
        return _Numbered(self.rowid, KINDS[self.kind], words, facets)


class _Read(NamedTuple):
    """An entry with its words, place by place, and its facets."""

    entry: Entry
    places: list[list[Written]]
    facets: list[str]


class Writer:
    """Writes entries inside a transaction that its caller holds open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._vocabulary = Vocabulary(connection)
        self._facets = Facets(connection)

    def replace(self, identifiers: Iterable[str], entries: Iterable[Entry]) -> None:
        """Take out the entries of some records, as far as there are any, and write others, which
        count as newer than all that are there until the index is built anew; what stands there as
        it should be stays. Words that no record has then are taken out, too."""
        standing = self._standing(identifiers)
        read = self._read(entries)
        same = {one.entry.id for one in read if self._is(standing.get(one.entry.id), one)}
        gone = [one.numbered() for key, one in standing.items() if key not in same]
        self._take_out(gone)
        changed = [one for one in read if one.entry.id not in same]
        new = self._numbered(changed)
        words, facets = Counter[int](), Counter[int]()
        for one in new:
            words.update(set(one.words) - {0})
            facets.update(one.facets)
        for one in gone:
            words.subtract(set(one.words) - {0})
            facets.subtract(one.facets)
        self._vocabulary.count(words)
        self._facets.count(facets)
        self._put_in(new, changed)

    def holds(self, entry: Entry, *, in_full_text: bool = True) -> bool:
        """Whether the index has that entry as it should be; the full-text table is asked too
        unless told not to (it takes some milliseconds)."""
        standing = self._standing([entry.id]).get(entry.id)
        if standing is None or not self._is(standing, *self._read([entry])):
            return False
        if not in_full_text:
            return True
        terms = self._body(standing.numbered()).split()
        match = " AND ".join(f'"{term}"' for term in terms)
        return bool(
            self._connection.execute(
                "SELECT rowid FROM every WHERE every MATCH ? AND rowid = ?", (match, standing.rowid)
            ).fetchall()
        )

    def _standing(self, identifiers: Iterable[str]) -> dict[str, _Standing]:
        """What stands in the index of some records, by their identifiers."""
        rows = rows_for(
            self._connection,
            "SELECT id, rowid, kind, words, facets FROM entry WHERE id IN ({})",
            [packed(one) for one in identifiers],
        )
        return {identifier_of(packed_id): _Standing(*row) for packed_id, *row in rows}

    def _read(self, entries: Iterable[Entry]) -> list[_Read]:
        """Entries with their words and facets, of which those that the index has are learnt."""
        read = [_Read(one, _words_of(one), own_facets(one)) for one in entries]
        self._vocabulary.learn({word for one in read for place in one.places for word in place})
        self._facets.learn(term for one in read for term in one.facets)
        return read

    def _is(self, standing: _Standing | None, one: _Read) -> bool:
        """Whether what stands in the index is an entry as it was read."""
        return (
            standing is not None
            and standing.words == pack_numbers(self._numbers(one.places))
            and standing.facets == pack_numbers(self._facet_numbers(one.facets))
        )

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

    def _numbered(self, read: Sequence[_Read]) -> list[_Numbered]:
        """Entries that are new, in their order."""
        words = dict.fromkeys(word for one in read for place in one.places for word in place)
        self._vocabulary.learn(words)
        self._vocabulary.number_new(words)
        self._facets.number_new(term for one in read for term in one.facets)
        return [
            _Numbered(
                rowid, one.entry.kind, self._numbers(one.places), self._facet_numbers(one.facets)
            )
            for rowid, one in zip(count(newest(self._connection) + 1), read)
        ]

    def _put_in(self, new: Sequence[_Numbered], read: Sequence[_Read]) -> None:
        self._connection.executemany(
            "INSERT INTO entry (rowid, kind, id, words, facets) VALUES (?, ?, ?, ?, ?)",
            [
                (one.rowid, *entry_row(its.entry, one.words, one.facets))
                for one, its in zip(new, read, strict=True)
            ],
        )
        self._connection.executemany(
            "INSERT INTO every (rowid, body) VALUES (?, ?)",
            [(one.rowid, self._body(one)) for one in new],
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
