"""The entries of a table of contents, and what their rows say of access and pages."""

from __future__ import annotations

import re
from typing import NamedTuple

from agenda.reading.headings import group_access
from agenda.reading.numbering import access_of_title
from agenda.reading.rows import Row
from data.records import Access

# What leads from a title to its page, with the page.
LEADER = re.compile(
    r"(?:(?:\s?[.…_]){3,}[.…_\s]*|\s?…+\s*|(?:\s\.){2,}\s*)(?:\d{1,4}|[ivxl]{1,6})?$"
)
_LAST = re.compile(r"(Eventuelt|Evt\.?)\s+[A-ZÆØÅ]\S*\s")
PAGE = re.compile(r"\s\d{1,3}$")


class Entry(NamedTuple):
    """One title of the table of contents; `number` as printed, None where there is none."""

    number: str | None
    title: str
    access: Access
    row: int
    case_number: str | None


class Contents(NamedTuple):
    """The entries, and the rows (first, one past the last) that the table takes up."""

    entries: tuple[Entry, ...]
    first: int
    last: int


NO_CONTENTS = Contents((), 0, 0)


def group_of(row: Row) -> Access | None:
    """What a group heading says of the entries under it; None for a row that is none."""
    return group_access(LEADER.sub("", row.text)) if len(row.text) < 200 else None


def entry_access(stated: Access, title: str, group: Access) -> Access:
    """The access of an entry: as stated beside it, else in its title, else of its group."""
    for one in (stated, access_of_title(title), group):
        if one != "unknown":
            return one
    return "unknown"


def without_tail(title: str) -> str:
    """The last title of an agenda, "Eventuelt", without what runs into it from below the table."""
    found = _LAST.match(title)
    return found[1] if found else title


def without_page(title: str) -> str:
    """A title without its leader and the number of its page."""
    return PAGE.sub("", LEADER.sub("", title)).strip()
