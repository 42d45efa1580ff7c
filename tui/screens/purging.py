"""Purge from the app: what goes and what is out of reach is shown, then it is asked for twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from exports.language import _
from tui.screens.forms import Choice, Field
from tui.screens.told import Told

if TYPE_CHECKING:
    from data.purge import Copies
    from data.store.erasing import Erasure
    from data.store.library import Library
    from tui.screens.base import CommandScreen

_LEAVE, _PURGE, _READ = "leave", "purge", "read"


async def purge(screen: CommandScreen[None], identifier: str) -> None:
    """Take out for good what is highlighted, with everything that derives from it."""
    from tui.purge_text import done_lines, plan_lines

    app = screen.app
    app.announce(_("Looking for everything that goes with it …"))
    title, erasure, handed_out = await app.desk.read(lambda library: _plan(library, identifier))
    app.announce("")
    if not await _confirmed(screen, erasure, (title, *plan_lines(erasure, handed_out))):
        app.announce(_("Nothing was purged"))
        return
    app.announce(_("Purging …"))
    author = app.settings.name
    copies = await app.desk.read(lambda library: _take_out(library, erasure, author))
    # As on a new start: nothing in memory, and no index that is open, holds it any longer.
    app.use_library(app.desk.path)
    app.announce(_("Purged; it cannot be undone"))
    read = (Choice(_READ, _("I have read it")),)
    told = Told(_("Purged; it cannot be undone"), done_lines(copies), read)
    await app.push_screen_wait(told)


def _plan(library: Library, identifier: str) -> tuple[str, Erasure, tuple[str, ...]]:
    from data.purge import still_handed_out
    from data.store.erasing import plan_erasure

    erasure = plan_erasure(library, [identifier])
    return _title(library, identifier, erasure), erasure, still_handed_out(library)


def _title(library: Library, identifier: str, erasure: Erasure) -> str:
    """What the record that was highlighted is called; empty where it is gone."""
    from data.records import TYPE_OF_TABLE

    table = erasure.gone.get(identifier)
    record = library.get(TYPE_OF_TABLE[table], identifier) if table else None
    found = (getattr(record, name, None) for name in ("title", "text", "body", "name", "note"))
    return next((one for one in found if one), "")


def _take_out(library: Library, erasure: Erasure, author: str) -> Copies:
    from data.purge import purge as take_out

    return take_out(library, erasure, author=author)


async def _confirmed(screen: CommandScreen[None], erasure: Erasure, said: Iterable[str]) -> bool:
    """Whether the person says so twice, the second time with the number of records."""
    from tui.purge_text import second_question

    title = _("Purge? It cannot be undone")
    choices = (
        Choice(_LEAVE, _("Leave everything as it is")),
        Choice(_PURGE, _("Purge it"), _("asks once more")),
    )
    if await screen.app.push_screen_wait(Told(title, said, choices)) != _PURGE:
        return False
    number = str(len(erasure.gone))
    question = second_question().format(number=number)

    def check(typed: str) -> str | None:
        return None if typed == number else question

    field = Field("number", _("How many"), required=True, check=check)
    return await screen.ask(question, field) is not None
