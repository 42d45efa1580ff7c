"""The agenda itself, as a secretary hands it out: without anybody's notes, questions or choices."""

from __future__ import annotations

import msgspec

from agenda import meetings, validity
from agenda.closed import ClosedCheck
from data.closed_items import without_closed_parts
from data.errors import Problem
from data.records import AgendaItem, Attachment, Decision, Meeting
from data.store.library import Library


class PaperItem(msgspec.Struct, frozen=True):
    """One item with its attachments and decisions."""

    item: AgendaItem
    attachments: tuple[Attachment, ...]
    decisions: tuple[Decision, ...]
    closed: bool


class AgendaPaper(msgspec.Struct, frozen=True):
    """A meeting with its items in order. `holds_closed` stamps every page."""

    meeting: Meeting
    items: tuple[PaperItem, ...]
    meeting_closed: bool
    holds_closed: bool
    items_left_out: int


def assemble_agenda(
    library: Library, meeting_id: str, *, include_closed: bool = False
) -> AgendaPaper:
    """The agenda of a meeting (identifier). Problems as for `agenda.briefing.assemble`."""
    meeting = validity.get(library, Meeting, meeting_id)
    check = ClosedCheck(library)
    if check.is_closed(meeting) and not include_closed:
        raise Problem("closed-meeting", id=meeting.id)
    every = meetings.items(library, meeting.id)
    shown = every if include_closed else check.open_ones(every)
    holds_closed = check.is_closed(meeting)
    papers = []
    for item in shown:
        printed = item
        attachments = library.all(Attachment, agenda_item=item.id)
        decisions = library.all(Decision, agenda_item=item.id)
        if not include_closed:
            attachments, decisions = check.open_ones(attachments), check.open_ones(decisions)
            printed = without_closed_parts(item, library)
        closed = check.is_closed(item)
        inside = any(check.is_closed(one) for one in (*attachments, *decisions))
        holds_closed = holds_closed or closed or inside
        papers.append(PaperItem(printed, tuple(attachments), tuple(decisions), closed))
    return AgendaPaper(
        meeting=meeting,
        items=tuple(papers),
        meeting_closed=check.is_closed(meeting),
        holds_closed=holds_closed,
        items_left_out=len(every) - len(shown),
    )
