"""The tables of the index, and how entries, words and numbers stand in them.

Knows no records. Who writes: `building` an index from the beginning, `writer` one that stands.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from zlib import crc32

from data.search import typos
from data.search.entries import EVERYTHING, KINDS, MARK, Entry, facet

# Raised when tables, terms or the analysis of words change; another format is built anew.
FORMAT = 16

# Terms of words: the folded word itself, behind marks the key that its forms share and the keys of
# the parts of a compound, and key and parts again when the word stands in the title.
KEY_MARK = f"{MARK}k"
PART_MARK = f"{MARK}q"
TITLE_MARK = f"{MARK}T"
TITLE_PART_MARK = f"{MARK}U"
# Beginnings of words, up to so many letters, that so many words share have their commonest words
# listed.
OPENING_WORDS = 40
LONGEST_OPENING = 4
CROWDED = 300

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
# How often the forms of a key are used is asked for many keys at once: `df` spares the table.
_INDEXES = (
    "CREATE UNIQUE INDEX entry_id ON entry (id)",
    "CREATE INDEX term_folded ON term (folded)",
    "CREATE INDEX term_key ON term (key, df)",
)


class Term(NamedTuple):
    """One word of the library: as written in lower case, folded, and how many records have it."""

    number: int
    word: str
    folded: str
    df: int


def reset(connection: sqlite3.Connection) -> None:
    """Empty tables, whatever was there, without what orders them (`order`)."""
    for name, statement in _TABLES.items():
        connection.execute(f"DROP TABLE IF EXISTS {name}")
        connection.execute(statement)


def order(connection: sqlite3.Connection) -> None:
    """Order the tables once they are filled: quicker than keeping each row in order."""
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


def newest(connection: sqlite3.Connection) -> int:
    """The number of the newest entry. Entries are numbered densely: it is nearly their count, and
    at hand."""
    found: int | None = connection.execute("SELECT max(rowid) FROM entry").fetchone()[0]
    return found or 0


def term_row(
    number: int | None, folded: str, word: str, shared: str, parts: Iterable[str], df: int
) -> tuple[int | None, str, str | None, str | None, int, str | None, int]:
    """A word's row of the table `term`."""
    written = None if word == folded else word
    unlike = None if shared == folded else shared
    return number, folded, written, unlike, key_number(shared), " ".join(parts) or None, df


class Spelled(NamedTuple):
    """The terms of a word in the full-text table as one text: wherever it stands, and those that it
    has besides in a title."""

    anywhere: str
    in_title: str


def spelled(folded: str, shared: str, parts: Sequence[str]) -> Spelled:
    """The terms of a word."""
    return Spelled(
        " ".join((folded, KEY_MARK + shared, *(PART_MARK + one for one in parts))),
        " ".join((TITLE_MARK + shared, *(TITLE_PART_MARK + one for one in parts))),
    )


def body_of(
    kind: str, words: array[int], spelling: Callable[[int], Spelled], facets: Iterable[str]
) -> str:
    """The terms of an entry in the full-text table."""
    different = set(words) - {0}
    title = set(words[: words.index(0)])
    terms = [one.anywhere for one in map(spelling, different)]
    terms += [one.in_title for one in map(spelling, title)]
    return " ".join((*terms, *facets, EVERYTHING, facet("t", kind)))


def entry_row(
    entry: Entry, words: array[int], facets: array[int]
) -> tuple[int, bytes, bytes, bytes]:
    """An entry's row of the table `entry`."""
    kind = KINDS.index(entry.kind)
    return kind, packed(entry.id), pack_numbers(words), pack_numbers(facets)


def own_facets(entry: Entry) -> list[str]:
    """The facets of an entry that its kind does not say already."""
    said = (EVERYTHING, facet("t", entry.kind))
    return [one for one in entry.facets if one not in said]
