"""The lines of a text with their places, and the column at which they were wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

# What a collector of news put before the first words.
_DATELINE = re.compile(r"date \d{4}-\d\d(?:-\d\d)?\s+(?=\S)")


@dataclass(slots=True)
class Line:
    start: int
    end: int
    indent: int
    blank_before: bool
    length: int
    number: str | None = None


def lines_of(text: str) -> list[Line]:
    lines: list[Line] = []
    blank = True
    for match in re.finditer(r"[^\n\r\f\v\x85\u2028\u2029]+", text):
        start, end = match.span()
        raw_start = start
        if lines and not blank:
            gap = text[lines[-1].end : start]
            blank = gap.count("\n") > 1 or "\f" in gap
        stripped = text[start:end].strip()
        if not stripped or not any(map(str.isalnum, stripped)):
            blank = True
            continue
        start += len(text[start:end]) - len(text[start:end].lstrip())
        dateline = _DATELINE.match(text, start, end) if not lines else None
        if dateline:
            start, stripped = dateline.end(), text[dateline.end() : end].strip()
        lines.append(
            Line(start, start + len(stripped), start - raw_start, blank or not lines, len(stripped))
        )
        blank = False
    _close_double_spacing(text, lines)
    return _join_numbers(text, lines)


_LONE_NUMBER = re.compile(r"0?(\d{1,2})[.)]?")


def _join_numbers(text: str, lines: list[Line]) -> list[Line]:
    """Numbers that stand on lines of their own above one line each are the markers of a list."""
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        last, number = index, 1
        while last + 1 < len(lines) and lines[last + 1].length <= 120:
            found = _LONE_NUMBER.fullmatch(text, lines[last].start, lines[last].end)
            if found is None or int(found[1]) != number:
                break
            last, number = last + 2, number + 1
        if number <= 3:
            joined.append(lines[index])
            index += 1
            continue
        for place in range(index, last, 2):
            line = lines[place + 1]
            line.number, line.blank_before = (
                _number_of(text, lines[place]),
                lines[place].blank_before,
            )
            joined.append(line)
        index = last
    return joined


def _number_of(text: str, line: Line) -> str:
    return text[line.start : line.end].strip(".)").lstrip("0")


def _close_double_spacing(text: str, lines: list[Line]) -> None:
    """Some converters put an empty line after every line of a page: then sentences go on across
    it, which their lower-case lines show, and only a wider gap parts paragraphs."""
    gaps = [text.count("\n", one.end, other.start) for one, other in pairwise(lines)]
    low = sum(text[line.start].islower() for line in lines)
    if len(gaps) < 8 or gaps.count(2) < 0.7 * len(gaps) or low < 0.12 * len(lines):
        return
    for line, gap in zip(lines[1:], gaps, strict=True):
        line.blank_before = gap > 2


def wrap_width(lines: list[Line]) -> int:
    """The column at which the text was wrapped by hand or by a PDF, 0 where every line is a
    paragraph of its own."""
    lengths = sorted(line.length + line.indent for line in lines)
    if len(lengths) < 6:
        return 0
    long = lengths[int(len(lengths) * 0.9)]
    if not 45 <= long <= 135 or lengths[-1] > 1.6 * long + 20:
        return 0
    near = sum(length >= 0.8 * long for length in lengths)
    return long if near >= 0.25 * len(lengths) else 0
