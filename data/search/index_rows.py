"""The tables of the index and how an entry is written to them and taken out.

Knows entries and words, not records, the library or its change log.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple
from zlib import crc32

from data.search import typos
from data.search.compounds import SHORTEST_UNLISTED, Splitter
from data.search.entries import EVERYTHING, KINDS, MARK, Entry, facet
from data.search.words import forms, key, runs

# Raised when tables, terms or the analysis of words change; another format is built anew.
FORMAT = 9

# Terms of words: the folded word itself, behind marks the key that its forms share, the keys of the
# parts of a compound, and the key again when the word stands in the title.
KEY_MARK = f"{MARK}k"
PART_MARK = f"{MARK}q"
TITLE_MARK = f"{MARK}T"
# Beginnings of words that so many words share have their commonest words listed.
OPENING_WORDS = 40
_LONGEST_OPENING = 4
_CROWDED = 300
_MOST_RUNS = 200_000
# While the full-text table is built: so many bytes are held before they are written, and what is
# written is put together once, at the end. (The most segments that SQLite allows is 2000.)
_HELD = 16 << 20
_NEVER = 1_999

_TABLES = {
    "meta": "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "entry": "CREATE TABLE entry (rowid INTEGER PRIMARY KEY, kind INTEGER NOT NULL,"
    " id BLOB NOT NULL, words BLOB NOT NULL, facets BLOB NOT NULL)",
    # Entries on their way in, until they can be put in order of age.
    "gathered": "CREATE TABLE gathered (day INTEGER NOT NULL, kind INTEGER NOT NULL,"
    " id BLOB NOT NULL, words BLOB NOT NULL, facets BLOB NOT NULL)",
    "term": "CREATE TABLE term (id INTEGER PRIMARY KEY, folded TEXT NOT NULL,"
    " word TEXT, shared TEXT, key INTEGER NOT NULL, parts TEXT, df INTEGER NOT NULL)",
    "part": "CREATE TABLE part (key INTEGER NOT NULL, term INTEGER NOT NULL,"
    " PRIMARY KEY (key, term)) WITHOUT ROWID",
    "opening": "CREATE TABLE opening (letters TEXT NOT NULL, term INTEGER NOT NULL,"
    " PRIMARY KEY (letters, term)) WITHOUT ROWID",
    **typos.TABLES,
    "facet": "CREATE TABLE facet (id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE,"
    " df INTEGER NOT NULL)",
    # A folded word, a mark and the marks of facets are one token each; `ascii` takes all other
    # letters of the world as they are, for words come folded.
    "every": "CREATE VIRTUAL TABLE every USING fts5(body, content='', detail='none', columnsize=0,"
    " tokenize=\"ascii tokenchars ',.:_=*-'\")",
}
_INDEXES = (
    "CREATE UNIQUE INDEX entry_id ON entry (id)",
    "CREATE INDEX term_folded ON term (folded)",
    "CREATE INDEX term_key ON term (key)",
)


class Term(NamedTuple):
    """One word of the library: as written in lower case, folded, and how many records have it."""

    number: int
    word: str
    folded: str
    df: int


def reset(connection: sqlite3.Connection) -> None:
    """Empty tables, whatever was there."""
    for name, statement in _TABLES.items():
        connection.execute(f"DROP TABLE IF EXISTS {name}")
        connection.execute(statement)
    for statement in _INDEXES:
        connection.execute(statement)


def packed(identifier: str) -> bytes:
    """A record's identifier as the index keeps it: 16 bytes."""
    return bytes.fromhex(identifier.replace("-", ""))


def identifier_of(packed_id: bytes) -> str:
    """The identifier that `packed` made smaller."""
    digits = packed_id.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def pack_numbers(numbers: array[int]) -> bytes:
    """Numbers below 2**24 in two or three bytes each, which of them in the first byte: then all
    lowest bytes, all middle ones, all highest."""
    raw = numbers.tobytes()
    highest = raw[2::4]
    if any(highest):
        return b"\3" + raw[0::4] + raw[1::4] + highest
    return b"\2" + raw[0::4] + raw[1::4]


def unpack_numbers(blob: bytes) -> array[int]:
    """The numbers that `pack_numbers` packed."""
    planes = blob[0]
    count = (len(blob) - 1) // planes
    raw = bytearray(4 * count)
    for plane in range(planes):
        raw[plane::4] = blob[1 + plane * count : 1 + (plane + 1) * count]
    return array("I", bytes(raw))


def key_number(shared: str) -> int:
    """The number under which words of a key are kept."""
    return crc32(shared.encode())


def terms_of_key(connection: sqlite3.Connection, shared: str, most: int = -1) -> list[Term]:
    """The words that share a key."""
    rows = connection.execute(
        "SELECT id, coalesce(word, folded), folded, df FROM term"
        " WHERE key = ? AND coalesce(shared, folded) = ? LIMIT ?",
        (key_number(shared), shared, most),
    ).fetchall()
    return [Term._make(row) for row in rows]


def splitter_of(connection: sqlite3.Connection) -> Splitter:
    """What takes words apart by the words of an index."""

    @cache
    def common(folded: str) -> bool:
        return bool(
            connection.execute(
                "SELECT 1 FROM term WHERE folded = ? AND df > 1", (folded,)
            ).fetchone()
        )

    @cache
    def frequency(shared: str) -> int:
        found: int | None = connection.execute(
            "SELECT sum(df) FROM term WHERE key = ? AND length(folded) >= ?",
            (key_number(shared), SHORTEST_UNLISTED),
        ).fetchone()[0]
        return found or 0

    return Splitter(frequency, common)


class Writer:
    """Writes entries inside a transaction that its caller holds open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ids: dict[tuple[str, str], int] = {}
        # What runs of letters were read as; forgotten when words are taken out.
        self._runs: dict[str, list[int]] = {}
        self._facet_ids: dict[str, int] = {}
        self._facets: dict[int, str] = {}
        self._tokens: dict[int, tuple[str, str]] = {}
        # How many of the collected records have a word, a facet.
        self._seen: Counter[int] = Counter()
        self._seen_facets: Counter[int] = Counter()
        self._splitter = splitter_of(connection)

    # One by one, on an index that stands

    def add(self, entries: Iterable[Entry]) -> None:
        """Write entries of records that have none. They count as newer than all that are there
        until the index is built anew."""
        for entry in entries:
            words = self._numbers(entry, self._known_or_new)
            facets = array("I", (self._facet_or_new(one) for one in _own_facets(entry)))
            rowid = self._connection.execute(
                "INSERT INTO entry (kind, id, words, facets) VALUES (?, ?, ?, ?) RETURNING rowid",
                _entry_row(entry, words, facets),
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
        facets = array("I", (self._known_facet(one) for one in _own_facets(entry)))
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

    # All at once

    def collect(self, entries: Iterable[Entry]) -> None:
        """Gather entries; words and the full-text table come after."""
        for entry in entries:
            words = self._numbers(entry, self._numbered)
            facets = array("I", [self._numbered_facet(one) for one in _own_facets(entry)])
            self._seen.update(set(words))
            self._seen_facets.update(facets)
            self._connection.execute(
                "INSERT INTO gathered VALUES (?, ?, ?, ?, ?)",
                (entry.day, *_entry_row(entry, words, facets)),
            )

    def write_collected(self) -> Iterator[int]:
        """Write entries in order of age, words and full-text table of what was collected; yields
        how many are done."""
        self._connection.execute(
            "INSERT INTO entry (kind, id, words, facets)"
            " SELECT kind, id, words, facets FROM gathered ORDER BY day, id"
        )
        self._connection.execute("DELETE FROM gathered")
        self._write_words(self._seen)
        self._connection.executemany(
            "INSERT INTO facet VALUES (?, ?, ?)",
            ((number, term, self._seen_facets[number]) for term, number in self._facet_ids.items()),
        )
        done = 0
        self._set_every(automerge=0, crisismerge=_NEVER, hashsize=_HELD)
        for rowid, kind, words, facets in self._collected():
            self._connection.execute(
                "INSERT INTO every (rowid, body) VALUES (?, ?)",
                (rowid, self._body(KINDS[kind], words, facets)),
            )
            done += 1
            if done % 1_000 == 0:
                yield done
        # One segment instead of several: forty words are looked up at a keystroke.
        self._connection.execute("INSERT INTO every (every) VALUES ('optimize')")
        self._set_every(automerge=4, crisismerge=16, hashsize=1 << 20)
        yield done

    def _set_every(self, **options: int) -> None:
        """Set options of the full-text table (https://sqlite.org/fts5.html, section 6)."""
        self._connection.executemany(
            "INSERT INTO every (every, rank) VALUES (?, ?)", options.items()
        )

    def _collected(self) -> Iterator[tuple[int, int, array[int], array[int]]]:
        last = -1
        while rows := self._connection.execute(
            "SELECT rowid, kind, words, facets FROM entry WHERE rowid > ? ORDER BY rowid"
            " LIMIT 1000",
            (last,),
        ).fetchall():
            for rowid, kind, words, facets in rows:
                yield rowid, kind, unpack_numbers(words), unpack_numbers(facets)
            last = rows[-1][0]

    def _write_words(self, df: Counter[int]) -> None:
        frequency: dict[str, int] = {}
        common = set()
        for (folded, _), number in self._ids.items():
            if len(folded) >= SHORTEST_UNLISTED:
                shared = key(folded)
                frequency[shared] = frequency.get(shared, 0) + df[number]
                if df[number] > 1:
                    common.add(folded)
        splitter = Splitter(lambda shared: frequency.get(shared, 0), common.__contains__)
        parts: set[tuple[int, int]] = set()
        openings: dict[str, list[int]] = {}
        rows = []
        for (folded, word), number in self._ids.items():
            shared, found = key(folded), splitter.parts(folded)
            rows.append(_row(number, folded, word, shared, found, df[number]))
            parts.update((key_number(one), number) for one in found)
            self._tokens[number] = _token(folded, shared, found)
            for length in range(1, min(len(folded), _LONGEST_OPENING) + 1):
                openings.setdefault(folded[:length], []).append(number)
        self._connection.executemany("INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._connection.executemany("INSERT INTO part VALUES (?, ?)", sorted(parts))
        for letters, numbers in sorted(openings.items()):
            if len(numbers) > _CROWDED:
                numbers.sort(key=lambda number: -df[number])
                self._connection.executemany(
                    "INSERT INTO opening VALUES (?, ?)",
                    ((letters, number) for number in sorted(numbers[:OPENING_WORDS])),
                )
        stubs = (typos.stub_of(folded) for folded, _ in self._ids)
        typos.keep_all(self._connection, (one for one in stubs if one))

    # Parts of both

    def _numbers(self, entry: Entry, number: Callable[[str, str], int]) -> array[int]:
        found: list[int] = []
        known = self._runs
        for place in entry.places:
            for run in runs(place):
                numbers = known.get(run)
                if numbers is None:
                    numbers = [number(folded, word) for word, folded in forms(run)]
                    if len(known) < _MOST_RUNS and 0 not in numbers:
                        known[run] = numbers
                found += numbers
            found.append(0)
        return array("I", found)

    def _numbered(self, folded: str, word: str) -> int:
        return self._ids.setdefault((folded, word), len(self._ids) + 1)

    def _numbered_facet(self, term: str) -> int:
        number = self._facet_ids.setdefault(term, len(self._facet_ids) + 1)
        self._facets[number] = term
        return number

    def _known(self, folded: str, word: str) -> int:
        found = self._connection.execute(
            "SELECT id, coalesce(shared, folded), parts FROM term WHERE folded = ? AND word IS ?",
            (folded, None if word == folded else word),
        ).fetchone()
        if found is None:
            return 0
        number, shared, parts = found
        self._tokens[number] = _token(folded, shared, (parts or "").split())
        return int(number)

    def _known_or_new(self, folded: str, word: str) -> int:
        return self._known(folded, word) or self._new_word(folded, word)

    def _new_word(self, folded: str, word: str) -> int:
        parts = self._splitter.parts(folded)
        number: int = self._connection.execute(
            "INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
            _row(None, folded, word, key(folded), parts, 0),
        ).fetchone()[0]
        self._connection.executemany(
            "INSERT INTO part VALUES (?, ?)", ((key_number(one), number) for one in set(parts))
        )
        self._tokens[number] = _token(folded, key(folded), parts)
        stub = typos.stub_of(folded)
        typos.keep(self._connection, (stub,) if stub else ())
        return number

    def _known_facet(self, term: str) -> int:
        known = self._facet_ids.get(term)
        if known is not None:
            return known
        found = self._connection.execute("SELECT id FROM facet WHERE term = ?", (term,)).fetchone()
        if found is None:
            return 0
        if len(self._facet_ids) < _MOST_RUNS:
            self._facet_ids[term] = found[0]
        return int(found[0])

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
            self._facet_ids.clear()
            self._runs.clear()

    def _drop_unused(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            unused = self._connection.execute(
                "DELETE FROM term WHERE id = ? AND df <= 0 RETURNING folded, parts", (number,)
            ).fetchone()
            if unused is None:
                continue
            folded, parts = unused
            self._tokens.pop(number, None)
            self._connection.executemany(
                "DELETE FROM part WHERE key = ? AND term = ?",
                ((key_number(one), number) for one in (parts or "").split()),
            )
            self._connection.executemany(
                "DELETE FROM opening WHERE letters = ? AND term = ?",
                ((folded[:length], number) for length in range(1, _LONGEST_OPENING + 1)),
            )
            stub = typos.stub_of(folded)
            if stub is not None:
                typos.drop(self._connection, stub)

    def _body(self, kind: str, words: array[int], facets: Iterable[int]) -> str:
        known, token = self._tokens, self._token
        different = set(words)
        different.discard(0)
        terms = [(known.get(number) or token(number))[0] for number in different]
        terms += [TITLE_MARK + token(number)[1] for number in set(words[: words.index(0)])]
        terms += map(self._facet, facets)
        terms += (EVERYTHING, facet("t", kind))
        return " ".join(terms)

    def _token(self, number: int) -> tuple[str, str]:
        """The terms of a word as one text, and its key."""
        found = self._tokens.get(number)
        if found is None:
            folded, shared, parts = self._connection.execute(
                "SELECT folded, coalesce(shared, folded), parts FROM term WHERE id = ?", (number,)
            ).fetchone()
            found = _token(folded, shared, (parts or "").split())
            self._tokens[number] = found
        return found

    def _facet(self, number: int) -> str:
        found = self._facets.get(number)
        if found is None:
            found = self._connection.execute(
                "SELECT term FROM facet WHERE id = ?", (number,)
            ).fetchone()[0]
            self._facets[number] = found
        return found


def _own_facets(entry: Entry) -> list[str]:
    """The facets of an entry that its kind does not say already."""
    return [one for one in entry.facets if one not in (EVERYTHING, facet("t", entry.kind))]


def _entry_row(
    entry: Entry, words: array[int], facets: array[int]
) -> tuple[int, bytes, bytes, bytes]:
    kind = KINDS.index(entry.kind)
    return kind, packed(entry.id), pack_numbers(words), pack_numbers(facets)


def _row(
    number: int | None, folded: str, word: str, shared: str, parts: Iterable[str], df: int
) -> tuple[int | None, str, str | None, str | None, int, str | None, int]:
    written = None if word == folded else word
    unlike = None if shared == folded else shared
    return number, folded, written, unlike, key_number(shared), " ".join(parts) or None, df


def _token(folded: str, shared: str, parts: Iterable[str]) -> tuple[str, str]:
    return " ".join((folded, KEY_MARK + shared, *(PART_MARK + one for one in parts))), shared
