"""How the app and its reading process speak: JSON with a block of bytes, one frame after another.

JSON and not pickle: what comes back has been near a hostile file, and may only be text.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

from data.documents.passage import KINDS, Passage
from data.documents.reading import Attached, Extract, Link, Notice

# Far above what 2,000 pages of text come to; a frame beyond it is not one of ours.
_JSON_LIMIT = 256 * 1024 * 1024
_BLOCK_LIMIT = 256 * 1024 * 1024
_HEAD = struct.Struct(">QQ")


class BrokenFrameError(Exception):
    """The stream ended, or does not hold what was agreed."""


def write_frame(stream: IO[bytes], message: dict[str, Any], block: bytes = b"") -> None:
    """One frame to `stream`."""
    text = json.dumps(message, separators=(",", ":")).encode("ascii")
    stream.write(_HEAD.pack(len(text), len(block)))
    stream.write(text)
    stream.write(block)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """The next frame of `stream`. `BrokenFrameError` at its end."""
    text_size, block_size = _HEAD.unpack(_exactly(stream, _HEAD.size))
    if text_size > _JSON_LIMIT or block_size > _BLOCK_LIMIT:
        raise BrokenFrameError
    text, block = _exactly(stream, text_size), _exactly(stream, block_size)
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        raise BrokenFrameError from None
    if not isinstance(message, dict):
        raise BrokenFrameError
    return message, block


def packed(extract: Extract) -> tuple[dict[str, Any], bytes]:
    """`extract` as a message with a block, its attachments one after another."""
    message = {
        "text": extract.text,
        "passages": [
            [KINDS.index(item.kind), item.start, item.end, item.page] for item in extract.passages
        ],
        "parser": extract.parser,
        "notices": [[notice.code, dict(notice.values)] for notice in extract.notices],
        "title": extract.title,
        "date": extract.date,
        "publisher": extract.publisher,
        "links": [list(link) for link in extract.links],
        "attachments": [[item.name, len(item.content)] for item in extract.attachments],
    }
    return message, b"".join(item.content for item in extract.attachments)


def unpacked(message: dict[str, Any], block: bytes) -> Extract:
    """The opposite of `packed`. `BrokenFrameError` when the message is of another shape."""
    try:
        attachments = []
        place = 0
        for name, size in message["attachments"]:
            attachments.append(Attached(name, block[place : place + size]))
            place += size
        return Extract(
            text=message["text"],
            passages=tuple(
                Passage(KINDS[kind], start, end, page)
                for kind, start, end, page in message["passages"]
            ),
            parser=message["parser"],
            notices=tuple(
                Notice(code, {name: _frozen(value) for name, value in values.items()})
                for code, values in message["notices"]
            ),
            title=message["title"],
            date=message["date"],
            publisher=message["publisher"],
            links=tuple(Link(start, end, address) for start, end, address in message["links"]),
            attachments=tuple(attachments),
        )
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        raise BrokenFrameError from None


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _exactly(stream: IO[bytes], size: int) -> bytes:
    pieces = []
    while size:
        piece = stream.read(size)
        if not piece:
            raise BrokenFrameError
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
