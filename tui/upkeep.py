"""What the app does by itself, beside the screens: it keeps backups, and says from the start what
is not as it should be.

Must not know what any screen shows; how a backup is made is told in `tui.screens.backups`.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.errors import Problem
from tui.screens.base import CommandScreen

if TYPE_CHECKING:
    from tui.app import TilsagnApp

# Seconds after the start, and between looks whether a backup is due.
_FIRST_BACKUP, _BACKUPS = 60, 300


class Upkeep:
    """The upkeep of one app, from `begin` until the app ends."""

    def __init__(self, app: TilsagnApp) -> None:
        self._app = app

    def begin(self) -> None:
        """Start when the first screen is there: none of it may hold that up."""
        self._app.set_timer(1, self._after_the_start)
        self._app.set_timer(_FIRST_BACKUP, self.keep_backups)
        self._app.set_interval(_BACKUPS, self.keep_backups)

    def keep_backups(self) -> None:
        """Make a backup, beside the screen, when one is due."""
        path = self._app.desk.path
        if path.exists():
            self._beside(partial(self._back_up, path), "backup")

    def look_at_library(self) -> None:
        """Say, where it is so, that nothing can be written here."""
        if self._app.desk.path.exists():
            self._beside(self._say_read_only, "banner")

    def _beside(self, work: Callable[[], Coroutine[Any, Any, None]], name: str) -> None:
        # A function, not its coroutine: when the app ends first, none is left that never ran.
        unstarted: Any = work
        self._app.run_worker(unstarted, group=name, exclusive=True)

    async def _back_up(self, path: Path) -> None:
        from tui.screens.backups import back_up_when_due

        try:
            await asyncio.to_thread(back_up_when_due, path)
        except Problem as problem:
            self._app.announce_problem(problem)

    async def _say_read_only(self) -> None:
        with contextlib.suppress(Problem):  # the screen says it
            await self._app.desk.read(lambda library: library.read_only)
        if self._app.read_only_reason() and isinstance(self._app.screen, CommandScreen):
            self._app.screen.say(self._app.announced)

    def _after_the_start(self) -> None:
        self.look_at_library()
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        from tui.settings_file import problem_in_settings

        if problem := problem_in_settings(self._app.settings):
            self._app.announce_problem(problem)
