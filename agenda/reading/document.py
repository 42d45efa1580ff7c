"""A file that was read as an agenda, whatever its format; and the reading as plain values."""

from __future__ import annotations

from typing import Any

from agenda.reading.first_agenda import read_first_agenda
from agenda.reading.reading import read_agenda
from agenda.reading.result import AgendaReading, ItemRead
from data.documents import signature
from data.documents.reading import Reading


def agenda_of(reading: Reading) -> AgendaReading:
    """The agenda or minutes in a file that was read."""
    if reading.format == signature.FIRST_AGENDA:
        return read_first_agenda(reading.content, reading.text, reading.passages)
    return read_agenda(reading.text, reading.passages)


def as_json(reading: AgendaReading) -> dict[str, Any]:
    """The reading as `agenda read --json` promises it."""
    meeting = reading.meeting
    return {
        "meeting": {
            "body": meeting.body,
            "municipality": meeting.municipality,
            "date": meeting.date,
            "time": meeting.time,
            "place": meeting.place,
            "kind": meeting.kind,
            "supplementary": meeting.supplementary,
        },
        "items": [
            {
                "number": one.number,
                "title": one.title,
                "access": one.access,
                "case_number": one.case_number,
                "recommendation": one.recommendation,
                "case_text": _told(one),
                "decision": one.decision,
                "decisions": [
                    {
                        "body": each.body,
                        "date": each.date,
                        "text": each.text,
                        "votes": each.votes,
                        "minority_statements": list(each.minority_statements),
                        "own": each.own,
                    }
                    for each in one.decisions
                ],
                "attachments": [each.name for each in one.attachments],
                "lines": [
                    {"number": each.number, "text": each.text, "actor": each.actor}
                    for each in one.lines
                ],
                "sections": [
                    {"heading": each.heading, "kind": each.kind, "text": each.text}
                    for each in one.sections
                ],
                "start": one.start,
                "end": one.end,
            }
            for one in reading.items
        ],
        "unplaced": list(reading.unplaced),
        "unknown_headings": list(reading.unknown_headings),
        "missing": list(reading.missing),
    }


def _told(item: ItemRead) -> str | None:
    """What is told of the case; of an item without a title from the heading on, which is all that
    names it."""
    if item.title is not None or item.case_text is None:
        return item.case_text
    heading = next((one.heading for one in item.sections if one.text == item.case_text), "")
    return f"{heading}\n{item.case_text}".lstrip()
