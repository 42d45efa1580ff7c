"""Taking files in from the full-screen app: which ones, then file by file in a dialog, and at the
end what came of it and the way on to review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from exports.language import _
from tui.screens.by_hand import closed_field
from tui.screens.forms import Choice, Field

if TYPE_CHECKING:
    from tui.app import TilsagnApp
    from tui.screens.base import CommandScreen


class Wanted(NamedTuple):
    """A file or folder to take in, whether its documents are closed, and whether what the rules
    find in them needs no review."""

    path: Path
    closed: bool
    accept: bool


async def ask_for_files(screen: CommandScreen[Any]) -> Wanted | None:
    """The file or folder that a person wants to take in."""
    answers = await screen.ask(
        _("Import"),
        path_field(_("File or folder")),
        closed_field(False),
        Field(
            "review", _("What is found"), value="review", kind="choice",
            choices=[
                Choice("review", _("waits for review")),
                Choice("accept", _("is accepted unseen")),
            ],
        ),
    )  # fmt: skip
    if answers is None:
        return None
    return Wanted(
        path_in(answers["path"]), answers["closed"] == "closed", answers["review"] == "accept"
    )


def path_field(label: str) -> Field:
    """A field for the path of something that is there; it begins in the current folder."""
    return Field("path", label, value=_here(), required=True, check=_missing)


def _here() -> str:
    # So that the name of a file goes on where the folder ends.
    return str(Path.cwd() / "_").removesuffix("_")


def path_in(typed: str) -> Path:
    """The path that was typed, pasted or dropped on the terminal: in quotes, with escaped spaces,
    and behind the folder that stands in the field already."""
    typed = typed.strip()
    pasted = typed.removeprefix(_here())
    if pasted[:1] in ("/", "~", "'", '"') or Path(pasted).is_absolute():
        typed = pasted
    if typed[:1] in ("'", '"') and typed[-1:] == typed[:1]:
        typed = typed[1:-1]
    path = Path(typed).expanduser()
    plain = Path(typed.replace("\\ ", " ")).expanduser()
    return plain if plain.exists() and not path.exists() else path


def _missing(typed: str) -> str | None:
    return None if path_in(typed).exists() else _("there is no such file or folder")


async def take_in_files(app: TilsagnApp, wanted: Wanted) -> None:
    """Import a file, or all that is known in a folder, as one action; then on to review where the
    person wants that."""
    from tui.screens.importing import Importing

    if await app.push_screen_wait(Importing(wanted)) == "review":
        app.go("review")
