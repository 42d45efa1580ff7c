"""How questions read: what is fetched of the ledger, as rows and as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from agenda.checks import is_answer_overdue
from agenda.questions import LedgerEntry
from data.records import Document, Question
from exports import language, words
from exports.language import _, ngettext
from tui.record_text import (
    HEADING,
    LATE,
    QUIET,
    citation_text,
    heading,
    item_text,
    meeting_text,
    titled,
)
from tui.widgets.outline import heading_row
from tui.widgets.result_list import Row
from tui.widgets.wording import joined, line, lines, plain

if TYPE_CHECKING:
    from data.records import Meeting, Note


def question_status(question: Question, today: date) -> Content:
    """The status in a word; an exclamation mark and another style where the answer is overdue."""
    if is_answer_overdue(question, today):
        return line(f"! {_('overdue')}", LATE)
    return line(words.word(words.QUESTION_STATUS, question.status))


def ledger_rows(entries: Sequence[LedgerEntry], today: date) -> list[Row]:
    """The ledger in its order, under the headings of its parts."""
    rows: list[Row] = []
    part = ""
    for entry in entries:
        if (now := _part(entry)) != part:
            part = now
            rows.append(heading_row(part, _part_title(part)))
        rows.append(_ledger_row(entry, today))
    return rows


def _part(entry: LedgerEntry) -> str:
    return "overdue" if entry.overdue else entry.question.status


def _part_title(part: str) -> str:
    titles = {
        "overdue": _("Answer overdue"),
        "asked": _("Waiting for an answer"),
        "draft": _("Drafts, not asked yet"),
        "answered": _("Answered"),
        "dropped": _("Given up"),
    }
    return titles[part]


def _ledger_row(entry: LedgerEntry, today: date) -> Row:
    one = entry.question
    text = titled(one.text, closed=entry.closed)
    when = one.answered_on if one.status == "answered" else one.due_on
    return Row(
        one.id,
        (
            text,
            line(one.asked_of or "", QUIET),
            line(language.short_date(when) if when else "", LATE if entry.overdue else ""),
            _parts_cell(one, overdue=entry.overdue) or question_status(one, today),
        ),
    )


def _parts_cell(question: Question, *, overdue: bool) -> Content | None:
    """How many parts are answered, while some are and others are not; marked where that is late."""
    done = sum(part.answered for part in question.parts)
    if not done or done == len(question.parts):
        return None
    told = _("{done} of {count}").format(done=done, count=len(question.parts))
    return line(f"! {told}", LATE) if overdue else line(told)


def head(entries: Sequence[LedgerEntry]) -> Content:
    """The ledger in figures."""
    late = sum(one.overdue for one in entries)
    waiting = sum(one.question.status == "asked" for one in entries)
    drafts = sum(one.question.status == "draft" for one in entries)
    facts = [
        line(words.record_count("question", len(entries)), HEADING),
        line(_("{count} waiting").format(count=waiting)),
        line(ngettext("{count} draft", "{count} drafts", drafts).format(count=drafts)),
    ]
    if late:
        overdue = _("{count} overdue").format(count=late)
        facts.insert(1, line(f"! {overdue}", LATE))
    return joined(facts, " · ")


def question_content(
    entry: LedgerEntry,
    documents: dict[str, Document],
    notes: Sequence[Note],
    coming: Meeting | None = None,
) -> Content:
    """A question with everything known about it, and the `coming` meeting where it comes up."""
    one = entry.question
    parts: list[Content | str] = []
    if entry.closed:
        parts.append(line(_("CLOSED"), "reverse bold"))
    if entry.overdue:
        parts.append(line(_("ANSWER OVERDUE"), LATE))
    parts += [plain(one.text, "bold"), *_standing(one)]
    if coming is not None:
        comes_up = _("Comes up next: {meeting}")
        parts.append(line(comes_up.format(meeting=meeting_text(coming)), HEADING))
    parts += _parts(one)
    if one.answer or one.answer_citations:
        parts.append(heading(_("Answer")))
        parts += [plain(one.answer)] if one.answer else []
        parts += [
            plain(citation_text(cited, documents.get(cited.document)))
            for cited in one.answer_citations
        ]
    parts += _about(entry)
    if notes:
        parts.append(heading(_("Notes")))
        parts += [plain(note.text) for note in notes]
    if one.author:
        parts += [Content(""), line(_("Noted by {name}").format(name=one.author), QUIET)]
    return lines(parts)


def _standing(question: Question) -> list[Content]:
    status = words.word(words.QUESTION_STATUS, question.status)
    facts = [line(_("Status: {status}").format(status=status))]
    if question.asked_of:
        facts.append(line(_("Asked of {name}").format(name=question.asked_of)))
    days = (
        (question.asked_on, _("Asked on {date}")),
        (question.due_on if not question.answered_on else None, _("Answer due {date}")),
        (question.answered_on, _("Answered {date}")),
    )
    told = [line(said.format(date=language.date(day))) for day, said in days if day]
    return [*facts, joined(told, " · ")] if told else facts


def _about(entry: LedgerEntry) -> list[Content]:
    found = []
    if entry.initiative is not None:
        found.append(_("Initiative: {title}").format(title=entry.initiative.title))
    if entry.commitment is not None:
        found.append(_("Commitment: {title}").format(title=entry.commitment.title))
    if entry.agenda_item is not None:
        item = item_text(entry.agenda_item)
        found.append(_("Agenda item: {title}").format(title=item))
        if entry.question.line is not None:
            told = entry.agenda_item.told_at(entry.question.line)
            found.append(_("Line: {line}").format(line=told))
        if entry.meeting is not None:
            found.append(_("Meeting: {title}").format(title=meeting_text(entry.meeting)))
    return [Content(""), *(line(text) for text in found)]


def _parts(question: Question) -> list[Content]:
    if not question.parts:
        return []
    found = [heading(_("Parts"))]
    for number, part in enumerate(question.parts, start=1):
        mark = "✓" if part.answered else "–"
        found.append(line(f"{mark} {number}. {part.text}"))
        if part.answer:
            found.append(joined(["    ", plain(part.answer)]))
    return found
