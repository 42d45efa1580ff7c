"""`agenda …`: the list of its actions; looking at meetings, and handing out the agenda itself."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from data.errors import NOTHING_FOUND
from data.ids import short_id
from exports import words
from exports.language import _
from tui.cli import agenda_making, identifiers
from tui.cli.agenda_follow_ups import follow_ups_arguments
from tui.cli.agenda_read import read_arguments
from tui.cli.closed import add_include_closed, open_ones, say_left_out
from tui.cli.context import Context
from tui.cli.handing_out import add_output, hand_out
from tui.cli.meeting_options import add_meeting
from tui.cli.output import marked_closed, show, show_json, show_table
from tui.cli.parser import Parser

if TYPE_CHECKING:
    from data.records import AgendaItem, Meeting


def agenda(parser: Parser) -> None:
    """`tilsagn agenda ACTION`."""
    parser.actions(
        {
            "list": (_("the meetings"), _list_arguments),
            "show": (_("the items of a meeting"), _show_arguments),
            "read": (_("an agenda or minutes taken apart; nothing is kept"), read_arguments),
            "add": (_("keep an agenda or minutes as a meeting"), agenda_making.add_arguments),
            "new": (_("make a meeting"), agenda_making.new_arguments),
            "add-item": (_("add an item to a meeting"), agenda_making.add_item_arguments),
            "move-item": (_("give an item another place"), agenda_making.move_item_arguments),
            "remove-item": (_("remove an item"), agenda_making.remove_item_arguments),
            "choose": (_("put a commitment on an item"), agenda_making.judging("choose")),
            "dismiss": (
                _("keep a commitment off an item"),
                agenda_making.judging("dismiss"),
            ),
            "forget": (_("neither chosen nor dismissed"), agenda_making.judging("forget")),
            "follow-ups": (_("make follow-ups of what was decided"), follow_ups_arguments),
            "export": (_("hand out the agenda, without notes and questions"), _export_arguments),
        }
    )


# Looking


def _list_arguments(parser: Parser) -> None:
    add_include_closed(parser)
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_list)


def _list(context: Context, options: Namespace) -> int:
    from agenda.meetings import meetings
    from exports import language

    with context.library() as library:
        found = open_ones(meetings(library), options, lambda one: one.meeting.closed)
    if options.json:
        show_json(
            {
                "meetings": [
                    {**_meeting_json(one.meeting), "items": one.items, "chosen": one.chosen}
                    for one in found
                ]
            }
        )
    else:
        show_table(
            (
                short_id(one.meeting.id),
                language.date(one.meeting.date) if one.meeting.date else "",
                marked_closed(one.meeting.body, one.meeting.closed),
                one.meeting.municipality or "",
                _("{items}, {commitments} chosen").format(
                    items=words.record_count("agenda_item", one.items),
                    commitments=words.record_count("commitment", one.chosen),
                ),
            )
            for one in found
        )
    return 0 if found else NOTHING_FOUND


def _show_arguments(parser: Parser) -> None:
    add_meeting(parser)
    add_include_closed(parser)
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_show)


def _show(context: Context, options: Namespace) -> int:
    from agenda.paper import assemble_agenda
    from exports import language

    with context.library() as library:
        meeting = identifiers.meeting(library, options.meeting)
        paper = assemble_agenda(library, meeting.id, include_closed=options.include_closed)
    listed = [one.item for one in paper.items]
    say_left_out(paper.items_left_out)
    if options.json:
        show_json({"meeting": _meeting_json(meeting), "items": [_item_json(one) for one in listed]})
        return 0
    when = " ".join(
        filter(None, (language.date(meeting.date) if meeting.date else "", meeting.time or ""))
    )
    parts = (marked_closed(meeting.body, meeting.closed), meeting.municipality, when, meeting.place)
    show(", ".join(filter(None, parts)))
    show_table(
        (short_id(one.id), one.number or "", marked_closed(one.title, one.closed)) for one in listed
    )
    return 0


def _meeting_json(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "body": meeting.body,
        "municipality": meeting.municipality,
        "date": meeting.date,
        "time": meeting.time,
        "place": meeting.place,
        "kind": meeting.kind,
        "closed": meeting.closed,
    }


def _item_json(item: AgendaItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "number": item.number,
        "title": item.title,
        "access": item.access,
        "case_number": item.case_number,
        "recommendation": item.recommendation,
        "case_text": item.case_text,
        "lines": [
            {"number": one.number, "text": one.text, "actor": one.actor} for one in item.lines
        ],
    }


# Handing out


def _export_arguments(parser: Parser) -> None:
    add_meeting(parser)
    parser.add_argument(
        "--format", choices=("md", "html", "docx"), default="md", help=_("one of %(choices)s")
    )
    add_output(parser)
    parser.set_defaults(run=_export)


def _export(context: Context, options: Namespace) -> int:
    from agenda.paper import assemble_agenda
    from exports.formats import BINARY, agenda_in
    from exports.target import agenda_file_name

    with context.library() as library:
        meeting = identifiers.meeting(library, options.meeting)
        paper = assemble_agenda(library, meeting.id, include_closed=options.include_closed)
        hand_out(
            library,
            agenda_in(paper, options.format),
            options.output,
            name=agenda_file_name(paper, options.format),
            holds_closed=paper.holds_closed,
            binary=options.format in BINARY,
        )
    return 0
