"""Searches that a person keeps to run again: kept in their settings, chosen by name."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import msgspec

from exports.language import _

if TYPE_CHECKING:
    from tui.screens.main_screen import MainScreen


async def choose_search(screen: MainScreen, title: str) -> str | None:
    """The name of a search that was kept; None when the person left it."""
    from tui.screens.forms import Choice

    kept = screen.app.settings.searches
    choices = [Choice(name, name, query) for name, query in sorted(kept.items())]
    return await screen.choose(title, choices)


async def keep_search(screen: MainScreen, query: str) -> None:
    """Ask for a name and keep `query` under it, in the place of what had that name."""
    from tui.screens.forms import Field

    field = Field("name", _("Name"), value=query, required=True)
    answers = await screen.ask(_("Keep the search “{query}”").format(query=query), field)
    if answers is not None:
        name = answers["name"].strip()
        await _keep(screen, {**screen.app.settings.searches, name: query})
        screen.app.announce(_("Kept as {name}").format(name=name))


async def forget_search(screen: MainScreen) -> None:
    """Let the person choose a search and forget it."""
    name = await choose_search(screen, _("Which search shall be forgotten?"))
    if name is not None:
        kept = dict(screen.app.settings.searches)
        del kept[name]
        await _keep(screen, kept)
        screen.app.announce(_("Forgotten: {name}").format(name=name))


async def _keep(screen: MainScreen, searches: dict[str, str]) -> None:
    from tui.settings_file import keep_settings

    settings = msgspec.structs.replace(screen.app.settings, searches=searches)
    await asyncio.to_thread(keep_settings, settings)
    screen.app.settings = settings
