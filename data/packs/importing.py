"""Packs into a library: what is new is added, what a person changed here stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import msgspec

from data.documents.importing import Importer
from data.errors import Problem
from data.packs.lines import LinesPack
from data.packs.reader import read_packs
from data.records import TYPE_OF_TABLE, Citation, Record, table_of
from data.store.changes import Changes
from data.store.cited import citation_fields, citations_of
from data.store.library import Library
from data.store.rows import from_json
from data.text import name_as_text

Progress = Callable[[int, int], None]
VERB = "import"
LINES_SUFFIX = ".jsonl"
YAML_SUFFIXES = (".yaml", ".yml")
_CHUNK = 500
# Up to here one transaction is short enough for readers; beyond, it is written in batches.
_ONE_GO = 2_000


@dataclass
class ImportSummary:
    """What an import did, in records per table. `kept` are the (table, identifier) of records
    that a person changed here and the pack wants otherwise: they stay as they are here."""

    added: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    kept: list[tuple[str, str]] = field(default_factory=list)


def import_pack(
    library: Library,
    path: Path,
    *beside: Path,
    author: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportSummary:
    """Import a YAML pack, YAML packs that belong together (`beside`, or all of a folder), or a JSON
    Lines pack.

    Everything is checked before anything is written, and all of it is one action of the change
    log. `progress(done, total)` counts checking and writing alike. Problem with file, line and
    field for what is wrong in a pack; `cancelled` when `cancelled()` says so, with nothing kept.
    """
    steps = _Steps(str(path), progress, cancelled)
    if path.suffix.lower() == LINES_SUFFIX:
        lines = LinesPack(path, library, steps.checked)
        return _write(library, lines.records(), lines.size, name_as_text(path.name), author, steps)
    records = read_packs([*_pack_files(path), *beside], library)
    steps.checked(len(records), len(records))
    return _write(library, iter(records), len(records), name_as_text(path.name), author, steps)


class _Steps:
    """Turns steps of the work into progress, and stops the work when that is wanted."""

    def __init__(
        self, file: str, progress: Progress | None, cancelled: Callable[[], bool] | None
    ) -> None:
        self._file = file
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        self._total = 0

    def checked(self, done: int, lines: int) -> None:
        """So many of so many lines or records are checked; writing them counts as much again."""
        self._total = 2 * lines
        self._step(done)

    def written(self, count: int) -> None:
        """So many more records are written."""
        self._step(self._done + count)

    def finished(self) -> None:
        """Nothing is left to do."""
        self._step(self._total)

    def _step(self, done: int) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Problem("cancelled", file=self._file)
        self._done = done
        if self._progress is not None:
            self._progress(done, self._total)


def _pack_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(one for one in path.iterdir() if one.suffix.lower() in YAML_SUFFIXES)
    if not found:
        raise Problem("no-packs", file=str(path))
    return found


def _write(
    library: Library, records: Iterator[Record], size: int, name: str, author: str, steps: _Steps
) -> ImportSummary:
    summary = ImportSummary()
    documents: set[str] = set()
    writing: AbstractContextManager[Changes] = (
        library.writing(VERB, author=author, file=name)
        if size <= _ONE_GO
        else library.writing_in_batches(VERB, author=author, batch=_CHUNK, file=name)
    )
    with writing as changes:
        while chunk := list(islice(records, _CHUNK)):
            _merge(library, changes, chunk, summary)
            documents.update(_waiting(chunk))
            steps.written(len(chunk))
        importer = Importer(library, changes)
        for document in sorted(documents):
            importer.fill_in(document)
    steps.finished()
    return summary


def _merge(library: Library, changes: Changes, chunk: list[Record], summary: ImportSummary) -> None:
    here: dict[tuple[str, str], Record] = {}
    for table in dict.fromkeys(table_of(type(record)) for record in chunk):
        wanted = [record.id for record in chunk if table_of(type(record)) == table]
        found = library.some(TYPE_OF_TABLE[table], wanted)
        here.update({(table, one): record for one, record in found.items()})
    for record in chunk:
        table = table_of(type(record))
        local = here.get((table, record.id))
        if local is None:
            changes.add(record)
            summary.added[table] += 1
            continue
        wanted_now = _with_quotes(record, local)
        if wanted_now == local:
            summary.unchanged[table] += 1
        elif _untouched(library, table, local):
            changes.replace(local, wanted_now)
            summary.updated[table] += 1
        else:
            summary.kept.append((table, record.id))


def _waiting(records: Iterable[Record]) -> Iterator[str]:
    """The documents that citations of `records` wait for."""
    for record in records:
        for citation in citations_of(record):
            if citation.state == "not_imported":
                yield citation.document


def _untouched(library: Library, table: str, local: Record) -> bool:
    """Whether `local` is still as a pack last brought it here, quotes filled in meanwhile or not:
    what a person changed and changed back counts as untouched."""
    found = library.rows(
        "SELECT c.after FROM change c JOIN action a ON a.id = c.action"
        " WHERE c.record_table = ? AND c.record_id = ? AND a.verb = ? AND a.kind = 'do'"
        " ORDER BY c.seq DESC LIMIT 1",
        (table, local.id, VERB),
    )
    if not found or found[0]["after"] is None:
        return False
    return _with_quotes(from_json(type(local), found[0]["after"]), local) == local


def _with_quotes(record: Record, local: Record) -> Record:
    """`record` with the quotes that were filled in here where it only has their hashes."""
    field = citation_fields().get(type(record))
    if field is None:
        return record
    # The same words can be cited twice, where a list is taken up again: pairs go in order.
    known: dict[tuple[str, int, str], list[Citation]] = {}
    for one in citations_of(local):
        known.setdefault(_wording(one), []).append(one)
    filled = tuple(_filled(one, known.get(_wording(one), [])) for one in citations_of(record))
    return msgspec.structs.replace(record, **{field: filled})


def _filled(citation: Citation, known: list[Citation]) -> Citation:
    here = known.pop(0) if known else None
    return here if here is not None and citation.quote is None else citation


def _wording(citation: Citation) -> tuple[str, int, str]:
    return citation.document, citation.skeleton_length, citation.skeleton_hash
