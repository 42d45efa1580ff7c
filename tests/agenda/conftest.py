"""A library with the example in it."""

from __future__ import annotations

import pytest

from data.store.library import Library


@pytest.fixture
def library(example: Library) -> Library:
    """The example."""
    return example
