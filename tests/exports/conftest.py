"""A library with the example in it, and English as the language that each test begins with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.library import Library
from exports import language
from tests.agenda.example import fill


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The example in a file of its own."""
    with Library.open(tmp_path / "example.tilsagn", create=True) as library:
        fill(library)
        yield library


@pytest.fixture(autouse=True)
def speak_english() -> Iterator[None]:
    """Tests choose their language; none leaks into the next."""
    language.use("en")
    yield
    language.use("en")
