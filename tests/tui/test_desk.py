"""The desk: what is asked of it after it was closed ends quietly."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from data.store.library import Library
from tui.desk import Desk


async def test_a_closed_desk_cancels_what_comes_too_late(demo: Path) -> None:
    desk = Desk(demo, lambda: None)
    assert await desk.read(lambda library: library.read_only) is None
    desk.keep_draft("question:x", "Halvt sk")
    desk.close()
    desk.keep_draft("question:x", "")
    with pytest.raises(asyncio.CancelledError):
        await desk.read(lambda library: library.read_only)
    with Library.open(demo) as library:
        assert library.draft("question:x") == "Halvt sk"
