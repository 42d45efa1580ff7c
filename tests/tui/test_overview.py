"""The overview on the screen: figures as bars, and the way to what they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.screen_text import SMALL, WIDE, open_on, shows


@pytest.mark.parametrize("size", [SMALL, WIDE])
@pytest.mark.parametrize(
    ("spoken", "wanted"),
    [
        ("en", ("49 commitments", "Overdue (", "Without an answer (3)", "proposed", "DKK 2.5m")),
        ("da", ("49 tilsagn", "Frist overskredet (", "Uden svar (3)", "foreslået", "2,5 mio. kr.")),
    ],
)
async def test_everything_is_in_view_in_both_languages(
    demo: Path, size: tuple[int, int], spoken: str, wanted: tuple[str, ...]
) -> None:
    async with open_on(demo, spoken).run_test(size=size) as pilot:
        await pilot.press("escape", "7")
        text = await shows(pilot, *wanted)
        assert "█" in text
        assert all(len(row) <= size[0] for row in text.splitlines())


async def test_a_line_opens_its_initiative_or_question(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "7")
        await shows(pilot, "Overdue (")
        await pilot.press("enter")
        await shows(pilot, "The initiative as a whole", "! overdue")
        await pilot.press("escape")
        await shows(pilot, "Overdue (")
        await pilot.press("tab", "G", "enter")
        await shows(pilot, "The initiative as a whole")
        await pilot.press("escape")
        await shows(pilot, "Overdue (")
        await pilot.press("g", "enter")
        await shows(pilot, "status:proposed", " hits")


async def test_longer_bars_where_there_is_more_room(demo: Path) -> None:
    longest = []
    for size in (SMALL, WIDE):
        async with open_on(demo).run_test(size=size) as pilot:
            await pilot.press("escape", "7")
            longest.append((await shows(pilot, "DKK 2.5m")).count("█"))
    assert longest[0] < longest[1]
