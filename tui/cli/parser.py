"""argparse as the contract wants it: one line on error, whole option names, and words of a query
that begin with a dash.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from data.errors import Problem
from data.places import typed_path
from exports.language import N_, _

# argparse's own words, which it looks up itself; named here so that the catalogues keep them.
ARGPARSE = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)


class Parser(argparse.ArgumentParser):
    """The arguments of one command. Commands whose words are a query set `takes_query`: then a
    word that begins with a dash and is no option belongs to the query, in its place."""

    takes_query = False

    def __init__(self, **values: Any) -> None:
        super().__init__(allow_abbrev=False, **values)

    def actions(self, registers: dict[str, Register]) -> None:
        """The words that may follow a command, such as `add` and `list` after `question`."""
        group = self.add_subparsers(metavar=_("ACTION"), required=True, parser_class=Parser)
        for name, (summary, register) in registers.items():
            register(group.add_parser(name, help=summary, description=summary))

    def error(self, message: str) -> NoReturn:
        """One sentence for the caller to print, instead of the usage and an exit."""
        raise Problem("usage", command=self.prog, message=message)

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The values of `arguments`. Problem `usage`."""
        return self.parse_args(self._query_last(arguments) if self.takes_query else arguments)

    def _query_last(self, arguments: Sequence[str]) -> list[str]:
        """Options first, then `--` and the words: argparse would take `-word` for an option."""
        options: list[str] = []
        query: list[str] = []
        rest = list(arguments)
        while rest:
            word = rest.pop(0)
            if word == "--":
                query += rest
                break
            action = self._option_string_actions.get(word.partition("=")[0])
            if action is None or ("=" in word and not word.startswith("--")):
                query.append(word)
                continue
            options.append(word)
            if action.nargs is None and "=" not in word and rest:
                options.append(rest.pop(0))
        return [*options, "--", *query]


def path(typed: str) -> Path:
    """The file or folder that a word names. An empty word, such as `"$FILE"` leaves where nothing
    was set, is not taken for the folder one is in."""
    if not typed:
        raise argparse.ArgumentTypeError(_("an empty word names no file"))
    return typed_path(typed)


Register = tuple[str, Callable[[Parser], None]]
"""What an action does in a few words, and the function that adds its arguments and sets `run`."""


def count(text: str) -> int:
    """A whole number from 1, for `--limit` and the like."""
    if not text.isdecimal() or len(text) > 9 or int(text) == 0:
        raise argparse.ArgumentTypeError(
            _("{value} is not a whole number from 1").format(value=text)
        )
    return int(text)
