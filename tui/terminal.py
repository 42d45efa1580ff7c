"""The terminal as it is met: it may send what is no text, be stopped and go on, or be gone.

Textual's own driver ends the app with a traceback of local variables on a byte that is not UTF-8,
begins anew on every SIGCONT, waits for ever on a terminal that was closed, and reads on where no
more can come (8.2.8). Knows nothing of screens. Not for Windows, which has a driver of its own.
"""

from __future__ import annotations

import asyncio
import os
import selectors
from codecs import getincrementaldecoder
from typing import IO, Any

from textual import events, messages
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

_READ = 4096
_TICK = 0.1
# Cells; what says that it is larger is no terminal.
_LARGEST = 2_000


class _Output:
    """What is written to a terminal that may be gone: then it goes nowhere."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, if anybody is there."""
        try:
            self._file.write(text)
        except (OSError, ValueError):
            return

    def flush(self) -> None:
        """Send it off, if anybody is there."""
        try:
            self._file.flush()
        except (OSError, ValueError):
            return

    def fileno(self) -> int:
        """The handle of the terminal."""
        return self._file.fileno()


class Terminal(LinuxDriver):
    """Textual's driver, with those four things mended."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._file: Any = _Output(self._file)

    def _sigcont_application(self, *_: object) -> None:
        """Begin anew only after having let go of the terminal; else draw what may be gone."""
        if self._must_signal_resume:
            super()._sigcont_application()
        elif self._app.is_running:
            self._app.call_later(self._app.refresh)

    def _run_input_thread(self) -> None:
        """Read; a fault is one of the app, told without what people wrote."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - nothing else looks after this thread
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read until the app ends or the terminal is gone; what is no text is left out."""
        decoder = getincrementaldecoder("utf-8")("replace")
        parser = XTermParser(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TICK):
                    try:
                        raw = os.read(self.fileno, _READ)
                    except OSError:
                        raw = b""
                    if not raw:
                        self._gone()
                        return
                    parser = self._take(parser, decoder.decode(raw))
                for event in parser.tick():
                    self.process_message(event)

    def _take(self, parser: XTermParser, text: str) -> XTermParser:
        """Hand on the keys in `text`; the parser to go on with, a new one where it gave up. To a
        parser no text at all means the end, not a letter of which the rest is still to come."""
        try:
            for event in parser.feed(text) if text else ():
                self.process_message(event)
        except (ValueError, OverflowError, LookupError, ParseError):  # what no keyboard sends
            return XTermParser(self._debug)
        return parser

    def _gone(self) -> None:
        """Nobody is there any more: end as if the person had quit."""
        exit_app = self._app._post_message(messages.ExitApp())
        asyncio.run_coroutine_threadsafe(exit_app, self._loop)

    def process_message(self, message: Message) -> None:
        """Hand a message on, but no size that no terminal has."""
        if isinstance(message, events.Resize):
            size = message.size
            if not (0 < size.width <= _LARGEST and 0 < size.height <= _LARGEST):
                return
        super().process_message(message)
