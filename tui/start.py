"""Opens the full-screen app, as fast as it can be opened."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.settings import Settings

# Within how many seconds the search thread gives way to a key; 5 ms unless told otherwise.
SWITCH_INTERVAL = 0.001


def open_app(library: Path, settings: Settings, *, offered: Path | None = None) -> int:
    """Run the app on the library at a path until the person quits; the exit code. `offered` lies in
    a synchronised folder: the person is asked whether it shall be kept at `library` instead."""
    # Looking for garbage while modules load finds none and costs 20 ms; the app turns it on again.
    gc.disable()
    sys.setswitchinterval(SWITCH_INTERVAL)
    # Textual's own switches write what is on the screen to a log, or send it over a socket.
    for name in [one for one in os.environ if one.startswith("TEXTUAL")]:
        del os.environ[name]
    from tui.app import TilsagnApp

    app = TilsagnApp(library, settings, offered=offered)
    app.run()
    return app.return_code or 0
