"""What a search hands out: records found, with the reason, and the places to highlight.

Knows records only as far as a title goes; what is shown of them is `agenda`'s.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from data.search.candidates import Candidate, Found, Kind
from data.search.plan import Plan
from data.search.query import Query, Remark, Word
from data.search.rank import MANNERS, PART, Verdict
from data.search.reading import Reading
from data.search.words import key, tokens
from data.store.library import Library


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
    `complete` is false when time ran out: with more of it the same query may find more."""

    query: str
    hits: tuple[Hit, ...]
    total: int
    exact_total: bool
    ms: float
    notices: tuple[Remark, ...]
    complete: bool = True


def hits_of(
    query: Query, plan: Plan, found: list[Found], reading: Reading, library: Library
) -> Iterator[Hit]:
    """The hits for what a plan found, in its order."""
    titles = titles_of(library, [one.candidate for one in found])
    written = _written(reading, (number for one in found for number in one.verdict.words))
    marker = Marker(query)
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
            marker.spans(title),
        )


def titles_of(library: Library, candidates: Iterable[Candidate]) -> dict[str, str]:
    """The titles of records by their identifiers; what a question or a note says for its title."""
    by_kind: dict[Kind, list[str]] = {}
    for one in candidates:
        by_kind.setdefault(one.kind, []).append(one.id)
    titles = {}
    for kind, identifiers in by_kind.items():
        column = "text" if kind in ("question", "note") else "title"
        wanted = "SELECT value FROM json_each(?)"
        sql = f"SELECT id, {column} AS title FROM {kind} WHERE id IN ({wanted})"
        rows = library.rows(sql, (json.dumps(identifiers),))
        titles.update({row["id"]: row["title"] for row in rows})
    return titles


class Marker:
    """Where texts answer the words of a query, as far as words alone can tell."""

    def __init__(self, query: Query) -> None:
        phrased = [Word(token) for phrase in query.phrases for token in phrase.tokens]
        sums = [word for money in query.money for word in money.words]
        answers = [*query.words, *sums, *phrased]
        self._keys = frozenset(key(one.token.folded) for one in answers)
        self._open = tuple(one.token.folded for one in answers if one.open)

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Starts and ends, in order, not overlapping."""
        return tuple(
            (start, end)
            for start, end, folded, shared in _words_of_title(text)
            if shared in self._keys or (self._open and folded.startswith(self._open))
        )


def _written(reading: Reading, numbers: Iterable[int]) -> dict[int, str]:
    sql = "SELECT id, coalesce(word, folded) FROM term WHERE id IN ({})"
    return dict(reading.ask_for(sql, list(dict.fromkeys(numbers))))


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


@lru_cache(maxsize=4_000)
def _words_of_title(text: str) -> list[tuple[int, int, str, str]]:
    """Start, end, folded word and key of the words of a title: from key to key of a query mostly
    the same titles are shown."""
    return [(one.start, one.end, one.folded, key(one.folded)) for one in tokens(text)]
