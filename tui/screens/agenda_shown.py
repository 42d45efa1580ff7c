"""What the agenda screen shows: all meetings, or one with its items and what goes with them, and
beside it the briefing as it would be exported now. What a person can do with them is in
`tui.screens.agenda`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from exports.language import _
from tui.screens.actions import About
from tui.screens.main_screen import MainScreen
from tui.screens.matched import NOTHING_MATCHED, Matched, matched_now
from tui.widgets.markdown_preview import MarkdownPreview
from tui.widgets.outline import Outline
from tui.widgets.result_list import Column

if TYPE_CHECKING:
    from agenda.meetings import MeetingSummary
    from data.records import AgendaItem, Meeting
    from tui.screens.agenda_view import Entry, MeetingView


@dataclass(frozen=True, slots=True)
class State:
    """The meetings, or one of them.

    `from_list`: the meeting was opened from the list, to which Esc goes back. `unfolded`: the items
    (identifiers) that show all their lines. `preview`: in a narrow terminal, the briefing stands
    in the place of the items. `matched`: what look-up suggests for it, so far.
    """

    meeting: str | None = None
    from_list: bool = True
    summaries: tuple[MeetingSummary, ...] = ()
    view: MeetingView | None = None
    unfolded: frozenset[str] = frozenset()
    preview: bool = False
    matched: Matched = NOTHING_MATCHED


class MeetingsShown(MainScreen):
    """All meetings or one of them, kept up to date with the library."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State()

    def body(self) -> Iterable[Widget]:
        yield Static(id="head", classes="-hidden", markup=False)
        yield Container(
            Outline(
                Column(12),
                Column(9, from_width=50),
                Column(),
                Column(14, from_width=84),
                Column(22, align="right", from_width=70),
                widget_id="meetings",
                empty=_("No meetings yet; i takes in an agenda, + makes a meeting"),
            ),
            Outline(
                Column(),
                Column(13),
                widget_id="items",
                empty=_("No items yet; + adds one"),
            ),
            MarkdownPreview(),
            id="panes",
        )

    def about(self) -> str:
        return _("Meetings, and per item what was promised earlier, what to ask, your notes")

    def main_list(self) -> Outline:
        return self._list("items" if self.state.meeting else "meetings")

    def _list(self, name: str) -> Outline:
        return self.query_one(f"#{name}", Outline)

    # What is shown

    async def show(self, target: str) -> None:
        """Show one meeting, by its identifier or that of one of its items."""
        from data.records import AgendaItem

        item = await self.app.desk.read(lambda library: library.get(AgendaItem, target))
        self.state = replace(self.state, from_list=False)
        await self._turn_to(item.meeting if item else target)
        if item is not None:
            self._list("items").move_to_id(target)

    async def _turn_to(self, meeting: str | None) -> None:
        if meeting != self.state.meeting:
            self.state = replace(
                self.state, meeting=meeting, view=None, unfolded=frozenset(), preview=False
            )
            self._list("items").show([])
        await self.reload()
        self.main_list().focus()

    async def reload(self) -> None:
        if self.state.meeting is not None:
            await self._reload_one(self.state.meeting)
        if self.state.meeting is None:
            await self._reload_all()
        self._arrange()
        self.show_keys()

    async def _reload_all(self) -> None:
        from agenda.meetings import meetings
        from tui.screens.agenda_view import meeting_row

        summaries = await self.app.desk.read(meetings)
        self.state = replace(self.state, summaries=summaries, view=None)
        self._list("meetings").show([meeting_row(one) for one in summaries])

    async def _reload_one(self, meeting: str) -> None:
        await self._show_view(meeting)
        if self.state.view is not None:
            self.in_background(self._match(meeting), name="match")

    async def _match(self, meeting: str) -> None:
        """Work out what look-up suggests, and show it beside what was chosen."""
        known = self.state.matched
        if await self._matched(meeting) is not known and self.state.meeting == meeting:
            await self._show_view(meeting)
            self.show_keys()

    async def _matched(self, meeting: str) -> Matched:
        matched = await matched_now(self.app.desk, meeting, self.state.matched)
        self.state = replace(self.state, matched=matched)
        return matched

    async def _show_view(self, meeting: str) -> None:
        from tui.screens.agenda_view import meeting_head, read_view

        matches = self.state.matched.of(meeting)
        view = await self.app.desk.read(lambda library: read_view(library, meeting, matches))
        if view is None:  # taken back by undo
            self.state = replace(self.state, meeting=None, view=None)
            return
        self.state = replace(self.state, view=view)
        self.query_one("#head", Static).update(meeting_head(view))
        self._show_rows()
        changed = self.query_one(MarkdownPreview).show_markdown(view.markdown)
        # Above the first item stands what the briefing says of the meeting.
        if changed and self._list("items").highlight:
            self._show_place()

    def _show_rows(self) -> None:
        from tui.screens.agenda_view import entry_rows

        if self.state.view is not None:
            self._list("items").show(entry_rows(self.state.view, self.state.unfolded))

    def _arrange(self) -> None:
        one, preview = self.state.meeting is not None, self.query_one(MarkdownPreview)
        self.query_one("#head").set_class(not one, "-hidden")
        self._list("meetings").set_class(one, "-hidden")
        self._list("items").set_class(not one, "-hidden")
        preview.set_class(not one, "-hidden")
        # Where there is no room for both, one of the two stands under the other.
        preview.set_class(not self.state.preview, "-under")
        self._list("items").set_class(self.state.preview, "-under")
        if not one and self.focused is not self._list("meetings"):
            self._list("meetings").focus()

    def on_result_list_highlighted(self) -> None:
        self.show_keys()
        self._show_place()

    def _show_place(self) -> None:
        """What the briefing says of the item that is highlighted: with the first thing that goes
        with an item it moves in there."""
        if item := self._item():
            from tui.record_text import item_text

            self.query_one(MarkdownPreview).show_place(item_text(item))

    # What is highlighted

    def _entry(self) -> Entry | None:
        row, view = self._list("items").row, self.state.view
        return view.entry(row.id) if row and view else None

    def _summary(self) -> MeetingSummary | None:
        row = self._list("meetings").row
        found = (one for one in self.state.summaries if row and one.meeting.id == row.id)
        return None if self.state.meeting else next(found, None)

    def _meeting(self) -> Meeting | None:
        """The meeting in view, or the one that is highlighted among all."""
        if self.state.view is not None:
            return self.state.view.meeting
        summary = self._summary()
        return summary.meeting if summary else None

    def _item(self) -> AgendaItem | None:
        """The item that is highlighted, or that what is highlighted belongs to."""
        entry = self._entry()
        return entry.item if entry else None

    def _subject(self) -> About | None:
        """What a question or note would be on."""
        entry, view = self._entry(), self.state.view
        if view is None:
            return None
        if entry is not None and entry.item is not None and entry.suggestion is not None:
            one = entry.suggestion.suggestion.commitment
            return About(
                one.title, initiative=one.initiative, commitment=one.id, agenda_item=entry.item.id
            )
        if entry is None or entry.item is None:
            return About(view.meeting.body, meeting=view.meeting.id)
        if entry.statement is None:
            title = entry.item.told_at(entry.line)
            return About(title, agenda_item=entry.item.id, line=entry.line)
        one = entry.statement.commitment
        return About(
            one.title, initiative=one.initiative, commitment=one.id, agenda_item=entry.item.id,
            line=entry.line,
        )  # fmt: skip
