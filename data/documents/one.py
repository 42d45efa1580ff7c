"""One file read in the process that can be killed: the first event that says how it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from data.documents.child import Failed, PageRead, Read, read_files
from data.documents.reading import Reading

OnPage = Callable[[int, int], None]


def read_one(path: Path, on_page: OnPage) -> Reading:
    """The text of one file; what is attached to it is left alone. `on_page` is called with the
    page now read and the pages in all. Problem as in `data.documents.child`."""
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
    raise AssertionError("a file is read or fails")
