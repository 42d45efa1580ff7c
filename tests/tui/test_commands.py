"""The one list of commands holds together, and what is made from it does not differ from it."""

from __future__ import annotations

import gettext
from importlib import import_module
from itertools import combinations
from typing import Any

import pytest

from exports.language import LOCALES
from tui import keys
from tui.app import TilsagnApp
from tui.commands import (
    BY_ID,
    COMMANDS,
    DIALOGS,
    SCREENS,
    check_keys,
    commands_of,
    keys_of,
    textual_keys,
    usable_keys,
)
from tui.screens import make_screen
from tui.screens.base import CommandScreen, bindings
from tui.screens.checking import Checking
from tui.screens.first_start import FirstStart
from tui.screens.forms import Form, Picker
from tui.screens.importing import Importing

PLACES = (*SCREENS, *DIALOGS)


DIALOG_TYPES: dict[str, type[CommandScreen[Any]]] = {
    "form": Form,
    "choice": Picker,
    "first-start": FirstStart,
    "importing": Importing,
    "checking": Checking,
}


def screen_of(place: str) -> type[CommandScreen[Any]]:
    return DIALOG_TYPES.get(place) or type(make_screen(place))


def test_a_command_has_one_id_known_places_and_keys_that_a_danish_keyboard_has() -> None:
    assert len(BY_ID) == len(COMMANDS)
    for command in COMMANDS:
        assert set(command.places) <= set(PLACES), command.id
        assert command.keys, command.id
        assert all(keys.can_be_bound(key) for key in command.keys), command.id


@pytest.mark.parametrize("place", PLACES)
def test_no_key_means_two_things(place: str) -> None:
    for one, other in combinations(commands_of(place), 2):
        assert not set(one.keys) & set(other.keys), (one.id, other.id)


def test_the_same_letter_means_the_same_on_every_screen() -> None:
    meaning: dict[str, str] = {}
    for command in COMMANDS:
        if set(command.places) & set(SCREENS):
            for key in command.keys:
                verb = command.id.split("-")[0]
                assert meaning.setdefault(key, verb) == verb


@pytest.mark.parametrize("place", PLACES)
def test_every_command_of_a_place_is_done_by_its_screen_or_the_app(place: str) -> None:
    screen = screen_of(place)
    assert screen.place == place
    for command in commands_of(place):
        goes = command.id.startswith("go-") and command.id.removeprefix("go-") in SCREENS
        assert goes or hasattr(screen, command.method) or hasattr(TilsagnApp, command.method), (
            command.id
        )


@pytest.mark.parametrize("place", PLACES)
def test_a_screen_binds_what_the_list_says_and_nothing_else(place: str) -> None:
    merged = screen_of(place)._merged_bindings
    assert merged is not None
    bound = {(binding.id, binding.key) for _key, binding in merged}
    listed = {
        (one.id, part)
        for binding in bindings(place)
        if (one := binding) and not isinstance(one, tuple)
        for part in _parts(one.key)
    }
    assert bound == listed


def _parts(key: str) -> list[str]:
    from textual.binding import Binding

    return [one.key for one in Binding.make_bindings([Binding(key, "x")])]


def test_every_word_of_the_list_is_there_in_danish() -> None:
    danish = gettext.translation("tilsagn", LOCALES, languages=["da"])
    for command in COMMANDS:
        for message in (command.label, command.help):
            assert danish._catalog.get(message), message  # type: ignore[attr-defined]


def test_every_screen_can_be_gone_to_and_is_registered() -> None:
    for name in SCREENS:
        assert f"go-{name}" in BY_ID
        assert make_screen(name).place == name
        assert import_module(f"tui.screens.{name}")


def test_keys_of_the_settings_come_before_our_own() -> None:
    command = BY_ID["search"]
    assert keys_of(command, {}) == ("/",)
    assert keys_of(command, {"search": "z f3"}) == ("z", "f3")
    assert textual_keys({"go-settings": ", f3"}) == {"go-settings": "comma,f3"}


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"serach": "z"}, "unknown-command"),
        ({"search": "@"}, "wrong-key"),
        ({"search": "ctrl+h"}, "wrong-key"),
        ({"search": "alt+s"}, "wrong-key"),
        ({"search": "Slash"}, "wrong-key"),
        ({"search": ""}, "wrong-key"),
        ({"search": "q"}, "key-taken"),
        ({"search": "z", "undo": "z"}, "key-taken"),
    ],
)
def test_a_wrong_key_is_told_and_left_out(settings: dict[str, str], code: str) -> None:
    found = check_keys(settings)
    assert [one.code for one in found][:1] == [code]
    assert "search" not in usable_keys(settings)


def test_keys_may_change_places() -> None:
    assert check_keys({"undo": "U", "redo": "u"}) == []
    assert check_keys({"search": "z f3"}) == []
