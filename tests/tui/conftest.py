"""A home of its own for every test of the app, and the demo library in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.demo import open_demo
from exports import language
from tests.copies import copy_with_index, make_index


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where settings, index and libraries go in this test; the day is 22 November 2026."""
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("TILSAGN_TODAY", "2026-11-22")
    spoken = language.current()
    yield tmp_path
    language.use(spoken)


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo library with its index, made once."""
    path = tmp_path_factory.mktemp("demo") / "demo.tilsagn"
    open_demo(path).close()
    make_index(path)
    return path


@pytest.fixture
def demo(made_demo: Path, tmp_path: Path) -> Path:
    """The demo library of this test alone."""
    return copy_with_index(made_demo, tmp_path / "demo.tilsagn")
