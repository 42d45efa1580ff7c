"""Titles of the table of contents that stand again in the middle of a row, where a page lost its
line ends: what is printed over its text too is a title there, whatever stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.plausible import Layout
from agenda.reading.rows import Row
from agenda.reading.titles import goes_on
from data.text import skeleton

_TELLING = 12  # letters
_MOST = 60
_READ = 400_000
_NUMBER_BEFORE = re.compile(
    r"(?:(?:Punkt|Pkt\.?|Sag|Dagsordenspunkt)\s?(?:[Nn]r\.?\s?)?)?\d{1,4}[.:)]?\s{0,2}$"
)
_REACH = 30


def places_again(text: str, rows: Sequence[Row], best: Layout) -> list[int]:
    """Where in `text` the titles begin and end that the table of `best` has, that none of its
    items begins with, and that stand inside a row below the table; each but once."""
    placed = {one.entry for one in best.starts}
    wanted = [
        one.title
        for at, one in enumerate(best.contents.entries)
        if at not in placed and len(skeleton(one.title)) >= _TELLING
    ][:_MOST]
    last = best.contents.last
    below = [row for row in rows[last:] if row.end < rows[last].start + _READ]
    numbers = any(one.number for one in best.contents.entries)
    found: list[int] = []
    for title in dict.fromkeys(wanted):
        words = r"\s+".join(map(re.escape, title.rstrip(" .").split()))
        printed = re.compile(rf"(?<![^\W_]){words}\.?(?!\w)")
        spans = [
            (span, row) for row in below for span in _inside(text, row, printed, numbers=numbers)
        ]
        # What is cut behind a title is a heading of its text; elsewhere it may only be named.
        surest = [(span, row) for span, row in spans if span[1] == row.end] or spans
        if len(surest) == 1:
            found += surest[0][0]
    return sorted(set(found))


def _inside(
    text: str, row: Row, printed: re.Pattern[str], *, numbers: bool
) -> list[tuple[int, int]]:
    """Where in a row a title, as `printed`, stands as one: behind no word that it would belong to,
    before none that goes on from it. With the number before it, where the table has `numbers`."""
    spans = []
    for found in printed.finditer(text[row.start : row.end]):
        first, last = row.start + found.start(), row.start + found.end()
        head = text[max(row.start, first - _REACH) : first]
        number = _NUMBER_BEFORE.search(head) if numbers else None
        begins = first - len(head) + number.start() if number else first
        before = text[max(row.start, begins - _REACH) : begins].rstrip()
        behind = text[last : row.end].lstrip()
        goes = behind[:1].islower() or behind[:1].isdigit() or behind.startswith((",", ";", ")"))
        goes = goes or goes_on(before)
        if begins > row.start and not goes:
            spans.append((begins, last))
    return spans
