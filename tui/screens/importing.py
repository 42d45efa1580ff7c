"""An import while it runs: what becomes of each file, to be stopped at any time, and the summary.

Reading and searching happen in processes of their own, keeping on the desk; this dialog only hears
of it. Stopped or failed, nothing is kept.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Label, Static

from data.errors import Problem
from exports.agenda_news import doubts
from exports.language import _, ngettext
from tui.screens import import_told
from tui.screens.base import bindings
from tui.screens.dialog import Dialog
from tui.widgets.edges import KeyHint
from tui.widgets.result_list import Column, ResultList, Row
from tui.widgets.wording import line

if TYPE_CHECKING:
    from agenda.arrivals import Arrival
    from agenda.keeping import Kept
    from data.documents.files import Event
    from data.intake import Found, TakenIn
    from data.store.library import Library
    from tui.screens.taking_in import Wanted

# Not every page is worth drawing.
_DRAWS_A_SECOND = 10
# So wide is what became of a file, in cells; what is longer is told below the list.
_OUTCOME_WIDTH = 38
# What else a row has beside the name: its mark, and the gap between the columns.
_BESIDE = 4

GoesTo = tuple[str, str | None]
"""A screen, and what is to be in view there."""


class Importing(Dialog[GoesTo]):
    """One import from paths. Answers where the person wants to go on to: review, or a document of
    which another edition came."""

    place = "importing"
    BINDINGS = bindings("importing")
    DEFAULT_CSS = """
    Importing > .frame { height: 90%; }
    Importing Label.title { text-style: bold; width: 1fr; }
    Importing StatusLine { height: 2; }
    Importing #whole { height: auto; max-height: 4; padding: 0 1; }
    """

    class Told(Message):
        """What happens to a `file`, or with None to all of them, heard from another thread."""

        def __init__(self, file: str | None, text: str) -> None:
            super().__init__()
            self.file = file
            self.text = text

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self._wanted = wanted
        self._cancelled = threading.Event()
        self._names: list[str] = []
        self._outcomes: dict[str, str] = {}
        self._whole: dict[str, str] = {}
        self._changed: dict[str, str] = {}
        self._summary: Callable[..., str] | None = None
        self._drawing_soon = False
        self._busy = True
        self._to_review: tuple[str, ...] = ()
        self._last_change: int | None = None

    def body(self) -> Iterable[Widget]:
        yield Label(line(_("Import: {name}").format(name=self._named())), classes="title")
        yield ResultList(Column(), Column(_OUTCOME_WIDTH))
        yield Static(id="whole", markup=False)

    def _named(self) -> str:
        first, *others = self._wanted.paths
        if not others:
            return first.name
        count = len(self._wanted.paths)
        return ngettext("{count} file", "{count} files", count).format(count=count)

    def about(self) -> str:
        return _(
            "What becomes of each file; Esc stops an import that runs, u takes back a whole one"
        )

    def main_list(self) -> ResultList:
        return self.query_one(ResultList)

    def on_mount(self) -> None:
        super().on_mount()
        self.main_list().focus()
        self.say(_("Esc stops it; nothing is kept then"))
        # What the threads load would compete with the first drawing.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.in_background(self._run(), name="import")

    def on_unmount(self) -> None:
        """Whatever closes the dialog stops the import."""
        self._cancelled.set()
        super().on_unmount()

    # What happens

    async def _run(self) -> None:
        stopped = await asyncio.to_thread(_stopped)
        try:
            found = await asyncio.to_thread(self._sort_out)
            self._list_files(found)
            read, failed = await asyncio.to_thread(self._read, found)
            taken, meetings = await self._keep(found, read)
        except stopped:
            self.dismiss(None)
            self.app.announce(_("Import stopped; nothing of it was kept"))
        except Problem:
            self._busy = False
            self.show_keys()
            self._draw()
            self._show_whole()
            raise
        else:
            self._sum_up(taken, found, failed + taken.failed, meetings)

    # What these need is loaded in their threads: it takes longer than a frame.

    def _sort_out(self) -> Found:
        from data.intake import sort_out

        return sort_out(self._wanted.paths)

    def _read(self, found: Found) -> tuple[list[Arrival], list[Problem]]:
        from agenda.arrivals import read_arrivals

        return read_arrivals(found, self._stepped, self._cancelled, self._heard)

    async def _keep(self, found: Found, read: list[Arrival]) -> tuple[TakenIn, list[Kept]]:
        """What became of the files, and of the agendas among them."""
        settings, wanted = self.app.settings, self._wanted

        def take_in(library: Library) -> tuple[TakenIn, list[Kept]]:
            from agenda.arrivals import take_in_with_meetings

            before = library.last_change()
            taken, kept = take_in_with_meetings(
                library,
                found,
                read,
                author=settings.name,
                closed=wanted.closed,
                accept=wanted.accept,
                municipality=settings.municipality or None,
                on_step=self._stepped,
            )
            now = library.last_change()
            self._last_change = now if now != before else None
            return taken, kept

        return await self.app.desk.write(take_in)

    def _stepped(self, done: int, total: int, name: str) -> None:
        """In another thread: one step further, or no further."""
        from data.documents.process import CancelledError

        if self._cancelled.is_set():
            raise CancelledError
        text = _("{name}: {done} of {total}").format(name=name, done=done + 1, total=total)
        self.post_message(self.Told(None, text))

    def _heard(self, event: Event) -> None:
        """In another thread: what became of a file."""
        from data.documents.files import Failed, PageRead, Read

        name = "/".join((str(event.source.path), *event.source.inside))
        if isinstance(event, PageRead):
            told = _("page {page} of {pages}").format(page=event.page, pages=event.pages)
        elif isinstance(event, Read):
            told = _("read")
        elif isinstance(event, Failed):
            told = _not_read(event.problem)
        else:
            told = _("reading …")
        self.post_message(self.Told(name, told))

    # What is shown

    def on_importing_told(self, message: Told) -> None:
        if message.file is None:
            if self._busy and not self._cancelled.is_set():
                # Not in the status line, where it would wipe out what a key was answered.
                self.query_one("#whole", Static).update(line(message.text))
            return
        if message.file not in self._outcomes:
            self._names.append(message.file)
        self._outcomes[message.file] = message.text
        if not self._drawing_soon:
            self._drawing_soon = True
            self.set_timer(1 / _DRAWS_A_SECOND, self._draw)

    def _draw(self) -> None:
        self._drawing_soon = False
        rows = [
            Row(name, (line(self._shown(name)), line(self._outcomes[name]))) for name in self._names
        ]
        self.main_list().show(rows)

    def _shown(self, name: str) -> str:
        """The name of a file below the folder that is imported; of a file alone its own."""
        for path in self._wanted.paths:
            if name == str(path):
                return path.name
            if Path(name).is_relative_to(path):
                return str(Path(name).relative_to(path))
        return name

    def _list_files(self, found: Found) -> None:
        packs = (*found.packs, *found.line_packs, *found.extracted)
        self._names = [str(path) for path in (*packs, *found.documents)]
        self._outcomes = {name: _("waits") for name in self._names}
        self._draw()

    def _sum_up(
        self, taken: TakenIn, found: Found, failed: list[Problem], meetings: list[Kept]
    ) -> None:
        """What became of each file, those that were not read first and then those that changed
        something, and of all in one line."""
        unread = {str(problem.values.get("file")) for problem in failed}
        self._tell_documents(taken, unread, meetings)
        for pack in (*found.packs, *found.line_packs, *found.extracted):
            self._outcomes[str(pack)] = _("taken in")
        for problem in taken.failed:
            self._outcomes[str(problem.values["file"])] = _not_read(problem)
        self._names.sort(key=lambda name: (name not in unread, name not in self._changed))
        for path in found.skipped:
            self._names.append(str(path))
            self._outcomes[str(path)] = _("no kind of file that Tilsagn reads")
        self._busy = False
        accepted, count = self._wanted.accept, len(failed) + len(found.skipped)
        if not accepted:
            found_in = (one.imported.document.id for one in taken.documents if one.commitments)
            self._to_review = tuple(dict.fromkeys(found_in))
        made = sum(one.is_new for one in meetings)
        self._summary = partial(import_told.summary, taken, count, made, accepted=accepted)
        self._draw()
        self.app.announce(import_told.summary(taken, count, made, accepted=accepted))
        self._show_whole()
        self.show_keys()

    def _tell_documents(self, taken: TakenIn, unread: set[str], meetings: Iterable[Kept]) -> None:
        in_doubt = {one.imported.document.id: doubts(one.reading) for one in meetings}
        # Two folders may hold files of one name; they were kept in the order they stand in.
        by_name: dict[str, list[str]] = {}
        for name in self._names:
            if name not in unread:
                by_name.setdefault(Path(name).name, []).append(name)
        for kept in taken.documents:
            if same_name := by_name.get(kept.name):
                name = same_name.pop(0)
                unclear = in_doubt.get(kept.imported.document.id, [])
                self._outcomes[name] = import_told.outcome(kept, unclear)
                self._whole[name] = import_told.in_whole(kept, unclear)
                if import_told.differs(kept.imported):
                    self._changed[name] = kept.imported.document.id

    def on_result_list_highlighted(self) -> None:
        self._show_whole()

    def _show_whole(self) -> None:
        """What the row of a file has no room for, and what the import came to."""
        row = self.main_list().row
        if self._busy or row is None:
            return
        told = self._outcomes[row.id]
        whole = self._whole.get(row.id) or (told if line(told).cell_length > _OUTCOME_WIDTH else "")
        name = self._shown(row.id)
        room = self.main_list().scrollable_content_region.width - _OUTCOME_WIDTH - _BESIDE
        if line(name).cell_length > room:
            whole = f"{name}: {whole}" if whole else name
        self.query_one("#whole", Static).update(line(whole))
        if self._summary is not None:
            self.say(self._summary(enter_reviews=row.id not in self._changed))

    # Commands

    def why_not_open(self) -> str | None:
        if self._busy:
            return _("It is still running; Esc stops it")
        return None

    async def do_open(self) -> None:
        """To what is other in a document of which another edition came; else on to review, where
        something waits; else out."""
        row = self.main_list().row
        if row is not None and (document := self._changed.get(row.id)):
            place = await self.app.desk.read(lambda library: _first_change(library, document))
            self.dismiss(("document", place or document))
        else:
            documents = self._to_review
            first = await self.app.desk.read(lambda library: _first_found(library, documents))
            self.dismiss(("review", first) if documents else None)

    def why_not_quit(self) -> str | None:
        if self._busy:
            return _("The import is still running; Esc stops it")
        return None

    def why_not_undo(self) -> str | None:
        if self._busy:
            return _("It is still running; Esc stops it")
        return None if self._last_change else _("Nothing of it was kept that could be undone")

    async def do_undo(self) -> None:
        """Take back the whole import, unless something was written elsewhere after it."""
        if await self.app.desk.read(lambda library: library.last_change()) != self._last_change:
            raise Problem("changed-elsewhere")
        await self.app.do_undo()
        self.dismiss(None)

    def step_out(self) -> None:
        if self._busy:
            self._cancelled.set()
            self.say(_("Stopping …"))
        else:
            self.dismiss(None)

    def _hints(self) -> Iterable[KeyHint]:
        hints = super()._hints()
        if not self._busy:
            return hints
        stop = [replace(one, label=_("Stop")) for one in hints if one.command == "back"]
        return [*stop, *(one for one in hints if one.command != "back")]


def _not_read(problem: Problem) -> str:
    """Why a file was not read, in a list that names the file already."""
    from tui.messages import sentence

    values = {key: value for key, value in problem.values.items() if key != "file"}
    return _("not read: {reason}").format(reason=sentence(Problem(problem.code, **values)))


def _first_change(library: Library, document: str) -> str | None:
    """The first citation of a document that stands otherwise in its newest text."""
    from agenda.sources import source

    found = source(library, document)
    changed = ("changed", "gone", "moved")
    places = sorted(
        (one for one in (found.places if found else ()) if one.citation.state in changed),
        key=lambda one: changed.index(one.citation.state),
    )
    return places[0].id if places else None


def _first_found(library: Library, documents: Sequence[str]) -> str | None:
    """What review begins with: the one document something was found in, or of several the first
    candidate of theirs."""
    from agenda.review import queue

    if len(documents) == 1:
        return documents[0]
    theirs = {one for document in documents for one in queue(library, document)}
    return next((one for one in queue(library) if one in theirs), None)


def _stopped() -> type[Exception]:
    """What is raised when an import is stopped."""
    from data.documents.process import CancelledError

    return CancelledError
