"""Identifiers that two libraries never share: UUID version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
import re
import threading
import time

IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
"""The shape of a UUID in lower case with dashes, also amid other text."""
_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A UUIDv7 as 36 characters; later identifiers of one process sort after earlier ones.

    The 48-bit millisecond clock is followed by a 12-bit counter (RFC 9562, section 6.2, method 1)
    and 62 random bits. A clock that is set back does not break the order.
    """
    global _last
    with _lock:
        _last = max(_last + 1, (time.time_ns() // 1_000_000) << 12)
        ticks = _last
    random = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    value = (ticks >> 12) << 80 | 7 << 76 | (ticks & 0xFFF) << 64 | 2 << 62 | random
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def is_id(text: str) -> bool:
    """Whether `text` has the shape of a UUID, in lower case with dashes."""
    return IDENTIFIER.fullmatch(text) is not None


def short_id(identifier: str) -> str:
    """The tail of an identifier, for a person to read and type. The head is the clock, the same
    for everything made in one go; the last eight characters are random."""
    return identifier[-8:]
