"""One record with all that belongs to it: what the pane beside a list shows.

Values and codes only.
"""

from __future__ import annotations

from datetime import date

import msgspec

from agenda.actors import names_of
from agenda.checks import is_overdue
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
)
from data.store.library import Library


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
    if commitment is None:
        return ()
    return names_of(library.some(Actor, commitment.actors), commitment)


def _citations(record: Record, commitment: Commitment | None) -> list[Citation]:
    found = list(commitment.citations) if commitment else []
    return found + (list(record.answer_citations) if isinstance(record, Question) else [])
