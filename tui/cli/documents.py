"""`import` and `text`: files into the library, and the text that offsets refer to."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from data.errors import BAD_INPUT, Problem
from data.text import clean_line
from exports.language import _, ngettext
from tui.cli import adding
from tui.cli.context import Context
from tui.cli.output import say, show, show_exactly, show_json
from tui.cli.parser import Parser, path
from tui.cli.progress import progress
from tui.messages import notice, sentence, sentence_for

if TYPE_CHECKING:
    from data.intake import DocumentKept, Found, TakenIn
    from data.packs.importing import ImportSummary

_FEW_ATTACHMENTS = 3


def text(parser: Parser) -> None:
    """`tilsagn text FILE`."""
    parser.add_argument("file", type=path, metavar="FILE", help=_("a document"))
    parser.set_defaults(run=_text)


def _text(context: Context, options: Namespace) -> int:
    from data.documents.files import read_document

    reading = read_document(options.file)
    for one in reading.notices:
        say(notice(one.code, one.values))
    show_exactly(reading.text)
    return 0


def import_(parser: Parser) -> None:
    """`tilsagn import PATH… [--accept] [--closed] [--json]`."""
    parser.add_argument(
        "paths", nargs="+", type=path, metavar="PATH",
        help=_("documents, packs, found lines, folders of them"),
    )  # fmt: skip
    parser.add_argument("--accept", action="store_true", help=_("found commitments need no review"))
    parser.add_argument("--closed", action="store_true", help=_("the documents are closed"))
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_import)


def _import(context: Context, options: Namespace) -> int:
    from agenda.arrivals import read_arrivals, take_in_with_meetings
    from data.intake import sort_out

    found = sort_out(options.paths)
    with progress(_("reading")) as bar:
        arrivals, failed = read_arrivals(found, bar.at)
    with context.library_or_new() as library, progress(_("importing")) as bar:
        taken, meetings = take_in_with_meetings(
            library,
            found,
            arrivals,
            author=context.author,
            closed=options.closed,
            accept=options.accept,
            municipality=context.settings.municipality or None,
            on_step=bar.at,
        )
    failed += taken.failed
    if options.json:
        shown = _as_json(taken, found, failed, accepted=options.accept)
        show_json(shown | {"meetings": [adding.as_json(one) for one in meetings]})
    else:
        _show(taken, found, accepted=options.accept)
        for one in meetings:
            adding.tell(one, show)
    for line in _not_read(failed):
        say(line)
    if not (failed or found.skipped or taken.packs or taken.documents or taken.extracted):
        say(_("there was nothing to import"))
    return BAD_INPUT if failed else 0


def _as_json(
    taken: TakenIn, found: Found, failed: list[Problem], *, accepted: bool
) -> dict[str, Any]:
    return {
        "packs": [
            {
                "file": name,
                "added": one.added,
                "updated": one.updated,
                "unchanged": one.unchanged,
                "kept": [{"record": table, "id": identifier} for table, identifier in one.kept],
            }
            for name, one in taken.packs
        ],
        "documents": [
            {
                "file": one.name,
                "outcome": one.imported.outcome,
                "id": one.imported.document.id,
                "title": one.imported.document.title,
                "citations": one.imported.citations,
                "found": one.commitments,
                "waiting": 0 if accepted else one.commitments,
                "notices": [notice(each.code, each.values) for each in one.notices],
            }
            for one in taken.documents
        ],
        "extracted": [
            {"file": name, "added": one.added, "already": one.already}
            for name, one in taken.extracted
        ],
        "failed": [
            {"file": str(one.values.get("file", "")), "message": sentence(one)} for one in failed
        ],
        "skipped": [str(path) for path in found.skipped],
    }


def _not_read(failed: list[Problem]) -> Iterator[str]:
    """Why files were not read, one line each; of many attachments to one file that were not read
    for one reason only how many."""
    attached: dict[tuple[str, str], list[Problem]] = {}
    for one in failed:
        if "attached_to" in one.values:
            attached.setdefault(_kind(one), []).append(one)
    for one in failed:
        alike = attached.get(_kind(one), [one])
        if len(alike) <= _FEW_ATTACHMENTS:
            yield sentence(one)
        elif one is alike[0]:
            file, reason = _kind(one)
            yield _("{file}: attachments that were not read: {count}; each {reason}").format(
                file=file, count=len(alike), reason=reason
            )


def _kind(problem: Problem) -> tuple[str, str]:
    """What an attachment belongs to, and why it was not read."""
    reason = {name: value for name, value in problem.values.items() if name != "file"}
    return str(reason.pop("attached_to", "")), sentence_for(problem.code, reason)


def _show(taken: TakenIn, found: Found, *, accepted: bool) -> None:
    for name, pack in taken.packs:
        _show_pack(name, pack)
    for document in taken.documents:
        _show_document(document, accepted=accepted)
    for name, lines in taken.extracted:
        show(
            _("{file}: {added} commitments added, {already} here already").format(
                file=name, added=lines.added, already=lines.already
            )
        )
    if found.skipped:
        count = len(found.skipped)
        say(
            ngettext(
                "{count} file of another kind was left alone",
                "{count} files of other kinds were left alone",
                count,
            ).format(count=count)
        )


def _show_pack(name: str, pack: ImportSummary) -> None:
    from exports.words import record_count

    for message, counts in (
        (_("{file}: added {records}"), pack.added),
        (_("{file}: brought up to date {records}"), pack.updated),
    ):
        if counts:
            records = ", ".join(record_count(table, count) for table, count in counts.items())
            show(message.format(file=name, records=records))
    if not pack.added and not pack.updated:
        show(_("{file}: everything in it is here already").format(file=name))
    if pack.kept:
        count = len(pack.kept)
        say(
            ngettext(
                "{file}: {count} record stays as it was changed here",
                "{file}: {count} records stay as they were changed here",
                count,
            ).format(file=name, count=count)
        )


def _show_document(document: DocumentKept, *, accepted: bool) -> None:
    from exports.words import citation_counts, record_count

    title, known_as = document.imported.document.title, document.imported.document.file_name
    outcome = {
        "new": _("{file}: new document “{title}”"),
        "source": _("{file}: the source of “{title}”"),
        "edition": _("{file}: another edition of “{title}”"),
        "same": _("{file}: is here already as “{title}”; nothing was changed"),
    }[document.imported.outcome].format(file=document.name, title=title)
    if document.imported.outcome == "edition" and known_as:
        outcome += f" ({known_as})"
    if states := citation_counts(document.imported.citations):
        outcome = _("{outcome}; citations: {states}").format(outcome=outcome, states=states)
    if document.commitments:
        told = (
            _("{outcome}; {commitments} found and accepted")
            if accepted
            else _("{outcome}; {commitments} found, waiting for review")
        )
        commitments = record_count("commitment", document.commitments)
        outcome = told.format(outcome=outcome, commitments=commitments)
    show(clean_line(outcome))
    for one in document.notices:
        say(f"{document.name}: {notice(one.code, one.values)}")
