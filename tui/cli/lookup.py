"""`find`: commitments, and the reader's own questions, notes and agenda items when asked for;
`related`: the commitments that matter for a text.

On the path that people wait for: nothing is imported here that looking up does not need.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from exports.language import _
from tui.cli.context import Context
from tui.cli.output import say, show, show_json
from tui.cli.parser import Parser, count
from tui.cli.progress import progress

if TYPE_CHECKING:
    from agenda.result import Result
    from data.search.lookup import Hit, Results, Searcher
    from data.store.library import Library

_LIMIT = 20
_RELATED_LIMIT = 10
_NOTHING = 1
_QUOTE_LENGTH = 300
_LONGEST_TEXT = 20 * 1024 * 1024


def find(parser: Parser) -> None:
    """`tilsagn find [QUERY…] [--limit N] [--json] [--lines]`."""
    parser.takes_query = True
    parser.add_argument(
        "query", nargs="*", metavar="QUERY", help=_('words, "a phrase", -not, field:value')
    )
    parser.add_argument(
        "--limit", type=count, default=_LIMIT, metavar="N", help=_("at most so many")
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.add_argument(
        "--lines",
        action="store_true",
        help=_("a query a line from standard input, a JSON line each"),
    )
    parser.set_defaults(run=_find)


def _find(context: Context, options: Namespace) -> int:
    from data.search.lookup import Searcher

    with (
        context.library() as library,
        progress(_("index")) as bar,
        Searcher(context.library_path, progress=bar.at) as searcher,
    ):
        bar.clear()
        if options.lines:
            return _answer_lines(library, searcher, options.limit)
        query = _as_text(" ".join(options.query))
        results = _search(searcher, query, options.limit)
        if options.json:
            show_json(_as_json(library, results))
        else:
            _show(library, results)
    return 0 if results.hits else _NOTHING


def related(parser: Parser) -> None:
    """`tilsagn related FILE|- [--limit N] [--json]`."""
    parser.add_argument(
        "file", metavar="FILE", help=_("an agenda item or a line of it; - for standard input")
    )
    parser.add_argument(
        "--limit", type=count, default=_RELATED_LIMIT, metavar="N", help=_("at most so many")
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_related)


def _related(context: Context, options: Namespace) -> int:
    from data.search.lookup import Searcher

    text = _text_of(options.file)
    with (
        context.library() as library,
        progress(_("index")) as bar,
        Searcher(context.library_path, progress=bar.at) as searcher,
    ):
        bar.clear()
        results = searcher.related(
            text, limit=options.limit, municipality=context.settings.municipality or None
        )
        if options.json:
            show_json({"results": _as_json(library, results)["results"]})
        else:
            _show(library, results)
    return 0 if results.hits else _NOTHING


def _text_of(file: str) -> str:
    """The text of a file, or what is on standard input. Problem `too-large`."""
    if file != "-":
        from pathlib import Path

        from data.documents.one import read_one

        with progress(_("reading")) as bar:
            return read_one(Path(file).expanduser(), bar.at).text
    from data.errors import Problem

    content = sys.stdin.buffer.read(_LONGEST_TEXT + 1)
    if len(content) > _LONGEST_TEXT:
        raise Problem("too-large", file="-", size=len(content), limit=_LONGEST_TEXT)
    return content.decode("utf-8", "replace")


def _answer_lines(library: Library, searcher: Searcher, limit: int) -> int:
    found = False
    for line in _lines():
        results = _search(searcher, line, limit)
        found = found or bool(results.hits)
        show_json(_as_json(library, results))
    return 0 if found else _NOTHING


def _lines() -> Iterator[str]:
    """The lines of standard input, each as soon as it is there."""
    while line := sys.stdin.buffer.readline():
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _as_text(words: str) -> str:
    """What was typed, bytes that are no UTF-8 replaced."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _search(searcher: Searcher, query: str, limit: int) -> Results:
    """Commitments, unless the query itself says which kind it wants (`is:question`)."""
    from data.search.query import parse

    kinds = {"commitment", "initiative", "question", "note", "item"}
    wants_kind = any(one.name == "is" and one.values[0] in kinds for one in parse(query).fields)
    return searcher.search(query, limit=limit, kinds=() if wants_kind else ("commitment",))


class _Listed(NamedTuple):
    """A commitment as the contract hands it out, and what is told beside it."""

    result: Result
    closed: bool
    reviewed: bool


def _commitments(library: Library, hits: tuple[Hit, ...]) -> dict[str, _Listed]:
    """The commitments among the hits."""
    from agenda.closed import ClosedCheck
    from agenda.result import Found, results
    from data.dates import today
    from data.records import Commitment
    from tui.messages import reason

    commitments = library.some(Commitment, (one.id for one in hits if one.kind == "commitment"))
    found = {
        one.id: Found(one.score, one.matched, reason(one.why.code, one.why.values)) for one in hits
    }
    check = ClosedCheck(library)
    made = results(library, list(commitments.values()), today(), found)
    return {
        one.id: _Listed(one, check.is_closed(commitment), commitment.reviewed)
        for one in made
        for commitment in (commitments[one.id],)
    }


def _as_json(library: Library, results: Results) -> dict[str, Any]:
    import msgspec

    commitments = _commitments(library, results.hits)
    listed: list[dict[str, Any]] = []
    for hit in results.hits:
        if hit.id in commitments:
            found, closed, reviewed = commitments[hit.id]
            beside = {"kind": hit.kind, "closed": closed, "reviewed": reviewed}
            listed.append(beside | msgspec.to_builtins(found))
        else:
            listed.append(_other(hit))
    return {
        "query": results.query,
        "ms": results.ms,
        "total": results.total,
        "exact_total": results.exact_total,
        "results": listed,
    }


def _other(hit: Hit) -> dict[str, Any]:
    """A question, note, item or initiative in the same fields, empty where it has none."""
    from tui.messages import reason

    return {
        "kind": hit.kind,
        "id": hit.id,
        "title": hit.title,
        "initiative": None,
        "municipality": None,
        "date": None,
        "actors": [],
        "status": None,
        "overdue": False,
        "amounts": [],
        "dates": [],
        "theme": None,
        "score": hit.score,
        "matched": hit.matched,
        "why": reason(hit.why.code, hit.why.values),
        "citations": [],
    }


def _show(library: Library, results: Results) -> None:
    from data.ids import short_id
    from exports import words
    from tui.messages import reason

    for notice in results.notices:
        say(reason(notice.code, notice.values))
    commitments = _commitments(library, results.hits)
    for hit in results.hits:
        if hit.id in commitments:
            _show_commitment(*commitments[hit.id])
        else:
            show(f"{short_id(hit.id)}  {words.word(words.RECORD, hit.kind)}: {hit.title}")
    if results.hits:
        more = "" if results.exact_total else "+"
        say(
            _("{shown} of {total} shown").format(
                shown=len(results.hits), total=f"{results.total}{more}"
            )
        )
    else:
        say(_("nothing found"))


def _show_commitment(found: Result, closed: bool, reviewed: bool) -> None:
    from data.ids import short_id
    from exports import words
    from exports.language import date, money

    title = _("[closed] {text}").format(text=found.title) if closed else found.title
    show(f"{short_id(found.id)}  {title}")
    facts = [
        "" if reviewed else _("not reviewed"),
        _("overdue") if found.overdue else "",
        words.word(words.STATUS, found.status),
        *(money(one.amount, one.currency) for one in found.amounts),
        *(f"{words.word(words.DATE_ROLE, one.role)}: {date(one.value)}" for one in found.dates),
        *found.actors,
    ]
    show("          " + " · ".join(filter(None, facts)))
    for one in found.citations:
        page = _(", page {page}").format(page=one.page) if one.page else ""
        quote = _shortened(one.quote) if one.quote else _("source not imported")
        show(f"          {one.document}{page}, {one.start}-{one.end}: {quote}")


def _shortened(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _QUOTE_LENGTH else f"{line[:_QUOTE_LENGTH]}…"
