"""Meetings, and one meeting with its items, the commitments chosen for them, questions and notes;
the briefing beside it as it would be exported now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from exports.language import _
from tui.screens import actions
from tui.screens.actions import About
from tui.screens.base import MainScreen, bindings
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


class Agenda(MainScreen):
    """All meetings; Enter shows one of them, Esc goes back to all."""

    place = "agenda"
    BINDINGS = bindings("agenda")
    AUTO_FOCUS = "Outline"
    DEFAULT_CSS = """
    Agenda .-hidden { display: none; }
    Agenda #head { height: auto; max-height: 3; padding: 0 1; }
    Agenda #panes { height: 1fr; }
    Agenda Outline { height: 1fr; }
    Agenda MarkdownPreview { height: 1fr; border-top: solid $primary; }
    Agenda.-narrow .-under { display: none; }
    Agenda.-wide #panes { layout: horizontal; }
    Agenda.-wide Outline { width: 1fr; margin: 0 1 0 0; }
    Agenda.-wide MarkdownPreview { width: 1fr; border-top: none; border-left: solid $primary; }
    """

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
                empty=_("No meetings yet; + makes one"),
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
        self.query_one(MarkdownPreview).show_markdown(view.markdown)

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
        if item := self._item():
            from tui.record_text import item_text

            self.query_one(MarkdownPreview).show_place(item_text(item))

    def on_result_list_opened(self) -> None:
        self.run_command("open")

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
            return About(entry.item.title, agenda_item=entry.item.id)
        one = entry.statement.commitment
        return About(
            one.title, initiative=one.initiative, commitment=one.id, agenda_item=entry.item.id
        )

    def _nothing_chosen(self) -> str | None:
        return None if self._entry() or self._summary() else _("Nothing is highlighted")

    def _no_meeting(self) -> str | None:
        return None if self.state.view else _("Open a meeting first")

    def _nothing_to_export(self) -> str | None:
        return None if self._meeting() else _("There is no meeting here; + makes one")

    def _no_item(self) -> str | None:
        return self._no_meeting() or (
            None if self._item() else _("There is no agenda item here; + adds one")
        )

    why_not_open = _nothing_chosen
    why_not_edit = _nothing_chosen
    why_not_take_off = _nothing_chosen
    why_not_export_briefing = _nothing_to_export
    why_not_export_agenda = _nothing_to_export
    why_not_preview = _no_meeting
    why_not_write_note = _no_meeting
    why_not_flag_question = _no_item
    why_not_add_to_agenda = _no_item

    # Going

    async def do_open(self) -> None:
        """Show a meeting; unfold an item and what is suggested; else go where it comes from."""
        if summary := self._summary():
            self.state = replace(self.state, from_list=True)
            await self._turn_to(summary.meeting.id)
        elif entry := self._entry():
            if entry.kind == "item":
                self._unfold(entry)
            elif entry.statement is not None:
                self._go_to_initiative(entry)
            elif entry.question is not None:
                self.app.go("questions", entry.question.question.id)
            elif entry.suggestion is not None:
                await self.do_flag_question()
            elif entry.offer is not None:
                from tui.screens import meeting_forms

                # In a task of its own: Enter is what answers the dialog, too.
                self.in_background(
                    meeting_forms.keep_follow_up(self, entry.offer), name="follow-up"
                )
            elif entry.note is not None:
                await actions.edit_note(self, entry.note.note.id)
            else:
                await self.do_add_to_agenda()

    def _unfold(self, entry: Entry) -> None:
        view = self.state.view
        more = view is not None and any(
            one.item == entry.item and one.selection is None
            for one in view.entries
            if one.kind in ("line", "statement", "suggestion", "offer")
        )
        if entry.item is not None and (more or entry.item.id in self.state.unfolded):
            unfolded = self.state.unfolded ^ {entry.item.id}
            self.state = replace(self.state, unfolded=unfolded)
            self._show_rows()
        else:
            self.app.announce(
                _("The item has no lines and nothing is suggested; r shows all of it")
            )

    def _go_to_initiative(self, entry: Entry) -> None:
        if entry.statement is not None and entry.statement.initiative is not None:
            self.app.go("initiative", entry.statement.commitment.id)
        else:
            self.app.announce(_("Its commitment belongs to no initiative yet"))

    async def do_go_agenda(self) -> None:
        """The screen's own key, pressed while one meeting is in view, shows all of them."""
        if self.state.meeting is not None:
            await self._turn_to(None)

    def do_preview(self) -> None:
        """Turn to the briefing as it would be exported, and back."""
        showing = self.state.preview or isinstance(self.focused, MarkdownPreview)
        self.state = replace(self.state, preview=not showing)
        self._arrange()
        (self._list("items") if showing else self.query_one(MarkdownPreview)).focus()

    def step_out(self) -> None:
        if self.state.preview or isinstance(self.focused, MarkdownPreview):
            self.state = replace(self.state, preview=True)
            self.do_preview()
        elif self.state.meeting is not None and self.state.from_list:
            self.in_background(self._turn_to(None), name="reload")
        else:
            self.app.go_back()

    # Writing

    async def do_flag_question(self) -> None:
        entry = self._entry()
        if about := self._subject():
            suggested = entry.suggestion if entry else None
            await actions.flag_question(self, about, suggested.text if suggested else "")

    async def do_write_note(self) -> None:
        entry = self._entry()
        if entry is not None and entry.question is not None:
            one = entry.question.question
            await actions.write_note(self, About(one.text, question=one.id))
        elif about := self._subject():
            # A note on a commitment would turn up at every meeting; here it is on the item.
            on_item = replace(about, initiative=None, commitment=None)
            await actions.write_note(self, on_item if about.agenda_item else about)

    async def do_add_to_agenda(self) -> None:
        """Choose what is suggested; else look a commitment up and put it on the item, or on the
        line, that is highlighted."""
        from tui.screens.finding import CommitmentPicker

        entry, item = self._entry(), self._item()
        if entry is None or item is None:
            return
        if entry.statement is not None and entry.selection is None:
            await actions.put_on_line(self, entry.statement.commitment.id, item, entry.line or "")
            return
        picker = CommitmentPicker(_("Which commitment for {item}?").format(item=entry.text))
        commitment = await self.app.push_screen_wait(picker)
        if commitment is None:
            return
        if entry.line is None:
            await actions.put_on_item(self, commitment, item)
        else:
            await actions.put_on_line(self, commitment, item, entry.line)

    def why_not_set_status(self) -> str | None:
        entry = self._entry()
        if entry is not None and entry.statement is not None:
            return None
        return _("A commitment has to be highlighted for that")

    async def do_set_status(self) -> None:
        from tui.screens import by_hand

        entry = self._entry()
        if entry is not None and entry.statement is not None:
            await by_hand.set_status(self, entry.statement.commitment)

    async def do_take_off(self) -> None:
        """A commitment off the item, or a note, an item or a meeting out; undo brings it back."""
        from tui.screens import meeting_forms

        entry = self._entry()
        if summary := self._summary():
            await meeting_forms.remove_meeting(self, summary.meeting)
        elif entry is None or entry.item is None or entry.note is not None:
            if entry is not None and entry.note is not None:
                await actions.remove_note(self, entry.note.note.id)
        elif entry.statement is not None:
            await meeting_forms.dismiss(self, entry.item, entry.statement.commitment.id, entry.line)
        elif entry.suggestion is not None:
            self.app.announce(_("It is only offered; f makes it a question of yours"))
        elif entry.offer is not None:
            self.app.announce(_("It is only offered; Enter keeps it as a follow-up"))
        elif entry.kind == "item":
            await meeting_forms.remove_item(self, entry.item)
        else:
            self.app.announce(_("Enter opens it; it is taken off on its own screen"))

    async def do_new(self) -> None:
        """An item where a meeting is in view, else a meeting."""
        from tui.screens import meeting_forms

        if self.state.view is not None:
            made = await meeting_forms.add_item(self, self.state.view.meeting)
            if made is not None:
                await self.reload()
                self._list("items").move_to_id(made)
        elif meeting := await meeting_forms.make_meeting(self):
            self.state = replace(self.state, from_list=True)
            await self._turn_to(meeting)

    async def do_edit(self) -> None:
        from tui.screens import meeting_forms

        entry = self._entry()
        if summary := self._summary():
            await meeting_forms.edit_meeting(self, summary.meeting)
        elif entry is not None and entry.note is not None:
            await actions.edit_note(self, entry.note.note.id)
        elif entry is not None and entry.question is not None:
            self.app.go("questions", entry.question.question.id)
        elif entry is not None and entry.statement is not None:
            from tui.screens import by_hand

            await by_hand.edit_commitment(self, entry.statement.commitment)
        elif entry is not None and entry.item is not None:
            await meeting_forms.edit_item(self, entry.item)

    # Order

    def why_not_move_earlier(self) -> str | None:
        entry = self._entry()
        if entry is not None and (entry.kind == "item" or entry.selection is not None):
            return None
        return _("Only items and commitments can be moved")

    why_not_move_later = why_not_move_earlier

    async def do_move_earlier(self) -> None:
        await self._move(-1)

    async def do_move_later(self) -> None:
        await self._move(1)

    async def _move(self, by: int) -> None:
        from tui.screens import meeting_forms

        entry, view = self._entry(), self.state.view
        if entry is not None and view is not None:
            await meeting_forms.move(self, view, entry, by)

    # Handing on

    async def do_export_briefing(self) -> None:
        from tui.screens import meeting_forms

        if meeting := self._meeting():
            matched = await self._matched(meeting.id)
            await meeting_forms.export_briefing(self, meeting, matched.of(meeting.id))

    async def do_export_agenda(self) -> None:
        from tui.screens import meeting_forms

        if meeting := self._meeting():
            await meeting_forms.export_agenda(self, meeting)
