"""The desk: what is asked of it too late, or finds nothing, ends; nobody waits for ever."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.content import Content

from agenda.initiatives import timeline
from data.records import FollowUp, Initiative
from data.store.library import Library
from tui.desk import Desk
from tui.screens.initiative_view import detail_of


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


async def test_a_job_that_finds_nothing_keeps_nobody_waiting(demo: Path) -> None:
    desk = Desk(demo, lambda: None)
    with pytest.raises(RuntimeError):
        await asyncio.wait_for(desk.read(lambda library: next(iter(library.all(FollowUp)))), 5)
    desk.close()


async def test_a_row_that_went_meanwhile_has_no_detail(demo: Path) -> None:
    with Library.open(demo) as library:
        initiative = library.all(Initiative)[0]
        whole = timeline(library, initiative.id)
        assert detail_of(library, "follow_up", "gone", whole) == Content("")
