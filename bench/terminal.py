"""Look-up in a real terminal: a key held down, and fast typing, in a pseudo-terminal of two sizes.

After each burst of keys the screen, as a terminal emulator (pyte) has drawn it, must show the
titles that the library itself answers the query with, in their order: no stale list remains.
Printed are the bytes written for each key, and how long the screen stood still after one.

    python -m bench.terminal [--size COMMITMENTS]

The library is that of `bench.lookup`. Needs `pip install pyte`, and a system with pseudo-terminals.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import Any, NamedTuple

from bench.looking_up import making
from bench.looking_up.table import percentile, row, times_row
from data.search.lookup import Searcher

COMMITMENTS = 100_000
SIZES = ((80, 24), (160, 48))
# A key that is held down comes 30 times a second; a fast typist needs 60 ms for one.
_HELD, _FAST = 1 / 30, 0.06
_HELD_KEYS = 40
# Until the answer to a query stands complete: a pause in typing, and the search after it.
_SETTLED = 0.8
_PATIENCE = 30.0
_TITLES = 5
_SHOWN = 14
_BACKSPACE = "\x7f"


class Pressed(NamedTuple):
    """What came of one key: bytes written until the next, and seconds until the first of them;
    None where nothing came."""

    written: int
    after: float | None


class Terminal:
    """Tilsagn in a pseudo-terminal, and what is to be seen in it."""

    def __init__(self, library: Path, columns: int, lines: int) -> None:
        import pyte

        self._screen: Any = pyte.Screen(columns, lines)
        self._stream: Any = pyte.ByteStream(self._screen)
        command = [sys.executable, "-m", "tui", "--library", str(library)]
        environment = {**os.environ, "TERM": "xterm-256color", "TILSAGN_LANG": "en"}
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.execve(command[0], command, environment)

    def read(self, seconds: float) -> tuple[int, float | None]:
        """Take in what is written within that time: how many bytes, and when the first came."""
        start = time.perf_counter()
        written, first = 0, None
        while (left := start + seconds - time.perf_counter()) > 0:
            if not select.select([self._terminal], [], [], left)[0]:
                break
            with contextlib.suppress(OSError):
                came = os.read(self._terminal, 65_536)
                first = first or time.perf_counter() - start
                written += len(came)
                # Private modes with a prefix are nothing that pyte knows, or shows.
                self._stream.feed(came.replace(b"\x1b[>", b"\x1b["))
        return written, first

    def until(self, text: str) -> None:
        """Wait until that is to be seen. TimeoutError when it is not."""
        end = time.perf_counter() + _PATIENCE
        while not any(text in line for line in self.lines):
            if time.perf_counter() > end:
                raise TimeoutError(f"{text!r} is not to be seen:\n" + "\n".join(self.lines))
            self.read(0.1)

    @property
    def lines(self) -> list[str]:
        """What is to be seen, line by line."""
        found: list[str] = self._screen.display
        return found

    def press(self, keys: str, pace: float) -> list[Pressed]:
        """Press keys, one every `pace` seconds."""
        pressed = []
        for key in keys:
            os.write(self._terminal, key.encode())
            pressed.append(Pressed(*self.read(pace)))
        return pressed

    def end(self) -> None:
        """Stop the program."""
        os.kill(self._pid, signal.SIGKILL)
        os.close(self._terminal)
        os.waitpid(self._pid, 0)


def _differs(lines: list[str], titles: list[str]) -> str | None:
    """The first of the titles that is not to be seen below the one before; None when all are."""
    last = -1
    for title in titles:
        begin = title[:_SHOWN]
        place = next((at for at, line in enumerate(lines) if at > last and begin in line), None)
        if place is None:
            return title
        last = place
    return None


def _measure(path: Path, queries: list[str], size: tuple[int, int]) -> bool:
    terminal = Terminal(path, *size)
    pressed: list[Pressed] = []
    stale = []
    try:
        terminal.until(" hits")
        terminal.read(1.5)  # the start is measured elsewhere
        with Searcher(path) as searcher:
            bursts = [("a" * _HELD_KEYS, _HELD), *((query, _FAST) for query in queries)]
            for query, pace in bursts:
                pressed += terminal.press(query, pace)
                terminal.read(_SETTLED)
                found = searcher.search(query, limit=500).hits[:_TITLES]
                title = _differs(terminal.lines, [one.title for one in found])
                if title is not None:
                    stale.append((query, title))
                pressed += terminal.press(_BACKSPACE * len(query), _HELD)
                terminal.read(_SETTLED)
    finally:
        terminal.end()
    name = f"{size[0]}x{size[1]}"
    waits = sorted(one.after * 1000 for one in pressed if one.after is not None)
    times_row(f"{name}: key to first byte", waits)
    row("  of 100 keys, within 50 ms", f"{100 * sum(one <= 50 for one in waits) / len(waits):.1f}")
    written = sorted(one.written for one in pressed)
    figure = f"{statistics.mean(written):.0f} ({percentile(written, 0.95):.0f}/{written[-1]})"
    row("  bytes for each key (95 of 100/most)", figure)
    for query, title in stale:
        print(f"  {query!r}: {title!r} is not where it should be")
    return row("  lists that were not the answer", f"{len(stale)} of {len(bursts)}", "0", not stale)


def main() -> int:
    """Measure and print; 1 when a list was not the answer."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=COMMITMENTS)
    options = parser.parse_args()
    try:
        import pyte  # noqa: F401
    except ImportError:
        row("a real terminal", "not measured", "pip install pyte")
        return 0
    folder = Path(tempfile.gettempdir(), "tilsagn-bench")
    folder.mkdir(exist_ok=True)
    places = {"CACHE": "cache", "CONFIG": "config", "DATA": "data", "STATE": "state"}
    os.environ |= {f"XDG_{name}_HOME": str(folder / place) for name, place in places.items()}
    row(f"{options.size} commitments", "", "promised")
    path = making.library_of(options.size, folder)
    Searcher(path).close()  # makes the index where there is none
    queries = [one for one in making.prefixes(making.texts_of(path)) if 8 <= len(one) <= 24][::60]
    kept = [_measure(path, queries[:12], size) for size in SIZES]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
