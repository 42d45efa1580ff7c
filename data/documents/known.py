"""Of which document in the library a text that comes in is an edition.

By what is cited from a document, or by how much of its text is the same; never by the name alone.
What tells two papers of one body apart is what differs in every pair of them: the day and the body
of the meeting, agenda from minutes, the numbers in the title.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from data.citations import SkeletonText, recognise
from data.documents.resemblance import Sketch, containment, resemblance, sketch
from data.records import Citation, Commitment, Document, Meeting, Version
from data.store.library import Library
from data.store.rows import from_row
from data.text import skeleton

# A file of another name is an edition only when most of a document's citations stand in it; one of
# the same name when some do: names like "referat.pdf" are used for every meeting.
_CITED = 0.5
_CITED_BY_NAME = 0.3
# One sentence found elsewhere may be quoted there; three are no accident.
_FEWEST_CITATIONS = 3
_SAMPLE = 24
_FIRST_LOOK = 2
# Measured on 407,000 pairs of council papers: the most alike of two different ones was 0.22, two
# settings of one text 0.86 and more, with a tenth of its sentences changed 0.37 and more in 99 of
# 100, with a fifth 0.47 in the middle.
_ALIKE = 0.3
# Of the same name, when that much of it stands in a longer one.
_CONTAINED = 0.5
# Fewer pieces, 150 letters or so, are a form that was filled in.
_FEWEST_PIECES = 20
# Minutes of an unknown day may be all formulas.
_ALIKE_UNDATED = 0.8
# A text that is shorter than that share of another is an excerpt of it, as one case is of a
# meeting's minutes.
_EXCERPT = 0.6

_OF_A_MEETING = ("agenda", "minutes")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"\d+")
# A number that counts editions of one text.
_OF_AN_EDITION = re.compile(
    r"\b(?:version|udgave|udkast|utkast|utgave|utgåva|draft|edition|revision|rev|v)\W{0,2}\d[\d.]*",
    re.IGNORECASE,
)


class KnownDocuments:
    """The documents of a library while files are taken into it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._documents = {one.id: one for one in library.all(Document)}
        self._samples: dict[str, list[Citation]] = {}
        self._bodies: dict[str, str] = {}
        self._sketches: dict[str, Sketch] = {}
        sql = """SELECT v.document, v.id, length(c.text) FROM version v
                 JOIN content c ON c.version = v.id"""
        self._lengths: dict[str, dict[str, int]] = {}
        for document, version, length in library.rows(sql):
            self._lengths.setdefault(document, {})[version] = length

    def __getitem__(self, identifier: str) -> Document:
        return self._documents[identifier]

    def keep(self, document: Document, body: str | None = None) -> None:
        """Know a document as it is now; `body` is who met, where it is a paper of a meeting."""
        self._documents[document.id] = document
        if body is not None:
            self._bodies[document.id] = body

    def keep_text(self, version: Version, place: SkeletonText) -> None:
        """Know the text of a version."""
        self._lengths.setdefault(version.document, {})[version.id] = len(place.text)
        self._sketches[version.id] = sketch(place.skeleton)

    def edition_of(
        self, place: SkeletonText, described: Document, body: str | None
    ) -> Document | None:
        """The document of which a text is an edition, the likeliest if several would do.
        `described` is the document that would be made of it, `body` who met."""
        own = sketch(place.skeleton)
        found: list[tuple[float, bool, Document]] = []
        for document in self._documents.values():
            named = _same_name(document.file_name, described.file_name)
            here = document.id in self._lengths
            # First, because it costs nothing.
            if here and self._is_another(document, described, body, named):
                continue
            likeness = self._cited(document, place, named)
            if here:
                likeness = max(likeness, self._alike(document, described, own, place, named))
            elif not likeness and named and not self._sample(document.id):
                # Known from a pack by its name, and nothing is cited from it yet.
                likeness = float(_same_file(document.file_name, described.file_name))
            if likeness:
                found.append((likeness, named, document))
        return max(found, key=lambda one: one[:2])[2] if found else None

    def _cited(self, document: Document, place: SkeletonText, named: bool) -> float:
        """How much of what is cited from a document stands in a text; 0 when that is too little."""
        sample = self._sample(document.id)
        few = len(sample) < _FEWEST_CITATIONS
        if not named and (few or not recognise(sample[:_FIRST_LOOK], place)):
            return 0.0
        found = recognise(sample, place)
        return found if found >= (_CITED_BY_NAME if named else _CITED) else 0.0

    def _alike(
        self,
        document: Document,
        described: Document,
        own: Sketch,
        place: SkeletonText,
        named: bool,
    ) -> float:
        """How alike a text is to the likest version of a document; 0 when that is too little."""
        papers = [one for one in (document, described) if one.kind in _OF_A_MEETING]
        undated = papers and not _both_dated(document, described)
        least, best = _ALIKE_UNDATED if undated else _ALIKE, 0.0
        for version, length in self._lengths[document.id].items():
            shorter, longer = sorted((length, len(place.text)))
            few = own.pieces < _FEWEST_PIECES or shorter < longer * _EXCERPT
            if few and not named:
                continue
            before = self._sketch(version)
            found = resemblance(before, own)
            if named and not undated and containment(before, own) >= _CONTAINED:
                best = max(best, found, least)
            elif found >= least:
                best = max(best, found)
        return best

    def _is_another(
        self, document: Document, described: Document, body: str | None, named: bool
    ) -> bool:
        """Whether what two papers say of themselves makes them two, however alike they are."""
        if _numbered_apart(document.title, described.title):
            return True
        if document.kind not in _OF_A_MEETING or described.kind not in _OF_A_MEETING:
            return False
        if _both_dated(document, described) and document.date != described.date:
            return True
        if document.kind != described.kind and not named:
            return True  # minutes repeat most of their agenda
        return not _same_body(self._body(document.id), body)

    def _body(self, document: str) -> str | None:
        if document in self._bodies:
            return self._bodies[document]
        met = self._library.all(Meeting, document=document)
        return met[0].body if met else None

    def _sketch(self, version: str) -> Sketch:
        if version not in self._sketches:
            self._sketches[version] = sketch(skeleton(self._library.text(version) or ""))
        return self._sketches[version]

    def _sample(self, document: str) -> list[Citation]:
        """Some of a document's citations, longest first."""
        if document not in self._samples:
            # What waits for review tells no edition: minutes repeat most of their agenda.
            sql = "SELECT * FROM commitment WHERE document = ? AND reviewed ORDER BY id LIMIT ?"
            records = [
                from_row(Commitment, row) for row in self._library.rows(sql, (document, _SAMPLE))
            ]
            self._samples[document] = sorted(
                (one for record in records for one in record.citations if one.document == document),
                key=lambda one: one.skeleton_length,
                reverse=True,
            )
        return self._samples[document]


def _numbered_apart(one: str, other: str) -> bool:
    """Whether titles name different years, or are the same but for their numbers: "Sag 3" and "Sag
    4" are two, "Plan 2031" and "Plan 2031, rettet 2032" are not."""
    years, others = (set(_YEAR.findall(title)) for title in (one, other))
    if not (years <= others or others <= years):
        return True
    plain, beside = (_OF_AN_EDITION.sub("", title.casefold()) for title in (one, other))
    return plain != beside and _NUMBER.sub("0", plain) == _NUMBER.sub("0", beside)


def _both_dated(one: Document, other: Document) -> bool:
    return all(_WHOLE_DAY.match(each.date or "") for each in (one, other))


def _same_body(one: str | None, other: str | None) -> bool:
    """Whether one body may be meant: "Byrådet" and "Byrådet i Vejle" may."""
    short, long = sorted((skeleton(one or ""), skeleton(other or "")), key=len)
    return short in long


def _same_name(one: str | None, other: str | None) -> bool:
    """Whether two files are called the same, whatever their formats."""
    return one is not None and other is not None and _stem(one) == _stem(other)


def _same_file(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and _folded(one) == _folded(other)


def _stem(name: str) -> str:
    return _folded(PurePath(name).stem)


def _folded(name: str) -> str:
    # macOS hands out decomposed names, and two systems do not tell capitals apart.
    return unicodedata.normalize("NFC", name).casefold()
