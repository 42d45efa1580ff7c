"""Meetings and their items, made and edited by hand, and which commitments go with which item.

Every action is one entry of the change log. Records are given as the caller saw them: Problem
`changed-elsewhere` when somebody wrote them meanwhile. Other Problems: see `agenda.validity`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec

from agenda import validity
from data.errors import Problem
from data.records import (
    Access,
    AgendaItem,
    Attachment,
    BriefingSelection,
    Decision,
    ItemLine,
    Meeting,
    MeetingKind,
    Note,
    Question,
    Record,
    Section,
    table_of,
)
from data.store.changes import Changes
from data.store.library import Library
from data.store.rows import from_row

Ordered = TypeVar("Ordered", AgendaItem, BriefingSelection)


class MeetingSummary(msgspec.Struct, frozen=True):
    """A meeting in a list, with the number of its items and of the commitments chosen for them."""

    meeting: Meeting
    items: int
    chosen: int


# Meetings


def make_meeting(
    library: Library,
    body: str,
    *,
    municipality: str | None = None,
    date: str | None = None,
    time: str | None = None,
    place: str | None = None,
    kind: MeetingKind = "agenda",
    document: str | None = None,
    closed: bool = False,
    author: str = "",
) -> Meeting:
    """A new meeting of `body`; `date` as in `data.dates`, `time` as 16:30."""
    meeting = validity.made(
        Meeting,
        body=body,
        municipality=municipality,
        date=date,
        time=time,
        place=place,
        kind=kind,
        document=document,
        closed=closed,
    )
    return validity.add(library, meeting, "make-meeting", author)


def edit_meeting(library: Library, meeting: Meeting, *, author: str = "", **fields: Any) -> Meeting:
    """Change fields of a meeting by name."""
    return validity.replace(library, meeting, fields, "edit-meeting", author)


def remove_meeting(library: Library, meeting: Meeting, *, author: str = "") -> None:
    """Take out a meeting with its items, choices and notes; one undo brings all of it back.

    Problem `has-questions` as for `remove_item`.
    """
    with library.writing("remove-meeting", author=author) as change:
        for item in items(library, meeting.id):
            _remove_item(library, change, item)
        for note in library.all(Note, meeting=meeting.id):
            change.remove(note)
        change.remove(meeting)


def meetings(library: Library) -> tuple[MeetingSummary, ...]:
    """All meetings, the latest first; those without a date at the end."""
    sql = """
        SELECT m.*, (SELECT count(*) FROM agenda_item i WHERE i.meeting = m.id) AS items,
            (SELECT count(*) FROM agenda_item i JOIN briefing_selection s ON s.agenda_item = i.id
             WHERE i.meeting = m.id AND s.chosen) AS chosen
        FROM meeting m ORDER BY m.date IS NULL, m.date DESC, m.time DESC, m.id DESC"""
    rows = library.rows(sql)
    return tuple(
        MeetingSummary(from_row(Meeting, row), row["items"], row["chosen"]) for row in rows
    )


# Items


def items(library: Library, meeting: str) -> list[AgendaItem]:
    """The items of a meeting (its identifier) in their order."""
    return sorted(library.all(AgendaItem, meeting=meeting), key=_place)


def add_item(
    library: Library,
    meeting: str,
    title: str,
    *,
    number: str | None = None,
    case_number: str | None = None,
    access: Access = "unknown",
    recommendation: str | None = None,
    case_text: str | None = None,
    sections: Sequence[Section] = (),
    lines: Sequence[ItemLine] = (),
    author: str = "",
) -> AgendaItem:
    """A new item at the end of a meeting (its identifier)."""
    with library.writing("add-item", author=author) as change:
        position = 1 + max((one.position for one in items(library, meeting)), default=-1)
        item = validity.made(
            AgendaItem,
            meeting=meeting,
            position=position,
            title=title,
            number=number,
            case_number=case_number,
            access=access,
            recommendation=recommendation,
            case_text=case_text,
            sections=tuple(sections),
            lines=tuple(lines),
        )
        validity.require_references(library, item)
        change.add(item)
    return item


def edit_item(library: Library, item: AgendaItem, *, author: str = "", **fields: Any) -> AgendaItem:
    """Change fields of an item by name. Choices for a line follow the line's number."""
    return validity.replace(library, item, fields, "edit-item", author)


def move_item(library: Library, item: AgendaItem, to: int, *, author: str = "") -> list[AgendaItem]:
    """Put an item at place `to` (from 0) of its meeting; the items in their new order."""
    with library.writing("move-item", author=author) as change:
        return _reorder(change, items(library, item.meeting), item, to)


def remove_item(library: Library, item: AgendaItem, *, author: str = "") -> None:
    """Take out an item with its choices, decisions, attachments and notes.

    Problem `has-questions` (count) while open questions are about this item and nothing else:
    they would be lost. Questions that are about something else too, keep that.
    """
    with library.writing("remove-item", author=author) as change:
        _remove_item(library, change, item)


def _remove_item(library: Library, change: Changes, item: AgendaItem) -> None:
    questions = library.all(Question, agenda_item=item.id)
    only_here = [one for one in questions if not (one.initiative or one.commitment)]
    still_open = [one for one in only_here if one.status in ("draft", "asked")]
    if still_open:
        raise Problem("has-questions", count=len(still_open), id=item.id)
    for question in questions:
        if question in only_here:
            for note in library.all(Note, question=question.id):
                change.remove(note)
            change.remove(question)
        else:
            change.replace(question, msgspec.structs.replace(question, agenda_item=None))
    kinds: tuple[type[Record], ...] = (BriefingSelection, Attachment, Decision, Note)
    for kind in kinds:
        for record in library.all(kind, agenda_item=item.id):
            change.remove(record)
    change.remove(item)


# Which commitments go with an item


def selections(library: Library, agenda_item: str) -> list[BriefingSelection]:
    """What was chosen for an item (its identifier) or dismissed from it, in order."""
    return sorted(library.all(BriefingSelection, agenda_item=agenda_item), key=_place)


def choose(
    library: Library,
    agenda_item: str,
    commitment: str,
    *,
    line: str | None = None,
    author: str = "",
) -> BriefingSelection:
    """Put a commitment on an item, or on one line of it, by number (identifiers). What was
    dismissed is chosen again; what is chosen already stays where it is. Problem `no-such-line`."""
    return _select(library, agenda_item, commitment, line, True, "add-to-agenda", author)


def dismiss(
    library: Library,
    agenda_item: str,
    commitment: str,
    *,
    line: str | None = None,
    author: str = "",
) -> BriefingSelection:
    """Say that a commitment has nothing to do with an item or line: it stays away from there."""
    return _select(library, agenda_item, commitment, line, False, "dismiss-from-agenda", author)


def forget(
    library: Library,
    agenda_item: str,
    commitment: str,
    *,
    line: str | None = None,
    author: str = "",
) -> None:
    """Neither chosen nor dismissed: the commitment may be suggested there again. Problem
    `not-judged` where it is neither."""
    with library.writing("forget-selection", author=author) as change:
        there = _selection(library, agenda_item, commitment, line)
        if there is None:
            raise Problem("not-judged")
        change.remove(there)


def _selection(
    library: Library, agenda_item: str, commitment: str, line: str | None
) -> BriefingSelection | None:
    there = selections(library, agenda_item)
    return next((one for one in there if (one.commitment, one.line) == (commitment, line)), None)


def move_selection(
    library: Library, selection: BriefingSelection, to: int, *, author: str = ""
) -> list[BriefingSelection]:
    """Put a choice at place `to` (from 0) among those of its item and line; all of them in their
    new order. In a briefing what is overdue comes first all the same."""
    with library.writing("move-selection", author=author) as change:
        beside = [
            one
            for one in selections(library, selection.agenda_item)
            if one.line == selection.line and one.chosen
        ]
        return _reorder(change, beside, selection, to)


def _select(
    library: Library,
    agenda_item: str,
    commitment: str,
    line: str | None,
    chosen: bool,
    verb: str,
    author: str,
) -> BriefingSelection:
    with library.writing(verb, author=author) as change:
        if there := _selection(library, agenda_item, commitment, line):
            new = msgspec.structs.replace(there, chosen=chosen)
            change.replace(there, new)
            return new
        item = validity.get(library, AgendaItem, agenda_item)
        require_line(item, line)
        beside = selections(library, agenda_item)
        selection = validity.made(
            BriefingSelection,
            agenda_item=agenda_item,
            commitment=commitment,
            line=line,
            position=1 + max((one.position for one in beside), default=-1),
            chosen=chosen,
        )
        validity.require_references(library, selection)
        change.add(selection)
        return selection


def require_line(item: AgendaItem, line: str | None) -> None:
    """Problem `no-such-line` where a line is named that the item does not have."""
    if line is not None and line not in {one.key for one in item.lines}:
        raise Problem("no-such-line", title=item.title, line=line)


def _reorder(change: Changes, ordered: list[Ordered], moved: Ordered, to: int) -> list[Ordered]:
    """Renumber `ordered` with `moved` at place `to`, within the positions they have."""
    if moved not in ordered:
        raise Problem("changed-elsewhere", table=table_of(type(moved)), id=moved.id)
    in_order = [one for one in ordered if one.id != moved.id]
    in_order.insert(max(0, to), moved)
    positions = sorted(one.position for one in ordered)
    if len(set(positions)) < len(positions):
        positions = list(range(positions[0], positions[0] + len(positions)))
    placed: list[Ordered] = []
    for position, one in zip(positions, in_order, strict=True):
        new = msgspec.structs.replace(one, position=position)
        change.replace(one, new)
        placed.append(new)
    return placed


def _place(one: AgendaItem | BriefingSelection) -> tuple[int, str]:
    return one.position, one.id
