"""An agenda file on its way to a meeting: read, kept, and told what came of it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.ids import short_id
from data.places import typed_path
from exports.language import _
from tui.cli.context import Context
from tui.cli.output import say
from tui.cli.parser import Parser
from tui.cli.progress import progress
from tui.messages import notice

if TYPE_CHECKING:
    from agenda.keeping import Kept


def add_options(parser: Parser) -> None:
    """What a person can say of an agenda that does not say it itself."""
    parser.add_argument("--body", metavar="NAME", help=_("who meets, where the agenda is silent"))
    parser.add_argument("--date", metavar="DATE", help=_("when, where the agenda is silent"))
    parser.add_argument("--closed", action="store_true", help=_("the whole agenda is closed"))


def is_file(typed: str) -> bool:
    """Whether a word means a file and no meeting: there is one, or it is written like one."""
    path = typed_path(typed)
    return path.is_file() or os.sep in typed or "/" in typed or _has_ending(path)


def _has_ending(path: Path) -> bool:
    from data.documents.signature import extension_format

    return extension_format(path.name) is not None


def keep_file(context: Context, path: Path, options: Namespace) -> Kept:
    """Read an agenda and keep it as a meeting, in a library made where there is none.

    Problem as for reading a document and for `agenda.keeping.keep_agenda`.
    """
    from agenda.keeping import keep_agenda
    from agenda.outside import read_agenda_file

    with progress(_("reading")) as bar:
        file, reading = read_agenda_file(path, bar.at)
    for one in file.notices:
        say(f"{path.name}: {notice(one.code, one.values)}")
    with context.library_or_new() as library:
        return keep_agenda(
            library,
            file,
            path.name,
            reading,
            body=options.body,
            date=options.date,
            municipality=context.settings.municipality or None,
            closed=options.closed,
            author=context.author,
        )


def tell(kept: Kept, out: Callable[[str], None]) -> None:
    """Say what became of an agenda: the meeting, what is other than before, what is in doubt."""
    from agenda.editions import without_closed_words
    from exports.agenda_news import change_lines, doubts
    from exports.words import record_count
    from tui.cli.identifiers import name_of

    meeting = f"{short_id(kept.meeting.id)}  {name_of(kept.meeting)}"
    items = record_count("agenda_item", len(kept.items))
    if kept.is_new:
        out(_("new meeting: {meeting}, {items}").format(meeting=meeting, items=items))
    elif kept.changes:
        out(_("brought up to date: {meeting}, {items}").format(meeting=meeting, items=items))
    else:
        out(_("is here already: {meeting}, {items}").format(meeting=meeting, items=items))
    for line in change_lines(without_closed_words(kept.changes)):
        out(f"  {line}")
    for line in doubts(kept.reading):
        say(f"{kept.imported.version.file_name}: {line}")


def as_json(kept: Kept) -> dict[str, Any]:
    """What became of an agenda, in codes and values; of what is closed the numbers only."""
    from agenda.editions import without_closed_words

    return {
        "meeting": {
            "id": kept.meeting.id,
            "body": kept.meeting.body,
            "municipality": kept.meeting.municipality,
            "date": kept.meeting.date,
            "kind": kept.meeting.kind,
        },
        "new": kept.is_new,
        "items": [
            {"id": one.id, "number": one.number, "title": title}
            for one in kept.items
            for title in [None if one.closed or kept.meeting.closed else one.title]
        ],
        "changes": [
            {
                "code": one.code,
                "item": one.item,
                "number": one.number,
                "title": one.title or None,
                "old": one.old,
                "new": one.new,
            }
            for one in without_closed_words(kept.changes)
        ],
        "missing": list(kept.reading.missing),
        "unplaced": list(kept.reading.unplaced),
        "unknown_headings": list(kept.reading.unknown_headings),
    }
