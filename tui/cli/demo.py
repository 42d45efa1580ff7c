"""`demo`: the library made from the built-in packs, opened in the app or as its briefing."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from exports.language import _
from tui.cli.context import Context
from tui.cli.output import show_exactly
from tui.cli.parser import Parser

if TYPE_CHECKING:
    from data.store.library import Library


def demo(parser: Parser) -> None:
    """`tilsagn demo [--brief] [--reset]`."""
    parser.add_argument("--brief", action="store_true", help=_("print the briefing"))
    parser.add_argument("--reset", action="store_true", help=_("make the demo library anew"))
    parser.set_defaults(run=_demo)


def _demo(context: Context, options: Namespace) -> int:
    from data.demo import open_demo
    from data.places import demo_library
    from data.store.opening import remove_library

    path = demo_library()
    if options.reset:
        remove_library(path)
    with open_demo(path) as library:
        if not options.brief and context.at_terminal():
            library.close()
            return context.open_app(path)
        show_exactly(_briefing(library))
    return 0


def _briefing(library: Library) -> str:
    from agenda.briefing import assemble
    from data.records import Meeting
    from exports.markdown import briefing_markdown

    meeting = library.all(Meeting)[0]
    return briefing_markdown(assemble(library, meeting.id))
