"""The briefing as JSON: the form of `brief --format json`, for those who build on it.

Codes instead of words, the same in every language but for the questions that are suggested;
amounts in whole units, dates as in the records.
"""

from __future__ import annotations

import msgspec

from agenda.briefing_values import (
    Briefing,
    BriefingItem,
    BriefingNote,
    BriefingQuestion,
    Since,
    Statement,
)
from agenda.result import Found, Result, result
from data.records import Access, CitationState, Document, MeetingKind, QuestionStatus, Status
from data.text import visible_json
from exports.suggestions import Offered, offered


class MeetingJson(msgspec.Struct, frozen=True):
    """The meeting; `as_of` is the day by which it was decided what is overdue."""

    id: str
    body: str
    municipality: str | None
    date: str | None
    time: str | None
    place: str | None
    kind: MeetingKind
    as_of: str


class PartJson(msgspec.Struct, frozen=True):
    """One part of a question."""

    text: str
    answered: bool


class QuestionJson(msgspec.Struct, frozen=True):
    """An open question; `about` is the title of what it is on, `line` the number of the line of
    the agenda item, or its words."""

    id: str
    text: str
    about: str
    status: QuestionStatus
    asked_of: str | None
    asked_on: str | None
    due_on: str | None
    overdue: bool
    comes_back: bool
    parts: tuple[PartJson, ...]
    line: str | None = None


class NoteJson(msgspec.Struct, frozen=True):
    """A note; `about` is null where it is on the item itself."""

    id: str
    text: str
    about: str | None
    shared: bool


class LineJson(msgspec.Struct, frozen=True):
    """A line inside an item with the commitments chosen for it."""

    number: str | None
    text: str
    actor: str | None
    commitments: tuple[Result, ...]


class SuggestionJson(msgspec.Struct, frozen=True):
    """A question that one could ask, in the language in use: the code of its reason, the reason in
    words, the commitment that gives rise to it, the line it stands on, the numbers of its sources.
    """

    text: str
    why: str
    reason: str
    commitment: str
    line: str | None
    sources: tuple[int, ...]


class SinceJson(msgspec.Struct, frozen=True):
    """What came of an initiative, with the numbers of its sources."""

    date: str
    initiative: str
    text: str | None
    status: Status | None
    amount: int | None
    sources: tuple[int, ...]


class ItemJson(msgspec.Struct, frozen=True):
    """One agenda item."""

    number: str | None
    title: str
    access: Access
    case_number: str | None
    commitments: tuple[Result, ...]
    lines: tuple[LineJson, ...]
    since: tuple[SinceJson, ...]
    questions: tuple[QuestionJson, ...]
    suggested: tuple[SuggestionJson, ...]
    notes: tuple[NoteJson, ...]


class SourceJson(msgspec.Struct, frozen=True):
    """One place in one source, as numbered in the Markdown."""

    number: int
    document: str
    title: str
    publisher: str | None
    municipality: str | None
    date: str | None
    page: int | None
    start: int
    end: int
    quote: str | None
    state: CitationState
    closed: bool


class BriefingJson(msgspec.Struct, frozen=True):
    """The whole document."""

    meeting: MeetingJson
    items: tuple[ItemJson, ...]
    notes: tuple[NoteJson, ...]
    sources: tuple[SourceJson, ...]
    holds_closed: bool
    items_left_out: int


def briefing_json(briefing: Briefing) -> bytes:
    """The briefing as one JSON document in UTF-8, indented, ending in a newline."""
    encoded = msgspec.json.encode(as_json(briefing))
    return visible_json(msgspec.json.format(encoded, indent=2).decode()).encode() + b"\n"


def as_json(briefing: Briefing) -> BriefingJson:
    """The briefing in the form of the contract, before it is encoded."""
    meeting = briefing.meeting
    documents = {one.document.id: one.document for one in briefing.sources}
    return BriefingJson(
        meeting=MeetingJson(
            id=meeting.id,
            body=meeting.body,
            municipality=meeting.municipality,
            date=meeting.date,
            time=meeting.time,
            place=meeting.place,
            kind=meeting.kind,
            as_of=briefing.as_of.isoformat(),
        ),
        items=tuple(_item(one, briefing, documents) for one in briefing.items),
        notes=tuple(_note(one) for one in briefing.notes),
        sources=tuple(
            SourceJson(
                number=one.number,
                document=one.document.file_name or one.document.title,
                title=one.document.title,
                publisher=one.document.publisher,
                municipality=one.document.municipality,
                date=one.document.date,
                page=one.citation.page,
                start=one.citation.start,
                end=one.citation.end,
                quote=one.citation.quote,
                state=one.citation.state,
                closed=one.closed,
            )
            for one in briefing.sources
        ),
        holds_closed=briefing.holds_closed,
        items_left_out=briefing.items_left_out,
    )


def _item(one: BriefingItem, briefing: Briefing, documents: dict[str, Document]) -> ItemJson:
    def results(statements: tuple[Statement, ...]) -> tuple[Result, ...]:
        return tuple(_result(statement, briefing, documents) for statement in statements)

    return ItemJson(
        number=one.item.number,
        title=one.item.title,
        access=one.item.access,
        case_number=one.item.case_number,
        commitments=results(one.statements),
        lines=tuple(
            LineJson(line.number, line.text, line.actor, results(line.statements))
            for line in one.lines
        ),
        since=tuple(_since(each) for each in one.since),
        questions=tuple(_question(question) for question in one.questions),
        suggested=tuple(_suggestion(each) for each in offered(one)),
        notes=tuple(_note(note) for note in one.notes),
    )


def _result(one: Statement, briefing: Briefing, documents: dict[str, Document]) -> Result:
    known = documents if one.document is None else {**documents, one.document.id: one.document}
    match = one.suggested
    return result(
        one.commitment,
        briefing.as_of,
        initiative=one.initiative,
        documents=known,
        actors=one.actors,
        found=Found() if match is None else Found(match.score, match.words, match.why),
    )


def _since(one: Since) -> SinceJson:
    happened = one.follow_up
    return SinceJson(
        date=happened.date,
        initiative=one.initiative.title,
        text=happened.note,
        status=happened.status,
        amount=happened.amount.amount if happened.amount else None,
        sources=one.sources,
    )


def _suggestion(one: Offered) -> SuggestionJson:
    suggestion = one.suggestion
    return SuggestionJson(
        text=one.text,
        why=suggestion.code,
        reason=one.reason,
        commitment=suggestion.commitment.id,
        line=suggestion.line,
        sources=one.sources,
    )


def _question(one: BriefingQuestion) -> QuestionJson:
    question = one.question
    return QuestionJson(
        id=question.id,
        text=question.text,
        about=one.about,
        status=question.status,
        asked_of=question.asked_of,
        asked_on=question.asked_on,
        due_on=question.due_on,
        overdue=one.overdue,
        comes_back=one.comes_back,
        parts=tuple(PartJson(part.text, part.answered) for part in question.parts),
        line=question.line,
    )


def _note(one: BriefingNote) -> NoteJson:
    return NoteJson(one.note.id, one.note.text, one.about, one.note.shared)
