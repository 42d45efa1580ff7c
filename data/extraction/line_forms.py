"""What the form of a single line says: that it is a heading, or running text with wide gaps."""

from __future__ import annotations

import re
from itertools import pairwise

from data.extraction.lines import Line

# A number at the beginning of a line that numbers nothing.
CLOCK_OR_DATE = re.compile(
    r"\d{1,2}[.:]\d\d\b|\d{1,2}\.\s?(?:januar|februar|marts|april|maj|juni|juli|august|september|"
    r"oktober|november|december|kl)\b"
)
# No line ends in one of these unless the next one goes on.
_UNFINISHED = re.compile(
    r"\s(?:ved|til|og|samt|i|på|for|med|af|fra|om|en|et|den|det|de|som|der|eller)$"
)
_LABEL = re.compile(r"[^\n.!?]{1,60}:$")


def is_running_text(text: str, line: Line, cells: list[tuple[int, int]]) -> bool:
    """A sentence set with wide gaps: a full stop at its end, or gaps of two spaces."""
    if "\t" in text[line.start : line.end] or "|" in text[line.start : line.end]:
        return False
    last = text[cells[-1][0] : cells[-1][1]]
    if line.length > 90 and last.endswith((".", ",")) and " " in last:
        return True
    narrow = all(following[0] - cell[1] == 2 for cell, following in pairwise(cells))
    return narrow and len(last) > 14


def is_unfinished(text: str, start: int, end: int) -> bool:
    """Whether a line ends in a word after which its sentence goes on."""
    return _UNFINISHED.search(text, max(start, end - 8), end) is not None


def is_heading(text: str, line: Line, follow: Line | None, width: int) -> bool:
    """A short line without end mark that stands above something."""
    if line.length > 120 or (
        not text[line.start].isupper()
        and not text[line.start].isdigit()
        and text[line.start] not in '§"”“»*('
    ):
        return False
    content = text[line.start : line.end]
    if _LABEL.match(content):
        return (
            len(content) <= 45
            and content.count(" ") <= 4
            and not re.search(r"\b(?:vi|vil|har|skal|at|er)\b", content)
        )
    if content.rstrip("\"”“»’'")[-1:] in (*".,;:!…", "") or (
        content[-1] == "?" and line.length > 70
    ):
        return False
    if follow is not None and not follow.blank_before:
        if text[follow.start].islower():
            return False
        dated = CLOCK_OR_DATE.match(text, follow.start, follow.end)
        if dated and is_unfinished(text, line.start, line.end):
            return False  # "... and is ready on the", "12. maj 2025"
    full = bool(width) and line.length + line.indent >= 0.85 * width
    return not (full and follow is not None and not follow.blank_before)
