"""A file that was read becomes part of the library: a document, its version, its text; and the
citations that were waiting for it, or that another edition held, are found in it.

Knows records and texts; knows neither formats nor words for a person.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal, NamedTuple, TypeVar, cast

import msgspec

from data.citations import SkeletonText, find_again
from data.documents.hyphens import unbroken
from data.documents.known import KnownDocuments
from data.documents.passage import HEADING, Passage, page_at
from data.documents.reading import Reading
from data.extraction.candidates import Particulars
from data.records import Citation, Document, DocumentKind, MeetingKind, Record, Version
from data.store.changes import Changes
from data.store.cited import citation_fields, citations_of, citing_records
from data.store.library import Library
from data.text import clean_line, name_as_text

R = TypeVar("R", bound=Record)
Outcome = Literal["new", "source", "edition", "same"]

_TITLE_LENGTH = 200
_LINE_LENGTH = 120
_FIRST_LINES = 2
_MONTH_LENGTH = 12
# A heading further down names a part, not the whole.
_FIRST_PASSAGES = 8


class Imported(msgspec.Struct, frozen=True):
    """What became of one file.

    `outcome`: a `new` document, the `source` of one that was known without its text, another
    `edition` of one that is here, or the `same` bytes as before, for which nothing was written.
    `citations` counts the document's citations by their state in this version.
    """

    outcome: Outcome
    document: Document
    version: Version
    citations: dict[str, int]


class OfMeeting(NamedTuple):
    """What an agenda or minutes say of their meeting: who met, and when (ISO 8601)."""

    kind: MeetingKind
    body: str | None = None
    date: str | None = None


class Importer:
    """Takes files into a library inside one action; knows the library's documents meanwhile."""

    def __init__(self, library: Library, change: Changes) -> None:
        self._library = library
        self._change = change
        self._known = KnownDocuments(library)

    def keep(
        self,
        reading: Reading,
        file_name: str,
        told: Particulars | None = None,
        *,
        meeting: OfMeeting | None = None,
        closed: bool = False,
    ) -> Imported:
        """Keep a file that was read. `file_name` is its name without folders, `told` what the text
        says of itself, `meeting` what it says where it is the paper of one; a file of a document
        that is closed stays closed with it."""
        for version in self._library.all(Version, sha256=reading.sha256):
            if self._library.text(version.id) is not None:
                return Imported("same", self._known[version.document], version, {})
            if version.text_sha256 == _text_digest(reading):
                return self._complete(version, reading)
        name = name_as_text(PurePath(file_name).name)
        place = SkeletonText(reading.text)
        described = _document(reading, name, told, meeting, closed)
        body = meeting.body if meeting is not None else None
        document = self._known.edition_of(place, described, body)
        outcome = self._outcome(document)
        if document is None:
            document = described
            self._change.add(document)
        elif closed and not document.closed:
            document = self._replace(document, msgspec.structs.replace(document, closed=True))
        self._known.keep(document, body)
        version = _version(reading, name, document)
        self._change.add(version)
        self._change.add_content(version.id, reading.content, reading.text, list(reading.passages))
        self._known.keep_text(version, place)
        states = (
            self._find_citations(document.id, version, place, reading.passages)
            if outcome != "new"
            else {}
        )
        return Imported(outcome, document, version, states)

    def _complete(self, version: Version, reading: Reading) -> Imported:
        """The file of a version that is known from a pack, which carries no files."""
        self._change.add_content(version.id, reading.content, reading.text, list(reading.passages))
        place = SkeletonText(reading.text)
        self._known.keep_text(version, place)
        states = self._find_citations(version.document, version, place, reading.passages)
        return Imported("source", self._known[version.document], version, states)

    def fill_in(self, document: str) -> dict[str, int]:
        """Find the citations of a document in its newest text, where one is here: for records that
        came after their source. Returns how many stand how."""
        for version in reversed(self._library.all(Version, document=document)):
            text = self._library.text(version.id)
            if text is not None:
                passages = self._library.passages(version.id)
                return self._find_citations(document, version, SkeletonText(text), passages)
        return {}

    def _outcome(self, document: Document | None) -> Outcome:
        if document is None:
            return "new"
        return "edition" if self._library.all(Version, document=document.id) else "source"

    def _find_citations(
        self, document: str, version: Version, place: SkeletonText, passages: Sequence[Passage]
    ) -> dict[str, int]:
        states: Counter[str] = Counter()

        def found(citation: Citation) -> Citation:
            if citation.document != document:
                return citation
            again = find_again(citation, place, version.id)
            if again.version == version.id:
                page = again.page or page_at(passages, again.start)
                again = msgspec.structs.replace(again, page=page, recognised=version.recognised)
            states[again.state] += 1
            return again

        for record in list(citing_records(self._library, document)):
            field = citation_fields()[type(record)]
            again = tuple(found(one) for one in citations_of(record))
            self._replace(record, msgspec.structs.replace(record, **{field: again}))
        return dict(states)

    def _replace(self, old: R, new: R) -> R:
        self._change.replace(old, new)
        return new


def _document(
    reading: Reading,
    name: str,
    told: Particulars | None,
    meeting: OfMeeting | None,
    closed: bool,
) -> Document:
    document = Document(
        title=_title(reading) or _spoken(name),
        publisher=clean_line(reading.publisher or "")[:_TITLE_LENGTH] or None,
        date=reading.date,
        file_name=name,
        closed=closed,
    )
    if told is not None:
        document = msgspec.structs.replace(
            document,
            kind=cast(DocumentKind, told.kind),
            municipality=told.municipality,
            date=document.date or told.date,
            language=told.language,
        )
    if meeting is not None:
        document = msgspec.structs.replace(
            document, kind=meeting.kind, date=meeting.date or document.date
        )
    return document


def _title(reading: Reading) -> str:
    """What the format states, else the first heading, or a first line that may be one. Empty where
    the text begins with a sentence."""
    if reading.title and clean_line(reading.title):
        return _shortened(reading.title)
    lines = [
        (one.kind == HEADING, clean_line(unbroken(reading.text[one.start : one.end])))
        for one in reading.passages[:_FIRST_PASSAGES]
    ]
    lines = [(is_heading, words) for is_heading, words in lines if words]
    for at, (is_heading, words) in enumerate(lines):
        if is_heading or (at < _FIRST_LINES and _may_be_title(words)):
            following = lines[at + 1][1] if at + 1 < len(lines) else ""
            # One word says what kind of paper it is ("Handleplan"), the next line which.
            if " " not in words and following and _may_be_title(following):
                words = f"{words} – {following}"
            return _shortened(words)
    return ""


def _may_be_title(line: str) -> bool:
    is_sentence = len(line) > _LINE_LENGTH or line[-1] in ".:;,"
    is_date = line[-1].isdigit() and sum(map(str.isalpha, line)) <= _MONTH_LENGTH
    return not is_sentence and not is_date


def _spoken(name: str) -> str:
    """A file name as a title: "budgetforlig_2026.pdf" -> "budgetforlig 2026"."""
    return " ".join(PurePath(name).stem.replace("_", " ").replace("-", " ").split()) or name


def _shortened(text: str) -> str:
    line = clean_line(text)
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[:_TITLE_LENGTH].rpartition(" ")[0] or line[:_TITLE_LENGTH]


def _version(reading: Reading, name: str, document: Document) -> Version:
    return Version(
        document=document.id,
        sha256=reading.sha256,
        text_sha256=_text_digest(reading),
        size=reading.size,
        format=reading.format,
        parser=reading.parser,
        file_name=name,
    )


def _text_digest(reading: Reading) -> str:
    return hashlib.sha256(reading.text.encode()).hexdigest()
