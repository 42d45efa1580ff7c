"""An import while it runs: what becomes of each file, to be stopped at any time, and the summary.

Reading and searching happen in processes of their own, keeping on the desk; this dialog only hears
of it. Stopped or failed, nothing is kept.
"""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget
from textual.widgets import Label

from data.errors import Problem
from exports import words
from exports.language import _, ngettext
from tui.screens.base import Dialog, bindings
from tui.widgets.result_list import Column, ResultList, Row
from tui.widgets.wording import line

if TYPE_CHECKING:
    from data.documents.child import Event
    from data.intake import DocumentKept, DocumentRead, Found, TakenIn
    from data.store.library import Library
    from tui.screens.taking_in import Wanted

# Not every page is worth drawing.
_DRAWS_A_SECOND = 10


class Importing(Dialog[str]):
    """One import from a path. Answers `review` when the person wants to go on to review."""

    place = "importing"
    BINDINGS = bindings("importing")
    DEFAULT_CSS = """
    Importing > .frame { height: 90%; }
    Importing Label.title { text-style: bold; width: 1fr; }
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
        self._path = wanted.path
        self._cancelled = threading.Event()
        self._names: list[str] = []
        self._outcomes: dict[str, str] = {}
        self._notices: dict[str, str] = {}
        self._summary = ""
        self._drawing_soon = False
        self._busy = True
        self._to_review = 0

    def body(self) -> Iterable[Widget]:
        yield Label(line(_("Import: {name}").format(name=self._path.name)), classes="title")
        yield ResultList(Column(), Column(38))

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
            raise
        else:
            self._sum_up(taken, found, failed, meetings)

    # What these need is loaded in their threads: it takes longer than a frame.

    def _sort_out(self) -> Found:
        from data.intake import sort_out

        return sort_out([self._path])

    def _read(self, found: Found) -> tuple[list[DocumentRead], list[Problem]]:
        from data.intake import read_documents

        return read_documents(found, [self._path], self._stepped, self._cancelled, self._heard)

    async def _keep(self, found: Found, read: list[DocumentRead]) -> tuple[TakenIn, int]:
        """What became of the files, and how many meetings were made of agendas among them."""
        settings, wanted = self.app.settings, self._wanted

        def take_in(library: Library) -> tuple[TakenIn, int]:
            from agenda.arrivals import take_in_with_meetings

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
            return taken, sum(one.is_new for one in kept)

        return await self.app.desk.write(take_in)

    def _stepped(self, done: int, total: int, name: str) -> None:
        """In another thread: one step further, or no further."""
        from data.documents.child import CancelledError

        if self._cancelled.is_set():
            raise CancelledError
        text = _("{name}: {done} of {total}").format(name=name, done=done + 1, total=total)
        self.post_message(self.Told(None, text))

    def _heard(self, event: Event) -> None:
        """In another thread: what became of a file."""
        from data.documents.child import Failed, PageRead, Read
        from tui.messages import sentence

        name = "/".join((str(event.source.path), *event.source.inside))
        if isinstance(event, PageRead):
            told = _("page {page} of {pages}").format(page=event.page, pages=event.pages)
        elif isinstance(event, Read):
            told = _("read")
        elif isinstance(event, Failed):
            values = {key: value for key, value in event.problem.values.items() if key != "file"}
            told = _("not read: {reason}").format(
                reason=sentence(Problem(event.problem.code, **values))
            )
        else:
            told = _("reading …")
        self.post_message(self.Told(name, told))

    # What is shown

    def on_importing_told(self, message: Told) -> None:
        if message.file is None:
            if self._busy and not self._cancelled.is_set():
                self.say(message.text)
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
        folder = self._path.parent if name == str(self._path) else self._path
        try:
            return str(Path(name).relative_to(folder))
        except ValueError:
            return name

    def _list_files(self, found: Found) -> None:
        packs = (*found.packs, *found.line_packs, *found.extracted)
        self._names = [str(path) for path in (*packs, *found.documents)]
        self._outcomes = {name: _("waits") for name in self._names}
        self._draw()

    def _sum_up(self, taken: TakenIn, found: Found, failed: list[Problem], meetings: int) -> None:
        """What became of each file, those that were not read first, and of all in one line, which
        stays in the status line until another file is looked at."""
        from tui.messages import notice

        unread = {str(problem.values.get("file")) for problem in failed}
        self._names.sort(key=lambda name: name not in unread)
        # Two folders may hold files of one name; they were kept in the order they stand in.
        by_name: dict[str, list[str]] = {}
        for name in self._names:
            if name not in unread:
                by_name.setdefault(Path(name).name, []).append(name)
        for kept in taken.documents:
            if same_name := by_name.get(kept.name):
                name = same_name.pop(0)
                self._outcomes[name] = _outcome(kept)
                said = (notice(one.code, one.values) for one in kept.notices)
                self._notices[name] = "; ".join(said)
        for pack in (*found.packs, *found.line_packs, *found.extracted):
            self._outcomes[str(pack)] = _("taken in")
        for path in found.skipped:
            self._names.append(str(path))
            self._outcomes[str(path)] = _("no kind of file that Tilsagn reads")
        self._busy = False
        if not self._wanted.accept:
            self._to_review = sum(one.commitments for one in taken.documents)
        self._draw()
        self._summary = summary(taken, failed, meetings, accepted=self._wanted.accept)
        self.app.announce(self._summary)
        self.say(self._summary)
        self.show_keys()

    def on_result_list_highlighted(self, message: ResultList.Highlighted) -> None:
        """What a person should know about how a file was read."""
        if not self._busy and message.row is not None:
            self.say(self._notices.get(message.row.id) or self._summary)

    # Commands

    def why_not_open(self) -> str | None:
        if self._busy:
            return _("It is still running; Esc stops it")
        return None

    def do_open(self) -> None:
        """On to review, where something waits; else out."""
        self.dismiss("review" if self._to_review else None)

    def step_out(self) -> None:
        if self._busy:
            self._cancelled.set()
            self.say(_("Stopping …"))
        else:
            self.dismiss(None)


def _stopped() -> type[Exception]:
    """What is raised when an import is stopped."""
    from data.documents.child import CancelledError

    return CancelledError


def _outcome(kept: DocumentKept) -> str:
    told = {
        "new": _("new"),
        "source": _("source of a known document"),
        "edition": _("another edition"),
        "same": _("here already"),
    }[kept.imported.outcome]
    if kept.commitments:
        told += f", {words.record_count('commitment', kept.commitments)}"
    if kept.notices:
        count = len(kept.notices)
        told += ", " + ngettext("{count} remark", "{count} remarks", count).format(count=count)
    return told


def summary(
    taken: TakenIn, failed: list[Problem], meetings: int = 0, *, accepted: bool = False
) -> str:
    """What an import came to, in a line; `meetings` were made of agendas, and what was found is
    `accepted` already."""
    counts: Counter[str] = Counter()
    for _name, pack in taken.packs:
        counts += pack.added
    counts["document"] += sum(one.imported.outcome == "new" for one in taken.documents)
    counts["meeting"] += meetings
    counts["commitment"] += sum(one.added for _name, one in taken.extracted)
    said = [
        words.record_count(table, counts[table])
        for table in ("document", "commitment", "initiative", "meeting")
        if counts[table]
    ]
    told = _("Imported: {what}").format(what=", ".join(said) or _("nothing new"))
    if failed:
        told += _("; not read: {count}").format(count=len(failed))
    if found := sum(one.commitments for one in taken.documents):
        said_so = (
            _("; {count} found and accepted")
            if accepted
            else _("; {count} found, Enter reviews them")
        )
        told += said_so.format(count=found)
    return told
