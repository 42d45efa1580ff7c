"""What all tests share: how many run at once, a folder in memory, and libraries made once."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.library import Library
from tests.copies import copied

_MEMORY = Path("/dev/shm")
_ROOM = 2 * 1024**3


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """With `-n auto` one more than there are processors: tests of the app and of processes wait
    half of their time."""
    given = os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS")
    if given:
        return int(given)
    usable = getattr(os, "sched_getaffinity", None)
    return 1 + (len(usable(0)) if usable else os.cpu_count() or 1)


def pytest_configure() -> None:
    """Folders of tests lie in memory where the system has a folder for that with room in it:
    flushing to a disk takes most of the time of many of them. Nobody looks at the app in them: it
    draws less often."""
    os.environ.setdefault("TEXTUAL_FPS", "15")
    if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def pytest_collection_finish() -> None:
    """The collector does not walk through thousands of tests again and again, nor often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def made_empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty library, made once: making one takes as long as copying fifty."""
    path = tmp_path_factory.mktemp("empty") / "empty.tilsagn"
    Library.open(path, create=True).close()
    return path


@pytest.fixture(scope="session")
def made_example(made_empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of `tests.agenda.example`, made once."""
    from tests.agenda.example import fill

    path = copied(made_empty, tmp_path_factory.mktemp("example") / "example.tilsagn")
    with Library.open(path) as library:
        fill(library)
    return path


@pytest.fixture
def empty(made_empty: Path, tmp_path: Path) -> Iterator[Library]:
    """An empty library of this test alone."""
    with Library.open(copied(made_empty, tmp_path / "library.tilsagn")) as library:
        yield library


@pytest.fixture
def example(made_example: Path, tmp_path: Path) -> Iterator[Library]:
    """The example in a file of this test alone."""
    with Library.open(copied(made_example, tmp_path / "example.tilsagn")) as library:
        yield library


@pytest.fixture
def library(empty: Library) -> Library:
    """An empty library, where nearer fixtures do not put something into it."""
    return empty
