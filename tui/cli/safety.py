"""`verify`, `log`, `undo`, `redo`, `backup`, `restore`: the audit trail and the safety net."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from data.errors import NOTHING_FOUND, Problem
from exports.language import _, ngettext
from tui.cli.context import Context
from tui.cli.output import say, show, show_json, show_table
from tui.cli.parser import Parser, count, path
from tui.cli.progress import progress

if TYPE_CHECKING:
    from data.store.changes import Action
    from data.verify import Part

_WRONG = 1


def verify(parser: Parser) -> None:
    """`tilsagn verify [--json]`."""
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_verify)


def _verify(context: Context, options: Namespace) -> int:
    from data.verify import verify as check
    from exports.words import VERIFIED, word
    from tui.report_text import report_lines

    with context.library() as library, progress(_("verify")) as bar:

        def tell(part: Part, done: int, total: int) -> None:
            bar.at(done, total, word(VERIFIED, part))

        report = check(library, tell)
    if options.json:
        show_json(
            {
                "ok": report.ok,
                "commitments": report.commitments,
                "citations": report.citations,
                "doubts": report.doubts,
                "damaged": report.damaged,
                "index": report.index,
            }
        )
    else:
        for line in report_lines(report):
            show(line)
        if report.damaged:
            say(_("`tilsagn restore` brings back a backup; the damaged records are named above"))
    return 0 if report.ok else _WRONG


def log(parser: Parser) -> None:
    """`tilsagn log [--limit N] [--json]`."""
    parser.add_argument("--limit", type=count, default=50, metavar="N", help=_("at most so many"))
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_log)


def _log(context: Context, options: Namespace) -> int:
    from agenda.closed import without_closed_names

    with context.library() as library:
        actions = without_closed_names(library, library.log(options.limit))
    if options.json:
        show_json({"actions": actions})
    else:
        show_table(
            (one.at.replace("T", " ")[:16], one.author or "-", _size(one), _what(one))
            for one in actions
        )
    return 0 if actions else NOTHING_FOUND


def _size(action: Action) -> str:
    return _("unfinished") if action.size is None else str(action.size)


def _what(action: Action) -> str:
    """The action in words: what was done, and whether it still stands."""
    from exports.words import VERB, word

    done = word(VERB, action.verb)
    if action.kind == "undo":
        return _("undone: {what}").format(what=done)
    if action.kind == "redo":
        return _("done again: {what}").format(what=done)
    return _("{what} (undone since)").format(what=done) if action.undone else done


def undo(parser: Parser) -> None:
    """`tilsagn undo`."""
    parser.set_defaults(run=_undo)


def _undo(context: Context, options: Namespace) -> int:
    with context.library() as library:
        action = library.undo(author=context.author)
    if action is None:
        say(_("there is nothing to undo"))
        return NOTHING_FOUND
    show(_("undone: {what}").format(what=_what_was_done(action)))
    return 0


def redo(parser: Parser) -> None:
    """`tilsagn redo`."""
    parser.set_defaults(run=_redo)


def _redo(context: Context, options: Namespace) -> int:
    with context.library() as library:
        action = library.redo(author=context.author)
    if action is None:
        say(_("there is nothing to do again"))
        return NOTHING_FOUND
    show(_("done again: {what}").format(what=_what_was_done(action)))
    return 0


def _what_was_done(action: Action) -> str:
    from exports.words import VERB, word

    count = action.size or 0
    records = ngettext("{count} record", "{count} records", count).format(count=count)
    return f"{word(VERB, action.verb)} ({records})"


def backup(parser: Parser) -> None:
    """`tilsagn backup [PATH]`."""
    parser.add_argument(
        "path", nargs="?", type=path, metavar="PATH", help=_("where to; else with the others")
    )
    parser.set_defaults(run=_backup)


def _backup(context: Context, options: Namespace) -> int:
    from data.store.at_home import send_copy
    from data.store.backup import back_up
    from exports.target import remember

    target = options.path
    with context.library() as library:
        if target is not None and target.is_dir():
            raise Problem("is-folder", file=str(target))
        made = back_up(library, target)
        show(str(made))
        if target is not None and library.read_only is None:
            remember(library, made)
        if target is None and library.read_only is None and (copy := send_copy(library)):
            show(str(copy))
    return 0


def restore(parser: Parser) -> None:
    """`tilsagn restore [PATH]`."""
    parser.add_argument(
        "path", nargs="?", type=path, metavar="PATH", help=_("the backup; else they are listed")
    )
    parser.set_defaults(run=_restore)


def _restore(context: Context, options: Namespace) -> int:
    from data.store.backup import backups
    from data.store.restoring import restore as bring_back

    library = context.library_path
    if options.path is None:
        kept = backups(library)
        for one in kept:
            show(str(one))
        say(_("`tilsagn restore PATH` goes back to one of them") if kept else _("no backups yet"))
        return 0 if kept else NOTHING_FOUND
    if not options.path.exists():
        raise Problem("missing-file", file=str(options.path))
    aside = bring_back(options.path, library)
    show(_("{file} is as it was in the backup").format(file=library))
    if aside is not None:
        say(_("what was there is kept in {file}").format(file=aside))
    return 0
