"""Bare numbers in the columns of a table row, in the unit that the table counts in.

"Ny gangbro   1.500   250" under "(1.000 kr.)" are two sums; the 2 of "2. etape" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_NUMBER = r"[-–−+]?\s?(?:\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,\d{1,3})?"
_CELL = rf"(?:\(?{_NUMBER}\)?|[-–—])"
_CELLS = re.compile(rf"{_CELL}(?: {_CELL})*$")
# A last column of words: "Grøn", "I gang".
_NOTE = r"(?:[\s|]+[A-ZÆØÅ][a-zæøå]{0,14}(?: [a-zæøå]{1,14}){0,2})?"
_LAST_CELLS = re.compile(rf"(?<=[^\s\d]) (?P<run>{_CELL}(?: {_CELL})+){_NOTE}$")
_LAST_SUM = re.compile(r"(?<=[^\s\d]) (?P<run>[-–−]?(?:\d{1,3}(?:\.\d{3})+|\d+,\d+))$")
_ONE_NUMBER = re.compile(r"\(?[-–−+]?\s?(?P<digits>\d[\d.]*(?:,\d+)?)\)?")
_COLUMN = re.compile(r"(?:(?!\s{2}|\t|\n|\|).)+", re.DOTALL)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ROW_END = re.compile(rf"(?<=[^\s\d])\s+{_CELL}(?:[\s|]+{_CELL})+{_NOTE}[\s|]*$")
# What the columns count, said in a heading or caption: "(1.000 kr.)", "Beløb i mio. kr.".
_UNIT = re.compile(
    r"(?:\(|\b(?:i|hele|in|er)\s)\s?(?:hele\s)?(?:(?P<thousand>1[. ]?000 ?(?:kr|kroner|dkk)|"
    r"t\.? ?kr|tusinde? (?:kr|kroner))|"
    r"(?P<million>mio\.? ?(?:kr|dkk)|mill\. ?kr|millioner kr|mkr\b))",
    re.IGNORECASE,
)
# Whole kroner stand in one column, with its year beside it: "Rundkørsel  3.200.000  2026-2027".
_SUM_AND_YEAR = re.compile(
    r"(?<=[^\s\d])[\s|]+(?P<sum>-?\d{1,3}(?:\.\d{3})+)"
    r"(?:[\s|]+(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?)?[\s|]*$"
)
_PRICED = re.compile(
    r"\bkr\b|\bkroner\b|\bpris\w*|\b\w*overslag\w*|\bbeløb\w*|\budgift\w*|\b\w*sum(?:men)?\b",
    re.IGNORECASE,
)
# A row with one figure, as a line of its own: "Gratis frugt i skolerne 600".
_ONE_FIGURE = re.compile(
    r"[^\n]*[^\W\d][^\n]*?\s(?P<sum>[-–−+]?(?:\d{1,3}(?:\.\d{3})+|\d{1,6})(?:,\d{1,2})?)\s*"
)
_LONGEST_ROW = 200  # characters
_LONGEST_TABLE = 60  # rows
_LEAST_WHOLE = 100  # in whole kroner: the 3 of "etape 3" is no sum
_REACH = 1_500
_CAPTION = 600


def ends_in_cells(text: str, start: int, end: int) -> bool:
    """Whether the passage ends in two or more columns of bare numbers, or in a note after them."""
    if not 0 < end - start <= 400:
        return False
    return _ROW_END.search(text, max(start, end - 120), end) is not None


def whole_sum(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """The sum in whole kroner at the end of a row, where a caption above speaks of prices: amount,
    start, end."""
    if end - start > 400:
        return None
    found = _SUM_AND_YEAR.search(text, max(start, end - 60), end)
    if found is None or not _PRICED.search(text, max(0, start - _CAPTION), start):
        return None
    digits = found["sum"].lstrip("-").replace(".", "")
    return int(digits), found.start("sum"), found.end("sum")


def column_sum(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """The sum at the end of a row that has but one, where every line from the caption that says
    the unit down to it ends in one figure: amount, start, end."""
    first = _line_start(text, start)
    row = _figure(text, first, end) if end - start <= _LONGEST_ROW else None
    if row is None or not start < row.start("sum") < row.end("sum") <= end:
        return None
    for _ in range(_LONGEST_TABLE):
        below, first = first, _line_start(text, first - 1)
        if not 0 <= first < below:
            return None
        if unit := _UNIT.search(text, first, below):
            digits = row["sum"].lstrip("-–−+").replace(".", "").replace(",", ".")
            amount = int(Decimal(digits) * (1_000 if unit["thousand"] else 1_000_000))
            return (amount, row.start("sum"), row.end("sum")) if amount else None
        if _figure(text, first, below - 1) is None:
            return None
    return None


def _line_start(text: str, place: int) -> int:
    """Where the line around `place` begins; -1 where it is too long for a row."""
    found = text.rfind("\n", max(0, place - _LONGEST_ROW), max(0, place))
    return found + 1 if found >= 0 or place <= _LONGEST_ROW else -1


def _figure(text: str, start: int, end: int) -> re.Match[str] | None:
    """A line that ends in one figure, no year."""
    if not 0 <= start < end <= start + _LONGEST_ROW:
        return None
    if not text[start:end].rstrip()[-1:].isdigit():
        return None
    row = _ONE_FIGURE.fullmatch(text, start, end)
    return None if row is None or _YEAR.match(row["sum"]) else row


def caption_unit(text: str, place: int) -> int:
    """1,000 or 1,000,000 where a caption says so: the nearest above `place`, else one right below
    the table; 0 where nothing says it."""
    said = list(_UNIT.finditer(text, max(0, place - _REACH), place))
    if not said:
        below = _UNIT.search(text, place, min(len(text), place + _CAPTION))
        said = [below] if below else []
    if not said:
        return 0
    return 1_000 if said[-1]["thousand"] else 1_000_000


def cells(text: str, start: int, end: int, unit: int) -> Iterator[tuple[int, int, int]]:
    """The sums in the number columns of the row `text[start:end]`: amount in whole units of the
    currency, start, end. Signs are dropped; years and empty cells are no sums."""
    for column in _COLUMN.finditer(text, start, end):
        written = column.group().strip()
        offset = text.index(written, column.start()) if written else 0
        if not written:
            continue
        if not _CELLS.match(written):
            last = _LAST_CELLS.search(written) or _LAST_SUM.search(written)
            if last is None:
                continue
            offset += last.start("run")
            written = last["run"]
        for number in _ONE_NUMBER.finditer(written):
            digits = number["digits"].rstrip(".")
            if _YEAR.match(digits):
                continue
            amount = int(Decimal(digits.replace(".", "").replace(",", ".")) * unit)
            if amount and (unit > 1 or amount >= _LEAST_WHOLE):
                yield amount, offset + number.start("digits"), offset + number.end("digits")
