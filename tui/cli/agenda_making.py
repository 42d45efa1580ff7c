"""`agenda add`, `new`, `add-item`, `move-item`, `remove-item`, `choose`, `dismiss`, `forget`:
meetings and their items by hand, and which commitments go with an item."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from data.ids import short_id
from data.records import AgendaItem, Commitment
from exports.language import _
from tui.cli import adding, identifiers
from tui.cli.context import Context
from tui.cli.meeting_options import add_meeting
from tui.cli.output import show, show_json, show_table
from tui.cli.parser import Parser, count, path


def add_arguments(parser: Parser) -> None:
    """`tilsagn agenda add FILE`."""
    parser.add_argument("file", type=path, metavar="FILE", help=_("an agenda or minutes"))
    adding.add_options(parser)
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_add)


def _add(context: Context, options: Namespace) -> int:
    kept = adding.keep_file(context, options.file, options)
    if options.json:
        show_json(adding.as_json(kept))
    else:
        adding.tell(kept, show)
    return 0


def new_arguments(parser: Parser) -> None:
    """`tilsagn agenda new BODY`."""
    parser.add_argument("body", metavar="BODY", help=_("who meets: the council, a committee"))
    parser.add_argument("--municipality", metavar="NAME", help=_("of which municipality"))
    parser.add_argument("--date", metavar="DATE", help=_("when: 2026-02-28"))
    parser.add_argument("--time", metavar="HH:MM", help=_("at what time"))
    parser.add_argument("--place", metavar="PLACE", help=_("where"))
    parser.add_argument("--closed", action="store_true", help=_("behind closed doors"))
    parser.set_defaults(run=_new)


def _new(context: Context, options: Namespace) -> int:
    from agenda.meetings import make_meeting

    with context.library_or_new() as library:
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


def add_item_arguments(parser: Parser) -> None:
    """`tilsagn agenda add-item MEETING TITLE`."""
    add_meeting(parser)
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


def move_item_arguments(parser: Parser) -> None:
    """`tilsagn agenda move-item ITEM PLACE`."""
    parser.add_argument("item", metavar="ITEM", help=_("its identifier"))
    parser.add_argument("place", type=count, metavar="PLACE", help=_("its new place, from 1"))
    parser.set_defaults(run=_move_item)


def _move_item(context: Context, options: Namespace) -> int:
    from agenda.meetings import move_item

    with context.library() as library:
        item = identifiers.record(library, options.item, AgendaItem)
        ordered = move_item(library, item, options.place - 1, author=context.author)
    show_table((short_id(one.id), one.number or "", one.title) for one in ordered)
    return 0


def remove_item_arguments(parser: Parser) -> None:
    """`tilsagn agenda remove-item ITEM`."""
    parser.add_argument("item", metavar="ITEM", help=_("its identifier"))
    parser.set_defaults(run=_remove_item)


def _remove_item(context: Context, options: Namespace) -> int:
    from agenda.meetings import remove_item

    with context.library() as library:
        item = identifiers.record(library, options.item, AgendaItem)
        remove_item(library, item, author=context.author)
    show(_("removed: {title}; `tilsagn undo` brings it back").format(title=item.title))
    return 0


def judging(judge: str) -> Callable[[Parser], None]:
    """`tilsagn agenda choose|dismiss|forget ITEM COMMITMENT [--line N]`; `judge` is which."""

    def add_to(parser: Parser) -> None:
        parser.add_argument("item", metavar="ITEM", help=_("its identifier"))
        parser.add_argument("commitment", metavar="COMMITMENT", help=_("its identifier"))
        parser.add_argument("--line", metavar="N", help=_("the number of a line inside the item"))
        parser.set_defaults(run=_judge, judge=judge)

    return add_to


def _judge(context: Context, options: Namespace) -> int:
    from agenda import meetings

    judge = {"choose": meetings.choose, "dismiss": meetings.dismiss, "forget": meetings.forget}
    with context.library() as library:
        item = identifiers.record(library, options.item, AgendaItem)
        commitment = identifiers.record(library, options.commitment, Commitment)
        judge[options.judge](
            library, item.id, commitment.id, line=options.line, author=context.author
        )
    show(f"{item.title}: {commitment.title}")
    return 0
