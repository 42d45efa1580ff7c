"""Tables that were copied with one cell a line: a row is a run of lines.

Looks at the form of lines only: a head of column names, one a line, and rows of as many lines; or
a label with a run of bare figures under it, again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from data.extraction.flat_tables import Cells, name_column
from data.extraction.lines import Line

_FIGURE = re.compile(r"\(?[-–−+]?\s?\d[\d.]*(?:,\d+)?\)?(?<!\.)")
_YEAR = re.compile(r"(?:B|BO)?(?:19|20)\d\d(?:-\d+)?(?: ?p/l)?")
_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)[.)]?(?:[ \t]+(?=\S)|$)")
_CODE = re.compile(r"[A-ZÆØÅ]{1,3}-?\d{1,3}[.)]?")
_HEAD = re.compile(
    r"(?:(?:i )?(?:1[. ]?000|mio\.?|t\.?) ?kr\.?|mio\.?|tkr\.?|kr\.?|nr\.?)(?:\s?\([^)]{1,30}\))?"
    r"|(?:B|BO)?20\d\d(?: ?p/l)?",
    re.IGNORECASE,
)
_DASH_LINE = re.compile(r"(?<=\n)[ \t]*[-–—][ \t]*(?=\n|$)")
_BULLET = re.compile(r"[-–—•●▪*·»✓][ \t]+\S")
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_LONGEST_LABEL = 260
_LONGEST_CELL = 120

Rows = dict[int, tuple[int, Cells]]


def stacked_rows(text: str, lines: list[Line]) -> tuple[Rows, set[int]]:
    """The rows of stacked tables: number of the first line -> number of the last line, cells (the
    row's number first, where it has one); and the lines of their heads, which say nothing else."""
    rows: Rows = {}
    heads: set[int] = set()
    index = 0
    while index < len(lines):
        last = index
        while last < len(lines) and name_column(text[lines[last].start : lines[last].end]):
            last += 1
        columns = _columns(text, lines[index:last])
        found = _grouped(text, lines, last, columns) or dict(_named(text, lines, last, columns))
        if len(found) >= 2:
            heads.update(range(index, last))
        else:
            found = dict(_figured(text, lines, index))
            if len(found) < _FEWEST_ROWS:
                index += 1
                continue
            if _only_accounts(text, found):
                index = 1 + max(end for end, _ in found.values())
                continue
            heads.update(_head_above(text, lines, index))
        rows.update(found)
        index = 1 + max(end for end, _ in found.values())
    return rows, heads


def _columns(text: str, head: list[Line]) -> int:
    """How many columns a head has, one a line; 0 where it mostly counts years, or has too few."""
    years = sum(_is_year(text, line) for line in head)
    return len(head) if len(head) >= _FEWEST_COLUMNS and 2 * years < len(head) else 0


def _named(
    text: str, lines: list[Line], first: int, columns: int
) -> Iterator[tuple[int, tuple[int, Cells]]]:
    """The rows under a head of `columns` names. A row of fewer lines has empty cells; a number
    at the beginning of a line, or a blank line, begins the next one."""
    if not columns:
        return
    spaced = all(line.blank_before for line in lines[first : first + 2 * columns])
    numbered = any(_is_numbered(text, line) for line in lines[first : first + columns + 1])
    index = first
    while index < len(lines):
        if _is_name(text, lines[index]):
            return
        last = index + 1
        limit = index + columns
        if text[lines[index].start : lines[index].end].rstrip(".)").isdigit():
            limit += 1
        while (
            last < min(limit, len(lines))
            and not (lines[last].blank_before and not spaced)
            and not (numbered and _is_numbered(text, lines[last]))
            and _is_cell(text, lines[last])
        ):
            last += 1
        size = last - index
        if (
            size == 1
            and lines[index].length <= _LONGEST_CELL
            and _heads_part(text, lines, index, numbered=numbered)
        ):
            index += 1
            continue
        begins = (
            _is_numbered(text, lines[index])
            if numbered
            else columns - (not spaced) <= size <= columns
        )
        if size < 2 or not begins or not (numbered or _is_label(text, lines[index])):
            return
        yield index, (last - 1, _cells(text, lines[index:last]))
        index = last


def _is_cell(text: str, line: Line) -> bool:
    """Whether a line can be a cell: no long sentence, and no name of a column."""
    ends = text[line.end - 1] in ".!?"
    longest = _LONGEST_CELL if ends else _LONGEST_LABEL
    return (
        line.length <= longest
        and not _is_name(text, line)
        and _BULLET.match(text, line.start, line.end) is None
    )


def _is_name(text: str, line: Line) -> bool:
    return name_column(text[line.start : line.end]) and not _is_year(text, line)


def _grouped(text: str, lines: list[Line], first: int, columns: int) -> Rows:
    """The rows under titles with a number, in a table where the rows have none. The titles fill
    the first column alone, so rows have one line less than there are names, or as many."""
    if columns < _FEWEST_COLUMNS or first >= len(lines) or not _is_numbered(text, lines[first]):
        return {}
    last = first
    while last < len(lines) and _is_cell(text, lines[last]):
        last += 1
    titles = [place for place in range(first, last) if _is_numbered(text, lines[place])]
    if len(titles) < 2 or titles[1] - titles[0] <= columns:
        return {}
    for size in (columns - 1, columns):
        parts = [
            _of_size(text, lines, one + 1, other, size) for one, other in pairwise([*titles, last])
        ]
        if size >= 2 and all(parts[:-1]):
            return {
                begin: (end, _cells(text, lines[begin : end + 1]))
                for part in parts
                for begin, end in part
            }
    return {}


def _of_size(
    text: str, lines: list[Line], first: int, last: int, size: int
) -> list[tuple[int, int]]:
    """The lines from `first` to `last` as rows of `size` cells, a dash being one; none where they
    come out uneven, but for what follows the last row."""
    rows: list[tuple[int, int]] = []
    begin, cells = first, 0
    for place in range(first, last):
        after = lines[place + 1].start if place + 1 < len(lines) else len(text)
        cells += 1 + len(_DASH_LINE.findall(text, lines[place].end, after))
        if cells > size:
            return []
        if cells == size:
            rows.append((begin, place))
            begin, cells = place + 1, 0
    return rows


def _heads_part(text: str, lines: list[Line], index: int, *, numbered: bool) -> bool:
    """Whether a line alone is the title of the rows below it: "2. Fællesskab"."""
    if index + 1 >= len(lines) or text[lines[index].end - 1] in ".:;?!":
        return False
    return not numbered or (
        _is_numbered(text, lines[index]) and _is_numbered(text, lines[index + 1])
    )


def _figured(text: str, lines: list[Line], first: int) -> Iterator[tuple[int, tuple[int, Cells]]]:
    """Rows of a label and two or more bare figures, each on a line of its own."""
    index = first
    while index < len(lines):
        label = index + _is_number_alone(text, lines[index])
        if label >= len(lines) or not _is_label(text, lines[label]):
            return
        last = label + 1
        while last < len(lines) and _is_figure(text, lines[last]):
            last += 1
        figures = lines[label + 1 : last]
        if not figures and index > first and _has_figures(text, lines, last):
            index = last  # the title of the rows below it
            continue
        if len(figures) < 2 or all(_is_year(text, line) for line in figures):
            return
        yield index, (last - 1, _cells(text, lines[index:last]))
        index = last


def _has_figures(text: str, lines: list[Line], label: int) -> bool:
    return (
        label + 2 < len(lines)
        and _is_label(text, lines[label])
        and all(_is_figure(text, line) for line in lines[label + 1 : label + 3])
    )


def _is_numbered(text: str, line: Line) -> bool:
    found = _NUMBER.match(text, line.start, line.end)
    if found is None:
        return False
    bare = found.end() == line.end
    return text[line.end - 1] in ".)" if bare else text[found.end()].isupper()


def _is_number_alone(text: str, line: Line) -> bool:
    """Whether a line is the number or code of a row ("3", "BU-3") and nothing else."""
    return (_is_numbered(text, line) and line.length <= 3) or (
        _CODE.fullmatch(text, line.start, line.end) is not None
    )


def _is_label(text: str, line: Line) -> bool:
    return (
        line.length <= _LONGEST_LABEL
        and text[line.end - 1] not in ".:;?!"
        and sum(map(str.isalpha, text[line.start : line.end])) >= 3
    )


def _is_figure(text: str, line: Line) -> bool:
    return line.length <= 14 and _FIGURE.fullmatch(text, line.start, line.end) is not None


def _is_year(text: str, line: Line) -> bool:
    return _YEAR.fullmatch(text, line.start, line.end) is not None


def _head_above(text: str, lines: list[Line], first: int) -> Iterator[int]:
    """The lines of units, years and names of columns right above a table."""
    index = first - 1
    while index >= 0:
        content = text[lines[index].start : lines[index].end]
        if not _HEAD.fullmatch(content) and not name_column(content):
            return
        yield index
        index -= 1


def _only_accounts(text: str, rows: dict[int, tuple[int, Cells]]) -> bool:
    """Whether the labels are the posts of an account, single words such as "Husleje": they say
    what money is spent on anyway, and nothing that is done with it."""
    labels = [
        text[slice(*next(cell for cell in cells if cell[1] - cell[0] > 3))]
        for _, cells in rows.values()
    ]
    return sum(len(label.split()) == 1 for label in labels) > 0.4 * len(labels)


def _cells(text: str, lines: list[Line]) -> Cells:
    found = _NUMBER.match(text, lines[0].start, lines[0].end)
    spans = [(line.start, line.end) for line in lines]
    if found is None or not _is_numbered(text, lines[0]):
        return tuple(spans)
    number = (lines[0].start, found.end("number"))
    rest = spans[1:] if found.end() == lines[0].end else [(found.end(), lines[0].end), *spans[1:]]
    return (number, *rest)
