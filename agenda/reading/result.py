"""What one agenda or one meeting's minutes say, taken apart: frozen types, nothing stored; and as
plain values.

Every text is what stands in the document, its white space folded. What the document does not say
is None or empty; what was seen and could not be placed is listed.
"""

from __future__ import annotations

from typing import Any

import msgspec

from data.records import Access, MeetingKind


class MeetingRead(msgspec.Struct, frozen=True, kw_only=True):
    """The meeting's own facts. `date` is ISO 8601, `time` is 24-hour `HH:MM`."""

    body: str | None = None
    municipality: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    kind: MeetingKind = "agenda"
    supplementary: bool = False


class SectionRead(msgspec.Struct, frozen=True):
    """A part of an item: its heading as printed ('' before the first one), what the heading means
    (`agenda.reading.headings`), and the text under it, paragraphs and lines kept apart."""

    heading: str
    kind: str
    text: str


class DecisionRead(msgspec.Struct, frozen=True, kw_only=True):
    """What one body decided. `own` tells the meeting's own decision from those quoted."""

    text: str
    body: str | None = None
    date: str | None = None
    votes: str | None = None
    minority_statements: tuple[str, ...] = ()
    own: bool = False


class AttachmentRead(msgspec.Struct, frozen=True):
    """An attachment by name, and whether it is stated to be open or closed by itself."""

    name: str
    access: Access = "unknown"
    address: str | None = None


class LineRead(msgspec.Struct, frozen=True):
    """One of several numbered proposals inside an item; `actor` is who proposes, as printed."""

    number: str | None
    text: str
    actor: str | None = None


class ItemRead(msgspec.Struct, frozen=True, kw_only=True):
    """One item. `start` and `end` are code points of the text; both are 0 for an item that stands
    in the table of contents only, when `in_contents_only` is set."""

    number: str | None = None
    title: str | None = None
    access: Access = "unknown"
    case_number: str | None = None
    sections: tuple[SectionRead, ...] = ()
    recommendation: str | None = None
    case_text: str | None = None
    decision: str | None = None
    decisions: tuple[DecisionRead, ...] = ()
    lines: tuple[LineRead, ...] = ()
    attachments: tuple[AttachmentRead, ...] = ()
    start: int = 0
    end: int = 0
    in_contents_only: bool = False


class AgendaReading(msgspec.Struct, frozen=True, kw_only=True):
    """A document read as an agenda or minutes.

    `unplaced`: titles of the table of contents whose text was not found. `unknown_headings`:
    headings inside items that the table of aliases does not know. `missing`: what the document
    does not say or leaves in doubt, as codes: `no-items`, `no-body`, `no-date`, `year-inferred`
    (the date is printed without its year), `same-number` (two items with one number),
    `untitled-items`, `unplaced-items`.
    """

    meeting: MeetingRead
    items: tuple[ItemRead, ...] = ()
    unplaced: tuple[str, ...] = ()
    unknown_headings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


NO_AGENDA = AgendaReading(meeting=MeetingRead(), missing=("no-items", "no-body", "no-date"))


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
