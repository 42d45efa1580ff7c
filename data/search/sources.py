"""The records of a library as entries: read page by page, each with the records it refers to.

What both building, catching up and checking are fed with. Knows no index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from data.closed_items import ClosedItems, without_closed_parts
from data.records import (
    Actor,
    AgendaItem,
    Commitment,
    Document,
    Initiative,
    Meeting,
    Record,
    Version,
    table_of,
)
from data.search.entries import FOUND, Entry, Surroundings, entry_of
from data.store.library import Library
from data.store.rows import from_row

# So many records are read at a time.
PAGE = 1_000

_REFERRED: tuple[tuple[type[Record], str], ...] = (
    (Document, "document"), (Initiative, "initiative"), (Meeting, "meeting"),
    (Commitment, "commitment"), (AgendaItem, "agenda_item"),
)  # fmt: skip


def flagged_records(library: Library) -> frozenset[str]:
    """What an open question stands on."""
    rows = library.rows(
        "SELECT initiative, commitment FROM question WHERE status IN ('draft', 'asked')"
    )
    return frozenset(one for row in rows for one in row if one)


def entries_of(library: Library, records: list[Record], flagged: frozenset[str]) -> Iterator[Entry]:
    """The entries of some records; `flagged` are what `flagged_records` says."""
    wanted: dict[type[Record], set[str]] = {kind: set() for kind, _ in _REFERRED}
    wanted.update({Actor: set(), Version: set()})
    for record in records:
        for kind, field in _REFERRED:
            identifier = getattr(record, field, None)
            if identifier:
                wanted[kind].add(identifier)
        wanted[Actor].update(getattr(record, "actors", ()))
        for one in getattr(record, "citations", ()):
            wanted[Document].add(one.document)
            if one.version:
                wanted[Version].add(one.version)
    found = {table_of(kind): library.some(kind, ids) for kind, ids in wanted.items()}
    found["document"] |= library.some(Document, _sources(found["actor"].values()))
    texts = {one: library.text(one) or "" for one in found["version"]}
    own = [one.id for one in records if isinstance(one, Initiative)]
    told = _told_by_commitments(library, own)
    around = Surroundings(found, flagged, told, texts, ClosedItems(library))
    for record in records:
        if isinstance(record, AgendaItem) and not record.closed:
            record = without_closed_parts(record, library)
        yield entry_of(record, around)


def _told_by_commitments(library: Library, initiatives: list[str]) -> frozenset[str]:
    """Those of some initiatives of which a commitment of their own says all that they do."""
    sql = """
        SELECT DISTINCT i.id FROM initiative i JOIN commitment c ON c.initiative = i.id
        WHERE i.id IN (SELECT value FROM json_each(?)) AND c.title = i.title
            AND coalesce(i.summary, '') = '' AND coalesce(i.theme, c.theme) IS c.theme
            AND coalesce(i.municipality, c.municipality) IS c.municipality"""
    rows = library.rows(sql, (json.dumps(initiatives),)) if initiatives else ()
    return frozenset(row["id"] for row in rows)


def _sources(actors: Iterable[Record]) -> set[str]:
    """The documents that tell something of actors."""
    known = [one for one in actors if isinstance(one, Actor)]
    sources = {told.source for one in known for told in one.affiliations}
    sources |= {told.source for one in known for told in one.roles}
    return {one for one in sources if one}


def pages(library: Library, kind: type[Record]) -> Iterator[list[Record]]:
    """All records of a kind, some at a time, in the order of their identifiers."""
    last = ""
    while rows := library.rows(
        f"SELECT * FROM {table_of(kind)} WHERE id > ? ORDER BY id LIMIT ?", (last, PAGE)
    ):
        last = rows[-1]["id"]
        yield [from_row(kind, row) for row in rows]


def text_size(library: Library) -> int:
    """How many bytes of text the index finds records by."""
    flagged = flagged_records(library)
    return sum(
        len(place.encode())
        for kind in FOUND
        for records in pages(library, kind)
        for entry in entries_of(library, records, flagged)
        for place in entry.places
    )
