"""How long a start takes, as ratios of what Python and Textual themselves need on this machine.

Each program is started in a pseudo-terminal in turn, several times, and the medians are compared:
the first frame of a minimal Textual app, and of Tilsagn on the built-in library the moment its
search field has taken a key, and the moment its first results stand. Beside it the command line:
`--version` and `find` against `python -c pass`.

    python -m bench.cold_start [ROUNDS]
"""

from __future__ import annotations

import contextlib
import os
import pty
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9
LIMIT = 20.0
# Nothing that a frame or an escape sequence holds.
KEY = b"&"
MINIMAL = """
from textual.app import App
from textual.widgets import Input
class Minimal(App):
    def compose(self):
        yield Input(placeholder="FIRSTFRAME")
Minimal().run()
"""
# What may be, by the promise; the last column of the table.
LIMITS = {"field takes keys": 1.5, "first results": 2.0, "--version": 5.0, "find": 12.0}


class Screen:
    """A program in a pseudo-terminal of 120x40: what it has written so far, and since when."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.written = b""
        self.start = time.perf_counter()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.chdir(ROOT)
            os.execvpe(command[0], list(command), dict(environment))
        import fcntl
        import struct
        import termios

        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def until(self, wanted: bytes) -> float:
        """Seconds from the start until `wanted` was written."""
        while wanted not in self.written:
            left = self.start + LIMIT - time.perf_counter()
            if left <= 0 or not select.select([self._terminal], [], [], left)[0]:
                raise TimeoutError(f"{wanted!r} was not written in {LIMIT} s")
            self.written += os.read(self._terminal, 65536)
        return time.perf_counter() - self.start

    def read(self, seconds: float) -> None:
        """Take in what it writes within that time."""
        if select.select([self._terminal], [], [], seconds)[0]:
            with contextlib.suppress(OSError):  # it has ended
                self.written += os.read(self._terminal, 65536)

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._terminal, keys)

    def end(self) -> None:
        """Stop the program; what it still writes is thrown away."""
        os.kill(self._pid, signal.SIGKILL)
        os.close(self._terminal)
        os.waitpid(self._pid, 0)


def first_frame(environment: Mapping[str, str]) -> float:
    """A minimal Textual app with one input field."""
    screen = Screen([sys.executable, "-c", MINIMAL], environment)
    try:
        return screen.until(b"IRSTFRAME")
    finally:
        screen.end()


def field_takes_keys(environment: Mapping[str, str]) -> float:
    """Tilsagn, until a key pressed as soon as the field is seen stands in it."""
    screen = Screen([sys.executable, "-m", "tui", "demo"], environment)
    try:
        screen.until(b"earch commitments")
        screen.type(KEY)
        return screen.until(KEY)
    finally:
        screen.end()


def first_results(environment: Mapping[str, str]) -> float:
    """Tilsagn, until the number of hits stands beside the field."""
    screen = Screen([sys.executable, "-m", "tui", "demo"], environment)
    try:
        return screen.until(b" hits")
    finally:
        screen.end()


def of_command(*arguments: str) -> Callable[[Mapping[str, str]], float]:
    """A Python command, until it has ended."""

    def measure(environment: Mapping[str, str]) -> float:
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        return time.perf_counter() - start

    return measure


def main() -> int:
    """Print the table; 1 when a promise is broken."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            **{f"XDG_{name}_HOME": str(Path(home, name)) for name in ("DATA", "CACHE", "CONFIG")},
            "XDG_STATE_HOME": str(Path(home, "STATE")),
            "TILSAGN_LANG": "en",
            "TERM": "xterm-256color",
        }
        of_command("-m", "tui", "demo", "--brief")(environment)
        library = str(next(Path(home).rglob("demo.tilsagn")))
        find = ("-m", "tui", "--library", library, "find", "ungestøtte")
        of_command(*find)(environment)
        measures = {
            "minimal Textual app": first_frame,
            "field takes keys": field_takes_keys,
            "first results": first_results,
            "python -c pass": of_command("-c", "pass"),
            "--version": of_command("-m", "tui", "--version"),
            "find": of_command(*find),
        }
        taken: dict[str, list[float]] = {name: [] for name in measures}
        for _ in range(rounds):
            for name, measure in measures.items():
                taken[name].append(measure(environment))
    return show({name: statistics.median(values) for name, values in taken.items()})


def show(medians: Mapping[str, float]) -> int:
    """The table of medians and ratios."""
    broken = False
    base = 1.0
    for name, seconds in medians.items():
        limit = LIMITS.get(name)
        if limit is None:
            base = seconds
        ratio = seconds / base
        broken = broken or (limit is not None and ratio > limit)
        promise = f"at most {limit:g}x" if limit else ""
        print(f"{name:22}{seconds * 1000:8.0f} ms{ratio:8.2f}x  {promise}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
