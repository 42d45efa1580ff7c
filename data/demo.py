"""The demo library: made once from the built-in packs, then a library like any other."""

from __future__ import annotations

from pathlib import Path

from data.store.library import Library


def open_demo(path: Path) -> Library:
    """The demo library at `path`, made there where it is not."""
    library = Library.open(path, create=True)
    if not library.last_change():
        from data.packs.importing import import_pack
        from data.packs.reader import BUILTIN

        import_pack(library, BUILTIN)
    return library
