"""What look-up shows of the records it found: a line of each, and all that belongs to one.

Values and codes only. Must not know how a record was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from agenda.checks import Sum, date_of, is_answer_overdue, is_overdue, sums
from agenda.closed import ClosedCheck
from agenda.initiatives import Timeline, timeline
from agenda.notes import notes_on
from agenda.questions import LedgerEntry, entry, open_questions
from data.records import (
    TYPE_OF_TABLE,
    Actor,
    AgendaItem,
    Citation,
    Commitment,
    Document,
    Initiative,
    Meeting,
    Note,
    Question,
    Record,
    table_of,
)
from data.store.library import Library


class FoundLine(msgspec.Struct, frozen=True):
    """One record on one line. `status` is a code of the record's own kind: a commitment's or a
    question's; `date` may be partial; None and empty where the record says nothing."""

    kind: str
    id: str
    title: str
    municipality: str | None = None
    date: str | None = None
    status: str | None = None
    overdue: bool = False
    money: tuple[Sum, ...] = ()
    closed: bool = False


class Detail(msgspec.Struct, frozen=True):
    """One record with what belongs to it.

    `commitment` is the record itself or what it is about, with its `actors`, the `documents` it
    cites by identifier, and whether it is `overdue`; `timeline` is its initiative's; `questions`
    are the open ones that come up with it.
    """

    kind: str
    record: Record
    closed: bool
    commitment: Commitment | None = None
    actors: tuple[str, ...] = ()
    documents: dict[str, Document] = {}
    overdue: bool = False
    timeline: Timeline | None = None
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    ledger: LedgerEntry | None = None
    agenda_item: AgendaItem | None = None
    meeting: Meeting | None = None


def found_lines(
    library: Library, found: Sequence[tuple[str, str]], today: date
) -> tuple[FoundLine, ...]:
    """A line for each (kind, identifier) in their order; what is gone meanwhile is left out."""
    records = _records(library, found)
    documents = library.some(Document, _named(records.values(), "document"))
    meetings = library.some(Meeting, _named(records.values(), "meeting"))
    check = ClosedCheck(library)
    return tuple(
        _line(records[key], documents, meetings, check, today) for key in found if key in records
    )


def _records(library: Library, found: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Record]:
    by_kind: dict[str, list[str]] = {}
    for kind, identifier in found:
        by_kind.setdefault(kind, []).append(identifier)
    return {
        (kind, identifier): record
        for kind, identifiers in by_kind.items()
        for identifier, record in library.some(TYPE_OF_TABLE[kind], identifiers).items()
    }


def _named(records: Iterable[Record], field: str) -> list[str]:
    return [value for one in records if (value := getattr(one, field, None)) is not None]


def _line(
    record: Record,
    documents: dict[str, Document],
    meetings: dict[str, Meeting],
    check: ClosedCheck,
    today: date,
) -> FoundLine:
    kind, closed = table_of(type(record)), check.is_closed(record)
    if isinstance(record, Commitment):
        return FoundLine(
            kind,
            record.id,
            record.title,
            municipality=record.municipality,
            date=date_of(record, documents.get(record.document or "")),
            status=record.status,
            overdue=is_overdue(record, today),
            money=sums(record.amounts),
            closed=closed,
        )
    if isinstance(record, Question):
        when, late = record.due_on or record.asked_on, is_answer_overdue(record, today)
        return FoundLine(
            kind, record.id, record.text, date=when, status=record.status, overdue=late,
            closed=closed,
        )  # fmt: skip
    if isinstance(record, AgendaItem):
        meeting = meetings.get(record.meeting)
        place, when = (meeting.municipality, meeting.date) if meeting else (None, None)
        return FoundLine(kind, record.id, record.title, place, when, closed=closed)
    if isinstance(record, Initiative):
        return FoundLine(kind, record.id, record.title, record.municipality, closed=closed)
    return FoundLine(kind, record.id, str(getattr(record, "text", "")), closed=closed)


def detail(library: Library, kind: str, identifier: str, today: date) -> Detail | None:
    """A record of a kind (a table's name) with all that belongs to it; None when it is gone."""
    record = library.get(TYPE_OF_TABLE[kind], identifier)
    if record is None:
        return None
    commitment = _commitment(library, record)
    family = commitment.initiative if commitment else getattr(record, "initiative", None)
    family = record.id if isinstance(record, Initiative) else family
    item = _item(library, record)
    ledger = entry(library, record, today) if isinstance(record, Question) else None
    return Detail(
        kind=kind,
        record=record,
        closed=ClosedCheck(library).is_closed(record),
        commitment=commitment,
        actors=_actors(library, commitment),
        documents=library.some(Document, (one.document for one in _citations(record, commitment))),
        overdue=commitment is not None and is_overdue(commitment, today),
        timeline=timeline(library, family, today) if family else None,
        questions=tuple(
            open_questions(
                library,
                initiatives=[family] if family else [],
                commitments=[commitment.id] if commitment else [],
                agenda_item=item,
            )
        ),
        notes=tuple(notes_on(library, kind, [identifier])) if kind != "note" else (),
        ledger=ledger,
        agenda_item=item,
        meeting=library.get(Meeting, item.meeting) if item else None,
    )


def _commitment(library: Library, record: Record) -> Commitment | None:
    if isinstance(record, Commitment):
        return record
    named = getattr(record, "commitment", None)
    return library.get(Commitment, named) if named else None


def _item(library: Library, record: Record) -> AgendaItem | None:
    if isinstance(record, AgendaItem):
        return record
    named = getattr(record, "agenda_item", None)
    return library.get(AgendaItem, named) if named else None


def _actors(library: Library, commitment: Commitment | None) -> tuple[str, ...]:
    named = commitment.actors if commitment else ()
    found = library.some(Actor, named)
    return tuple(found[one].name for one in named if one in found)


def _citations(record: Record, commitment: Commitment | None) -> list[Citation]:
    found = list(commitment.citations) if commitment else []
    return found + (list(record.answer_citations) if isinstance(record, Question) else [])
