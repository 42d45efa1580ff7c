"""One initiative through the years: every commitment and follow-up as a dated line, with its money,
questions and notes. While none is chosen, all of them as a list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from exports.language import _
from tui.screens import actions
from tui.screens.actions import About
from tui.screens.base import bindings
from tui.screens.list_or_one import Listed, ListOrOne
from tui.widgets.fields import LineField
from tui.widgets.outline import MadeRows, Outline
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.result_list import Column

if TYPE_CHECKING:
    from agenda.initiatives import Timeline
    from agenda.register import InitiativeSummary
    from data.records import Commitment, Note


@dataclass(frozen=True, slots=True)
class State:
    """What is in view: nothing but the list, or one initiative."""

    initiative: str | None = None
    timeline: Timeline | None = None
    notes: tuple[Note, ...] = ()


class Initiative(ListOrOne):
    """All initiatives; Enter shows one of them, Esc goes back to all."""

    listed: Listed[InitiativeSummary]

    place = "initiative"
    BINDINGS = bindings("initiative")
    AUTO_FOCUS = "Outline"
    DEFAULT_CSS = """
    Initiative .-hidden { display: none; }
    Initiative #head { height: auto; max-height: 6; padding: 0 1; }
    Initiative #panes { height: 1fr; }
    Initiative Outline { height: 1fr; min-height: 5; }
    Initiative ReadingPane { height: 1fr; border-top: solid $primary; }
    Initiative.-narrow ReadingPane.-of-list { display: none; }
    Initiative.-wide #panes { layout: horizontal; }
    Initiative.-wide Outline { width: 5fr; margin: 0 1 0 0; }
    Initiative.-wide ReadingPane { width: 3fr; border-top: none; border-left: solid $primary; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.state = State()

    def body(self) -> Iterable[Widget]:
        yield Static(id="head", classes="-hidden", markup=False)
        yield LineField(placeholder=_("Type to narrow down the initiatives"))
        yield Container(
            Outline(
                Column(),
                Column(10, from_width=60),
                Column(4),
                Column(14),
                widget_id="initiatives",
            ),
            Outline(
                Column(12),
                Column(),
                Column(13, align="right", from_width=60),
                Column(13),
                widget_id="timeline",
                empty=_("Nothing yet; + enters a commitment, l attaches one that is here"),
            ),
            ReadingPane(),
            id="panes",
        )

    def about(self) -> str:
        return _("Initiatives: what was promised, and what came of it through the years")

    def main_list(self) -> Outline:
        return self._list("timeline" if self.state.initiative else "initiatives")

    def _list(self, name: str) -> Outline:
        return self.query_one(f"#{name}", Outline)

    def opened(self) -> str | None:
        return self.state.initiative

    # What is shown

    async def show(self, target: str) -> None:
        """Show one initiative, by its identifier or that of a commitment that belongs to it."""
        from tui.screens.initiative_view import initiative_of

        family = await self.app.desk.read(lambda library: initiative_of(library, target))
        if family is None:
            self.app.announce(_("It belongs to no initiative yet"))
        self.listed = replace(self.listed, from_list=False)
        await self.turn_to(family)
        if family is not None:
            self._list("timeline").move_to_id(target)

    async def turn_to(self, identifier: str | None) -> None:
        if identifier != self.state.initiative:
            self.state = State(identifier)
            self._list("timeline").show([])
        await self.reload()
        self.main_list().focus()

    def _arrange(self) -> None:
        one = self.state.initiative is not None
        self.query_one("#head").set_class(not one, "-hidden")
        self.query_one(LineField).set_class(one, "-hidden")
        self._list("timeline").set_class(not one, "-hidden")
        self._list("initiatives").set_class(one, "-hidden")
        self.query_one(ReadingPane).set_class(not one, "-of-list")

    async def reload(self) -> None:
        if self.state.initiative is not None:
            await self._reload_one(self.state.initiative)
        if self.state.initiative is None:
            await self._reload_all()
        self._arrange()
        self.look_at()

    async def _reload_all(self) -> None:
        from tui.screens.initiative_view import read_all

        summaries, folded = await self.app.desk.read(read_all)
        self.listed = replace(self.listed, summaries=summaries, folded=folded)
        self.narrow()

    def narrow(self) -> None:
        from tui.screens.initiative_view import summary_row

        shown = self.listed.shown()
        rows = MadeRows([one.initiative.id for one in shown], lambda at: summary_row(shown[at]))
        listed = self._list("initiatives")
        listed.show_empty(
            _("Nothing matches") if self.listed.words else _("No initiatives yet; + makes one")
        )
        listed.show(rows)

    async def _reload_one(self, initiative: str) -> None:
        from tui.screens.initiative_view import head, read_one, timeline_rows

        found = await self.app.desk.read(lambda library: read_one(library, initiative))
        if found is None:  # taken back by undo
            self.state = State()
            self._arrange()
            self.main_list().focus()
            return
        timeline, notes = found
        self.state = replace(self.state, timeline=timeline, notes=notes)
        self.query_one("#head", Static).update(head(timeline))
        self._list("timeline").show(timeline_rows(timeline, notes))

    async def show_detail(self, pane: ReadingPane) -> None:
        from tui.screens.initiative_view import detail_of

        chosen, timeline = self._chosen(), self.state.timeline
        if chosen is None:
            pane.show(Content(""))
            return
        pane.show(await self.app.desk.read(lambda library: detail_of(library, *chosen, timeline)))

    # What is highlighted

    def _chosen(self) -> tuple[str, str] | None:
        """The kind and identifier of what is highlighted."""
        row, timeline = self.main_list().row, self.state.timeline
        if row is None:
            return None
        if timeline is None or row.id == timeline.initiative.id:
            return "initiative", row.id
        if row.id in {one.id for one in timeline.questions}:
            return "question", row.id
        if row.id in {one.id for one in self.state.notes}:
            return "note", row.id
        return ("commitment" if self._commitment() else "follow_up"), row.id

    def _commitment(self) -> Commitment | None:
        """The commitment that is highlighted."""
        row, timeline = self.main_list().row, self.state.timeline
        entries = timeline.entries if row and timeline else ()
        commitments = (one.commitment for one in entries if one.commitment)
        return next((one for one in commitments if row and one.id == row.id), None)

    def _subject(self) -> About | None:
        """What a question or note would be on: the initiative, and the commitment highlighted."""
        row, timeline = self.main_list().row, self.state.timeline
        if timeline is None:
            found = (one.initiative for one in self.listed.summaries if row)
            mine = next((one for one in found if row and one.id == row.id), None)
            return About(mine.title, initiative=mine.id) if mine else None
        family, commitment = timeline.initiative, self._commitment()
        if commitment is None:
            return About(family.title, initiative=family.id)
        return About(commitment.title, initiative=family.id, commitment=commitment.id)

    def to_purge(self) -> str | None:
        chosen = self._chosen()
        return chosen[1] if chosen else None

    # Going

    async def do_open(self) -> None:
        if (chosen := self._chosen()) is None:
            return
        kind, identifier = chosen
        if self.state.timeline is None:
            await self.open_from_list(identifier)
        elif kind == "question":
            self.app.go("questions", identifier)
        elif kind == "note":
            await actions.edit_note(self, identifier)
        else:
            self.query_one(ReadingPane).focus()

    async def do_go_initiative(self) -> None:
        await self.to_all()

    # Writing

    def _nothing_chosen(self) -> str | None:
        return None if self._chosen() else _("Nothing is highlighted")

    def _no_commitment(self) -> str | None:
        return None if self._commitment() else _("A commitment has to be highlighted for that")

    def _none_in_view(self) -> str | None:
        return None if self.state.timeline else _("Open an initiative first")

    why_not_open = _nothing_chosen
    why_not_flag_question = _nothing_chosen
    why_not_write_note = _nothing_chosen
    why_not_edit = _nothing_chosen
    why_not_set_status = _nothing_chosen
    why_not_add_to_agenda = _no_commitment
    why_not_show_source = _no_commitment
    why_not_link_commitment = _none_in_view
    why_not_add_follow_up = _none_in_view

    async def do_flag_question(self) -> None:
        if about := self._subject():
            await actions.flag_question(self, about)

    async def do_write_note(self) -> None:
        if about := self._subject():
            await actions.write_note(self, about)

    async def do_add_to_agenda(self) -> None:
        if commitment := self._commitment():
            await actions.add_to_agenda(self, commitment.id)

    async def do_show_source(self) -> None:
        if commitment := self._commitment():
            await actions.show_source(self, commitment)

    async def do_set_status(self) -> None:
        from tui.screens import by_hand

        chosen = self._commitment() or (self._chosen() or ("", ""))[1]
        family = self.state.timeline.initiative.id if self.state.timeline else chosen
        await by_hand.set_status(self, self._commitment() or str(family))

    async def do_add_follow_up(self) -> None:
        from tui.screens import by_hand

        if self.state.timeline:
            await by_hand.add_follow_up(self, self.state.timeline.initiative)

    async def do_link_commitment(self) -> None:
        from tui.screens import by_hand

        if self.state.timeline:
            await by_hand.link_commitment(self, self.state.timeline.initiative)

    def why_not_take_off(self) -> str | None:
        kind = (self._chosen() or ("",))[0]
        if kind in ("commitment", "note"):
            return None
        return _("Only a commitment or a note can be taken off here")

    async def do_take_off(self) -> None:
        from tui.screens import by_hand

        if commitment := self._commitment():
            await by_hand.unlink_commitment(self, commitment)
        elif chosen := self._chosen():
            await actions.remove_note(self, chosen[1])

    async def do_new(self) -> None:
        """A commitment where an initiative is in view, else an initiative."""
        from tui.screens import by_hand

        if self.state.timeline is not None:
            await by_hand.make_commitment(self, self.state.timeline.initiative)
        elif made := await by_hand.make_initiative(self):
            await self.open_from_list(made)

    async def do_edit(self) -> None:
        from tui.screens import by_hand

        kind, identifier = self._chosen() or ("", "")
        if commitment := self._commitment():
            await by_hand.edit_commitment(self, commitment)
        elif kind == "initiative":
            await by_hand.edit_initiative(self, identifier)
        elif kind == "note":
            await actions.edit_note(self, identifier)
        elif kind == "question":
            self.app.go("questions", identifier)
        else:
            self.app.announce(_("What came of it is not changed; s says what came since"))
