"""The demo library: made once from the built-in packs, then a library like any other."""

from __future__ import annotations

from pathlib import Path

from data.ids import new_id
from data.store.library import Library


def open_demo(path: Path) -> Library:
    """The demo library at `path`, made there where it is not. It is complete before it gets its
    name, so that a file of that name needs no looking into."""
    if not path.exists():
        _make_demo(path)
    return Library.open(path)


def _make_demo(path: Path) -> None:
    from data.packs.importing import import_pack
    from data.packs.reader import BUILTIN
    from data.store.opening import remove_library

    draft = path.with_name(f".{path.name}.{new_id()}.tmp")
    try:
        with Library.open(draft, create=True) as library:
            import_pack(library, BUILTIN)
        draft.replace(path)
    finally:
        remove_library(draft)
