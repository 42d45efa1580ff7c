"""The tables of the index and how an entry is written to them and taken out.

Knows entries and words, not records, the library or its change log.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from data.search import typos
from data.search.compounds import SHORTEST_UNLISTED, Splitter
from data.search.entries import KINDS, MARK, Entry
from data.search.words import key, tokens

# Raised when tables, terms or the analysis of words change; another format is built anew.
FORMAT = 5

# Terms of words: the folded word itself, behind a mark the key that its forms share, behind another
# the keys of the parts of a compound.
KEY_MARK = f"{MARK}k"
PART_MARK = f"{MARK}q"
_DAY_SHIFT = 24

# A folded word, a mark and the marks of facets are one token each; `ascii` takes all other letters
# of the world as they are, for words come folded.
_FTS = (
    "fts5(body, content='', detail='none', columnsize=0, prefix='1 2 3',"
    " tokenize=\"ascii tokenchars ',.:_=*-'\")"
)
_TABLES = {
    "meta": "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "entry": "CREATE TABLE entry (rowid INTEGER PRIMARY KEY, kind INTEGER NOT NULL,"
    " id BLOB NOT NULL, words BLOB NOT NULL, facets TEXT NOT NULL)",
    "term": "CREATE TABLE term (id INTEGER PRIMARY KEY, folded TEXT NOT NULL,"
    " word TEXT NOT NULL, key TEXT NOT NULL, parts TEXT NOT NULL, df INTEGER NOT NULL)",
    "part": "CREATE TABLE part (key TEXT NOT NULL, term INTEGER NOT NULL,"
    " PRIMARY KEY (key, term)) WITHOUT ROWID",
    **typos.TABLES,
    "facet": "CREATE TABLE facet (term TEXT PRIMARY KEY, df INTEGER NOT NULL) WITHOUT ROWID",
    "every": f"CREATE VIRTUAL TABLE every USING {_FTS}",
    "title": f"CREATE VIRTUAL TABLE title USING {_FTS}",
}
_INDEXES = (
    "CREATE UNIQUE INDEX entry_id ON entry (id)",
    "CREATE UNIQUE INDEX term_folded ON term (folded, word)",
    "CREATE INDEX term_key ON term (key)",
)


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


def frequency_of(connection: sqlite3.Connection) -> Callable[[str], int]:
    """How many records have a word of a key, as `Splitter` asks."""

    @cache
    def frequency(shared: str) -> int:
        found: int | None = connection.execute(
            "SELECT sum(df) FROM term WHERE key = ? AND length(folded) >= ?",
            (shared, SHORTEST_UNLISTED),
        ).fetchone()[0]
        return found or 0

    return frequency


class Writer:
    """Writes entries inside a transaction that its caller holds open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ids: dict[tuple[str, str], int] = {}
        self._df: dict[int, int] = {}
        self._facets: dict[str, int] = {}
        self._days: dict[int, int] = {}
        self._tokens: dict[int, str] = {}
        self._splitter = Splitter(frequency_of(connection))

    # One by one, on an index that stands

    def add(self, entries: Iterable[Entry]) -> None:
        """Write entries of records that have none."""
        for entry in entries:
            words = self._numbers(entry, self._known_or_new)
            rowid = self._new_rowid(entry.day)
            self._insert(rowid, entry, words)
            self._count(words, entry.facets, 1)
            self._write_terms("INSERT INTO {table} (rowid, body) VALUES (?, ?)", rowid, words,
                              entry.facets)  # fmt: skip

    def remove(self, identifier: str) -> None:
        """Take a record's entry out, and the words that no other record has."""
        found = self._connection.execute(
            "SELECT rowid, words, facets FROM entry WHERE id = ?", (packed(identifier),)
        ).fetchone()
        if found is None:
            return
        rowid, blob, facet_text = found
        words = array("I", blob)
        facets = tuple(facet_text.split())
        self._write_terms(
            "INSERT INTO {table} ({table}, rowid, body) VALUES ('delete', ?, ?)",
            rowid, words, facets,
        )  # fmt: skip
        self._connection.execute("DELETE FROM entry WHERE rowid = ?", (rowid,))
        self._count(words, facets, -1)

    def holds(self, entry: Entry) -> bool:
        """Whether the index has that entry as it should be, in the full-text tables too."""
        found = self._connection.execute(
            "SELECT rowid, words, facets FROM entry WHERE id = ?", (packed(entry.id),)
        ).fetchone()
        if found is None:
            return False
        words = self._numbers(entry, self._known)
        if found[1] != words.tobytes() or found[2] != " ".join(entry.facets):
            return False
        bodies = self._bodies(words, entry.facets)
        for table, body in bodies.items():
            match = " AND ".join(f'"{one}"' for one in body.split())
            rows = self._connection.execute(
                f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid = ?",
                (match, found[0]),
            ).fetchall()
            if not rows:
                return False
        return True

    # All at once

    def collect(self, entries: Iterable[Entry]) -> None:
        """Write the rows of entries and count their words; the full-text tables come after."""
        for entry in entries:
            words = self._numbers(entry, self._counted)
            for number in set(words):
                self._df[number] = self._df.get(number, 0) + 1
            for facet in entry.facets:
                self._facets[facet] = self._facets.get(facet, 0) + 1
            running = self._days.get(entry.day, 0)
            self._days[entry.day] = running + 1
            self._insert((entry.day << _DAY_SHIFT) + running, entry, words)

    def write_collected(self) -> Iterator[int]:
        """Write words and full-text tables of what was collected; yields how many are done."""
        self._write_words()
        self._connection.executemany("INSERT INTO facet VALUES (?, ?)", self._facets.items())
        done, last = 0, -1
        while rows := self._connection.execute(
            "SELECT rowid, words, facets FROM entry WHERE rowid > ? ORDER BY rowid LIMIT 1000",
            (last,),
        ).fetchall():
            for rowid, blob, facets in rows:
                self._write_terms("INSERT INTO {table} (rowid, body) VALUES (?, ?)", rowid,
                                  array("I", blob), facets.split())  # fmt: skip
            last = rows[-1][0]
            done += len(rows)
            yield done

    def _write_words(self) -> None:
        frequency: dict[str, int] = {}
        for (folded, _), number in self._ids.items():
            if len(folded) >= SHORTEST_UNLISTED:
                shared = key(folded)
                frequency[shared] = frequency.get(shared, 0) + self._df[number]
        splitter = Splitter(lambda shared: frequency.get(shared, 0))
        parts: set[tuple[str, int]] = set()
        rows = []
        for (folded, word), number in self._ids.items():
            shared, found = key(folded), splitter.parts(folded)
            rows.append((number, folded, word, shared, " ".join(found), self._df[number]))
            parts.update((one, number) for one in found)
            self._tokens[number] = _token(folded, shared, found)
        self._connection.executemany("INSERT INTO term VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._connection.executemany("INSERT INTO part VALUES (?, ?)", sorted(parts))
        stubs = (typos.stub_of(folded) for folded, _ in self._ids)
        typos.keep_all(self._connection, (one for one in stubs if one))

    # Parts of both

    def _insert(self, rowid: int, entry: Entry, words: array[int]) -> None:
        self._connection.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?)",
            (rowid, KINDS.index(entry.kind), packed(entry.id), words.tobytes(),
             " ".join(entry.facets)),
        )  # fmt: skip

    def _numbers(self, entry: Entry, number: Callable[[str, str], int]) -> array[int]:
        found = array("I")
        for part in entry.places:
            found.extend(number(one.folded, one.word) for one in tokens(part))
            found.append(0)
        return found

    def _counted(self, folded: str, word: str) -> int:
        return self._ids.setdefault((folded, word), len(self._ids) + 1)

    def _known(self, folded: str, word: str) -> int:
        found = self._connection.execute(
            "SELECT id FROM term WHERE folded = ? AND word = ?", (folded, word)
        ).fetchone()
        return found[0] if found else 0

    def _known_or_new(self, folded: str, word: str) -> int:
        number = self._known(folded, word)
        return number or self._new_word(folded, word)

    def _new_word(self, folded: str, word: str) -> int:
        parts = self._splitter.parts(folded)
        number: int = self._connection.execute(
            "INSERT INTO term (folded, word, key, parts, df) VALUES (?, ?, ?, ?, 0) RETURNING id",
            (folded, word, key(folded), " ".join(parts)),
        ).fetchone()[0]
        self._connection.executemany(
            "INSERT INTO part VALUES (?, ?)", ((one, number) for one in parts)
        )
        stub = typos.stub_of(folded)
        typos.keep(self._connection, (stub,) if stub else ())
        return number

    def _new_rowid(self, day: int) -> int:
        first = day << _DAY_SHIFT
        last = self._connection.execute(
            "SELECT max(rowid) FROM entry WHERE rowid >= ? AND rowid < ?",
            (first, (day + 1) << _DAY_SHIFT),
        ).fetchone()[0]
        return first if last is None else int(last) + 1

    def _count(self, words: Iterable[int], facets: Iterable[str], by: int) -> None:
        numbers = [(number,) for number in set(words) - {0}]
        terms = [(facet,) for facet in facets]
        if by > 0:
            self._connection.executemany("UPDATE term SET df = df + 1 WHERE id = ?", numbers)
            self._connection.executemany(
                "INSERT INTO facet VALUES (?, 1) ON CONFLICT (term) DO UPDATE SET df = df + 1",
                terms,
            )
            return
        self._connection.executemany("UPDATE term SET df = df - 1 WHERE id = ?", numbers)
        self._drop_unused(numbers)
        self._connection.executemany("UPDATE facet SET df = df - 1 WHERE term = ?", terms)
        self._connection.executemany("DELETE FROM facet WHERE term = ? AND df <= 0", terms)

    def _drop_unused(self, numbers: list[tuple[int]]) -> None:
        for number in numbers:
            unused = self._connection.execute(
                "DELETE FROM term WHERE id = ? AND df <= 0 RETURNING folded, parts", number
            ).fetchone()
            if unused is None:
                continue
            folded, parts = unused
            self._tokens.pop(number[0], None)
            self._connection.executemany(
                "DELETE FROM part WHERE key = ? AND term = ?",
                ((one, number[0]) for one in parts.split()),
            )
            stub = typos.stub_of(folded)
            if stub is not None:
                typos.drop(self._connection, stub)

    def _write_terms(
        self, statement: str, rowid: int, words: array[int], facets: Iterable[str]
    ) -> None:
        for table, body in self._bodies(words, facets).items():
            self._connection.execute(statement.format(table=table), (rowid, body))

    def _bodies(self, words: array[int], facets: Iterable[str]) -> dict[str, str]:
        facet_text = " ".join(facets)
        title = words[: words.index(0)]
        return {
            "every": " ".join((*self._texts(words), facet_text)),
            "title": " ".join((*self._texts(title), facet_text)),
        }

    def _texts(self, words: Iterable[int]) -> Iterator[str]:
        for number in set(words) - {0}:
            text = self._tokens.get(number)
            if text is None:
                folded, shared, parts = self._connection.execute(
                    "SELECT folded, key, parts FROM term WHERE id = ?", (number,)
                ).fetchone()
                text = self._tokens[number] = _token(folded, shared, parts.split())
            yield text


def _token(folded: str, shared: str, parts: Iterable[str]) -> str:
    return " ".join((folded, KEY_MARK + shared, *(PART_MARK + one for one in parts)))
