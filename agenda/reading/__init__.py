"""Agendas and minutes read from text: meeting, items, sections, decisions, lines.

Parsed by evidence and a table of heading aliases, never by municipality or place in the text.
"""

from agenda.reading.document import agenda_of, as_json
from agenda.reading.reading import read_agenda
from agenda.reading.result import (
    AgendaReading,
    AttachmentRead,
    DecisionRead,
    ItemRead,
    LineRead,
    MeetingRead,
    SectionRead,
)

__all__ = [
    "AgendaReading",
    "AttachmentRead",
    "DecisionRead",
    "ItemRead",
    "LineRead",
    "MeetingRead",
    "SectionRead",
    "agenda_of",
    "as_json",
    "read_agenda",
]
