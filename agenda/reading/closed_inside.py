"""Items that say of themselves that they are closed, and that a reading left in the text of an open
one: a title, and nothing below it. Closed stays closed, so each is an item of its own."""

from __future__ import annotations

from collections.abc import Sequence

from agenda.reading.landmarks import Landmarks
from agenda.reading.numbering import access_of_title, numbered
from agenda.reading.plausible import Layout
from agenda.reading.rows import Row
from agenda.reading.sequence import Candidate
from agenda.reading.title_rows import Start, start_of

# How far a number may be from that of the item it stands in: those between may be left out.
_NEAR = 6


def with_closed(rows: Sequence[Row], marks: Landmarks, layout: Layout) -> list[Start]:
    """The starts of `layout` and, in their order, those of numbered titles in the text of an item
    that say they are closed and that go on from its number."""
    starts = layout.starts
    unplaced = {one.number: at for at, one in enumerate(layout.contents.entries)}
    for start in starts:
        unplaced.pop(start.number, None)
    found = list(starts)
    ends = [*(after.row for after in starts[1:]), len(rows)][: len(starts)]
    for start, end in zip(starts, ends, strict=True):
        last = numbered(rows[start.row].text)
        for index in range(start.body, end):
            one = numbered(rows[index].text)
            closed = one and "closed" in (one.access, access_of_title(one.title))
            if one and last and closed and last.value < one.value <= last.value + _NEAR:
                candidate = Candidate(index, one.value, 0.0, one, True)
                begun = start_of(rows, marks, candidate, one.title)
                found.append(begun._replace(entry=unplaced.get(one.number)))
                last = one
    return sorted(found, key=lambda one: one.row)
