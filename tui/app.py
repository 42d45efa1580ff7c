"""The full-screen app: a switchboard between the screens, the desk and the terminal.

Must not know what a screen shows nor how anything is done: `tui.screens.base` says how a screen is
made, `tui.desk` how it reads and writes, `tui.screens.forms` how it asks, `tui.upkeep` what it
does by itself.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.css.query import NoMatches

from data.errors import Problem
from exports import language
from exports.language import _
from tui.commands import textual_keys, usable_keys
from tui.desk import Desk
from tui.screens import first_dialog, make_screen
from tui.screens.base import CommandScreen
from tui.screens.main_screen import Arrival, MainScreen
from tui.theme import THEME, ParsedOnce
from tui.type_ahead import Heard, TypeAhead
from tui.upkeep import Upkeep

if TYPE_CHECKING:
    from textual.driver import Driver

    from data.settings import Settings
    from data.store.changes import Action


@dataclass(frozen=True, eq=False)
class Visit:
    """That a person went to a screen, and what they asked for there; no two are the same."""

    name: str
    target: str | None = None


class TilsagnApp(App[None], inherit_bindings=False):
    """Tilsagn on the whole terminal, on the library at a path. Where there is none yet, the first
    start asks which it shall be."""

    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    DEFAULT_MODE = "lookup"
    TITLE = "Tilsagn"

    def __init__(self, library: Path, settings: Settings, *, offered: Path | None = None) -> None:
        super().__init__()
        self._offered = offered
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
        self.settings = settings
        self.announced = ""
        self.desk = Desk(library, self._written)
        self.upkeep = Upkeep(self)
        self.type_ahead = TypeAhead(self, self._hear, self._handle_exception)
        self._main: dict[str, MainScreen] = {}
        self._first_language = language.current()
        self._trail = [Visit("lookup")]
        self._shown: dict[str, Visit] = {}
        self.own_keys = usable_keys(settings.keys)
        self.set_keymap(textual_keys(self.own_keys))
        self.register_theme(THEME)
        # Not by assignment: that parses every style sheet a second time, 15 ms of the start.
        self.set_reactive(App.theme, THEME.name)
        self.stylesheet = ParsedOnce(variables=self.get_css_variables())

    def get_driver_class(self) -> type[Driver]:
        """How the terminal is spoken to, by Textual's own driver on Windows."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from tui.terminal import Terminal

        return Terminal

    def get_default_screen(self) -> MainScreen:
        """The start screen. Not made as a mode: that parses every style sheet twice."""
        screen = self._main[self.DEFAULT_MODE] = make_screen(self.DEFAULT_MODE)
        return screen

    def on_mount(self) -> None:
        self.add_mode(self.DEFAULT_MODE, lambda: self._main[self.DEFAULT_MODE])
        for name in ("SIGTERM", "SIGHUP"):
            if sys.platform != "win32":
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)
        if dialog := first_dialog(self.desk.path, self._offered):
            self.push_screen(dialog)
        self.upkeep.begin()

    def on_unmount(self) -> None:
        self.type_ahead.end()
        self.desk.close()

    # Where the person is

    def go(self, name: str, target: str | None = None) -> None:
        """Show a screen, and on it what `target` names. Esc comes back to where this was called."""
        latest = self._trail[-1]
        if (latest.name, latest.target) != (name, target):
            self._trail.append(Visit(name, target))
            self.announced = ""
        self._show(self._trail[-1], anew=True)

    def go_back(self) -> None:
        """One step back; from the first screen there is none."""
        if len(self._trail) < 2:
            self.announce(_("This is the first screen; q quits"))
            return
        self._trail.pop()
        self.announced = ""
        self._show(self._trail[-1])

    def _show(self, visit: Visit, *, anew: bool = False) -> None:
        """Show a screen as it was left or, where it has shown other things since then or is asked
        for `anew`, with what was asked for."""
        mode = self._mode(visit.name)
        screen = self._main[mode]
        if anew or self._shown.get(mode) is not visit:
            screen.target = visit.target
        self._shown[mode] = visit
        screen.arrival = Arrival()
        self.type_ahead.wait_for_screen(screen.arrival)
        if self.current_mode == mode:
            screen.on_screen_resume()
        else:
            self.switch_mode(mode)

    def _mode(self, name: str) -> str:
        # Each screen is the ground of a stack of its own (Textual's modes), one per language.
        now = language.current()
        mode = name if now == self._first_language else f"{name}-{now}"
        if mode not in self._main:
            self._main[mode] = screen = make_screen(name)
            self.add_mode(mode, lambda: screen)
        return mode

    def use_settings(self, settings: Settings) -> None:
        """Go on with other settings: the person's name, keys and language hold from now on."""
        self.settings = settings
        self.own_keys = usable_keys(settings.keys)
        self.set_keymap(textual_keys(self.own_keys))
        if settings.language is not None and settings.language != language.current():
            language.use(settings.language)
            self._show(self._trail[-1])
        elif isinstance(self.screen, MainScreen):
            self.screen.on_screen_resume()

    def use_library(self, path: Path) -> None:
        """Go on with the library at `path`, as on a new start."""
        self.desk.close()
        self.desk = Desk(path, self._written)
        self.upkeep.look_at_library()
        self._written()

    # What is said

    def announce(self, text: str) -> None:
        """Say something in the status line of whatever is in view."""
        self.announced = text
        if self.is_running and isinstance(self.screen, CommandScreen):
            self.screen.say(text)

    async def on_event(self, event: events.Event) -> None:
        """Keys and text wait for their turn."""
        if isinstance(event, Heard) and not event.is_forwarded:
            self.type_ahead.take(event)
            return
        if isinstance(event, events.MouseDown):
            self._forget_what_was_said()
        await super().on_event(event)

    async def _hear(self, event: Heard) -> None:
        self._forget_what_was_said()
        await super().on_event(event)

    def _forget_what_was_said(self) -> None:
        """What was said on a screen was said about what was in view, or about what had been done:
        it goes with the next key, text or click. A dialog keeps what it says."""
        if self.announced and isinstance(self.screen, MainScreen):
            self.announce("")

    def announce_problem(self, problem: Problem) -> None:
        """Say what went wrong and what to do."""
        from tui.messages import short_sentence

        self.announce(short_sentence(problem))

    def read_only_reason(self) -> str | None:
        """Why nothing can be written, as a sentence; None where it can."""
        if self.desk.read_only is None:
            return None
        from tui.messages import sentence

        file, why = self.desk.path.name, self.desk.read_only
        return sentence(Problem("library-read-only", file=file, why=why))

    def _written(self) -> None:
        if isinstance(self.screen, MainScreen):
            self.screen.read_anew()

    # Commands of every screen

    def do_quit(self) -> None:
        self.exit()

    def do_search(self) -> None:
        self.go("lookup")
        if field := self._main[self._mode("lookup")].field():
            field.focus()

    async def do_backups(self) -> None:
        from tui.screens.backups import choose_backup

        await choose_backup(self)

    async def do_undo(self) -> None:
        action = await self.desk.write(lambda library: library.undo(author=self.settings.name))
        self._announce_action(_("Undone: {what}"), action, _("There is nothing to undo"))

    async def do_redo(self) -> None:
        action = await self.desk.write(lambda library: library.redo(author=self.settings.name))
        self._announce_action(_("Done again: {what}"), action, _("There is nothing to do again"))

    def _announce_action(self, done: str, action: Action | None, nothing: str) -> None:
        if action is None:
            self.announce(nothing)
            return
        from exports import words

        self.announce(done.format(what=words.word(words.VERB, action.verb)))

    # The end

    def _handle_exception(self, error: Exception) -> None:
        if self._exit and isinstance(error, NoMatches):
            return  # a dialog that was still being opened went away with the app
        # Textual's own message prints local variables, and with them what people wrote.
        from tui.crash import CrashError

        super()._handle_exception(CrashError(error))
