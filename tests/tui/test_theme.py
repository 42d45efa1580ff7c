"""Style sheets are parsed once, and again for other colours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.tui.screen_text import SMALL, open_on, shows
from tui.theme import THEME


async def test_nothing_is_parsed_again_for_the_same_colours(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        known = [id(rule) for rule in app.stylesheet.rules]
        app.refresh_css()  # as Textual does when a screen is shown for the first time
        assert [id(rule) for rule in app.stylesheet.rules] == known


async def test_other_colours_are_shown(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        before = app.screen.styles.background
        app.register_theme(replace(THEME, name="light", background="#fdfdfa", dark=False))
        app.theme = "light"
        await pilot.pause()
        assert app.screen.styles.background != before
        assert app.screen.styles.background.hex.lower() == "#fdfdfa"
