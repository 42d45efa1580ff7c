"""The desk: where the full-screen app reads and writes the library, off the screen's own thread.

One thread and one open library, jobs in the order they came, so what is read after a write has
seen it. Knows nothing of widgets; a job is a function of the library, its answer an awaitable.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from data.store.library import Library
    from data.store.opening import ReadOnly

T = TypeVar("T")


class Desk:
    """The library at `path`, opened in the desk's thread by the first job.

    `on_written` is called on the screen's thread after every write. `read_only` says why nothing
    can be written, once the library is open.
    """

    def __init__(self, path: Path, on_written: Callable[[], None]) -> None:
        self.path = path
        self.read_only: ReadOnly | None = None
        self._on_written = on_written
        self._library: Library | None = None
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")

    async def read(self, job: Callable[[Library], T]) -> T:
        """What `job` finds in the library. Problem when the library cannot be read; cancelled when
        the desk was closed meanwhile, since nobody is there to see it."""
        if self._closed:
            raise asyncio.CancelledError
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._run, job)

    async def write(self, job: Callable[[Library], T]) -> T:
        """What `job` answers after changing the library; then every screen reads anew."""
        answer = await self.read(job)
        self._on_written()
        return answer

    def keep_draft(self, key: str, text: str) -> None:
        """Keep words that are being typed, or with an empty text drop them; returns at once. Once
        the desk is closed what was kept stays as it is."""
        if self._closed:
            return
        from data.store.changes import now

        self._thread.submit(self._run, lambda library: library.save_draft(key, text, now()))

    def close(self) -> None:
        """Finish what was begun, then close the library."""
        self._closed = True
        if self._library is not None:
            self._thread.submit(self._library.close)
        self._thread.shutdown(wait=True)

    def _run(self, job: Callable[[Library], T]) -> T:
        if self._library is None:
            from data.store.library import Library

            self._library = Library.open(self.path)
            self.read_only = self._library.read_only
        try:
            return job(self._library)
        except StopIteration as error:
            # A future does not take it, and whoever waits would wait for ever.
            raise RuntimeError("a job found nothing where something has to be") from error
