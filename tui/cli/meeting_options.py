"""What the commands about meetings share: how a meeting is named, and what look-up suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.language import _
from tui.cli.context import Context
from tui.cli.parser import Parser
from tui.cli.progress import progress

if TYPE_CHECKING:
    from agenda.matching import ItemMatches
    from data.records import Meeting
    from data.store.library import Library


def add_meeting(parser: Parser) -> None:
    """The argument that names a meeting."""
    parser.add_argument(
        "meeting", metavar="MEETING", help=_("its identifier or date, or words of the body's name")
    )


def matches(context: Context, library: Library, meeting: Meeting) -> dict[str, ItemMatches]:
    """What look-up suggests for the items of a meeting (by identifier), with a progress line."""
    from agenda.matching import match_meeting
    from data.search.lookup import Searcher

    with (
        progress(_("looking up")) as bar,
        Searcher(context.library_path, progress=bar.at) as searcher,
    ):
        return match_meeting(library, searcher, meeting, on_step=bar.at)
