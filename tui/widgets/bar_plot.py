"""A bar plot of text: one line per value, for what people would rather look at than read."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from textual.content import Content
from textual.widget import Widget

from tui.widgets.wording import line, lines

# Eighths of a cell; without colour the length still says all.
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class Bar(msgspec.Struct, frozen=True):
    """One value with its name, and the figure as it is to be read. `style` is Textual's."""

    label: str
    value: float
    figure: str
    style: str = ""


class BarPlot(Widget):
    """Bars below one another, drawn to the width there is. Negative values have no bar."""

    DEFAULT_CSS = "BarPlot { height: auto; width: 1fr; }"

    def __init__(self, bars: Sequence[Bar] = (), *, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self._bars = tuple(bars)

    def show(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        if tuple(bars) != self._bars:
            self._bars = tuple(bars)
            self.refresh(layout=True)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """One line per bar."""
        return len(self._bars)

    def render(self) -> Content:
        """The bars."""
        return bar_lines(self._bars, self.size.width)


def bar_lines(bars: Sequence[Bar], width: int) -> Content:
    """Bars as lines of text of at most `width` cells: name, bar, figure."""
    if not bars:
        return Content("")
    names = [line(bar.label).truncate(max(8, width // 3), ellipsis=True) for bar in bars]
    name_width = max(name.cell_length for name in names)
    figure_width = max(line(bar.figure).cell_length for bar in bars)
    room = max(1, width - name_width - figure_width - 2)
    most = max(bar.value for bar in bars)
    return lines(
        name.pad_right(name_width - name.cell_length)
        + Content(" ")
        + line_of(bar.value / most if most > 0 else 0, room, bar.style)
        + Content(" ")
        + line(bar.figure)
        for name, bar in zip(names, bars, strict=True)
    )


def line_of(share: float, room: int, style: str = "") -> Content:
    """A bar that fills `share` of `room` cells; what is more than nothing is seen."""
    eighths = max(round(max(0.0, share) * room * 8), 1 if share > 0 else 0)
    full, rest = divmod(eighths, 8)
    bar = "█" * full + (_EIGHTHS[rest] if rest else "")
    return Content.styled(bar.ljust(room), style)
