"""What a person would read on the screen, and waiting until it is there."""

from __future__ import annotations

from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import TextArea

from data.settings import Settings
from exports import language
from tui.app import TilsagnApp

SMALL = (80, 24)
WIDE = (120, 40)
_WAITS = 400


def open_on(library: Path, spoken: str = "en", settings: Settings | None = None) -> TilsagnApp:
    """The app on a library, in a language."""
    language.use(spoken)
    return TilsagnApp(library, settings or Settings(name="me"))


def text_of(app: TilsagnApp) -> str:
    """The plain text of the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Put text into the field that has focus at once, as a paste does: keys one by one are slow."""
    focused = pilot.app.focused
    assert focused is not None
    if isinstance(focused, TextArea):
        focused.insert(text)
    else:
        focused.post_message(Paste(text))
    await pilot.pause()


async def shows(pilot: Pilot[None], *wanted: str) -> str:
    """Wait until all of `wanted` is on the screen; what is on it then."""
    app = pilot.app
    assert isinstance(app, TilsagnApp)
    text = ""
    for _ in range(_WAITS):
        await pilot.pause(0.01)
        text = text_of(app)
        if all(one in text for one in wanted):
            return text
    raise AssertionError(f"{wanted} not on the screen:\n{text}")
