"""Tilsagn in a real pseudo-terminal: keys go in as bytes, and every byte that comes out is kept."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from fcntl import ioctl
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_START = """
import os, signal, sys
if sys.argv[2] == "deaf":
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.login_tty(int(sys.argv[1]))
os.execv(sys.executable, [sys.executable, "-m", *sys.argv[3:]])
"""
PATIENCE = 20.0
# Whose library it is, and how rarely the app is drawn in other tests.
_NOT_HANDED_ON = ("TILSAGN_LIBRARY", "TEXTUAL_FPS")


class Terminal:
    """One run of Tilsagn in a terminal of its own, its controlling terminal, 80 by 24. A `deaf` one
    hears nothing when it is closed."""

    def __init__(
        self,
        *words: str | Path,
        size: tuple[int, int] = (80, 24),
        deaf: bool = False,
        env: Mapping[str, str] | None = None,
        module: str = "tui",
    ) -> None:
        self._master, slave = pty.openpty()
        self._slave = os.dup(slave)
        self.resize(*size)
        self.before = termios.tcgetattr(self._slave)
        surroundings = {k: v for k, v in os.environ.items() if k not in _NOT_HANDED_ON}
        surroundings |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "TILSAGN_LANG": "en"}
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-I", "-S", "-c", _START),
                *(str(slave), "deaf" if deaf else "", module, *map(str, words)),
            ],
            cwd=ROOT,
            env=surroundings | dict(env or {}),
            pass_fds=(slave,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(slave)
        self.output = b""

    @property
    def pid(self) -> int:
        """The process id of Tilsagn."""
        return self._process.pid

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text: str | bytes) -> None:
        """Press keys."""
        os.write(self._master, text.encode() if isinstance(text, str) else text)

    def read(self, seconds: float) -> bytes:
        """What comes within some time."""
        end = time.monotonic() + seconds
        came = b""
        while (left := end - time.monotonic()) > 0:
            if not select.select([self._master], [], [], left)[0]:
                break
            try:
                part = os.read(self._master, 65_536)
            except OSError:  # nobody writes to it any more
                break
            if not part:
                break
            came += part
        self.output += came
        return came

    def wait_for(self, *wanted: bytes) -> None:
        """Read until all of it came since the last wait. AssertionError when it does not."""
        end = time.monotonic() + PATIENCE
        came = b""
        while time.monotonic() < end:
            came += self.read(0.05)
            if all(one in came for one in wanted):
                return
        raise AssertionError(f"{wanted} did not come:\n{came[-3_000:]!r}")

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing more comes."""
        end = time.monotonic() + PATIENCE
        while self.read(quiet) and time.monotonic() < end:
            pass

    def signal(self, number: int) -> None:
        """Send a signal to Tilsagn."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        os.close(self._slave)
        os.close(self._master)
        self._master = self._slave = -1

    def restored(self) -> bool:
        """Whether the terminal is as it was: its settings, the screen, the cursor, the mouse."""
        same = termios.tcgetattr(self._slave) == self.before
        off = all(
            self.output.rfind(off) > self.output.rfind(on)
            for on, off in (
                (b"\x1b[?1049h", b"\x1b[?1049l"),
                (b"\x1b[?25l", b"\x1b[?25h"),
                (b"\x1b[?1000h", b"\x1b[?1000l"),
                (b"\x1b[?2004h", b"\x1b[?2004l"),
            )
            if on in self.output
        )
        return same and off and b"\x1b[?1049h" in self.output

    def end(self) -> int:
        """Wait until it is over; the exit code."""
        end = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < end:
            if self._master >= 0:
                self.read(0.05)
            else:
                time.sleep(0.02)
        if self._master >= 0:
            self.read(0.05)
        return self._process.wait(timeout=1)

    def close(self) -> None:
        """Let go of everything, whatever happened."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
        for handle in (self._master, self._slave):
            if handle >= 0:
                os.close(handle)
        self._master = self._slave = -1

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
