"""Settings on the screen: kept at once, in force at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.settings import Settings, read_settings
from tests.tui.screen_text import SMALL, WIDE, open_on, shows, text_of, type_in


@pytest.mark.parametrize("size", [SMALL, WIDE])
@pytest.mark.parametrize(("spoken", "label"), [("en", "Days to answer"), ("da", "Svarfrist")])
async def test_all_settings_are_there(
    demo: Path, size: tuple[int, int], spoken: str, label: str
) -> None:
    async with open_on(demo, spoken).run_test(size=size) as pilot:
        await pilot.press("escape", ",")
        text = await shows(pilot, label)
        assert not any("…" in line for line in text.splitlines() if label in line)


async def test_keys_that_are_called_the_same_are_told_apart(demo: Path) -> None:
    async with open_on(demo).run_test(size=WIDE) as pilot:
        await pilot.press("escape", ",")
        text = await shows(pilot, "Write the briefing to a file", "Write what is shown to a file")
        assert text.count("Key: Export  ") == 2


async def test_a_name_is_kept_and_signs_the_log(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", ",")
        await shows(pilot, "Days to answer")
        await pilot.press("enter")
        await shows(pilot, "ctrl+s Save")
        await pilot.press("ctrl+u")
        await type_in(pilot, "the secretary")
        await pilot.press("enter")
        await shows(pilot, "Kept", "the secretary")
        assert app.settings.name == "the secretary"
    assert read_settings()[0].name == "the secretary"


async def test_the_language_changes_at_once(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", ",")
        await shows(pilot, "Days to answer")
        await pilot.press("down", "down", "down", "down", "enter")
        await shows(pilot, "English")
        await pilot.press("left", "ctrl+s")
        await shows(pilot, "Svarfrist i dage", "1 Opslag")
        await pilot.press("escape")
        await shows(pilot, " fund")


async def test_a_key_is_changed_and_a_wrong_one_refused(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", ",")
        await shows(pilot, "Key: Search")
        while "▶ Key: Undo" not in text_of(app):
            await pilot.press("down")
        await pilot.press("enter")
        await shows(pilot, "ctrl+s Save")
        for typed, said in (("q", "taken"), ("@", "not a key"), ("z", "Kept")):
            await pilot.press("ctrl+u")
            await type_in(pilot, typed)
            await pilot.press("ctrl+s")
            await shows(pilot, said)
        assert app.own_keys == {"undo": "z"}


async def test_a_settings_file_that_is_damaged_is_not_written_over(demo: Path, home: Path) -> None:
    folder = home / "config" / "tilsagn"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text("name = \n")
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", ",")
        await shows(pilot, "Days to answer")
        await pilot.press("enter")
        await shows(pilot, "ctrl+s Save")
        await type_in(pilot, "x")
        await pilot.press("enter")
        await shows(pilot, "settings.toml, line 1")
    assert (folder / "settings.toml").read_text() == "name = \n"


async def test_the_rule_for_answers_is_chosen(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", ",")
        await shows(pilot, "Answers are due", "after so many days")
        while "▶ Answers are due" not in text_of(app):
            await pilot.press("down")
        await pilot.press("enter")
        await shows(pilot, "ctrl+s Save")
        await pilot.press("right", "ctrl+s")
        await shows(pilot, "Kept", "at the next meeting")
    assert read_settings()[0].answer_rule == "next-meeting"


def test_every_setting_has_a_row_or_a_list_of_its_own() -> None:
    from tui.screens.settings import _NAMES

    assert set(Settings.__struct_fields__) == {*_NAMES, "keys"}
