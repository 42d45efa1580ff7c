"""Agendas taken in on the agenda screen: asked for what they do not say, brought up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from data.records import Commitment, Meeting
from data.store.library import Library
from tests.agenda.papers import FIRST, SECOND
from tests.tui.screen_text import SMALL, open_on, shows, type_in
from tui.screens.taking_in import path_in

UNDATED = FIRST.replace("Onsdag den 8. oktober 2025 kl. 16:30\n", "").replace("-25\n", "\n")


async def take_in(pilot: Pilot[None], name: str) -> None:
    await pilot.press("escape", "5")
    await shows(pilot, "▶ ")
    await pilot.press("i")
    await shows(pilot, "Agenda or minutes")
    await type_in(pilot, name)
    await pilot.press("enter", "enter")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dagsorden.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "tillaeg.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "uden dato.txt").write_text(UNDATED, encoding="utf-8")
    (tmp_path / "brev.txt").write_text("Kære udvalg\n\nVi ses.\n", encoding="utf-8")
    return tmp_path


async def test_a_newer_edition_lists_what_is_other(demo: Path, folder: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await take_in(pilot, "dagsorden.txt")
        await shows(pilot, "New meeting: Børneudvalget, 4 agenda items", "4. Ny rundkørsel")
        await pilot.press("5")
        await take_in(pilot, str(folder / "tillaeg.txt"))
        await shows(pilot, "Other than before", "Ungecaféen på havnen åbner senere")
        await type_in(pilot, "senere")
        await pilot.press("enter")
        await shows(pilot, "▶ 3. Ungecaféen", "Brought up to date")


async def test_a_new_meeting_says_that_finds_wait_which_no_briefing_counts_on(
    demo: Path, folder: Path
) -> None:
    with Library.open(demo) as library:
        one = library.all(Commitment)[0]
        with library.writing("edit") as change:
            change.replace(one, replace(one, reviewed=False))
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await take_in(pilot, "dagsorden.txt")
        await shows(pilot, "New meeting: Børneudvalget", "; 1 commitment waits for review")


async def test_what_the_agenda_does_not_say_is_asked_for(demo: Path, folder: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await take_in(pilot, f"'{folder}/uden dato.txt'")
        await shows(pilot, "The agenda does not say", "Date")
        await type_in(pilot, "2026-03-04")
        await pilot.press("enter")
        await shows(pilot, "New meeting", "Wednesday 4 March 2026")


async def test_what_a_new_agenda_leaves_in_doubt_is_shown(demo: Path, folder: Path) -> None:
    """Two items of one number and a heading that is not known, with every item in its place."""
    doubtful = FIRST.replace("4. Ny", "3. Ny").replace("Resumé\nForv", "Baggrundsbillede\nForv")
    (folder / "tvivl.txt").write_text(doubtful, encoding="utf-8")
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await take_in(pilot, "tvivl.txt")
        await shows(pilot, "Unclear in the text", "several items have the number 3; all are kept")
        await shows(pilot, "a heading that is not known: Baggrundsbillede")
        await pilot.press("enter")
        await shows(pilot, "New meeting: Børneudvalget, 4 agenda items", "▶ 1. Godkendelse")


async def test_what_is_no_agenda_is_said_and_nothing_is_kept(demo: Path, folder: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await take_in(pilot, "brev.txt")
        await shows(pilot, "brev.txt: no agenda items were found")
    with Library.open(demo) as library:
        assert library.count(Meeting) == 1


async def test_items_are_hopped_past_what_goes_with_them(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "5")
        await shows(pilot, "8 Oct 2025")
        await pilot.press("enter")
        await shows(pilot, "▶ 6. Budgetforslag", "chosen +")
        await pilot.press("n")
        second = next(row for row in (await shows(pilot, "▶ ")).splitlines() if "▶" in row)
        assert second.startswith("▶ 11.")
        await pilot.press("k", "N")
        await shows(pilot, "▶ 6. Budgetforslag")


async def test_what_was_taken_off_is_taken_up_again(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "5")
        await shows(pilot, "8 Oct 2025")
        await pilot.press("enter")
        await shows(pilot, "▶ 6. Budgetforslag", "chosen +")
        await pilot.press("o")
        await shows(pilot, "Nothing was taken off this item")
        await pilot.press(*["j"] * 5, "x")
        await shows(pilot, "Taken off the item")
        await pilot.press("o")
        await shows(pilot, "Take up again", "Relationel Velfærd", "32")
        await pilot.press("enter")
        await shows(pilot, "Taken up again", "◦ Relationel Velfærd")


def test_a_path_is_typed_pasted_or_dropped(folder: Path) -> None:
    here, wanted = f"{folder}/", folder / "uden dato.txt"
    assert path_in(f"{here}uden dato.txt") == wanted
    assert path_in(f"{here}'{wanted}'") == wanted
    assert path_in(str(wanted).replace(" ", "\\ ")) == wanted
    assert path_in(f"{here}{wanted}") == wanted
    assert path_in(here) == folder
