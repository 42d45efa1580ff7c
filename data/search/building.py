"""How an index is built from the beginning.

What a word is made of follows from how often all words are used: so entries and words are gathered
first, and the full-text table is written after them, in order of age. Knows entries and words, not
records or the library.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from data.search import tables, typos
from data.search.compounds import SHORTEST_UNLISTED, Splitter
from data.search.entries import KINDS, Entry
from data.search.tables import (
    Spelled,
    body_of,
    entry_row,
    key_number,
    own_facets,
    spelled,
    term_row,
    unpack_numbers,
)
from data.search.words import forms, key, runs

# While the full-text table is built: so many bytes are held before they are written as a segment,
# and segments are put together once, at the end. (The most that SQLite allows is 2000.)
_HELD = 4 << 20
_NEVER = 1_999
_BATCH = 1_000
# Afterwards so many segments of a level are put together as one of the next level at once. What was
# built must lie many levels up, or it would be written anew after some records; and 'optimize' puts
# it there only when there are many levels, and segments on two of them. Levels come about when each
# of some first entries is a segment and two of them are put together at a time; the second level
# stays when what lies there is larger than the segments that follow.
_SEGMENTS = 4
_FIRST = (1,) * 128 + (8_000, 8_000)
_MOST_WRITTEN = 300_000


class _Numbers(dict[str, tuple[int, ...]]):
    """The words of what stands between two white spaces, as numbers in the order in which words
    were first seen."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[tuple[str, str], int] = {}

    def __missing__(self, written: str) -> tuple[int, ...]:
        words = self.words
        found = tuple(
            words.setdefault((folded, word), len(words) + 1)
            for run in runs(written)
            for word, folded in forms(run)
        )
        if len(self) < _MOST_WRITTEN:
            self[written] = found
        return found


class Builder:
    """Fills the empty tables of an index, inside a transaction that its caller holds open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers = _Numbers()
        self._facets: dict[str, int] = {}
        # How many of the records gathered have a word, a facet.
        self._df: Counter[int] = Counter()
        self._facet_df: Counter[int] = Counter()

    def gather(self, entries: Iterable[Entry]) -> None:
        """Take in entries, in any order."""
        rows = []
        for entry in entries:
            words, facets = self._words_of(entry), self._facets_of(entry)
            self._df.update(set(words))
            self._facet_df.update(facets)
            rows.append((entry.day, *entry_row(entry, words, facets)))
        self._connection.executemany("INSERT INTO gathered VALUES (?, ?, ?, ?, ?)", rows)

    def write(self) -> Iterator[int]:
        """Write what was gathered; yields how many entries are done, now and then."""
        self._connection.execute(
            "INSERT INTO entry (kind, id, words, facets)"
            " SELECT kind, id, words, facets FROM gathered ORDER BY day, id"
        )
        self._connection.execute("DELETE FROM gathered")
        tokens = self._write_words()
        facets = {number: term for term, number in self._facets.items()}
        self._connection.executemany(
            "INSERT INTO facet VALUES (?, ?, ?)",
            ((number, term, self._facet_df[number]) for number, term in facets.items()),
        )
        tables.order(self._connection)

        def body(kind: int, words: bytes, own: bytes) -> str:
            terms = map(facets.__getitem__, unpack_numbers(own))
            return body_of(KINDS[kind], unpack_numbers(words), tokens.__getitem__, terms)

        self._set_full_text(automerge=0, crisismerge=2, hashsize=_HELD)
        done = 0
        for number, rows in enumerate(self._entries()):
            if number == len(_FIRST):
                self._set_full_text(crisismerge=_NEVER)
            self._connection.executemany(
                "INSERT INTO every (rowid, body) VALUES (?, ?)",
                ((rowid, body(kind, words, own)) for rowid, kind, words, own in rows),
            )
            if number < len(_FIRST):
                # (A savepoint writes what is held.)
                self._connection.execute("SAVEPOINT written")
                self._connection.execute("RELEASE written")
            done += len(rows)
            yield done
        # One segment instead of several: forty words are looked up at a keystroke.
        self._connection.execute("INSERT INTO every (every) VALUES ('optimize')")
        self._set_full_text(crisismerge=_SEGMENTS, hashsize=1 << 20)
        yield done

    def _words_of(self, entry: Entry) -> array[int]:
        found = array("I")
        for place in entry.places:
            found.extend(chain.from_iterable(map(self._numbers.__getitem__, place.split())))
            found.append(0)
        return found

    def _facets_of(self, entry: Entry) -> array[int]:
        known = self._facets
        return array("I", [known.setdefault(one, len(known) + 1) for one in own_facets(entry)])

    def _set_full_text(self, **options: int) -> None:
        """Set options of the full-text table (https://sqlite.org/fts5.html, section 6)."""
        self._connection.executemany(
            "INSERT INTO every (every, rank) VALUES (?, ?)", options.items()
        )

    def _entries(self) -> Iterator[list[tuple[int, int, bytes, bytes]]]:
        last = -1
        for size in chain(_FIRST, repeat(_BATCH)):
            rows = self._connection.execute(
                "SELECT rowid, kind, words, facets FROM entry WHERE rowid > ?"
                " ORDER BY rowid LIMIT ?",
                (last, size),
            ).fetchall()
            if not rows:
                return
            yield rows
            last = rows[-1][0]

    def _write_words(self) -> list[Spelled]:
        """Write all words and what leads to them; answers their terms in the full-text table and in
        titles, by their number."""
        words, df = self._numbers.words, self._df
        keys = {folded: key(folded) for folded, _ in words}
        splitter = self._splitter(keys)
        tokens, rows = [Spelled("", "")], []
        parts: set[tuple[int, int]] = set()
        for (folded, word), number in words.items():
            shared, found = keys[folded], splitter.parts(folded)
            rows.append(term_row(number, folded, word, shared, found, df[number]))
            parts.update((key_number(one), number) for one in found)
            tokens.append(spelled(folded, shared, found))
        insert = self._connection.executemany
        insert("INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        insert("INSERT INTO part VALUES (?, ?)", sorted(parts))
        insert("INSERT INTO opening VALUES (?, ?)", self._openings())
        stubs = (typos.stub_of(folded) for folded in keys)
        typos.keep(self._connection, (one for one in stubs if one))
        return tokens

    def _splitter(self, keys: dict[str, str]) -> Splitter:
        """What takes words apart by the words that were gathered."""
        frequency: dict[str, int] = {}
        common = set()
        for (folded, _), number in self._numbers.words.items():
            if len(folded) >= SHORTEST_UNLISTED:
                shared, seen = keys[folded], self._df[number]
                frequency[shared] = frequency.get(shared, 0) + seen
                if seen > 1:
                    common.add(folded)
        return Splitter(lambda shared: frequency.get(shared, 0), common.__contains__)

    def _openings(self) -> Iterator[tuple[str, int]]:
        """The commonest words of each beginning that many words share."""
        openings: dict[str, list[int]] = {}
        for (folded, _), number in self._numbers.words.items():
            for length in range(1, min(len(folded), tables.LONGEST_OPENING) + 1):
                openings.setdefault(folded[:length], []).append(number)
        for letters, numbers in sorted(openings.items()):
            if len(numbers) > tables.CROWDED:
                numbers.sort(key=lambda number: -self._df[number])
                for number in sorted(numbers[: tables.OPENING_WORDS]):
                    yield letters, number
