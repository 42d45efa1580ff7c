"""Look-up: a query in, the records that answer it out, best first, while a person types.

The index finds candidates in order of age and stops early; a bounded number of them is judged in
Python. Knows records only as far as a title goes; what is shown of them is `agenda`'s.
"""

from __future__ import annotations

import math
import sqlite3
import threading
import time
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

import msgspec

from data.places import index_file
from data.search import index, synonyms
from data.search.entries import KINDS, facet
from data.search.expand import Asked
from data.search.index import Progress
from data.search.index_rows import identifier_of, unpack_numbers
from data.search.plan import Plan
from data.search.query import Query, Remark, Word, parse
from data.search.rank import MANNERS, PART, Judge, Verdict
from data.search.words import key, tokens
from data.store.library import Library

if TYPE_CHECKING:
    from data.search.related import Known

Kind = Literal["commitment", "initiative", "question", "note", "agenda_item"]

# So many of the newest that answer are judged, half as many again of those that do in their title;
# fewer while every key counts.
_NEWEST = 200
_NEWEST_HURRIED = 70
# When candidates must be looked at one by one: so many at a time, so many at most.
_PAGE = 300
_MOST_PAGES = 12
# Fewer answers than this, and compounds, synonyms and typos are looked for, too; without hurry
# compounds and synonyms are unless there is a wealth of answers: one with two of three words and
# part of the third in its title is better than many with all of them somewhere.
_ENOUGH = 20
_WEALTH = 400
# Fewer than this, and records that lack one of the words are shown, too.
_FEW = 5
# How much of what the words of a query say must be found when one of them is given up.
_LEAST_FOUND = 0.6
# What scores less than this share of the best is an accident, once more than forms were allowed.
_LEAST_OF_BEST = 0.3
# Related to a text: with so much of the best one's score a commitment speaks for its initiative,
# and the others of the initiative come with so much of its own.
_SURE = 0.5
_SIBLING = 0.6
# A package of many measures is about too much to come along.
_SMALL = 5
# A little for commitments before all else and for what is newer, so that equal answers stand in
# that order.
_NEWER = 0.02


class Interrupted(Exception):  # noqa: N818 - nothing went wrong: a newer query is waiting
    """The search was stopped from another thread."""


class Hit(msgspec.Struct, frozen=True):
    """One record found.

    `kind` is its table. `score` lies between 0 and about 1. `matched` are its words that answer
    the query, in lower case; `why` says in a code how the weakest of them does: `literal`, `form`
    (another form of the word), `prefix`, `part` (of a compound), `typo`, `synonym` (with `word`,
    the word asked for), `newest` (everything was asked for); with `missing`, where not all words
    of the query were found. `spans` are the places in `title` to highlight.
    """

    kind: Kind
    id: str
    title: str
    score: float
    matched: tuple[str, ...]
    why: Remark
    spans: tuple[tuple[int, int], ...]


class Results(msgspec.Struct, frozen=True):
    """What a query found, best first. `total` counts all that match; when `exact_total` is false
    there are more than that (`120+`). `notices` say what of the query was not read as meant,
    and what is wrong with the person's own synonyms (the code of a Problem).
    `complete` is false when patience ran out: the same query without it may find more."""

    query: str
    hits: tuple[Hit, ...]
    total: int
    exact_total: bool
    ms: float
    notices: tuple[Remark, ...]
    complete: bool = True


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


class Searcher:
    """Look-up in one library. Used by one thread; `interrupt` and `close` may come from others.

    Opening it builds the index where there is none (`progress(done, total)`); each search first
    takes in what was written since. Problem (exit 3) when library or index cannot be opened.
    """

    def __init__(self, library_path: Path, *, progress: Progress | None = None) -> None:
        self._library = Library.open(library_path)
        self._progress = progress
        self._stopped = threading.Event()
        self._searching = False
        self._until = math.inf
        self._gave_up = False
        index.bring_up_to_date(self._library, progress)
        self._connection = index.connect(index_file(library_path))
        self._known: Known | None = None
        self._synonyms: tuple[str, tuple[Remark, ...]] = ("", ())

    def close(self) -> None:
        """Close the files; a search under way is stopped."""
        self.interrupt()
        self._connection.close()
        self._library.close()

    def __enter__(self) -> Searcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def interrupt(self) -> None:
        """Stop the search under way, which raises `Interrupted` within some milliseconds."""
        self._stopped.set()
        if self._searching:
            self._connection.interrupt()

    def search(
        self,
        query: str,
        *,
        limit: int = 50,
        open_end: bool = True,
        kinds: Sequence[Kind] = (),
        patience: float | None = None,
    ) -> Results:
        """The records that answer `query`, best first, at most `limit`.

        `open_end`: its last word is still being typed. `kinds` leaves the others out. `patience`
        is in milliseconds: when they are over, compounds, synonyms and typos are not looked for
        any more (`complete` says so); without it everything is. No query is an error. Raises
        `Interrupted` when another thread says so.
        """
        start = time.perf_counter()
        self._until = start + patience / 1000 if patience is not None else math.inf
        self._gave_up = False
        self._stopped.clear()
        self.catch_up()
        asked = parse(query, open_end=open_end)
        with self._searched():
            plan = Plan(asked, kinds, self._connection)
            found, complete = self._find(plan, limit)
            hits = tuple(self._hits(asked, plan, found[:limit]))
        elapsed = (time.perf_counter() - start) * 1000
        return Results(
            query, hits, len(found), complete and not self._gave_up, round(elapsed, 3),
            (*asked.remarks, *self._mistakes()), not self._gave_up,
        )  # fmt: skip

    def related(
        self,
        text: str,
        *,
        limit: int = 10,
        municipality: str | None = None,
        without: Collection[str] = (),
    ) -> Results:
        """The commitments that matter for `text`, an agenda item (its title on the first line) or
        one line of it, best first; none when nothing is relevant.

        `municipality` is the meeting's, where the text does not name it; `without` are identifiers
        to leave out. `why` is `shared-words` or `same-place` (with `words`), or `same-initiative`
        (with `title`, of the related commitment whose initiative it is).
        """
        from data.search.related import LINE

        start = time.perf_counter()
        self._stopped.clear()
        self.catch_up()
        with self._searched():
            hits = list(self._related_hits(text, municipality or ""))
        if len(tokens(text)) > LINE:
            hits += self._siblings(hits)
        hits = sorted((one for one in hits if one.id not in without), key=lambda one: -one.score)
        elapsed = (time.perf_counter() - start) * 1000
        return Results(text, tuple(hits[:limit]), len(hits), True, round(elapsed, 3), ())

    def _mistakes(self) -> tuple[Remark, ...]:
        """What is wrong with the person's own synonyms."""
        now = synonyms.stamp()
        if now != self._synonyms[0]:
            problem = synonyms.own_synonyms()[1]
            told = (Remark(problem.code, problem.values),) if problem else ()
            self._synonyms = (now, told)
        return self._synonyms[1]

    def highlight(
        self, query: str, text: str, *, open_end: bool = True
    ) -> tuple[tuple[int, int], ...]:
        """The places in `text` that answer the words of `query`, in order, not overlapping."""
        return _spans(_answers(parse(query, open_end=open_end)), text)

    def catch_up(self) -> None:
        """Take in what was written to the library since; every search begins with it."""
        if index.is_current(self._library, self._connection):
            return
        self._known = None
        if index.catch_up(self._library, self._connection):
            return
        index.bring_up_to_date(self._library, self._progress)
        if not index.is_current(self._library, self._connection):
            # The file was made anew under its name: let go of the old one.
            self._connection.close()
            self._connection = index.connect(index_file(self._library.path))

    @contextmanager
    def _searched(self) -> Iterator[None]:
        self._searching = True
        try:
            yield
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise Interrupted from None
            raise
        finally:
            self._searching = False

    def _find(self, plan: Plan, limit: int) -> tuple[list[Found], bool]:
        """What the plan finds, best first, and whether that is all there is."""
        hurried = self._until < math.inf
        newest = max(_NEWEST_HURRIED if hurried else _NEWEST, 2 * limit)
        candidates, complete = self._candidates(plan.expression(), plan, newest)
        if not complete:
            # A library is there for its commitments: newer notes and questions, of which there
            # may be any number, do not crowd them out.
            first = [one for one in candidates.values() if one.kind == "commitment"]
            if 2 * len(first) < len(candidates):
                expression = plan.expression(commitments=True)
                candidates |= self._candidates(expression, plan, newest)[0]
            if plan.has_words:
                titled = plan.expression(in_title=True)
                titles, _ = self._candidates(titled, plan, max(newest // 2, limit))
                candidates = {**titles, **candidates}
        least = 0.0
        if plan.words and len(candidates) < (_ENOUGH if hurried else _WEALTH):
            complete &= self._find_loosely(plan, candidates, newest)
            least = _LEAST_FOUND
        return self._judged(plan, candidates, least), complete

    def _find_loosely(self, plan: Plan, candidates: dict[int, Candidate], newest: int) -> bool:
        """Add to the candidates what a wider and wider reading of the words finds, until that is
        something; returns whether it is all."""
        if self._too_late():
            return False
        plan.loosen()
        complete = self._add(plan, candidates, newest)
        unknown: list[Asked] = []
        if len(candidates) < _ENOUGH and not self._too_late():
            unknown = [one for one in plan.words if not one.known]
            plan.correct(unknown or plan.words)
            complete = self._add(plan, candidates, newest)
        if not candidates and 0 < len(unknown) < len(plan.words) and not self._too_late():
            plan.correct([one for one in plan.words if one.known])
            complete = self._add(plan, candidates, newest)
        if len(candidates) < _FEW and len(plan.words) > 1:
            for one in plan.words:
                if self._too_late():
                    return False
                complete &= self._add(plan, candidates, newest, dropped=one)
        return complete

    def _too_late(self) -> bool:
        self._gave_up = self._gave_up or time.perf_counter() > self._until
        return self._gave_up

    def _add(
        self,
        plan: Plan,
        candidates: dict[int, Candidate],
        newest: int,
        dropped: Asked | None = None,
    ) -> bool:
        more, complete = self._candidates(plan.expression(dropped=dropped), plan, newest)
        candidates.update(more)
        return complete

    def _judged(self, plan: Plan, candidates: dict[int, Candidate], least: float) -> list[Found]:
        """The candidates with their scores, best first, without those in which less than `least`
        of what the words say was found."""
        newest = max(plan.records, 1)
        judge = Judge(plan.sought)
        found = []
        for candidate in candidates.values():
            self._stop_if_told()
            verdict = judge.judge(candidate.words)
            if verdict.found >= least:
                newer = (_leads(candidate) + candidate.rowid / newest) * _NEWER / 2
                found.append(Found(verdict.score + newer, candidate, verdict))
        found.sort(key=lambda one: one.score, reverse=True)
        if least and found:
            floor = found[0].score * _LEAST_OF_BEST
            found = [one for one in found if one.score >= floor]
        return found

    def _candidates(self, match: str, plan: Plan, most: int) -> tuple[dict[int, Candidate], bool]:
        """The newest entries that answer `match`, at most `most`, and whether these are all."""
        size = _PAGE if plan.looks_at_words else most + 1
        found: dict[int, Candidate] = {}
        last = 1 << 62
        for _ in range(_MOST_PAGES):
            rowids = self._ask(
                "SELECT rowid FROM every WHERE every MATCH ? AND rowid < ?"
                " ORDER BY rowid DESC LIMIT ?",
                (match, last, size),
            )
            for candidate in self._accepted([row[0] for row in rowids], plan):
                if len(found) == most:
                    return found, False
                found[candidate.rowid] = candidate
            if len(rowids) < size:
                return found, True
            last = rowids[-1][0]
        return found, False

    def _accepted(self, rowids: list[int], plan: Plan) -> Iterator[Candidate]:
        candidates = self._load(rowids)
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
            self._stop_if_told()
            if plan.accepts(candidate.words, rows.get(candidate.id)):
                yield candidate

    def _load(self, rowids: list[int]) -> list[Candidate]:
        marks = ",".join("?" * len(rowids))
        rows = self._ask(
            f"SELECT rowid, kind, id, words FROM entry WHERE rowid IN ({marks})"
            " ORDER BY rowid DESC",
            rowids,
        )
        return [
            Candidate(rowid, cast(Kind, KINDS[kind]), packed_id, unpack_numbers(words))
            for rowid, kind, packed_id, words in rows
        ]

    def _ask(self, sql: str, values: Sequence[Any]) -> list[Any]:
        self._stop_if_told()
        return self._connection.execute(sql, values).fetchall()

    def _stop_if_told(self) -> None:
        if self._stopped.is_set():
            raise Interrupted

    def _related_hits(self, text: str, municipality: str) -> Iterator[Hit]:
        from data.search.related import Known, Topic

        if self._known is None:
            self._known = Known(self._connection)
        topic = Topic(self._connection, self._known, text, municipality)
        # What waits for review may be no commitment at all.
        rowids = topic.candidates(without=facet("e", "unreviewed"))
        self._stop_if_told()
        loaded = self._load(rowids)
        candidates = {one.rowid: one for one in loaded if one.kind == "commitment"}
        found = topic.choose({rowid: one.words for rowid, one in candidates.items()})
        titles = self._titles([candidates[one.rowid] for one in found])
        for one in found:
            candidate = candidates[one.rowid]
            title = titles.get(candidate.id)
            if title is None:
                continue  # removed by another window a moment ago
            why = Remark("same-place" if one.same_place else "shared-words", {"words": one.words})
            answers = [Word(token) for word in one.words for token in tokens(word)]
            spans = _spans(answers, title)
            yield Hit(candidate.kind, candidate.id, title, round(one.score, 4), one.words, why,
                      spans)  # fmt: skip

    def _siblings(self, hits: list[Hit]) -> Iterator[Hit]:
        """The other commitments of the initiatives of what is surely related."""
        sure = {one.id: one for one in hits if one.score >= _SURE * hits[0].score}
        marks = ",".join("?" * len(sure))
        rows = self._library.rows(
            "SELECT s.id, s.title, c.id AS found FROM commitment c"
            " JOIN commitment s ON s.initiative = c.initiative AND s.reviewed"
            f" WHERE c.id IN ({marks}) AND {_SMALL} >="
            " (SELECT count(*) FROM commitment o WHERE o.initiative = c.initiative) ORDER BY s.id",
            list(sure),
        )
        seen = {one.id for one in hits}
        for row in rows:
            if row["id"] not in seen:
                seen.add(row["id"])
                related = sure[row["found"]]
                why = Remark("same-initiative", {"title": related.title})
                score = round(related.score * _SIBLING, 4)
                yield Hit("commitment", row["id"], row["title"], score, (), why, ())

    def _hits(self, query: Query, plan: Plan, found: list[Found]) -> Iterator[Hit]:
        titles = self._titles([one.candidate for one in found])
        written = self._written(number for one in found for number in one.verdict.words)
        answers = _answers(query)
        for score, candidate, verdict in found:
            title = titles.get(candidate.id)
            if title is None:
                continue  # removed by another window a moment ago
            yield Hit(
                candidate.kind,
                candidate.id,
                title,
                round(score, 4),
                tuple(dict.fromkeys(written[number] for number in verdict.words)),
                _why(verdict, plan.asked_words),
                _spans(answers, title),
            )

    def _titles(self, candidates: list[Candidate]) -> dict[str, str]:
        by_kind: dict[Kind, list[str]] = {}
        for one in candidates:
            by_kind.setdefault(one.kind, []).append(one.id)
        titles = {}
        for kind, identifiers in by_kind.items():
            column = "text" if kind in ("question", "note") else "title"
            marks = ",".join("?" * len(identifiers))
            sql = f"SELECT id, {column} AS title FROM {kind} WHERE id IN ({marks})"
            titles.update({row["id"]: row["title"] for row in self._library.rows(sql, identifiers)})
        return titles

    def _written(self, numbers: Iterable[int]) -> dict[int, str]:
        wanted = list(dict.fromkeys(numbers))
        marks = ",".join("?" * len(wanted))
        return dict(
            self._ask(f"SELECT id, coalesce(word, folded) FROM term WHERE id IN ({marks})", wanted)
        )


def _leads(candidate: Candidate) -> bool:
    """Whether it stands before others that answer as well."""
    return candidate.kind == "commitment"


def _why(verdict: Verdict, words: list[str]) -> Remark:
    """How the weakest match answers the query; which word that was where it is not plain to see,
    and which words are missing altogether."""
    if verdict.manner < 0:
        return Remark("newest")
    values: dict[str, Any] = {}
    if verdict.manner >= PART:
        values["word"] = words[verdict.weakest]
    if verdict.missing:
        values["missing"] = [words[one] for one in verdict.missing]
    return Remark(MANNERS[verdict.manner], values)


def _answers(query: Query) -> list[Word]:
    phrased = [Word(token) for phrase in query.phrases for token in phrase.tokens]
    return [*query.words, *(word for money in query.money for word in money.words), *phrased]


@lru_cache(maxsize=4_000)
def _words_of_title(text: str) -> list[tuple[int, int, str, str]]:
    """Start, end, folded word and key of the words of a title: from key to key of a query mostly
    the same titles are shown."""
    return [(one.start, one.end, one.folded, key(one.folded)) for one in tokens(text)]


def _spans(answers: list[Word], text: str) -> tuple[tuple[int, int], ...]:
    """Where `text` answers one of the words, as far as words alone can tell."""
    keys = {key(one.token.folded) for one in answers}
    open_words = tuple(one.token.folded for one in answers if one.open)
    return tuple(
        (start, end)
        for start, end, folded, shared in _words_of_title(text)
        if shared in keys or (open_words and folded.startswith(open_words))
    )
