"""A library with the example in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.library import Library
from tests.agenda.example import fill


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The example in a file of its own."""
    with Library.open(tmp_path / "example.tilsagn", create=True) as library:
        fill(library)
        yield library
