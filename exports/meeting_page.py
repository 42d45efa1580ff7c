"""What a briefing and an agenda have in common on the page: title, stamp, headings of items."""

from __future__ import annotations

from collections.abc import Iterable

from data.records import AgendaItem, Meeting
from data.text import clean_line
from exports.language import _, clock, current, day_date, ngettext, number
from exports.page import Block, Divider, Heading, Line, Page, Paragraph, Stamp, line

# The first key of the front matter: says that Tilsagn made the file, and what it is.
MARKER = "tilsagn"


def whole_page(
    title: str,
    kind: str,
    meeting: Meeting,
    blocks: Iterable[Block],
    *,
    holds_closed: bool,
    as_of: str | None = None,
) -> Page:
    """A page on a meeting in the language in use: its title, the warning where it is due, time and
    place, and what else is told."""
    first = heading(1, title)
    return Page(
        title=first.text,
        language=current(),
        about=about(kind, meeting, as_of),
        holds_closed=holds_closed,
        blocks=(first, *stamp(holds_closed), *time_and_place(meeting), *blocks),
    )


def about(kind: str, meeting: Meeting, as_of: str | None = None) -> dict[str, str]:
    """The meeting in codes and values, for machines that read the file."""
    fields = {
        MARKER: kind,
        "body": meeting.body,
        "municipality": meeting.municipality,
        "date": meeting.date,
        "time": meeting.time,
        "place": meeting.place,
        "as_of": as_of,
        "language": current(),
    }
    return {name: clean_line(value) for name, value in fields.items() if value}


def meeting_title(meeting: Meeting) -> str:
    """The body and the day: `Aarhus Byråd, onsdag 8. oktober 2025`."""
    return f"{meeting.body}, {day_date(meeting.date)}" if meeting.date else meeting.body


def time_and_place(meeting: Meeting) -> list[Block]:
    """A line with both, as far as known."""
    known = [clock(meeting.time)] if meeting.time else []
    known += [meeting.place] if meeting.place else []
    text = clean_line(", ".join(known))
    return [Paragraph(line(text[0].upper() + text[1:]))] if text else []


def stamp(holds_closed: bool) -> list[Block]:
    """The warning, where it is due."""
    text = _("Contains closed content. Not to be passed on.")
    return [Stamp(text)] if holds_closed else []


def item_heading(item: AgendaItem, closed: bool) -> Heading:
    """The number as printed, a full stop, the title."""
    return heading(2, f"{printed_number(item)} {item.title}{closed_mark(closed)}")


def printed_number(item: AgendaItem) -> str:
    """The number as printed, with a full stop; empty where there is none."""
    printed = clean_line(item.number or "")
    return printed if not printed or printed.endswith((".", ":", ")")) else f"{printed}."


def case_number(item: AgendaItem) -> list[Block]:
    """A line with the case number, where there is one."""
    if not item.case_number:
        return []
    return [Paragraph(line(_("Case {number}").format(number=item.case_number)))]


def closed_mark(closed: bool) -> str:
    """` (closed)` behind what is closed."""
    mark = _("closed")
    return f" ({mark})" if closed else ""


def left_out(count: int) -> list[Block]:
    """How many closed items are not here."""
    if not count:
        return []
    text = ngettext("{count} closed item is left out.", "{count} closed items are left out.", count)
    return [Divider(), Paragraph(line(text.format(count=number(count))))]


def heading(level: int, text: str) -> Heading:
    """A heading of clean text."""
    return Heading(level, clean_line(text))


def known_lines(*texts: str | None) -> tuple[Line, ...]:
    """Those of the texts that say something, a line each."""
    return tuple(found for text in texts if text and (found := line(text)))
