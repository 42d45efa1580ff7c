"""The first start: one key to the demo library, and two other ways on."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.records import Document
from data.store.library import Library
from tests.tui.screen_text import SMALL, WIDE, open_on, shows, type_in


@pytest.mark.parametrize("size", [SMALL, WIDE])
@pytest.mark.parametrize(
    ("spoken", "offer", "found"),
    [("en", "Open the demo library", " hits"), ("da", "Åbn demobiblioteket", " fund")],
)
async def test_enter_opens_the_demo_library(
    tmp_path: Path, size: tuple[int, int], spoken: str, offer: str, found: str
) -> None:
    app = open_on(tmp_path / "none.tilsagn", spoken)
    async with app.run_test(size=size) as pilot:
        await shows(pilot, offer)
        await pilot.press("enter")
        await shows(pilot, found, "Ungestøttecaféen")
        await type_in(pilot, "vester")
        await shows(pilot, "vester", "Vestergade")
    assert not (tmp_path / "none.tilsagn").exists()


async def test_an_empty_library_is_made_where_it_belongs(tmp_path: Path) -> None:
    path = tmp_path / "mine.tilsagn"
    async with open_on(path).run_test(size=SMALL) as pilot:
        await shows(pilot, "Begin with an empty one")
        await pilot.press("down", "down", "enter")
        await shows(pilot, "The library is empty")
    with Library.open(path) as library:
        assert library.count(Document) == 0


async def test_it_can_be_filled_from_files(tmp_path: Path) -> None:
    path = tmp_path / "mine.tilsagn"
    (tmp_path / "plan.txt").write_text("Vi planter træer i 2026.\n", encoding="utf-8")
    async with open_on(path).run_test(size=SMALL) as pilot:
        await shows(pilot, "Fill it from files")
        await pilot.press("down", "enter")
        await shows(pilot, "File or folder")
        await pilot.press("ctrl+u")
        await type_in(pilot, str(tmp_path / "plan.txt"))
        await pilot.press("ctrl+s")
        await shows(pilot, "Imported: 1 document")
    with Library.open(path) as library:
        assert library.count(Document) == 1


async def test_escape_does_not_quit_and_q_does(tmp_path: Path) -> None:
    app = open_on(tmp_path / "none.tilsagn")
    async with app.run_test(size=SMALL) as pilot:
        assert "Esc" not in await shows(pilot, "Open the demo library", "q Quit")
        await pilot.press("question_mark")
        assert "Leave the field" not in await shows(pilot, "shift+Tab")
        await pilot.press("escape")
        await shows(pilot, "Open the demo library", "q Quit")
        await pilot.press("escape")
        await shows(pilot, "Choose one with Enter, or q quits")
        await pilot.press("q")
        await pilot.pause(0.1)
        assert not app.is_running
    assert not (tmp_path / "none.tilsagn").exists()
