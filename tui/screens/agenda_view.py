"""How meetings read: what is fetched from the library for them, as rows and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agenda import meetings
from agenda.briefing import assemble
from agenda.briefing_values import BriefingItem, BriefingNote, BriefingQuestion, Statement
from agenda.follow_ups import Offer, offers
from agenda.matching import NO_MATCHES, ItemMatches
from data.errors import Problem
from data.records import AgendaItem, BriefingSelection, Meeting
from exports import language, words
from exports.language import _, ngettext
from exports.markdown import briefing_markdown
from exports.suggestions import Offered, offered
from tui.messages import short_sentence
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

Kind = Literal["item", "line", "statement", "question", "suggestion", "offer", "note"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a meeting: an item, a line of it, or what goes with one of the two.

    `id` is the row's. `item` is None for what is on the meeting as a whole. `line` is the line's
    number or text, None for the item as a whole. `selection` is the choice behind a statement, None
    where look-up suggests it. `suggestion` is a question that one could ask, `offer` a
    decision that one could keep as a follow-up. `chosen` and
    `suggested` count the commitments on an item with its lines, or on a line.
    """

    id: str
    kind: Kind
    item: AgendaItem | None
    text: str
    closed: bool = False
    line: str | None = None
    chosen: int = 0
    suggested: int = 0
    statement: Statement | None = None
    selection: BriefingSelection | None = None
    suggestion: Offered | None = None
    offer: Offer | None = None
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


def read_view(
    library: Library, meeting_id: str, matches: Mapping[str, ItemMatches] = NO_MATCHES
) -> MeetingView | None:
    """A meeting with what look-up suggests for it; None when it is gone. Closed things are in the
    rows, marked, and not in the Markdown."""
    if library.get(Meeting, meeting_id) is None:
        return None
    whole = assemble(library, meeting_id, include_closed=True, matches=matches)
    try:
        markdown = briefing_markdown(assemble(library, meeting_id, matches=matches))
    except Problem as problem:
        markdown = short_sentence(problem)
    decided = offers(library, meeting_id, matches)
    entries = [one for item in whole.items for one in _entries(library, item, decided)]
    entries += [
        Entry(noted.note.id, "note", None, noted.note.text, noted.closed, note=noted)
        for noted in whole.notes
    ]
    return MeetingView(whole.meeting, whole.as_of, whole.meeting_closed, tuple(entries), markdown)


def _entries(library: Library, item: BriefingItem, decided: Sequence[Offer]) -> Iterable[Entry]:
    one = item.item
    chosen = [found for found in meetings.selections(library, one.id) if found.chosen]
    by_place = {(found.commitment, found.line): found for found in chosen}
    every = [*item.statements, *(found for line_ in item.lines for found in line_.statements)]
    yield Entry(
        one.id, "item", one, item_text(one), item.closed, chosen=len(chosen),
        suggested=_suggested(every),
    )  # fmt: skip

    def statements(found: Sequence[Statement], line_key: str | None) -> Iterable[Entry]:
        for statement in found:
            identifier = statement.commitment.id
            selection = by_place.get((identifier, line_key))
            # The same row before and after it is chosen, so that the highlight stays on it.
            row = f"{one.id}/{line_key}/{identifier}"
            yield Entry(
                row, "statement", one, statement.commitment.title, statement.closed, line_key,
                statement=statement, selection=selection,
            )  # fmt: skip

    def line_entry(text: str, key: str, found: Sequence[Statement]) -> Entry:
        suggested = _suggested(found)
        return Entry(
            f"{one.id}/{key}", "line", one, text, item.closed, key,
            chosen=len(found) - suggested, suggested=suggested,
        )  # fmt: skip

    yield from statements(item.statements, None)
    # What a person wrote stands above the lines, of which there may be a hundred.
    yield from _written(item)
    on_lines = {found.number or found.text: found.statements for found in item.lines}
    for line_ in one.lines:
        found = on_lines.pop(line_.key, ())
        text = f"{line_.told} ({line_.actor})" if line_.actor else line_.told
        yield line_entry(text, line_.key, found)
        yield from statements(found, line_.key)
    for key, found in on_lines.items():
        yield line_entry(key, key, found)
        yield from statements(found, key)
    for place in offered(item):
        suggestion = place.suggestion
        yield Entry(
            f"{one.id}/{suggestion.code}/{suggestion.commitment.id}", "suggestion", one, place.text,
            item.closed, suggestion=place,
        )  # fmt: skip
    for offer in decided:
        if offer.item.id == one.id:
            text = f"{offer.initiative.title}: {offer.decision.text}"
            row = f"{one.id}/{offer.decision.id}/{offer.initiative.id}"
            yield Entry(row, "offer", one, text, offer.closed, offer=offer)


def _written(item: BriefingItem) -> Iterable[Entry]:
    """The questions and notes on an item."""
    one = item.item
    for asked in item.questions:
        yield Entry(
            f"{one.id}/{asked.question.id}", "question", one, asked.question.text, asked.closed,
            question=asked,
        )  # fmt: skip
    for noted in item.notes:
        yield Entry(
            f"{one.id}/{noted.note.id}", "note", one, noted.note.text, noted.closed, note=noted
        )


def _suggested(statements: Iterable[Statement]) -> int:
    return sum(one.suggested is not None for one in statements)


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
    """The rows in view: what is only suggested, and lines without a choice, where their item is
    unfolded."""
    rows: list[Row] = []
    for one in view.entries:
        if one.item is None and not any(is_heading(row) for row in rows):
            rows.append(heading_row("meeting", _("Notes on the meeting")))
        open_item = one.item is not None and one.item.id in unfolded
        if open_item or not _is_folded_in(one):
            rows.append(_entry_row(one, view, open_item))
    return rows


def _is_folded_in(one: Entry) -> bool:
    if one.kind == "line":
        return not one.chosen
    if one.offer is not None:
        return not one.offer.is_chosen
    return one.kind == "suggestion" or (one.kind == "statement" and one.selection is None)


def _entry_row(one: Entry, view: MeetingView, unfolded: bool) -> Row:
    text = titled(one.text, closed=one.closed)
    if one.kind == "item":
        return Row(one.id, (text.stylize("bold"), _item_mark(one, unfolded)))
    if one.kind == "line":
        return Row(one.id, (joined(["  ", text]), line("")))
    signs = {"statement": "• ", "question": "? ", "suggestion": "+ ", "offer": "→ ", "note": "✎ "}
    indent = "    " if one.line is not None else "  "
    sign = "◦ " if one.kind == "statement" and one.selection is None else signs[one.kind]
    whose = one.statement.elsewhere(view.meeting.municipality) if one.statement else None
    if whose:
        text = joined([line(whose, QUIET), text], ": ")
    return Row(one.id, (joined([indent, sign, text]), _mark(one, view)))


def _item_mark(one: Entry, unfolded: bool) -> Content:
    if one.chosen and one.suggested:
        both = _("{count} chosen +{suggested}")
        return line(both.format(count=one.chosen, suggested=one.suggested), QUIET)
    if one.chosen:
        chosen = _("{count} chosen")
        return line(chosen.format(count=one.chosen), QUIET)
    if one.suggested:
        suggested = ngettext("{count} suggested", "{count} suggested", one.suggested)
        return line(suggested.format(count=one.suggested), QUIET)
    if one.item is not None and one.item.lines and not unfolded:
        lines = ngettext("{count} line", "{count} lines", len(one.item.lines))
        return line(lines.format(count=len(one.item.lines)), QUIET)
    return line("")


def _mark(one: Entry, view: MeetingView) -> Content:
    if one.statement is not None:
        if one.statement.overdue:
            return line(f"! {_('overdue')}", LATE)
        if one.selection is None:
            return line(_("suggested"), QUIET)
        return line(words.word(words.STATUS, one.statement.commitment.status))
    if one.question is not None:
        return question_status(one.question.question, view.as_of)
    if one.suggestion is not None:
        return line(_("to ask?"), QUIET)
    if one.offer is not None:
        return line(_("follow-up?"), QUIET)
    return line(_("note"), QUIET)
