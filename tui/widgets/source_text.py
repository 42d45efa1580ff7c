"""A source as plain text with places marked in it: millions of characters open at once.

Rows are cut by one pass of a regular expression and drawn when they come into view. Marks are told
by a sign in the margin beside their colour; the terminal's cursor follows the one in view.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence

import msgspec
from textual.content import Content, Span
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from data.text import clean_line
from tui.widgets.drawing import strip_of

_MARGIN = 2
# Where the eye looks first: a place is shown a third down the pane, with what goes before it.
_ABOVE = 3
_MARKED = "underline"
_CHOSEN = "bold reverse"


class Mark(msgspec.Struct, frozen=True):
    """A place in the text, `text[start:end]`, and what it stands for."""

    id: str
    start: int
    end: int


class SourceText(ScrollView, can_focus=True, inherit_bindings=False):
    """Text that is wrapped to the pane's width. One of the marks may be chosen."""

    DEFAULT_CSS = """
    SourceText {
        height: 1fr; overflow-x: hidden; overflow-y: auto;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    """

    def __init__(self, *, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self.text = ""
        self.marks: tuple[Mark, ...] = ()
        self.chosen: Mark | None = None
        self._starts = array("L")
        self._ends = array("L")
        self._mark_starts: list[int] = []
        self._longest = 0

    # What is shown

    def show(self, text: str, marks: Sequence[Mark], chosen: Mark | None = None) -> None:
        """Show a text with marks; the place of the chosen one is brought into view."""
        ordered = tuple(sorted(marks, key=lambda one: (one.start, one.end)))
        same = text is self.text or text == self.text
        if same and ordered == self.marks and chosen == self.chosen:
            return
        moved = chosen is not None and (not same or chosen != self.chosen)
        self.text, self.marks, self.chosen = text, ordered, chosen
        self._mark_starts = [one.start for one in ordered]
        self._longest = max((one.end - one.start for one in ordered), default=0)
        if not same:
            self._wrap()
            self.scroll_to(y=0, animate=False, immediate=True)
        if moved and chosen is not None:
            self.show_place(chosen.start)
        self.refresh()

    def choose(self, mark: Mark | None) -> None:
        """Make another mark the chosen one and bring it into view."""
        self.show(self.text, self.marks, mark)

    def show_place(self, offset: int) -> None:
        """Bring a place of the text into view."""
        row = self._row_at(offset)
        top = max(0, row - max(1, self.size.height // _ABOVE))
        # By force: before the next layout the pane does not know yet that it can be scrolled.
        self.scroll_to(y=top, animate=False, immediate=True, force=True)
        self._place_cursor()

    def mark_after(self, chosen: Mark | None) -> Mark | None:
        """The next mark, from the top of the view where none is chosen."""
        place = (chosen.start, chosen.end) if chosen else (self._top() - 1, 0)
        return next((one for one in self.marks if (one.start, one.end) > place), None)

    def mark_before(self, chosen: Mark | None) -> Mark | None:
        """The mark before, from the top of the view where none is chosen."""
        place = (chosen.start, chosen.end) if chosen else (self._top(), 0)
        found = (one for one in reversed(self.marks) if (one.start, one.end) < place)
        return next(found, None)

    def _top(self) -> int:
        row = self.scroll_offset.y
        return self._starts[row] if row < len(self._starts) else 0

    def _row_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _wrap(self) -> None:
        width = max(10, self.scrollable_content_region.width - _MARGIN)
        self._starts, self._ends = rows_of(self.text, width)
        self.virtual_size = Size(width + _MARGIN, len(self._starts))
        self.refresh()

    def on_resize(self) -> None:
        top = self._top()
        self._wrap()
        # The room to scroll in is known after the next layout only.
        self.call_after_refresh(self._keep_place, top)

    def _keep_place(self, top: int) -> None:
        if self.chosen is not None:
            self.show_place(self.chosen.start)
        else:
            self.scroll_to(y=self._row_at(top), animate=False, immediate=True)

    # Movement

    def on_focus(self) -> None:
        # The field that lost the focus puts the cursor where it stood once more.
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        if not self.has_focus:
            return
        row = self._row_at(self.chosen.start) - self.scroll_offset.y if self.chosen else 0
        row = row if 0 <= row < self.size.height else 0
        self.app.cursor_position = Offset(self.content_region.x, self.content_region.y + row)

    def move(self, rows: int) -> bool:
        """Move the view by rows; False when it stands at that end already."""
        before = self.scroll_offset.y
        self.scroll_to(y=before + rows, animate=False, immediate=True)
        self._place_cursor()
        return self.scroll_offset.y != before

    def move_pages(self, pages: float) -> None:
        """Move the view by pages or halves of them."""
        self.move(round(pages * max(1, self.size.height - 1)))

    def move_to_end(self, *, last: bool) -> None:
        """Move to the first or last line."""
        self.move(len(self._starts) if last else -len(self._starts))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One row as it is drawn; `y` counts from the top of the view."""
        number, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if number >= len(self._starts):
            return strip_of(self, Content(""), self.visual_style, width)
        start, end = self._starts[number], self._ends[number]
        spans, sign = self._styles(start, end)
        sign = "▌ " if self.has_focus and y == 0 and sign == "  " else sign
        row = Content(sign + shown(self.text[start:end])).add_spans(spans)
        return strip_of(self, row, self.visual_style, width)

    def _styles(self, start: int, end: int) -> tuple[list[Span], str]:
        """How the marks of a row are drawn, and the sign in its margin."""
        spans, sign = [], "  "
        first = bisect_right(self._mark_starts, start - self._longest - 1)
        for mark in self.marks[first : bisect_right(self._mark_starts, end)]:
            low, high = max(start, mark.start), min(end, mark.end)
            if low < high:
                chosen = mark == self.chosen
                sign = "▶ " if chosen else "│ " if sign == "  " else sign
                style = _CHOSEN if chosen else _MARKED
                spans.append(Span(low - start + _MARGIN, high - start + _MARGIN, style))
        return spans, sign


def rows_of(text: str, width: int) -> tuple[array[int], array[int]]:
    """Where the rows of a text begin and end when it is wrapped at white space to `width`; words
    that are longer are cut."""
    row = re.compile(rf"([^\n]{{0,{width}}})(?:\n|\Z|(?<=[^\s])[ \t]+)|([^\n]{{{width}}})")
    starts, ends = array("L"), array("L")
    size = len(text)
    for found in row.finditer(text):
        if found.start() == size and size:
            break
        starts.append(found.start())
        ends.append(found.end(1) if found.end(1) >= 0 else found.end(2))
    return starts, ends


def shown(row: str) -> str:
    """A row of text as it may be drawn, one character for each of its own, so that marks hold."""
    if row.isascii() and row.isprintable():
        return row
    return "".join(one if one.isprintable() and clean_line(one) == one else " " for one in row)
