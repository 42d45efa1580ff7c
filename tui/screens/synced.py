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
from tui.screens.first_choice import FirstChoice
from tui.screens.forms import Choice
from tui.widgets.result_list import Column, ResultList
from tui.widgets.wording import line, plain


class Synced(FirstChoice):
    """Keep the library here with a verified copy there, or open it there all the same."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def body(self) -> Iterable[Widget]:
        service = service_name(service_of(self._path) or "")
        said = _("{service} carries this folder off, and that destroys libraries in use:")
        yield Label(plain(said.format(service=service)))
        yield Label(line(str(self._path), "bold"))
        yield ResultList(Column(28), Column())

    def choices(self) -> list[Choice]:
        here, there = (
            _("with a checked copy there, kept up to date"),
            _("only when nobody else ever does"),
        )
        return [
            Choice("here", _("Keep it on this machine"), here),
            Choice("there", _("Open it there all the same"), there),
        ]

    async def take(self, answer: str) -> None:
        from data.store.at_home import bring_home

        path = self._path
        if answer == "here":
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
