"""An export to where the person wants it: standard output, or a file that may be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exports.language import _
from tui.cli.output import say, show_bytes, show_exactly
from tui.cli.parser import Parser, path

if TYPE_CHECKING:
    from data.store.library import Library


def add_output(parser: Parser) -> None:
    """The arguments that say where an export goes, and whether closed content is in it."""
    parser.add_argument(
        "-o", "--output", type=path, metavar="PATH", help=_("a file, else standard output")
    )
    parser.add_argument(
        "--include-closed", action="store_true", help=_("closed items too, every page stamped")
    )


def hand_out(
    library: Library,
    content: bytes,
    output: Path | None,
    *,
    name: str,
    holds_closed: bool,
    binary: bool = False,
) -> None:
    """Write `content` to the file or folder `output`, in a folder as `name`; without one to
    standard output. `content` is UTF-8 unless `binary`. Closed content is said to be in it.

    Problem `needs-output` (name) for binary content on a terminal.
    """
    if holds_closed:
        say(_("this holds closed content; it is not to be passed on"))
    if output is None and binary:
        show_bytes(content, name)
        return
    if output is None:
        show_exactly(content.decode())
        return
    from exports.target import write_export

    target = write_export(library, output, content, name=name, holds_closed=holds_closed)
    say(_("written: {file}").format(file=target))
