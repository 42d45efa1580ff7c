"""Review: what the rules found, one candidate after the other, until a person has said yes or no.

Every step is one entry of the change log and is undone as one. A candidate is given as the caller
saw it: Problem `changed-elsewhere` when somebody wrote it meanwhile. What is rejected is gone from
the library (its action stays in the log), and the same file does not bring it back.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from agenda import validity
from agenda.checks import PartsFinding, check_commitments
from agenda.closed import ClosedCheck
from agenda.initiatives import actor_names
from agenda.wordings import as_it_reads_now, is_disproved, part, values_in
from data.candidates import references_to, spans_in
from data.errors import Problem
from data.ids import new_id
from data.records import (
    Citation,
    Commitment,
    Document,
    Initiative,
    Status,
)
from data.store.changes import Changes
from data.store.library import Library
from data.store.rows import from_row
from data.text import clean_line

T = TypeVar("T")

_TITLE = 200
_ADVANCE: tuple[Status, ...] = ("unknown", "proposed", "decided", "under_way", "done", "dropped")
_WAITING = "NOT reviewed AND NOT by_hand"
# What its newest source says otherwise, or no longer, is for a person to look at.
_SAID_OTHERWISE = """EXISTS (SELECT 1 FROM json_each(citations)
    WHERE json_extract(value, '$.state') IN ('changed', 'gone'))"""
# A person reads one document after the other, and each downwards: what the rules are about as sure
# of stays together, or 40 documents would take turns with every key.
_BANDS = (0.9, 0.75, 0.5)
_BEST_FIRST = (
    "ORDER BY CASE"
    + "".join(f" WHEN confidence >= {least} THEN {place}" for place, least in enumerate(_BANDS))
    + f" ELSE {len(_BANDS)} END, document, json_extract(citations, '$[0].start'), id"
)


class DocumentWaiting(msgspec.Struct, frozen=True):
    """A document with how many candidates on it wait."""

    document: Document
    waiting: int
    closed: bool


class Entry(msgspec.Struct, frozen=True):
    """A candidate with what a person needs to judge it: its document, the names of its actors,
    whether the parts of its total add up, the text that its citations stand in (None while the
    source is not here; of an older edition when the newest has none of them), and what is cited
    there as (commitment, start, end)."""

    commitment: Commitment
    document: Document | None
    actors: tuple[str, ...]
    parts: tuple[PartsFinding, ...]
    text: str | None
    cited: tuple[tuple[str, int, int], ...]
    closed: bool


# Reading


def queue(library: Library, document: str | None = None) -> tuple[str, ...]:
    """The identifiers of the candidates that wait, of one document or of all: those the rules are
    nearly certain of, then the sure, the likely and the doubtful ones, each document by document
    in the order of the text."""
    beside = " AND document = ?" if document else ""
    sql = f"SELECT id FROM commitment WHERE {_WAITING}{beside} {_BEST_FIRST}"
    return tuple(row["id"] for row in library.rows(sql, (document,) if document else ()))


def waiting(library: Library) -> int:
    """How many candidates wait; no briefing and no suggestion counts on them before they are
    accepted."""
    return int(library.rows(f"SELECT count(*) AS n FROM commitment WHERE {_WAITING}")[0]["n"])


def documents_waiting(library: Library) -> tuple[DocumentWaiting, ...]:
    """The documents on which candidates wait, the latest import first."""
    sql = f"SELECT document, count(*) AS n FROM commitment WHERE {_WAITING} GROUP BY document"
    counts = {row["document"]: row["n"] for row in library.rows(sql) if row["document"]}
    found = library.some(Document, sorted(counts, reverse=True))
    check = ClosedCheck(library)
    return tuple(
        DocumentWaiting(found[one], counts[one], check.is_closed(found[one]))
        for one in sorted(found, reverse=True)
    )


def entry(library: Library, identifier: str) -> Entry | None:
    """One candidate with what belongs to it; None when it no longer waits."""
    commitment = library.get(Commitment, identifier)
    if commitment is None or commitment.reviewed:
        return None
    version = _version_of(commitment.citations)
    beside = [commitment]
    if commitment.document is not None:
        beside = library.all(Commitment, document=commitment.document)
    return Entry(
        commitment=commitment,
        document=library.get(Document, commitment.document) if commitment.document else None,
        actors=tuple(actor_names(library, commitment)),
        parts=tuple(one for one in check_commitments(beside) if one.owner == commitment.id),
        text=library.text(version) if version else None,
        cited=tuple(
            (one.id, *span)
            for one in beside
            if version is not None
            for span in spans_in(one.citations, version)
        ),
        closed=ClosedCheck(library).is_closed(commitment),
    )


def _version_of(citations: Iterable[Citation]) -> str | None:
    """The version that is shown for citations: one that holds something of them still."""
    placed = [one for one in citations if one.version]
    best = next((one for one in placed if one.state != "gone"), placed[0] if placed else None)
    return best.version if best else None


class Replayed(msgspec.Struct, frozen=True):
    """The identifiers of commitments that undo and redo wrote: those they took `out` of the
    library, and those of the `latest` such action."""

    out: frozenset[str] = frozenset()
    latest: frozenset[str] = frozenset()


def replayed(library: Library, since: int) -> Replayed:
    """What undo and redo wrote after a change of that number (`Library.last_change`)."""
    sql = """
        SELECT c.action, c.record_id, c.after IS NULL AS gone
        FROM change c JOIN action a ON a.id = c.action
        WHERE c.seq > ? AND c.record_table = 'commitment' AND a.kind IN ('undo', 'redo')
        ORDER BY c.seq"""
    rows = list(library.rows(sql, (since,)))
    return Replayed(
        out=frozenset(row["record_id"] for row in rows if row["gone"]),
        latest=frozenset(row["record_id"] for row in rows if row["action"] == rows[-1]["action"]),
    )


# Deciding


def accept(
    library: Library, candidate: Commitment, *, initiative: str | None = None, author: str = ""
) -> Commitment:
    """Take a candidate for a commitment, on the initiative of that identifier, else on the one that
    it was attached to, else on a new one of its own. Problem `unknown-record` when there is no such
    initiative.

    Where a later edition changed its words, the new ones are its proof from now on, unless they do
    not say the money and dates that the old ones said: then it stays changed.
    """
    with library.writing("accept-candidate", author=author, title=candidate.title) as change:
        if initiative is not None:
            validity.require(library, "initiative", initiative)
        cited = tuple(as_it_reads_now(library, candidate, one) for one in candidate.citations)
        return _accept(change, candidate, initiative, cited)


def accept_all(
    library: Library, above: float, *, document: str | None = None, author: str = ""
) -> int:
    """Take all candidates for commitments of which the rules are at least so sure (0 to 1), of one
    document or of all; how many. Those that a later edition says otherwise, or not, go on waiting.
    """
    where, values = _sure(above, document)
    sql = f"SELECT * FROM commitment WHERE {where} AND NOT {_SAID_OTHERWISE} ORDER BY id"
    with library.writing("accept-candidates", author=author, above=above) as change:
        found = [from_row(Commitment, row) for row in library.rows(sql, values)]
        for one in found:
            _accept(change, one, None, one.citations)
    return len(found)


def how_many(library: Library, above: float, *, document: str | None = None) -> tuple[int, int]:
    """How many candidates `accept_all` would accept, and how many it would leave though the rules
    are so sure, since a later edition says them otherwise or not."""
    where, values = _sure(above, document)
    sql = f"SELECT count(*), coalesce(sum({_SAID_OTHERWISE}), 0) FROM commitment WHERE {where}"
    count, left = library.rows(sql, values)[0]
    return count - left, left


def _sure(above: float, document: str | None) -> tuple[str, tuple[float | str, ...]]:
    """The condition for candidates of which the rules are so sure, with its values."""
    where = f"{_WAITING} AND confidence >= ?"
    return (f"{where} AND document = ?", (above, document)) if document else (where, (above,))


def _accept(
    change: Changes,
    candidate: Commitment,
    initiative: str | None,
    citations: tuple[Citation, ...],
) -> Commitment:
    initiative = initiative or candidate.initiative
    if initiative is None:
        own = Initiative(
            title=candidate.title,
            theme=candidate.theme,
            municipality=candidate.municipality,
            closed=candidate.closed,
        )
        change.add(own)
        initiative = own.id
    accepted = replace(candidate, reviewed=True, initiative=initiative, citations=citations)
    change.replace(candidate, accepted)
    return accepted


def reject(library: Library, candidate: Commitment, *, author: str = "") -> None:
    """Say that a candidate is no commitment. Problem `still-written-on` (`count`) when there are
    questions, notes or choices on it."""
    with library.writing("reject-candidate", author=author, title=candidate.title) as change:
        _take_out(library, change, candidate)


def _take_out(library: Library, change: Changes, candidate: Commitment) -> None:
    if count := references_to(library, candidate.id):
        raise Problem("still-written-on", count=count)
    change.remove(candidate)


# Taking apart and putting together


def split(
    library: Library, candidate: Commitment, at: int, *, author: str = ""
) -> tuple[Commitment, Commitment]:
    """Make two candidates of one whose passage holds two commitments: what stands before the offset
    `at` of the text, and what stands from there on.

    The first keeps the other citations. Money and dates go where their words stand; what stands in
    neither stays with the first. What is gone from the newest edition, or moved, stays so; what is
    changed stays so in the first while the new words do not say its money and dates (see `accept`).
    Problem `cannot-split` when `at` is not inside a passage of it.
    """
    whole = next((one for one in candidate.citations if one.start < at < one.end), None)
    text = library.text(whole.version) if whole is not None and whole.version else None
    if whole is None or text is None:
        raise Problem("cannot-split")
    before, after = part(text, whole, whole.start, at), part(text, whole, at, whole.end)
    if before is None or after is None:
        raise Problem("cannot-split")
    if whole.state == "changed" and is_disproved(text, whole, candidate):
        before = replace(whole, start=before.start, end=before.end)
    amounts, points = values_in(text, after.start, after.end, candidate)
    first_amounts, first_points = values_in(text, before.start, before.end, candidate)
    second = replace(
        candidate,
        id=new_id(),
        title=_title(text, after),
        amounts=amounts,
        dates=points,
        citations=(after,),
        number=None,
    )
    first = replace(
        candidate,
        title=_title(text, before),
        amounts=_without(candidate.amounts, amounts, first_amounts),
        dates=_without(candidate.dates, points, first_points),
        citations=tuple(before if one == whole else one for one in candidate.citations),
    )
    with library.writing("split-candidate", author=author, title=candidate.title) as change:
        change.replace(candidate, first)
        change.add(second)
    return first, second


def _without(values: Iterable[T], taken: Sequence[T], kept: Sequence[T]) -> tuple[T, ...]:
    return tuple(one for one in values if one not in taken or one in kept)


def _title(text: str, part: Citation) -> str:
    from data.extraction.titles import title

    words = text[part.start : part.end]
    return clean_line(title(words))[:_TITLE] or clean_line(words)[:_TITLE]


def join(
    library: Library, first: Commitment, second: Commitment, *, author: str = ""
) -> Commitment:
    """Make one candidate of two that say the same: the first, with the citations, money, dates and
    actors of both and the status that is further on. Problem `cannot-join` when they are of two
    documents or the same; `still-written-on` as for `reject`, of the second."""
    if first.id == second.id or first.document != second.document:
        raise Problem("cannot-join")
    joined = replace(
        first,
        citations=_sorted_citations((*first.citations, *second.citations)),
        amounts=_united(first.amounts, second.amounts, lambda one: (one.amount, one.currency)),
        dates=_united(first.dates, second.dates, lambda one: one.value),
        actors=tuple(dict.fromkeys((*first.actors, *second.actors))),
        status=max(first.status, second.status, key=_ADVANCE.index),
        number=first.number or second.number,
        theme=first.theme or second.theme,
        confidence=max((one.confidence or 0.0) for one in (first, second)),
    )
    if joined.status != first.status:
        joined = replace(joined, status_reason=second.status_reason)
    with library.writing("join-candidates", author=author, title=first.title) as change:
        change.replace(first, joined)
        _take_out(library, change, second)
    return joined


def _sorted_citations(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    found = {(one.version, one.start, one.end): one for one in citations}
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end)))


def _united(first: Iterable[T], second: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    found: dict[Hashable, T] = {}
    for one in (*first, *second):
        found.setdefault(key(one), one)
    return tuple(found.values())


def partners(library: Library, candidate: Commitment) -> tuple[Commitment, ...]:
    """The other candidates of the same document, nearest first: with which it may be one."""
    if candidate.document is None:
        return ()
    sql = f"SELECT * FROM commitment WHERE {_WAITING} AND document = ? AND id <> ?"
    rows = library.rows(sql, (candidate.document, candidate.id))
    place = candidate.citations[0].start
    found = [from_row(Commitment, row) for row in rows]
    return tuple(sorted(found, key=lambda one: abs(one.citations[0].start - place)))
