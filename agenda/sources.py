"""Documents as they are read: the list of them, and one with all that was cited from it.

A citation that is *changed* points at the passage as it reads now and keeps the old quote; one that
is *gone* keeps the old quote and points nowhere. Values and codes only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from agenda.closed import ClosedCheck
from data.records import Citation, CitationState, Commitment, Document, Version
from data.store.library import Library
from data.store.rows import from_row


class DocumentSummary(msgspec.Struct, frozen=True):
    """A document in a list: how many commitments were found in it, how many of them wait for
    review, of how many others a later edition `changed` the words, and whether its text is here."""

    document: Document
    commitments: int
    waiting: int
    changed: int
    has_text: bool
    closed: bool


class CitedPlace(msgspec.Struct, frozen=True):
    """One citation of a commitment from a document. `number` counts the commitment's citations;
    `now` is what stands in the text at the place of a changed one; `here` says that it has a place
    in the text in view."""

    commitment: Commitment
    citation: Citation
    number: int
    here: bool
    now: str | None

    @property
    def id(self) -> str:
        """What names this citation among those of the document."""
        return f"{self.commitment.id}:{self.number}"


class Source(msgspec.Struct, frozen=True):
    """A document with its newest text (None while no file of it is here) and what is cited from it,
    in the order of the text, what has no place there last."""

    document: Document
    version: Version | None
    text: str | None
    editions: int
    places: tuple[CitedPlace, ...]
    closed: bool

    @property
    def states(self) -> dict[CitationState, int]:
        """How many citations stand how."""
        return dict(Counter(one.citation.state for one in self.places))


def documents(library: Library) -> tuple[DocumentSummary, ...]:
    """All documents, the latest import first."""
    sql = """
        SELECT d.*,
            (SELECT count(*) FROM commitment c WHERE c.document = d.id) AS n,
            (SELECT count(*) FROM commitment c
             WHERE c.document = d.id AND NOT c.reviewed AND NOT c.by_hand) AS waiting,
            (SELECT count(*) FROM commitment c WHERE c.document = d.id AND c.reviewed
             AND EXISTS (SELECT 1 FROM json_each(c.citations)
                         WHERE json_extract(value, '$.state') = 'changed')) AS changed,
            EXISTS (SELECT 1 FROM version v JOIN content t ON t.version = v.id
                    WHERE v.document = d.id) AS has_text
        FROM document d ORDER BY d.id DESC"""
    check = ClosedCheck(library)
    found = []
    for row in library.rows(sql):
        one = from_row(Document, row)
        found.append(
            DocumentSummary(
                document=one,
                commitments=row["n"],
                waiting=row["waiting"],
                changed=row["changed"],
                has_text=bool(row["has_text"]),
                closed=check.is_closed(one),
            )
        )
    return tuple(found)


def source(library: Library, identifier: str) -> Source | None:
    """The document of that identifier, as it is read; None when there is none."""
    document = library.get(Document, identifier)
    if document is None:
        return None
    versions = library.all(Version, document=document.id)
    version, text = None, None
    for one in reversed(versions):
        text = library.text(one.id)
        if text is not None:
            version = one
            break
    places = sorted(
        _places(library, document.id, version, text),
        key=lambda one: (not one.here, one.citation.start, one.citation.end, one.id),
    )
    return Source(
        document=document,
        version=version,
        text=text,
        editions=len(versions),
        places=tuple(places),
        closed=ClosedCheck(library).is_closed(document),
    )


def document_of(library: Library, identifier: str) -> str | None:
    """The document that an identifier names: its own, or the one that a commitment cites first.
    `commitment:number` names one citation."""
    name, _, number = identifier.partition(":")
    if library.get(Document, name) is not None:
        return name
    commitment = library.get(Commitment, name)
    if commitment is None or not commitment.citations:
        return None
    at = int(number) if number.isdecimal() else 0
    return commitment.citations[min(at, len(commitment.citations) - 1)].document


def _places(
    library: Library, document: str, version: Version | None, text: str | None
) -> Iterator[CitedPlace]:
    sql = "SELECT * FROM commitment WHERE instr(citations, ?) > 0 ORDER BY id"
    for row in library.rows(sql, (document,)):
        commitment = from_row(Commitment, row)
        for number, citation in enumerate(commitment.citations):
            if citation.document != document:
                continue
            here = (
                text is not None
                and version is not None
                and citation.version == version.id
                and citation.state != "gone"
            )
            now = None
            if here and text is not None and citation.state == "changed":
                now = text[citation.start : citation.end]
            yield CitedPlace(commitment, citation, number, here, now)
