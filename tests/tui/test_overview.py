"""The overview on the screen: figures as bars, and the way to what they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.records import Amount, Commitment, Initiative
from data.store.library import Library
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


async def test_a_sum_is_told_with_its_kind_at_eighty_columns(tmp_path: Path) -> None:
    path = tmp_path / "library.tilsagn"
    with Library.open(path, create=True) as library, library.writing("test") as change:
        bridge = Initiative(title="Broen over åen")
        cost = Amount(amount=151_700_000, kind="capital")
        change.add(bridge)
        change.add(Commitment(title="Bro", initiative=bridge.id, amounts=(cost,), by_hand=True))
    async with open_on(path, "da").run_test(size=SMALL) as pilot:
        await pilot.press("escape", "7")
        await shows(pilot, "151,7 mio. kr. anlæg", "█" * 14)


async def test_an_empty_one_says_how_to_fill_it(tmp_path: Path) -> None:
    path = tmp_path / "library.tilsagn"
    Library.open(path, create=True).close()
    async with open_on(path, "da").run_test(size=SMALL) as pilot:
        await shows(pilot, "Biblioteket er tomt: Esc og så i importerer filer")
        await pilot.press("escape", "7")
        await shows(pilot, "Biblioteket er tomt; i importerer filer")
        await pilot.press("i")
        await shows(pilot, "Fil eller mappe")


async def test_longer_bars_where_there_is_more_room(demo: Path) -> None:
    longest = []
    for size in (SMALL, WIDE):
        async with open_on(demo).run_test(size=size) as pilot:
            await pilot.press("escape", "7")
            longest.append((await shows(pilot, "DKK 2.5m")).count("█"))
    assert longest[0] < longest[1]
