"""What one state of an index says about words: how rare they are, what they are made of, and how
much they look like what a text is about.

Learnt once for all the texts that are compared with it: an agenda has hundreds of lines.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from data.search.compounds import is_listed
from data.search.entries import facet
from data.search.frequencies import Frequencies
from data.search.reading import rows_for
from data.search.synonyms import synonyms_of
from data.search.tables import key_number, newest
from data.search.words import function_words, key, read_list

# What words count that stand on every agenda; that name a municipality or a body; that are short
# and unknown as subjects, for subjects are mostly long.
_GENERAL = 0.06
NAME = 0.1
_SHORTEST = 3
_SHORT = 0.45
_MIDDLING = 0.7
_NOUN = 1.4
_LONG_WORD = 10
_MIDDLING_WORD = 7
# Of so many words of the library it is kept in mind what they are; some 20 MB.
_MOST_TERMS = 60_000
# Bodies and offices: a compound that ends in one of these names who, not what.
BODIES = frozenset(
    key(one)
    for one in ("udvalg", "forvaltning", "afdeling", "magistrat", "byrad", "direktor", "rad",
                "chef", "kommune", "parti", "bestyrelse")
)  # fmt: skip


@cache
def general() -> frozenset[str]:
    """Folded words that stand on any agenda whatever the item is about."""
    return frozenset(one.lstrip("=") for one in read_list("general_words.txt"))


@cache
def _general_keys() -> frozenset[str]:
    return frozenset(key(one) for one in read_list("general_words.txt") if one[0] != "=")


@cache
def _keys_that_tell_nothing() -> frozenset[str]:
    broad = (key(one) for one in read_list("broad_words.txt"))
    return frozenset((*function_words(), *_general_keys(), *broad, *BODIES))


def is_telling(shared: str) -> bool:
    """Whether a key by itself tells what a text is about, and is no whole field of work."""
    return shared not in _keys_that_tell_nothing()


class Term(NamedTuple):
    """A word of the library: its key, what it says about what a text is about (0 to 1), and the
    keys of its parts."""

    shared: str
    worth: float
    parts: tuple[str, ...]


class Known:
    """What one state of an index says about words."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.records = newest(connection)
        self._rarest = math.log(1 + self.records) or 1.0
        places = connection.execute(
            "SELECT term, id FROM facet WHERE term >= ? AND term < ?",
            (facet("c", ""), facet("d", "")),
        ).fetchall()
        self.municipalities: dict[str, int] = dict(places)
        self._names = frozenset(one.removeprefix(facet("c", "")) for one in self.municipalities)
        self.synonyms = synonyms_of(connection)
        self.near = synonyms_of(connection, near=True)
        self.terms: dict[int, Term] = {}
        self._connection = connection
        self._frequencies = Frequencies(connection)
        self._seen: dict[str, int] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._worths: dict[tuple[str, str], float] = {}

    def learn(self, keys: Iterable[str]) -> None:
        """Look up at once how many records have words of some keys."""
        wanted = {key_number(one): one for one in keys if one not in self._seen}
        self._seen.update(dict.fromkeys(wanted.values(), 0))
        for number, seen in rows_for(
            self._connection,
            "SELECT key, sum(df) FROM term WHERE key IN ({}) GROUP BY key",
            list(wanted),
        ):
            self._seen[wanted[number]] = seen

    def split(self, words: Iterable[str]) -> None:
        """Look up at once how some folded words are taken apart, as far as the library has them."""
        wanted = [one for one in words if one not in self._parts]
        for folded, parts in rows_for(
            self._connection, "SELECT folded, parts FROM term WHERE folded IN ({})", wanted
        ):
            self._parts[folded] = tuple((parts or "").split())
        self._frequencies.prepare([one for one in wanted if one not in self._parts])

    def parts(self, folded: str) -> tuple[str, ...]:
        """The keys of the parts of a word, of the library or not."""
        found = self._parts.get(folded)
        if found is None:
            found = self._parts[folded] = self._frequencies.splitter.parts(folded)
        return found

    def read_terms(self, numbers: Iterable[int]) -> None:
        """Look up at once what words stand behind some numbers: `terms` has them afterwards."""
        if len(self.terms) > _MOST_TERMS:
            for table in (self.terms, self._seen, self._parts, self._worths):
                table.clear()
        wanted = [one for one in numbers if one not in self.terms]
        rows = rows_for(
            self._connection,
            "SELECT id, folded, coalesce(shared, folded), parts FROM term WHERE id IN ({})",
            wanted,
        )
        self.learn(shared for _, _, shared, _ in rows)
        for number, folded, shared, parts in rows:
            split = tuple(parts.split()) if parts else ()
            self.terms[number] = Term(shared, self.worth(shared, folded), split)

    def worth(self, shared: str, folded: str) -> float:
        """How much a word that stands by itself says about what a text is about, from 0 to 1: more
        the fewer records have it and the more it looks like a subject."""
        worth = self.part_worth(shared, folded)
        return worth * _NOUN if len(folded) < _MIDDLING_WORD and is_listed(shared) else worth

    def part_worth(self, shared: str, folded: str) -> float:
        """`worth` of a word that is only part of another."""
        found = self._worths.get((shared, folded))
        if found is None:
            topical = self._topical(shared, folded)
            found = topical * self._rare(shared) if topical else 0.0
            self._worths[shared, folded] = found
        return found

    def _rare(self, shared: str) -> float:
        if shared not in self._seen:
            self.learn((shared,))
        # What no record has says no more than what a single one has: it may be a slip or a form.
        seen = max(min(self._seen[shared], self.records), 1)
        rare = math.log((self.records + 1) / (seen + 0.5))
        return max(rare / self._rarest, 0.0)

    def _topical(self, shared: str, folded: str) -> float:
        if shared in function_words() or len(shared) < _SHORTEST:
            return 0.0
        known = self.near.knows(shared)
        if folded in general() or shared in BODIES or shared in _general_keys():
            return _GENERAL
        if folded in self._names:
            return NAME
        if known or len(folded) >= _LONG_WORD:
            return 1.0
        return _MIDDLING if len(folded) >= _MIDDLING_WORD else _SHORT
