"""The real command, with an empty home."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.copies import make_index
from tests.tui.cli.command import GOLD, Home


@pytest.fixture
def newcomer(tmp_path: Path) -> Home:
    """A person who has just installed Tilsagn."""
    return Home(tmp_path / "person")


@pytest.fixture
def user(newcomer: Home, made_demo: Path) -> Home:
    """A person whose library is a copy of the demo library."""
    newcomer.take(made_demo)
    return newcomer


@pytest.fixture(scope="session")
def made_gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the five development documents and what was labelled in them, made once."""
    home = Home(tmp_path_factory.mktemp("gold"))
    texts = sorted((GOLD / "dev").glob("*.txt"))
    assert home.run("import", *texts, GOLD / "dev.jsonl").code == 0
    make_index(home.library)
    return home.library
