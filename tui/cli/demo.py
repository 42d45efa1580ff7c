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
    from data.places import demo_library

    path = demo_library()
    if options.reset:
        from data.store.opening import remove_library

        remove_library(path)
    on_screen = not options.brief and context.at_terminal()
    if on_screen and path.exists():
        return context.open_app(path)  # opened by the app itself, after its first frame
    from data.demo import open_demo

    with open_demo(path) as library:
        if not on_screen:
            show_exactly(_briefing(library))
            return 0
    return context.open_app(path)


def _briefing(library: Library) -> str:
    from agenda.briefing import assemble
    from data.records import Meeting
    from exports.markdown import briefing_markdown

    meeting = library.all(Meeting)[0]
    return briefing_markdown(assemble(library, meeting.id))
