"""`agenda …` and `brief`: meetings, their items, and what is handed out about them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from data.errors import Problem
from data.ids import short_id
from exports.language import _
from tui.cli import adding, identifiers
from tui.cli.agenda_read import read_arguments
from tui.cli.context import Context
from tui.cli.handing_out import hand_out
from tui.cli.output import say, show, show_json, show_table
from tui.cli.parser import Parser, count
from tui.cli.progress import progress

if TYPE_CHECKING:
    from agenda.briefing import Briefing
    from agenda.follow_ups import Offer
    from agenda.matching import ItemMatches
    from data.records import AgendaItem, Meeting
    from data.store.library import Library
    from exports.formats import BriefingFormat

_NOTHING = 1
_TEXT = 200


def agenda(parser: Parser) -> None:
    """`tilsagn agenda ACTION`."""
    parser.actions(
        {
            "list": (_("the meetings"), _list_arguments),
            "show": (_("the items of a meeting"), _show_arguments),
            "read": (_("an agenda or minutes taken apart; nothing is kept"), read_arguments),
            "add": (_("keep an agenda or minutes as a meeting"), _add_arguments),
            "new": (_("make a meeting"), _new_arguments),
            "add-item": (_("add an item to a meeting"), _add_item_arguments),
            "move-item": (_("give an item another place"), _move_item_arguments),
            "remove-item": (_("remove an item"), _remove_item_arguments),
            "choose": (_("put a commitment on an item"), _choose_arguments),
            "dismiss": (_("keep a commitment off an item"), _choose_arguments_to_dismiss),
            "follow-ups": (_("make follow-ups of what was decided"), _follow_ups_arguments),
            "export": (_("hand out the agenda, without notes and questions"), _export_arguments),
        }
    )


# Looking


def _list_arguments(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_list)


def _list(context: Context, options: Namespace) -> int:
    from agenda.meetings import meetings
    from exports import language

    with context.library() as library:
        found = meetings(library)
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
                _closed(one.meeting.body, one.meeting.closed),
                one.meeting.municipality or "",
                _("{items} items, {chosen} commitments chosen").format(
                    items=one.items, chosen=one.chosen
                ),
            )
            for one in found
        )
    return 0 if found else _NOTHING


def _show_arguments(parser: Parser) -> None:
    _add_meeting(parser)
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_show)


def _show(context: Context, options: Namespace) -> int:
    from agenda.meetings import items
    from exports import language

    with context.library() as library:
        meeting = identifiers.meeting(library, options.meeting)
        listed = items(library, meeting.id)
    if options.json:
        show_json({"meeting": _meeting_json(meeting), "items": [_item_json(one) for one in listed]})
        return 0
    when = " ".join(
        filter(None, (language.date(meeting.date) if meeting.date else "", meeting.time or ""))
    )
    parts = (_closed(meeting.body, meeting.closed), meeting.municipality, when, meeting.place)
    show(", ".join(filter(None, parts)))
    show_table(
        (short_id(one.id), one.number or "", _closed(one.title, one.closed)) for one in listed
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


def _closed(text: str, closed: bool) -> str:
    return _("[closed] {text}").format(text=text) if closed else text


# Making


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("an agenda or minutes"))
    adding.add_options(parser)
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_add)


def _add(context: Context, options: Namespace) -> int:
    kept = adding.keep_file(context, Path(options.file).expanduser(), options)
    if options.json:
        show_json(adding.as_json(kept))
    else:
        adding.tell(kept, show)
    return 0


def _new_arguments(parser: Parser) -> None:
    parser.add_argument("body", metavar="BODY", help=_("who meets: the council, a committee"))
    parser.add_argument("--municipality", metavar="NAME", help=_("of which municipality"))
    parser.add_argument("--date", metavar="DATE", help=_("when: 2026-02-28"))
    parser.add_argument("--time", metavar="HH:MM", help=_("at what time"))
    parser.add_argument("--place", metavar="PLACE", help=_("where"))
    parser.add_argument("--closed", action="store_true", help=_("behind closed doors"))
    parser.set_defaults(run=_new)


def _new(context: Context, options: Namespace) -> int:
    from agenda.meetings import make_meeting

    with context.library(create=True) as library:
        meeting = make_meeting(
            library,
            options.body,
            municipality=options.municipality or context.settings.municipality or None,
            date=options.date,
            time=options.time,
            place=options.place,
            closed=options.closed,
            author=context.author,
        )
    show(f"{short_id(meeting.id)}  {identifiers.name_of(meeting)}")
    return 0


def _add_item_arguments(parser: Parser) -> None:
    _add_meeting(parser)
    parser.add_argument("title", metavar="TITLE", help=_("its title"))
    parser.add_argument("--number", metavar="N", help=_("its number as printed"))
    parser.add_argument("--case-number", metavar="N", help=_("the number of the case"))
    parser.add_argument("--recommendation", metavar="TEXT", help=_("what is recommended"))
    access = parser.add_mutually_exclusive_group()
    access.add_argument("--open", action="store_true", help=_("behind open doors"))
    access.add_argument("--closed", action="store_true", help=_("behind closed doors"))
    parser.set_defaults(run=_add_item)


def _add_item(context: Context, options: Namespace) -> int:
    from agenda.meetings import add_item

    with context.library() as library:
        item = add_item(
            library,
            identifiers.meeting(library, options.meeting).id,
            options.title,
            number=options.number,
            case_number=options.case_number,
            recommendation=options.recommendation,
            access="closed" if options.closed else "open" if options.open else "unknown",
            author=context.author,
        )
    show(f"{short_id(item.id)}  {item.title}")
    return 0


def _move_item_arguments(parser: Parser) -> None:
    parser.add_argument("item", metavar="ITEM", help=_("its identifier"))
    parser.add_argument("place", type=int, metavar="PLACE", help=_("its new place, from 1"))
    parser.set_defaults(run=_move_item)


def _move_item(context: Context, options: Namespace) -> int:
    from agenda.meetings import move_item

    with context.library() as library:
        item = identifiers.agenda_item(library, options.item)
        ordered = move_item(library, item, max(0, options.place - 1), author=context.author)
    show_table((short_id(one.id), one.number or "", one.title) for one in ordered)
    return 0


def _remove_item_arguments(parser: Parser) -> None:
    parser.add_argument("item", metavar="ITEM", help=_("its identifier"))
    parser.set_defaults(run=_remove_item)


def _remove_item(context: Context, options: Namespace) -> int:
    from agenda.meetings import remove_item

    with context.library() as library:
        item = identifiers.agenda_item(library, options.item)
        remove_item(library, item, author=context.author)
    show(_("removed: {title}; `tilsagn undo` brings it back").format(title=item.title))
    return 0


def _choose_arguments(parser: Parser) -> None:
    parser.add_argument("item", metavar="ITEM", help=_("its identifier"))
    parser.add_argument("commitment", metavar="COMMITMENT", help=_("its identifier"))
    parser.add_argument("--line", metavar="N", help=_("the number of a line inside the item"))
    parser.set_defaults(run=_choose, dismiss=False)


def _choose_arguments_to_dismiss(parser: Parser) -> None:
    _choose_arguments(parser)
    parser.set_defaults(dismiss=True)


def _choose(context: Context, options: Namespace) -> int:
    from agenda.meetings import choose, dismiss

    act = dismiss if options.dismiss else choose
    with context.library() as library:
        item = identifiers.agenda_item(library, options.item)
        commitment = identifiers.commitment(library, options.commitment)
        act(library, item.id, commitment.id, line=options.line, author=context.author)
    show(f"{item.title}: {commitment.title}")
    return 0


# What was decided


def _follow_ups_arguments(parser: Parser) -> None:
    from data.records import Status

    _add_meeting(parser)
    parser.add_argument(
        "--keep", type=count, action="append", default=[], metavar="N",
        help=_("keep number N of the list as a follow-up; else they are only listed"),
    )  # fmt: skip
    parser.add_argument(
        "--status", choices=get_args(Status), metavar="STATUS",
        help=_("how the initiative stands now: one of %(choices)s"),
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_follow_ups)


def _follow_ups(context: Context, options: Namespace) -> int:
    from agenda.follow_ups import keep, offers

    with context.library() as library:
        meeting = identifiers.meeting(library, options.meeting)
        offered = offers(library, meeting.id, _matches(context, library, meeting))
        wrong = next((one for one in options.keep if one > len(offered)), None)
        if wrong is not None:
            raise Problem("no-such-offer", number=wrong, count=len(offered))
        if options.keep:
            numbers = sorted(set(options.keep))
            chosen = [offered[number - 1] for number in numbers]
            keep(library, chosen, status=options.status, author=context.author)
            offered, first = tuple(chosen), _("kept")
        else:
            first = ""
    if options.json:
        show_json({"follow_ups": [_offer_json(one) for one in offered], "kept": bool(first)})
    else:
        show_table(
            (first or str(number), *_offer_row(one)) for number, one in enumerate(offered, start=1)
        )
    return 0 if offered else _NOTHING


def _offer_row(one: Offer) -> tuple[str, ...]:
    from exports import language

    sure = "" if one.is_chosen else _("suggested")
    text = " ".join(one.decision.text.split())
    return (
        language.short_date(one.date),
        sure,
        one.initiative.title,
        _closed(text if len(text) <= _TEXT else f"{text[:_TEXT]}…", one.closed),
    )


def _offer_json(one: Offer) -> dict[str, Any]:
    return {
        "item": one.item.id,
        "number": one.item.number,
        "title": one.item.title,
        "initiative": {"id": one.initiative.id, "title": one.initiative.title},
        "date": one.date,
        "body": one.decision.body,
        "text": one.decision.text,
        "chosen": one.is_chosen,
        "closed": one.closed,
        "citations": [{"start": cited.start, "end": cited.end} for cited in one.citations],
    }


# Handing out


def _export_arguments(parser: Parser) -> None:
    _add_meeting(parser)
    parser.add_argument(
        "--format", choices=("md", "html", "docx"), default="md", help=_("one of %(choices)s")
    )
    _add_output(parser)
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


def brief(parser: Parser) -> None:
    """`tilsagn brief FILE|MEETING [--format md|html|docx|json] [-o PATH] [--include-closed]`."""
    parser.add_argument(
        "meeting",
        metavar="FILE|MEETING",
        help=_("an agenda, or a meeting's identifier, date or body"),
    )
    adding.add_options(parser)
    parser.add_argument(
        "--format", choices=("md", "html", "docx", "json"), help=_("one of %(choices)s")
    )
    parser.add_argument(
        "--template", metavar="FILE", help=_("a Jinja template of your own, for md or html")
    )
    _add_output(parser)
    parser.set_defaults(run=_brief)


def _brief(context: Context, options: Namespace) -> int:
    from agenda.briefing import assemble
    from exports.formats import BINARY
    from exports.target import briefing_file_name

    template, form = _template_and_format(options)
    meeting_id = None
    if adding.is_file(options.meeting):
        kept = adding.keep_file(context, Path(options.meeting).expanduser(), options)
        adding.tell(kept, say)
        meeting_id = kept.meeting.id
    with context.library() as library:
        meeting = identifiers.meeting(library, meeting_id or options.meeting)
        briefing = assemble(
            library,
            meeting.id,
            include_closed=options.include_closed,
            matches=_matches(context, library, meeting),
        )
        hand_out(
            library,
            _in_format(briefing, form, template),
            options.output,
            name=briefing_file_name(briefing, form),
            holds_closed=briefing.holds_closed,
            binary=form in BINARY,
        )
    return 0


def _template_and_format(options: Namespace) -> tuple[Path | None, BriefingFormat]:
    if options.template is None:
        return None, options.format or "md"
    from exports.template import format_of

    template = Path(options.template).expanduser()
    return template, format_of(template, options.format)


def _in_format(briefing: Briefing, form: BriefingFormat, template: Path | None) -> bytes:
    if template is None:
        from exports.formats import briefing_in

        return briefing_in(briefing, form)
    from exports.template import briefing_by_template

    return briefing_by_template(briefing, template, "html" if form == "html" else "md")


def _matches(context: Context, library: Library, meeting: Meeting) -> dict[str, ItemMatches]:
    from agenda.matching import match_meeting
    from data.search.lookup import Searcher

    with (
        progress(_("looking up")) as bar,
        Searcher(context.library_path, progress=bar.at) as searcher,
    ):
        return match_meeting(library, searcher, meeting, on_step=bar.at)


def _add_meeting(parser: Parser) -> None:
    parser.add_argument(
        "meeting", metavar="MEETING", help=_("its identifier or date, or words of the body's name")
    )


def _add_output(parser: Parser) -> None:
    parser.add_argument("-o", "--output", metavar="PATH", help=_("a file, else standard output"))
    parser.add_argument(
        "--include-closed", action="store_true", help=_("closed items too, every page stamped")
    )
