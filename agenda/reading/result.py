"""What one agenda or one meeting's minutes say, taken apart: frozen types, nothing stored.

Every text is what stands in the document, its white space folded. What the document does not say
is None or empty; what was seen and could not be placed is listed.
"""

from __future__ import annotations

import msgspec

from data.records import Access, MeetingKind


class MeetingRead(msgspec.Struct, frozen=True, kw_only=True):
    """The meeting's own facts. `date` is ISO 8601, `time` is 24-hour `HH:MM`."""

    body: str | None = None
    municipality: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    kind: MeetingKind = "agenda"
    supplementary: bool = False


class SectionRead(msgspec.Struct, frozen=True):
    """A part of an item: its heading as printed ('' before the first one), what the heading means
    (`agenda.reading.headings`), and the text under it, paragraphs and lines kept apart."""

    heading: str
    kind: str
    text: str


class DecisionRead(msgspec.Struct, frozen=True, kw_only=True):
    """What one body decided. `own` tells the meeting's own decision from those quoted."""

    text: str
    body: str | None = None
    date: str | None = None
    votes: str | None = None
    minority_statements: tuple[str, ...] = ()
    own: bool = False


class AttachmentRead(msgspec.Struct, frozen=True):
    """An attachment by name, and whether it is stated to be open or closed by itself."""

    name: str
    access: Access = "unknown"
    address: str | None = None


class LineRead(msgspec.Struct, frozen=True):
    """One of several numbered proposals inside an item; `actor` is who proposes, as printed."""

    number: str | None
    text: str
    actor: str | None = None


class ItemRead(msgspec.Struct, frozen=True, kw_only=True):
    """One item. `start` and `end` are code points of the text; both are 0 for an item that stands
    in the table of contents only, when `in_contents_only` is set."""

    number: str | None = None
    title: str | None = None
    access: Access = "unknown"
    case_number: str | None = None
    sections: tuple[SectionRead, ...] = ()
    recommendation: str | None = None
    case_text: str | None = None
    decision: str | None = None
    decisions: tuple[DecisionRead, ...] = ()
    lines: tuple[LineRead, ...] = ()
    attachments: tuple[AttachmentRead, ...] = ()
    start: int = 0
    end: int = 0
    in_contents_only: bool = False


class AgendaReading(msgspec.Struct, frozen=True, kw_only=True):
    """A document read as an agenda or minutes.

    `unplaced`: titles of the table of contents whose text was not found. `unknown_headings`:
    headings inside items that the table of aliases does not know. `missing`: what the document
    does not say or leaves in doubt, as codes: `no-items`, `no-body`, `no-date`, `year-inferred`
    (the date is printed without its year), `same-number` (two items with one number),
    `untitled-items`, `unplaced-items`.
    """

    meeting: MeetingRead
    items: tuple[ItemRead, ...] = ()
    unplaced: tuple[str, ...] = ()
    unknown_headings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
