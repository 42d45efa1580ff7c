"""Keys that come faster than what they are meant for, as from a quick hand or a slow machine."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from textual.events import Key, Paste
from textual.pilot import Pilot

from data.records import Question
from data.store.library import Library
from tests.tui.screen_text import SMALL, open_on, shows
from tui.app import TilsagnApp

_SIGNS = {"enter": "\r", "escape": "\x1b", "tab": "\t", "space": " "}


def at_once(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, none of which waits for what the one before does."""
    for key in keys:
        sign = _SIGNS.get(key, key if len(key) == 1 else None)
        pilot.app.post_message(Key(key, sign))


async def test_the_words_of_a_question_go_into_its_form(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        await pilot.press("escape")
        at_once(pilot, "f", *"quick", "tab", *"xu", "ctrl+s")
        await shows(pilot, "Question kept")
    with Library.open(demo) as library:
        kept = next(one for one in library.all(Question) if one.text == "quick")
    assert [part.text for part in kept.parts] == ["xu"]


async def test_pasted_text_waits_for_its_form_among_the_keys(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        await pilot.press("escape")
        at_once(pilot, "f", "q")
        pilot.app.post_message(Paste("uick and "))
        at_once(pilot, *"late", "ctrl+s")
        await shows(pilot, "Question kept")
    with Library.open(demo) as library:
        assert any(one.text == "quick and late" for one in library.all(Question))


async def test_from_one_dialog_to_the_next_no_letter_goes_astray(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "6")
        await shows(pilot, "▶ Åbnede")
        at_once(pilot, "v", "enter", *"quxo", "ctrl+s")
        await shows(pilot, "Answer kept", "1 of 2")
        assert pilot.app.is_running
    with Library.open(demo) as library:
        (kept,) = (one for one in library.all(Question) if one.text.startswith("Åbnede"))
    assert kept.parts[0].answer == "quxo"


async def test_the_same_key_twice_is_a_slip_where_nothing_is_asked(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "6")
        await shows(pilot, "▶ Åbnede")
        at_once(pilot, "x", "x")
        await shows(pilot, "Question given up")
    with Library.open(demo) as library:
        assert sum(one.status == "dropped" for one in library.all(Question)) == 1


async def test_a_screen_has_read_what_it_shows_before_a_key_is_meant_for_it(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        await pilot.press("escape")
        assert isinstance(pilot.app, TilsagnApp)
        busy = asyncio.create_task(pilot.app.desk.read(lambda _library: time.sleep(0.15)))
        at_once(pilot, "5", "enter")
        await shows(pilot, "▶ 6. Budgetforslag")
        await busy
        at_once(pilot, "6", "j", "x", "x", "5", "5")
        await shows(pilot, "▶ 8 Oct 2025")
    with Library.open(demo) as library:
        assert sum(one.status == "dropped" for one in library.all(Question)) == 1
