"""A query as it is put to the index: expressions for the full-text tables, what is then judged, and
what is checked record by record."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Mapping, Sequence

from data.search import fields
from data.search.entries import EVERYTHING, KINDS, TOLD_BY_COMMITMENT, facet
from data.search.expand import Asked, Expander, all_of, any_of, quoted
from data.search.query import Field, Money, Phrase, Query, Word
from data.search.rank import LITERAL, Sought, merged, side_by_side
from data.search.words import function_words


def _of_kind(kind: str) -> str:
    return quoted(facet("t", kind))


OTHER_KINDS = tuple(_of_kind(kind) for kind in KINDS if kind != "commitment")
# To look at a record takes so many times as long as to read an entry of a list; about so many
# records are wanted.
_LOOKING = 300
_WANTED = 120


class Plan:
    """What one query asks of one index.

    `checks` are fields that need the record itself. `loosen` and `correct` widen what the words
    find.
    """

    def __init__(self, query: Query, kinds: Sequence[str], connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._expander = Expander(connection)
        self.checks: list[Field] = []
        self._later: list[Asked] = []
        self._phrases = [self._phrase(one) for one in query.phrases]
        self._written_phrases = [" ".join(one.word for one in p.tokens) for p in query.phrases]
        self._excluded = [self._phrase(one) for one in query.without if isinstance(one, Phrase)]
        told = [one for one in query.words if one.token.folded not in function_words()]
        self.words = [self._expander.word(one) for one in told or query.words]
        self._written = query.words
        self._money_words = query.money
        self._sums = [self._money(one) for one in query.money]
        self._fixed = [quoted(token.folded) for phrase in query.phrases for token in phrase.tokens]
        self._fixed += self._filters(query)
        self._without = self._exclusions(query)
        if "commitment" in kinds:
            # Nearly everything is a commitment: leaving out the rest reads shorter lists.
            self._without += [_of_kind(kind) for kind in KINDS if kind not in kinds]
        elif kinds:
            self._fixed.append(any_of(map(_of_kind, kinds)))
        elif not any("initiative" in one.values for one in query.fields if one.name == "is"):
            self._without.append(quoted(TOLD_BY_COMMITMENT))

    @property
    def records(self) -> int:
        """How many records the index holds, nearly: the number of the newest."""
        return self._expander.records

    @property
    def has_words(self) -> bool:
        """Whether there is anything to judge."""
        return bool(self.words or self._sums)

    @property
    def sought(self) -> list[Sought]:
        """What is judged; of phrases, which stand in what is found, where they do."""
        words = [one.sought for one in (*self.words, *self._sums)]
        return words + [self._place(phrase) for phrase in self._phrases]

    @property
    def asked_words(self) -> list[str]:
        """The words of the query in the order in which they are judged, as they were written."""
        sums = [" ".join(word.token.word for word in one.words) for one in self._money_words]
        return [*(one.word.token.word for one in self.words), *sums, *self._written_phrases]

    @property
    def weight(self) -> float:
        """How much all words say together."""
        return sum(one.weight for one in (*self.words, *self._sums))

    def expression(
        self,
        lacking: Sequence[Asked] = (),
        *,
        in_title: bool = False,
        commitments: bool = False,
    ) -> str:
        """What the full-text table is asked: all words, `lacking` some of them, or all where they
        stand in the title; of commitments only if told so."""
        words = [one for one in (*self.words, *self._sums) if one not in lacking]
        self._later = self._checked_later(words, in_title=in_title)
        read = [one for one in words if one not in self._later]
        asked = [one.title_match if in_title else one.match for one in read]
        wanted = all_of([*asked, *self._fixed] or [quoted(EVERYTHING)])
        without = [*self._without, *(OTHER_KINDS if commitments else ())]
        return f"{wanted} NOT {any_of(without)}" if without else wanted

    def _checked_later(self, words: Sequence[Asked], *, in_title: bool) -> list[Asked]:
        """The words that are cheaper to check record by record: those that very many records answer
        beside one that fewer do. (Of their lists the full-text table reads every entry until
        enough is found.) A first letter always is: nearly every record has a word that begins so,
        and it is gone with the next key."""
        if len(words) < 2:
            return []
        rarest = min(words, key=lambda one: one.size)
        others = [one for one in words if one is not rarest]
        letters = [one for one in others if one.word.open and len(one.word.token.folded) == 1]
        if in_title or letters:
            return letters
        return [one for one in others if self._is_cheaper_later(one, rarest)]

    def _is_cheaper_later(self, one: Asked, rarest: Asked) -> bool:
        share = min(1.0, one.size / max(self.records, 1)) or 1.0
        looked_at = min(rarest.size, _WANTED / share)
        read = one.size * min(1.0, _WANTED / max(rarest.size * share, 1.0))
        return _LOOKING * looked_at < read

    def loosen(self, *, split_known: bool) -> None:
        """Let compounds, their parts and synonyms answer (`Expander.loosen`)."""
        self._expander.loosen(self.words, self._written, split_known=split_known)

    def correct(self, words: Sequence[Asked]) -> None:
        """Let words answer that these may have been mistyped for."""
        for one in words:
            self._expander.correct(one)

    def accepts(self, words: array[int], row: Mapping[str, object] | None) -> bool:
        """Whether a candidate passes what the last expression left open; `row` is its record's
        row."""
        if not all(one.answered_by(words) for one in self._later):
            return False
        if any(not side_by_side(words, one) for one in self._phrases):
            return False
        if any(side_by_side(words, one) for one in self._excluded):
            return False
        return not self.checks or (
            row is not None and all(fields.holds(one, row) for one in self.checks)
        )

    @property
    def looks_at_words(self) -> bool:
        """Whether what answers the last expression must be looked at before it counts."""
        return bool(self._phrases or self._excluded or self.checks or self._later)

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

    def _place(self, phrase: list[frozenset[int]]) -> Sought:
        words = tuple(dict.fromkeys(numbers, LITERAL) for numbers in phrase)
        return Sought((words,), self._expander.weight(1))

    def _money(self, money: Money) -> Asked:
        as_words = [self._expander.word(one) for one in money.words]
        numbers = self._connection.execute(
            "SELECT id FROM term WHERE folded = ?", (str(money.amount),)
        ).fetchall()
        weight = max([self._expander.weight(0), *(one.weight for one in as_words)])
        asked = Asked(money.words[0], weight)
        # The sum stands in digits in what is indexed of a record, whatever its text says.
        # (So it counts in a title, too, wherever it was found.)
        term = quoted(facet("m", str(money.amount)))
        asked.add(term, {number: LITERAL for (number,) in numbers}, in_title=term)
        ways = (merged(way[0] for way in one.sought.ways) for one in as_words)
        in_title = all_of(one.title_match for one in as_words)
        asked.add(all_of(one.match for one in as_words), *ways, in_title=in_title)
        return asked

    def _filters(self, query: Query) -> list[str]:
        filters = []
        for one in query.fields:
            asked = fields.ask(one, self._connection)
            filters.append(asked.match)
            if asked.check is not None:
                self.checks.append(asked.check)
        return filters

    def _exclusions(self, query: Query) -> list[str]:
        matches = []
        for one in query.without:
            if isinstance(one, Word):
                matches.append(self._expander.word(one).match)
            elif isinstance(one, Field):
                matches.append(fields.ask(one, self._connection).match)
        return matches
