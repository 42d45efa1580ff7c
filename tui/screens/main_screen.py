"""The screens that have a number: where one is, coming back to it, and reading it anew."""

from __future__ import annotations

from textual.app import ComposeResult

from exports.language import _
from tui import keys
from tui.commands import BY_ID, SCREENS, keys_of
from tui.screens.base import CommandScreen
from tui.widgets.edges import ScreenLine


class Arrival:
    """That a screen came into view, and whether it has read by now what it shows."""

    is_finished = False


class MainScreen(CommandScreen[None]):
    """A screen that has a number and stays while the app runs.

    What it shows is one frozen value (`state`) which it replaces; it is made anew from the library
    by `reload`, which runs whenever something was written, here or by undo, and on coming back.
    """

    def compose(self) -> ComposeResult:
        yield ScreenLine()
        yield from super().compose()

    target: str | None = None
    arrival: Arrival | None = None

    def on_screen_resume(self) -> None:
        tabs = [(BY_ID[f"go-{name}"], name) for name in SCREENS if name != "settings"]
        self.query_one(ScreenLine).show(
            tuple(
                (
                    keys.shown(keys_of(command, self.app.own_keys)[0]),
                    _(command.label),
                    name == self.place,
                )
                for command, name in tabs
            )
        )
        self.say(self.app.announced)
        self.show_keys()
        self.read_anew()

    def read_anew(self) -> None:
        """Show what was asked for last, or read anew what is in view."""
        self.in_background(self._arrive(), name="reload")

    async def _arrive(self) -> None:
        arrival, target = self.arrival, self.target
        try:
            await (self.reload() if target is None else self.show(target))
        finally:
            if arrival is not None:
                arrival.is_finished = True
        # Only now: whoever makes a screen read anew meanwhile must not lose the way to it.
        if self.target == target:
            self.target = None

    async def show(self, target: str) -> None:
        """Show what `target` names, an identifier of the kind this screen is for."""

    async def reload(self) -> None:
        """Read anew what is shown, keeping what is highlighted."""

    def to_purge(self) -> str | None:
        """The identifier of what a purge would take out; None where nothing is highlighted."""

    def why_not_purge(self) -> str | None:
        return None if self.to_purge() else _("Nothing is highlighted")

    async def do_purge(self) -> None:
        from tui.screens.purging import purge

        if identifier := self.to_purge():
            await purge(self, identifier)

    async def do_import(self) -> None:
        from tui.screens.taking_in import ask_for_files, take_in_files

        if wanted := await ask_for_files(self):
            await take_in_files(self.app, wanted)

    def step_out(self) -> None:
        self.app.go_back()
