"""A library with the example in it, and English as the language that each test begins with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.store.library import Library
from exports import language


@pytest.fixture
def library(example: Library) -> Library:
    """The example."""
    return example


@pytest.fixture(autouse=True)
def speak_english() -> Iterator[None]:
    """Tests choose their language; none leaks into the next."""
    language.use("en")
    yield
    language.use("en")
