"""The screens by name. Each is imported when it is first visited: the start pays for one."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.base import MainScreen

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
