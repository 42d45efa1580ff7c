"""The screens by name. Each is imported when it is first visited: the start pays for one."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.dialog import Dialog
    from tui.screens.main_screen import MainScreen

_CLASSES = {
    "lookup": "Lookup",
    "initiative": "Initiative",
    "document": "DocumentScreen",
    "review": "Review",
    "agenda": "Agenda",
    "questions": "Questions",
    "overview": "Overview",
    "settings": "SettingsScreen",
}


def make_screen(name: str) -> MainScreen:
    """A new screen of that name (`tui.commands.SCREENS`)."""
    screen: MainScreen = getattr(import_module(f"tui.screens.{name}"), _CLASSES[name])()
    return screen


def first_dialog(library: Path, offered: Path | None) -> Dialog[None] | None:
    """What is asked before anything is shown, if anything: about a library that is `offered` in a
    synchronised folder, or, where there is none yet, which one it shall be."""
    if offered is not None:
        from tui.screens.synced import Synced

        return Synced(offered)
    if not library.exists():
        from tui.screens.first_start import FirstStart

        return FirstStart()
    return None
