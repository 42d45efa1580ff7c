"""The numbered entries of a table of contents, row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agenda.reading.aliases import CONTENTS_LIKELY, CONTENTS_SURE
from agenda.reading.cells import from_cells
from agenda.reading.days import days_in
from agenda.reading.entries import (
    LEADER,
    PAGE,
    Contents,
    Entry,
    entry_access,
    group_of,
    without_page,
    without_tail,
)
from agenda.reading.headings import (
    GROUP_OF_KIND,
    LETTERED_GROUP,
    folded,
    is_column_heading,
    label_of,
)
from agenda.reading.numbering import (
    Numbered,
    access_of_title,
    access_word,
    case_number_in,
    numbered,
    without_case,
)
from agenda.reading.rows import Row, case_row, is_chrome
from agenda.reading.titles import LETTERED, STOCK, goes_on, is_title, title_key
from data.records import Access

_CATEGORY = re.compile(r"(?:Kategori|Gruppe|Category)\s?[-:–]\s", re.IGNORECASE)
_GLUED_PAGE = re.compile(r"(?<=[a-zæøå)])\d{1,3}$")
_LOST_NUMBER = re.compile(r"(?:^|(?<=\s))/\d{2}\s+(?=[A-ZÆØÅ\d])")
_OF_CLOSED = 1_000
# Groups, heads of columns and buttons between the heading of the table and its first entry.
BEFORE_FIRST = 40


def numbered_entries(rows: Sequence[Row], first: int, form: str | None = None) -> Contents | None:
    """The numbered entries from row `first` on; None where there are none."""
    entries: list[Entry] = []
    group: Access = "unknown"
    index = first
    last_value = 0
    paged = 0
    dotted = False  # numbers that stand alone have a full stop, pages have none
    grouped = False  # a group heading stands right above, under which numbers may go back
    end = first
    while index < len(rows):
        row = rows[index]
        found = numbered(row.text)
        if found is not None and found.form == "alone" and entries:
            is_page = dotted and row.text.isdigit()
            found = None if is_page or not title_below(rows, index) else found
        back = grouped and found is not None and _goes_back(found, form, entries)
        if found is not None and (back or _is_entry(found, form, last_value)):
            title, next_index = _entry_title(rows, index, found)
            below = title[len(found.title) :] if found.title else ""
            case, title = without_case(title)
            stated, case, title = from_cells(row, found.number, case, title)
            if not title.endswith(below):
                title += below  # the row's own title stood in a cell
            if not title or not _may_be_title(title):
                if entries:
                    break
                index += 1
                continue
            bare = without_page(title)
            paged += bare != title
            counts_on = found.value == last_value + 1
            if entries and not counts_on and _repeats(entries, bare, found.number):
                break
            form = form or found.form
            entries.append(
                Entry(
                    found.number,
                    title,
                    entry_access(found.access if stated == "unknown" else stated, title, group),
                    index,
                    case,
                )
            )
            last_value, grouped = found.value, False
            dotted = dotted or row.text == f"{found.number}."
            index = end = next_index
            continue
        if found is not None and entries and form == found.form:
            break
        lost = _without_numbers(row, index, form) if entries else []
        if lost:
            entries += lost
            index = end = index + 1
            continue
        groups = group_of(row)
        grouped = grouped or groups is not None or is_group_of_kind(row)
        if groups is not None:
            group = groups or group
        elif not entries and STOCK.match(row.text) and _stands_in_table(rows, index):
            entries.append(Entry(None, row.text, group, index, None))  # above the first number
            end = index + 1
        elif not entries and index == first and days_in(row.text):
            first += 1  # the day of the meeting, below the word "agenda"
        elif entries and _is_part(row):
            pass
        elif not passes(row, bool(entries)) or (not entries and index - first > BEFORE_FIRST):
            break
        index += 1
    return finished(entries, first, end, paged)


def _stands_in_table(rows: Sequence[Row], index: int) -> bool:
    """Whether a row stands right between the heads of columns and the first number."""
    around = rows[max(0, index - 1) : index + 2]
    return (
        len(around) == 3
        and is_column_heading(around[0].text)
        and (access_word(around[1].text) or numbered(around[1].text)) is None
        and numbered(around[2].text) is not None
    )


def _is_part(row: Row) -> bool:
    """Whether a row names a part of the entry above, "a) ...", or what is enclosed with it."""
    label = label_of(row.text)
    enclosed = label is not None and label.kind == "attachments" and label.value < len(row.text)
    return enclosed or (not row.gap and LETTERED.match(row.text) is not None)


def _may_be_title(title: str) -> bool:
    """Whether `title` looks like one; in lower case, where a leader to its page ends it."""
    return is_title(title) or (
        bool(LEADER.search(title)) and is_title(f"{title[0].upper()}{title[1:]}")
    )


def _without_numbers(row: Row, place: int, form: str | None) -> list[Entry]:
    """Entries whose numbers lost their digits: "/15 Title /15 11/1741 Title"."""
    if not row.run_on or form not in ("slash", "series") or not _LOST_NUMBER.match(row.text):
        return []
    entries = []
    for part in _LOST_NUMBER.split(row.text):
        case, title = without_case(part.strip())
        title = without_page(title)
        if is_title(title):
            entries.append(Entry(None, title, access_of_title(title), place, case))
    return entries


def _is_entry(found: Numbered, form: str | None, last_value: int) -> bool:
    if form == found.form == "series":
        return True  # several series in one list: "PS 46/10", "RS 12/10"
    if found.form != form and form is not None and {found.form, form} != {"access", "bare"}:
        # A page may part some of the numbers from their titles.
        return {found.form, form} == {"alone", "bare"} and found.value == last_value + 1
    # Closed items may have numbers of their own: "lukket 101 ..." below "åbent 20 ...".
    farthest = last_value + (_OF_CLOSED if found.access == "closed" else 40)
    return last_value < found.value <= farthest or last_value == 0


def is_group_of_kind(row: Row) -> bool:
    """Whether a row is a heading over items of one kind: "B. Sager til drøftelse"."""
    return bool(GROUP_OF_KIND.fullmatch(row.text) or LETTERED_GROUP.match(row.text))


def _goes_back(found: Numbered, form: str | None, entries: list[Entry]) -> bool:
    """Whether a number goes on from one of the numbers of the groups above, not from the last."""
    numbers = {one.number for one in entries}
    return found.form == form and found.number not in numbers and str(found.value - 1) in numbers


def title_below(rows: Sequence[Row], index: int) -> bool:
    """Whether the title of a number that stands alone is the row below it."""
    return (
        index + 1 < len(rows)
        and is_title(rows[index + 1].text)
        and case_row(rows[index + 1]) is None
        and (
            label_of(rows[index + 1].text) is None or STOCK.match(rows[index + 1].text) is not None
        )
        and numbered(rows[index + 1].text) is None
    )


def _entry_title(rows: Sequence[Row], index: int, found: Numbered) -> tuple[str, int]:
    """The title of an entry, over as many rows as it takes, and the first row after it."""
    title = found.title
    index += 1
    if not title and index < len(rows):
        title = rows[index].text
        index += 1
    while index < len(rows) and not LEADER.search(title) and len(title) < 300:
        row = rows[index]
        if (
            (row.gap and not row.text[0].islower() and not goes_on(title))
            or row.bullet
            or LETTERED.match(row.text)
            or numbered(row.text)
            or label_of(row.text)
            or group_of(row) is not None
            or is_group_of_kind(row)
        ):
            break
        if not (
            row.text[0].islower()
            or goes_on(title)
            or (LEADER.search(row.text) and not PAGE.search(title))
            or (len(title) >= 60 and not PAGE.search(title) and len(row.text) < len(title))
        ):
            break
        title = f"{title} {row.text}"
        index += 1
    return title, index


def passes(row: Row, begun: bool) -> bool:
    """Whether a row may stand between the heading and the entries, or between two entries."""
    key = folded(row.text)
    if is_chrome(row) or is_column_heading(row.text) or _CATEGORY.match(row.text):
        return True
    if row.text.isdigit() or access_word(row.text) or key in CONTENTS_LIKELY | CONTENTS_SURE:
        return True
    if (begun or LETTERED_GROUP.match(row.text)) and is_group_of_kind(row):
        return True
    return begun and len(row.text) < 40 and case_number_in(row.text) is not None


def _repeats(entries: list[Entry], title: str, number: str) -> bool:
    key = title_key(title)
    if any(one.number == number for one in entries):
        return True
    return (
        len(key) > 8
        and access_of_title(title) == "unknown"
        and any(title_key(without_page(one.title)) == key for one in entries)
    )


def finished(entries: list[Entry], first: int, end: int, paged: int) -> Contents | None:
    """The entries without what leads to their pages; `paged` of them have one."""
    if not entries:
        return None
    if paged * 2 >= len(entries) and _ascending(entries):
        entries = [one._replace(title=without_page(one.title)) for one in entries]
    elif (
        len(entries) > 3
        and sum(bool(_GLUED_PAGE.search(one.title)) for one in entries) * 4 >= len(entries) * 3
    ):
        entries = [one._replace(title=_GLUED_PAGE.sub("", one.title)) for one in entries]
    else:
        entries = [one._replace(title=LEADER.sub("", one.title).strip()) for one in entries]
    last = entries[-1]
    entries[-1] = last._replace(title=without_tail(last.title))
    entries = [
        one._replace(access=entry_access(one.access, one.title, "unknown"))
        for one in entries
        if one.title
    ]
    return Contents(tuple(entries), first, end) if entries else None


def _ascending(entries: list[Entry]) -> bool:
    """Whether what stands at the end of the titles can be page numbers: they never go down."""
    pages = [int(found[0]) for one in entries if (found := re.search(r"\d{1,4}$", one.title))]
    return all(a <= b for a, b in pairwise(pages))
