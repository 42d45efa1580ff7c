"""Backups from the app: made by themselves while one works, and the way back to one of them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from exports.language import _
from tui.screens.base import CommandScreen
from tui.screens.forms import Choice

if TYPE_CHECKING:
    from tui.app import TilsagnApp

_NOW, _CHECK, _YES, _NO = "now", "check", "yes", "no"


def back_up_when_due(path: Path) -> None:
    """Make a backup of the library at `path` when one is due, and bring the copy in a synchronised
    folder up to date. For a thread of its own: it takes a second or two in a large library."""
    from data.store.at_home import send_copy
    from data.store.backup import back_up_if_due
    from data.store.library import Library

    with Library.open(path) as library:
        if library.read_only is None and back_up_if_due(library) is not None:
            send_copy(library)


async def choose_backup(app: TilsagnApp) -> None:
    """Show the backups, newest first; make one now, or go back to one after asking."""
    from data.store.backup import backups

    path, screen = app.desk.path, app.screen
    if not isinstance(screen, CommandScreen):
        return
    kept = {one.name: one for one in await asyncio.to_thread(backups, path)}
    choices = [Choice(name, _("Go back to {moment}").format(moment=_moment(one)), _size(one))
               for name, one in kept.items()]  # fmt: skip
    choices.append(Choice(_NOW, _("Make a backup now")))
    choices.append(Choice(_CHECK, _("Check the library"), _("every record, text and citation")))
    chosen = await screen.choose(_("Backups, newest first"), choices)
    if chosen == _NOW:
        await _back_up_now(app)
    elif chosen == _CHECK:
        from tui.screens.checking import check_library

        await check_library(screen, path)
    elif chosen is not None:
        await _go_back(app, screen, path, kept[chosen])


async def _back_up_now(app: TilsagnApp) -> None:
    from data.store.backup import back_up

    made = await app.desk.read(back_up)
    app.announce(_("Backup made and checked: {file}").format(file=made.name))


async def _go_back(
    app: TilsagnApp, screen: CommandScreen[object], path: Path, backup: Path
) -> None:
    from data.store.restoring import restore

    sure = [
        Choice(_YES, _("Go back to it"), _("what is there now is kept as a backup")),
        Choice(_NO, _("Leave everything as it is")),
    ]
    if await screen.choose(_moment(backup), sure) != _YES:
        return
    await asyncio.to_thread(restore, backup, path)
    app.use_library(path)
    app.announce(_("Everything is as it was on {moment}").format(moment=_moment(backup)))


def _moment(backup: Path) -> str:
    from data.store.backup import taken

    when = taken(backup)
    return backup.name if when is None else f"{when.astimezone():%Y-%m-%d %H:%M}"


def _size(backup: Path) -> str:
    return f"{backup.stat().st_size / 1_000_000:.1f} MB"
