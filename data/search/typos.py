"""Words of the library that a mistyped word may have meant.

The library's words are kept by their first seven letters (inflections and compounds share them),
and these by what is left when one letter is taken out of them. A word in which letters are wrong,
missing, doubled or swapped leaves some of the same remains (the symmetric deletes of SymSpell,
https://github.com/wolfgarbe/SymSpell, kept on disk). What is found so is measured letter by letter.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from zlib import crc32

from data.search.reading import rows_for

STUB = 7
# So short words have too many neighbours; so long ones may have two mistakes.
SHORTEST = 4
_TWO_MISTAKES = 8
_MOST = 12
_LAST = "\U0010ffff"
_MOST_STUBS = 400
_MOST_WORDS = 1_500

TABLES = {
    "stub": "CREATE TABLE stub (id INTEGER PRIMARY KEY, letters TEXT NOT NULL UNIQUE)",
    "gap": "CREATE TABLE gap (remains INTEGER NOT NULL, stub INTEGER NOT NULL,"
    " PRIMARY KEY (remains, stub)) WITHOUT ROWID",
}


def stub_of(folded: str) -> str | None:
    """The letters by which a word is kept; None when typos are not looked for in it."""
    return folded[:STUB] if len(folded) >= SHORTEST and folded.isalpha() else None


def keep(connection: sqlite3.Connection, stubs: Iterable[str]) -> None:
    """Keep stubs, as far as they are new."""
    wanted = set(stubs)
    rows = rows_for(connection, "SELECT letters FROM stub WHERE letters IN ({})", list(wanted))
    wanted.difference_update(letters for (letters,) in rows)
    last = connection.execute("SELECT max(id) FROM stub").fetchone()[0]
    new = list(enumerate(sorted(wanted), (last or 0) + 1))
    connection.executemany("INSERT INTO stub VALUES (?, ?)", new)
    gaps = [(remains, number) for number, letters in new for remains in _remains(letters, 1)]
    connection.executemany("INSERT INTO gap VALUES (?, ?)", sorted(gaps))


def drop(connection: sqlite3.Connection, letters: str) -> None:
    """Forget a stub when no word of the library begins with it any more."""
    word = connection.execute(
        "SELECT 1 FROM term WHERE folded >= ? AND folded < ? LIMIT 1",
        (letters, letters + (_LAST if len(letters) == STUB else "\0")),
    ).fetchone()
    found = connection.execute("SELECT id FROM stub WHERE letters = ?", (letters,)).fetchone()
    if word is None and found is not None:
        rows = ((remains, found[0]) for remains in _remains(letters, 1))
        connection.executemany("DELETE FROM gap WHERE remains = ? AND stub = ?", rows)
        connection.execute("DELETE FROM stub WHERE id = ?", found)


def meant(connection: sqlite3.Connection, folded: str, *, still_open: bool) -> list[str]:
    """The words that `folded` may have meant, nearest and commonest first. `still_open`: it may be
    the beginning of one."""
    letters = stub_of(folded)
    if letters is None:
        return []
    from rapidfuzz.distance import OSA

    allowed = 2 if len(folded) >= _TWO_MISTAKES else 1
    near: list[tuple[int, int, str]] = []
    for word, df in _candidates(connection, letters, len(folded), allowed, still_open):
        mistakes = OSA.distance(folded, word, score_cutoff=allowed)
        if still_open and mistakes > allowed:
            lengths = range(max(SHORTEST, len(folded) - 1), min(len(word), len(folded) + 1) + 1)
            mistakes = min(
                (OSA.distance(folded, word[:length], score_cutoff=allowed) for length in lengths),
                default=allowed + 1,
            )
        if 0 < mistakes <= allowed:
            near.append((mistakes, -df, word))
    return [word for _mistakes, _df, word in sorted(near)[:_MOST]]


def _candidates(
    connection: sqlite3.Connection, letters: str, length: int, allowed: int, still_open: bool
) -> Iterator[tuple[str, int]]:
    stubs = rows_for(
        connection,
        "SELECT DISTINCT s.letters FROM gap g JOIN stub s ON s.id = g.stub"
        f" WHERE g.remains IN ({{}}) LIMIT {_MOST_STUBS}",
        sorted(_remains(letters, allowed)),
    )
    longest = 1_000 if still_open else length + allowed
    left = _MOST_WORDS
    for (stub,) in stubs:
        # A shorter stub is the whole word.
        end = stub + (_LAST if len(stub) == STUB else "\0")
        rows = connection.execute(
            "SELECT folded, df FROM term WHERE folded >= ? AND folded < ?"
            " AND length(folded) BETWEEN ? AND ? LIMIT ?",
            (stub, end, length - allowed, longest, left),
        ).fetchall()
        left -= len(rows)
        yield from rows
        if left <= 0:
            return


def _remains(letters: str, deep: int) -> set[int]:
    """Numbers for what is left of a stub when up to `deep` of its letters are taken out."""
    left = {letters}
    layer = {letters}
    for _ in range(deep):
        layer = {one[:place] + one[place + 1 :] for one in layer for place in range(len(one))}
        left |= layer
    return {crc32(one.encode()) for one in left}
