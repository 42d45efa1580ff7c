"""A list of one-line rows of any length: a million cost what fifty do.

Rows are drawn when they come into view (a widget per row took 7-11 s for 100,000), and after a
change only rows that look different are drawn again. The highlighted row has a mark beside its
colour, and the terminal's cursor stands on it, where a braille display follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

import msgspec
from textual import events
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from tui.widgets.drawing import MORE_ABOVE, MORE_BELOW, same, strip_of
from tui.widgets.wording import line

# From this width on columns stand two cells apart.
_ROOMY = 90


class Column(msgspec.Struct, frozen=True):
    """How wide a cell of each row is, in terminal cells; 0 takes what the others leave. A column
    is left out where the list is narrower than `from_width`."""

    width: int = 0
    align: Literal["left", "right"] = "left"
    from_width: int = 0


class Row(msgspec.Struct, frozen=True):
    """One row: what it stands for, and a cell for each column."""

    id: str
    cells: tuple[Content, ...]


class ResultList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows in columns, one of them highlighted. Keys move it through `tui.screens.base.Movable`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--highlight"}
    DEFAULT_CSS = """
    ResultList { height: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 0; }
    ResultList > .list--highlight { background: $surface-lighten-2; color: $text; }
    ResultList:focus > .list--highlight {
        background: $primary; color: $text; text-style: bold;
    }
    """

    class Highlighted(Message):
        """Another row is highlighted, or none (`row` None)."""

        def __init__(self, sender: ResultList, row: Row | None) -> None:
            super().__init__()
            self.sender = sender
            self.row = row

        @property
        def control(self) -> ResultList:
            """The list."""
            return self.sender

    class Opened(Message):
        """A row was clicked that was highlighted already."""

    def __init__(self, *columns: Column, widget_id: str | None = None, empty: str = "") -> None:
        super().__init__(id=widget_id)
        self.columns = columns or (Column(),)
        self.rows: Sequence[Row] = ()
        self.highlight = 0
        self.chosen_by_hand = False
        self._empty = empty

    # What is shown

    @property
    def row(self) -> Row | None:
        """The highlighted row."""
        return self.rows[self.highlight] if self.rows else None

    def show(self, rows: Sequence[Row], *, keep: bool = True) -> None:
        """Show other rows. The highlighted record stays highlighted where it is still there, and
        `keep` is set or a person had moved to it; else the first row is."""
        old, was = self.rows, self.row
        old_highlight, old_scroll = self.highlight, self.scroll_offset.y
        self.rows = rows
        kept = self._find(was.id) if was and (keep or self.chosen_by_hand) else None
        self.highlight = kept or 0
        self.chosen_by_hand = self.chosen_by_hand and kept is not None
        self._measure()
        self._scroll_to_highlight()
        if self.scroll_offset.y == old_scroll:
            self._draw_changed(old, old_highlight)
        now = self.row
        if (was and was.id) != (now and now.id):
            self.post_message(self.Highlighted(self, now))

    def show_empty(self, text: str) -> None:
        """What stands here while there are no rows."""
        if text != self._empty:
            self._empty = text
            if not self.rows:
                self.refresh()

    def _find(self, identifier: str) -> int | None:
        found = (number for number, row in enumerate(self.rows) if row.id == identifier)
        return next(found, None)

    def _draw_changed(self, old: Sequence[Row], old_highlight: int) -> None:
        top = self.scroll_offset.y
        bottom = top + self.size.height - 1
        more_differs = (bottom + 1 < len(old)) != (bottom + 1 < len(self.rows))
        for y in range(top, bottom + 1):
            before = old[y].cells if y < len(old) else ()
            after = self.rows[y].cells if y < len(self.rows) else ()
            moved = (y == old_highlight) != (y == self.highlight)
            at_edge = (y == bottom and more_differs) or (y == 0 and not (old and self.rows))
            if moved or at_edge or not same(before, after):
                self._draw(y)

    def _measure(self) -> None:
        # Not by assignment: that lays the whole screen out anew.
        size = Size(self.scrollable_content_region.width, len(self.rows))
        self.set_reactive(ResultList.virtual_size, size)
        self.set_reactive(ResultList.scroll_y, min(self.scroll_y, self.max_scroll_y))

    def _draw(self, y: int) -> None:
        self.refresh(Region(0, y - self.scroll_offset.y, self.size.width, 1))

    # Movement

    def move(self, rows: int) -> bool:
        """Move the highlight by rows; False when it stands at that end already."""
        return self.move_to(self.highlight + rows)

    def move_pages(self, pages: float) -> None:
        """Move the highlight by pages or halves of them."""
        self.move_to(self.highlight + round(pages * max(1, self.size.height - 1)))

    def move_to_end(self, *, last: bool) -> None:
        """Highlight the first or last row."""
        self.move_to(len(self.rows) - 1 if last else 0)

    def move_to(self, number: int) -> bool:
        """Highlight a row by its number, the nearest there is; False when it was already."""
        number = max(0, min(number, len(self.rows) - 1))
        if number == self.highlight or not self.rows:
            return False
        before, self.highlight, self.chosen_by_hand = self.highlight, number, True
        self._draw(before)
        self._draw(number)
        self._scroll_to_highlight()
        self.post_message(self.Highlighted(self, self.row))
        return True

    def move_to_id(self, identifier: str) -> bool:
        """Highlight the row that stands for `identifier`, if there is one."""
        number = self._find(identifier)
        return number is not None and self.move_to(number)

    def _scroll_to_highlight(self) -> None:
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if not top <= self.highlight < top + height:
            middle = self.highlight - (0 if self.highlight < top else height - 1)
            self.scroll_to(y=max(0, middle), animate=False, immediate=True, force=True)
        self._place_cursor()

    def _place_cursor(self) -> None:
        if self.has_focus:
            region = self.content_region
            self.app.cursor_position = Offset(
                region.x, region.y + self.highlight - self.scroll_offset.y
            )

    def on_focus(self) -> None:
        # The field that lost the focus puts the cursor where it stood once more.
        self.call_after_refresh(self._place_cursor)

    def on_resize(self) -> None:
        self._measure()
        self._scroll_to_highlight()

    def on_click(self, event: events.Click) -> None:
        """Highlight the row; open it when it was highlighted already."""
        number = event.y + self.scroll_offset.y
        if number < len(self.rows) and not self.move_to(number):
            self.post_message(self.Opened())

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One row as it is drawn; `y` counts from the top of the view."""
        number, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        base = self.visual_style
        if number >= len(self.rows):
            if self._empty and not self.rows and number < len(self._empty_lines(width)):
                return strip_of(
                    self, self._empty_lines(width)[number], base + Style(dim=True), width
                )
            return strip_of(self, Content(""), base, width)
        chosen = number == self.highlight
        if chosen:
            base = self.get_visual_style("list--highlight")
        mark = ("▶ " if self.has_focus else "▷ ") if chosen else self._more(y, number)
        return strip_of(
            self, Content(mark) + self._cells(self.rows[number], width - 2), base, width
        )

    def _more(self, y: int, number: int) -> str:
        if y == 0 and number > 0:
            return MORE_ABOVE
        if y == self.size.height - 1 and number + 1 < len(self.rows):
            return MORE_BELOW
        return "  "

    def _empty_lines(self, width: int) -> list[Content]:
        return line(self._empty).wrap(max(1, width))

    def cuts(self, row: Row) -> bool:
        """Whether a cell of the row is longer than its column."""
        cells = self._rooms(row, self.scrollable_content_region.width - 2)
        return any(cell.cell_length > room for _column, cell, room in cells)

    def _rooms(self, row: Row, width: int) -> list[tuple[Column, Content, int]]:
        """The cells that are shown, each with its column and the width that it has."""
        shown = [
            (column, cell)
            for column, cell in zip(self.columns, row.cells, strict=True)
            if column.from_width <= width
        ]
        fixed = sum(column.width for column, _ in shown)
        open_ones = sum(1 for column, _ in shown if not column.width)
        rest = width - fixed - len(_gap(width)) * (len(shown) - 1)
        return [(column, cell, column.width or max(1, rest // open_ones)) for column, cell in shown]

    def _cells(self, row: Row, width: int) -> Content:
        cells = []
        for column, cell, room in self._rooms(row, width):
            cut = cell.truncate(room, ellipsis=True)
            pad = room - cut.cell_length
            cells.append(cut.pad_left(pad) if column.align == "right" else cut.pad_right(pad))
        return Content(_gap(width)).join(cells)


def _gap(width: int) -> str:
    return " " if width < _ROOMY else "  "
