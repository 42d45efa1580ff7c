"""An import with the meetings in it: agendas and minutes among the documents become meetings, in
the same action of the log."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from agenda.keeping import Kept, keep_agenda, of_meeting
from agenda.outside import AgendaReader
from agenda.reading import NO_AGENDA, AgendaReading
from data.documents.files import Event, Read
from data.documents.reading import Notice
from data.errors import Problem
from data.intake import (
    DocumentRead,
    Found,
    OnStep,
    TakenIn,
    file_names,
    read_documents,
    take_in,
)
from data.packs.importing import VERB
from data.store.library import Library


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that was read and is not yet kept, and the agenda in it."""

    document: DocumentRead
    agenda: AgendaReading


def read_arrivals(
    found: Found,
    on_step: OnStep,
    cancelled: threading.Event | None = None,
    on_event: Callable[[Event], None] | None = None,
) -> tuple[list[Arrival], list[Problem]]:
    """`data.intake.read_documents`, and the agendas in what was read."""
    stop = cancelled or threading.Event()
    asked: list[Future[AgendaReading]] = []
    with AgendaReader(stop) as reader:

        def heard(event: Event) -> None:
            if isinstance(event, Read):
                asked.append(reader.read(event.reading, event.source.name))
            if on_event is not None:
                on_event(event)

        documents, failed = read_documents(found, on_step, stop, heard)
        arrivals = [_arrival(*one) for one in zip(documents, asked, strict=True)]
        return arrivals, failed


def _arrival(document: DocumentRead, agenda: Future[AgendaReading]) -> Arrival:
    """A document with its agenda; without one where the rules choke on it."""
    try:
        return Arrival(document, agenda.result())
    except Problem:
        told = (*document.reading.notices, Notice("agenda-not-read", {}))
        document.reading = replace(document.reading, notices=told)
        return Arrival(document, NO_AGENDA)


def take_in_with_meetings(
    library: Library,
    found: Found,
    arrivals: Sequence[Arrival],
    *,
    author: str = "",
    closed: bool = False,
    accept: bool = False,
    municipality: str | None = None,
    on_step: OnStep,
) -> tuple[TakenIn, list[Kept]]:
    """`data.intake.take_in`, and what became of the agendas that say who meets when; of one that
    does not, a notice says so. `municipality` is taken where an agenda names none. One undo takes
    all of it back."""
    documents, readings = [one.document for one in arrivals], [one.agenda for one in arrivals]
    agendas = [one if _is_whole(one) else None for one in readings]
    for one, agenda in zip(documents, agendas, strict=True):
        one.meeting = None if agenda is None else of_meeting(agenda.meeting)

    def taken_in() -> TakenIn:
        taken = take_in(
            library,
            found,
            documents,
            author=author,
            closed=closed,
            accept=accept,
            on_step=on_step,
        )
        for reading, document in zip(readings, taken.documents, strict=True):
            if reading.items and not _is_whole(reading):
                document.notices += (Notice("agenda-not-dated", {}),)
        return taken

    if not any(agendas):
        return taken_in(), []
    kept = []
    with library.as_one(VERB, author=author, files=file_names(found, documents)):
        taken = taken_in()
        for one, reading, document in zip(documents, agendas, taken.documents, strict=True):
            if reading is not None:
                kept.append(
                    keep_agenda(
                        library,
                        one.reading,
                        one.name,
                        reading,
                        municipality=municipality,
                        closed=closed,
                        author=author,
                        imported=document.imported,
                    )
                )
    return taken, kept


def _is_whole(reading: AgendaReading) -> bool:
    """Whether a document is an agenda that says who meets when."""
    told = reading.meeting
    return bool(reading.items and told.body and told.date)
