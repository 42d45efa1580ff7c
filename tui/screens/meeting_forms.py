"""Meetings and their items by hand: making, editing, ordering, taking out. Each asks where it has
to, writes through the desk and says what was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, get_args

from data.records import Access, AgendaItem, BriefingSelection, Meeting, MeetingKind, Status
from data.text import shortened
from exports import words
from exports.language import _
from tui.screens.forms import Choice, Field
from tui.screens.typed import check_time, lines_in, lines_text, time_in

if TYPE_CHECKING:
    from agenda.follow_ups import Offer
    from data.store.library import Library
    from tui.screens.agenda_view import Entry, MeetingView
    from tui.screens.base import CommandScreen


_DECISION_LENGTH = 300


# Meetings


async def make_meeting(screen: CommandScreen[None]) -> str | None:
    """Ask for a new meeting; its identifier, None when it was left."""
    from agenda import meetings

    settings = screen.app.settings
    body = settings.committees[0] if settings.committees else ""
    fields = _meeting_fields(None, body, settings.municipality)
    answers = await screen.ask(_("New meeting"), *fields, draft="meeting")
    if answers is None:
        return None
    made = await screen.app.desk.write(
        lambda library: meetings.make_meeting(
            library, author=settings.name, **_meeting_values(answers)
        )
    )
    screen.app.announce(_("Meeting made: {body}").format(body=made.body))
    return made.id


async def edit_meeting(screen: CommandScreen[None], meeting: Meeting) -> None:
    """Change a meeting."""
    from agenda import meetings

    answers = await screen.ask(_("Meeting"), *_meeting_fields(meeting, "", ""))
    if answers is None:
        return
    author = screen.app.settings.name
    await screen.app.desk.write(
        lambda library: meetings.edit_meeting(
            library, meeting, author=author, **_meeting_values(answers)
        )
    )
    screen.app.announce(_("Meeting changed"))


def _meeting_fields(one: Meeting | None, body: str, municipality: str) -> list[Field]:
    kinds = [Choice(code, words.word(words.MEETING_KIND, code)) for code in get_args(MeetingKind)]
    access = [Choice(code, words.word(words.ACCESS, code)) for code in ("open", "closed")]
    return [
        Field("body", _("Who meets"), value=one.body if one else body, required=True),
        Field(
            "date", _("Date"), value=(one and one.date) or "", kind="date", hint="2026-01-28"
        ),
        Field("time", _("Time"), value=(one and one.time) or "", check=check_time, hint="16:00"),
        Field("place", _("Place"), value=(one and one.place) or ""),
        Field(
            "municipality", _("Municipality"),
            value=(one.municipality or "") if one else municipality,
        ),
        Field("kind", _("Kind"), value=one.kind if one else "agenda", kind="choice", choices=kinds),
        Field(
            "closed", _("Access"), value="closed" if one and one.closed else "open",
            kind="choice", choices=access,
        ),
    ]  # fmt: skip


def _meeting_values(answers: dict[str, str]) -> dict[str, Any]:
    return {
        "body": answers["body"],
        "date": answers["date"],
        "time": time_in(answers["time"]),
        "place": answers["place"],
        "municipality": answers["municipality"],
        "kind": answers["kind"],
        "closed": answers["closed"] == "closed",
    }


async def remove_meeting(screen: CommandScreen[None], meeting: Meeting) -> None:
    """Take out a meeting with all that is in it; undo brings it back."""
    from agenda import meetings

    author = screen.app.settings.name
    await screen.app.desk.write(
        lambda library: meetings.remove_meeting(library, meeting, author=author)
    )
    screen.app.announce(_("Meeting taken out; u brings it back"))


# Items


async def add_item(screen: CommandScreen[None], meeting: Meeting) -> str | None:
    """Ask for a new item at the end of a meeting; its identifier, None when it was left."""
    from agenda import meetings

    answers = await screen.ask(
        _("New agenda item"), *_item_fields(None), draft=f"item:{meeting.id}"
    )
    if answers is None:
        return None
    author = screen.app.settings.name
    made = await screen.app.desk.write(
        lambda library: meetings.add_item(
            library, meeting.id, author=author, **_item_values(answers, None)
        )
    )
    screen.app.announce(_("Agenda item added"))
    return made.id


async def edit_item(screen: CommandScreen[None], item: AgendaItem) -> None:
    """Change an item."""
    from agenda import meetings

    answers = await screen.ask(_("Agenda item"), *_item_fields(item), draft=f"edit:{item.id}")
    if answers is None:
        return
    author = screen.app.settings.name
    await screen.app.desk.write(
        lambda library: meetings.edit_item(
            library, item, author=author, **_item_values(answers, item)
        )
    )
    screen.app.announce(_("Agenda item changed"))


def _item_fields(one: AgendaItem | None) -> list[Field]:
    access = [Choice(code, words.word(words.ACCESS, code)) for code in get_args(Access)]
    return [
        Field("title", _("Title"), value=one.title if one else "", required=True),
        Field("number", _("Number"), value=(one and one.number) or ""),
        Field("case_number", _("Case number"), value=(one and one.case_number) or ""),
        Field(
            "access", _("Access"), value=one.access if one else "open", kind="choice",
            choices=access,
        ),
        Field(
            "recommendation", _("Recommendation"), value=(one and one.recommendation) or "",
            kind="text",
        ),
        Field("case_text", _("The case"), value=(one and one.case_text) or "", kind="text"),
        Field(
            "lines", _("Lines"), value=lines_text(one.lines if one else ()), kind="text",
            hint=_("one per line, such as 32: Relational welfare (M)"),
        ),
    ]  # fmt: skip


def _item_values(answers: dict[str, str], one: AgendaItem | None) -> dict[str, Any]:
    return {
        "title": answers["title"],
        "number": answers["number"],
        "case_number": answers["case_number"],
        "access": answers["access"],
        "recommendation": answers["recommendation"],
        "case_text": answers["case_text"],
        "lines": lines_in(answers["lines"], one.lines if one else ()),
    }


async def remove_item(screen: CommandScreen[None], item: AgendaItem) -> None:
    """Take out an item with what was chosen for it; undo brings it back."""
    from agenda import meetings

    author = screen.app.settings.name
    await screen.app.desk.write(lambda library: meetings.remove_item(library, item, author=author))
    screen.app.announce(_("Agenda item taken out; u brings it back"))


# What goes with an item


async def dismiss(
    screen: CommandScreen[None], item: AgendaItem, commitment: str, line: str | None
) -> None:
    """Take a commitment, chosen or suggested, off an item or line; it is not suggested there again.
    Undo puts it back."""
    from agenda import meetings

    author = screen.app.settings.name
    await screen.app.desk.write(
        lambda library: meetings.dismiss(library, item.id, commitment, line=line, author=author)
    )
    screen.app.announce(_("Taken off the item; u puts it back"))


async def take_back(screen: CommandScreen[None], item: AgendaItem) -> bool:
    """Ask which of the commitments taken off an item, or off one of its lines, may be suggested
    there again. False when none was."""
    from agenda import meetings
    from data.records import Commitment

    def taken_off(library: Library) -> list[tuple[BriefingSelection, Commitment]]:
        off = [one for one in meetings.selections(library, item.id) if not one.chosen]
        found = library.some(Commitment, (one.commitment for one in off))
        return [(one, found[one.commitment]) for one in off if one.commitment in found]

    there = await screen.app.desk.read(taken_off)
    if not there:
        screen.app.announce(_("Nothing was taken off this item"))
        return False
    chosen = await screen.choose(
        _("Take up again"), [Choice(one.id, found.title, one.line or "") for one, found in there]
    )
    selection = next((one for one, _found in there if one.id == chosen), None)
    if selection is None:
        return False
    author = screen.app.settings.name
    await screen.app.desk.write(
        lambda library: meetings.forget(
            library, item.id, selection.commitment, line=selection.line, author=author
        )
    )
    screen.app.announce(_("Taken up again: it may be suggested here"))
    return True


async def keep_follow_up(screen: CommandScreen[None], offer: Offer) -> None:
    """Ask how the initiative stands after what was decided, and keep that on its timeline."""
    from agenda.follow_ups import keep

    statuses = [Choice(code, words.word(words.STATUS, code)) for code in get_args(Status)]
    chosen = await screen.choose(
        _("After the decision: {title} – {text}").format(
            title=offer.initiative.title, text=shortened(offer.decision.text, _DECISION_LENGTH)
        ),
        [Choice("evidence", _("keep it; the status is as before")), *statuses],
    )
    if chosen is None:
        return
    author = screen.app.settings.name
    status = None if chosen == "evidence" else cast("Status", chosen)
    await screen.app.desk.write(
        lambda library: keep(library, [offer], status=status, author=author)
    )
    screen.app.announce(_("Kept as a follow-up of {title}").format(title=offer.initiative.title))


async def move(screen: CommandScreen[None], view: MeetingView, entry: Entry, by: int) -> None:
    """Put an item before or after the one beside it, or a commitment among those of its place."""
    from agenda import meetings

    author = screen.app.settings.name
    if entry.kind == "item" and entry.item is not None:
        items = [one.item for one in view.entries if one.kind == "item" and one.item is not None]
        item, to = entry.item, items.index(entry.item) + by
        if 0 <= to < len(items):
            await screen.app.desk.write(
                lambda library: meetings.move_item(library, item, to, author=author)
            )
            screen.app.announce(_("Moved to place {place}").format(place=to + 1))
        return
    selection, statement = entry.selection, entry.statement
    if selection is None or statement is None:
        return
    beside = [
        one
        for one in view.entries
        if one.selection is not None
        and one.statement is not None
        and (one.selection.agenda_item, one.line) == (selection.agenda_item, entry.line)
    ]
    to = beside.index(entry) + by
    if not 0 <= to < len(beside):
        return
    neighbour = beside[to]
    if neighbour.statement is not None and neighbour.statement.overdue != statement.overdue:
        screen.app.announce(_("What is overdue always comes first"))
        return
    await screen.app.desk.write(lambda library: _move_past(library, selection, neighbour, author))
    screen.app.announce(_("Moved to place {place}").format(place=to + 1))


def _move_past(
    library: Library, selection: BriefingSelection, neighbour: Entry, author: str
) -> None:
    # Overdue ones are shown first wherever they stand, so the place is that of the neighbour.
    from agenda import meetings

    order = [
        one.id
        for one in meetings.selections(library, selection.agenda_item)
        if one.line == selection.line and one.chosen
    ]
    if neighbour.selection is not None:
        to = order.index(neighbour.selection.id)
        meetings.move_selection(library, selection, to, author=author)
