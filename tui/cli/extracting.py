"""`extract`: the commitments found in files, nothing stored."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from data.errors import BAD_INPUT, NOTHING_FOUND, Problem
from exports.language import _
from tui.cli.context import Context
from tui.cli.output import say, show, show_json
from tui.cli.parser import Parser, path
from tui.cli.progress import progress
from tui.messages import notice, sentence

if TYPE_CHECKING:
    from data.extraction import Candidate, Extraction
    from tui.cli.progress import Progress

_QUOTE_LENGTH = 300


def extract(parser: Parser) -> None:
    """`tilsagn extract FILE… [--json]`."""
    parser.add_argument("files", nargs="+", type=path, metavar="FILE", help=_("a document"))
    parser.add_argument("--json", action="store_true", help=_("JSON Lines, one per commitment"))
    parser.set_defaults(run=_extract)


def _extract(context: Context, options: Namespace) -> int:
    found, failed = 0, 0
    with progress(_("reading")) as bar:
        for name, outcome in _candidates(options.files, bar):
            if isinstance(outcome, Problem):
                failed += 1
                say(sentence(outcome))
                continue
            for one in outcome.candidates:
                found += 1
                _show(PurePath(name).stem, one, as_json=options.json)
    if failed:
        return BAD_INPUT
    return 0 if found else NOTHING_FOUND


def _candidates(paths: list[Path], bar: Progress) -> Iterator[tuple[str, Extraction | Problem]]:
    """What was found in each file, in their order: one is read while others are gone through."""
    from data.documents.files import Failed, PageRead, Read, Started, read_files
    from data.finding import Finder

    waiting: list[tuple[str, Future[Extraction] | Problem]] = []
    with Finder() as finder:
        for event in read_files(paths):
            name = event.source.name
            if isinstance(event, Started):
                bar.at(event.number - 1, event.total, name)
            elif isinstance(event, PageRead):
                bar.at(event.page, event.pages, name)
            elif isinstance(event, Read):
                for one in event.reading.notices:
                    say(f"{name}: {notice(one.code, one.values)}")
                waiting.append((name, finder.find(event.reading, name)))
            else:
                assert isinstance(event, Failed)
                waiting.append((name, event.problem))
        bar.clear()
        for name, answer in waiting:
            yield name, _outcome(answer)


def _outcome(answer: Future[Extraction] | Problem) -> Extraction | Problem:
    if isinstance(answer, Problem):
        return answer
    try:
        return answer.result()
    except Problem as problem:
        return problem


def _show(stem: str, one: Candidate, *, as_json: bool) -> None:
    if as_json:
        show_json(as_line(stem, one))
        return
    from data.text import clean_line
    from exports import language, words

    facts = [
        words.word(words.STATUS, one.status),
        *(language.money(found.amount, found.currency) for found in one.amounts),
        *(language.date(found.value) for found in one.dates),
        language.names(list(one.actors)),
    ]
    show(f"{stem} {one.start}-{one.end}  {one.confidence:.2f}  {one.title}")
    show("    " + " · ".join(fact for fact in facts if fact))
    quote = clean_line(one.text)
    show("    “" + (quote if len(quote) <= _QUOTE_LENGTH else f"{quote[:_QUOTE_LENGTH]}…") + "”")
    show("    " + words.why(one.why.code, one.why.values))


def as_line(stem: str, one: Candidate) -> dict[str, Any]:
    """One commitment as the contract hands it out, with what each field rests on (`sources`)."""
    from exports import words

    return {
        "doc": stem,
        "start": one.start,
        "end": one.end,
        "mentions": [[span.start, span.end] for span in one.mentions],
        "page": one.page,
        "text": one.text,
        "title": one.title,
        "section": one.section or "",
        "number": one.number,
        "actors": list(one.actors),
        "municipality": one.municipality,
        "status": one.status,
        "amounts": [found.amount for found in one.amounts],
        "dates": [found.value for found in one.dates],
        "theme": one.theme,
        "confidence": one.confidence,
        "why": words.why(one.why.code, one.why.values),
        "date_points": [
            {"value": found.value, "role": found.role, "written": found.written}
            for found in one.dates
        ],
        "money": [
            {
                "amount": found.amount,
                "currency": found.currency,
                "for": found.purpose or None,
                "kind": found.kind,
                "role": found.role,
            }
            for found in one.amounts
        ],
        "total": None if one.total is None else asdict(one.total),
        "sources": [asdict(found) for found in one.sources],
    }
