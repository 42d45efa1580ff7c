"""A table of contents in which numbers stand in a row before a row of titles: of two columns of a
page, the one with the numbers is written first where the titles take up more than a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from agenda.reading.contents_run_on import without_end
from agenda.reading.entries import Contents, Entry, entry_access, group_of, without_page
from agenda.reading.rows import Row, joined
from agenda.reading.run_on import titles_in
from agenda.reading.titles import is_title, reads_as_sentence
from data.records import Access
from data.text import skeleton

# A bare number may be a page, and a page may come before the number of the next item.
_NUMBER = re.compile(
    r"(?:^|(?<=\s))(?P<word>(?:(?:Sag|SAG|Sak|SAK|Punkt|PUNKT|Pkt|PKT)\.?\s?(?:[Nn][Rr]\.?)?\s?)?)"
    r"(?P<n>\d{1,4})(?P<stop>[.:]?)(?=\s|$)"
)
_FEWEST = 3
_SCANNED = 200
_MOST_LOST = 6
_TOLD = 400
_READ = 40_000


class _Mark(NamedTuple):
    """The number of an entry, and where it begins and ends in the text."""

    value: int
    number: str
    at: int
    end: int


def queued_contents(rows: Sequence[Row], end: int) -> Contents | None:
    """The entries above row `end`, each number with the title that has its place in the row of
    titles; None where no two numbers stand together."""
    text, places = joined(rows[: min(end, _SCANNED)], _READ)
    marks = _marks(text)
    if len(marks) < _FEWEST:
        return None
    ends = [*(one.at for one in marks[1:]), _last_end(text, marks, places)]
    words = [text[one.end : end].strip() for one, end in zip(marks, ends, strict=True)]
    if all(words[:-1]) or not words[-1]:
        return None
    last = bisect_right(places, marks[-1].at)
    later = skeleton(" ".join(row.text for row in rows[last : last + _TOLD])[:_READ])
    group: Access = "unknown"
    entries: list[Entry] = []
    waiting: list[_Mark] = []
    for at, (mark, said) in enumerate(zip(marks, words, strict=True)):
        waiting.append(mark)
        if not said:
            continue
        lost = marks[at + 1].value - mark.value - 1 if at + 1 < len(marks) else 0
        titles = _titles(said, len(waiting), lost, later)
        if len(titles) < len(waiting) or not all(map(_is_matter, titles)):
            return None
        row = bisect_right(places, mark.at) - 1
        group = _group_above(rows, bisect_right(places, waiting[0].at) - 1) or group
        numbers = [one.number for one in waiting] + [None] * lost
        entries += [
            Entry(number, title, entry_access("unknown", title, group), row, None)
            for number, title in zip(numbers, titles, strict=False)
        ]
        waiting = []
    return Contents(tuple(entries), bisect_right(places, marks[0].at) - 1, last)


def _marks(text: str) -> list[_Mark]:
    """The numbers in the form that most have, as long as they rise."""
    found = list(_NUMBER.finditer(text))
    forms = Counter(
        (one["word"].strip(), one["stop"]) for one in found if one["word"] or one["stop"]
    )
    if not forms:
        return []
    form = forms.most_common(1)[0][0]
    marks: list[_Mark] = []
    for one in found:
        value = int(one["n"])
        if (one["word"].strip(), one["stop"]) != form:
            continue
        if not marks or value - marks[-1].value in range(1, _MOST_LOST + 1):
            marks.append(_Mark(value, one["n"], one.start(), one.end()))
        elif len(marks) >= _FEWEST:
            break
        else:
            marks = [_Mark(value, one["n"], one.start(), one.end())]
    return marks


def _last_end(text: str, marks: Sequence[_Mark], places: Sequence[int]) -> int:
    """Where the titles behind the last number end: with its row, or where the table has a row of
    titles in as many rows, with the last of those."""
    waiting = 1
    while waiting < len(marks) and not text[marks[-waiting - 1].end : marks[-waiting].at].strip():
        waiting += 1
    row = bisect_right(places, marks[-1].at) - 1
    behind = text[marks[-1].end : text.find("\n", marks[-1].end)].strip()
    last = row + (0 if behind else waiting)
    return places[last + 1] - 1 if last + 1 < len(places) else len(text)


def _titles(said: str, many: int, lost: int, later: str) -> list[str]:
    """The titles in what stands behind `many` numbers and before `lost` numbers that are not
    there: one to a line, or run together."""
    lines = [line.strip() for line in said.split("\n")]
    if len(lines) == many:
        return [without_page(line) for line in lines]
    whole = without_end(" ".join(lines))
    return [without_page(one.text) for one in titles_in(whole, later, many + lost, fewest=many)]


def _is_matter(title: str) -> bool:
    return is_title(title) and not reads_as_sentence(title)


def _group_above(rows: Sequence[Row], row: int) -> Access | None:
    """What the heading right above a row says of access."""
    return group_of(rows[row - 1]) if row else None
