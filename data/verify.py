"""Is everything still what it says it is? Citations against the texts, records against their
hashes, contents against theirs, the file against SQLite, the index against the records.

Reads only. What to do about a finding, and the words for it, are not known here.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Literal

import msgspec

from data.citations import SkeletonText, find_again
from data.errors import CANNOT_OPEN, Problem
from data.records import Citation, CitationState, Commitment, Document, Record, Version, table_of
from data.search.checking import verify_index
from data.store.cited import citations_of, citing_records
from data.store.library import Library
from data.store.opening import open_library, reason_of
from data.store.whole import broken_rows

Part = Literal["records", "citations", "index"]
OnStep = Callable[[Part, int, int], None]
"""Called with (what is looked at, how many were, how many there are), many times a second; what it
raises ends the looking."""

IndexState = Literal["missing", "behind", "current", "wrong"]

_BATCH = 500


class Doubt(msgspec.Struct, frozen=True):
    """A citation that does not stand as it says: of which record (table and identifier), in which
    source (its file name, else its title; of a closed one the identifier), where, and how it was
    found."""

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


def verify(library: Library, on_step: OnStep | None = None) -> Report:
    """Look at everything in `library`: 100,000 commitments take half a minute.

    Problem `library-failed` when it cannot be read through.
    """
    tell = on_step or _tell_nobody
    damaged = _damaged(library, tell)
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
        tell("citations", min(done, total), total)
    return Report(total, dict(states), tuple(doubts), (), _index_state(library, tell))


def _tell_nobody(_part: Part, _done: int, _total: int) -> None:
    """For a look that nobody watches."""


def _damaged(library: Library, tell: OnStep) -> tuple[str, ...]:
    connection, _ = open_library(library.path)
    try:
        return tuple(broken_rows(connection, partial(tell, "records")))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise Problem(
            "library-failed", exit_code=CANNOT_OPEN, file=str(library.path), reason=reason_of(error)
        ) from None
    finally:
        connection.close()


def _index_state(library: Library, tell: OnStep) -> IndexState:
    waiting: dict[str, IndexState] = {"index-missing": "missing", "index-out-of-date": "behind"}
    problems = verify_index(library, partial(tell, "index"))
    return waiting.get(problems[0].code, "wrong") if problems else "current"


Standing = tuple[Record, Citation, CitationState, bool]


def _citations(library: Library) -> Iterator[Standing]:
    """Every citation, how it stands, and whether it stands where it says. One text after the other:
    where its letters are is worked out once, however its citations are spread."""
    newest: dict[str, str] = {one.document: one.id for one in library.all(Version)}
    cited: dict[str, list[tuple[type[Record], str]]] = {}
    for record in citing_records(library):
        for version in {_version_of(one, newest) for one in citations_of(record)}:
            cited.setdefault(version, []).append((type(record), record.id))
    for version, places in cited.items():
        text = library.text(version)
        skeleton = None if text is None else SkeletonText(text)
        for record in _records(library, places):
            for citation in citations_of(record):
                if _version_of(citation, newest) == version:
                    yield record, citation, *_state(citation, skeleton, version)


def _version_of(citation: Citation, newest: dict[str, str]) -> str:
    """The version that a citation speaks of; none is called by the empty name."""
    return citation.version or newest.get(citation.document, "")


def _records(library: Library, places: list[tuple[type[Record], str]]) -> Iterator[Record]:
    waiting = iter(places)
    while batch := list(islice(waiting, _BATCH)):
        for kind in dict.fromkeys(kind for kind, _id in batch):
            yield from library.some(kind, [one for of, one in batch if of is kind]).values()


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
    if source is None or source.closed:
        name = citation.document
    else:
        name = source.file_name or source.title
    return Doubt(table_of(type(record)), record.id, name, citation.start, citation.end, state)
