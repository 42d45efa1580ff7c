"""An agenda or minutes taken in from the agenda screen: read, what the text does not say is asked
for, kept as a meeting, and what is other than before is shown item by item.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from data.errors import Problem
from exports import words
from exports.language import _
from tui.screens.forms import Choice, Field
from tui.screens.typed import check_date

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.keeping import Kept
    from agenda.reading import AgendaReading
    from data.documents.reading import Reading
    from data.store.library import Library
    from tui.screens.base import CommandScreen


async def import_agenda(screen: CommandScreen[None]) -> Kept | None:
    """Ask for a file and keep it as a meeting; None when the person left.

    Problem as for reading a document, and `no-agenda`.
    """
    from tui.screens.by_hand import closed_field
    from tui.screens.taking_in import path_field, path_in

    chosen = await screen.ask(_("Agenda or minutes"), path_field(_("File")), closed_field(False))
    if chosen is None:
        return None
    path = path_in(chosen["path"])
    screen.app.announce(_("Reading {name} …").format(name=path.name))
    file, reading = await asyncio.to_thread(_read, path)
    if not reading.items:
        raise Problem("no-agenda", file=str(path))
    answers = await _ask_for_what_is_missing(screen, reading)
    if answers is None:
        return None
    settings = screen.app.settings

    def keep(library: Library) -> Kept:
        from agenda.keeping import keep_agenda

        return keep_agenda(
            library,
            file,
            path.name,
            reading,
            body=answers.get("body"),
            date=answers.get("date"),
            municipality=settings.municipality or None,
            closed=chosen["closed"] == "closed",
            author=settings.name,
        )

    kept = await screen.app.desk.write(keep)
    screen.app.announce(_summary(kept))
    return kept


async def show_changes(screen: CommandScreen[None], kept: Kept) -> str | None:
    """What is other than before, and what the agenda leaves in doubt, as a list; the item
    (identifier) that the person chooses from it. Nothing is shown where there is nothing."""
    from exports.agenda_news import doubts

    choices = [
        Choice(f"{number}:{one.item}", words.item_change(one))
        for number, one in enumerate(kept.changes)
    ]
    if choices or kept.reading.unplaced:
        choices += [Choice(f"doubt:{line}", line) for line in doubts(kept.reading)]
    if not choices:
        return None
    chosen = await screen.choose(_("Other than before"), choices)
    return chosen.partition(":")[2] if chosen and not chosen.startswith("doubt:") else None


def _read(path: Path) -> tuple[Reading, AgendaReading]:
    from agenda.reading import agenda_of
    from data.documents.one import read_one

    file = read_one(path, lambda page, pages: None)
    return file, agenda_of(file)


async def _ask_for_what_is_missing(
    screen: CommandScreen[None], reading: AgendaReading
) -> dict[str, str] | None:
    """The body and the date where the text does not say them; None when the person left."""
    told, settings = reading.meeting, screen.app.settings
    fields = []
    if told.body is None:
        usual = settings.committees[0] if settings.committees else ""
        fields.append(Field("body", _("Who meets"), value=usual, required=True))
    if told.date is None:
        fields.append(Field("date", _("Date"), hint="2026-01-28", required=True, check=check_date))
    if not fields:
        return {}
    return await screen.ask(_("The agenda does not say"), *fields)


def _summary(kept: Kept) -> str:
    values: dict[str, Any] = {
        "body": kept.meeting.body,
        "items": words.record_count("agenda_item", len(kept.items)),
    }
    if kept.is_new:
        return _("New meeting: {body}, {items}").format(**values)
    if kept.changes:
        return _("Brought up to date: {body}, {items}").format(**values)
    return _("Is here already: {body}, {items}").format(**values)
