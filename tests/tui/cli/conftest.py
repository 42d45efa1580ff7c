"""The real command, with an empty home."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.copies import copy_with_index
from tests.tui.cli.command import Home


@pytest.fixture
def newcomer(tmp_path: Path) -> Home:
    """A person who has just installed Tilsagn."""
    return Home(tmp_path / "person")


@pytest.fixture
def user(newcomer: Home, made_demo: Path) -> Home:
    """A person whose library is a copy of the demo library."""
    newcomer.data.mkdir(parents=True)
    with newcomer.surroundings():
        copy_with_index(made_demo, newcomer.library)
    return newcomer
