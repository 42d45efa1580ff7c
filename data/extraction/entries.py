"""Measures set as entries: a line that names one with its sums by year, and notes on it right
below, up to the next blank line; or a name and notes with how far it is as last line.

Looks at the form of lines only.
"""

from __future__ import annotations

import re

from data.extraction.lines import Line

_FIGURE = r"[-–−]?(?:\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)"
_SUMS = re.compile(rf"(?<=[^\W\d])\)?(?P<sums>(?:[ \t]+{_FIGURE}){{3,}})$")
_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)[.)]?[ \t]+(?=\S)")
_STATUS = re.compile(
    r"(?:status: ?)?(?:(?:delvist?|næsten|endnu ikke|ikke) )?(?:afsluttet|i gang|"
    r"igangsat|forsinket|gennemført|begyndt|påbegyndt|udført|udgået|udgår|afventer|planlagt|færdig|implementeret|opfyldt)\.?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-–—•●▪*·»✓]|\d{1,2}[.)])[ \t]+\S")
_LONGEST_STATUS = 40
_FEWEST = 3
_LONGEST_NAME = 140
_LONGEST = 3_000

Entry = tuple[int, str | None, int]


def entries(text: str, lines: list[Line]) -> dict[int, Entry]:
    """The entries of a document: number of the first line -> number of the last line, code, place
    where the name begins. None where there are fewer than three of a kind."""
    opened = [place for place in range(len(lines) - 1) if _opens(lines, place)]
    ended = [
        place
        for place in opened
        if lines[place].blank_before and _ends_in_status(text, lines, place)
    ]
    found: dict[int, Entry] = {}
    if len(ended) >= _FEWEST:
        found.update((place, _numbered(text, lines, place)) for place in ended)
    summed = [
        place
        for place in opened
        if text[lines[place].end - 1].isdigit()
        and place not in found
        and _SUMS.search(text, lines[place].start, lines[place].end)
    ]
    noted = [place for place in summed if _has_note(text, lines, place)]
    if len(noted) >= _FEWEST:
        found.update((place, (_last(lines, place), None, lines[place].start)) for place in noted)
    return found


def _opens(lines: list[Line], place: int) -> bool:
    line, below = lines[place], lines[place + 1]
    if below.blank_before or line.length > _LONGEST_NAME:
        return False  # nothing is noted under it
    after_heading = place > 0 and lines[place - 1].blank_before and lines[place - 1].length <= 40
    return line.blank_before or after_heading


def _holds_list(text: str, lines: list[Line], place: int) -> bool:
    """Whether the notes are a list: then its items are the measures."""
    return any(
        _BULLET.match(text, line.start, line.end)
        for line in lines[place + 1 : _last(lines, place) + 1]
    )


def _last(lines: list[Line], place: int) -> int:
    """The last line of the entry that begins with the line `place`."""
    last = place
    while (
        last + 1 < len(lines)
        and not lines[last + 1].blank_before
        and lines[last + 1].end - lines[place].start <= _LONGEST
    ):
        last += 1
    return last


def _has_note(text: str, lines: list[Line], place: int) -> bool:
    """Whether sentences stand below the line, and not one more row of figures."""
    last = _last(lines, place)
    ends = last > place and text[lines[last].end - 1] == "."
    return ends and lines[place + 1].length > 30 and not _holds_list(text, lines, place)


def _ends_in_status(text: str, lines: list[Line], place: int) -> bool:
    """Whether the last line of an entry says how far the measure is, and nothing else."""
    last = lines[_last(lines, place)]
    return (
        last.length <= _LONGEST_STATUS
        and _STATUS.fullmatch(text, last.start, last.end) is not None
        and not _holds_list(text, lines, place)
    )


def _numbered(text: str, lines: list[Line], place: int) -> Entry:
    found = _NUMBER.match(text, lines[place].start, lines[place].end)
    start, number = (found.end(), found["number"]) if found else (lines[place].start, None)
    return _last(lines, place), number, start
