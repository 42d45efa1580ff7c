"""Handing on what look-up found: to the clipboard, or as a pack in a file."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from data.places import typed_path
from exports.language import _, ngettext
from tui.screens.forms import Choice, Field

if TYPE_CHECKING:
    from data.search.lookup import Results
    from data.store.library import Library
    from tui.screens.base import CommandScreen


async def copy(screen: CommandScreen[None], text: str) -> None:
    """Put text on the clipboard and say which way it went."""
    from tui.clipboard import copy_with_tool

    tool = await asyncio.get_running_loop().run_in_executor(None, copy_with_tool, text)
    if tool is not None:
        screen.app.announce(_("Copied with {tool}").format(tool=tool))
        return
    screen.app.copy_to_clipboard(text)
    screen.app.announce(
        _("Copied through the terminal (OSC 52); if nothing arrives, e writes a file")
    )


async def export_found(screen: CommandScreen[None], results: Results) -> None:
    """Ask for a file and a format, and write all that the query finds."""
    from exports import formats, packs, target

    answers = await screen.ask(
        _("Export what was found"),
        Field("path", _("Folder or file"), value=str(Path.cwd()), required=True),
        Field(
            "form",
            _("Format"),
            kind="choice",
            choices=[
                Choice("yaml", "YAML"),
                Choice("jsonl", "JSON Lines"),
                Choice("csv", _("CSV (a table)")),
                Choice("ics", _("ICS (a calendar)")),
            ],
        ),
        Field(
            "public",
            _("My own words"),
            kind="choice",
            choices=[
                Choice("public", _("without notes and questions")),
                Choice("all", _("with notes and questions")),
            ],
        ),
        does=_("Export"),
    )
    if answers is None:
        return
    form = cast("formats.TableFormat", answers["form"])

    def write(library: Library) -> tuple[Path, packs.PackContents]:
        from data.search.lookup import Searcher

        with Searcher(library.path) as searcher:
            hits = searcher.everything(results.query)
        found = [(hit.kind, hit.id) for hit in hits]
        contents = packs.found_by(library, found, public=answers["public"] == "public")
        name = f"{target.slug(results.query or 'tilsagn')}.{form}"
        path = typed_path(answers["path"])
        content = formats.contents_in(contents, form, datetime.now(UTC))
        return target.write_export(library, path, content, name=name), contents

    path, contents = await screen.app.desk.read(write)
    text = ngettext("{count} record in {file}", "{count} records in {file}", len(contents.records))
    said = text.format(count=len(contents.records), file=path)
    if contents.left_out:
        said += _("; {count} closed ones left out").format(count=contents.left_out)
    screen.app.announce(said)
