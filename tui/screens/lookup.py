"""Look-up: type, and what was committed to appears; beside or below it the one that is chosen.

The field takes keys at once. Nothing is cleared before the next results are there, and the
highlighted record stays highlighted when the results around it change.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from data.errors import Problem
from exports.language import _, ngettext
from tui.screens.base import bindings
from tui.screens.main_screen import MainScreen
from tui.search_thread import Answer, Failure, SearchThread
from tui.widgets.fields import LineField
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.result_list import Column, ResultList, Row
from tui.widgets.wording import line, marked

if TYPE_CHECKING:
    from agenda.detail import Detail
    from agenda.found import FoundLine
    from data.search.lookup import Hit
    from data.store.library import Library
    from tui.screens.actions import About

# Long enough that holding an arrow key reads nothing, short enough that nobody waits; while the
# person types, as long as between two keys.
_DETAIL_DELAY = 0.04
_TYPING_DELAY = 0.15


class State(msgspec.Struct, frozen=True):
    """What the screen shows: the answer to the newest query that was answered, and the record
    highlighted in it."""

    answer: Answer | None = None
    detail: Detail | None = None

    def hit(self, identifier: str) -> Hit | None:
        """How a record was found."""
        hits = self.answer.results.hits if self.answer else ()
        return next((hit for hit in hits if hit.id == identifier), None)


class Lookup(MainScreen):
    """The start screen."""

    place = "lookup"
    BINDINGS = bindings("lookup")
    AUTO_FOCUS = "LineField"
    DEFAULT_CSS = """
    Lookup #top { height: 1; }
    Lookup #count { width: 13; padding: 0 1; text-align: right; }
    Lookup LineField { width: 1fr; }
    Lookup #panes { height: 1fr; }
    Lookup #panes ReadingPane { border-top: solid $primary; }
    Lookup.-wide #panes { layout: horizontal; }
    Lookup.-wide #panes ResultList { width: 3fr; }
    Lookup.-wide #panes ReadingPane { width: 2fr; border-top: none; border-left: solid $primary; }
    """

    class Answered(Message):
        """The search thread found something, or could not search."""

        def __init__(self, answer: Answer | Failure) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self) -> None:
        super().__init__()
        self.state = State()

    def body(self) -> Iterable[Widget]:
        yield Horizontal(
            LineField(placeholder=_("Search commitments, questions, notes, agenda items")),
            Static(id="count", markup=False),
            id="top",
        )
        columns = (
            Column(),
            Column(8, from_width=60),
            Column(4, from_width=40),
            Column(12, from_width=40),
            Column(12, align="right", from_width=50),
        )
        yield Container(ResultList(*columns), ReadingPane(), id="panes")

    def field(self) -> LineField:
        return self.query_one(LineField)

    def main_list(self) -> ResultList:
        return self.query_one(ResultList)

    def on_mount(self) -> None:
        super().on_mount()
        self._search = self._new_search()

    def _new_search(self) -> SearchThread:
        self._desk = self.app.desk
        return SearchThread(
            self.app.desk.path, _row, lambda answer: self.post_message(self.Answered(answer))
        )

    def on_unmount(self) -> None:
        super().on_unmount()
        self._search.end()

    # Searching

    async def show(self, target: str) -> None:
        """Search for `target`."""
        self.field().value = target
        self.main_list().focus()

    async def reload(self) -> None:
        """Search again for what stands in the field, in the library that is open now; at the start
        not before the field is drawn, which the search thread's imports would hold up."""
        self.call_after_refresh(self._search_again)

    def _search_again(self) -> None:
        if not self.app.desk.path.exists():
            return
        if self._desk is not self.app.desk:
            self._search.end()
            self._search = self._new_search()
        self._search.ask(self.field().value)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._search.ask(event.value)

    def on_lookup_answered(self, message: Answered) -> None:
        answer = message.answer
        if not self._search.is_newest(answer.number):
            return
        if isinstance(answer, Failure):
            if not isinstance(answer.error, Problem):
                raise answer.error
            self.app.announce_problem(answer.error)
            return
        self._show_answer(answer)

    def _show_answer(self, answer: Answer) -> None:
        from tui.messages import reason

        before = self.state.answer
        same_query = before is not None and before.results.query == answer.results.query
        self.state = msgspec.structs.replace(self.state, answer=answer)
        rows = self.main_list()
        rows.show_empty(_nothing(answer.results.query))
        rows.show(answer.rows, keep=same_query)
        self.query_one("#count", Static).update(_count(answer))
        for notice in answer.results.notices:
            self.app.announce(reason(notice.code, notice.values))
        self._look_at(rows.row)

    # The record that is highlighted

    def on_result_list_highlighted(self, message: ResultList.Highlighted) -> None:
        self._look_at(message.row)

    def _look_at(self, row: Row | None) -> None:
        if row is None:
            self.state = msgspec.structs.replace(self.state, detail=None)
            self.query_one(ReadingPane).show(Content(""))
            self.show_keys()
        else:
            self.in_background(self._show_detail(row.id), name="detail")

    async def _show_detail(self, identifier: str) -> None:
        shown = self.state.detail.record.id if self.state.detail else None
        if shown != identifier:
            await asyncio.sleep(_TYPING_DELAY if self.in_field() else _DETAIL_DELAY)
        found = await self._read(identifier)
        self.state = msgspec.structs.replace(self.state, detail=found)
        from tui.record_text import detail_content

        hit = self.state.hit(identifier)
        content = detail_content(found, hit.matched if hit else ()) if found else Content("")
        self.query_one(ReadingPane).show(content, keep_place=shown == identifier)
        self.show_keys()

    async def _read(self, identifier: str) -> Detail | None:
        hit = self.state.hit(identifier)
        if hit is None:
            return None
        return await self.app.desk.read(lambda library: _detail(library, hit.kind, identifier))

    def _shown(self) -> Detail | None:
        """The highlighted record, once the pane has caught up with the highlight."""
        row, detail = self.main_list().row, self.state.detail
        return detail if row and detail and detail.record.id == row.id else None

    async def _chosen(self) -> Detail | None:
        """The highlighted record, read now where the pane has not caught up yet."""
        row = self.main_list().row
        return None if row is None else self._shown() or await self._read(row.id)

    async def _chosen_for(self, refuse: Callable[[Detail], str | None]) -> Detail | None:
        """The highlighted record, unless `refuse` says why not; then that is said."""
        detail = await self._chosen()
        if detail is not None and (reason := refuse(detail)):
            self.app.announce(reason)
            return None
        return detail

    def _refusal(self, refuse: Callable[[Detail], str | None] | None = None) -> str | None:
        if self.main_list().row is None:
            return _("Nothing is highlighted")
        shown = self._shown()
        return refuse(shown) if refuse and shown else None

    # Commands

    def about(self) -> str:
        return _(
            "Words: all must match, in any form. “exact phrase”, -not, and fields: kommune: parti: "
            "år:2012-2021 beløb:>1mio status: tema: frist:<2026 er:overdue (question, note, item)"
        )

    def do_search(self) -> None:
        self.field().focus()
        self.field().cursor_position = len(self.field().value)

    def do_next_hit(self) -> None:
        self.main_list().move(1)

    def do_previous_hit(self) -> None:
        self.main_list().move(-1)

    def why_not_open(self) -> str | None:
        return self._refusal(_leads_nowhere)

    async def do_open(self) -> None:
        detail = await self._chosen_for(_leads_nowhere)
        if detail is None:
            return
        if detail.kind == "question":
            self.app.go("questions", detail.record.id)
        elif _waits_for_review(detail):
            self.app.go("review", detail.record.id)
        elif detail.agenda_item is not None:
            self.app.go("agenda", detail.agenda_item.id)
        elif detail.timeline is not None:
            self.app.go("initiative", detail.timeline.initiative.id)

    def why_not_flag_question(self) -> str | None:
        return self._refusal(_about_nothing)

    async def do_flag_question(self) -> None:
        from tui.screens.actions import flag_question

        if detail := await self._chosen_for(_about_nothing):
            await flag_question(self, _about(detail))

    def why_not_add_to_agenda(self) -> str | None:
        return self._refusal(_not_a_commitment)

    async def do_add_to_agenda(self) -> None:
        from tui.screens.actions import add_to_agenda

        detail = await self._chosen_for(_not_a_commitment)
        if detail is not None and detail.commitment is not None:
            await add_to_agenda(self, detail.commitment.id)

    def why_not_show_source(self) -> str | None:
        return self._refusal(_has_no_source)

    async def do_show_source(self) -> None:
        from tui.screens.actions import show_source

        detail = await self._chosen_for(_has_no_source)
        if detail is not None and detail.commitment is not None:
            await show_source(self, detail.commitment)

    def why_not_link_commitment(self) -> str | None:
        return self._refusal(_cannot_be_attached)

    async def do_link_commitment(self) -> None:
        from tui.screens.by_hand import attach_to_initiative

        if detail := await self._chosen_for(_cannot_be_attached):
            await attach_to_initiative(self, detail.record.id)

    def why_not_copy(self) -> str | None:
        return self._refusal(_is_closed)

    async def do_copy(self) -> None:
        from tui.record_text import copied_text
        from tui.screens.handing_on import copy

        if detail := await self._chosen_for(_is_closed):
            await copy(self, copied_text(detail))

    def to_purge(self) -> str | None:
        row = self.main_list().row
        return row.id if row else None

    def why_not_keep_search(self) -> str | None:
        return None if self.field().value.strip() else _("Nothing is searched for")

    async def do_keep_search(self) -> None:
        from tui.screens.saved_searches import keep_search

        await keep_search(self, self.field().value.strip())

    def why_not_run_search(self) -> str | None:
        return None if self.app.settings.searches else _("No search is kept yet")

    async def do_run_search(self) -> None:
        from tui.screens.saved_searches import choose_search

        name = await choose_search(self, _("Which search?"))
        if name is not None:
            self.field().value = self.app.settings.searches[name]

    def why_not_forget_search(self) -> str | None:
        return self.why_not_run_search()

    async def do_forget_search(self) -> None:
        from tui.screens.saved_searches import forget_search

        await forget_search(self)

    def why_not_export(self) -> str | None:
        return None if self.main_list().rows else _("There is nothing to export")

    async def do_export(self) -> None:
        from tui.screens.handing_on import export_found

        if self.state.answer:
            await export_found(self, self.state.answer.results)


def _detail(library: Library, kind: str, identifier: str) -> Detail | None:
    # Imported in the desk's thread: at the start the screen has better things to do.
    from agenda.detail import detail
    from data.dates import today

    return detail(library, kind, identifier, today())


def _leads_nowhere(detail: Detail) -> str | None:
    if detail.kind == "question" or detail.agenda_item or detail.timeline:
        return None
    if _waits_for_review(detail):
        return None
    return _("It is not attached to an initiative yet")


def _waits_for_review(detail: Detail) -> bool:
    return detail.kind == "commitment" and bool(
        detail.commitment and not detail.commitment.reviewed and not detail.commitment.by_hand
    )


def _about_nothing(detail: Detail) -> str | None:
    if detail.commitment or detail.timeline or detail.agenda_item:
        return None
    return _("A question is on an initiative, a commitment or an agenda item")


def _has_no_source(detail: Detail) -> str | None:
    if detail.commitment is not None and detail.commitment.citations:
        return None
    return _("Only a commitment with a citation has a source")


def _not_a_commitment(detail: Detail) -> str | None:
    return None if detail.commitment else _("Only a commitment can be added to an agenda")


def _cannot_be_attached(detail: Detail) -> str | None:
    if detail.kind == "commitment":
        return None
    return _("Only a commitment can be attached to an initiative")


def _is_closed(detail: Detail) -> str | None:
    return _("It is closed: nothing closed goes to the clipboard") if detail.closed else None


def _about(detail: Detail) -> About:
    from tui.screens.actions import About

    subject = detail.commitment or detail.record
    title = getattr(subject, "title", "") or getattr(subject, "text", "")
    return About(
        title,
        initiative=detail.timeline.initiative.id if detail.timeline else None,
        commitment=detail.commitment.id if detail.commitment else None,
        agenda_item=detail.agenda_item.id if detail.agenda_item else None,
    )


def _nothing(query: str) -> str:
    if query.strip():
        return _("Nothing found. Fewer words find more; F1 shows what can be typed")
    return _("The library is empty: Esc, then i imports files; `tilsagn demo` shows an example")


def _count(answer: Answer) -> Content:
    results = answer.results
    if results.exact_total:
        text = ngettext("{count} hit", "{count} hits", results.total)
        return line(text.format(count=results.total))
    return line(_("{count}+ hits").format(count=results.total))


def _row(found: FoundLine, hit: Hit) -> Row:
    from tui.record_text import MATCH, money_cell, status_cell

    title = marked(found.title, hit.spans, MATCH)
    if found.closed:
        title = Content.styled("⊘ ", "bold") + title
    year = found.date[:4] if found.date else ""
    cells = (
        title,
        line(found.municipality or ""),
        line(year),
        status_cell(found),
        money_cell(found.money),
    )
    return Row(found.id, cells)
