"""The library lies in a synchronised folder or on the network: keep it on this machine instead?"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from textual.widget import Widget
from textual.widgets import Label

from data.errors import Problem
from data.store.sync_folders import service_of
from exports.language import _
from tui.messages import service_name
from tui.screens.base import Dialog, bindings
from tui.widgets.result_list import Column, ResultList, Row
from tui.widgets.wording import line, plain


class Synced(Dialog[None]):
    """Keep the library here with a verified copy there, or open it there all the same."""

    place = "first-start"
    BINDINGS = bindings("first-start")
    DEFAULT_CSS = """
    Synced Label { width: 1fr; padding: 0 0 1 0; }
    Synced ResultList { height: 3; }
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def body(self) -> Iterable[Widget]:
        service = service_name(service_of(self._path) or "")
        said = _("{service} carries this folder off, and that destroys libraries in use:")
        yield Label(plain(said.format(service=service)))
        yield Label(line(str(self._path), "bold"))
        yield ResultList(Column(28), Column())

    def main_list(self) -> ResultList:
        return self.query_one(ResultList)

    def on_mount(self) -> None:
        super().on_mount()
        choices = [
            ("here", _("Keep it on this machine"), _("with a checked copy there, kept up to date")),
            ("there", _("Open it there all the same"), _("only when nobody else ever does")),
        ]
        self.main_list().show(
            [Row(name, (line(label), line(detail, "dim"))) for name, label, detail in choices]
        )

    def on_result_list_opened(self) -> None:
        self.run_command("open")

    async def do_open(self) -> None:
        from data.store.at_home import bring_home

        row = self.main_list().row
        if row is None:
            return
        path = self._path
        if row.id == "here":
            self.say(_("Copying and checking …"))
            try:
                path = await asyncio.to_thread(bring_home, self._path)
            except Problem as problem:
                self.app.announce_problem(problem)
                return
        self.dismiss(None)
        self.app.use_library(path)
        if not path.exists():
            from tui.screens.first_start import FirstStart

            self.app.push_screen(FirstStart())

    def do_back(self) -> None:
        self.say(_("Choose one with Enter, or q quits"))
