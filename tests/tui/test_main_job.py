"""The main job on the keyboard alone: find, flag, add to the agenda, reorder, preview, export,
quit, reopen, undo.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.screen_text import SMALL, WIDE, open_on, shows, type_in


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_from_finding_to_the_exported_briefing(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TILSAGN_TODAY", "2025-10-01")
    app = open_on(demo, "da")
    async with app.run_test(size=size) as pilot:
        await shows(pilot, "94 fund")
        await type_in(pilot, "fripas")
        await shows(pilot, "▷ Fripas")
        await pilot.press("down", "f")
        await shows(pilot, "Delspørgsmål")
        await type_in(pilot, "Hvor mange fik et fripas?")
        await pilot.press("ctrl+s")
        await shows(pilot, "gemt som kladde")
        await pilot.press("/")
        await pilot.press("ctrl+u")
        await type_in(pilot, "is:commitment fripas")
        await shows(pilot, "is:commitment", "1 fund")
        await pilot.press("down", "a")
        await shows(pilot, "På hvilket dagsordenspunkt?")
        await type_in(pilot, "lejrskoler")
        await pilot.press("enter")
        await shows(pilot, "Føjet til 12.")
        await pilot.press("5")
        await shows(pilot, "08.10.2025")
        await pilot.press("enter")
        await shows(pilot, "▶ 6. Budgetforslag")
        await pilot.press("J")
        await shows(pilot, "Flyttet til plads 2")
        await pilot.press("J")
        await shows(pilot, "Flyttet til plads 3")
        await pilot.press("p")
        await shows(pilot, "12. Flere lejrskoler", "Sag EMN-")
        await pilot.press("p", "e")
        await shows(pilot, "Mappe eller fil", "ctrl+s Eksportér")
        await pilot.press("ctrl+s")
        await shows(pilot, "Skrevet: 2025-10-08")
        await pilot.press("q")
    assert app.return_code == 0
    written = tmp_path / "2025-10-08-aarhus-byraad-moedeforberedelse.md"
    text = written.read_text(encoding="utf-8")
    assert "Hvor mange fik et fripas?" in text
    assert text.index("## 12.") < text.index("## 6.")
    app = open_on(demo, "da")
    async with app.run_test(size=size) as pilot:
        await shows(pilot, "95 fund")
        await pilot.press("escape", "u")
        await shows(pilot, "Fortrudt: flyttede")
        await pilot.press("u", "u")
        await shows(pilot, "Fortrudt: føjede")
        await pilot.press("u")
        await shows(pilot, "Fortrudt: noterede", "94 fund")


async def test_an_exported_briefing_in_four_keys(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await shows(pilot, "94 hits")
        await pilot.press("escape", "5")
        await shows(pilot, "▶ 8 Oct 2025")
        await pilot.press("e")
        await shows(pilot, "Folder or file")
        await pilot.press("ctrl+s")
        await shows(pilot, "Written: 2025-10-08")
    assert len(list(tmp_path.glob("2025-10-08-*.md"))) == 1
