"""The agenda screen: what a person can do with meetings, their items and what goes with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exports.language import _
from tui.screens import actions
from tui.screens.actions import About
from tui.screens.agenda_shown import MeetingsShown
from tui.screens.base import bindings
from tui.widgets.markdown_preview import MarkdownPreview

if TYPE_CHECKING:
    from tui.screens.agenda_view import Entry


class Agenda(MeetingsShown):
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

    def _nothing_chosen(self) -> str | None:
        return None if self._entry() or self._summary() else _("Nothing is highlighted")

    def _no_meeting(self) -> str | None:
        return None if self.state.view else _("Open a meeting first")

    def _nothing_to_export(self) -> str | None:
        return None if self._meeting() else _("There is no meeting here; i takes in an agenda")

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
    why_not_next_item = _no_meeting
    why_not_previous_item = _no_meeting
    why_not_write_note = _no_meeting
    why_not_flag_question = _no_item
    why_not_add_to_agenda = _no_item
    why_not_reopen = _no_item

    def to_purge(self) -> str | None:
        """The meeting, the item, or what is highlighted under an item."""
        summary, entry = self._summary(), self._entry()
        if summary is not None:
            return summary.meeting.id
        if entry is None:
            return None
        under = (
            entry.note and entry.note.note,
            entry.question and entry.question.question,
            entry.statement and entry.statement.commitment,
            entry.item if entry.kind == "item" else None,
        )
        return next((one.id for one in under if one), None)

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
            if entry.item.id in unfolded:
                self._show_below(entry.id)
        else:
            self.app.announce(
                _("The item has no lines and nothing is suggested; r shows all of it")
            )

    def _show_below(self, row: str) -> None:
        """Scroll so that what came below a row is in view, as far as there is room."""
        listed, view = self._list("items"), self.state.view
        item = view.entry(row) if view else None
        if view is None or item is None:
            return
        shown = {one.id for one in listed.rows}
        below = [one.id for one in view.entries if one.item == item.item and one.id in shown]
        listed.move_to_id(below[: listed.size.height][-1])
        listed.move_to_id(row)

    def _go_to_initiative(self, entry: Entry) -> None:
        if entry.statement is not None and entry.statement.initiative is not None:
            self.app.go("initiative", entry.statement.commitment.id)
        else:
            self.app.announce(_("Its commitment belongs to no initiative yet"))

    def do_next_item(self) -> None:
        self._to_item(1)

    def do_previous_item(self) -> None:
        self._to_item(-1)

    def _to_item(self, by: int) -> None:
        """To the item after or before the one that is highlighted, past what goes with it."""
        if self.state.view is None:
            return
        items = [one.id for one in self.state.view.entries if one.kind == "item"]
        here, listed = self._item(), self._list("items")
        at = items.index(here.id) if here else len(items)
        if by < 0 and here and listed.row and listed.row.id != here.id:
            by = 0  # first to the item that it belongs to
        if 0 <= at + by < len(items):
            listed.move_to_id(items[at + by])

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

    async def do_import(self) -> None:
        """An agenda file becomes a meeting, which is shown; one that is here is brought up to
        date, and what is other than before is listed."""
        from tui.screens import agenda_import

        kept = await agenda_import.import_agenda(self)
        if kept is None:
            return
        said = self.app.announced
        self.state = replace(self.state, from_list=True)
        await self._turn_to(kept.meeting.id)
        self.app.announce(said)
        if item := await agenda_import.show_changes(self, kept):
            self._list("items").move_to_id(item)

    async def do_flag_question(self) -> None:
        entry, before = self._entry(), self._written()
        if about := self._subject():
            suggested = entry.suggestion if entry else None
            await actions.flag_question(self, about, suggested.text if suggested else "")
            await self._show_written(entry, before)

    def _written(self) -> set[str]:
        """The questions and notes on the item that is highlighted."""
        view, item = self.state.view, self._item()
        return {
            one.id
            for one in (view.entries if view else ())
            if item and one.item and one.item.id == item.id and (one.question or one.note)
        }

    async def _show_written(self, entry: Entry | None, before: set[str]) -> None:
        """What was written on an item stands below its title, which may be beyond an edge."""
        await self.reload()
        if entry is None or entry.item is None:
            return
        self._show_below(entry.id)
        listed = self._list("items")
        above = {row.id for row in listed.rows[: listed.scroll_offset.y]}
        if (self._written() - before) & above:
            self.app.announce(_("Kept right below the title of the item; N goes there"))

    async def do_write_note(self) -> None:
        entry, before = self._entry(), self._written()
        if entry is not None and entry.question is not None:
            one = entry.question.question
            await actions.write_note(self, About(one.text, question=one.id))
        elif about := self._subject():
            # A note on a commitment would turn up at every meeting; here it is on the item.
            on_item = replace(about, initiative=None, commitment=None)
            await actions.write_note(self, on_item if about.agenda_item else about)
            await self._show_written(entry, before)

    async def do_add_to_agenda(self) -> None:
        """Choose what is suggested; else look a commitment up and put it on the item, or on the
        line, that is highlighted."""
        from tui.record_text import item_text
        from tui.screens.finding import CommitmentPicker

        entry, item = self._entry(), self._item()
        if entry is None or item is None:
            return
        if entry.statement is not None and entry.selection is None:
            await actions.put_on_line(self, entry.statement.commitment.id, item, entry.line or "")
            return
        line = self.state.view.entry(f"{item.id}/{entry.line}") if self.state.view else None
        place = line.text if entry.line is not None and line else item_text(item)
        title = _("Which commitment for {item}?").format(item=place)
        picker = CommitmentPicker(title, item, entry.line)
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

    async def do_reopen(self) -> None:
        """A commitment that was taken off the item may be suggested there again."""
        from tui.screens import meeting_forms

        item = self._item()
        if item is not None and await meeting_forms.take_back(self, item):
            self.state = replace(self.state, unfolded=self.state.unfolded | {item.id})
            await self.reload()

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

        # From where it is now: the press before has moved it, too.
        await self.reload()
        entry, view = self._entry(), self.state.view
        if entry is not None and view is not None:
            await meeting_forms.move(self, view, entry, by)

    # Handing on

    async def do_export_briefing(self) -> None:
        from tui.screens import meeting_export

        if meeting := self._meeting():
            matched = await self._matched(meeting.id)
            await meeting_export.export_briefing(self, meeting, matched.of(meeting.id))

    async def do_export_agenda(self) -> None:
        from tui.screens import meeting_export

        if meeting := self._meeting():
            await meeting_export.export_agenda(self, meeting)
