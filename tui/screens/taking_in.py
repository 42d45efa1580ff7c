"""Taking files in from the full-screen app: which ones, then file by file in a dialog, and at the
end what came of it and the way on to review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from exports.language import _
from tui.screens.by_hand import closed_field
from tui.screens.forms import Field

if TYPE_CHECKING:
    from tui.app import TilsagnApp
    from tui.screens.base import CommandScreen


class Wanted(NamedTuple):
    """A file or folder to take in, and whether its documents are closed."""

    path: Path
    closed: bool


async def ask_for_files(screen: CommandScreen[Any]) -> Wanted | None:
    """The file or folder that a person wants to take in."""
    answers = await screen.ask(
        _("Import"),
        Field("path", _("File or folder"), value=str(Path.cwd()), required=True, check=_missing),
        closed_field(False),
    )
    if answers is None:
        return None
    return Wanted(Path(answers["path"]).expanduser(), answers["closed"] == "closed")


def _missing(typed: str) -> str | None:
    return None if Path(typed).expanduser().exists() else _("there is no such file or folder")


async def take_in_files(app: TilsagnApp, wanted: Wanted) -> None:
    """Import a file, or all that is known in a folder, as one action; then on to review where the
    person wants that."""
    from tui.screens.importing import Importing

    if await app.push_screen_wait(Importing(*wanted)) == "review":
        app.go("review")
