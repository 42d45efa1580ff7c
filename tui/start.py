"""Opens the full-screen app, as fast as it can be opened."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.settings import Settings


def open_app(library: Path, settings: Settings) -> int:
    """Run the app on the library at a path until the person quits; the exit code."""
    # Looking for garbage while modules load finds none and costs 20 ms; the app turns it on again.
    gc.disable()
    # The search thread gives way to a key within 1 ms instead of 5.
    sys.setswitchinterval(0.001)
    from tui.app import TilsagnApp

    app = TilsagnApp(library, settings)
    app.run()
    return app.return_code or 0
