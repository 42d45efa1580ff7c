"""Which keys may be bound, and how they are shown."""

from __future__ import annotations

import pytest

from exports import language
from tui import keys


@pytest.mark.parametrize("key", ["a", "G", "/", "?", ":", "ø", "f1", "escape", "ctrl+d", "ctrl+q"])
def test_keys_that_can_be_bound(key: str) -> None:
    assert keys.can_be_bound(key)


@pytest.mark.parametrize(
    "key",
    ["", " ", "@", "{", "|", "~", "¨", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+z", "ctrl+[",
     "alt+a", "f13", "escape key", "Ctrl+D", "\x1b"],
)  # fmt: skip
def test_keys_that_cannot(key: str) -> None:
    assert not keys.can_be_bound(key)


def test_keys_are_shown_as_they_are_printed() -> None:
    language.use("da")
    shown = [keys.shown(key) for key in ("pagedown", "f1", "ctrl+d", "shift+tab", "+", "space")]
    assert shown == ["PgDn", "F1", "ctrl+d", "shift+Tab", "+", "Mellemrum"]
