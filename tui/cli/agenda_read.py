"""`agenda read FILE`: an agenda or minutes taken apart, nothing stored."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from data.errors import NOTHING_FOUND
from exports.language import _, ngettext
from tui.cli.context import Context
from tui.cli.output import marked_closed, say, show, show_json, show_table
from tui.cli.parser import Parser, path
from tui.cli.progress import progress
from tui.messages import notice

if TYPE_CHECKING:
    from agenda.reading import AgendaReading, ItemRead

_TITLE_LENGTH = 100


def read_arguments(parser: Parser) -> None:
    """`tilsagn agenda read FILE [--json]`."""
    parser.add_argument("file", type=path, metavar="FILE", help=_("an agenda or minutes"))
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_read)


def _read(context: Context, options: Namespace) -> int:
    from agenda.outside import read_agenda_file
    from agenda.reading import as_json

    with progress(_("reading")) as bar:
        file, reading = read_agenda_file(options.file, bar.at)
    for one in file.notices:
        say(f"{options.file.name}: {notice(one.code, one.values)}")
    if options.json:
        show_json(as_json(reading))
    else:
        _show(reading, options.file.name)
    return 0 if reading.items else NOTHING_FOUND


def _show(reading: AgendaReading, name: str) -> None:
    from exports import language
    from exports.agenda_news import doubts

    meeting = reading.meeting
    if not reading.items:
        say(_("{file}: no agenda items were found").format(file=name))
        return
    when = " ".join(
        filter(None, (language.date(meeting.date) if meeting.date else "", meeting.time or ""))
    )
    show(", ".join(filter(None, (meeting.body, meeting.municipality, when, meeting.place))))
    show_table((one.number or "", _told(one), _title(one)) for one in reading.items)
    for line in doubts(reading):
        say(f"{name}: {line}")


def _title(item: ItemRead) -> str:
    title = (item.title or "–")[:_TITLE_LENGTH]
    return marked_closed(title, item.access == "closed")


def _told(item: ItemRead) -> str:
    """What an item holds, in a few words."""
    parts = []
    if item.recommendation:
        parts.append(_("recommendation"))
    if item.decision:
        parts.append(_("decision"))
    for count, words in (
        (len(item.lines), ngettext("{count} proposal", "{count} proposals", len(item.lines))),
        (
            len(item.attachments),
            ngettext("{count} attachment", "{count} attachments", len(item.attachments)),
        ),
    ):
        if count:
            parts.append(words.format(count=count))
    return ", ".join(parts)
