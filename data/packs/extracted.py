"""The lines that `extract --json` prints, taken in as commitments on the documents they came from.

A line names its document by file stem and its places by offsets in that file's text. What came in
this way was chosen by a person, so it counts as reviewed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Annotated

import msgspec

from data.citations import cite
from data.dates import is_date
from data.files import read_bytes
from data.packs.checking import Checker, shown, suggestion
from data.packs.lines import LARGEST, json_object, numbered_lines
from data.records import (
    Actor,
    Amount,
    Citation,
    Commitment,
    Count,
    DatePoint,
    Document,
    Initiative,
    Line,
    Share,
    Status,
    Theme,
    Version,
)
from data.store.changes import Changes
from data.store.library import Library

VERB = "import"
_MaybeEmpty = Annotated[str, msgspec.Meta(max_length=1_000)]


class ExtractedLine(msgspec.Struct, frozen=True):
    """One line, as the command line promises it. Fields that are not known here are passed over:
    more may be added to the promise."""

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


@dataclass
class ExtractedSummary:
    """How many commitments were added, and how many lines were here already."""

    added: int = 0
    already: int = 0


def is_extracted(path: Path) -> bool:
    """Whether a `.jsonl` file holds lines of `extract` rather than a pack: by its first line."""
    for number, line in numbered_lines(read_bytes(path, LARGEST)):
        return "doc" in json_object(line, number, str(path))
    return False


def import_extracted(
    library: Library,
    path: Path,
    *,
    author: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> ExtractedSummary:
    """Take in the lines of `path`, all or none, as one action of the change log.

    A line whose span a commitment of the same document cites already adds nothing. Problem with
    file, line and field: those of JSON Lines packs, `unknown-document` (not known, or its file is
    not here), `ambiguous-document`, `outside-text`, `text-differs` (at the offsets stands
    something else), `not-a-date`.
    """
    content = read_bytes(path, LARGEST)
    total = content.count(b"\n") + 1
    taking = _Taking(library, Checker(str(path)))
    with library.writing(VERB, author=author, file=path.name) as changes:
        for number, line in numbered_lines(content):
            taking.take(json_object(line, number, str(path)), number, changes)
            if progress is not None:
                progress(number, total)
    return taking.summary


class _Source:
    """An imported document: its newest text and the spans that are cited in it."""

    def __init__(self, document: Document, version: Version, text: str, library: Library) -> None:
        self.document = document
        self.version = version
        self.text = text
        self.spans = {
            (citation.start, citation.end)
            for commitment in library.all(Commitment, document=document.id)
            for citation in commitment.citations
            if citation.version == version.id
        }


class _Taking:
    """Line by line into one action; remembers documents, actors and initiatives meanwhile."""

    def __init__(self, library: Library, checker: Checker) -> None:
        self.summary = ExtractedSummary()
        self._library = library
        self._checker = checker
        self._sources: dict[str, _Source] = {}
        self._stems: dict[str, set[str]] = {}
        for document in library.all(Document):
            if document.file_name:
                self._stems.setdefault(_stem(document.file_name), set()).add(document.id)
        for version in library.all(Version):
            self._stems.setdefault(_stem(version.file_name), set()).add(version.document)
        self._actors = library.all(Actor)
        self._initiatives = {
            (one.title, one.municipality): one.id for one in library.all(Initiative)
        }

    def take(self, values: dict[str, object], number: int, changes: Changes) -> None:
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
            initiative=self._initiative(line, changes),
            actors=tuple(self._actor(name, line.municipality, changes) for name in line.actors),
            municipality=line.municipality,
            status=line.status,
            amounts=tuple(Amount(amount=one) for one in line.amounts),
            dates=tuple(DatePoint(value=one, role="deadline") for one in line.dates),
            section=line.section or None,
            number=line.number or None,
            theme=line.theme,
            citations=citations,
            confidence=line.confidence,
            why=line.why,
        )
        changes.add(commitment)
        source.spans.update((one.start, one.end) for one in citations)
        self.summary.added += 1

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
            )
            for span in sorted(spans)
        )

    def _actor(self, name: str, municipality: str | None, changes: Changes) -> str:
        """The actor called so, by name before by alias. One of another municipality is another:
        every town has its own council."""
        here = [
            one
            for one in self._actors
            if municipality is None or one.municipality in (None, municipality)
        ]
        wanted = name.casefold()
        for called in (
            (one for one in here if one.name.casefold() == wanted),
            (one for one in here if wanted in (alias.casefold() for alias in one.aliases)),
        ):
            if found := next(called, None):
                return found.id
        actor = Actor(name=name, municipality=municipality)
        changes.add(actor)
        self._actors.append(actor)
        return actor.id

    def _initiative(self, line: ExtractedLine, changes: Changes) -> str:
        key = line.title, line.municipality
        if key not in self._initiatives:
            initiative = Initiative(
                title=line.title, theme=line.theme, municipality=line.municipality
            )
            changes.add(initiative)
            self._initiatives[key] = initiative.id
        return self._initiatives[key]


def _stem(file_name: str) -> str:
    return PurePath(file_name).stem
