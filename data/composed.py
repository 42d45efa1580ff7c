"""A text whose letters are composed (Unicode NFC), with the way back to the text as it is stored.

PDFs made on macOS hand on "å" as two code points. A text is stored as it was decoded, for its
citations are verbatim; rules about letters read it composed.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator


def is_composed(text: str) -> bool:
    """Whether no letter of `text` is written in parts that NFC joins."""
    return unicodedata.is_normalized("NFC", text)


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of `text` (start, end) that NFC never joins to what stands beside them."""
    start = 0
    for place in range(1, len(text)):
        if not continues(text[place]):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def continues(letter: str) -> bool:
    """Whether NFC may join `letter` to the one before: combining marks, and the Korean vowels and
    finals."""
    return unicodedata.category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff"


class Composed:
    """`text` is the composed text; all offsets are code points."""

    def __init__(self, stored: str) -> None:
        parts: list[str] = []
        origins = array("L")
        for start, end in clusters(stored):
            part = unicodedata.normalize("NFC", stored[start:end])
            parts.append(part)
            origins.extend([start] * len(part))
        origins.append(len(stored))
        self.text = "".join(parts)
        self._origins = origins

    def stored(self, offset: int) -> int:
        """Where an offset of the composed text stands in the stored one."""
        return self._origins[offset]

    def composed(self, offset: int) -> int:
        """Where an offset of the stored text stands in the composed one."""
        return bisect_left(self._origins, offset)
