"""The words of the domain as types: what the library keeps, one frozen type per word.

Checked where data enters (library packs, imports, the command line), trusted inside. The types are
the one description of a record: table columns, pack fields and the JSON Schema all follow from
them. Which fields refer to other records stands in their annotation (`Ref`).
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal, get_type_hints

import msgspec

from data.dates import is_date
from data.ids import is_id, new_id

Status = Literal["proposed", "decided", "under_way", "done", "dropped", "unknown"]
QuestionStatus = Literal["draft", "asked", "answered", "dropped"]
Access = Literal["open", "closed", "unknown"]
MeetingKind = Literal["agenda", "minutes"]
CitationState = Literal["not_imported", "unchanged", "moved", "changed", "gone"]
AmountKind = Literal["operating", "capital", "allotment", "release", "supplementary", "unspecified"]
AmountRole = Literal["total", "part", "single"]
DateRole = Literal["deadline", "decision", "start", "period"]
DocumentKind = Literal[
    "action_plan", "party_programme", "budget_agreement", "budget", "proposal", "minutes",
    "agenda", "strategy", "news", "interview", "report", "other",
]  # fmt: skip
ActorKind = Literal[
    "person", "party", "committee", "council", "department", "municipality", "foundation", "other"
]
FollowUpKind = Literal["status", "evidence", "amount"]
Theme = Literal[
    "børn-unge", "skole", "ældre-sundhed", "social", "beskæftigelse", "klima-miljø", "trafik",
    "byudvikling", "kultur-fritid", "økonomi", "demokrati", "erhverv", "andet",
]  # fmt: skip

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=100_000)]
Line = Annotated[str, msgspec.Meta(min_length=1, max_length=1_000)]
Count = Annotated[int, msgspec.Meta(ge=0)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


# Stands in the `parser` of what was read off pictures.
RECOGNISER = "tesseract"


class Ref(msgspec.Struct, frozen=True):
    """Says, in a field's annotation, which kind of record the field's identifier names."""

    table: str


DocumentRef = Annotated[str, Ref("document")]
VersionRef = Annotated[str, Ref("version")]
ActorRef = Annotated[str, Ref("actor")]
InitiativeRef = Annotated[str, Ref("initiative")]
CommitmentRef = Annotated[str, Ref("commitment")]
QuestionRef = Annotated[str, Ref("question")]
MeetingRef = Annotated[str, Ref("meeting")]
AgendaItemRef = Annotated[str, Ref("agenda_item")]


def _check_dates(**values: str | None) -> None:
    for name, value in values.items():
        if value is not None and not is_date(value):
            raise ValueError(f"not-a-date {name} {value}")


class Value(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A part of a record, without an identity of its own."""


class Record(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What has an identity: a UUIDv7 that no other library gives to anything else."""

    id: str = msgspec.field(default_factory=new_id)

    def __post_init__(self) -> None:
        if not is_id(self.id):
            raise ValueError(f"not-an-id id {self.id}")


class Amount(Value, frozen=True, kw_only=True):
    """A sum of money in whole units of its currency. Different kinds are never added up."""

    amount: int
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")] = "DKK"
    purpose: Line | None = msgspec.field(name="for", default=None)
    kind: AmountKind = "unspecified"
    role: AmountRole = "single"


class DatePoint(Value, frozen=True, kw_only=True):
    """A date, possibly partial (`data.dates`), what it is for, and how the source wrote it."""

    value: str
    role: DateRole
    written: Line | None = None

    def __post_init__(self) -> None:
        _check_dates(value=self.value)


class Citation(Value, frozen=True, kw_only=True):
    """Proof: where in which source something stands, and by what the place is found again.

    Offsets are Unicode code points in the version's text, the end exclusive. Quote with 32
    characters before and after: W3C TextQuoteSelector and TextPositionSelector. Length and hash of
    the skeleton (`data.citations`) find the quote in any edition, also where the quote itself may
    not be handed on and is null until the source is imported. `recognised`: a program read the
    words off a picture and may have misread them.
    """

    document: DocumentRef
    start: Count
    end: Count
    skeleton_length: Count
    skeleton_hash: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    version: VersionRef | None = None
    page: Count | None = None
    quote: Text | None = None
    prefix: str = ""
    suffix: str = ""
    state: CitationState = "not_imported"
    recognised: bool = False

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"empty-span end {self.end}")


class Affiliation(Value, frozen=True, kw_only=True):
    """A person's party in a period, and the document that says so."""

    party: Line
    period: str | None = None
    source: DocumentRef | None = None


class Role(Value, frozen=True, kw_only=True):
    """An office that an actor holds in a period, and the document that says so."""

    title: Line
    period: str | None = None
    source: DocumentRef | None = None


class Section(Value, frozen=True, kw_only=True):
    """A part of an agenda item under its heading as printed; `kind` is what the heading means."""

    heading: str
    text: str
    kind: str = "other"


class ItemLine(Value, frozen=True, kw_only=True):
    """One line of a list inside an agenda item, such as a numbered budget proposal."""

    text: Line
    number: str | None = None
    actor: str | None = None

    @property
    def key(self) -> str:
        """What a choice of commitments and a question name the line by."""
        return self.number or self.text

    @property
    def told(self) -> str:
        """The number and the words of the line."""
        return f"{self.number}: {self.text}" if self.number else self.text


class QuestionPart(Value, frozen=True, kw_only=True):
    """One of several parts of a question, closed by itself."""

    text: Text
    answered: bool = False
    answer: Text | None = None


class Document(Record, frozen=True, kw_only=True):
    """One source: a plan, programme, agreement, agenda, article ..., in one or several versions."""

    title: Line
    kind: DocumentKind = "other"
    publisher: Line | None = None
    municipality: Line | None = None
    date: str | None = None
    language: Annotated[str, msgspec.Meta(pattern="^[a-z]{2}$")] = "da"
    file_name: Line | None = None
    closed: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_dates(date=self.date)


class Version(Record, frozen=True, kw_only=True):
    """One file of a document. Bytes and text lie beside it in the library (`Library.text`)."""

    document: DocumentRef
    sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    text_sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    size: Count
    format: Line
    parser: Line
    file_name: Line

    @property
    def recognised(self) -> bool:
        """Whether pages of the file were pictures that a program read."""
        return RECOGNISER in self.parser


class Actor(Record, frozen=True, kw_only=True):
    """Who commits to something or answers for it; one actor, many spellings."""

    name: Line
    kind: ActorKind = "other"
    aliases: tuple[Line, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    roles: tuple[Role, ...] = ()
    municipality: Line | None = None


class Initiative(Record, frozen=True, kw_only=True):
    """A real-world undertaking that is followed through the years and across documents."""

    title: Line
    summary: Text | None = None
    theme: Theme | None = None
    municipality: Line | None = None
    closed: bool = False


class Commitment(Record, frozen=True, kw_only=True):
    """What an actor says, in one document, that it will do, does or has done."""

    title: Line
    summary: Text | None = None
    document: DocumentRef | None = None
    initiative: InitiativeRef | None = None
    actors: tuple[ActorRef, ...] = ()
    municipality: Line | None = None
    status: Status = "unknown"
    status_reason: Text | None = None
    amounts: tuple[Amount, ...] = ()
    dates: tuple[DatePoint, ...] = ()
    section: Line | None = None
    number: Line | None = None
    theme: Theme | None = None
    citations: tuple[Citation, ...] = ()
    confidence: Share | None = None
    why: Line | None = None
    reviewed: bool = True
    by_hand: bool = False
    closed: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.citations and not self.by_hand:
            raise ValueError("no-citation citations -")


class FollowUp(Record, frozen=True, kw_only=True):
    """A dated event on an initiative, with a citation or a note as its evidence."""

    initiative: InitiativeRef
    date: str
    kind: FollowUpKind
    note: Text | None = None
    status: Status | None = None
    amount: Amount | None = None
    citations: tuple[Citation, ...] = ()
    author: str = ""
    closed: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_dates(date=self.date)
        if not self.citations and self.note is None:
            raise ValueError("no-evidence note -")


class Question(Record, frozen=True, kw_only=True):
    """A question on an initiative, a commitment or an agenda item, or on one `line` of that item,
    followed until it is closed."""

    text: Text
    initiative: InitiativeRef | None = None
    commitment: CommitmentRef | None = None
    agenda_item: AgendaItemRef | None = None
    line: Line | None = None
    status: QuestionStatus = "draft"
    asked_of: Line | None = None
    asked_on: str | None = None
    due_on: str | None = None
    parts: tuple[QuestionPart, ...] = ()
    answer: Text | None = None
    answered_on: str | None = None
    answer_citations: tuple[Citation, ...] = ()
    author: str = ""
    closed: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_dates(asked_on=self.asked_on, due_on=self.due_on, answered_on=self.answered_on)
        if not (self.initiative or self.commitment or self.agenda_item):
            raise ValueError("about-nothing initiative -")


class Note(Record, frozen=True, kw_only=True):
    """The reader's own words on one other record; private unless shared."""

    text: Text
    initiative: InitiativeRef | None = None
    commitment: CommitmentRef | None = None
    question: QuestionRef | None = None
    agenda_item: AgendaItemRef | None = None
    meeting: MeetingRef | None = None
    document: DocumentRef | None = None
    shared: bool = False
    author: str = ""
    closed: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        about = (self.initiative, self.commitment, self.question)
        place = (self.agenda_item, self.meeting, self.document)
        if sum(one is not None for one in about + place) != 1:
            raise ValueError("about-not-one note -")


class Meeting(Record, frozen=True, kw_only=True):
    """A meeting of a committee or council, made from an agenda or by hand."""

    body: Line
    municipality: Line | None = None
    date: str | None = None
    time: Annotated[str, msgspec.Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")] | None = None
    place: Line | None = None
    kind: MeetingKind = "agenda"
    document: DocumentRef | None = None
    closed: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_dates(date=self.date)


class AgendaItem(Record, frozen=True, kw_only=True):
    """One item of a meeting. `position` orders the items, `number` is what is printed."""

    meeting: MeetingRef
    position: Count
    title: Line
    number: Line | None = None
    case_number: Line | None = None
    access: Access = "unknown"
    recommendation: Text | None = None
    case_text: Text | None = None
    sections: tuple[Section, ...] = ()
    lines: tuple[ItemLine, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether the item is kept behind closed doors."""
        return self.access == "closed"

    def told_at(self, line: str | None) -> str:
        """The title of the item, or of its line of that key what that says; of a line that is no
        longer there its key."""
        if line is None:
            return self.title
        return next((one.told for one in self.lines if one.key == line), line)


class Attachment(Record, frozen=True, kw_only=True):
    """A file or address that belongs to an agenda item, open or closed by itself."""

    agenda_item: AgendaItemRef
    name: Line
    address: Line | None = None
    closed: bool = False


class Decision(Record, frozen=True, kw_only=True):
    """What one body decided on an agenda item; an item can carry several."""

    agenda_item: AgendaItemRef
    body: Line | None = None
    date: str | None = None
    text: Text
    votes: Text | None = None
    minority_statements: tuple[Text, ...] = ()
    closed: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_dates(date=self.date)


class BriefingSelection(Record, frozen=True, kw_only=True):
    """A commitment that a person chose for an agenda item, or dismissed from it."""

    agenda_item: AgendaItemRef
    commitment: CommitmentRef
    line: Line | None = None
    position: Count = 0
    chosen: bool = True


# In an order in which each kind refers only to kinds before it.
RECORD_TYPES: tuple[type[Record], ...] = (
    Document, Version, Actor, Initiative, Commitment, FollowUp, Meeting, AgendaItem,
    Attachment, Decision, BriefingSelection, Question, Note,
)  # fmt: skip


@cache
def table_of(kind: type[Record]) -> str:
    """The name of a record type in tables, packs and the change log: `agenda_item`."""
    name = kind.__name__
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)[1:]


TYPE_OF_TABLE: dict[str, type[Record]] = {table_of(kind): kind for kind in RECORD_TYPES}


@cache
def references(kind: type[msgspec.Struct]) -> dict[str, str]:
    """Which fields of `kind` hold identifiers, as {field: table named}, nested values left out."""
    found = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        for part in (hint, *getattr(hint, "__args__", ())):
            for mark in getattr(part, "__metadata__", ()):
                if isinstance(mark, Ref):
                    found[name] = mark.table
    return found
