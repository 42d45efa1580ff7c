"""`purge`: records, or a document with everything derived, taken out for good; asked for twice."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from data.errors import NOTHING_FOUND, Problem
from data.records import RECORD_TYPES, Document
from exports.language import _
from tui.cli.context import Context
from tui.cli.output import say, show
from tui.cli.parser import Parser

if TYPE_CHECKING:
    from data.store.library import Library


def purge(parser: Parser) -> None:
    """`tilsagn purge WHAT… [--yes]`."""
    parser.add_argument(
        "what",
        nargs="+",
        metavar=_("WHAT"),
        help=_("identifiers, or the file name or title of a document"),
    )
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))
    parser.set_defaults(run=_purge)


def _purge(context: Context, options: Namespace) -> int:
    from data.purge import purge as take_out
    from data.purge import still_handed_out
    from data.store.erasing import plan_erasure
    from tui.purge_text import done_lines, plan_lines

    if not options.yes and not context.at_terminal():
        raise Problem("needs-yes")
    with context.library() as library:
        named = [one for typed in options.what for one in _identifiers(library, typed)]
        erasure = plan_erasure(library, named)
        for line in plan_lines(erasure, still_handed_out(library)):
            say(line)
        if not options.yes and not _confirmed(len(erasure.gone)):
            say(_("nothing was purged"))
            return NOTHING_FOUND
        copies = take_out(library, erasure, author=context.author)
    show(_("purged; it cannot be undone"))
    for line in done_lines(copies):
        show(line)
    return 0


def _identifiers(library: Library, typed: str) -> list[str]:
    """What `typed` stands for: a document by its file name or title, else a record by the end of
    its identifier, also one that only the log still holds."""
    documents = [
        one.id for one in library.all(Document) if typed in (one.file_name, one.title, one.id)
    ]
    if documents:
        return documents
    tail = typed.strip().lower()
    found = {one for kind in RECORD_TYPES for one in library.identifiers(kind, tail) if tail}
    if not found and tail:
        sql = "SELECT DISTINCT record_id FROM change WHERE substr(record_id, -length(?)) = ?"
        found = {row["record_id"] for row in library.rows(sql, (tail, tail))}
    if not found:
        raise Problem("no-such-record", id=typed)
    if len(found) > 1:
        raise Problem("ambiguous-id", id=typed, candidates=sorted(found))
    return list(found)


def _confirmed(count: int) -> bool:
    """Whether the person says so twice, the second time with the number of records."""
    from tui.purge_text import second_question

    yes = _("yes")
    first = _("Purge? It cannot be undone. Type {word}: ").format(word=yes)
    if _answer(first) != yes:
        return False
    return _answer(second_question().format(number=count)) == str(count)


def _answer(prompt: str) -> str:
    try:
        return input(prompt).strip().lower()
    except EOFError:
        return ""
