"""Meetings, answers that are due and deadlines of commitments as a calendar (RFC 5545).

Identifiers stay the same from one export to the next, so that a new one replaces the old. What has
no day (`2025-08`, `summer`) is put on the last day of it; meetings without a day are left out, and
so is what nobody has reviewed.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from datetime import date as day
from datetime import time as clock_time
from typing import Any
from zoneinfo import ZoneInfo

from agenda.checks import CLOSING
from agenda.questions import OPEN
from data.dates import date_span
from data.records import Meeting
from data.text import clean, clean_line
from exports import contents as rows
from exports.contents import CommitmentRow, QuestionRow
from exports.language import _, date
from exports.packs import PackContents

# Danish councils meet by Danish time, wherever the calendar is read.
_DENMARK = ZoneInfo("Europe/Copenhagen")


def calendar(contents: PackContents, at: datetime) -> bytes:
    """The calendar in UTF-8. `at` is the moment of the export, by which readers tell the newer."""
    from icalendar import Calendar

    made = Calendar()
    made.add("PRODID", "-//Tilsagn//Tilsagn//DA")
    made.add("VERSION", "2.0")
    stamp = _("Contains closed content. Not to be passed on.") if contents.holds_closed else ""
    if stamp:
        made.add("X-WR-CALDESC", stamp)
    for meeting in rows.meetings(contents):
        _add_meeting(made, meeting, at, stamp)
    for question in rows.questions(contents, at.date()):
        _add_question(made, question, at, stamp)
    for commitment in rows.commitments(contents, at.date()):
        if commitment.commitment.reviewed:
            _add_deadlines(made, commitment, at, stamp)
    written: bytes = made.to_ical()
    return written


def _add(
    made: Any, uid: str, at: datetime, start: day | datetime, summary: str, told: list[str]
) -> Any:
    from icalendar import Event

    event = Event()
    event.add("UID", f"{uid}@tilsagn")
    event.add("DTSTAMP", at.astimezone(UTC))
    event.add("DTSTART", start)
    if not isinstance(start, datetime):
        event.add("DTEND", start + timedelta(days=1))
        # A deadline fills no day: nobody is busy because of it.
        event.add("TRANSP", "TRANSPARENT")
    event.add("SUMMARY", clean_line(summary))
    description = clean("\n".join(one for one in told if one)).strip()
    if description:
        event.add("DESCRIPTION", description)
    made.add_component(event)
    return event


def _add_meeting(made: Any, meeting: Meeting, at: datetime, stamp: str) -> None:
    if meeting.date is None:
        return
    first, last = date_span(meeting.date)
    if first != last:
        return
    start: day | datetime = first
    if meeting.time is not None:
        moment = datetime.combine(first, clock_time.fromisoformat(meeting.time), _DENMARK)
        start = moment.astimezone(UTC)
    event = _add(made, meeting.id, at, start, meeting.body, [stamp])
    if meeting.place:
        event.add("LOCATION", clean_line(meeting.place))


def _add_question(made: Any, row: QuestionRow, at: datetime, stamp: str) -> None:
    question = row.question
    if question.due_on is None or question.status not in OPEN:
        return
    summary = _("Answer due: {question}").format(question=question.text)
    asked_of = _("Asked of {name}").format(name=question.asked_of) if question.asked_of else ""
    about = _("About: {title}").format(title=row.about) if row.about else ""
    due = date_span(question.due_on)[1]
    _add(made, f"{question.id}-answer", at, due, summary, [stamp, about, asked_of])


def _add_deadlines(made: Any, row: CommitmentRow, at: datetime, stamp: str) -> None:
    commitment = row.commitment
    if commitment.status in CLOSING:
        return
    deadlines = [one for one in commitment.dates if one.role == "deadline"]
    for place, point in enumerate(deadlines, start=1):
        summary = _("Deadline: {title}").format(title=commitment.title)
        told = [stamp, date(point.value), row.document.title if row.document else ""]
        last = date_span(point.value)[1]
        _add(made, f"{commitment.id}-deadline-{place}", at, last, summary, told)
