"""Taking files in from the full-screen app: which ones, then file by file in a dialog, and at the
end what came of it and the way on to review."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote_to_bytes

from data.places import typed_path
from exports.language import _
from tui.screens.by_hand import closed_field
from tui.screens.forms import Choice, Field

if TYPE_CHECKING:
    from tui.app import TilsagnApp
    from tui.screens.base import CommandScreen

# One of several paths that were dropped together: in quotes, or with its spaces escaped.
_DROPPED = re.compile(r"""(?:'[^']*'|"[^"]*"|\\.|[^\s'"])+""")
_DRIVE = re.compile(r"/[A-Za-z][:|]")
_URL = "file:"


class Wanted(NamedTuple):
    """Files and folders to take in, whether their documents are closed, and whether what the rules
    find in them needs no review."""

    paths: tuple[Path, ...]
    closed: bool
    accept: bool


async def ask_for_files(screen: CommandScreen[Any]) -> Wanted | None:
    """The file or folder that a person wants to take in, or several that were dropped together."""
    answers = await screen.ask(
        _("Import"),
        path_field(_("File or folder"), several=True),
        closed_field(False),
        Field(
            "review", _("What is found"), value="review", kind="choice",
            choices=[
                Choice("review", _("waits for review")),
                Choice("accept", _("is accepted unseen")),
            ],
        ),
        does=_("Import"),
    )  # fmt: skip
    if answers is None:
        return None
    return Wanted(
        paths_in(answers["path"]), answers["closed"] == "closed", answers["review"] == "accept"
    )


def path_field(label: str, *, several: bool = False) -> Field:
    """A field for the path of something that is there, or for `several` that were dropped together;
    it begins in the current folder, and offers the rest of a name that is there."""
    check = _missing_of_several if several else _missing
    return Field("path", label, value=_here(), kind="path", required=True, check=check)


def _here() -> str:
    # So that the name of a file goes on where the folder ends.
    return str(Path.cwd() / "_").removesuffix("_")


def path_in(typed: str) -> Path:
    """The path that was typed, pasted or dropped on the terminal: in quotes, with escaped spaces,
    as a `file:` URL, and behind the folder that stands in the field already."""
    typed = _dropped(typed)
    if typed[:1] in ("'", '"') and typed[-1:] == typed[:1]:
        typed = typed[1:-1]
    if typed.lower().startswith(_URL):
        return Path(_path_of_url(typed))
    path = typed_path(typed)
    plain = typed_path(typed.replace("\\ ", " "))
    return plain if plain.exists() and not path.exists() else path


def paths_in(typed: str) -> tuple[Path, ...]:
    """The one path that was typed or dropped, as `path_in`; several where each of them is there."""
    one = path_in(typed)
    several = tuple(map(path_in, _DROPPED.findall(_dropped(typed))))
    if not one.exists() and len(several) > 1 and all(path.exists() for path in several):
        return several
    return (one,)


def _dropped(typed: str) -> str:
    """What was typed without the folder that stood in the field before a whole path came in."""
    typed = typed.strip()
    pasted = typed.removeprefix(_here())
    begins_anew = pasted[:1] in ("/", "~", "'", '"') or pasted.lower().startswith(_URL)
    return pasted if begins_anew or Path(pasted).is_absolute() else typed


def _path_of_url(url: str) -> str:
    """The path of a `file:` URL (RFC 8089): `file:///home/a%20b`, `file:///C:/a%20b`, and on
    Windows `file://server/share` (elsewhere the host is this machine's name)."""
    host, path = "", url[len(_URL) :]
    if path.startswith("//"):
        host, _slash, rest = path[2:].partition("/")
        path = f"/{rest}"
    path = os.fsdecode(unquote_to_bytes(path))
    if _DRIVE.match(path):
        return f"{path[1]}:{path[3:]}"
    return f"//{host}{path}" if os.name == "nt" and host not in ("", "localhost") else path


def _missing(typed: str) -> str | None:
    return None if path_in(typed).exists() else _("there is no such file or folder")


def _missing_of_several(typed: str) -> str | None:
    return None if len(paths_in(typed)) > 1 else _missing(typed)


async def take_in_files(app: TilsagnApp, wanted: Wanted) -> None:
    """Import a file, or all that is known in a folder, as one action; then on to review where the
    person wants that."""
    from tui.screens.importing import Importing

    if goes_to := await app.push_screen_wait(Importing(wanted)):
        app.go(*goes_to)
