"""A file that was read as an agenda, whatever its format."""

from __future__ import annotations

from agenda.reading.first_agenda import read_first_agenda
from agenda.reading.reading import read_agenda
from agenda.reading.result import AgendaReading
from data.documents import signature
from data.documents.reading import Reading


def agenda_of(reading: Reading) -> AgendaReading:
    """The agenda or minutes in a file that was read."""
    if reading.format == signature.FIRST_AGENDA:
        return read_first_agenda(reading.content, reading.text, reading.passages)
    return read_agenda(reading.text, reading.passages)
