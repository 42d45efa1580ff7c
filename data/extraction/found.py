"""A passage that the rules take, before it is a candidate: place, reason, how sure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.extraction.candidates import Reason


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that the rules take: place, reason, how sure (0 to 1)."""

    start: int
    end: int
    why: Reason
    confidence: float


def tidy(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and text[end - 1] in " \n\t,;":
        end -= 1
    tail = re.search(r"[\s,]+(?:og|samt|and|och|men|ligesom)$", text[max(start, end - 12) : end])
    if tail:
        end -= len(tail.group())
    return start, end
