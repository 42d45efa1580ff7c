"""From a word of a query to the words of the library that answer it.

Reads the index's words; decides which terms of the full-text tables are asked for. Every token is
quoted, so that nothing a person types is ever query syntax.
"""

from __future__ import annotations

import itertools
import math
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from data.search import typos
from data.search.frequencies import splitter_of
from data.search.query import Word
from data.search.rank import (
    FOLDED,
    FOLDED_PREFIX,
    FORM,
    LITERAL,
    PART,
    PREFIX,
    SYNONYM,
    SYNONYM_PART,
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
    TITLE_PART_MARK,
    Term,
    key_number,
    newest,
    terms_of_key,
)
from data.search.words import key, word_key

NEVER = '"==none"'
_MOST_FORMS = 2_000
_MOST_COMPOUNDS = 4_000
# About how many records have one of the words that a part leads to.
_PER_COMPOUND = 12
# What so few letters begin has mostly nothing to do with the word that they are.
_SHORTEST_BEGINNING = 5


class Asked:
    """One word of a query: the expressions by which the full-text tables are asked for it, any of
    them, and the ways in which records answer it."""

    def __init__(self, word: Word, weight: float) -> None:
        self.word = word
        self.weight = weight
        # How many records have a form of it, or a word that begins so while it is open.
        self.seen = 0
        # About how many records answer it.
        self.size = 0
        self._matches: list[str] = []
        self._titles: list[str] = []
        self._ways: list[tuple[Manners, ...]] = []
        # Of the first so many ways: the words that answer by themselves, and the other ways.
        self._sorted = 0
        self._alone: set[int] = set()
        self._together: list[tuple[Manners, ...]] = []

    def add(self, match: str, *way: Manners, in_title: str, size: int = 0) -> None:
        """Another way to answer the word: the expressions for it anywhere and in a title, and about
        how many records answer it so."""
        self.size += size
        self._matches.append(match)
        self._titles.append(in_title)
        if all(way):
            self._ways.append(way)

    @property
    def title_match(self) -> str:
        """The expression for the word standing in the title."""
        return any_of(self._titles)

    @property
    def match(self) -> str:
        """The expression for all ways."""
        return any_of(self._matches)

    def answered_by(self, words: array[int]) -> bool:
        """Whether a record with these words answers it."""
        for way in self._ways[self._sorted :]:
            if len(way) == 1:
                self._alone.update(way[0])
            else:
                self._together.append(way)
        self._sorted = len(self._ways)
        return not self._alone.isdisjoint(words) or any(
            not any(part.keys().isdisjoint(words) for part in way) for way in self._together
        )

    @property
    def sought(self) -> Sought:
        """How answers are judged."""
        return Sought(tuple(self._ways), self.weight)


class _Family(NamedTuple):
    """All words that have one key or are made of it: the expressions for them anywhere and in a
    title, and how they answer."""

    match: str
    in_title: str
    manners: Manners

    @property
    def size(self) -> int:
        """About how many records have one of them."""
        return _PER_COMPOUND * len(self.manners)


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
        self.records = newest(connection)

    def weight(self, seen: int) -> float:
        """How much a word says that `seen` records have: more the rarer it is; one that none has
        no more than one that a single record has, for it may be a slip."""
        return math.log(1 + (self.records + 1) / (min(max(seen, 1), self.records) + 0.5))

    def word(self, word: Word) -> Asked:
        """A word with its forms, and its continuations while it is open."""
        folded, shared = word.token.folded, key(word.token.folded)
        manners: dict[int, int] = {}
        terms = [quoted(KEY_MARK + shared)]
        titles = [quoted(TITLE_MARK + shared)]
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
                    titles.append(quoted(TITLE_MARK + key(one.folded)))
                    seen += one.df
        asked = Asked(word, self.weight(seen))
        asked.seen = seen
        asked.add(any_of(terms), manners, in_title=any_of(titles), size=seen)
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

    def loosen(self, asked: Sequence[Asked], written: Sequence[Word], *, split_known: bool) -> None:
        """Let compounds answer their parts, parts their compounds, and synonyms each other.
        `written` are all words of the query, those of `asked` and what stands between them.
        `split_known`: parts also answer compounds that the library itself has."""
        splitter = splitter_of(self._connection)
        for one in asked:
            folded = one.word.token.folded
            shared = key(folded)
            in_title, compounds = quoted(TITLE_PART_MARK + shared), self._compounds(shared)
            size = _PER_COMPOUND * len(compounds)
            one.add(quoted(PART_MARK + shared), compounds, in_title=in_title, size=size)
            parts = splitter.parts(folded) if split_known or not one.seen else ()
            if parts:
                self._add_families(one, [self._family(part, PART) for part in parts])
            if not one.seen:
                self._add_synonyms_of_parts(one, parts)
        self._join(asked)
        self._add_synonyms(asked, written)

    def _add_synonyms_of_parts(self, asked: Asked, parts: Sequence[str]) -> None:
        """Let synonyms of its parts answer a compound that the library does not have:
        `indvandrerfamilie`, `familier med anden etnisk baggrund`."""
        synonyms = synonyms_of(self._connection)
        for place, part in enumerate(parts):
            for other in synonyms.of(part):
                meant = (*parts[:place], *other, *parts[place + 1 :])
                self._add_families(asked, [self._family(one, SYNONYM) for one in meant])

    def _join(self, asked: Sequence[Asked]) -> None:
        """Two words written as one in the library: `lektie hjælp`."""
        for left, right in itertools.pairwise(asked):
            for link in ("", "s", "e"):
                shared = key(left.word.token.folded + link + right.word.token.folded)
                # (`skilt` and `n` make a form of `skilt`.)
                manners = {} if shared == key(left.word.token.folded) else self._forms(shared, FORM)
                if manners:
                    for one in (left, right):
                        in_title = quoted(TITLE_MARK + shared)
                        one.add(quoted(KEY_MARK + shared), manners, in_title=in_title)

    def _add_synonyms(self, asked: Sequence[Asked], written: Sequence[Word]) -> None:
        synonyms = synonyms_of(self._connection)
        asked_at = {one.word.token.start: one for one in asked}
        keys = [word_key(one.token) for one in written]
        for start, end, other in synonyms.alternatives(keys):
            places = (one.token.start for one in written[start:end])
            answered = [asked_at[place] for place in places if place in asked_at]
            families = [self._family(part, SYNONYM) for part in other] if answered else []
            for one in answered:
                self._add_families(one, families)

    def correct(self, asked: Asked) -> None:
        """Let words answer that the word may have been mistyped for, in all their forms, and those
        that begin with it: compounds that could not be taken apart."""
        folded = asked.word.token.folded
        if not asked.word.open and len(folded) >= _SHORTEST_BEGINNING and folded.isalpha():
            self._add_words(asked, self._continuations(folded), PART)
        meant = typos.meant(self._connection, folded, still_open=asked.word.open)
        for shared in dict.fromkeys(map(key, meant)):
            manners = self._forms(shared, TYPO)
            in_title = quoted(TITLE_MARK + shared)
            asked.add(quoted(KEY_MARK + shared), manners, in_title=in_title, size=len(manners))

    def _add_words(self, asked: Asked, words: Sequence[Term], manner: int) -> None:
        """Let certain words answer."""
        if words:
            asked.add(
                any_of(quoted(one.folded) for one in words),
                {one.number: manner for one in words},
                in_title=any_of(quoted(TITLE_MARK + key(one.folded)) for one in words),
                size=sum(one.df for one in words),
            )

    def _add_families(self, asked: Asked, families: Sequence[_Family]) -> None:
        """Let words answer of each of some families."""
        asked.add(
            all_of(one.match for one in families),
            *(one.manners for one in families),
            in_title=all_of(one.in_title for one in families),
            size=min(one.size for one in families),
        )

    def _family(self, shared: str, manner: int) -> _Family:
        """All forms of a word, and the compounds it is part of."""
        apart = SYNONYM_PART if manner == SYNONYM else manner
        manners = dict.fromkeys(self._compounds(shared), apart)
        manners.update(self._forms(shared, manner))
        return _Family(
            any_of((quoted(KEY_MARK + shared), quoted(PART_MARK + shared))),
            any_of((quoted(TITLE_MARK + shared), quoted(TITLE_PART_MARK + shared))),
            manners,
        )

    def _forms(self, shared: str, manner: int) -> dict[int, int]:
        found = terms_of_key(self._connection, shared, _MOST_FORMS)
        return {one.number: manner for one in found}

    def _compounds(self, shared: str) -> dict[int, int]:
        rows = self._connection.execute(
            f"SELECT term FROM part WHERE key = ? LIMIT {_MOST_COMPOUNDS}", (key_number(shared),)
        ).fetchall()
        return dict.fromkeys(chain.from_iterable(rows), PART)
