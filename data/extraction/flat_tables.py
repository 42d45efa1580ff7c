"""Tables that a PDF reader has flattened: lines of words and figures with single spaces.

Looks at the form of lines only: a line of column names, or figures at the end of line after line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.extraction.lines import Line

_COLUMN = re.compile(
    r"nr\.?|id|beskrivelse|problem|løsning|forslag|projekt\w*|tiltag|indsats\w*|initiativ\w*|aktivitet\w*|lokalitet|sted|område|"
    r"beløb|overslag|økonomi|budget|pris|udgift|kr\.?|mio\.?|t\.?kr\.?|1\.000|år|tid|tidsplan|"
    r"tidspunkt|\w*frist|handling\w*|bemærkning\w*|kommentar\w*|leverance\w*|hvem|hvornår|"
    r"ansvarlig\w*|pejlemærke|mål|emne|tema|status|drift|anlæg|i alt|"
    r"(?:b|bo)?20\d\d(?:-\d+)?",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[A-ZÆØÅ]{1,3}-?\d{1,3})[.)]?[ \t]+(?=\S)")
_FIGURE = r"\(?[-–−+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?\)?|\(?[-–−+]?\d+(?:,\d+)?\)?"
_FIGURES = re.compile(rf"(?:[ \t]+(?:{_FIGURE}|[-–−])(?:[ \t]*-[ \t]*20\d\d)?)+$")
_ONE_FIGURE = re.compile(rf"{_FIGURE}(?:-20\d\d)?")
_LONGEST = 220
_LONGEST_TITLE = 60  # characters of a title between the rows of a table
_FEWEST_FIGURES = 3

Cells = tuple[tuple[int, int], ...]


def flat_rows(text: str, lines: list[Line]) -> dict[int, Cells]:
    """The lines that are rows of a flattened table: number of the line -> its cells. The first
    cell is the number where the row has one, then its words, then one cell for each figure."""
    rows: dict[int, Cells] = {}
    index = 0
    columns_named = False
    while index < len(lines):
        headed = name_columns(text[lines[index].start : lines[index].end].split())
        columns_named = headed or (columns_named and not _closes(text, lines[index]))
        first = index + 1 if headed else index
        last = first
        while last < len(lines) and _is_row(text, lines[last], headed, opens=last == first):
            last += 1
        fewest = 2 if headed else 3
        if last - first < fewest and columns_named:
            last = first
            while last < len(lines) and _is_coded(text, lines[last]):
                last += 1
            fewest = fewest if headed else 1
        if last - first >= fewest:
            rows.update((place, _cells(text, lines[place])) for place in range(first, last))
        index = max(last, index + 1)
    return rows


def _closes(text: str, line: Line) -> bool:
    """Whether a line is too much of a sentence to stand inside a table."""
    return line.length > _LONGEST_TITLE or text[line.end - 1] in ".:;?!"


def _is_coded(text: str, line: Line) -> bool:
    """Whether a line is a row by itself: its number, words, and figures at the end."""
    return (
        _CODE.match(text, line.start, line.end) is not None
        and _FIGURES.search(text, line.start, line.end) is not None
        and line.length <= _LONGEST
    )


def name_columns(words: Sequence[str]) -> bool:
    """Whether most of these are names of columns: "Nr.", "Tiltag", "Ansvarlig", "2027"."""
    named = sum(map(name_column, words))
    return named >= 2 and named >= 0.6 * len(words)


def name_column(word: str) -> bool:
    """Whether this is the name of a column: "Ansvarlig"."""
    return _COLUMN.fullmatch(word.strip("(),:")) is not None


def _is_row(text: str, line: Line, headed: bool, *, opens: bool) -> bool:
    if (line.blank_before and not opens) or line.length > _LONGEST:
        return False
    content = text[line.start : line.end]
    figures = _FIGURES.search(content)
    if figures is None or not figures.start():
        return (
            headed
            and any(map(str.isdigit, content))
            and (
                content[-1] not in ".:;?!"
                or (content.endswith("kr.") and _CODE.match(content) is not None)
            )
        )
    return headed or len(figures.group().split()) >= _FEWEST_FIGURES


def _cells(text: str, line: Line) -> Cells:
    start = line.start
    cells: list[tuple[int, int]] = []
    code = _CODE.match(text, start, line.end)
    if code:
        cells.append((start, start + len(code.group().rstrip())))
        start = code.end()
    figures = _FIGURES.search(text, start, line.end)
    finish = figures.start() if figures and figures.start() > start else line.end
    cells.append((start, finish))
    if finish < line.end:
        cells.extend(one.span() for one in _ONE_FIGURE.finditer(text, finish, line.end))
    return tuple(cells)
