"""A table of contents read by its pages alone: what ends with numbers that never go down are
titles, with numbers of their own or without."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.contents_numbered import passes
from agenda.reading.days import days_in
from agenda.reading.entries import Contents, Entry, entry_access, group_of
from agenda.reading.headings import group_access, label_of
from agenda.reading.numbering import numbered, without_case
from agenda.reading.rows import Row
from agenda.reading.titles import goes_on, is_title
from data.records import Access

_SCANNED = 400
_FEWEST = 3
_MOST_LINES = 2
_LONGEST_LINE = 200
# Pages further on than this from one entry to the next are other numbers.
_FARTHEST = 60
_END = re.compile(r"(?<=[^.…_\s])[.…_\s]++(?P<page>\d{1,3})(?=\s|$)")
_LEADER = re.compile(r"[._]{3}|…|(?:\s\.){3}")


def paged_contents(rows: Sequence[Row], end: int) -> Contents | None:
    """The longest run of titles with pages above row `end`; None where it is short."""
    best: list[Entry] = []
    run: list[Entry] = []
    ends: tuple[int, int] = (0, 0)
    first = page = 0
    group: Access = "unknown"
    open_lines: list[str] = []
    for index, row in enumerate(rows[: min(end, _SCANNED)]):
        if (stated := group_of(row)) is not None:
            group = stated
            continue
        found = _entries(row, index, open_lines, page, group)
        if found:
            first = first if run else index - len(open_lines)
            run += found[0]
            page, group = found[1:]
            open_lines = []
            if len(run) > len(best):
                best, ends = list(run), (first, index + 1)
        elif passes(row, bool(run)):
            continue
        elif _may_go_on(row) and len(open_lines) < _MOST_LINES:
            open_lines.append(row.text)
        else:
            run, page, open_lines = [], 0, []
    if len({one.title for one in best}) < max(_FEWEST, len(best) - 1):
        return None  # "Member 1", "Member 2"
    return Contents(tuple(best), *ends)


def _may_go_on(row: Row) -> bool:
    """Whether a row may be the beginning of a title that ends in the next one."""
    return label_of(row.text) is None and not _only_number(row) and len(row.text) < _LONGEST_LINE


def _only_number(row: Row) -> bool:
    """Whether a row is the number of an item without its title: "Pkt. 42"."""
    found = numbered(row.text)
    return found is not None and not found.title


def _entries(
    row: Row, place: int, open_lines: Sequence[str], page: int, group: Access
) -> tuple[list[Entry], int, Access] | None:
    """The entries of a row, the last page, and what is said of the access of those behind it; None
    where the row does not end with a page."""
    text = row.text
    if text.isdigit() and open_lines:
        text, open_lines = f"{' '.join(open_lines)} {text}", ()
    elif _only_number(row) or (not page and days_in(text)):
        return None
    elif not page and open_lines and not (text[0].islower() or goes_on(open_lines[-1])):
        open_lines = ()
    found = [one for one in _END.finditer(text) if " " in one[0] or _LEADER.search(one[0])]
    last = [one for one in found if _LEADER.search(one[0])] or found[-1:]
    if not last or last[-1].end() != len(text):
        return None
    entries: list[Entry] = []
    at = 0
    for one in last:
        if not page <= int(one["page"]) <= page + _FARTHEST:
            return None
        page = int(one["page"])
        title = " ".join([*(open_lines if not entries else ()), text[at : one.start()].strip()])
        at = one.end()
        head, _, behind = title.partition(": ")
        if behind and (said := group_access(head)) is not None:
            title, group = behind, said
        stated = numbered(title)
        case, bare = without_case(stated.title if stated and stated.title else title)
        if not is_title(bare):
            return None
        number = stated.number if stated and stated.title else None
        access = entry_access(stated.access if stated else "unknown", bare, group)
        entries.append(Entry(number, bare, access, place, case))
    return entries, page, group
