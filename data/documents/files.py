"""Reads files, one event after another: small texts here, everything else in a process that can be
killed. The door to this package: opens the files; what comes back is text or a Problem.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.documents import signature
from data.documents.process import CancelledError, Process
from data.documents.reading import AS_USUAL, Extract, Reading, as_reading, extract
from data.errors import Problem
from data.files import read_bytes

FILE_LIMIT = 200 * 1024 * 1024
# Text up to this size is read in the app itself: starting the process would take longer.
SMALL_TEXT = 1024 * 1024
NESTING_LIMIT = 3
ATTACHED_LIMIT = 200
OnPage = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Source:
    """What is read: a file, or with `inside` what is attached to it, name below name."""

    path: Path
    inside: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the file or attachment."""
        return self.inside[-1] if self.inside else self.path.name


@dataclass(frozen=True, slots=True)
class Started:
    """File `number` of `total` is being read; attachments count as part of their file."""

    source: Source
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class PageRead:
    """`page` of `pages` has been read; not every page is told."""

    source: Source
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Read:
    """The file was read. What is attached to it follows with events of its own."""

    source: Source
    reading: Reading


@dataclass(frozen=True, slots=True)
class Failed:
    """The file was not read; `problem` says why and names it in `file`, with `attached_to` where
    it is inside another one."""

    source: Source
    problem: Problem


Event = Started | PageRead | Read | Failed


def read_files(
    paths: Sequence[Path],
    cancelled: threading.Event | None = None,
) -> Generator[Event, None, None]:
    """Read `paths` in order. For each: `Started`, any number of `PageRead`, then `Read` or
    `Failed`, then the same for what is attached to it.

    Setting `cancelled` from any thread ends the iteration within 0.2 s, in the middle of a file;
    closing the iterator does so too. Neither leaves a process behind. Pictures of text in PDF files
    are read by the system's tesseract, where it has Danish; a page takes seconds.
    """
    process = Process(cancelled or threading.Event())
    try:
        for number, path in enumerate(paths, 1):
            waiting: deque[tuple[Source, bytes | None]] = deque([(Source(path), None)])
            taken = 0
            while waiting and not process.cancelled.is_set():
                source, content = waiting.popleft()
                yield Started(source, number, len(paths))
                for event in _read_one(process, source, content):
                    yield event
                    if isinstance(event, Read):
                        attached = event.reading.attachments[: ATTACHED_LIMIT - taken]
                        taken += len(attached)
                        waiting.extendleft(
                            (Source(path, (*source.inside, item.name)), item.content)
                            for item in reversed(attached)
                        )
    finally:
        process.end()


def _read_one(process: Process, source: Source, content: bytes | None) -> Iterator[Event]:
    try:
        if len(source.inside) > NESTING_LIMIT:
            raise Problem("nested-too-deep", limit=NESTING_LIMIT)
        content = read_bytes(source.path, FILE_LIMIT) if content is None else content
        form = signature.detect(content, source.name)
        if form in signature.TEXT_FORMATS and len(content) <= SMALL_TEXT:
            found = extract(content, source.name, form)
        else:
            steps = process.read(content, source.name, form)
            while not isinstance(step := next(steps), Extract):
                yield PageRead(source, *step)
            found = step
        yield Read(source, as_reading(found, content, source.name, form))
    except CancelledError:
        return
    except Problem as problem:
        problem.values["file"] = "/".join((str(source.path), *source.inside))
        if source.inside:
            problem.values["attached_to"] = str(source.path)
        yield Failed(source, problem)


def read_document(path: Path, on_page: OnPage = AS_USUAL.on_page) -> Reading:
    """One file; what is attached to it is left alone. `on_page` is called with the page now read
    and the pages in all.

    Problem, always with `file`: those of `data.files.read_bytes`, of `signature.detect`, of the
    format's reader and of `data.documents.process`.
    """
    events = read_files([path])
    try:
        for event in events:
            if isinstance(event, PageRead):
                on_page(event.page, event.pages)
            elif isinstance(event, Failed):
                raise event.problem
            elif isinstance(event, Read):
                return event.reading
    finally:
        events.close()
    raise AssertionError("every file ends as read or failed")
