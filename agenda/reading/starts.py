"""Where the text of each item begins: numbers that count on, titles of the table of contents, and
where neither is printed the headings that come round again.

Evidence is weighed, the best sequence wins; no rule looks at who publishes the agenda.
"""

from __future__ import annotations

from collections.abc import Sequence

from agenda.reading.by_contents import by_contents, number_value
from agenda.reading.by_forms import by_forms
from agenda.reading.by_labels import by_labels
from agenda.reading.by_numbers import by_each_form, by_numbers, candidates_of
from agenda.reading.by_paragraphs import by_paragraphs
from agenda.reading.by_parts import by_parts
from agenda.reading.case_page import case_page
from agenda.reading.contents import contents_of
from agenda.reading.contents_counted import counted_contents
from agenda.reading.contents_paged import paged_contents
from agenda.reading.contents_worded import worded_contents
from agenda.reading.entries import NO_CONTENTS, Contents, once_printed, with_lost_numbers
from agenda.reading.landmarks import Landmarks, above_items
from agenda.reading.plausible import Layout
from agenda.reading.rows import Row
from agenda.reading.sequence import Candidate
from agenda.reading.title_rows import Start, from_first_printing

_MOST_FORMS = 3


def readings_of(rows: Sequence[Row], marks: Landmarks) -> list[Layout]:
    """The ways to read a document, the likeliest first where nothing speaks for another."""
    top = above_items(marks)
    numbers = candidates_of(rows, marks)
    found = [
        _by_table(rows, marks, numbers, contents_of(rows), "contents"),
        _by_table(rows, marks, numbers, worded_contents(rows, top), "worded"),
        _by_table(rows, marks, numbers, counted_contents(rows, top), "counted"),
        _by_table(rows, marks, numbers, paged_contents(rows, top), "paged"),
        Layout("case", NO_CONTENTS, tuple(case_page(rows, marks))),
        Layout("numbers", NO_CONTENTS, tuple(by_numbers(rows, marks, numbers, 0))),
        *(
            Layout("form", NO_CONTENTS, tuple(one))
            for one in by_each_form(rows, marks, numbers)[:_MOST_FORMS]
        ),
        Layout("paragraphs", NO_CONTENTS, tuple(by_paragraphs(rows, marks))),
        Layout("forms", NO_CONTENTS, tuple(by_forms(rows, marks))),
        Layout("parts", NO_CONTENTS, tuple(by_parts(rows, marks))),
        Layout("labels", NO_CONTENTS, tuple(by_labels(rows, marks))),
    ]
    different = {(one.contents, one.starts): one for one in found[::-1]}
    return [
        _printed(rows, one)
        for one in reversed(different.values())
        if one.starts or one.contents.entries
    ]


def _by_table(
    rows: Sequence[Row],
    marks: Landmarks,
    numbers: Sequence[Candidate],
    contents: Contents | None,
    way: str,
) -> Layout:
    if contents is None or not contents.entries:
        return Layout(way, NO_CONTENTS, ())
    contents = with_lost_numbers(once_printed(contents))
    placed = by_contents(rows, marks, contents)
    beyond = by_numbers(rows, marks, numbers, contents.last)
    if placed:
        starts = _with_others(placed, beyond, contents)
    else:
        starts = [one for one in beyond if _follows_on(one, contents)]
    return Layout(way, contents, tuple(starts))


def _printed(rows: Sequence[Row], one: Layout) -> Layout:
    """The reading with each item beginning at the first printing of its number and title."""
    before = [-1, *(start.body for start in one.starts)]
    known = [entry.number for entry in one.contents.entries]
    return one._replace(
        starts=tuple(
            from_first_printing(
                rows,
                start,
                before[at],
                start.number or (known[start.entry] if start.entry is not None else None),
            )
            for at, start in enumerate(one.starts)
        )
    )


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
