"""A table of contents whose entries each begin with the same word, "Punkt nr.", behind which the
number may be lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.entries import (
    Contents,
    Entry,
    entry_access,
    group_of,
    without_end,
    without_page,
)
from agenda.reading.rows import Row
from agenda.reading.titles import is_title
from data.records import Access

_WORD = re.compile(
    r"(?:^|(?<=\s))(?P<word>(?:Punkt|PUNKT|Pkt|PKT|Sag|SAG|Sak|SAK|Ærende|Ärende)\.?\s?(?:[Nn]r\.?)?)"
    r":?\s(?:(?P<n>\d{1,4})[.:]?\s(?:[-–]\s)?)?(?=[A-ZÆØÅÄÖ\"”])"
)
_FEWEST = 3
_SCANNED = 200


def worded_contents(rows: Sequence[Row], end: int) -> Contents | None:
    """The titles behind the word that most often begins one in the rows above `end`; None where
    there are few, or few of their numbers are lost."""
    entries: list[Entry] = []
    word = ""
    lost = 0
    group: Access = "unknown"
    for index, row in enumerate(rows[: min(end, _SCANNED)]):
        group = group_of(row) or group
        marks = [one for one in _WORD.finditer(row.text) if not word or one["word"] == word]
        if not marks or (not entries and marks[0].start()):
            if entries:
                break
            continue
        word = marks[0]["word"]
        ends = [one.start() for one in marks[1:]] + [len(row.text)]
        for mark, last in zip(marks, ends, strict=True):
            title = without_page(without_end(row.text[mark.end() : last].strip()))
            if not is_title(title):
                continue
            lost += mark["n"] is None
            access = entry_access("unknown", title, group)
            entries.append(Entry(mark["n"], title, access, index, None))
    if len(entries) < _FEWEST or lost < _FEWEST:
        return None
    return Contents(tuple(entries), entries[0].row, entries[-1].row + 1)
