"""From a word of a query to the words of the library that answer it.

Reads the index's words; decides which terms of the full-text tables are asked for. Every token is
quoted, so that nothing a person types is ever query syntax.
"""

from __future__ import annotations

import itertools
import math
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain

from data.search import typos
from data.search.query import Word
from data.search.rank import (
    FOLDED,
    FOLDED_PREFIX,
    FORM,
    LITERAL,
    PART,
    PREFIX,
    SYNONYM,
    TYPO,
    Manners,
    Sought,
)
from data.search.synonyms import synonyms_of
from data.search.tables import (
    KEY_MARK,
    OPENING_WORDS,
    PART_MARK,
    TITLE_MARK,
    Term,
    key_number,
    splitter_of,
    terms_of_key,
)
from data.search.words import key

NEVER = '"==none"'
_MOST_FORMS = 2_000
_MOST_COMPOUNDS = 4_000
# What so few letters begin has mostly nothing to do with the word that they are.
_SHORTEST_BEGINNING = 5


class Asked:
    """One word of a query: the expressions by which the full-text tables are asked for it, any of
    them, and the ways in which records answer it."""

    def __init__(self, word: Word, weight: float) -> None:
        self.word = word
        self.weight = weight
        self.known = False
        self._matches: list[str] = []
        self._titles: list[str] = []
        self._ways: list[tuple[Manners, ...]] = []

    def add(self, match: str, *way: Manners, titles: Iterable[str] = ()) -> None:
        """Another way to answer the word; `titles` are keys that answer it in a title."""
        self._matches.append(match)
        self._titles += titles
        if all(way):
            self._ways.append(way)

    @property
    def title_match(self) -> str:
        """The expression for the word standing in the title."""
        return any_of(quoted(TITLE_MARK + shared) for shared in self._titles)

    @property
    def match(self) -> str:
        """The expression for all ways."""
        return any_of(self._matches)

    @property
    def sought(self) -> Sought:
        """How answers are judged."""
        return Sought(tuple(self._ways), self.weight)


def quoted(term: str) -> str:
    """A term as an FTS5 string."""
    return '"' + term.replace('"', '""') + '"'


def any_of(terms: Iterable[str]) -> str:
    """An FTS5 expression for any of the terms."""
    parts = list(dict.fromkeys(terms))
    return "(" + " OR ".join(parts) + ")" if parts else NEVER


def all_of(parts: Iterable[str]) -> str:
    """An FTS5 expression for all of the expressions."""
    found = list(dict.fromkeys(parts))
    return "(" + " AND ".join(found) + ")" if found else NEVER


class Expander:
    """Expands the words of one query by one index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # Entries are numbered densely, so the last number is nearly their count, and is at hand.
        newest = connection.execute("SELECT max(rowid) FROM entry").fetchone()[0]
        self.records: int = newest or 0

    def weight(self, seen: int) -> float:
        """How much a word says that `seen` records have: more the rarer it is; one that none has
        no more than one that a single record has, for it may be a slip."""
        return math.log(1 + (self.records + 1) / (min(max(seen, 1), self.records) + 0.5))

    def word(self, word: Word) -> Asked:
        """A word with its forms, and its continuations while it is open."""
        folded, shared = word.token.folded, key(word.token.folded)
        manners: dict[int, int] = {}
        terms = [quoted(KEY_MARK + shared)]
        titles = [shared]
        found = {one.number: one for one in terms_of_key(self._connection, shared, _MOST_FORMS)}
        for one in found.values():
            if one.word == word.token.word:
                manners[one.number] = LITERAL
            else:
                manners[one.number] = FOLDED if one.folded == folded else FORM
        seen = sum(one.df for one in found.values())
        if word.open:
            for one in self._continuations(folded):
                if one.number not in found:
                    as_typed = one.word.startswith(word.token.word)
                    manners[one.number] = PREFIX if as_typed else FOLDED_PREFIX
                    terms.append(quoted(one.folded))
                    titles.append(key(one.folded))
                    seen += one.df
        asked = Asked(word, self.weight(seen))
        asked.known = bool(seen)
        asked.add(any_of(terms), manners, titles=titles)
        return asked

    def _continuations(self, folded: str) -> list[Term]:
        """The commonest words that begin with `folded`."""
        rows = self._connection.execute(
            "SELECT t.id, coalesce(t.word, t.folded), t.folded, t.df FROM opening o"
            " JOIN term t ON t.id = o.term WHERE o.letters = ?",
            (folded,),
        ).fetchall()
        rows = (
            rows
            or self._connection.execute(
                "SELECT id, coalesce(word, folded), folded, df FROM term"
                " WHERE folded > ? AND folded < ? ORDER BY df DESC LIMIT ?",
                (folded, folded + "\U0010ffff", OPENING_WORDS),
            ).fetchall()
        )
        return [Term._make(row) for row in rows]

    def loosen(self, asked: Sequence[Asked]) -> None:
        """Let compounds answer their parts, parts their compounds, and synonyms each other."""
        splitter = splitter_of(self._connection)
        for one in asked:
            folded = one.word.token.folded
            shared = key(folded)
            one.add(quoted(PART_MARK + shared), self._compounds(shared))
            parts = splitter.parts(folded)
            if parts:
                families = [self._family(part, PART, PART) for part in parts]
                one.add(all_of(match for match, _ in families), *(way for _, way in families))
        self._join(asked)
        self._add_synonyms(asked)

    def _join(self, asked: Sequence[Asked]) -> None:
        """Two words written as one in the library: `lektie hjælp`."""
        for left, right in itertools.pairwise(asked):
            for link in ("", "s", "e"):
                shared = key(left.word.token.folded + link + right.word.token.folded)
                manners = self._forms(shared, FORM)
                if manners:
                    for one in (left, right):
                        one.add(quoted(KEY_MARK + shared), manners)

    def _add_synonyms(self, asked: Sequence[Asked]) -> None:
        synonyms = synonyms_of(self._connection)
        words = [one.word.token for one in asked]
        for start, end, other in synonyms.alternatives(words):
            families = [self._family(part, SYNONYM, SYNONYM) for part in other]
            for one in asked[start:end]:
                one.add(all_of(match for match, _ in families), *(way for _, way in families))

    def correct(self, asked: Asked) -> None:
        """Let words answer that the word may have been mistyped for, and those that begin with it:
        compounds that could not be taken apart."""
        folded = asked.word.token.folded
        if not asked.word.open and len(folded) >= _SHORTEST_BEGINNING and folded.isalpha():
            begun = self._continuations(folded)
            if begun:
                manners = {one.number: PART for one in begun}
                asked.add(any_of(quoted(one.folded) for one in begun), manners)
        meant = typos.meant(self._connection, folded, still_open=asked.word.open)
        if meant:
            asked.add(
                any_of(quoted(one.folded) for one in meant),
                {one.number: TYPO for one in meant},
            )

    def _family(self, shared: str, manner: int, part_manner: int) -> tuple[str, Manners]:
        """All forms of a word, and the compounds it is part of."""
        manners = dict.fromkeys(self._compounds(shared), part_manner)
        manners.update(self._forms(shared, manner))
        return any_of((quoted(KEY_MARK + shared), quoted(PART_MARK + shared))), manners

    def _forms(self, shared: str, manner: int) -> dict[int, int]:
        found = terms_of_key(self._connection, shared, _MOST_FORMS)
        return {one.number: manner for one in found}

    def _compounds(self, shared: str) -> dict[int, int]:
        rows = self._connection.execute(
            f"SELECT term FROM part WHERE key = ? LIMIT {_MOST_COMPOUNDS}", (key_number(shared),)
        ).fetchall()
        return dict.fromkeys(chain.from_iterable(rows), PART)
