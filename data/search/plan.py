"""A query as it is put to the index: expressions for the full-text tables, what is then judged, and
what is checked record by record."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Mapping, Sequence

from data.search import fields
from data.search.entries import EVERYTHING, facet
from data.search.expand import Expander, all_of, any_of, quoted
from data.search.query import Field, Money, Phrase, Query, Word
from data.search.rank import LITERAL, Sought, side_by_side


class Plan:
    """What one query asks of one index.

    `everywhere` and `in_titles` are FTS5 expressions (`in_titles` None when the words cannot all
    stand in a title); `sought` is judged; `checks` are fields that need the record itself.
    """

    def __init__(self, query: Query, kinds: Sequence[str], connection: sqlite3.Connection) -> None:
        self._connection = connection
        expander = Expander(connection)
        self.sought: list[Sought] = []
        self.checks: list[Field] = []
        self._phrases = [self._phrase(one) for one in query.phrases]
        self._excluded = [self._phrase(one) for one in query.without if isinstance(one, Phrase)]
        words = [expander.word(one) for one in query.words]
        sums = [self._money(one, expander) for one in query.money]
        self.sought = [one.sought for one in words] + [sought for _, sought in sums]
        texts = [one.match for one in words] + [match for match, _ in sums]
        for phrase in query.phrases:
            texts += [quoted(token.folded) for token in phrase.tokens]
        filters = self._filters(query, kinds)
        without = self._without(query, expander)
        self.everywhere = _expression([*texts, *filters], without)
        self.in_titles = _expression([*texts, *filters], without) if texts else None

    def accepts(self, words: array[int], row: Mapping[str, object] | None) -> bool:
        """Whether a candidate passes what the index cannot tell; `row` is its record's row."""
        if any(not side_by_side(words, one) for one in self._phrases):
            return False
        if any(side_by_side(words, one) for one in self._excluded):
            return False
        return not self.checks or (
            row is not None and all(fields.holds(one, row) for one in self.checks)
        )

    @property
    def looks_at_words(self) -> bool:
        """Whether candidates must be looked at before they count."""
        return bool(self._phrases or self._excluded or self.checks)

    def _phrase(self, phrase: Phrase) -> list[frozenset[int]]:
        return [
            frozenset(
                number
                for (number,) in self._connection.execute(
                    "SELECT id FROM term WHERE folded = ?", (token.folded,)
                ).fetchall()
            )
            for token in phrase.tokens
        ]

    def _money(self, money: Money, expander: Expander) -> tuple[str, Sought]:
        as_words = [expander.word(one) for one in money.words]
        sum_itself = quoted(facet("m", str(money.amount)))
        match = any_of([sum_itself, all_of([one.match for one in as_words])])
        manners: dict[int, int] = {}
        for number in self._connection.execute(
            "SELECT id FROM term WHERE folded = ?", (str(money.amount),)
        ).fetchall():
            manners[number[0]] = LITERAL
        for one in as_words:
            manners.update(one.sought.manners)
        weight = max([expander.weight(0), *(one.sought.weight for one in as_words)])
        return match, Sought(manners, weight)

    def _filters(self, query: Query, kinds: Sequence[str]) -> list[str]:
        filters = []
        for one in query.fields:
            asked = fields.ask(one, self._connection)
            filters.append(asked.match)
            if asked.check is not None:
                self.checks.append(asked.check)
        if kinds:
            filters.append(any_of([quoted(facet("t", kind)) for kind in kinds]))
        return filters

    def _without(self, query: Query, expander: Expander) -> list[str]:
        matches = []
        for one in query.without:
            if isinstance(one, Word):
                matches.append(expander.word(one).match)
            elif isinstance(one, Field):
                matches.append(fields.ask(one, self._connection).match)
        return matches


def _expression(wanted: list[str], without: list[str]) -> str:
    expression = all_of(wanted or [quoted(EVERYTHING)])
    return f"{expression} NOT {any_of(without)}" if without else expression
