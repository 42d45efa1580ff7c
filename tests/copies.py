"""Libraries that are made once and copied for each test, with their index where one is wanted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data.files import make_private_folder
from data.places import index_file
from data.search.index import bring_up_to_date
from data.store.library import Library


def copied(made: Path, to: Path) -> Path:
    """A copy of a library, without an index."""
    return Path(shutil.copy(made, to))


def make_index(made: Path) -> None:
    """Make the index of a library, and keep it beside the library for `copy_with_index`."""
    with pytest.MonkeyPatch.context() as surroundings, Library.open(made) as library:
        surroundings.setenv("XDG_CACHE_HOME", str(made.parent / "cache"))
        bring_up_to_date(library)
        shutil.move(index_file(made), _kept(made))


def copy_with_index(made: Path, to: Path) -> Path:
    """A copy of a library, and one of its index where the index of that copy is looked for."""
    copy_index(made, to)
    return copied(made, to)


def copy_index(made: Path, copy: Path) -> None:
    """Put the index of a library where the index of its copy is looked for."""
    index = index_file(copy)
    make_private_folder(index.parent)
    shutil.copy(_kept(made), index)


def _kept(made: Path) -> Path:
    return made.with_suffix(".index")
