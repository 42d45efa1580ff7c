"""Which entries of the index answer a plan, best first.

The index yields them in order of age and stops early; a bounded number of them is judged, by words
alone. What is found at first too little of is looked for more and more loosely.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, Literal, NamedTuple, cast

from data.search.entries import KINDS
from data.search.expand import Asked
from data.search.plan import Plan
from data.search.rank import Judge, Verdict
from data.search.reading import Reading
from data.search.tables import identifier_of, unpack_numbers
from data.store.library import Library

Kind = Literal["commitment", "initiative", "question", "note", "agenda_item"]

# So many of the newest that answer are judged, and so many of those that do in their title, which
# stand before the others. So many are counted.
_NEWEST = 70
_COUNTED = 120
# When candidates must be looked at one by one: so many at a time, so many at most where no more
# are asked for.
_PAGE = 300
_MOST_PAGES = 12
# Fewer answers than this, and compounds, synonyms and typos are looked for, too. Without hurry
# compounds and synonyms always are but for two cases: of a single word there is plenty, or of
# several enough with all of them in the title. (One with two of three words and part of the third
# in its title is better than many with all of them somewhere.)
_ENOUGH = 20
_RARE = 3
_PLENTY = 60
# Fewer than this, and records that lack one of the words are shown, too, or two of many; so many
# times at most.
_FEW = 5
_MANY_WORDS = 3
_MOST_LACKING = 6
# In so small a library compounds are taken apart even where they are found as they stand.
_SMALL_LIBRARY = 10_000
# How much of what the words of a query say must be found when one of them is given up; of many
# words less, for they are a sentence.
_LEAST_FOUND = 0.6
_LEAST_FOUND_OF_MANY = 0.5
# What scores less than this share of the best is an accident, once more than forms were allowed.
_LEAST_OF_BEST = 0.3
# A little for commitments before all else and for what is newer, so that equal answers stand in
# that order.
_NEWER = 0.02


class Candidate(NamedTuple):
    """An entry of the index as it is judged."""

    rowid: int
    kind: Kind
    packed_id: bytes
    words: array[int]

    @property
    def id(self) -> str:
        """The record's identifier."""
        return identifier_of(self.packed_id)


class Found(NamedTuple):
    """A candidate and how it was judged."""

    score: float
    candidate: Candidate
    verdict: Verdict


class _Added(NamedTuple):
    """How many entries answer an expression, as far as was counted, and whether these are all."""

    number: int
    everything: bool


def load(reading: Reading, rowids: Sequence[int]) -> list[Candidate]:
    """Entries by their rowids, newest first."""
    sql = "SELECT rowid, kind, id, words FROM entry WHERE rowid IN ({}) ORDER BY rowid DESC"
    rows = reading.ask_for(sql, rowids)
    return [
        Candidate(rowid, cast(Kind, KINDS[kind]), packed_id, unpack_numbers(words))
        for rowid, kind, packed_id, words in rows
    ]


class Candidates:
    """What answers one plan. `complete` tells whether that is all there is, `counted` how many were
    counted at least."""

    def __init__(self, reading: Reading, library: Library, plan: Plan, limit: int) -> None:
        self._reading = reading
        self._library = library
        self._plan = plan
        self._limit = limit
        self._most = max(_NEWEST, 2 * limit)
        self._pages = max(_MOST_PAGES, self._most // _PAGE)
        self._found: dict[int, Candidate] = {}
        self._refused: set[int] = set()
        self.complete = True
        self.counted = 0

    def find(self) -> list[Found]:
        """All of them, best first."""
        plan = self._plan
        self.complete = self._add(plan.expression()).everything
        titles = 0 if self.complete else self._add_what_leads()
        if not plan.words or self._is_enough(titles):
            return self._judged(0.0)
        complete = self._find_loosely()
        self.complete = self.complete and complete
        return self._judged(self._least_found())

    def _add_what_leads(self) -> int:
        """Of too many answers also the newest commitments, and the newest with all in the title;
        how many of the latter there are."""
        plan = self._plan
        # A library is there for its commitments: newer notes and questions, of which there may be
        # any number, do not crowd them out.
        commitments = sum(one.kind == "commitment" for one in self._found.values())
        if 2 * commitments < len(self._found):
            self._add(plan.expression(commitments=True))
        if not plan.has_words:
            return 0
        return self._add(plan.expression(in_title=True)).number

    def _is_enough(self, titles: int) -> bool:
        if self._reading.hurried:
            return len(self._found) >= _ENOUGH
        if len(self._plan.words) == 1:
            return len(self._found) >= max(_PLENTY, self._limit)
        return titles >= max(_ENOUGH, self._limit)

    def _find_loosely(self) -> bool:
        """Add what a wider and wider reading of the words finds, until that is something; returns
        whether it is all."""
        plan, reading = self._plan, self._reading
        if reading.too_late():
            return False
        plan.loosen(split_known=not self._found or plan.records <= _SMALL_LIBRARY)
        complete = False
        titles = self._add(plan.expression(in_title=True)).number
        if not reading.hurried and titles < max(_ENOUGH, self._limit):
            complete = self._add(plan.expression()).everything
        # A word that the library has may be a slip for another one, too; a rare one sooner.
        for least, most, enough in ((0, 0, _ENOUGH), (1, _RARE, _FEW), (_RARE + 1, math.inf, 1)):
            doubtful = [one for one in plan.words if least <= one.seen <= most]
            if doubtful and len(self._found) < enough:
                if reading.too_late():
                    return False
                plan.correct(doubtful)
                complete = self._add(plan.expression()).everything
        for lacking in self._lacking():
            if len(self._found) >= _FEW:
                break
            if reading.too_late():
                return False
            complete = self._add(plan.expression(lacking)).everything and complete
        return complete

    def _lacking(self) -> list[tuple[Asked, ...]]:
        """The words to do without: the least telling ones first, and only where what is left tells
        enough."""
        words = self._plan.words
        total, least = self._plan.weight, self._least_found()
        deep = 2 if len(words) >= _MANY_WORDS else 1
        ways = [
            (sum(one.weight for one in lacking), lacking)
            for count in range(1, min(deep, len(words) - 1) + 1)
            for lacking in combinations(words, count)
        ]
        told = [(weight, lacking) for weight, lacking in ways if total - weight >= least * total]
        told.sort(key=lambda one: one[0])
        return [lacking for _, lacking in told[:_MOST_LACKING]]

    def _least_found(self) -> float:
        return _LEAST_FOUND_OF_MANY if len(self._plan.words) >= _MANY_WORDS else _LEAST_FOUND

    def _judged(self, least: float) -> list[Found]:
        """The candidates with their scores, best first, without those in which less than `least`
        of what the words say was found."""
        newest = max(self._plan.records, 1)
        judge = Judge(self._plan.sought)
        found = []
        for candidate in self._found.values():
            self._reading.stop_if_told()
            verdict = judge.judge(candidate.words)
            if verdict.found >= least:
                leads = candidate.kind == "commitment"
                newer = (leads + candidate.rowid / newest) * _NEWER / 2
                found.append(Found(verdict.score + newer, candidate, verdict))
        found.sort(key=lambda one: one.score, reverse=True)
        if least and found:
            floor = found[0].score * _LEAST_OF_BEST
            found = [one for one in found if one.score >= floor]
        return found

    def _add(self, match: str) -> _Added:
        """Add the newest entries that answer `match`, the plan's last expression. Where none needs
        to be looked at more are counted than added."""
        last, count, looks = 1 << 62, 0, self._plan.looks_at_words
        self._refused.clear()
        most = self._most if looks else max(self._most, _COUNTED)
        size = min(_PAGE, 2 * most) if looks else most + 1
        for _ in range(self._pages):
            rows = self._reading.ask(
                "SELECT rowid FROM every WHERE every MATCH ? AND rowid < ?"
                " ORDER BY rowid DESC LIMIT ?",
                (match, last, size),
            )
            rowids = [row[0] for row in rows]
            if looks:
                self._take(rowids)
                count += sum(one in self._found for one in rowids)
            else:
                self._take(rowids[: self._most])
                count += len(rowids)
            self.counted = max(self.counted, min(count, most))
            if count > most:
                return _Added(count, False)
            if len(rowids) < size:
                return _Added(count, count <= self._most)
            if self._reading.must_end():
                break
            last, size = rowids[-1], min(_PAGE, 2 * size)
        return _Added(count, False)

    def _take(self, rowids: list[int]) -> None:
        """Load those of the entries that are new, and keep what the plan accepts."""
        new = [one for one in rowids if one not in self._found and one not in self._refused]
        for candidate in self._accepted(load(self._reading, new)) if new else ():
            self._found[candidate.rowid] = candidate
        if self._plan.looks_at_words:
            self._refused.update(one for one in new if one not in self._found)

    def _accepted(self, candidates: list[Candidate]) -> Iterator[Candidate]:
        plan = self._plan
        if not plan.looks_at_words:
            yield from candidates
            return
        rows: dict[str, Any] = {}
        if plan.checks:
            wanted = [one.id for one in candidates if one.kind == "commitment"]
            marks = ",".join("?" * len(wanted))
            sql = f"SELECT id, amounts, dates, status FROM commitment WHERE id IN ({marks})"
            rows = {row["id"]: row for row in self._library.rows(sql, wanted)}
        for candidate in candidates:
            self._reading.stop_if_told()
            if plan.accepts(candidate.words, rows.get(candidate.id) if rows else None):
                yield candidate
