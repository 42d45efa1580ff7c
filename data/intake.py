"""Everything that one import takes in, whatever it is and in whatever order it was named: packs
first, then the documents that fill in their quotes, then the lines that refer to documents. What
the rules find in a document waits for review, unless lines that came with it say what is in it.

By its name a file is a pack, lines or a document; what is in it is judged by its own reader.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from data.candidates import add_candidates
from data.documents.files import Event, Failed, PageRead, Read, Started, read_files
from data.documents.importing import Imported, Importer, OfMeeting
from data.documents.process import CancelledError
from data.documents.reading import Notice, Reading
from data.documents.signature import may_be_document
from data.errors import BAD_INPUT, Problem
from data.extraction.candidates import Extraction
from data.finding import Finder
from data.packs.extracted import (
    ExtractedSummary,
    import_extracted,
    is_extracted,
    named_documents,
)
from data.packs.importing import LINES_SUFFIX, VERB, YAML_SUFFIXES, ImportSummary, import_pack
from data.store.library import Library
from data.text import name_as_text

OnStep = Callable[[int, int, str], None]
"""Called with (done, total, name of what is being worked on)."""


@dataclass(slots=True)
class Found:
    """The files of an import by what they are. `skipped` lie in a folder and are nothing known;
    those that were `named` themselves stop the import when they cannot be taken in."""

    packs: list[Path] = field(default_factory=list)
    line_packs: list[Path] = field(default_factory=list)
    documents: list[Path] = field(default_factory=list)
    extracted: list[Path] = field(default_factory=list)
    skipped: list[Path] = field(default_factory=list)
    named: set[Path] = field(default_factory=set)


@dataclass(slots=True)
class DocumentRead:
    """A document that was read and is not yet kept, with what the rules made of it. `by_hand`:
    lines that came with it say what commitments are in it. `meeting`: whose paper it is."""

    name: str
    reading: Reading
    extraction: Extraction | None = None
    by_hand: bool = False
    meeting: OfMeeting | None = None


@dataclass(slots=True)
class DocumentKept:
    """What became of a document, what a person should know about how it was read, and how many
    of the commitments found in it were kept."""

    name: str
    imported: Imported
    notices: tuple[Notice, ...]
    commitments: int = 0


@dataclass(slots=True)
class TakenIn:
    """What became of every file, by its name, and why packs and lines out of a folder could not be
    taken in."""

    packs: list[tuple[str, ImportSummary]] = field(default_factory=list)
    documents: list[DocumentKept] = field(default_factory=list)
    extracted: list[tuple[str, ExtractedSummary]] = field(default_factory=list)
    failed: list[Problem] = field(default_factory=list)


def sort_out(paths: Sequence[Path]) -> Found:
    """What each path is meant to be. Folders are gone through, but for hidden names and links.

    Problem `missing-file` for a path that is not there.
    """
    found = Found(named=set(paths))
    for path in paths:
        if path.is_dir():
            for inside in _files_in(path):
                _place(inside, found, known_only=True)
        elif path.exists():
            _place(path, found, known_only=False)
        else:
            raise Problem("missing-file", file=str(path))
    return found


def read_documents(
    found: Found,
    on_step: OnStep,
    cancelled: threading.Event | None = None,
    on_event: Callable[[Event], None] | None = None,
) -> tuple[list[DocumentRead], list[Problem]]:
    """The documents, read and gone through for commitments, and why others could not be read.

    A document that was `named` itself and cannot be read is a Problem, which stops the import; one
    that lay in a folder is passed over. Setting `cancelled` from any thread ends it within 0.2 s
    with `CancelledError`. `on_event` is told what happens file by file.
    """
    stop = cancelled or threading.Event()
    chosen = set().union(*(_documents_of(path, found) for path in found.extracted))
    read: list[tuple[DocumentRead, Future[Extraction]]] = []
    failed: list[Problem] = []
    with Finder(stop) as finder:
        for event in read_files(found.documents, stop):
            name = event.source.name
            if on_event is not None:
                on_event(event)
            if isinstance(event, Started):
                on_step(event.number - 1, event.total, name)
            elif isinstance(event, PageRead):
                on_step(event.page - 1, event.pages, name)
            elif isinstance(event, Read):
                document = DocumentRead(name, event.reading, by_hand=PurePath(name).stem in chosen)
                read.append((document, finder.find(event.reading, name)))
            elif isinstance(event, Failed):
                if event.source.path in found.named and not event.source.inside:
                    raise event.problem
                failed.append(event.problem)
        for done, (document, search) in enumerate(read):
            on_step(done, len(read), document.name)
            _keep_found(document, search)
    if stop.is_set():
        raise CancelledError
    return [document for document, _ in read], failed


def _documents_of(path: Path, found: Found) -> set[str]:
    """The documents that lines speak of; what is wrong with lines out of a folder is told when they
    are taken in."""
    try:
        return named_documents(path)
    except Problem:
        if path in found.named:
            raise
        return set()


def _keep_found(document: DocumentRead, search: Future[Extraction]) -> None:
    """Wait for what is found in a document; one that the rules choke on is kept without."""
    try:
        document.extraction = search.result()
    except Problem:
        told = (*document.reading.notices, Notice("not-searched", {}))
        document.reading = replace(document.reading, notices=told)


def take_in(
    library: Library,
    found: Found,
    documents: Sequence[DocumentRead],
    *,
    author: str = "",
    closed: bool = False,
    accept: bool = False,
    on_step: OnStep,
) -> TakenIn:
    """Keep everything as one action of the log, or with a Problem nothing; what lay in a folder and
    cannot be taken in is passed over. With `accept` the commitments found in documents need no
    review. What `on_step` raises stops it, and nothing is kept."""
    taken = TakenIn()
    only_bulk = len(found.line_packs) == 1 and not (found.packs or documents or found.extracted)
    if only_bulk:
        # By itself, so that it is written in the small batches that suit it.
        _take_packs(library, found, author, on_step, taken)
        return taken
    with library.as_one(VERB, author=author, files=file_names(found, documents)) as change:
        _take_packs(library, found, author, on_step, taken)
        importer = Importer(library, change)
        for done, one in enumerate(documents):
            on_step(done, len(documents), one.name)
            made = one.extraction
            told = made.particulars if made is not None else None
            kept = importer.keep(one.reading, one.name, told, meeting=one.meeting, closed=closed)
            found_here = made.candidates if made is not None and not one.by_hand else ()
            count = add_candidates(library, change, kept, one.reading, found_here, accept=accept)
            taken.documents.append(DocumentKept(one.name, kept, one.reading.notices, count))
        for path in found.extracted:
            try:
                lines = import_extracted(library, path, author=author, progress=_of(path, on_step))
            except Problem as problem:
                _pass_over(problem, [path], found, taken)
            else:
                taken.extracted.append((path.name, lines))
    return taken


def file_names(found: Found, documents: Sequence[DocumentRead]) -> list[str]:
    """What everything in an import is called, for the log."""
    names = [path.name for path in (*found.packs, *found.line_packs, *found.extracted)]
    return list(map(name_as_text, [*names, *(one.name for one in documents)]))


def _take_packs(
    library: Library, found: Found, author: str, on_step: OnStep, taken: TakenIn
) -> None:
    waiting = [list(found.packs), *([one] for one in found.line_packs)]
    for group in waiting:  # YAML packs may refer to one another
        while group:
            first, *beside = group
            try:
                summary = import_pack(
                    library, first, *beside, author=author, progress=_of(first, on_step)
                )
            except Problem as problem:
                group.remove(_pass_over(problem, group, found, taken))
            else:
                taken.packs.append((", ".join(one.name for one in group), summary))
                break


def _pass_over(problem: Problem, files: Sequence[Path], found: Found, taken: TakenIn) -> Path:
    """Note why one of `files` was not taken in, and which one; the Problem itself where that stops
    the import. Packs and lines are checked whole before any of them is written."""
    for path in files:
        wrong = problem.exit_code == BAD_INPUT and problem.values.get("file") == str(path)
        if wrong and path not in found.named:
            taken.failed.append(problem)
            return path
    raise problem


def _of(path: Path, on_step: OnStep) -> Callable[[int, int], None]:
    return lambda done, total: on_step(done, total, path.name)


def _files_in(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            yield from _files_in(path)
        elif path.is_file():
            yield path


def _place(path: Path, found: Found, *, known_only: bool) -> None:
    ending = path.suffix.lower()
    if ending in YAML_SUFFIXES:
        kind = found.packs
    elif ending == LINES_SUFFIX:
        kind = found.extracted if is_extracted(path) else found.line_packs
    elif known_only and not may_be_document(path.name):
        kind = found.skipped
    else:
        kind = found.documents
    if path not in kind:
        kind.append(path)
