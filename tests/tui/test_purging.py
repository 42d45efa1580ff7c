"""Purge from the app: it says what goes and what it cannot reach, and asks twice."""

from __future__ import annotations

from pathlib import Path

from data.places import backup_folder, index_file
from data.records import Document, Initiative, Note
from data.store.backup import back_up
from data.store.library import Library
from exports import packs
from exports.target import write_export
from tests.tui.screen_text import SMALL, open_on, shows, type_in

WORD = "Kanariegul"


def made(path: Path) -> Path:
    """A library with an initiative and a note on it, a backup, and a file handed out."""
    target = path.parent / "ud.yaml"
    with Library.open(path, create=True) as library:
        one = Initiative(title=f"{WORD} cykelsti")
        with library.writing("import") as change:
            change.add(one)
            change.add(Note(text="Husk den", initiative=one.id))
        content = b"".join(packs.pack(packs.everything(library), "yaml"))
        write_export(library, target, content, name="x")
        back_up(library)
    return target


def holding(path: Path) -> list[Path]:
    files = [path, index_file(path), *backup_folder(path).iterdir()]
    return [one for one in files if one.exists() and WORD.encode() in one.read_bytes()]


async def test_it_asks_twice_and_takes_out_of_everything(tmp_path: Path) -> None:
    path = tmp_path / "library.tilsagn"
    target = made(path)
    async with open_on(path).run_test(size=SMALL) as pilot:
        await shows(pilot, " hit")
        await pilot.press("escape", "2")
        await shows(pilot, f"{WORD} cykelsti")
        await pilot.press("X")
        goes = "goes: 1 initiative, 1 note"
        shown = await shows(pilot, goes, "may hold it:", target.name, "not reached:")
        assert f"{WORD} cykelsti" in shown
        await pilot.press("enter")
        await shows(pilot, "Nothing was purged")
        assert len(holding(path)) >= 2
        await pilot.press("X")
        await shows(pilot, "goes:")
        await pilot.press("down", "enter")
        await shows(pilot, "Type 2, how many records go")
        await type_in(pilot, "3")
        await pilot.press("ctrl+s")
        assert len(holding(path)) >= 2
        await pilot.press("ctrl+a", "ctrl+k")
        await type_in(pilot, "2")
        await pilot.press("ctrl+s")
        await shows(pilot, "Purged; it cannot be undone", "rewritten without it:", "I have read it")
        await pilot.press("enter")
        await shows(pilot, "No initiatives yet")
    assert holding(path) == []
    with Library.open(path) as library:
        assert library.all(Initiative) == []


async def test_a_document_goes_with_what_was_found_in_it(demo: Path) -> None:
    async with open_on(demo, "da").run_test(size=SMALL) as pilot:
        await shows(pilot, " fund")
        with Library.open(demo) as library:
            before = library.all(Document)
        await pilot.press("escape", "3")
        await shows(pilot, before[0].title[:20])
        await pilot.press("X")
        await shows(pilot, "forsvinder: 1 dokument", "tilsagn")
        await pilot.press("escape")
        await shows(pilot, "Intet blev slettet")
    with Library.open(demo) as library:
        assert library.all(Document) == before
