"""The first start: there is no library yet. One key opens the demo library, nothing is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Label

from exports.language import _
from tui.screens.base import Dialog, MainScreen, bindings
from tui.widgets.result_list import Column, ResultList, Row
from tui.widgets.wording import line, plain


class FirstStart(Dialog[None]):
    """Which library it shall be: the demo, an empty one, or one filled from files."""

    place = "first-start"
    BINDINGS = bindings("first-start")
    DEFAULT_CSS = """
    FirstStart Label { width: 1fr; padding: 0 0 1 0; }
    FirstStart ResultList { height: 4; }
    """

    def body(self) -> Iterable[Widget]:
        yield Label(line(_("Tilsagn remembers what a council has committed itself to."), "bold"))
        yield Label(plain(_("There is no library yet. Everything stays on this machine.")))
        yield ResultList(Column(26), Column())

    def main_list(self) -> ResultList:
        return self.query_one(ResultList)

    def on_mount(self) -> None:
        super().on_mount()
        choices = [
            ("demo", _("Open the demo library"), _("five real plans and a meeting, to try it on")),
            ("files", _("Fill it from files"), _("plans, agendas, minutes, library packs")),
            ("empty", _("Begin with an empty one"), _("and write or import later")),
        ]
        self.main_list().show(
            [Row(name, (line(label), line(detail, "dim"))) for name, label, detail in choices]
        )

    def on_result_list_opened(self) -> None:
        self.run_command("open")

    async def do_open(self) -> None:
        row = self.main_list().row
        if row is None:
            return
        if row.id == "demo":
            await self._open_demo()
        elif row.id == "empty":
            await self._make_empty()
        else:
            await self._fill()

    async def _open_demo(self) -> None:
        from data.demo import open_demo
        from data.places import demo_library

        path = demo_library()
        self.say(_("Making the demo library …"))
        await asyncio.to_thread(lambda: open_demo(path).close())
        self.app.use_library(path)
        self.dismiss(None)

    async def _make_empty(self) -> None:
        from data.store.library import Library

        path = self.app.desk.path
        await asyncio.to_thread(lambda: Library.open(path, create=True).close())
        self.app.use_library(path)
        self.dismiss(None)

    async def _fill(self) -> None:
        from tui.screens.taking_in import ask_for_files, take_in_files

        wanted = await ask_for_files(self)
        ground = self.app.screen_stack[0]
        if wanted is not None and isinstance(ground, MainScreen):
            await self._make_empty()
            # This dialog goes away, and with it all that runs beside it.
            ground.in_background(take_in_files(self.app, wanted), name="import")

    def do_back(self) -> None:
        self.say(_("Choose one with Enter, or q quits"))
