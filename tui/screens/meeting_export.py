"""A meeting handed out from the agenda screen: the briefing, also by a template of the person's
own, and the agenda itself. Asks where to and in which format, and says where the file went.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from data.errors import Problem
from data.places import typed_path
from data.records import Meeting
from exports.language import _
from tui.screens.forms import Choice, Field

if TYPE_CHECKING:
    from agenda.matching import ItemMatches
    from data.store.library import Library
    from exports.formats import PageFormat
    from tui.screens.base import CommandScreen

_TEMPLATE = "template"


class _Wanted(NamedTuple):
    """In which format, and for a briefing by which template of the person's own."""

    form: PageFormat
    template: Path | None = None


class _Made(NamedTuple):
    """What is handed out: its file name, its content in one format, whether items are left out."""

    name: str
    content: bytes
    left_out: bool


async def export_briefing(
    screen: CommandScreen[None], meeting: Meeting, matches: Mapping[str, ItemMatches]
) -> None:
    """Ask where to and in which format, and write the briefing with what is suggested."""

    def make(library: Library, wanted: _Wanted) -> _Made:
        from agenda.briefing import assemble
        from exports.formats import briefing_in
        from exports.target import briefing_file_name
        from exports.template import briefing_by_template

        briefing = assemble(library, meeting.id, matches=matches)
        name = briefing_file_name(briefing, wanted.form)
        if wanted.template is not None and wanted.form != "docx":
            content = briefing_by_template(briefing, wanted.template, wanted.form)
        else:
            content = briefing_in(briefing, wanted.form)
        return _Made(name, content, bool(briefing.items_left_out))

    by_template = Choice(_TEMPLATE, _("by a template of your own"))
    await _export(screen, _("Export the briefing"), make, by_template)


async def export_agenda(screen: CommandScreen[None], meeting: Meeting) -> None:
    """Ask where to and in which format, and write the agenda itself, without notes, questions and
    choices."""

    def make(library: Library, wanted: _Wanted) -> _Made:
        from agenda.paper import assemble_agenda
        from exports.formats import agenda_in
        from exports.target import agenda_file_name

        paper = assemble_agenda(library, meeting.id)
        name = agenda_file_name(paper, wanted.form)
        return _Made(name, agenda_in(paper, wanted.form), bool(paper.items_left_out))

    await _export(screen, _("Export the agenda"), make)


async def _export(
    screen: CommandScreen[None],
    title: str,
    make: Callable[[Library, _Wanted], _Made],
    *others: Choice,
) -> None:
    usual = await screen.app.desk.read(lambda library: make(library, _Wanted("md")).name)
    formats = [Choice("md", "Markdown"), Choice("html", "HTML"), Choice("docx", "Word (DOCX)")]
    answers = await screen.ask(
        title,
        Field("path", _("Folder or file"), value=str(Path.cwd() / Path(usual).stem), required=True),
        Field("form", _("Format"), value="md", kind="choice", choices=[*formats, *others]),
        does=_("Export"),
    )
    wanted = None if answers is None else await _wanted(screen, answers["form"])
    if answers is None or wanted is None:
        return
    path = typed_path(answers["path"])
    if path.name == Path(usual).stem:
        path = path.with_name(f"{path.name}.{wanted.form}")
    made = await screen.app.desk.read(lambda library: make(library, wanted))
    written = await screen.app.desk.read(lambda library: _write(library, path, made))
    # The folder last: where the line is too short, it is what can be spared.
    said = _("Written: {name} in {folder}")
    if made.left_out:
        said = _("Written: {name} without closed items, in {folder}")
    screen.app.announce(said.format(name=written.name, folder=written.parent))


async def _wanted(screen: CommandScreen[None], form: str) -> _Wanted | None:
    """The format that was chosen; where a template makes it, asked for; None when that was left."""
    from exports.template import format_of
    from tui.screens.taking_in import path_field, path_in

    if form != _TEMPLATE:
        return _Wanted(cast("PageFormat", form))
    answers = await screen.ask(_("Template"), path_field(_("File")))
    if answers is None:
        return None
    template = path_in(answers["path"])
    return _Wanted(format_of(template, None), template)


def _write(library: Library, path: Path, made: _Made) -> Path:
    """Write the file; beside what is there where that is not ours or was edited since."""
    from exports.target import free_path, write_export

    try:
        return write_export(library, path, made.content, name=made.name)
    except Problem as problem:
        if problem.code not in ("export-exists", "export-changed"):
            raise
        free = free_path(Path(problem.values["file"]))
        return write_export(library, free, made.content, name=made.name)
