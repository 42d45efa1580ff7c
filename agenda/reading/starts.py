"""Where the text of each item begins: numbers that count on, titles of the table of contents, and
where neither is printed the headings that come round again.

Evidence is weighed, the best sequence wins; no rule looks at who publishes the agenda.
"""

from __future__ import annotations

from collections.abc import Sequence

from agenda.reading.by_contents import by_contents, number_value
from agenda.reading.by_labels import by_labels
from agenda.reading.by_numbers import by_numbers
from agenda.reading.case_page import case_page
from agenda.reading.entries import NO_CONTENTS, Contents
from agenda.reading.landmarks import Landmarks
from agenda.reading.numbering import numbered
from agenda.reading.rows import Row
from agenda.reading.title_rows import Start, from_first_printing

_FEW = 2
_BELOW = 4


def starts_of(rows: Sequence[Row], marks: Landmarks, contents: Contents) -> list[Start]:
    """Where the items begin, in the order of the text."""
    starts = _found(rows, marks, contents)
    before = [-1, *(one.body for one in starts)]
    known = [one.number for one in contents.entries]
    return [
        from_first_printing(
            rows,
            one,
            before[at],
            one.number or (known[one.entry] if one.entry is not None else None),
        )
        for at, one in enumerate(starts)
    ]


def _found(rows: Sequence[Row], marks: Landmarks, contents: Contents) -> list[Start]:
    if contents is not NO_CONTENTS:
        placed = by_contents(rows, marks, contents)
        if placed:
            return _with_others(placed, by_numbers(rows, marks, contents.last), contents)
        beyond = by_numbers(rows, marks, contents.last)
        return [one for one in beyond if _follows_on(one, contents)]
    one_case = case_page(rows, marks)
    if one_case:
        return one_case
    numbers = by_numbers(rows, marks, 0)
    labelled = by_labels(rows, marks)
    return numbers if numbers and not _number_lists(numbers, labelled, rows, marks) else labelled


def _number_lists(
    numbers: Sequence[Start], labelled: Sequence[Start], rows: Sequence[Row], marks: Landmarks
) -> bool:
    """Whether the numbers are those of lists inside items that have none: they stand under what is
    recommended, or inside of more items than there are numbers, or more titles than numbers stand
    where the headings come round again, and hardly any of them has a number."""
    under = sum(marks.sections[one.row] == "recommendation" for one in numbers)
    if labelled and under * 2 > len(numbers) and labelled[0].row < numbers[0].row:
        return True
    titled = [one for one in labelled if one.title]
    places = {one.row for one in labelled}
    met = sum(one.row in places for one in numbers)
    # A number may stand in the row above its title.
    beside = any(not places.isdisjoint(range(one.row, one.row + _BELOW)) for one in numbers)
    if not beside and _FEW < len(labelled) > len(numbers) and labelled[0].row < numbers[0].row:
        return True
    unnumbered = sum(numbered(rows[one.row].text) is None for one in titled)
    return len(titled) > len(numbers) and met * 2 < len(numbers) and unnumbered * 2 > len(labelled)


def _follows_on(start: Start, contents: Contents) -> bool:
    """Whether an item that the table of contents does not name can be one all the same."""
    return start.number is None or all(one.number != start.number for one in contents.entries)


def _with_others(placed: list[Start], numbers: list[Start], contents: Contents) -> list[Start]:
    """`placed` with items that the table does not name, where they are as surely items."""
    known = {one.number for one in contents.entries if one.number}
    taken = {one.row for one in placed}
    if not known:
        return placed
    last = max(one.row for one in placed)
    more = [
        one
        for one in numbers
        if one.number not in known
        and one.row not in taken
        and one.row > last
        and one.title
        and number_value(one.number) > max(number_value(number) for number in known)
    ]
    return sorted([*placed, *more])
