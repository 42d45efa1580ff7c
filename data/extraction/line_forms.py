"""What the form of a single line says: that it is a heading, or running text with wide gaps."""

from __future__ import annotations

import re
from itertools import pairwise

from data.extraction.lines import Line

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
    if follow is not None and not follow.blank_before and text[follow.start].islower():
        return False
    full = bool(width) and line.length + line.indent >= 0.85 * width
    return not (full and follow is not None and not follow.blank_before)
