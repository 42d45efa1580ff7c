"""The question ledger: flag, ask, answer, drop, and what comes back at the next meeting.

Every action is one entry of the change log. Records are given as the caller saw them: Problem
`changed-elsewhere` when somebody wrote them meanwhile. Other Problems: see `agenda.validity`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from agenda import validity
from agenda.checks import is_answer_overdue
from agenda.closed import ClosedCheck
from data.dates import date_span
from data.errors import Problem
from data.records import (
    AgendaItem,
    Citation,
    Commitment,
    Initiative,
    Meeting,
    Note,
    Question,
    QuestionPart,
)
from data.store.library import Library
from data.store.rows import from_row

OPEN = ("draft", "asked")


class LedgerEntry(msgspec.Struct, frozen=True):
    """A question with what it is about. `overdue`: asked, and the answer is past its day."""

    question: Question
    initiative: Initiative | None
    commitment: Commitment | None
    agenda_item: AgendaItem | None
    meeting: Meeting | None
    overdue: bool
    closed: bool

    @property
    def about(self) -> str:
        """What it is about, most particular first; of an item or one line of it what that says."""
        if self.commitment is None and self.agenda_item is not None:
            return self.agenda_item.told_at(self.question.line)
        subject = self.commitment or self.initiative
        return subject.title if subject else ""

    @property
    def is_open(self) -> bool:
        """Whether it is neither answered nor dropped."""
        return self.question.status in OPEN


def flag(
    library: Library,
    text: str,
    *,
    initiative: str | None = None,
    commitment: str | None = None,
    agenda_item: str | None = None,
    line: str | None = None,
    parts: Sequence[str] = (),
    closed: bool = False,
    author: str = "",
) -> Question:
    """A new draft question about an initiative, a commitment or an agenda item (identifiers), or
    one line of that item, by its key (`ItemLine.key`)."""
    question = validity.made(
        Question,
        text=text,
        initiative=initiative,
        commitment=commitment,
        agenda_item=agenda_item,
        line=line,
        parts=tuple(QuestionPart(text=one) for one in parts),
        closed=closed,
        author=author,
    )
    return validity.add(library, question, "flag-question", author)


def ask(
    library: Library,
    question: Question,
    *,
    asked_of: str,
    asked_on: str,
    due_on: str | None = None,
    author: str = "",
) -> Question:
    """Note of whom the question was asked, when (a date), and by when the answer is due."""
    if not asked_of.strip():
        raise Problem("empty-field", field="asked_of")
    fields = {"status": "asked", "asked_of": asked_of, "asked_on": asked_on, "due_on": due_on}
    return validity.replace(library, question, fields, "ask-question", author)


def answer(
    library: Library,
    question: Question,
    text: str,
    *,
    answered_on: str,
    citations: Sequence[Citation] = (),
    author: str = "",
) -> Question:
    """Close the whole question with an answer, a citation of one, or both.

    Problem `no-answer` when there is neither.
    """
    if not text.strip() and not citations:
        raise Problem("no-answer")
    fields = {
        "status": "answered",
        "answer": text,
        "answered_on": answered_on,
        "answer_citations": tuple(citations),
    }
    return validity.replace(library, question, fields, "answer-question", author)


def answer_part(
    library: Library,
    question: Question,
    part: int,
    text: str,
    *,
    answered_on: str,
    author: str = "",
) -> Question:
    """Close one part (counted from 0) of a question; the last one closes the question.

    Problem `no-such-part` (part, parts), `no-answer`.
    """
    if not 0 <= part < len(question.parts):
        raise Problem("no-such-part", part=part + 1, parts=len(question.parts))
    if not text.strip():
        raise Problem("no-answer")
    closed_part = msgspec.structs.replace(question.parts[part], answered=True, answer=text.strip())
    parts = (*question.parts[:part], closed_part, *question.parts[part + 1 :])
    fields: dict[str, Any] = {"parts": parts}
    if all(one.answered for one in parts):
        fields |= {"status": "answered", "answered_on": answered_on}
    return validity.replace(library, question, fields, "answer-question-part", author)


def drop(library: Library, question: Question, *, author: str = "") -> Question:
    """Give the question up; it stays in the ledger as dropped."""
    return validity.replace(library, question, {"status": "dropped"}, "drop-question", author)


def reopen(library: Library, question: Question, *, author: str = "") -> Question:
    """Take an answered or dropped question up again; its answer so far stays with it."""
    status = "asked" if question.asked_of else "draft"
    fields = {"status": status, "answered_on": None}
    return validity.replace(library, question, fields, "reopen-question", author)


def edit(library: Library, question: Question, *, author: str = "", **fields: Any) -> Question:
    """Change fields of a question by name: `edit(library, question, text="…")`."""
    return validity.replace(library, question, fields, "edit-question", author)


def remove(library: Library, question: Question, *, author: str = "") -> None:
    """Take a question out of the ledger, with the notes on it."""
    with library.writing("remove-question", author=author) as change:
        for note in library.all(Note, question=question.id):
            change.remove(note)
        change.remove(question)


# Reading


def ledger(library: Library, today: date) -> tuple[LedgerEntry, ...]:
    """All questions with what they are about: overdue answers first, then the other asked ones by
    their due day, drafts, answered, dropped."""
    entries = _entries(library, library.all(Question), today)
    return tuple(sorted(entries, key=_ledger_order))


def entry(library: Library, question: Question, today: date) -> LedgerEntry:
    """One question with what it is about."""
    return _entries(library, [question], today)[0]


def open_questions(
    library: Library,
    *,
    initiatives: Iterable[str] = (),
    commitments: Iterable[str] = (),
    agenda_item: AgendaItem | None = None,
) -> list[Question]:
    """The questions, neither answered nor dropped, that come up where these turn up: about one of
    the initiatives, one of the commitments or a commitment of the initiatives, about the item
    itself, or about nothing but an item of another meeting where one of the initiatives was
    chosen."""
    families, chosen = list(dict.fromkeys(initiatives)), list(dict.fromkeys(commitments))
    item_id, meeting_id = (agenda_item.id, agenda_item.meeting) if agenda_item else ("", "")
    family_marks, chosen_marks = (",".join("?" * len(one)) for one in (families, chosen))
    sql = f"""
        SELECT * FROM question WHERE status IN ('draft', 'asked') AND (
            initiative IN ({family_marks})
            OR commitment IN ({chosen_marks})
            OR commitment IN (SELECT id FROM commitment WHERE initiative IN ({family_marks}))
            OR agenda_item = ?
            OR initiative IS NULL AND commitment IS NULL AND agenda_item IN (
                SELECT s.agenda_item FROM briefing_selection s
                JOIN commitment c ON c.id = s.commitment
                JOIN agenda_item i ON i.id = s.agenda_item
                WHERE s.chosen AND c.initiative IN ({family_marks}) AND i.meeting <> ?))
        ORDER BY id"""
    values = (*families, *chosen, *families, item_id, *families, meeting_id)
    return [from_row(Question, row) for row in library.rows(sql, values)]


def questions_of_initiative(library: Library, initiative: str) -> list[Question]:
    """All questions on an initiative (identifier) or one of its commitments, oldest first."""
    sql = """
        SELECT * FROM question WHERE initiative = ?
            OR commitment IN (SELECT id FROM commitment WHERE initiative = ?) ORDER BY id"""
    return [from_row(Question, row) for row in library.rows(sql, (initiative, initiative))]


def _entries(library: Library, questions: list[Question], today: date) -> list[LedgerEntry]:
    def wanted(field: str) -> list[str]:
        return [value for one in questions if (value := getattr(one, field)) is not None]

    commitments = library.some(Commitment, wanted("commitment"))
    families = wanted("initiative")
    families += [one.initiative for one in commitments.values() if one.initiative is not None]
    initiatives = library.some(Initiative, families)
    items = library.some(AgendaItem, wanted("agenda_item"))
    meetings = library.some(Meeting, [one.meeting for one in items.values()])
    check = ClosedCheck(library)
    found = []
    for one in questions:
        commitment = commitments.get(one.commitment or "")
        family = one.initiative or (commitment.initiative if commitment else None)
        item = items.get(one.agenda_item or "")
        found.append(
            LedgerEntry(
                question=one,
                initiative=initiatives.get(family or ""),
                commitment=commitment,
                agenda_item=item,
                meeting=meetings.get(item.meeting) if item else None,
                overdue=is_answer_overdue(one, today),
                closed=check.is_closed(one),
            )
        )
    return found


_ORDER = {"asked": 1, "draft": 2, "answered": 3, "dropped": 4}


def _ledger_order(entry: LedgerEntry) -> tuple[int, date, str]:
    one = entry.question
    due = date_span(one.due_on)[1] if one.due_on and entry.is_open else date.max
    return 0 if entry.overdue else _ORDER[one.status], due, one.id
