"""The first start: there is no library yet. One key opens the demo library, nothing is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Label

from exports.language import _
from tui.screens.first_choice import FirstChoice
from tui.screens.forms import Choice
from tui.screens.main_screen import MainScreen
from tui.widgets.result_list import Column, ResultList
from tui.widgets.wording import line, plain


class FirstStart(FirstChoice):
    """Which library it shall be: the demo, an empty one, or one filled from files."""

    def body(self) -> Iterable[Widget]:
        yield Label(line(_("Tilsagn remembers what a council has committed itself to."), "bold"))
        yield Label(plain(_("There is no library yet. Everything stays on this machine.")))
        yield ResultList(Column(26), Column())

    def choices(self) -> list[Choice]:
        return [
            Choice(
                "demo", _("Open the demo library"), _("five real plans and a meeting, to try it on")
            ),
            Choice("files", _("Fill it from files"), _("plans, agendas, minutes, library packs")),
            Choice("empty", _("Begin with an empty one"), _("and write or import later")),
        ]

    async def take(self, answer: str) -> None:
        if answer == "demo":
            await self._open_demo()
        elif answer == "empty":
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
