"""`brief`: from an agenda file, or a meeting that is kept, to the briefing in any format."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from data.places import typed_path
from exports.language import _
from tui.cli import adding, identifiers
from tui.cli.context import Context
from tui.cli.handing_out import add_output, hand_out
from tui.cli.meeting_options import matches
from tui.cli.output import say
from tui.cli.parser import Parser, path

if TYPE_CHECKING:
    from agenda.briefing_values import Briefing
    from exports.formats import BriefingFormat


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
        "--template", type=path, metavar="FILE",
        help=_("a Jinja template of your own, for md or html"),
    )  # fmt: skip
    add_output(parser)
    parser.set_defaults(run=_brief)


def _brief(context: Context, options: Namespace) -> int:
    from agenda import review
    from agenda.briefing import assemble
    from exports import words
    from exports.formats import BINARY
    from exports.target import briefing_file_name

    template, form = _template_and_format(options)
    meeting_id = None
    if adding.is_file(options.meeting):
        kept = adding.keep_file(context, typed_path(options.meeting), options)
        adding.tell(kept, say)
        meeting_id = kept.meeting.id
    with context.library() as library:
        meeting = identifiers.meeting(library, meeting_id or options.meeting)
        briefing = assemble(
            library,
            meeting.id,
            include_closed=options.include_closed,
            matches=matches(context, library, meeting),
        )
        hand_out(
            library,
            _in_format(briefing, form, template),
            options.output,
            name=briefing_file_name(briefing, form),
            holds_closed=briefing.holds_closed,
            binary=form in BINARY,
        )
        if count := review.waiting(library):
            waiting = words.waiting_for_review(count)
            say(_("{waiting}; only what is accepted is in the briefing").format(waiting=waiting))
    return 0


def _template_and_format(options: Namespace) -> tuple[Path | None, BriefingFormat]:
    if options.template is None:
        return None, options.format or "md"
    from exports.template import format_of

    return options.template, format_of(options.template, options.format)


def _in_format(briefing: Briefing, form: BriefingFormat, template: Path | None) -> bytes:
    if template is None:
        from exports.formats import briefing_in

        return briefing_in(briefing, form)
    from exports.template import briefing_by_template

    return briefing_by_template(briefing, template, "html" if form == "html" else "md")
