"""Keys that come faster than what they are meant for: each waits until the one before it has come
to rest, and all of them do while a command opens a dialog, or a screen reads what it is to show.

Without this the first letters of a question go to the screen below, as commands, or to the field
that was left. Knows nothing of what a key does.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol

from textual import events

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode
    from textual.message_pump import MessagePump

Heard = events.Key | events.Paste
# A command that asks for nothing within this time has begun something longer; one may go on.
_PATIENCE = 1.0
_TICK = 0.005
# What was closed meanwhile answers nobody.
_GONE = 0.25


class Begun(Protocol):
    """What keys wait for: a command that runs, or the arrival on a screen."""

    @property
    def is_finished(self) -> bool:
        """Whether they need not wait any more."""


class TypeAhead:
    """The keys of `app` that were not handed on yet; `hear` hands one on, and `fail` is told what
    went wrong there, for nothing else looks after the task."""

    def __init__(
        self,
        app: App[None],
        hear: Callable[[Heard], Awaitable[None]],
        fail: Callable[[Exception], None],
    ) -> None:
        self._app = app
        self._hear = hear
        self._fail = fail
        self._keys: deque[Heard] = deque()
        self._task: asyncio.Task[None] | None = None
        self._commands: dict[Begun, float] = {}
        self._key = ""
        self._begun_by = ""

    def take(self, event: Heard) -> None:
        """Keep a key or pasted text until its turn comes, mostly at once."""
        self._keys.append(event)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._hand_on())

    def wait_for(self, command: Begun) -> None:
        """The key that was handed on last began a command, which may open a dialog."""
        self._commands[command] = time.monotonic()
        self._begun_by = self._key

    def wait_for_screen(self, arrival: Begun) -> None:
        """A screen comes into view, and has first to read what keys are meant for there."""
        self._commands[arrival] = time.monotonic()

    def end(self) -> None:
        """Nobody is there any more whom the rest is for."""
        self._keys.clear()
        if self._task is not None:
            self._task.cancel()

    async def _hand_on(self) -> None:
        try:
            while self._keys:
                if self._is_opening():
                    await self._until_open()
                    continue
                event = self._keys.popleft()
                self._key = event.key if isinstance(event, events.Key) else ""
                self._begun_by = ""
                await self._hear(event)
                await self._come_to_rest()
                if self._begun_by:
                    await self._until_open()
        except Exception as error:  # noqa: BLE001 - nothing else looks after this task
            self._fail(error)

    async def _until_open(self) -> None:
        while self._is_opening():
            await asyncio.sleep(_TICK)
        # Where nothing was asked, the same key once more was a slip, however soon it was done.
        while not self._app.screen.is_modal and self._keys and self._is_slip(self._keys[0]):
            self._keys.popleft()

    def _is_slip(self, event: Heard) -> bool:
        return isinstance(event, events.Key) and event.key == self._begun_by

    def _is_opening(self) -> bool:
        """Whether a dialog is still to come, or to be ready for keys."""
        now, screen = time.monotonic(), self._app.screen
        if screen.is_modal and screen.is_mounted and (screen.focused or not screen.focus_chain):
            # What comes of it when it closes may be the next one.
            self._commands = {one: now for one in self._commands if not one.is_finished}
            return False
        self._commands = {
            one: since
            for one, since in self._commands.items()
            if not one.is_finished and now - since < _PATIENCE
        }
        return bool(self._commands)

    async def _come_to_rest(self) -> None:
        """A key goes from what has focus up to the app, from queue to queue; what it does to the
        focus comes behind it in the queue of the app."""
        focused: DOMNode = self._app.focused or self._app.screen
        for pump in (*focused.ancestors_with_self, self._app):
            await self._pass(pump)

    async def _pass(self, pump: MessagePump) -> None:
        """Wait until all is done that stands in a queue now."""
        done = asyncio.Event()
        if pump.call_later(done.set):
            try:
                await asyncio.wait_for(done.wait(), _GONE)
            except TimeoutError:
                return
