"""`agenda follow-ups MEETING`: what was decided becomes follow-ups of initiatives, once it is said
which."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any, get_args

from data.errors import NOTHING_FOUND, Problem
from data.text import shortened
from exports.language import _
from tui.cli import identifiers
from tui.cli.closed import add_include_closed, open_ones
from tui.cli.context import Context
from tui.cli.meeting_options import add_meeting, matches
from tui.cli.output import marked_closed, show_json, show_table
from tui.cli.parser import Parser, count

if TYPE_CHECKING:
    from agenda.follow_ups import Offer

_TEXT = 200


def follow_ups_arguments(parser: Parser) -> None:
    """`tilsagn agenda follow-ups MEETING [--keep N]`."""
    from data.records import Status

    add_meeting(parser)
    parser.add_argument(
        "--keep", type=count, action="append", default=[], metavar="N",
        help=_("keep number N of the list as a follow-up; else they are only listed"),
    )  # fmt: skip
    parser.add_argument(
        "--status", choices=get_args(Status), metavar="STATUS",
        help=_("how the initiative stands now: one of %(choices)s"),
    )  # fmt: skip
    add_include_closed(parser)
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_follow_ups)


def _follow_ups(context: Context, options: Namespace) -> int:
    from agenda.follow_ups import keep, offers

    with context.library() as library:
        meeting = identifiers.meeting(library, options.meeting)
        found = offers(library, meeting.id, matches(context, library, meeting))
        offered = open_ones(found, options, lambda one: one.closed)
        wrong = next((one for one in options.keep if one > len(offered)), None)
        if wrong is not None:
            raise Problem("no-such-offer", number=wrong, count=len(offered))
        if options.keep:
            numbers = sorted(set(options.keep))
            chosen = [offered[number - 1] for number in numbers]
            keep(library, chosen, status=options.status, author=context.author)
            offered, first = chosen, _("kept")
        else:
            first = ""
    if options.json:
        show_json({"follow_ups": [_offer_json(one) for one in offered], "kept": bool(first)})
    else:
        show_table(
            (first or str(number), *_offer_row(one)) for number, one in enumerate(offered, start=1)
        )
    return 0 if offered else NOTHING_FOUND


def _offer_row(one: Offer) -> tuple[str, ...]:
    from exports import language

    sure = "" if one.is_chosen else _("suggested")
    return (
        language.short_date(one.date),
        sure,
        one.initiative.title,
        marked_closed(shortened(one.decision.text, _TEXT), one.closed),
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
