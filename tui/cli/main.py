"""From the words typed to a command that runs, and from whatever happens to an exit code.

0 done, 1 nothing found or something wrong found, 2 bad usage or input, 3 the library cannot be
opened or written, 130 stopped with Ctrl-C. A fault of the program itself is one line without any
contents and exit code 2; TILSAGN_DEBUG=1 shows the developer where.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module

from data.errors import BAD_INPUT, CANNOT_OPEN, Problem
from data.places import typed_path
from data.text import shortened
from exports import language
from exports.language import _
from tui.cli.context import Context
from tui.cli.output import forget, say, show, show_table, use_utf8
from tui.cli.parser import Parser
from tui.cli.table import COMMANDS
from tui.messages import sentence

INTERRUPTED = 130
# So much of a path is enough to know it by.
_LONGEST_PLACE = 200
_HELP, _KEPT_HERE, _ANYWHERE = "--help", "--local-library", "--synced-library"


def main(arguments: Sequence[str]) -> int:
    """Run the command in `arguments`. Returns the exit code; raises nothing."""
    use_utf8()
    code = 0
    try:
        with suppress(SystemExit):  # argparse, after --help
            code = _run(arguments)
        sys.stdout.flush()
    except Problem as problem:
        say(sentence(problem))
        code = problem.exit_code
    except BrokenPipeError:
        forget(sys.stdout)
        code = 0
    except KeyboardInterrupt:
        say(_("stopped"))
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: never a traceback
        code = _unforeseen(error)
        _give_up_unwritten_output()
    return code


def _run(arguments: Sequence[str]) -> int:
    rest, library, named_language, flags = _without_global_options(arguments)
    wants_help = _HELP in flags
    context = Context(
        None if library is None else typed_path(library),
        kept_here=_KEPT_HERE in flags,
        anywhere=_ANYWHERE in flags,
    )
    context.speak(named_language)
    if named_language is not None and named_language not in language.LANGUAGES:
        raise Problem("unknown-language", language=named_language)
    if rest[:1] == ["--"]:
        del rest[0]
    if not rest:
        return _help() if wants_help else _app(context)
    name, *words = rest
    if name not in COMMANDS:
        raise Problem("no-such-command", command=name)
    parser = parser_of(name)
    if wants_help:
        words.append("--help")
    options = parser.read(words)
    run: Callable[[Context, object], int] = options.run
    return run(context, options)


def parser_of(name: str) -> Parser:
    """The arguments of one command; only that command's module is imported."""
    command = COMMANDS[name]
    module, function = command.register.split(":")
    parser = Parser(prog=f"tilsagn {name}", description=_(command.summary))
    getattr(import_module(f"tui.cli.{module}"), function)(parser)
    return parser


def _without_global_options(
    arguments: Sequence[str],
) -> tuple[list[str], str | None, str | None, set[str]]:
    """The command and its words, the library, the language, and the options without a value; help
    counts among them before a command is named. Global options stand anywhere before `--`."""
    rest: list[str] = []
    values: dict[str, str | None] = {"--library": None, "--lang": None}
    flags: set[str] = set()
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        option, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *waiting]
            break
        if option in values:
            if not equals and waiting:
                value = waiting.pop(0)
            if not value:
                raise Problem("missing-value", option=option)
            values[option] = value
        elif not rest and word in ("--help", "-h"):
            flags.add(_HELP)
        elif word in (_KEPT_HERE, _ANYWHERE):
            flags.add(word)
        else:
            rest.append(word)
    return rest, values["--library"], values["--lang"], flags


def _help() -> int:
    show(_("Tilsagn remembers what a council has committed itself to.") + "\n")
    show(_("usage: tilsagn [--library PATH] [--lang da|en] [COMMAND …]") + "\n")
    commands = [(f"tilsagn {name}", _(one.summary)) for name, one in COMMANDS.items()]
    show_table(
        [
            ("tilsagn", _("open the app")),
            *commands,
            ("", ""),
            ("--library PATH", _("the library file (also TILSAGN_LIBRARY)")),
            (_KEPT_HERE, _("keep a library from a synchronised folder here, with a copy there")),
            (_ANYWHERE, _("open a library in a synchronised folder all the same")),
            ("--lang da|en", _("the language (also TILSAGN_LANG)")),
            ("--version, --help", _("tilsagn COMMAND --help says more about one command")),
        ]
    )
    return 0


def _app(context: Context) -> int:
    if not context.at_terminal():
        raise Problem("no-terminal", commands=", ".join(COMMANDS))
    return context.open_app()


def _give_up_unwritten_output() -> None:
    """What a full disk did not take when it was offered it will not take at the end either, where
    Python would complain in its own words and with its own exit code."""
    try:
        sys.stdout.flush()
    except OSError:
        forget(sys.stdout)


def _unforeseen(error: Exception) -> int:
    if os.environ.get("TILSAGN_DEBUG"):
        import traceback

        traceback.print_exc()
    if isinstance(error, UnicodeError):
        say(_("a word was typed that is not UTF-8; type it anew"))
        return BAD_INPUT
    if isinstance(error, OSError):
        reason = error.strerror or type(error).__name__
        told = _("the system refused: {reason}; nothing more was done").format(reason=reason)
        place = error.filename if isinstance(error.filename, str) else ""
        say(f"{shortened(place, _LONGEST_PLACE)}: {told}" if place else told)
        return BAD_INPUT
    if isinstance(error, sqlite3.Error) or type(error).__module__.startswith("msgspec"):
        say(_("the library cannot be read: `tilsagn verify` says where, `tilsagn restore` helps"))
        return CANNOT_OPEN
    kind = type(error).__name__
    say(
        _("Tilsagn made a mistake ({kind}); TILSAGN_DEBUG=1 shows where, please report it").format(
            kind=kind
        )
    )
    return BAD_INPUT
