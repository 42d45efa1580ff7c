"""Documents: the list of them, and one source with what was found in it marked in its text.

While none is chosen, all of them as a list. From any citation one comes straight to its place here.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.containers import Container
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
from tui.widgets.source_text import Mark, SourceText

if TYPE_CHECKING:
    from agenda.sources import CitedPlace, DocumentSummary, Source


@dataclass(frozen=True, slots=True)
class State:
    """What is in view: nothing but the list, or one document and the citation that is chosen in it
    (`commitment:number`)."""

    document: str | None = None
    source: Source | None = None
    chosen: str | None = None

    @property
    def place(self) -> CitedPlace | None:
        """The citation that is chosen."""
        places = self.source.places if self.source else ()
        return next((one for one in places if one.id == self.chosen), None)


class DocumentScreen(ListOrOne):
    """All documents; Enter reads one of them, Esc goes back to all."""

    listed: Listed[DocumentSummary]

    place = "document"
    BINDINGS = bindings("document")
    AUTO_FOCUS = "Outline"
    DEFAULT_CSS = """
    DocumentScreen .-hidden { display: none; }
    DocumentScreen #head { height: auto; max-height: 4; padding: 0 1; }
    DocumentScreen #panes { height: 1fr; }
    DocumentScreen Outline { height: 1fr; }
    DocumentScreen SourceText { height: 1fr; min-height: 5; }
    DocumentScreen ReadingPane { height: 6; border-top: solid $primary; }
    DocumentScreen.-wide #panes { layout: horizontal; }
    DocumentScreen.-wide SourceText { width: 5fr; margin: 0 1 0 0; }
    DocumentScreen.-wide ReadingPane {
        width: 3fr; height: 1fr; border-top: none; border-left: solid $primary;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.state = State()

    def body(self) -> Iterable[Widget]:
        yield Static(id="head", classes="-hidden", markup=False)
        yield LineField(placeholder=_("Type to narrow down the documents"))
        yield Container(
            Outline(
                Column(),
                Column(12, from_width=60),
                Column(28, from_width=50),
                empty=_("No documents yet; i imports them"),
            ),
            SourceText(),
            ReadingPane(),
            id="panes",
        )

    def about(self) -> str:
        return _("The sources, with what was found in them marked; n and N go from mark to mark")

    def main_list(self) -> Outline | SourceText:
        return self.query_one(SourceText) if self.state.document else self.query_one(Outline)

    def opened(self) -> str | None:
        return self.state.document

    # What is shown

    async def show(self, target: str) -> None:
        """Read a document, by its identifier, or that of a commitment, or of one of its citations
        (`commitment:number`), whose place is then in view."""
        from agenda.sources import document_of

        document = await self.app.desk.read(lambda library: document_of(library, target))
        if document is None:
            self.app.announce(_("It was entered by hand and has no source"))
        cited = None if target == document else target if ":" in target else f"{target}:0"
        self.listed = replace(self.listed, from_list=False)
        await self.turn_to(document, cited)

    async def turn_to(self, identifier: str | None, chosen: str | None = None) -> None:
        if identifier != self.state.document or chosen != self.state.chosen:
            self.state = State(document=identifier, chosen=chosen)
        await self.reload()
        self.main_list().focus()

    async def reload(self) -> None:
        if self.state.document is not None:
            await self._reload_one(self.state.document)
        if self.state.document is None:
            await self._reload_all()
        self._arrange()
        self.show_keys()

    def _arrange(self) -> None:
        one = self.state.document is not None
        self.query_one("#head").set_class(not one, "-hidden")
        self.query_one(SourceText).set_class(not one, "-hidden")
        self.query_one(ReadingPane).set_class(not one, "-hidden")
        self.query_one(LineField).set_class(one, "-hidden")
        self.query_one(Outline).set_class(one, "-hidden")

    async def _reload_all(self) -> None:
        from agenda.sources import documents
        from tui.screens.document_view import folded

        summaries = await self.app.desk.read(documents)
        self.listed = replace(
            self.listed, summaries=summaries, folded=tuple(map(folded, summaries))
        )
        self.narrow()

    def narrow(self) -> None:
        from tui.screens.document_view import shared_titles, summary_row

        shown, wide = self.listed.shown(), self.has_class("-wide")
        shared = shared_titles(one.document for one in self.listed.summaries)
        self.query_one(Outline).show(
            MadeRows(
                [one.document.id for one in shown],
                lambda at: summary_row(shown[at], shared, wide=wide),
            )
        )

    async def _reload_one(self, document: str) -> None:
        from agenda.sources import source

        found = await self.app.desk.read(lambda library: source(library, document))
        self.state = replace(self.state, source=found)
        if found is None:  # taken back by undo
            self.state = State()
            self.query_one(SourceText).show("", ())
            return
        self._show_place()

    def _show_place(self) -> None:
        from tui.screens import document_view

        source, place = self.state.source, self.state.place
        if source is None:
            return
        self.query_one("#head", Static).update(document_view.head(source, place))
        marks = document_view.marks(source)
        own = next((one for one in marks if one.id == self.state.chosen), None)
        self.query_one(SourceText).show(source.text or "", marks, own)
        self.query_one(ReadingPane).show(document_view.place_text(place, source))
        self.show_keys()

    def look_at(self) -> None:
        self.show_keys()

    def to_purge(self) -> str | None:
        """The document that is read or highlighted."""
        row = self.query_one(Outline).row
        return self.state.document or (row.id if row else None)

    # Going

    def why_not_open(self) -> str | None:
        if self.state.document is None:
            return None if self.query_one(Outline).row else _("Nothing is highlighted")
        return self._no_place()

    async def do_open(self) -> None:
        """A document of the list; in one, the initiative of the commitment that is chosen, or its
        review."""
        if self.state.document is None:
            if row := self.query_one(Outline).row:
                await self.open_from_list(row.id)
        elif (place := self.state.place) is not None:
            if not place.commitment.reviewed:
                self.app.go("review", place.commitment.id)
            else:
                self.app.go("initiative", place.commitment.id)

    async def do_go_document(self) -> None:
        await self.to_all()

    # From mark to mark

    def _no_document(self) -> str | None:
        if self.state.source is None:
            return _("Open a document first")
        return None if self.state.source.places else _("No commitments were found in it")

    why_not_next_mark = _no_document
    why_not_previous_mark = _no_document

    def do_next_mark(self) -> None:
        self._step(forwards=True)

    def do_previous_mark(self) -> None:
        self._step(forwards=False)

    def _step(self, *, forwards: bool) -> None:
        """To the next citation in the text from where the eye is; those that have no place in the
        text come after it."""
        if self.state.source is None:
            return
        names = [one.id for one in self.state.source.places]
        if self.state.chosen in names:
            at = names.index(self.state.chosen) + (1 if forwards else -1)
        else:
            text = self.query_one(SourceText)
            near = text.mark_after(None) if forwards else text.mark_before(None)
            at = names.index(near.id) if isinstance(near, Mark) else 0 if forwards else -1
        if not 0 <= at < len(names):
            self.app.announce(_("This is the last one") if forwards else _("This is the first one"))
            return
        self.state = replace(self.state, chosen=names[at])
        self._show_place()

    # What a later edition changed

    def _places(self) -> tuple[CitedPlace, ...]:
        return self.state.source.places if self.state.source else ()

    def why_not_accept_wording(self) -> str | None:
        return None if self._changed() else _("No later edition changed anything of it")

    def _changed(self) -> list[str]:
        """The reviewed citations that a later edition changed; those after the chosen one first."""
        places = self._places()
        at = places.index(self.state.place) if self.state.place else 0
        return [
            one.id
            for one in (*places[at:], *places[:at])
            if one.citation.state == "changed" and one.commitment.reviewed
        ]

    async def do_accept_wording(self) -> None:
        """Take the new words that are in view; what is in view first, where that is not one."""
        from agenda import initiatives

        place, changed = self.state.place, self._changed()
        if place is None or place.id not in changed:
            self.state = replace(self.state, chosen=changed[0])
            self._show_place()
            return
        author = self.app.settings.name
        await self.app.desk.write(
            lambda library: initiatives.accept_wording(
                library, place.commitment, place.number, author=author
            )
        )
        self.app.announce(
            _("It rests on the new words: {title}").format(title=place.commitment.title)
        )
        self.state = replace(self.state, chosen=changed[1] if changed[1:] else place.id)
        await self.reload()

    async def do_undo(self) -> None:
        await self._replay(self.app.do_undo)

    async def do_redo(self) -> None:
        await self._replay(self.app.do_redo)

    async def _replay(self, replay: Callable[[], Awaitable[None]]) -> None:
        """Take back or do again; the first citation that stands otherwise then is in view."""
        before = {one.id: one.citation for one in self._places()}
        await replay()
        await self.reload()
        others = (one for one in self._places() if before.get(one.id) not in (None, one.citation))
        if (other := next(others, None)) is not None:
            self.state = replace(self.state, chosen=other.id)
            self._show_place()

    # Writing

    def _no_place(self) -> str | None:
        return None if self.state.place else _("Choose a commitment in the text first: n")

    why_not_flag_question = _no_place

    def why_not_add_to_agenda(self) -> str | None:
        if self.state.place is not None and not self.state.place.commitment.reviewed:
            return _("It waits for review; Enter takes it up")
        return self._no_place()

    async def do_flag_question(self) -> None:
        if (place := self.state.place) is not None:
            one = place.commitment
            about = About(one.title, initiative=one.initiative, commitment=one.id)
            await actions.flag_question(self, about)

    async def do_add_to_agenda(self) -> None:
        if (place := self.state.place) is not None:
            await actions.add_to_agenda(self, place.commitment.id)
