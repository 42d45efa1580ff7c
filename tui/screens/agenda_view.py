"""How meetings read: what is fetched from the library for them, as rows and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agenda import meetings
from agenda.briefing import (
    BriefingItem,
    BriefingNote,
    BriefingQuestion,
    Statement,
    assemble,
)
from data.errors import Problem
from data.records import AgendaItem, BriefingSelection, Meeting
from exports import language, words
from exports.language import _, ngettext
from exports.markdown import briefing_markdown
from tui.messages import sentence
from tui.record_text import HEADING, LATE, QUIET, item_text, titled
from tui.screens.question_view import question_status
from tui.widgets.outline import heading_row, is_heading
from tui.widgets.result_list import Row
from tui.widgets.wording import joined, line

if TYPE_CHECKING:
    from datetime import date

    from textual.content import Content

    from agenda.meetings import MeetingSummary
    from data.store.library import Library

Kind = Literal["item", "line", "statement", "question", "note"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a meeting: an item, a line of it, or what goes with one of the two.

    `id` is the row's. `item` is None for what is on the meeting as a whole. `line` is the line's
    number or text, None for the item as a whole. `selection` is the choice behind a statement.
    """

    id: str
    kind: Kind
    item: AgendaItem | None
    text: str
    closed: bool = False
    line: str | None = None
    chosen: int = 0
    statement: Statement | None = None
    selection: BriefingSelection | None = None
    question: BriefingQuestion | None = None
    note: BriefingNote | None = None


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as the screen shows it: its rows, and the briefing as it would be exported now."""

    meeting: Meeting
    as_of: date
    closed: bool
    entries: tuple[Entry, ...]
    markdown: str

    def entry(self, identifier: str) -> Entry | None:
        """The row of that identifier."""
        return next((one for one in self.entries if one.id == identifier), None)


# Reading


def read_view(library: Library, meeting_id: str) -> MeetingView | None:
    """A meeting; None when it is gone. Closed things are in the rows, marked, and not in the
    Markdown."""
    if library.get(Meeting, meeting_id) is None:
        return None
    whole = assemble(library, meeting_id, include_closed=True)
    try:
        markdown = briefing_markdown(assemble(library, meeting_id))
    except Problem as problem:
        markdown = sentence(problem)
    entries = [one for item in whole.items for one in _entries(library, item)]
    entries += [
        Entry(noted.note.id, "note", None, noted.note.text, noted.closed, note=noted)
        for noted in whole.notes
    ]
    return MeetingView(whole.meeting, whole.as_of, whole.meeting_closed, tuple(entries), markdown)


def _entries(library: Library, item: BriefingItem) -> Iterable[Entry]:
    one = item.item
    chosen = [found for found in meetings.selections(library, one.id) if found.chosen]
    by_place = {(found.commitment, found.line): found for found in chosen}
    yield Entry(one.id, "item", one, item_text(one), item.closed, chosen=len(chosen))

    def statements(found: Sequence[Statement], line_key: str | None) -> Iterable[Entry]:
        for statement in found:
            title, place = statement.commitment.title, (statement.commitment.id, line_key)
            yield Entry(
                by_place[place].id, "statement", one, title, statement.closed, line_key,
                statement=statement, selection=by_place[place],
            )  # fmt: skip

    yield from statements(item.statements, None)
    with_choices = {found.number or found.text: found for found in item.lines}
    for line_ in one.lines:
        key = line_.number or line_.text
        found = with_choices.pop(key, None)
        text = f"{line_.number}: {line_.text}" if line_.number else line_.text
        text += f" ({line_.actor})" if line_.actor else ""
        count = len(found.statements) if found else 0
        yield Entry(f"{one.id}/{key}", "line", one, text, item.closed, key, chosen=count)
        if found:
            yield from statements(found.statements, key)
    for key, found in with_choices.items():
        count = len(found.statements)
        yield Entry(f"{one.id}/{key}", "line", one, key, item.closed, key, chosen=count)
        yield from statements(found.statements, key)
    for asked in item.questions:
        yield Entry(
            f"{one.id}/{asked.question.id}", "question", one, asked.question.text, asked.closed,
            question=asked,
        )  # fmt: skip
    for noted in item.notes:
        yield Entry(
            f"{one.id}/{noted.note.id}", "note", one, noted.note.text, noted.closed, note=noted
        )


# Rows


def meeting_row(summary: MeetingSummary) -> Row:
    """A meeting in the list of all."""
    one = summary.meeting
    when = line(language.short_date(one.date) if one.date else _("no date"))
    body = titled(one.body, closed=one.closed)
    items = ngettext("{count} item", "{count} items", summary.items).format(count=summary.items)
    chosen = _("{count} chosen")
    return Row(
        one.id,
        (
            when,
            line(language.clock(one.time) if one.time else "", QUIET),
            body,
            line(one.place or "", QUIET),
            line(f"{items}, {chosen.format(count=summary.chosen)}", QUIET),
        ),
    )


def meeting_head(view: MeetingView) -> Content:
    """The meeting on one line."""
    one = view.meeting
    marks = [line(_("CLOSED"), "reverse bold")] if view.closed else []
    facts = [
        language.day_date(one.date) if one.date else "",
        language.clock(one.time) if one.time else "",
        one.place or "",
    ]
    about = ", ".join(fact for fact in facts if fact)
    return joined([*marks, line(one.body, HEADING), line(about)], "  ")


def entry_rows(view: MeetingView, unfolded: frozenset[str]) -> list[Row]:
    """The rows in view: lines without a choice only where their item is unfolded."""
    rows: list[Row] = []
    for one in view.entries:
        if one.item is None and not any(is_heading(row) for row in rows):
            rows.append(heading_row("meeting", _("Notes on the meeting")))
        open_item = one.item is not None and one.item.id in unfolded
        if one.kind != "line" or one.chosen or open_item:
            rows.append(_entry_row(one, view, open_item))
    return rows


def _entry_row(one: Entry, view: MeetingView, unfolded: bool) -> Row:
    text = titled(one.text, closed=one.closed)
    if one.kind == "item":
        return Row(one.id, (text.stylize("bold"), _item_mark(one, unfolded)))
    if one.kind == "line":
        return Row(one.id, (joined(["  ", text]), line("")))
    signs = {"statement": "• ", "question": "? ", "note": "✎ "}
    indent = "    " if one.line is not None else "  "
    return Row(one.id, (joined([indent, signs[one.kind], text]), _mark(one, view)))


def _item_mark(one: Entry, unfolded: bool) -> Content:
    if one.chosen:
        chosen = _("{count} chosen")
        return line(chosen.format(count=one.chosen), QUIET)
    if one.item is not None and one.item.lines and not unfolded:
        lines = ngettext("{count} line", "{count} lines", len(one.item.lines))
        return line(lines.format(count=len(one.item.lines)), QUIET)
    return line("")


def _mark(one: Entry, view: MeetingView) -> Content:
    if one.statement is not None:
        if one.statement.overdue:
            return line(f"! {_('overdue')}", LATE)
        return line(words.word(words.STATUS, one.statement.commitment.status))
    if one.question is not None:
        return question_status(one.question.question, view.as_of)
    return line(_("note"), QUIET)
