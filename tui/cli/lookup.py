"""`find`: commitments, and the reader's own questions, notes and agenda items when asked for;
`related`: the commitments that matter for a text.

On the path that people wait for: nothing is imported here that looking up does not need.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from data.errors import NOTHING_FOUND, Problem
from exports.language import _
from tui.cli.closed import add_include_closed, say_left_out
from tui.cli.context import Context
from tui.cli.output import marked_closed, say, show, show_json
from tui.cli.parser import Parser, count
from tui.cli.progress import progress
from tui.messages import reason

if TYPE_CHECKING:
    from agenda.result import Result
    from data.search.lookup import Hit, Results, Searcher
    from data.store.library import Library

_LIMIT = 20
_RELATED_LIMIT = 10
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
    add_include_closed(parser)
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
            return _answer_lines(library, searcher, options)
        query = _as_text(" ".join(options.query))
        results = _allowed(library, partial(_search, searcher, query), options)
        for one in results.notices:
            say(reason(one.code, one.values))
        if options.json:
            show_json(_as_json(library, results))
        else:
            _show(library, results)
    return 0 if results.hits else NOTHING_FOUND


def related(parser: Parser) -> None:
    """`tilsagn related FILE|- [--limit N] [--json]`."""
    parser.add_argument(
        "file", metavar="FILE", help=_("an agenda item or a line of it; - for standard input")
    )
    parser.add_argument(
        "--limit", type=count, default=_RELATED_LIMIT, metavar="N", help=_("at most so many")
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    add_include_closed(parser)
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
        place = context.settings.municipality or None
        results = _allowed(library, partial(searcher.related, text, municipality=place), options)
        if options.json:
            show_json({"results": _as_json(library, results)["results"]})
        else:
            _show(library, results)
    return 0 if results.hits else NOTHING_FOUND


def _text_of(file: str) -> str:
    """The text of a file, or what is on standard input. Problem `too-large`."""
    if file != "-":
        from data.documents.files import read_document
        from data.places import typed_path

        with progress(_("reading")) as bar:
            return read_document(typed_path(file), bar.at).text
    content = sys.stdin.buffer.read(_LONGEST_TEXT + 1)
    if len(content) > _LONGEST_TEXT:
        raise Problem("too-large", file="-", size=len(content), limit=_LONGEST_TEXT)
    return content.decode("utf-8", "replace")


def _answer_lines(library: Library, searcher: Searcher, options: Namespace) -> int:
    found = False
    for line in _lines():
        results = _allowed(library, partial(_search, searcher, line), options)
        found = found or bool(results.hits)
        show_json(_as_json(library, results))
    return 0 if found else NOTHING_FOUND


def _lines() -> Iterator[str]:
    """The lines of standard input, each as soon as it is there."""
    while line := sys.stdin.buffer.readline():
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _as_text(words: str) -> str:
    """What was typed, bytes that are no UTF-8 replaced."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _allowed(library: Library, look_up: Callable[..., Results], options: Namespace) -> Results:
    """What `look_up` finds with a `limit`, without what is closed unless that is asked for."""
    from msgspec.structs import replace

    limit = wanted = options.limit
    results = look_up(limit=wanted)
    if options.include_closed:
        return results
    while len(kept := _open_hits(library, results.hits)) < limit and len(results.hits) >= wanted:
        wanted *= 4
        results = look_up(limit=wanted)
    left_out = len(results.hits) - len(kept)
    say_left_out(left_out)
    return replace(results, hits=kept[:limit], total=results.total - left_out)


def _open_hits(library: Library, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    closed = _closed_among(library, hits)
    kept = [one for one in hits if one.id not in closed]
    # What was found by way of a closed one would name it as the reason.
    titles = {one.title for one in kept}
    return tuple(one for one in kept if one.why.values.get("title", one.title) in titles)


def _closed_among(library: Library, hits: tuple[Hit, ...]) -> set[str]:
    """The identifiers of those hits that are closed, by themselves or by what they derive from."""
    from agenda.closed import ClosedCheck
    from data.records import TYPE_OF_TABLE

    check = ClosedCheck(library)
    closed = set()
    for kind in {one.kind for one in hits}:
        found = library.some(TYPE_OF_TABLE[kind], (one.id for one in hits if one.kind == kind))
        closed |= {one.id for one in found.values() if check.is_closed(one)}
    return closed


def _search(searcher: Searcher, query: str, limit: int) -> Results:
    """Commitments, unless the query itself says which kind it wants (`is:question`)."""
    from data.search.query import parse

    kinds = {"commitment", "initiative", "question", "note", "item"}
    wants_kind = any(one.name == "is" and one.values[0] in kinds for one in parse(query).fields)
    return searcher.search(query, limit=limit, kinds=() if wants_kind else ("commitment",))


class _Listed(NamedTuple):
    """A commitment as the contract hands it out, and what is told beside it."""

    result: Result
    reviewed: bool


def _commitments(library: Library, hits: tuple[Hit, ...]) -> dict[str, _Listed]:
    """The commitments among the hits."""
    from agenda.result import Found, results
    from data.dates import today
    from data.records import Commitment

    commitments = library.some(Commitment, (one.id for one in hits if one.kind == "commitment"))
    found = {
        one.id: Found(one.score, one.matched, reason(one.why.code, one.why.values)) for one in hits
    }
    made = results(library, list(commitments.values()), today(), found)
    return {one.id: _Listed(one, commitments[one.id].reviewed) for one in made}


def _as_json(library: Library, results: Results) -> dict[str, Any]:
    import msgspec

    commitments = _commitments(library, results.hits)
    closed = _closed_among(library, results.hits)
    listed: list[dict[str, Any]] = []
    for hit in results.hits:
        beside: dict[str, Any] = {"kind": hit.kind, "closed": hit.id in closed}
        if hit.id in commitments:
            found, reviewed = commitments[hit.id]
            listed.append(beside | {"reviewed": reviewed} | msgspec.to_builtins(found))
        else:
            listed.append(beside | _other(hit))
    return {
        "query": results.query,
        "ms": results.ms,
        "total": results.total,
        "exact_total": results.exact_total,
        "results": listed,
    }


def _other(hit: Hit) -> dict[str, Any]:
    """A question, note, item or initiative in the same fields, empty where it has none."""

    return {
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

    commitments = _commitments(library, results.hits)
    closed = _closed_among(library, results.hits)
    for hit in results.hits:
        title = marked_closed(hit.title, hit.id in closed)
        if hit.id in commitments:
            _show_commitment(title, *commitments[hit.id])
        else:
            show(f"{short_id(hit.id)}  {words.word(words.RECORD, hit.kind)}: {title}")
    if results.hits:
        more = "" if results.exact_total else "+"
        say(
            _("{shown} of {total} shown").format(
                shown=len(results.hits), total=f"{results.total}{more}"
            )
        )
    else:
        say(_("nothing found"))


def _show_commitment(title: str, found: Result, reviewed: bool) -> None:
    from data.ids import short_id
    from data.text import shortened
    from exports import words
    from exports.language import date, money

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
        quote = shortened(one.quote, _QUOTE_LENGTH) if one.quote else _("source not imported")
        show(f"          {one.document}{page}, {one.start}-{one.end}: {quote}")
