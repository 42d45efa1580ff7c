"""What a list shows of the records that were found: one line of each.

Values and codes only. Must not know how a record was found, and nothing that the first results of a
cold start can do without.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from agenda.checks import Sum, date_of, is_answer_overdue, is_overdue, sums
from agenda.closed import ClosedCheck
from data.records import (
    TYPE_OF_TABLE,
    AgendaItem,
    Commitment,
    Document,
    Initiative,
    Meeting,
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
    reviewed: bool = True


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
            reviewed=record.reviewed,
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
