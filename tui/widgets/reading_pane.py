"""A pane of running text: drawn line by line, moved by the same keys as a list."""

from __future__ import annotations

import re

from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.drawing import MORE_ABOVE, MORE_BELOW, same, strip_of


class ReadingPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Text that is wrapped to the pane's width. Its first line has a mark while it has focus."""

    DEFAULT_CSS = """
    ReadingPane {
        height: 1fr; padding: 0 1 0 0;
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 0;
    }
    """

    def __init__(self, *, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self.content = Content("")
        self._lines: list[Content] = []

    def show(self, content: Content, *, keep_place: bool = False) -> None:
        """Show other text, from its first line unless `keep_place` is set."""
        if content.is_same(self.content):
            return
        self.content = content
        old, top = self._lines, self.scroll_offset.y
        self._wrap()
        if not keep_place:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
        if self.scroll_offset.y == top:
            self._draw_changed(old)

    def _draw_changed(self, old: list[Content]) -> None:
        top, height = self.scroll_offset.y, self.size.height
        more_differs = (top + height < len(old)) != (top + height < len(self._lines))
        for y in range(height):
            before, after = old[top + y : top + y + 1], self._lines[top + y : top + y + 1]
            if not same(before, after) or (y == height - 1 and more_differs):
                self.refresh(Region(0, y, self.size.width, 1))

    def _wrap(self) -> None:
        if not self.size.width:
            self._lines = []  # not in view yet: it is wrapped when it gets its room
            return
        width = max(1, self.scrollable_content_region.width - 2)
        self._lines = [
            part for whole in self.content.split(allow_blank=True) for part in _hung(whole, width)
        ]
        # Not by assignment: that lays the whole screen out anew.
        self.set_reactive(ReadingPane.virtual_size, Size(width + 2, len(self._lines)))
        self.set_reactive(ReadingPane.scroll_y, min(self.scroll_y, self.max_scroll_y))

    def on_resize(self) -> None:
        self._wrap()
        self.refresh()

    def on_focus(self) -> None:
        # The field that lost the focus puts the cursor where it stood once more.
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        if self.has_focus:
            self.app.cursor_position = Offset(self.content_region.x, self.content_region.y)

    def move(self, rows: int) -> bool:
        """Move the view by rows; False when it stands at that end already."""
        before = self.scroll_offset.y
        self.scroll_to(y=before + rows, animate=False, immediate=True, force=True)
        self._place_cursor()
        return self.scroll_offset.y != before

    def move_pages(self, pages: float) -> None:
        """Move the view by pages or halves of them."""
        self.move(round(pages * max(1, self.size.height - 1)))

    def move_to_end(self, *, last: bool) -> None:
        """Move to the first or last line."""
        self.move(len(self._lines) if last else -len(self._lines))

    def render_line(self, y: int) -> Strip:
        """One line as it is drawn; `y` counts from the top of the view."""
        number, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        mark = Content(self._mark(y, number))
        text = mark + self._lines[number] if number < len(self._lines) else mark
        return strip_of(self, text, self.visual_style, width)

    def _mark(self, y: int, number: int) -> str:
        if self.has_focus and y == 0:
            return "▌ "
        if y == 0 and number > 0:
            return MORE_ABOVE
        if y == self.size.height - 1 and number + 1 < len(self._lines):
            return MORE_BELOW
        return "  "


# What stands before the text of a list item: the lines below it begin where the text does.
_BEFORE_TEXT = re.compile(r" *(?:[•✓–✎?→] (?:\d+\. )?|\d+\. )?")


def _hung(whole: Content, width: int) -> list[Content]:
    """One line of text wrapped to `width`, the lines after the first as far in as its text."""
    found = _BEFORE_TEXT.match(whole.plain)
    indent = found.end() if found else 0
    if not indent or indent > width // 2 or len(whole) == indent:
        return whole.wrap(width)
    first, *rest = whole[indent:].wrap(width - indent)
    return [whole[:indent] + first, *(one.pad_left(indent) for one in rest)]
