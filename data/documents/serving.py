"""The reading process: takes files from the app over a pipe, gives text or a reason back; takes
texts, and gives back what rules find in them: commitments, unless it is told otherwise.

Runs alone, with limits of its own; whatever a hostile file does here, the app is not in it. It
opens no file by name.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import IO, Any

from data.documents.frames import BrokenFrameError, packed, read_frame, write_frame
from data.documents.passage import PARAGRAPH, Passage
from data.documents.reading import How, extract
from data.errors import Problem

MEMORY_LIMIT = 1024 * 1024 * 1024
# Not every page is worth a message: at most this many a second.
_PAGES_A_SECOND = 20


Work = Callable[[dict[str, Any], bytes], bytes]
"""What is made of a text: called with the request and the text, gives JSON."""


def serve(work: Work | None = None) -> None:
    """Read files, and do `work` on texts, until the app closes the pipe."""
    incoming, outgoing = _private_streams()
    limit_this_process()
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    while True:
        try:
            request, content = read_frame(incoming)
        except BrokenFrameError:
            return
        # The collector would walk through every line of a large file over and over.
        gc.disable()
        _answer(request, content, work or _find, outgoing)
        gc.collect()


def _answer(request: dict[str, Any], content: bytes, work: Work, outgoing: IO[bytes]) -> None:
    last = 0.0

    def on_page(page: int, pages: int) -> None:
        nonlocal last
        now = time.monotonic()
        if page == 1 or page == pages or now - last >= 1 / _PAGES_A_SECOND:
            last = now
            write_frame(outgoing, {"page": page, "pages": pages})

    def on_picture() -> None:
        write_frame(outgoing, {"picture": True})

    try:
        if "passages" in request:
            answer: tuple[dict[str, Any], bytes] = {}, work(request, content)
        else:
            how = How(on_page, on_picture)
            message, block = packed(extract(content, request["name"], request["format"], how))
            answer = {"read": message}, block
    except Problem as problem:
        write_frame(outgoing, {"problem": problem.code, "values": problem.values})
    except MemoryError:
        write_frame(outgoing, {"problem": "over-memory", "values": {"limit": MEMORY_LIMIT}})
    except RecursionError:
        write_frame(outgoing, {"problem": "too-complex", "values": {}})
    except Exception:  # noqa: BLE001 - a library met what its author did not think of
        write_frame(outgoing, {"problem": "reader-crashed", "values": {}})
    else:
        write_frame(outgoing, *answer)


def _find(request: dict[str, Any], content: bytes) -> bytes:
    """What the rules make of a text (`content`, UTF-8) as JSON."""
    import msgspec

    from data.extraction import read

    passages = [Passage(PARAGRAPH, *one) for one in request["passages"]]
    name, published = request["name"], request["published"]
    return msgspec.json.encode(read(content.decode(), passages, name=name, published=published))


def _private_streams() -> tuple[IO[bytes], IO[bytes]]:
    """The two pipes, out of reach of libraries that print."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(0, os.O_BINARY)
        msvcrt.setmode(1, os.O_BINARY)
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    return incoming, outgoing


def limit_this_process() -> None:
    """Hold this process to `MEMORY_LIMIT`, and let it write no file; where the system can."""
    if sys.platform == "win32":
        return  # the app watches and kills
    import resource

    for kind, limit in (
        (resource.RLIMIT_AS, MEMORY_LIMIT),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        try:
            resource.setrlimit(kind, (limit, limit))
        except (ValueError, OSError):  # macOS refuses some: the app watches and kills
            continue


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
