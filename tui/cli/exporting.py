"""`export`: the library, or what a query finds, as a pack, a table or a calendar."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from data.errors import NOTHING_FOUND
from exports.language import _, ngettext
from tui.cli.context import Context
from tui.cli.handing_out import add_output, hand_out
from tui.cli.output import say
from tui.cli.parser import Parser

if TYPE_CHECKING:
    from data.store.library import Library
    from exports.packs import PackContents


def export(parser: Parser) -> None:
    """`tilsagn export [QUERY…] [--format F] [--public] [--include-closed] [-o PATH]`."""
    parser.takes_query = True
    parser.add_argument(
        "query", nargs="*", metavar="QUERY", help=_("what it finds, else the whole library")
    )
    parser.add_argument(
        "--format",
        choices=("yaml", "jsonl", "csv", "ics"),
        default="yaml",
        help=_("a pack (yaml, jsonl), a table of commitments and questions, a calendar"),
    )
    parser.add_argument("--public", action="store_true", help=_("without questions and notes"))
    add_output(parser)
    parser.set_defaults(run=_export)


def _export(context: Context, options: Namespace) -> int:
    from datetime import UTC, datetime

    from exports.formats import contents_in
    from exports.target import slug

    query = " ".join(options.query)
    with context.library() as library:
        contents = _contents(context, library, options, query)
        if contents.left_out:
            count = contents.left_out
            left_out = ngettext(
                "{count} closed record was left out", "{count} closed records were left out", count
            )
            say(left_out.format(count=count))
        if not contents.records:
            say(_("nothing found"))
            return NOTHING_FOUND
        hand_out(
            library,
            b"".join(contents_in(contents, options.format, datetime.now(UTC))),
            options.output,
            name=f"{slug('tilsagn', query)}.{options.format}",
            holds_closed=contents.holds_closed,
        )
    return 0


def _contents(context: Context, library: Library, options: Namespace, query: str) -> PackContents:
    from exports.packs import everything, found_by

    gate = {"public": options.public, "include_closed": options.include_closed}
    if not query:
        return everything(library, **gate)
    from data.search.lookup import Searcher

    with Searcher(context.library_path) as searcher:
        hits = searcher.everything(query)
    return found_by(library, ((one.kind, one.id) for one in hits), **gate)
