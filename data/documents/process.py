"""The app's side of the process that can be killed: starts it (`serving`), watches time and memory,
and ends it. Works the same on every system: a fresh interpreter over pipes.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from data.documents import signature
from data.documents.frames import BrokenFrameError, read_frame, unpacked, write_frame
from data.documents.memory import resident_bytes
from data.documents.reading import Extract
from data.documents.serving import MEMORY_LIMIT
from data.errors import Problem

# A reader that has said nothing for so long is not going to. Large files get more; measured: 10 MB
# of HTML takes 8 s, a DOCX of 1,500 pages (0.5 MB) 9 s.
SECONDS = 8.0
_SECONDS_A_MEGABYTE = {signature.DOCX: 20.0, signature.PDF: 0.0}
_OTHER_SECONDS_A_MEGABYTE = 2.0
# A file that goes on page by page may take longer, within reason.
SECONDS_IN_ALL = 20.0
SECONDS_A_PAGE = 0.1
# Reading a page that is a picture: a little more than `ocr` gives it.
SECONDS_A_PICTURE = 65.0
# glibc's malloc gives memory back after every page of a PDF and asks for it again: with these the
# first file takes 65,000 page faults less, a sixth of its time. Other systems do not read them.
_MALLOC = {
    "MALLOC_TRIM_THRESHOLD_": "268435456",
    "MALLOC_TOP_PAD_": "16777216",
    "MALLOC_MMAP_THRESHOLD_": "33554432",
}
_TICK = 0.1
_MEMORY_TICK = 0.5
SERVING = "data.documents.serving"
_START = (
    "import importlib, json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "importlib.import_module(sys.argv[2]).serve()"
)
_COMMAND = (sys.executable, "-I", "-S", "-c", _START)


class CancelledError(Exception):
    """Somebody asked to stop."""


class Process:
    """The reading process: started when first needed, started again after it was killed.
    `serving` is the module whose `serve` it runs."""

    def __init__(self, cancelled: threading.Event, serving: str = SERVING) -> None:
        self.cancelled = cancelled
        self._serving = serving
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None]

    def read(self, content: bytes, name: str, form: str) -> Iterator[tuple[int, int] | Extract]:
        """Pages as they are read, at last the extract. Problem `over-time` (`seconds`),
        `over-memory` (`limit`), `reader-crashed`, and whatever the format's reader says."""
        self._request({"name": name, "format": form}, content)
        rate = _SECONDS_A_MEGABYTE.get(form, _OTHER_SECONDS_A_MEGABYTE)
        allowed = min(SECONDS + rate * len(content) / (1024 * 1024), SECONDS_IN_ALL)
        begun = time.monotonic()
        picture_begun, on_pictures = None, 0.0
        while True:
            answer = self._answer(begun, allowed)
            now = time.monotonic() - begun
            if picture_begun is not None:
                on_pictures += now - picture_begun
                picture_begun = None
            if "pages" in answer[0]:
                page, pages = int(answer[0]["page"]), int(answer[0]["pages"])
                in_all = SECONDS_IN_ALL + SECONDS_A_PAGE * pages + on_pictures
                allowed = min(now + SECONDS, in_all)
                yield page, pages
            elif "picture" in answer[0]:
                picture_begun, allowed = now, now + SECONDS_A_PICTURE
            else:
                yield _result(*answer)
                return

    def ask(self, request: dict[str, Any], content: bytes, allowed: float) -> bytes:
        """The block of the one answer to a request that gets one, within `allowed` seconds.
        Problems as for `read`; `CancelledError` when somebody asked to stop."""
        self._request(request, content)
        message, block = self._answer(time.monotonic(), allowed)
        _raise_problem(message)
        return block

    def _request(self, request: dict[str, Any], content: bytes) -> None:
        process = self.start()
        threading.Thread(target=_send, args=(process, request, content), daemon=True).start()

    def end(self) -> None:
        """Kill the process, if there is one, and wait until it is gone."""
        if self._process is None:
            return
        if sys.platform == "win32":
            self._process.kill()
        else:  # with what it may have started to read a picture
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._process = None

    def start(self) -> subprocess.Popen[bytes]:
        """The process, started unless it runs."""
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = subprocess.Popen(
                [*_COMMAND, json.dumps(import_path()), self._serving],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_MALLOC},
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._answers = queue.SimpleQueue()
            threading.Thread(
                target=_receive, args=(self._process, self._answers), daemon=True
            ).start()
        return self._process

    def _answer(self, begun: float, allowed: float) -> tuple[dict[str, Any], bytes]:
        """The next answer; the process is killed when it is cancelled or goes beyond a limit."""
        looked = time.monotonic()
        while True:
            try:
                answer = self._answers.get(timeout=_TICK)
            except queue.Empty:
                looked = self._watch(begun, allowed, looked)
                continue
            if self.cancelled.is_set():
                self.end()
                raise CancelledError
            if answer is None:
                self.end()
                raise Problem("reader-crashed")
            return answer

    def _watch(self, begun: float, allowed: float, looked: float) -> float:
        now = time.monotonic()
        if self.cancelled.is_set():
            self.end()
            raise CancelledError
        if now - begun > allowed:
            self.end()
            raise Problem("over-time", seconds=round(allowed))
        if now - looked < _MEMORY_TICK:
            return looked
        held = resident_bytes(self._process.pid) if self._process is not None else None
        if held is not None and held > MEMORY_LIMIT:
            self.end()
            raise Problem("over-memory", limit=MEMORY_LIMIT)
        return now


def import_path() -> list[str]:
    """Where a process of ours finds this very package and the libraries beside it."""
    here = str(Path(__file__).resolve().parents[2])
    return [here, *(place for place in sys.path if place and place != here)]


def _send(process: subprocess.Popen[bytes], request: dict[str, Any], content: bytes) -> None:
    if process.stdin is not None:
        with suppress(OSError, ValueError):  # it was killed: the reader of answers tells
            write_frame(process.stdin, request, content)


def _receive(
    process: subprocess.Popen[bytes],
    answers: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None],
) -> None:
    with suppress(BrokenFrameError, OSError, ValueError):
        while process.stdout is not None:
            answers.put(read_frame(process.stdout))
    answers.put(None)


def _result(message: dict[str, Any], block: bytes) -> Extract:
    _raise_problem(message)
    try:
        return unpacked(message["read"], block)
    except (BrokenFrameError, KeyError):
        raise Problem("reader-crashed") from None


def _raise_problem(message: dict[str, Any]) -> None:
    if isinstance(message.get("problem"), str):
        values = message.get("values")
        raise Problem(message["problem"], **(values if isinstance(values, dict) else {}))
