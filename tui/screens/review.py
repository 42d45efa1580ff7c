"""Review: what an import found, one candidate after the other, the source beside it.

One key for the common case: the space bar accepts and goes on. Every step can be undone, and what
comes back is in view again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from exports import words
from exports.language import _
from tui.screens.base import bindings
from tui.screens.forms import Choice
from tui.screens.main_screen import MainScreen
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.source_text import SourceText
from tui.widgets.wording import line

if TYPE_CHECKING:
    from agenda.review import Entry, Replayed
    from data.records import Commitment
    from data.store.library import Library

# What a person may call sure enough, in percent.
_SURE_ENOUGH = (95, 90, 80, 70, 60, 0)


@dataclass(frozen=True, slots=True)
class State:
    """The candidates that wait (of one `document`, or of all), which of them is in view, and those
    that have been in the pile since it was taken up, as it was after the change of number `seen`.
    `entry` is the one in view once it is read; `decided` those that were in view when something was
    decided, the latest last."""

    queue: tuple[str, ...] = ()
    at: int = 0
    pile: frozenset[str] = frozenset()
    seen: int = 0
    document: str | None = None
    entry: Entry | None = None
    decided: tuple[str, ...] = ()

    @property
    def current(self) -> str | None:
        """The identifier of the candidate in view."""
        return self.queue[self.at] if self.queue else None

    @property
    def number(self) -> int:
        """Which of all it is, counted with those that were decided."""
        return len(self.pile) - len(self.queue) + self.at + 1


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits as it was read, of a document or of all, after the change of number `seen`; and
    what undo and redo wrote since the last time."""

    queue: tuple[str, ...]
    document: str | None
    replayed: Replayed
    seen: int


def _waiting(library: Library, before: State) -> Waiting:
    """What waits of the document that was asked for; of all, when nothing of that does or when undo
    brought back something of another one."""
    from agenda import review

    replayed = review.replayed(library, before.seen) if before.seen else review.Replayed()
    document = before.document
    queue = review.queue(library, document)
    if document is not None and not replayed.latest.intersection(queue):
        every = review.queue(library)
        if not queue or replayed.latest.intersection(every):
            document, queue = None, every
    return Waiting(queue, document, replayed, library.last_change())


def _place(before: State, now: Waiting) -> int:
    """Which one comes in view: what undo or redo just wrote, of several the one that was in view
    when it was decided; else the one that is in view, or the next after it."""
    back = now.replayed.latest.intersection(now.queue) if before.seen < now.seen else frozenset()
    stood = (one for one in (before.current, *reversed(before.decided)) if one in back)
    first = next((one for one in now.queue if one in back), before.current)
    wanted = next(stood, first)
    if wanted in now.queue:
        return now.queue.index(wanted)
    return min(before.at, max(0, len(now.queue) - 1))


class Review(MainScreen):
    """One candidate with its fields and its source."""

    place = "review"
    BINDINGS = bindings("review")
    AUTO_FOCUS = "SourceText"
    DEFAULT_CSS = """
    Review #progress { height: 1; padding: 0 1; background: $boost; }
    Review #panes { height: 1fr; }
    Review ReadingPane { height: 9; }
    Review SourceText { height: 1fr; border-top: solid $primary; }
    Review.-wide #panes { layout: horizontal; }
    Review.-wide ReadingPane { width: 2fr; height: 1fr; }
    Review.-wide SourceText { width: 3fr; border-top: none; border-left: solid $primary; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.state = State()

    def body(self) -> Iterable[Widget]:
        yield Static(id="progress", markup=False)
        yield Container(ReadingPane(), SourceText(), id="panes")

    def about(self) -> str:
        return _("Space accepts and goes on to the next; the surest come first, u takes back")

    def main_list(self) -> SourceText:
        return self.query_one(SourceText)

    # What is shown

    async def show(self, target: str) -> None:
        """Show the candidates of a document, or one candidate among all."""
        from agenda import review
        from data.records import Document

        document = await self.app.desk.read(lambda library: library.get(Document, target))
        self.state = State(document=target if document else None)
        await self.reload()
        if document is None and target in self.state.queue:
            await self._turn_to(self.state.queue.index(target))
        elif document is None and not await self.app.desk.read(
            lambda library: review.entry(library, target)
        ):
            self.app.announce(_("It does not wait for review"))

    async def reload(self) -> None:
        asked = self.state
        now = await self.app.desk.read(lambda library: _waiting(library, asked))
        before = self.state
        if before.document != asked.document:
            return  # the pile of another document was taken up meanwhile, and read after this one
        # What another import brings makes the pile higher; what is undone lies in it already.
        pile = frozenset(now.queue)
        if now.queue and now.document == before.document:
            pile |= before.pile - now.replayed.out
        self.state = replace(
            before,
            queue=now.queue,
            pile=pile,
            document=now.document,
            at=_place(before, now),
            seen=now.seen,
        )
        await self._show_current()

    async def _turn_to(self, at: int) -> None:
        self.state = replace(self.state, at=at)
        await self._show_current()

    async def _show_current(self) -> None:
        from agenda import review
        from tui.screens import review_view

        current, entry = self.state.current, None
        if current is not None:
            entry = await self.app.desk.read(lambda library: review.entry(library, current))
        if self.state.current != current:
            return  # another key was faster; it shows its own
        self.state = replace(self.state, entry=entry)
        head, pane, source = (
            self.query_one("#progress", Static),
            self.query_one(ReadingPane),
            self.main_list(),
        )
        if entry is None:
            head.update(line(_("Nothing waits for review; i imports files")))
            pane.show(Content(""))
            source.show("", ())
        else:
            head.update(review_view.progress(entry, self.state.number, len(self.state.pile)))
            pane.show(review_view.fields(entry))
            text = entry.text if entry.text is not None else _("The source is not imported")
            own = review_view.own_mark(entry)
            source.show(text, review_view.marks(entry) if entry.text is not None else (), own)
        self.show_keys()

    # Which one

    def _none_in_view(self) -> str | None:
        return None if self.state.entry else _("Nothing waits for review")

    why_not_accept_candidate = _none_in_view
    why_not_take_out = _none_in_view
    why_not_accept_all = _none_in_view
    why_not_link_candidate = _none_in_view
    why_not_edit = _none_in_view
    why_not_next_candidate = _none_in_view
    why_not_previous_candidate = _none_in_view
    why_not_show_source = _none_in_view
    why_not_open = _none_in_view
    why_not_split = _none_in_view
    why_not_join = _none_in_view

    def do_next_candidate(self) -> None:
        if self.state.at + 1 < len(self.state.queue):
            self._step(1)
        else:
            self.app.announce(_("This is the last one"))

    def do_previous_candidate(self) -> None:
        if self.state.at > 0:
            self._step(-1)
        else:
            self.app.announce(_("This is the first one"))

    def _step(self, by: int) -> None:
        # The place is counted at once: every press counts, however fast they come.
        self.state = replace(self.state, at=self.state.at + by)
        self.in_background(self._show_current(), name="step")

    async def do_go_review(self) -> None:
        """The screen's own key, pressed once more, takes up the pile of one document."""
        from agenda import review
        from tui.screens.document_view import shared_titles, told_apart

        waiting = await self.app.desk.read(review.documents_waiting)
        shared = shared_titles(one.document for one in waiting)
        every = sum(one.waiting for one in waiting)
        choices = [Choice("", _("All documents"), words.record_count("commitment", every))]
        choices += [
            Choice(
                one.document.id,
                told_apart(one.document, shared),
                words.record_count("commitment", one.waiting),
            )
            for one in waiting
        ]
        chosen = await self.choose(_("Whose commitments?"), choices, self.state.document or "")
        if chosen is not None:
            self.state = State(document=chosen or None)
            await self.reload()

    def do_open(self) -> None:
        self.do_show_source()

    def do_show_source(self) -> None:
        if self.state.entry is not None:
            self.app.go("document", self.state.entry.commitment.id)

    # Deciding

    async def do_accept_candidate(self) -> None:
        await self._accept()

    async def do_link_candidate(self) -> None:
        from tui.screens.by_hand import choose_initiative

        if self.state.entry is not None:
            chosen = await choose_initiative(self, self.state.entry.commitment)
            if chosen is not None:
                await self._accept(chosen)

    async def _accept(self, chosen: Choice | None = None) -> None:
        """Accept the candidate in view, on the initiative that was chosen or one of its own."""
        from agenda import review

        if self.state.entry is None:
            return
        candidate, author = self.state.entry.commitment, self.app.settings.name
        initiative = chosen.id if chosen else None
        accepted = await self.app.desk.write(
            lambda library: review.accept(library, candidate, initiative=initiative, author=author)
        )
        if chosen is None:
            said = _("Accepted: {title}").format(title=candidate.title)
        else:
            said = _("Accepted and attached to {title}").format(title=chosen.label)
        if any(one.state == "changed" for one in accepted.citations):
            said = _("Accepted as it was, not as the source says it now: u, then r, corrects it")
        await self._decided(candidate, said)

    async def do_take_out(self) -> None:
        from agenda import review

        if self.state.entry is None:
            return
        candidate, author = self.state.entry.commitment, self.app.settings.name
        await self.app.desk.write(lambda library: review.reject(library, candidate, author=author))
        await self._decided(candidate, _("Rejected: {title}").format(title=candidate.title))

    async def _decided(self, candidate: Commitment, said: str) -> None:
        """The next one is in view before another key counts."""
        self.app.announce(said)
        self.state = replace(self.state, decided=(*self.state.decided, candidate.id))
        await self.reload()

    async def do_accept_all(self) -> None:
        from agenda import review
        from tui.screens import review_view

        if self.state.entry is None:
            return
        candidate, document = self.state.entry.commitment, self.state.document
        author = self.app.settings.name

        def counts(library: Library) -> list[tuple[int, int, int]]:
            return [
                (one, *review.how_many(library, one / 100, document=document))
                for one in _SURE_ENOUGH
            ]

        chosen = await self.choose(
            _("Accept all of which the rules are so sure"),
            [
                Choice(
                    str(one),
                    _("at least {percent} %").format(percent=one) if one else _("all of them"),
                    review_view.sure_enough(count, left),
                )
                for one, count, left in await self.app.desk.read(counts)
            ],
        )
        if chosen is None:
            return
        count = await self.app.desk.write(
            lambda library: review.accept_all(
                library, int(chosen) / 100, document=document, author=author
            )
        )
        said = _("{commitments} accepted; u takes it back")
        said = said.format(commitments=words.record_count("commitment", count))
        await self._decided(candidate, said)

    async def do_undo(self) -> None:
        await self.app.do_undo()
        await self.reload()

    async def do_redo(self) -> None:
        await self.app.do_redo()
        await self.reload()

    # Correcting

    async def do_edit(self) -> None:
        from tui.screens.by_hand import edit_commitment

        if self.state.entry is not None:
            await edit_commitment(self, self.state.entry.commitment)

    async def do_split(self) -> None:
        from agenda import review
        from tui.screens.review_view import breaks

        if (entry := self.state.entry) is None:
            return
        places = breaks(entry)
        if not places:
            self.app.announce(_("It is one word and cannot be split"))
            return
        chosen = await self.choose(_("Where does the second commitment begin?"), places)
        if chosen is None:
            return
        candidate, author = entry.commitment, self.app.settings.name
        await self.app.desk.write(
            lambda library: review.split(library, candidate, int(chosen), author=author)
        )
        self.app.announce(_("Split in two; this is the first"))

    async def do_join(self) -> None:
        from agenda import review

        if (entry := self.state.entry) is None:
            return
        candidate, author = entry.commitment, self.app.settings.name
        others = await self.app.desk.read(lambda library: review.partners(library, candidate))
        if not others:
            self.app.announce(_("No other candidate of this document waits"))
            return
        chosen = await self.choose(_("Which one says the same?"), [_partner(one) for one in others])
        if chosen is None:
            return
        other = next(one for one in others if one.id == chosen)
        await self.app.desk.write(
            lambda library: review.join(library, candidate, other, author=author)
        )
        self.app.announce(_("Joined: one commitment with two citations"))


def _partner(one: Commitment) -> Choice:
    quote = one.citations[0].quote or ""
    return Choice(one.id, one.title, " ".join(quote.split()))
