"""Handing a meeting out from the agenda screen: what is said of it, and what cannot be written."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from textual.pilot import Pilot

from data.records import AgendaItem, Meeting
from data.store.library import Library
from tests.tui.screen_text import SMALL, open_on, shows, type_in

NAME = "2025-10-08-aarhus-byraad-briefing.md"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a long name, in which the app is started."""
    folder = tmp_path / ("a folder with a name that is long " * 2).strip()
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def export_to(pilot: Pilot[None], path: str) -> None:
    await pilot.press("escape", "5")
    await shows(pilot, "8 Oct 2025")
    await pilot.press("e")
    await shows(pilot, "Folder or file")
    if path:
        await pilot.press("ctrl+u")
        await type_in(pilot, path)
    await pilot.press("ctrl+s")


async def test_that_closed_items_are_left_out_is_said_whatever_the_folder(
    demo: Path, folder: Path
) -> None:
    with Library.open(demo) as library:
        item = next(one for one in library.all(AgendaItem) if one.number == "11")
        with library.writing("close") as change:
            change.replace(item, msgspec.structs.replace(item, access="closed"))
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await export_to(pilot, "")
        await shows(pilot, f"Written: {NAME} without closed items")
    assert item.title not in (folder / NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["e", "E"])
async def test_a_closed_meeting_is_opened_in_the_app_and_not_by_an_option(
    demo: Path, folder: Path, key: str
) -> None:
    with Library.open(demo) as library:
        meeting = next(one for one in library.all(Meeting) if one.date == "2025-10-08")
        with library.writing("close") as change:
            change.replace(meeting, msgspec.structs.replace(meeting, closed=True))
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "5")
        await shows(pilot, "8 Oct 2025")
        await pilot.press(key)
        await shows(pilot, "a closed meeting is not handed out; change its access in the list")
    assert not any(folder.iterdir())


async def test_a_path_of_nobodys_home_is_a_path_like_others(demo: Path, folder: Path) -> None:
    """`~nobody` names a home that is not there; Word's lock files begin with `~$`."""
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await export_to(pilot, "~nobody-of-that-name/briefing.md")
        await shows(pilot, "~nobody-of-that-name", "no such folder")
        await pilot.press("e")
        await shows(pilot, "Folder or file")
        await pilot.press("ctrl+u")
        await type_in(pilot, "~$briefing.md")
        await pilot.press("ctrl+s")
        await shows(pilot, "Written: ~$briefing.md")
    assert (folder / "~$briefing.md").is_file()


async def test_the_reason_stands_on_the_line_whatever_the_name(demo: Path, folder: Path) -> None:
    (folder / "file").write_text("no folder")
    async with open_on(demo, "da").run_test(size=SMALL) as pilot:
        await pilot.press("escape", "5")
        await shows(pilot, "08.10.2025")
        await pilot.press("e")
        await shows(pilot, "Mappe eller fil")
        await pilot.press("ctrl+u")
        taken = "a-file-that-is-there-already-" * 2 + ".md"
        (folder / taken).symlink_to("/dev/full")
        await type_in(pilot, str(folder / taken / "under"))
        await pilot.press("ctrl+s")
        await shows(pilot, "a-file-that-is-the…", "mappe findes ikke")


async def by_template(pilot: Pilot[None], name: str) -> None:
    await pilot.press("e")
    await shows(pilot, "Folder or file")
    await pilot.press("enter", "left")
    await shows(pilot, "by a template of your own")
    await pilot.press("enter")
    await shows(pilot, "Template", "File")
    await type_in(pilot, name)
    await pilot.press("enter")


async def test_a_template_of_ones_own_makes_the_briefing_or_says_what_is_wrong(
    demo: Path, folder: Path
) -> None:
    (folder / "right.html.j2").write_text("<h1>{{ meeting.body }}</h1>", encoding="utf-8")
    (folder / "wrong.md").write_text("# {{ meeting.body }}\n{% if %}\n", encoding="utf-8")
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "5")
        await shows(pilot, "8 Oct 2025")
        await by_template(pilot, "wrong.md")
        await shows(pilot, "wrong.md, line 2: ")
        assert not (folder / NAME).exists()
        await by_template(pilot, "right.html.j2")
        await shows(pilot, "Written: 2025-10-08-aarhus-byraad-briefing.html")
    written = (folder / NAME).with_suffix(".html").read_text(encoding="utf-8")
    assert written == "<h1>Aarhus Byråd</h1>"
