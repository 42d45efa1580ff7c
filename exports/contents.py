"""What a table or calendar needs of the records that go out: the commitments and questions among
them with what they refer to, looked up once."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import msgspec

from agenda.actors import names_of
from agenda.checks import is_answer_overdue, is_overdue
from data.records import Actor, AgendaItem, Commitment, Document, Initiative, Meeting, Question
from data.records import Record as AnyRecord
from exports.packs import PackContents

R = TypeVar("R", bound=AnyRecord)


class CommitmentRow(msgspec.Struct, frozen=True):
    """A commitment with its initiative, document and the names of its actors."""

    commitment: Commitment
    initiative: Initiative | None
    document: Document | None
    documents: dict[str, Document]
    actors: tuple[str, ...]
    overdue: bool


class QuestionRow(msgspec.Struct, frozen=True):
    """A question with what it is about; `overdue`: asked, and the answer is past its day."""

    question: Question
    initiative: Initiative | None
    about: str
    overdue: bool


def _of(contents: PackContents, kind: type[R]) -> dict[str, R]:
    return {one.id: one for one in contents.records if isinstance(one, kind)}


def meetings(contents: PackContents) -> list[Meeting]:
    """The meetings, by date."""
    return sorted(_of(contents, Meeting).values(), key=lambda one: (one.date or "", one.id))


def commitments(contents: PackContents, today: date) -> list[CommitmentRow]:
    """The commitments, oldest record first."""
    initiatives, documents = _of(contents, Initiative), _of(contents, Document)
    actors = _of(contents, Actor)
    return [
        CommitmentRow(
            commitment=one,
            initiative=initiatives.get(one.initiative or ""),
            document=documents.get(one.document or ""),
            documents=documents,
            actors=names_of(actors, one),
            overdue=is_overdue(one, today),
        )
        for one in sorted(_of(contents, Commitment).values(), key=lambda one: one.id)
    ]


def questions(contents: PackContents, today: date) -> list[QuestionRow]:
    """The questions, oldest record first."""
    initiatives, every = _of(contents, Initiative), _of(contents, Commitment)
    items = _of(contents, AgendaItem)
    found = []
    for one in sorted(_of(contents, Question).values(), key=lambda one: one.id):
        commitment = every.get(one.commitment or "")
        family = one.initiative or (commitment.initiative if commitment else None)
        initiative = initiatives.get(family or "")
        item = items.get(one.agenda_item or "")
        titles = [known.title for known in (commitment, initiative) if known is not None]
        titles += [item.told_at(one.line)] if item is not None else []
        found.append(
            QuestionRow(one, initiative, titles[0] if titles else "", is_answer_overdue(one, today))
        )
    return found
