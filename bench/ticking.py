"""The full-screen app with a timer of 10 ms on its event loop: as long as the gap between two ticks
lasts, nothing on the screen moves.

    python -m bench.ticking LIBRARY REPORT [SCREEN]

The timer begins with the first key. When the app ends, REPORT gets the gaps in seconds as JSON;
with SCREEN only those while a screen of that class is in view.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from pathlib import Path

from bench.cold_start import Screen
from data.settings import Settings
from exports import language

TICK = 0.010
LIMIT = 0.050
_LONGEST_END = 10.0


def command(library: Path, report: Path, screen: str = "") -> list[str]:
    """What starts the app so."""
    return [sys.executable, "-m", "bench.ticking", str(library), str(report), screen]


def gaps_at_the_end(screen: Screen, report: Path) -> list[float]:
    """Quit the app on `screen`, and the gaps that it reports."""
    screen.type(b"\x11")  # ctrl+q
    end = time.perf_counter() + _LONGEST_END
    while not report.exists() and time.perf_counter() < end:
        screen.read(0.1)
    gaps: list[float] = json.loads(report.read_text())
    screen.end()
    return gaps


def run(library: Path, report: Path, screen: str = "") -> None:
    """Run the app until it is quit."""
    from tui import start
    from tui.app import TilsagnApp

    gaps: list[float] = []

    class Ticking(TilsagnApp):
        ticking: asyncio.Task[None] | None = None

        async def tick(self) -> None:
            last = time.perf_counter()
            while True:
                await asyncio.sleep(TICK)
                now = time.perf_counter()
                if screen in ("", type(self.screen).__name__):
                    gaps.append(now - last)
                last = now

        def on_key(self) -> None:
            if self.ticking is None:
                self.ticking = asyncio.create_task(self.tick())

        def do_quit(self) -> None:
            if self.ticking is not None:
                self.ticking.cancel()
            super().do_quit()

    gc.disable()
    sys.setswitchinterval(start.SWITCH_INTERVAL)
    language.use("en")
    Ticking(library, Settings()).run()
    report.write_text(json.dumps(gaps))


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4])
