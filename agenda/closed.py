"""Closed stays closed: what is kept from the public by itself, or by what it derives from.

Used by everything that leaves the library (briefings, exports) and by the screens that mark it.
Must not decide what to do about it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

import msgspec

from data import closed_items
from data.closed_items import ClosedItems
from data.records import (
    TYPE_OF_TABLE,
    Actor,
    Citation,
    Commitment,
    Document,
    FollowUp,
    Initiative,
    Record,
    references,
    table_of,
)
from data.store.changes import Action
from data.store.cited import citation_fields, citations_of
from data.store.library import Library

R = TypeVar("R", bound=Record)


class ClosedBy(msgspec.Struct, frozen=True):
    """What closes a record: the record itself, or one that it derives from."""

    table: str
    id: str


class ClosedCheck:
    """Tells what is closed, remembering what it looked up; make a new one for every reading.

    - any record that is marked closed itself (an agenda item: its access);
    - what refers to a closed record: a commitment to its document, an agenda item to its meeting,
      a line, decision, attachment, selection to its item, a question or note to what it is about;
    - what cites a closed document, or words of a closed item or decision in open minutes, even
      beside open ones: nobody can tell afterwards which of its words came from which;
    - a follow-up that tells what became of a closed commitment;
    - an initiative all of whose commitments are closed. A commitment is closed by its initiative
      only when that is marked closed itself.

    Actors are neither open nor closed: they go where something open refers to them.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[str, str], ClosedBy | None] = {}
        self._items = ClosedItems(library)

    def is_closed(self, record: Record) -> bool:
        """Whether `record` is closed, by itself or by what it derives from."""
        return self.closed_by(record) is not None

    def closed_by(self, record: Record) -> ClosedBy | None:
        """What closes `record`; None when it is open."""
        key = table_of(type(record)), record.id
        if key not in self._known:
            self._known[key] = self._judge(record)
        return self._known[key]

    def open_ones(self, records: Iterable[R]) -> list[R]:
        """Those of `records` that are open."""
        return [one for one in records if not self.is_closed(one)]

    def is_closed_id(self, kind: type[Record], identifier: str) -> bool:
        """`is_closed` for the record of that kind and identifier; a missing one is open."""
        return self._by_id(table_of(kind), identifier) is not None

    def _by_id(self, table: str, identifier: str) -> ClosedBy | None:
        key = table, identifier
        if key not in self._known:
            record = self._library.get(TYPE_OF_TABLE[table], identifier)
            self._known[key] = None if record is None else self._judge(record)
        return self._known[key]

    def _judge(self, record: Record) -> ClosedBy | None:
        if getattr(record, "closed", False):
            return ClosedBy(table_of(type(record)), record.id)
        if isinstance(record, Initiative):
            return self._by_all_commitments(record)
        for field, table in references(type(record)).items():
            value = getattr(record, field)
            if isinstance(record, Commitment) and field == "initiative":
                continue
            if isinstance(value, str) and (found := self._by_id(table, value)):
                return found
        if isinstance(record, FollowUp) and (found := self._by_commitment_told_of(record)):
            return found
        family = record.initiative if isinstance(record, Commitment) else None
        if family is not None and family in self._marked_initiatives:
            return ClosedBy(table_of(Initiative), family)
        return self._by_citations(citations_of(record))

    def _by_commitment_told_of(self, record: FollowUp) -> ClosedBy | None:
        """A follow-up names its initiative only; that it tells what became of a commitment stands
        in the log, for both were written by one action."""
        sql = """
            SELECT c.record_id FROM change f JOIN action a ON a.id = f.action
            JOIN change c ON c.action = f.action AND c.record_table = 'commitment'
            WHERE f.record_id = ? AND a.verb = 'set-status'"""
        told_of = [row["record_id"] for row in self._library.rows(sql, (record.id,))]
        found = (self._by_id(table_of(Commitment), one) for one in told_of)
        return next(filter(None, found), None)

    @cached_property
    def _marked_initiatives(self) -> frozenset[str]:
        """The initiatives that are marked closed themselves."""
        rows = self._library.rows("SELECT id FROM initiative WHERE closed")
        return frozenset(row["id"] for row in rows)

    def _by_citations(self, citations: tuple[Citation, ...]) -> ClosedBy | None:
        for one in citations:
            if found := self._by_id(table_of(Document), one.document):
                return found
            if place := self._items.place_of(one):
                return ClosedBy(*place)
        return None

    def _by_all_commitments(self, initiative: Initiative) -> ClosedBy | None:
        found: ClosedBy | None = None
        sql = "SELECT id FROM commitment WHERE initiative = ?"
        for row in self._library.rows(sql, (initiative.id,)):
            found = self._by_id(table_of(Commitment), row["id"])
            if found is None:
                return None
        return found

    def without_closed_context(self, record: R) -> R:
        """A record whose citations say nothing of the closed items that may stand around them."""
        field = citation_fields().get(type(record))
        if field is None:
            return record
        cited = tuple(self._items.without_context(one) for one in citations_of(record))
        return msgspec.structs.replace(record, **{field: cited})


def is_closed(library: Library, record: Record) -> bool:
    """Whether one record is closed, by itself or by what it derives from."""
    return ClosedCheck(library).is_closed(record)


def without_closed_sources(actor: Actor, check: ClosedCheck) -> Actor:
    """An actor without the affiliations and roles that only a closed document tells of."""
    return closed_items.without_closed_sources(
        actor, lambda document: check.is_closed_id(Document, document)
    )


# What of an action's details is in somebody's words: names of files, titles.
_WORDS = ("file", "files", "title")


def without_closed_names(library: Library, actions: Iterable[Action]) -> list[Action]:
    """Actions of the log, those without names and titles that changed something closed."""
    check = ClosedCheck(library)
    return [
        msgspec.structs.replace(
            one, detail={key: one.detail[key] for key in one.detail if key not in _WORDS}
        )
        if any(key in one.detail for key in _WORDS) and _is_about_closed(one, check, library)
        else one
        for one in actions
    ]


def _is_about_closed(action: Action, check: ClosedCheck, library: Library) -> bool:
    # What is gone is as closed as it last was.
    sql = """
        SELECT 1 FROM change c LEFT JOIN document d ON d.id = c.record_id
        WHERE c.action = ? AND c.record_table = 'document'
          AND coalesce(d.closed, json_extract(coalesce(c.after, c.before), '$.closed')) LIMIT 1"""
    if library.rows(sql, (action.id,)):
        return True
    if "title" not in action.detail:
        return False
    sql = "SELECT record_id FROM change WHERE action = ? AND record_table = 'commitment'"
    changed = [row["record_id"] for row in library.rows(sql, (action.id,))]
    return any(map(check.is_closed, library.some(Commitment, changed).values()))
