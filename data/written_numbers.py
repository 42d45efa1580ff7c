"""The numbers that stand in a text as they are written, sign and separators included: what tells
one quote from another that has the same letters and digits.

Knows text only; what a number means is for others.
"""

from __future__ import annotations

import re

# So far before its last figure a number may begin.
_LONGEST = 32
_NUMBER = re.compile(r"(?:(?<!\w)-)?(?<!\d)\d+(?:(?:[.,:/-]| [/-] )\d+)*")
# The part of a number before, and after, a place within it.
_BEGUN = re.compile(r"(?:(?<!\w)[-‐‑‒–—−])?(?:\d+(?:[.,:/]\d+)*[.,:/]?)?$")
_GOES_ON = re.compile(r"\d*(?:[.,:/]\d+)*")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_BROKEN_RANGE = re.compile(r"(?<=\d)([/-])[ \t]*\n\s*(?=\d)")


def numbers(text: str) -> list[str]:
    """The numbers and numeric dates of `text` in order, with sign and separators as written.

    All dashes count as one; a range may have white space on both sides of its dash.
    """
    plain = _BROKEN_RANGE.sub(r"\1", text.translate(_DASHES))
    joined = " ".join(plain.split())
    return [found.replace(" ", "") for found in _NUMBER.findall(joined)]


def numbers_of_span(text: str, start: int, end: int) -> list[str]:
    """The numbers of `text[start:end]`, those that it begins or ends in whole: what stands there
    may be less than half of a longer one ("2016." of "2016.500"), and a sign is no letter."""
    first, last = start, end
    while first < end and not text[first].isalnum():
        first += 1
    while last > first and not text[last - 1].isalnum():
        last -= 1
    if first < last and text[first].isdigit():
        begun = _BEGUN.search(text, max(0, first - _LONGEST), first)
        start = min(start, begun.start()) if begun else start
    if first < last and text[last - 1].isdigit():
        goes_on = _GOES_ON.match(text, last)
        end = max(end, goes_on.end()) if goes_on else end
    return numbers(text[start:end])
