"""An import with the meetings in it: agendas and minutes among the documents become meetings, in
the same action of the log."""

from __future__ import annotations

from collections.abc import Sequence

from agenda.keeping import Kept, keep_agenda, of_meeting
from agenda.reading import AgendaReading, agenda_of
from data.documents.reading import Notice
from data.intake import DocumentRead, Found, OnStep, TakenIn, take_in
from data.packs.importing import VERB
from data.store.library import Library


def take_in_with_meetings(
    library: Library,
    found: Found,
    documents: Sequence[DocumentRead],
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
    readings = [agenda_of(one.reading) for one in documents]
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
    names = [path.name for path in (*found.packs, *found.line_packs, *found.extracted)]
    kept = []
    with library.as_one(VERB, author=author, files=names + [one.name for one in documents]):
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
