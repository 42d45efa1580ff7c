"""Items set as rows of a table: number, title, and in the columns behind it the case, the type, a
cross where the item is closed.
"""

from __future__ import annotations

import re

from agenda.reading.numbering import CASE_NUMBER, access_before, access_word
from agenda.reading.rows import Row
from data.records import Access

_CROSS = ("X", "x")
# "B", "Orientering", "S2020-123": a code or one word, no part of a title. The number of a page is
# for those who read the table.
_CODE = re.compile(r"[A-ZÆØÅ]{1,3}|[A-ZÆØÅ][a-zæøå]{3,14}|(?!\d{1,4}$)[\w./-]*\d[\w./-]*")
_FEWEST = 3


def from_cells(
    row: Row, number: str, case: str | None, title: str
) -> tuple[Access, str | None, str]:
    """(access, case number, title) of an item whose row is one of a table; `case` and `title` as
    its text says them, which are those of any other row."""
    last = row.cells[-1] if len(row.cells) >= _FEWEST else ""
    if last in _CROSS and title.endswith((" X", " x")):
        return "closed", case, title[:-2].rstrip()
    if not CASE_NUMBER.fullmatch(last) or not title.endswith(last):
        cased, of_cell = title_cell(row, number)
        stated = access_word(last) if of_cell else None
        return stated or "unknown", case or cased, of_cell or title
    title = title.removesuffix(last).rstrip()
    closed = row.cells[-2] in _CROSS and title.endswith((" X", " x"))
    if closed:
        return "closed", case or last, title[:-2].rstrip()
    return "unknown", case or last, title


def title_cell(row: Row, number: str) -> tuple[str | None, str]:
    """(case number, title) of a row whose second column is the title and whose others are codes;
    (None, "") for any other."""
    if len(row.cells) < _FEWEST or row.cells[0].rstrip(".") != number:
        return None, ""
    codes = row.cells[2:]
    if not all(map(_CODE.fullmatch, codes)):
        return None, ""
    case = next((one for one in codes if CASE_NUMBER.fullmatch(one)), None)
    return case, access_before(row.cells[1])[1]
