"""Is everything still what it says it is? Citations against the texts, records against their
hashes, contents against theirs, the file against SQLite, the index against the records.

Reads only. What to do about a finding, and the words for it, are not known here.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from data.citations import SkeletonText, find_again
from data.errors import CANNOT_OPEN, Problem
from data.records import Citation, CitationState, Commitment, Document, Record, Version, table_of
from data.search.index import verify_index
from data.store.cited import citations_of, citing_records
from data.store.library import Library
from data.store.opening import open_library
from data.store.whole import broken_rows

OnRecord = Callable[[int, int], None]
"""Called with (commitments checked, commitments in all)."""

IndexState = Literal["missing", "behind", "current", "wrong"]

_TEXTS_IN_MEMORY = 8


class Doubt(msgspec.Struct, frozen=True):
    """A citation that does not stand as it says: of which record (table and identifier), in which
    source (its file name, else its title), where, and how it was found."""

    table: str
    id: str
    document: str
    start: int
    end: int
    state: CitationState


class Report(msgspec.Struct, frozen=True):
    """What was looked at and what is wrong with it.

    `citations` counts by state. `damaged` names what is broken in the file, as `table identifier`
    or in SQLite's words. `index`: whether the look-up index holds the records as they are;
    `missing` when none was made yet, `behind` when it will be brought up to date at its next use.
    """

    commitments: int
    citations: dict[CitationState, int]
    doubts: tuple[Doubt, ...]
    damaged: tuple[str, ...]
    index: IndexState

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; a source that was not imported is not wrong, and neither is an
        index that has yet to be made or brought up to date."""
        return not self.doubts and not self.damaged and self.index != "wrong"


def verify(library: Library, on_record: OnRecord | None = None) -> Report:
    """Look at everything in `library`. Problem `library-failed` when it cannot be read through."""
    damaged = _damaged(library)
    if damaged:
        # A damaged row cannot be read as a record; citations are looked at when it was restored.
        return Report(library.count(Commitment), {}, (), damaged, "behind")
    states: Counter[CitationState] = Counter()
    doubts: list[Doubt] = []
    total = library.count(Commitment)
    for done, (record, citation, state, stands) in enumerate(_citations(library), start=1):
        states[state] += 1
        if not stands:
            doubts.append(_doubt(library, record, citation, state))
        if on_record is not None:
            on_record(min(done, total), total)
    return Report(total, dict(states), tuple(doubts), (), _index_state(library))


def _damaged(library: Library) -> tuple[str, ...]:
    connection, _ = open_library(library.path)
    try:
        return tuple(broken_rows(connection))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise Problem(
            "library-failed", exit_code=CANNOT_OPEN, file=str(library.path), reason=str(error)
        ) from None
    finally:
        connection.close()


def _index_state(library: Library) -> IndexState:
    waiting: dict[str, IndexState] = {"index-missing": "missing", "index-out-of-date": "behind"}
    problems = verify_index(library)
    return waiting.get(problems[0].code, "wrong") if problems else "current"


def _citations(library: Library) -> Iterator[tuple[Record, Citation, CitationState, bool]]:
    """Every citation, how it stands, and whether it stands where it says."""

    @lru_cache(maxsize=_TEXTS_IN_MEMORY)
    def place(version: str) -> SkeletonText | None:
        text = library.text(version)
        return None if text is None else SkeletonText(text)

    versions: dict[str, list[str]] = {}
    for one in library.all(Version):
        versions.setdefault(one.document, []).append(one.id)
    for record in citing_records(library):
        for citation in citations_of(record):
            newest = versions.get(citation.document, [])[-1:]
            version = citation.version or next(iter(newest), None)
            text = place(version) if version else None
            yield record, citation, *_state(citation, text, version or "")


def _state(
    citation: Citation, text: SkeletonText | None, version: str
) -> tuple[CitationState, bool]:
    """How a citation stands, and whether that is right. What is not imported cannot be wrong; one
    that moved with an edition stands where it says now; in its own text nothing may move."""
    if text is None:
        return "not_imported", True
    found = find_again(citation, text, version).state
    if found == "unchanged" and citation.state != "not_imported":
        found = citation.state
    elif found == "moved" and citation.version is not None:
        return found, False
    return found, found in ("unchanged", "moved")


def _doubt(library: Library, record: Record, citation: Citation, state: CitationState) -> Doubt:
    source = library.get(Document, citation.document)
    name = (source.file_name or source.title) if source else citation.document
    return Doubt(table_of(type(record)), record.id, name, citation.start, citation.end, state)
