"""The lines that `extract --json` prints, taken in as commitments on the documents they came from.

A line names its document by file stem and its places by offsets in that file's text. What came in
this way was chosen by a person for the whole document, so it counts as reviewed, and nothing else
that the rules found there waits for review any longer: of the candidates (`data.candidates`) those
that a line overlaps become what the line says, and the others are taken out, unless somebody wrote
a question or a note on them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Annotated

import msgspec
from msgspec.structs import replace

from data.candidates import is_candidate, overlap, references_to, spans_in
from data.citations import cite
from data.dates import is_date
from data.errors import Problem
from data.files import read_bytes
from data.naming import Names
from data.packs.checking import Checker, shown, suggestion
from data.packs.date_roles import DateRoles
from data.packs.lines import LARGEST, json_object, numbered_lines
from data.records import (
    Amount,
    Citation,
    Commitment,
    Count,
    DatePoint,
    Document,
    Line,
    Share,
    Status,
    Theme,
    Version,
)
from data.store.changes import Changes
from data.store.library import Library
from data.text import name_as_text

VERB = "import"
_MaybeEmpty = Annotated[str, msgspec.Meta(max_length=1_000)]


class ExtractedLine(msgspec.Struct, frozen=True):
    """One line, as the command line promises it. Fields that are not known here are passed over:
    more may be added to the promise. `amounts` and `dates` say which there are; what else is known
    of each of them stands in `money` and `date_points`."""

    doc: Line
    start: Count
    end: Count
    title: Line
    mentions: tuple[tuple[Count, Count], ...] = ()
    page: Count | None = None
    text: str | None = None
    section: _MaybeEmpty | None = None
    number: _MaybeEmpty | None = None
    actors: tuple[Line, ...] = ()
    municipality: Line | None = None
    status: Status = "unknown"
    amounts: tuple[int, ...] = ()
    dates: tuple[str, ...] = ()
    theme: Theme | None = None
    confidence: Share | None = None
    why: Line | None = None
    date_points: tuple[DatePoint, ...] = ()
    money: tuple[Amount, ...] = ()


@dataclass
class ExtractedSummary:
    """How many commitments were added, and how many lines were here already."""

    added: int = 0
    already: int = 0


def is_extracted(path: Path) -> bool:
    """Whether a `.jsonl` file holds lines of `extract` rather than a pack: by its first line. What
    cannot be read counts as a pack, whose reader says why."""
    try:
        for number, line in numbered_lines(read_bytes(path, LARGEST)):
            return "doc" in json_object(line, number, str(path))
    except Problem:
        return False
    return False


def named_documents(path: Path) -> set[str]:
    """The documents (`doc`) that the lines of `path` speak of."""
    lines = numbered_lines(read_bytes(path, LARGEST))
    return {str(json_object(line, number, str(path)).get("doc")) for number, line in lines}


def import_extracted(
    library: Library,
    path: Path,
    *,
    author: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> ExtractedSummary:
    """Take in the lines of `path`, all or none, as one action of the change log.

    A line whose span a reviewed commitment of the same document cites already adds nothing. The
    candidates of the documents that lines speak of are replaced or taken out. Problem with
    file, line and field: those of JSON Lines packs, `unknown-document` (not known, or its file is
    not here), `ambiguous-document`, `outside-text`, `text-differs` (at the offsets stands
    something else), `not-a-date`.
    """
    content = read_bytes(path, LARGEST)
    total = content.count(b"\n") + 1
    with library.writing(VERB, author=author, file=name_as_text(path.name)) as changes:
        taking = _Taking(library, Checker(str(path)), changes)
        for number, line in numbered_lines(content):
            taking.take(json_object(line, number, str(path)), number)
            if progress is not None:
                progress(number, total)
        taking.take_out_the_rest()
    return taking.summary


class _Source:
    """An imported document: its newest text, the spans that are cited in it, and the candidates
    that wait for review."""

    def __init__(self, document: Document, version: Version, text: str, library: Library) -> None:
        self.document = document
        self.version = version
        self.text = text
        self.roles = DateRoles(text, version.file_name, document.date)
        commitments = library.all(Commitment, document=document.id)
        self.waiting = [one for one in commitments if is_candidate(one)]
        self.spans = {
            span
            for commitment in commitments
            if not is_candidate(commitment)
            for span in spans_in(commitment.citations, version.id)
        }

    def take_candidate(self, citations: tuple[Citation, ...]) -> Commitment | None:
        """The candidate that shares most with what a line cites; it waits no longer."""
        spans = spans_in(citations, self.version.id)
        shared = [
            (overlap(spans, spans_in(one.citations, self.version.id)), -at)
            for at, one in enumerate(self.waiting)
        ]
        most, at = max(shared, default=(0, 0))
        return self.waiting.pop(-at) if most else None


class _Taking:
    """Line by line into one action; remembers documents, actors and initiatives meanwhile."""

    def __init__(self, library: Library, checker: Checker, changes: Changes) -> None:
        self.summary = ExtractedSummary()
        self._library = library
        self._checker = checker
        self._changes = changes
        self._names = Names(library, changes)
        self._sources: dict[str, _Source] = {}
        self._stems: dict[str, set[str]] = {}
        for document in library.all(Document):
            if document.file_name:
                self._stems.setdefault(_stem(document.file_name), set()).add(document.id)
        for version in library.all(Version):
            self._stems.setdefault(_stem(version.file_name), set()).add(version.document)

    def take(self, values: dict[str, object], number: int) -> None:
        """Add the commitment of one line unless it is here."""
        line = self._checker.struct(ExtractedLine, values, lambda _: number)
        source = self._source(line.doc, number)
        if (line.start, line.end) in source.spans:
            self.summary.already += 1
            return
        citations = self._citations(line, source, number)
        for at, date in enumerate(line.dates):
            if not is_date(date):
                raise self._checker.problem(
                    "not-a-date", number, "", ("dates", at), got=shown(date)
                )
        commitment = Commitment(
            title=line.title,
            document=source.document.id,
            initiative=self._names.initiative(line.title, line.theme, line.municipality),
            actors=tuple(self._names.actor(name, line.municipality) for name in line.actors),
            municipality=line.municipality,
            status=line.status,
            amounts=_amounts(line),
            dates=_dates(line, source, citations),
            section=line.section or None,
            number=line.number or None,
            theme=line.theme,
            citations=citations,
            confidence=line.confidence,
            why=line.why,
        )
        candidate = source.take_candidate(citations)
        if candidate is None:
            self._changes.add(commitment)
        else:
            self._changes.replace(candidate, replace(commitment, id=candidate.id))
        source.spans.update(spans_in(citations, source.version.id))
        self.summary.added += 1

    def take_out_the_rest(self) -> None:
        """Take out the candidates that no line speaks of and nobody wrote about."""
        for source in self._sources.values():
            for one in source.waiting:
                if not references_to(self._library, one.id):
                    self._changes.remove(one)

    def _source(self, stem: str, number: int) -> _Source:
        if stem in self._sources:
            return self._sources[stem]
        found = self._stems.get(stem, set())
        if len(found) != 1:
            code = "ambiguous-document" if found else "unknown-document"
            meant = None if found else suggestion(stem, self._stems)
            raise self._checker.problem(
                code, number, "", ("doc",), got=shown(stem), suggestion=meant
            )
        document = self._library.get(Document, next(iter(found)))
        assert document is not None
        for version in reversed(self._library.all(Version, document=document.id)):
            text = self._library.text(version.id)
            if text is not None:
                self._sources[stem] = _Source(document, version, text, self._library)
                return self._sources[stem]
        raise self._checker.problem("unknown-document", number, "", ("doc",), got=shown(stem))

    def _citations(self, line: ExtractedLine, source: _Source, number: int) -> tuple[Citation, ...]:
        main = line.start, line.end
        spans = list(dict.fromkeys((main, *line.mentions)))
        for at, (start, end) in enumerate(spans):
            if not start < end <= len(source.text):
                path = ("mentions", line.mentions.index((start, end))) if at else ("end",)
                raise self._checker.problem(
                    "outside-text", number, "", path, got=f"{start}-{end}", length=len(source.text)
                )
        stands = source.text[line.start : line.end]
        if line.text is not None and stands != line.text:
            raise self._checker.problem(
                "text-differs", number, "", ("text",), got=shown(line.text), stands=shown(stands)
            )
        return tuple(
            cite(
                source.text,
                *span,
                document=source.document.id,
                version=source.version.id,
                page=line.page if span == main else None,
                recognised=source.version.recognised,
            )
            for span in sorted(spans)
        )


def _amounts(line: ExtractedLine) -> tuple[Amount, ...]:
    known = {one.amount: one for one in line.money}
    return tuple(known.get(one, Amount(amount=one)) for one in line.amounts)


def _dates(
    line: ExtractedLine, source: _Source, citations: tuple[Citation, ...]
) -> tuple[DatePoint, ...]:
    known = {one.value: one for one in line.date_points}
    spans = spans_in(citations, source.version.id)
    return tuple(
        known.get(one) or DatePoint(value=one, role=source.roles.role(one, spans))
        for one in line.dates
    )


def _stem(file_name: str) -> str:
    return PurePath(file_name).stem
