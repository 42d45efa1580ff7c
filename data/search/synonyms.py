"""Words of the council world that mean the same, from `synonyms.yaml`, kept in the index as keys.

- words: [efterværn, ungestøtte]      any of them finds the others
  also: [kontaktperson]               found by `words`, not the other way round
  near: [hjemløshed]                  same subject; counts for what is related to a text only
  source: where one can read it
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from data.search.words import Token, tokens, word_key

TABLE = "CREATE TABLE synonym (phrase TEXT NOT NULL, other TEXT NOT NULL, near INTEGER NOT NULL)"


class Alternative(NamedTuple):
    """Words `start` to `end` of a query, and what may stand for them as keys."""

    start: int
    end: int
    other: tuple[str, ...]


def _source() -> str:
    return files("data.search").joinpath("synonyms.yaml").read_text(encoding="utf-8")


@cache
def stamp() -> str:
    """What the synonyms are, in short: an index that holds others takes them in anew."""
    return hashlib.sha256(_source().encode()).hexdigest()[:16]


def keep_synonyms(connection: sqlite3.Connection) -> None:
    """Write the synonyms into the index, in the place of those that were there."""
    import yaml

    pairs: dict[tuple[str, str], int] = {}
    for entry in yaml.safe_load(_source()):
        words = [_phrase(one) for one in entry["words"]]
        others = [_phrase(one) for one in entry.get("also", ())]
        for phrase in words:
            pairs.update({(phrase, other): 0 for other in (*words, *others) if other != phrase})
        near = [_phrase(one) for one in entry.get("near", ())]
        for phrase in words:
            for other in near:
                pairs.setdefault((phrase, other), 1)
                pairs.setdefault((other, phrase), 1)
    connection.execute("DROP TABLE IF EXISTS synonym")
    connection.execute(TABLE)
    connection.executemany(
        "INSERT INTO synonym VALUES (?, ?, ?)",
        ((phrase, other, near) for (phrase, other), near in pairs.items()),
    )


def _phrase(text: object) -> str:
    return " ".join(word_key(one) for one in tokens(str(text)))


class Synonyms:
    """The synonyms as an index holds them."""

    def __init__(self, connection: sqlite3.Connection, *, near: bool = False) -> None:
        self._others: dict[str, list[str]] = {}
        rows = connection.execute(
            "SELECT phrase, other FROM synonym WHERE near <= ?", (int(near),)
        ).fetchall()
        for phrase, other in rows:
            self._others.setdefault(phrase, []).append(other)
        # Of the phrases that begin with a key, how many words the longest has.
        self._longest: dict[str, int] = {}
        for phrase in self._others:
            first, *rest = phrase.split()
            self._longest[first] = max(self._longest.get(first, 0), 1 + len(rest))

    def alternatives(self, words: Sequence[Token]) -> Iterator[Alternative]:
        """What may stand for some of the words."""
        keys = [word_key(one) for one in words]
        for start in range(len(keys)):
            longest = min(self._longest.get(keys[start], 0), len(keys) - start)
            for end in range(start + 1, start + longest + 1):
                for other in self._others.get(" ".join(keys[start:end]), ()):
                    yield Alternative(start, end, tuple(other.split()))

    def knows(self, shared: str) -> bool:
        """Whether a key stands in the list by itself: then it is a subject."""
        return shared in self._others

    def of(self, phrase: str) -> tuple[str, ...]:
        """What may stand for one phrase of keys."""
        return tuple(self._others.get(phrase, ()))


_read: dict[tuple[str, bool], Synonyms] = {}


def synonyms_of(connection: sqlite3.Connection, *, near: bool = False) -> Synonyms:
    """The synonyms of an index, read once: all indexes hold those of `synonyms.yaml`."""
    known = _read.get((stamp(), near))
    if known is None:
        known = _read[stamp(), near] = Synonyms(connection, near=near)
    return known
