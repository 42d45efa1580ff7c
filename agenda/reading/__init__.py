"""Agendas and minutes read from text: meeting, items, sections, decisions, lines.

Parsed by evidence and a table of heading aliases, never by municipality or place in the text. What
is read is here; the rules (`document`, `reading`) take half a second to load and run in a process
of their own.
"""

from agenda.reading.result import (
    NO_AGENDA,
    AgendaReading,
    AttachmentRead,
    DecisionRead,
    ItemRead,
    LineRead,
    MeetingRead,
    SectionRead,
    as_json,
)

__all__ = [
    "NO_AGENDA",
    "AgendaReading",
    "AttachmentRead",
    "DecisionRead",
    "ItemRead",
    "LineRead",
    "MeetingRead",
    "SectionRead",
    "as_json",
]
