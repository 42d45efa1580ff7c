"""Words that the end of a line cut in two, made whole."""

from __future__ import annotations

import re

# "børne- og unge": a hyphen that stands for a left-out word stays, and so does one between
# capitals or figures ("EU-støtte", "2026-2029").
_STANDS_FOR_A_WORD = re.compile(r"(?:og|eller|samt|til|and|or)\b")
_CUT = re.compile(r"(\w)-[ \t]*\n\s*(?=(\w+))")


def rejoined(half: str, following: str) -> str | None:
    """The word of which `half` stood before a hyphen at the end of a line, with what follows on the
    next; None where the hyphen stands for a word that was left out."""
    if _STANDS_FOR_A_WORD.match(following):
        return None
    hard = half[-1:].isupper() or half[-1:].isdigit() or following[:1].isupper()
    return f"{half}{'-' if hard or following[:1].isdigit() else ''}{following}"


def unbroken(text: str) -> str:
    """`text` of some lines with its cut words whole; its other line ends stay."""

    def whole(cut: re.Match[str]) -> str:
        joined = rejoined(cut[1], cut[2])
        return cut[0] if joined is None else joined.removesuffix(cut[2])

    return _CUT.sub(whole, text)
