"""Initiatives through the years: what was promised, what came of it, and by hand what is missing.

Every action is one entry of the change log. Records are given as the caller saw them: Problem
`changed-elsewhere` when somebody wrote them meanwhile. Other Problems: see `agenda.validity`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Literal

import msgspec

from agenda import validity, wordings
from agenda.actors import names_of
from agenda.checks import PartsFinding, Sum, check_commitments, date_of, is_overdue, sums
from agenda.closed import ClosedCheck
from agenda.overview import Overview as Overview
from agenda.overview import overview as overview
from agenda.questions import questions_of_initiative
from data.dates import date_span
from data.dates import today as todays_date
from data.errors import Problem
from data.naming import Names
from data.records import (
    Actor,
    Amount,
    Citation,
    Commitment,
    DatePoint,
    Document,
    FollowUp,
    Initiative,
    Question,
    Status,
    Theme,
)
from data.store.changes import Changes
from data.store.library import Library
from data.text import clean_line


class TimelineEntry(msgspec.Struct, frozen=True):
    """One dated line of an initiative's life: a commitment or a follow-up. `date` may be partial;
    None when neither the document nor the commitment says when it was made."""

    date: str | None
    kind: Literal["commitment", "status", "evidence", "amount"]
    commitment: Commitment | None
    follow_up: FollowUp | None
    document: Document | None
    actors: tuple[str, ...]
    money: tuple[Sum, ...]
    overdue: bool
    closed: bool


class Timeline(msgspec.Struct, frozen=True):
    """An initiative with everything known about it, oldest first.

    `status` is the latest that a follow-up or, failing that, a commitment states. `parts` says of
    the totals whether their parts add up.
    """

    initiative: Initiative
    status: Status
    entries: tuple[TimelineEntry, ...]
    parts: tuple[PartsFinding, ...]
    questions: tuple[Question, ...]
    closed: bool


# By hand


def make_initiative(
    library: Library,
    title: str,
    *,
    summary: str | None = None,
    theme: Theme | None = None,
    municipality: str | None = None,
    closed: bool = False,
    author: str = "",
) -> Initiative:
    """A new initiative."""
    initiative = validity.made(
        Initiative,
        title=title,
        summary=summary,
        theme=theme,
        municipality=municipality,
        closed=closed,
    )
    return validity.add(library, initiative, "make-initiative", author)


def edit_initiative(
    library: Library, initiative: Initiative, *, author: str = "", **fields: Any
) -> Initiative:
    """Change fields of an initiative by name."""
    return validity.replace(library, initiative, fields, "edit-initiative", author)


def make_commitment(
    library: Library,
    title: str,
    *,
    summary: str | None = None,
    document: str | None = None,
    initiative: str | None = None,
    actors: Sequence[str] = (),
    actor_names: Sequence[str] = (),
    municipality: str | None = None,
    status: Status = "unknown",
    status_reason: str | None = None,
    amounts: Sequence[Amount] = (),
    dates: Sequence[DatePoint] = (),
    section: str | None = None,
    number: str | None = None,
    theme: Theme | None = None,
    citations: Sequence[Citation] = (),
    closed: bool = False,
    author: str = "",
) -> Commitment:
    """A new commitment; without a citation it is marked as typed by hand. `actor_names` are looked
    up among the actors, or made, beside those given by identifier."""
    commitment = validity.made(
        Commitment,
        title=title,
        summary=summary,
        document=document,
        initiative=initiative,
        actors=tuple(actors),
        municipality=municipality,
        status=status,
        status_reason=status_reason,
        amounts=tuple(amounts),
        dates=tuple(dates),
        section=section,
        number=number,
        theme=theme,
        citations=tuple(citations),
        by_hand=not citations,
        closed=closed,
    )
    with library.writing("make-commitment", author=author) as change:
        named = _actors(library, change, actor_names, commitment)
        commitment = msgspec.structs.replace(commitment, actors=(*commitment.actors, *named))
        validity.require_references(library, commitment)
        change.add(commitment)
    return commitment


def edit_commitment(
    library: Library,
    commitment: Commitment,
    *,
    actor_names: Sequence[str] | None = None,
    author: str = "",
    **fields: Any,
) -> Commitment:
    """Change fields of a commitment by name. `actor_names`, where given, are all of its actors:
    looked up among those known, or made. What is corrected to say what a later edition of its
    source says rests on the words of that edition from now on."""
    new = validity.edited(commitment, fields)
    new = msgspec.structs.replace(new, citations=wordings.corrected(library, commitment, new))
    with library.writing("edit-commitment", author=author) as change:
        if actor_names is not None:
            new = msgspec.structs.replace(new, actors=_actors(library, change, actor_names, new))
        validity.require_references(library, new)
        change.replace(commitment, new)
    return new


def accept_wording(
    library: Library, commitment: Commitment, number: int, *, author: str = ""
) -> Commitment:
    """Take the words that a later edition has now for the proof of a commitment, in place of those
    that its citation of that number (from 0) quotes. Problem `wording-disproved` while they do not
    say the money and dates that the old ones said."""
    citation = commitment.citations[number]
    now = wordings.as_it_reads_now(library, commitment, citation)
    if now == citation:
        raise Problem("wording-disproved")
    cited = (*commitment.citations[:number], now, *commitment.citations[number + 1 :])
    return validity.replace(library, commitment, {"citations": cited}, "accept-wording", author)


def actor_names(library: Library, commitment: Commitment) -> list[str]:
    """Who commits to it, by name."""
    return list(names_of(library.some(Actor, commitment.actors), commitment))


def _actors(
    library: Library, change: Changes, called: Iterable[str], commitment: Commitment
) -> tuple[str, ...]:
    """The actors of those names: first the commitment's own, who may share a name with others."""
    own = {one.name: one.id for one in library.some(Actor, commitment.actors).values()}
    names = Names(library, change)
    wanted = [line for one in called if (line := clean_line(one))]
    found = (own.get(one) or names.actor(one, commitment.municipality) for one in wanted)
    return tuple(dict.fromkeys(found))


def link(
    library: Library, commitment: Commitment, initiative: str | None, *, author: str = ""
) -> Commitment:
    """Attach a commitment to an initiative (identifier), or with None take it off its own."""
    verb = "unlink-commitment" if initiative is None else "link-commitment"
    return validity.replace(library, commitment, {"initiative": initiative}, verb, author)


def set_status(
    library: Library,
    subject: Commitment | Initiative,
    status: Status,
    *,
    on: str,
    note: str | None = None,
    citations: Sequence[Citation] = (),
    author: str = "",
) -> Commitment | Initiative:
    """Say what became of a commitment or an initiative, with evidence.

    A commitment gets the status, the words it rests on and, where it belongs to an initiative, a
    follow-up there. An initiative gets a follow-up; its commitments keep what they said. `on` is
    the date of the event. Problem `no-evidence` without a note or a citation.
    """
    if not (note or "").strip() and not citations:
        raise Problem("no-evidence", field="note", value="")
    with library.writing("set-status", author=author, status=status) as change:
        family = subject.initiative if isinstance(subject, Commitment) else subject.id
        if family is not None:
            follow_up = validity.made(
                FollowUp,
                initiative=family,
                date=on,
                kind="status",
                status=status,
                note=note,
                citations=tuple(citations),
                author=author,
                closed=_is_closed(library, subject),
            )
            validity.require_references(library, follow_up)
            change.add(follow_up)
        if isinstance(subject, Initiative):
            return subject
        reason = note or citations[0].quote
        fields: dict[str, Any] = {"status": status, "status_reason": reason}
        if family is None:
            fields["citations"] = (*subject.citations, *citations)
        new = validity.edited(subject, fields)
        change.replace(subject, new)
        return new


def _is_closed(library: Library, subject: Commitment | Initiative) -> bool:
    # A follow-up of a closed commitment would come out into the open on an initiative that also
    # has open ones, so it carries the mark itself.
    return ClosedCheck(library).is_closed(subject)


def add_follow_up(
    library: Library,
    initiative: str,
    *,
    on: str,
    note: str | None = None,
    amount: Amount | None = None,
    citations: Sequence[Citation] = (),
    closed: bool = False,
    author: str = "",
) -> FollowUp:
    """A dated event on an initiative: evidence found, or with `amount` money moved."""
    follow_up = validity.made(
        FollowUp,
        initiative=initiative,
        date=on,
        kind="evidence" if amount is None else "amount",
        note=note,
        amount=amount,
        citations=tuple(citations),
        closed=closed,
        author=author,
    )
    return validity.add(library, follow_up, "add-follow-up", author)


# Reading


def timeline(library: Library, initiative_id: str, today: date | None = None) -> Timeline:
    """An initiative with its commitments and follow-ups as dated lines, and its open questions.

    Problem `unknown-record` when there is no such initiative. `today` decides what is overdue.
    """
    initiative = validity.get(library, Initiative, initiative_id)
    as_of = today or todays_date()
    commitments = library.all(Commitment, initiative=initiative_id)
    follow_ups = library.all(FollowUp, initiative=initiative_id)
    documents = library.some(Document, _documents(commitments, follow_ups))
    actors = library.some(Actor, (one for found in commitments for one in found.actors))
    check = ClosedCheck(library)
    entries = [
        TimelineEntry(
            date=date_of(one, documents.get(one.document or "")),
            kind="commitment",
            commitment=one,
            follow_up=None,
            document=documents.get(one.document or ""),
            actors=names_of(actors, one),
            money=sums(one.amounts),
            overdue=is_overdue(one, as_of),
            closed=check.is_closed(one),
        )
        for one in commitments
    ]
    entries += [
        TimelineEntry(
            date=one.date,
            kind=one.kind,
            commitment=None,
            follow_up=one,
            document=documents.get(one.citations[0].document) if one.citations else None,
            actors=(),
            money=sums([one.amount] if one.amount else []),
            overdue=False,
            closed=check.is_closed(one),
        )
        for one in follow_ups
    ]
    entries.sort(key=_oldest_first)
    return Timeline(
        initiative=initiative,
        status=_latest_status(entries),
        entries=tuple(entries),
        parts=_parts(commitments),
        questions=tuple(questions_of_initiative(library, initiative_id)),
        closed=check.is_closed(initiative),
    )


def _documents(commitments: Iterable[Commitment], follow_ups: Iterable[FollowUp]) -> list[str]:
    found = [one.document for one in commitments if one.document is not None]
    return found + [one.citations[0].document for one in follow_ups if one.citations]


def _oldest_first(entry: TimelineEntry) -> tuple[date, date, bool, str]:
    record = entry.commitment or entry.follow_up
    first, last = date_span(entry.date) if entry.date else (date.max - timedelta(1), date.max)
    return first, last, entry.commitment is None, record.id if record else ""


def _latest_status(entries: list[TimelineEntry]) -> Status:
    """The last status stated by a follow-up, else by the last commitment that states one."""
    told: list[Status] = [
        one.follow_up.status for one in entries if one.follow_up and one.follow_up.status
    ]
    said: list[Status] = [
        one.commitment.status
        for one in entries
        if one.commitment and one.commitment.status != "unknown"
    ]
    return told[-1] if told else said[-1] if said else "unknown"


def _parts(commitments: list[Commitment]) -> tuple[PartsFinding, ...]:
    by_document: dict[str | None, list[Commitment]] = {}
    for one in commitments:
        by_document.setdefault(one.document, []).append(one)
    return tuple(found for group in by_document.values() for found in check_commitments(group))
