"""A table of contents whose columns came apart: first the numbers, a row for each, then the
titles, then the pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.contents_numbered import numbered_entries
from agenda.reading.contents_run_on import without_end
from agenda.reading.entries import Contents, Entry, group_of
from agenda.reading.headings import label_of
from agenda.reading.numbering import access_of_title, numbered
from agenda.reading.rows import Row
from agenda.reading.titles import goes_on, is_title

_NUMBER = re.compile(r"(?:(?:Pkt|Punkt|Sag)\.?\s)?(\d{1,4})[.:]?")
_FEWEST = 3
_SCANNED = 200
_FULL_LINE = 45


def contents_in_columns(rows: Sequence[Row], end: int) -> Contents | None:
    """The table among the rows above `end`; None where no column of numbers has as many
    titles below it. Numbers that kept their titles may follow."""
    for index in range(min(end, _SCANNED, len(rows))):
        numbers = _column(rows, index)
        if len(numbers) >= _FEWEST:
            titles = _titles(rows, index + len(numbers), numbers)
            if titles is not None:
                return _with_others(rows, index, titles)
    return None


def _column(rows: Sequence[Row], index: int) -> list[str]:
    """The numbers that stand alone in the rows from `index` on and count by one."""
    numbers: list[str] = []
    for row in rows[index:]:
        found = _NUMBER.fullmatch(row.text)
        if found is None or (numbers and int(found[1]) != int(numbers[-1]) + 1):
            break
        numbers.append(found[1])
    return numbers


def _titles(rows: Sequence[Row], index: int, numbers: Sequence[str]) -> list[Entry] | None:
    """One title for each of `numbers`, in the rows from `index` on; None where there are fewer, or
    more than lines that were full can make."""
    entries: list[Entry] = []
    full: list[int] = []
    for place in range(index, len(rows)):
        row = rows[place]
        if _ends_column(row) or (row.gap and len(entries) == len(numbers)):
            break
        if entries and (row.text[0].islower() or goes_on(entries[-1].title)):
            entries[-1] = _with(entries[-1], row.text)
            continue
        if not is_title(row.text):
            return None
        access = access_of_title(row.text)
        entries.append(Entry(None, row.text, access, place, None))
        full.append(len(row.text))
    while len(entries) > len(numbers):
        longest = max(range(len(full) - 1), key=full.__getitem__)
        if full[longest] < _FULL_LINE:
            return None
        entries[longest : longest + 2] = [_with(entries[longest], entries[longest + 1].title)]
        full[longest : longest + 2] = [full[longest + 1]]
    if len(entries) < len(numbers):
        return None
    return [one._replace(number=number) for one, number in zip(entries, numbers, strict=True)]


def _ends_column(row: Row) -> bool:
    """Whether a row stands below the last title: a number, a heading, or the lists at the end."""
    return (
        row.text[0].isdigit()
        or label_of(row.text) is not None
        or group_of(row) is not None
        or not without_end(row.text)
    )


def _with(entry: Entry, more: str) -> Entry:
    return entry._replace(title=f"{entry.title} {more}")


def _with_others(rows: Sequence[Row], first: int, entries: list[Entry]) -> Contents:
    """The table with the entries below that kept their numbers, which count on."""
    last = next(
        (
            at
            for at in range(entries[-1].row + 1, min(entries[-1].row + 4, len(rows)))
            if numbered(rows[at].text)
        ),
        entries[-1].row + 1,
    )
    below = numbered_entries(rows, last) if last < len(rows) else None
    if below is not None and below.entries[0].row == last:
        counts = int(entries[-1].number or 0) + 1
        if below.entries[0].number == str(counts):
            return Contents((*entries, *below.entries), first, below.last)
    return Contents(tuple(entries), first, last)
