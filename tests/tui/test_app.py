"""The frame: going about, keys and fields, what is said, the end."""

from __future__ import annotations

import os
import signal
import stat
from pathlib import Path

import pytest

from data.settings import Settings
from data.store.library import Library
from tests.tui.screen_text import SMALL, WIDE, open_on, shows, type_in
from tui.crash import CrashError
from tui.screens.base import CommandScreen

SIZES = [SMALL, WIDE]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("spoken", "name"), [("en", "Look-up"), ("da", "Opslag")])
async def test_every_edge_fits_the_terminal(
    demo: Path, size: tuple[int, int], spoken: str, name: str
) -> None:
    async with open_on(demo, spoken).run_test(size=size) as pilot:
        text = await shows(pilot, " hits" if spoken == "en" else " fund", "F1", name)
        lines = text.splitlines()
        assert name in lines[0]
        assert "F1" in lines[-1]
        assert len(lines) == size[1]
        assert all(len(line) <= size[0] for line in lines)


async def test_letters_are_text_while_the_field_has_focus(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("q", "u", "?")
        assert "qu?" in await shows(pilot, "qu?")
        assert pilot.app.is_running


async def test_ctrl_u_is_the_fields_own(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press(*"aarhus", "ctrl+u", *"unge")
        text = await shows(pilot, " unge ")
        assert "aarhusunge" not in text


@pytest.mark.parametrize("key", ["down", "escape"])
async def test_down_and_escape_leave_the_field_and_slash_comes_back(demo: Path, key: str) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        await pilot.press(key)
        await shows(pilot, "▶", "f Question", "q Quit")
        await pilot.press("/", *"caf")
        await shows(pilot, " caf", "F1 Help")


async def test_escape_never_quits_and_q_does(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape", "escape", "escape")
        await shows(pilot, "This is the first screen; q quits")
        await pilot.press("q")
        await pilot.pause(0.1)
        assert not app.is_running
    assert app.return_code == 0


async def test_ctrl_q_quits_from_a_field_and_from_a_form(demo: Path) -> None:
    for keys in (["ctrl+q"], ["escape", "f", "ctrl+q"]):
        app = open_on(demo)
        async with app.run_test(size=SMALL) as pilot:
            await shows(pilot, " hits")
            await pilot.press(*keys)
            await pilot.pause(0.1)
            assert not app.is_running


async def test_escape_goes_back_to_where_one_came_from(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        await pilot.press("escape", ",")
        await shows(pilot, "Days to answer")
        await pilot.press("escape")
        await shows(pilot, " hits")


async def test_escape_goes_back_to_what_was_turned_to_meanwhile(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        await pilot.press("escape", "enter")
        first = (await shows(pilot, "The initiative as a whole")).splitlines()[1]
        await pilot.press("2")
        await shows(pilot, "Type to narrow down the initiatives")
        await pilot.press("G", "enter")
        other = (await shows(pilot, "The initiative as a whole")).splitlines()[1]
        assert other != first
        await pilot.press("down", "c")
        await shows(pilot, "Source not imported")
        await pilot.press("escape")
        back = await shows(pilot, "The initiative as a whole")
        assert back.splitlines()[1] == other


async def test_a_question_is_flagged_undone_and_done_again(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=WIDE) as pilot:
        await type_in(pilot, "ungestøttecaféen i vestergade")
        await shows(pilot, "Source")
        await pilot.press("escape", "f")
        await shows(pilot, "ctrl+s Save")
        await type_in(pilot, "Hvad kostede den?")
        await pilot.press("ctrl+s")
        await shows(pilot, "Hvad kostede den?  draft")
        await pilot.press("u")
        assert "Hvad kostede den?" not in await shows(pilot, "Undone: flagged a question")
        await pilot.press("U")
        await shows(pilot, "Done again: flagged a question")
        await shows(pilot, "Hvad kostede den?  draft")
    with Library.open(demo) as library:
        assert library.log(limit=1)[0].author == "me"


async def test_undo_survives_a_restart(demo: Path) -> None:
    for keys in (["f", *"Hvornår?", "ctrl+s"], ["u"]):
        app = open_on(demo)
        async with app.run_test(size=WIDE) as pilot:
            await type_in(pilot, "vestergade")
            await shows(pilot, "Source")
            await pilot.press("escape")
            for key in keys:
                await pilot.press(key)
                await pilot.pause(0.02)
            await shows(pilot, "Undone" if keys == ["u"] else "Hvornår?  draft")


async def test_with_nothing_to_undo_it_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.tilsagn"
    Library.open(path, create=True).close()
    async with open_on(path).run_test(size=SMALL) as pilot:
        await shows(pilot, "The library is empty")
        await pilot.press("escape", "u")
        await shows(pilot, "There is nothing to undo")


async def test_a_key_that_is_impossible_says_why(tmp_path: Path) -> None:
    path = tmp_path / "empty.tilsagn"
    Library.open(path, create=True).close()
    async with open_on(path).run_test(size=SMALL) as pilot:
        await shows(pilot, "The library is empty")
        await pilot.press("escape", "f")
        await shows(pilot, "Nothing is highlighted")
        await pilot.press("e")
        await shows(pilot, "There is nothing to export")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_read_only_library_can_be_read_and_says_so(demo: Path) -> None:
    demo.chmod(stat.S_IRUSR)
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await type_in(pilot, "vestergade")
        await shows(pilot, "Source")
        await pilot.press("escape", "f")
        await shows(pilot, "can only be read")


async def test_the_palette_finds_a_command_by_its_name_and_does_it(demo: Path) -> None:
    async with open_on(demo, "da").run_test(size=SMALL) as pilot:
        await shows(pilot, " fund")
        await pilot.press("f2")
        await shows(pilot, "skriv for at indsnævre")
        await type_in(pilot, "indst")
        await pilot.press("enter")
        await shows(pilot, "Svarfrist i dage")


async def test_the_palette_leads_to_a_command_of_another_screen_and_does_not_do_it(
    demo: Path,
) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        await pilot.press("f2")
        await shows(pilot, "type to narrow")
        await type_in(pilot, "no commitment")
        await shows(pilot, "Review: It is no commitment")
        await pilot.press("enter")
        await shows(pilot, "Nothing waits for review", "x: It is no commitment")


@pytest.mark.parametrize("key", ["?", "f1"])
async def test_help_lists_the_keys_of_the_screen_and_nothing_inherited(
    demo: Path, key: str
) -> None:
    async with open_on(demo).run_test(size=WIDE) as pilot:
        await shows(pilot, " hits")
        await pilot.press("escape", key)
        text = await shows(pilot, "Keys: Look-up", "ctrl+d")
        assert "Copy selected text" not in text
        assert "Focus Next" not in text


async def test_own_keys_hold_and_are_shown(demo: Path) -> None:
    settings = Settings(keys={"flag-question": "z"})
    async with open_on(demo, settings=settings).run_test(size=WIDE) as pilot:
        await type_in(pilot, "vestergade")
        await shows(pilot, "Source")
        await pilot.press("escape")
        await shows(pilot, "z Question")
        await pilot.press("f", "z")
        await shows(pilot, "ctrl+s Save")


async def test_a_wrong_key_in_the_settings_is_reported_with_its_line(
    demo: Path, home: Path
) -> None:
    folder = home / "config" / "tilsagn"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text('name = "me"\n\n[keys]\nsearch = "AltGr+2"\n')
    settings = Settings(keys={"search": "AltGr+2"})
    async with open_on(demo, settings=settings).run_test(size=WIDE) as pilot:
        await shows(pilot, "line 4", "AltGr+2")


async def test_what_others_write_never_acts_as_markup(demo: Path) -> None:
    hostile = "[@click=app.quit]x[/] [bold [/nothing] \x1b]52;c;aGFr\x07 \u202eabc"
    with Library.open(demo) as library:
        from agenda.initiatives import make_commitment

        make_commitment(library, f"Zebraforsøg {hostile}"[:900], summary=hostile)
    app = open_on(demo)
    async with app.run_test(size=WIDE) as pilot:
        await type_in(pilot, "zebrafors")
        text = await shows(pilot, "[@click=app.quit]x[/] [bold [/nothing]", "1 hit")
        assert "\x1b" not in text
        assert "\u202e" not in text
        await pilot.click("ReadingPane", offset=(6, 2))
        await pilot.press("escape", "f")
        await shows(pilot, "ctrl+s Save")
        assert app.is_running


async def test_the_cursor_of_the_terminal_stands_on_the_highlighted_row(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        await pilot.press("down")
        await shows(pilot, "▶")
        first = app.cursor_position
        await pilot.press("down", "down")
        assert (app.cursor_position.x, app.cursor_position.y) == (first.x, first.y + 2)


async def test_without_colour_focus_and_highlight_are_still_told(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_on(demo)
    assert app.no_color
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, "▷")
        await pilot.press("escape")
        await shows(pilot, "▶")
        await pilot.press("tab")
        await shows(pilot, "▌")


async def test_a_crash_shows_neither_traceback_nor_contents(demo: Path) -> None:
    app = open_on(demo)

    def fail() -> None:
        secret = "990199-9912"
        raise ValueError(f"no good: {secret}")

    async def use_it() -> None:
        async with app.run_test(size=SMALL) as pilot:
            await shows(pilot, " hits")
            app.screen.call_next(fail)
            await pilot.pause(0.1)

    with pytest.raises(CrashError) as crash:
        await use_it()
    assert app.return_code == 1
    message = crash.value.__rich__().plain
    assert "All you did is saved" in message
    assert "ValueError" in message
    assert "990199" not in message


async def test_sigterm_ends_it_and_keeps_what_was_being_typed(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=WIDE) as pilot:
        await type_in(pilot, "vestergade")
        await shows(pilot, "Source")
        await pilot.press("escape", "f")
        await shows(pilot, "ctrl+s Save")
        await type_in(pilot, "Halvt sk")
        os.kill(os.getpid(), signal.SIGTERM)
        await pilot.pause(0.2)
        assert not app.is_running
    app = open_on(demo)
    async with app.run_test(size=WIDE) as pilot:
        await type_in(pilot, "vestergade")
        await shows(pilot, "Source")
        await pilot.press("escape", "f")
        await shows(pilot, "Halvt sk")


async def test_every_pane_is_reached_by_tab(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        seen = []
        for _ in range(3):
            seen.append(type(app.focused).__name__)
            await pilot.press("tab")
        assert seen == ["LineField", "ResultList", "ReadingPane"]
        assert isinstance(app.screen, CommandScreen)


@pytest.mark.parametrize("place", ["2", "6"])
async def test_all_screens_are_named_at_sixty_columns(demo: Path, place: str) -> None:
    async with open_on(demo, "da").run_test(size=(60, 18)) as pilot:
        await pilot.press("escape", place)
        await shows(pilot, "7 Over.", "1 Opsl.", "5 Dags.")
