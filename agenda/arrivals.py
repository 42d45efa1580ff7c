"""An import with the meetings in it: agendas and minutes among the documents become meetings, in
the same action of the log."""

from __future__ import annotations

from collections.abc import Sequence

from agenda.keeping import Kept, keep_agenda
from agenda.reading import AgendaReading, agenda_of
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
    """`data.intake.take_in`, and what became of the agendas that say who meets when. `municipality`
    is taken where an agenda names none. One undo takes all of it back."""
    agendas = [_agenda(one) for one in documents]

    def taken_in() -> TakenIn:
        return take_in(
            library,
            found,
            documents,
            author=author,
            closed=closed,
            accept=accept,
            on_step=on_step,
        )

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


def _agenda(document: DocumentRead) -> AgendaReading | None:
    """What a document says as an agenda; None where it is none, or does not say who meets when."""
    reading = agenda_of(document.reading)
    told = reading.meeting
    return reading if reading.items and told.body and told.date else None
