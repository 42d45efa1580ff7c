"""How initiatives read: what is fetched from the library for them, as rows and as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from textual.content import Content

from agenda import detail as details
from agenda import register
from agenda.initiatives import Timeline, TimelineEntry, timeline
from agenda.notes import notes_on
from data.dates import today
from data.errors import Problem
from data.records import Commitment, Initiative, Question
from data.text import fold
from exports import words
from exports.language import _, date, ngettext, short_date
from tui.record_text import (
    HEADING,
    LATE,
    QUIET,
    citation_text,
    detail_content,
    heading,
    money_cell,
    titled,
)
from tui.screens.question_view import question_status
from tui.widgets.outline import heading_row
from tui.widgets.result_list import Row
from tui.widgets.wording import joined, line, lines, plain

if TYPE_CHECKING:
    from agenda.register import InitiativeSummary
    from data.records import FollowUp, Note
    from data.store.library import Library


# Reading


def initiative_of(library: Library, identifier: str) -> str | None:
    """The initiative of that identifier, or that of the commitment of that identifier."""
    if library.get(Initiative, identifier) is not None:
        return identifier
    commitment = library.get(Commitment, identifier)
    return commitment.initiative if commitment else None


def read_all(library: Library) -> tuple[tuple[InitiativeSummary, ...], tuple[str, ...]]:
    """All initiatives, and the words by which each is narrowed down."""
    summaries = register.initiatives(library, today())
    return summaries, tuple(fold(_searched(one)) for one in summaries)


def _searched(summary: InitiativeSummary) -> str:
    one = summary.initiative
    theme = words.word(words.THEME, one.theme) if one.theme else ""
    return f"{one.title} {one.municipality or ''} {theme} {summary.year or ''}"


def read_one(library: Library, initiative: str) -> tuple[Timeline, tuple[Note, ...]] | None:
    """An initiative with the notes on it and on its commitments; None when it is gone."""
    try:
        found_one = timeline(library, initiative, today())
    except Problem:
        return None
    commitments = [one.commitment.id for one in found_one.entries if one.commitment]
    notes = notes_on(library, "initiative", [initiative])
    return found_one, (*notes, *notes_on(library, "commitment", commitments))


def detail_of(library: Library, kind: str, identifier: str, whole: Timeline | None) -> Content:
    """All about one row: in the list of initiatives, or with `whole` in one initiative."""
    if whole is not None and kind == "follow_up":
        for entry in whole.entries:
            if entry.follow_up and entry.follow_up.id == identifier:
                return _follow_up(entry, entry.follow_up)
        return Content("")  # the list still shows what was here before
    record = details.detail(library, kind, identifier, today())
    if record is None:
        return Content("")
    if whole is not None:
        # The lines beside it say the rest.
        record = msgspec.structs.replace(record, timeline=None, questions=())
    parts = [detail_content(record)]
    if whole is not None and kind == "commitment":
        owned = (one for one in whole.parts if one.owner == identifier)
        parts += [line(words.parts_finding(one)) for one in owned]
    return lines(parts)


# Rows


def summary_row(summary: InitiativeSummary) -> Row:
    """An initiative in the list of all."""
    one = summary.initiative
    title = titled(one.title, closed=summary.closed)
    return Row(
        one.id,
        (
            title,
            line(one.municipality or "", QUIET),
            line(str(summary.year or ""), QUIET),
            _summary_mark(summary),
        ),
    )


def _summary_mark(summary: InitiativeSummary) -> Content:
    """What needs attention first; else how many commitments there are."""
    if summary.overdue:
        return line(f"! {_('overdue')}", LATE)
    if summary.questions:
        count = ngettext("{count} question", "{count} questions", summary.questions)
        return line(count.format(count=summary.questions))
    return line(words.record_count("commitment", summary.commitments), QUIET)


def head(timeline: Timeline) -> Content:
    """The title of an initiative, and in a line or two where it stands."""
    one = timeline.initiative
    marks = [line(_("CLOSED"), "reverse bold")] if timeline.closed else []
    commitments = [entry for entry in timeline.entries if entry.commitment]
    late = sum(entry.overdue for entry in commitments)
    facts = [
        words.word(words.THEME, one.theme) if one.theme else "",
        one.municipality or "",
        words.record_count("commitment", len(commitments)),
        _("status: {status}").format(status=words.word(words.STATUS, timeline.status)),
    ]
    about = joined([line(fact) for fact in facts if fact], " · ")
    if late:
        overdue = _("{count} overdue").format(count=late)
        about = joined([about, line(f"! {overdue}", LATE)], " · ")
    sums = [line(words.parts_finding(found_one)) for found_one in timeline.parts]
    return lines([joined([*marks, line(one.title, HEADING)], "  "), about, *sums])


def timeline_rows(timeline: Timeline, notes: Sequence[Note]) -> list[Row]:
    """The initiative itself, its dated lines, its questions and the notes on it."""
    status = words.word(words.STATUS, timeline.status)
    whole = line(_("The initiative as a whole"), "italic")
    rows = [Row(timeline.initiative.id, (Content(""), whole, Content(""), line(status)))]
    rows += [_entry_row(entry) for entry in timeline.entries]
    if timeline.questions:
        rows.append(heading_row("questions", _("Questions")))
        rows += [_question_row(one) for one in timeline.questions]
    if notes:
        rows.append(heading_row("notes", _("Notes")))
        rows += [_note_row(one) for one in notes]
    return rows


def _entry_row(entry: TimelineEntry) -> Row:
    when = line(short_date(entry.date) if entry.date else _("no date"), QUIET)
    if entry.commitment is not None:
        one = entry.commitment
        late = entry.overdue
        status = line(f"! {_('overdue')}", LATE) if late else line(_status(one.status))
        title = titled(one.title, closed=entry.closed)
        return Row(one.id, (when, title, money_cell(entry.money), status))
    assert entry.follow_up is not None
    told = entry.follow_up
    what = joined(["→ ", line(told.note or words.word(words.FOLLOW_UP_KIND, entry.kind))])
    status = line(_status(told.status) if told.status else "")
    return Row(told.id, (when, what, money_cell(entry.money), status))


def _status(code: str) -> str:
    return words.word(words.STATUS, code)


def _question_row(question: Question) -> Row:
    when = line(short_date(question.asked_on) if question.asked_on else "", QUIET)
    return Row(
        question.id,
        (when, line(question.text), Content(""), question_status(question, today())),
    )


def _note_row(note: Note) -> Row:
    sharing = _("may be shared") if note.shared else _("for myself")
    return Row(note.id, (Content(""), line(note.text), Content(""), line(sharing, QUIET)))


def _follow_up(entry: TimelineEntry, told: FollowUp | None) -> Content:
    if told is None:
        return Content("")
    parts: list[Content | str] = [
        line(f"{date(told.date)}: {words.word(words.FOLLOW_UP_KIND, told.kind)}", "bold")
    ]
    if told.status:
        parts.append(line(_("Status: {status}").format(status=_status(told.status))))
    if told.amount:
        parts.append(line(_("Money: {money}").format(money=words.amount(told.amount))))
    if told.note:
        parts += [Content(""), plain(told.note)]
    if told.citations:
        parts.append(heading(_("Source")))
        parts += [plain(citation_text(one, entry.document)) for one in told.citations]
    if told.author:
        parts += [Content(""), line(_("Noted by {name}").format(name=told.author), QUIET)]
    return lines(parts)
