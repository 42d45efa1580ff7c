"""The safety net as a person sees it: backups and the way back, two windows on one record,
libraries that can only be read, folders that are carried off."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from agenda import initiatives
from data.places import home_of
from data.records import Initiative
from data.settings import Settings
from data.store.backup import back_up, backups
from data.store.library import Library
from tests.tui.screen_text import SMALL, WIDE, open_on, shows, text_of, type_in
from tui.app import TilsagnApp


def titles(path: Path) -> list[str]:
    with Library.open(path) as library:
        return [one.title for one in library.all(Initiative)]


def add(path: Path, title: str) -> str:
    with Library.open(path, create=True) as library:
        return initiatives.make_initiative(library, title).id


async def test_back_to_a_backup_in_four_keys(demo: Path) -> None:
    with Library.open(demo) as library:
        back_up(library)
    before = titles(demo)
    add(demo, "Kom til siden")
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        await pilot.press("escape", "b")
        await shows(pilot, "Go back to 20", "Make a backup now")
        await pilot.press("enter")
        await shows(pilot, "what is there now is kept")
        await pilot.press("enter")
        await shows(pilot, "Everything is as it was")
        assert titles(demo) == before
    kept = backups(demo)
    assert len(kept) == 2
    assert "Kom til siden" in titles(kept[0])


async def test_a_damaged_library_is_brought_back_from_the_app(demo: Path) -> None:
    with Library.open(demo) as library:
        back_up(library)
    before = titles(demo)
    demo.write_bytes(b"")
    async with open_on(demo, "da").run_test(size=SMALL) as pilot:
        await shows(pilot, "beskadiget")
        await pilot.press("escape", "b")
        await shows(pilot, "Gå tilbage til 20")
        await pilot.press("enter")
        await shows(pilot, "Gå tilbage til den")
        await pilot.press("enter")
        await shows(pilot, "Alt er som det var", " fund")
    assert titles(demo) == before


async def test_a_backup_is_made_from_the_app_and_by_itself(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        await pilot.press("escape", "b", "enter")
        await shows(pilot, "Backup made and checked")
        assert len(backups(demo)) == 1
        for one in backups(demo):
            one.unlink()
        app.upkeep.keep_backups()
        await app.workers.wait_for_complete()
        assert [one.stem[-5:] for one in backups(demo)] == ["-auto"]


async def test_the_library_is_checked_from_the_app(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        await pilot.press("escape", "b")
        await shows(pilot, "Check the library")
        await pilot.press("down", "enter")
        await shows(pilot, "Everything is as it should be", "are whole", "I have read it")
        await pilot.press("enter")
        connection = sqlite3.connect(demo)
        connection.execute("UPDATE commitment SET title = title || '!'")
        connection.commit()
        connection.close()
        await pilot.press("b")
        await shows(pilot, "Check the library")
        await pilot.press("down", "enter")
        await shows(pilot, "Something is wrong", "damaged: commitment")


async def test_two_windows_on_one_record_show_the_conflict_and_keep_the_words(
    demo: Path,
) -> None:
    identifier = add(demo, "Zebrasti ved skolen")
    async with open_on(demo).run_test(size=WIDE) as pilot:
        await shows(pilot, " hits")
        pilot.app.go("initiative", identifier)  # type: ignore[attr-defined]
        await shows(pilot, "Zebrasti ved skolen")
        await pilot.press("r")
        await shows(pilot, "ctrl+s Save")
        await type_in(pilot, " nord")
        with Library.open(demo) as other:
            one = other.get(Initiative, identifier)
            assert one is not None
            initiatives.edit_initiative(other, one, title="Zebrasti i øst", author="en anden")
        await pilot.press("ctrl+s")
        await shows(pilot, "changed in another window", "your words are kept")
        with Library.open(demo) as other:
            kept = other.get(Initiative, identifier)
            assert kept is not None
            assert kept.title == "Zebrasti i øst"
        await shows(pilot, "Zebrasti i øst")
        await pilot.press("r")
        await shows(pilot, "saved is Title: Zebrasti i øst", "nord")


@pytest.mark.parametrize(("spoken", "said"), [("en", "newer Tilsagn"), ("da", "nyere Tilsagn")])
async def test_a_library_from_a_newer_version_opens_with_a_banner(
    demo: Path, spoken: str, said: str
) -> None:
    connection = sqlite3.connect(demo)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = demo.read_bytes()
    async with open_on(demo, spoken).run_test(size=SMALL) as pilot:
        await shows(pilot, said)
        await pilot.press("escape", "u")
        await shows(pilot, said)
    assert demo.read_bytes() == before


async def test_a_library_in_a_synchronised_folder_is_kept_here_instead(home: Path) -> None:
    there = home / "OneDrive - Nordby" / "library.tilsagn"
    add(there, "Cykelsti ved havnen")
    before = there.read_bytes()
    here = home_of(there)
    app = TilsagnApp(here, Settings(name="me"), offered=there)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, "OneDrive carries this folder off", "Keep it on this machine")
        await pilot.press("escape", "enter")
        await shows(pilot, "Cykelsti ved havnen")
        assert app.desk.path == here
    assert there.read_bytes() == before
    assert titles(here) == ["Cykelsti ved havnen"]


async def test_it_can_be_opened_there_all_the_same(home: Path) -> None:
    there = home / "Dropbox" / "library.tilsagn"
    add(there, "Cykelsti ved havnen")
    app = TilsagnApp(home_of(there), Settings(name="me"), offered=there)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, "Open it there")
        await pilot.press("down", "enter")
        await shows(pilot, "Cykelsti ved havnen")
        assert app.desk.path == there
        assert "Dropbox" not in text_of(app)


async def test_a_form_keeps_its_words_until_the_record_is_kept(demo: Path) -> None:
    identifier = add(demo, "Zebrasti")
    async with open_on(demo).run_test(size=WIDE) as pilot:
        await shows(pilot, " hits")
        pilot.app.go("initiative", identifier)  # type: ignore[attr-defined]
        await shows(pilot, "Zebrasti")
        await pilot.press("w")
        await shows(pilot, "ctrl+s Save")
        await type_in(pilot, "Et ord til mig selv")
        await pilot.press("ctrl+s")
        await shows(pilot, "Note kept")
        await pilot.press("w")
        text = await shows(pilot, "ctrl+s Save")
        assert "Et ord til mig selv" not in text.split("ctrl+s")[0].split("Note: ")[-1]
