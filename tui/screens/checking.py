"""Looking at everything in the library from the app: how far it is, Esc stops it, what it found."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget
from textual.widgets import Label, Static

from exports import words
from exports.language import _
from tui.screens.base import CommandScreen, bindings
from tui.screens.dialog import Dialog
from tui.screens.forms import Choice
from tui.screens.told import Told
from tui.widgets.wording import line

if TYPE_CHECKING:
    from data.verify import Part, Report

_DRAWS_A_SECOND = 10
_READ = "read"


class _StoppedError(Exception):
    """The person wants to know no more."""


class Checking(Dialog["Report"]):
    """Reads through the library at a path in a thread of its own; answers the report."""

    place = "checking"
    BINDINGS = bindings("checking")
    DEFAULT_CSS = "Checking Label.title { text-style: bold; width: 1fr; }"

    class Stepped(Message):
        """How far it is, heard from another thread."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._stopped = threading.Event()
        self._next = 0.0

    def body(self) -> Iterable[Widget]:
        yield Label(line(_("Checking the library")), classes="title")
        yield Static(id="step", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.say(_("Esc stops it"))
        self.in_background(self._run(), name="check")

    def on_unmount(self) -> None:
        """Whatever closes the dialog stops the check."""
        self._stopped.set()
        super().on_unmount()

    def on_checking_stepped(self, message: Stepped) -> None:
        self.query_one("#step", Static).update(line(message.text))

    async def _run(self) -> None:
        try:
            self.dismiss(await asyncio.to_thread(self._look))
        except _StoppedError:
            self.dismiss(None)

    def _look(self) -> Report:
        from data.store.library import Library
        from data.verify import verify

        with Library.open(self._path) as library:
            return verify(library, self._tell)

    def _tell(self, part: Part, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise _StoppedError
        if time.monotonic() > self._next:
            self._next = time.monotonic() + 1 / _DRAWS_A_SECOND
            said = words.word(words.VERIFIED, part)
            text = _("{name}: {done} of {total}").format(name=said, done=done, total=total)
            self.post_message(self.Stepped(text))

    def do_back(self) -> None:
        self._stopped.set()
        self.say(_("Stopping …"))


async def check_library(screen: CommandScreen[None], path: Path) -> None:
    """Look at everything and show what was found."""
    from tui.report_text import report_lines

    report = await screen.app.push_screen_wait(Checking(path))
    if report is None:
        screen.app.announce(_("Stopped; nothing is known of the rest"))
        return
    title = _("Everything is as it should be") if report.ok else _("Something is wrong")
    said = list(report_lines(report))
    if report.damaged:
        said.append(_("b brings back a backup; the damaged records are named above"))
    await screen.app.push_screen_wait(Told(title, said, (Choice(_READ, _("I have read it")),)))
