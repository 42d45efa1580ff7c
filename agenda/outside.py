"""Agendas from outside taken apart in a process that can be killed, with the limits of reading.

Both sides of it: what the app asks, and what the process runs. Knows files that were read; knows
nothing of the store.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import msgspec

from agenda.reading import NO_AGENDA, AgendaReading
from data.documents import serving, signature
from data.documents.files import read_document
from data.documents.passage import KINDS, Passage
from data.documents.pool import Pool
from data.documents.reading import Reading
from data.errors import Problem

# The rules go through 200,000 characters a second; what takes ten times as long, they choke on.
_SECONDS = 8.0
_SECONDS_A_CHARACTER = 1 / 20_000
_SECONDS_IN_ALL = 20.0
# 2,000 pages of 3,000 letters; what is longer is no agenda.
_LONGEST_TEXT = 6_000_000
# Starting the process takes longer than the rules can take for so little, pages of a file ten times
# as large hold more than that.
_SMALL_TEXT = 4_000
_SMALL_FILE = 10 * _SMALL_TEXT
_MOST_PROCESSES = 2


class AgendaReader(Pool):
    """Takes agendas apart as they come."""

    def __init__(self, cancelled: threading.Event | None = None) -> None:
        super().__init__(cancelled, __name__, _MOST_PROCESSES)

    def read(self, file: Reading, name: str) -> Future[AgendaReading]:
        """The agenda or minutes in a file that was read; failures as for `ask`."""
        length = len(file.text)
        done: Future[AgendaReading] = Future()
        if length > _LONGEST_TEXT:
            done.set_result(NO_AGENDA)
            return done
        if length <= _SMALL_TEXT:
            from agenda.reading.document import agenda_of

            try:
                done.set_result(agenda_of(file))
            except Exception:  # noqa: BLE001 - the rules met what nobody thought of, as in a process
                done.set_exception(Problem("reader-crashed", file=name))
            return done
        request: dict[str, Any] = {
            "format": file.format,
            "passages": [
                (KINDS.index(one.kind), one.start, one.end, one.page) for one in file.passages
            ],
        }
        content = file.text.encode()
        if file.format == signature.FIRST_AGENDA:
            request["text"], content = file.text, file.content
        allowed = min(_SECONDS + length * _SECONDS_A_CHARACTER, _SECONDS_IN_ALL)
        return self.ask(request, content, allowed, AgendaReading, name)


def read_agenda_file(
    path: Path, on_page: Callable[[int, int], None]
) -> tuple[Reading, AgendaReading]:
    """A file and the agenda in it. `on_page` is called with the page now read and the pages in
    all. Problem as in `data.documents.files`."""
    with AgendaReader() as reader:
        if path.is_file() and path.stat().st_size > _SMALL_FILE:
            reader.warm()
        file = read_document(path, on_page)
        return file, reader.read(file, str(path)).result()


def serve() -> None:
    """What the process runs."""
    serving.serve(_read)


def _read(request: dict[str, Any], content: bytes) -> bytes:
    from agenda.reading.document import agenda_of

    text = request.get("text")
    passages = tuple(
        Passage(KINDS[kind], start, end, page) for kind, start, end, page in request["passages"]
    )
    file = Reading(
        text=content.decode() if text is None else text,
        passages=passages,
        parser="",
        format=request["format"],
        content=content,
    )
    return msgspec.json.encode(agenda_of(file))
