"""What is closed in lists: left out, or its words, unless asked for by name."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from typing import TypeVar

from exports.language import _, ngettext
from tui.cli.output import say
from tui.cli.parser import Parser

T = TypeVar("T")


def add_include_closed(parser: Parser) -> None:
    """The argument by which closed ones are asked for."""
    parser.add_argument("--include-closed", action="store_true", help=_("closed ones too, marked"))


def open_ones(found: Iterable[T], options: Namespace, is_closed: Callable[[T], bool]) -> list[T]:
    """What was found without what is closed, of which the person is told how many there are; all
    of it where that was asked for."""
    every = list(found)
    if options.include_closed:
        return every
    kept = [one for one in every if not is_closed(one)]
    say_left_out(len(every) - len(kept))
    return kept


def say_left_out(count: int) -> None:
    """Tell the person that closed ones were left out, where there are any."""
    if not count:
        return
    told = ngettext(
        "{count} closed one is left out; --include-closed shows it",
        "{count} closed ones are left out; --include-closed shows them",
        count,
    )
    say(told.format(count=count))
