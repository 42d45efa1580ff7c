"""Taking files in from the full-screen app: read, kept as one action, and summed up in a line."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports import words
from exports.language import _
from tui.screens.forms import Field

if TYPE_CHECKING:
    from data.intake import TakenIn
    from tui.app import TilsagnApp
    from tui.screens.base import CommandScreen


async def ask_for_files(screen: CommandScreen[Any]) -> Path | None:
    """The file or folder that a person wants to take in."""
    answers = await screen.ask(
        _("Import"), Field("path", _("File or folder"), value=str(Path.cwd()), required=True)
    )
    return Path(answers["path"]).expanduser() if answers else None


async def take_in_files(app: TilsagnApp, path: Path) -> None:
    """Import a file, or all that is known in a folder, and say what came of it. Found commitments
    wait for review."""
    from data import intake

    loop = asyncio.get_running_loop()

    def on_step(done: int, total: int, name: str) -> None:
        text = _("{name}: {done} of {total}").format(name=name, done=done + 1, total=total)
        loop.call_soon_threadsafe(app.announce, text)

    found = await asyncio.to_thread(intake.sort_out, [path])
    read, failed = await asyncio.to_thread(intake.read_documents, found, [path], on_step)
    author = app.settings.name
    taken = await app.desk.write(
        lambda library: intake.take_in(library, found, read, author=author, on_step=on_step)
    )
    said = _sum_up(taken)
    if failed:
        said += _("; not read: {count}").format(count=len(failed))
    app.announce(said)


def _sum_up(taken: TakenIn) -> str:
    counts: Counter[str] = Counter()
    for _name, pack in taken.packs:
        counts += pack.added
    said = [
        words.record_count(table, counts[table])
        for table in ("document", "commitment", "initiative", "meeting")
        if counts[table]
    ]
    if taken.documents:
        said.append(words.record_count("document", len(taken.documents)))
    return _("Imported: {what}").format(what=", ".join(said) or _("nothing new"))
