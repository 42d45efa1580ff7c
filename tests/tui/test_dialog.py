"""A dialog that is left while it is still at work."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Static

from tests.tui.screen_text import SMALL, open_on, shows
from tui.screens.base import bindings
from tui.screens.dialog import Dialog


class Part(Static):
    """A widget that tells when it is taken away, which comes before the dialog itself goes."""

    def on_unmount(self) -> None:
        """Let the task of the dialog go on."""
        dialog = self.screen
        assert isinstance(dialog, Slow)
        dialog.gone.set()


class Slow(Dialog[str]):
    """A dialog that fills in what it read when its widgets are going away."""

    place = "choice"
    BINDINGS = bindings("choice")

    def __init__(self) -> None:
        super().__init__()
        self.gone = asyncio.Event()
        self.missed = False

    def body(self) -> Iterable[Widget]:
        """One widget."""
        yield Part("slow")

    def on_mount(self) -> None:
        """Begin to read."""
        super().on_mount()
        self.in_background(self._fill_in(), name="fill-in")

    async def _fill_in(self) -> None:
        await self.gone.wait()
        for _step in range(50):
            await asyncio.sleep(0)
            try:
                self.query_one(Part)
            except NoMatches:
                self.missed = True
                raise


async def test_what_comes_too_late_for_a_dialog_stops_nothing(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        dialog = Slow()
        pilot.app.push_screen(dialog)
        await shows(pilot, "slow")
        dialog.dismiss(None)
        await shows(pilot, " hits")
        assert dialog.missed
        assert pilot.app.is_running


async def test_a_dialog_goes_once(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        dialog = Slow()
        app.push_screen(dialog)
        await shows(pilot, "slow")
        dialog.dismiss("one")
        dialog.dismiss("two")
        await shows(pilot, " hits")
