"""A list with headings between its rows, and rows that are made when they come into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from textual.content import Content

from tui.widgets.result_list import Column, ResultList, Row
from tui.widgets.wording import line

_HEADING = "#"


def heading_row(name: str, text: str) -> Row:
    """A heading across all columns; the highlight steps over it."""
    return Row(_HEADING + name, (line(text, "bold $accent"),))


def is_heading(row: Row) -> bool:
    """Whether a row stands for no record."""
    return row.id.startswith(_HEADING)


class Outline(ResultList):
    """A list of which some rows are headings. When the highlighted record is gone, the highlight
    stays where it was instead of going to the top; when it comes back before the person moved, as
    with undo, it is highlighted again."""

    def __init__(self, *columns: Column, widget_id: str | None = None, empty: str = "") -> None:
        super().__init__(*columns, widget_id=widget_id, empty=empty)
        # Those that went while they were highlighted, the latest last.
        self._gone: list[str] = []

    def show(self, rows: Sequence[Row], *, keep: bool = True) -> None:
        was, gone = self.row, self._gone
        super().show(rows, keep=keep)
        if self.row is not None and is_heading(self.row):
            self.move_to(self.highlight)
        if was is not None and self._place(was.id) is None:
            gone = [*gone, was.id]
        elif gone and (back := self._place(gone[-1])) is not None:
            gone = gone[:-1]
            self.move_to(back)
        self._gone = gone

    def _find(self, identifier: str) -> int:
        place = self._place(identifier)
        return max(0, min(self.highlight, len(self.rows) - 1)) if place is None else place

    def _place(self, identifier: str) -> int | None:
        if isinstance(self.rows, MadeRows):
            return self.rows.place_of(identifier)
        return super()._find(identifier)

    def _cells(self, row: Row, width: int) -> Content:
        if not is_heading(row):
            return super()._cells(row, width)
        return row.cells[0].truncate(width, ellipsis=True)

    def move_to(self, number: int) -> bool:
        """Highlight a row by its number, the nearest record in the direction of the movement."""
        self._gone = []
        if not self.rows:
            return False
        number = max(0, min(number, len(self.rows) - 1))
        ahead, behind = range(number, len(self.rows)), range(number, -1, -1)
        ways = (ahead, behind) if number >= self.highlight else (behind, ahead)
        for way in ways:
            for one in way:
                if not is_heading(self.rows[one]):
                    return super().move_to(one)
        return False


class MadeRows(Sequence[Row]):
    """Rows that are made from their number when they are looked at: tens of thousands cost nothing
    before they come into view."""

    def __init__(self, identifiers: Sequence[str], make: Callable[[int], Row]) -> None:
        self._identifiers = identifiers
        self._make = make

    def __len__(self) -> int:
        return len(self._identifiers)

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> list[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | list[Row]:
        if isinstance(number, slice):
            return [self._make(one) for one in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self._make(number)

    def place_of(self, identifier: str) -> int | None:
        """The number of the row that stands for `identifier`."""
        try:
            return self._identifiers.index(identifier)
        except ValueError:
            return None
