"""An agenda or minutes taken in from the agenda screen: read, what the text does not say is asked
for, kept as a meeting, and what is other than before is shown item by item.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from textual.content import Content

from data.errors import Problem
from exports import words
from exports.language import N_, _
from tui.screens.forms import Choice, Field, Picker
from tui.widgets.result_list import Column
from tui.widgets.wording import line

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.editions import Change
    from agenda.keeping import Kept
    from agenda.reading import AgendaReading
    from data.documents.reading import Reading
    from data.store.library import Library
    from tui.screens.base import CommandScreen

_DOUBT = "doubt"
_LINES = N_("{item}: {count} lines are other")
_TOGETHER = {
    "line-added": _LINES,
    "line-gone": _LINES,
    "line-changed": _LINES,
    "attachment-added": N_("{item}: {count} new attachments"),
}
_MOST_OF_ONE_KIND = 3


async def import_agenda(screen: CommandScreen[None]) -> Kept | None:
    """Ask for a file and keep it as a meeting; None when the person left.

    Problem as for reading a document, and `no-agenda`.
    """
    from tui.screens.by_hand import closed_field
    from tui.screens.taking_in import path_field, path_in

    chosen = await screen.ask(
        _("Agenda or minutes"), path_field(_("File")), closed_field(False), does=_("Import")
    )
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

    def keep(library: Library) -> tuple[Kept, int]:
        from agenda import review
        from agenda.keeping import keep_agenda

        kept = keep_agenda(
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
        return kept, review.waiting(library)

    kept, waiting = await screen.app.desk.write(keep)
    said = _summary(kept)
    screen.app.announce(f"{said}; {words.waiting_for_review(waiting)}" if waiting else said)
    return kept


async def show_changes(screen: CommandScreen[None], kept: Kept) -> str | None:
    """What is other than before, and what the agenda leaves in doubt, as a list; the item
    (identifier) that the person chooses from it. Nothing is shown where there is nothing."""
    from exports.agenda_news import doubts

    changes, in_doubt = list(_changes(kept.changes)), doubts(kept.reading, apart=True)
    if not changes and not in_doubt:
        return None
    choices = [Choice(f"{at}:{item}", "", said) for at, (item, said) in enumerate(changes)]
    choices += [Choice(f"{_DOUBT}:{said}", "", said) for said in in_doubt]
    title = _("Other than before") if changes else _("Unclear in the text")
    chosen = await screen.app.push_screen_wait(_Changes(title, choices))
    kind, _colon, item = (chosen or "").partition(":")
    return item if kind != _DOUBT else None


def _changes(changes: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """Each change with its item (identifier); of many lines or attachments only how many."""
    counts = Counter((one.item, _TOGETHER.get(one.code)) for one in changes)
    told = set()
    for one in changes:
        group = one.item, _TOGETHER.get(one.code)
        if group[1] is None or counts[group] <= _MOST_OF_ONE_KIND:
            yield one.item, words.item_change(one)
        elif group not in told:
            told.add(group)
            title = f"{one.number}. {one.title}" if one.number else one.title
            yield one.item, _(group[1]).format(item=title, count=counts[group])


class _Changes(Picker):
    """A list of sentences, each over the whole width."""

    def columns(self) -> tuple[Column, ...]:
        return (Column(),)

    def cells(self, choice: Choice) -> tuple[Content, ...]:
        return (line(choice.detail),)


def _read(path: Path) -> tuple[Reading, AgendaReading]:
    from agenda.outside import read_agenda_file

    return read_agenda_file(path, lambda page, pages: None)


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
        fields.append(Field("date", _("Date"), hint="2026-01-28", required=True, kind="date"))
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
