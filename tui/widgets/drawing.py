"""Content as one drawn line, for the widgets that draw line by line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

# What stands at the end of a view where there is more beyond it.
MORE_ABOVE = "↑ "
MORE_BELOW = "↓ "


def same(old: Sequence[Content], new: Sequence[Content]) -> bool:
    """Whether two rows of content look the same, styles too (`==` compares the letters alone)."""
    return len(old) == len(new) and all(
        one is other or one.is_same(other) for one, other in zip(old, new, strict=True)
    )


def strip_of(widget: Widget, content: Content, style: Style, width: int) -> Strip:
    """`content` on a line of `width` cells. Styles in it may name colours of the theme."""
    variables = widget.app.theme_variables

    def parsed(named: str | Style) -> Style:
        return named if isinstance(named, Style) else Style.parse(named, variables)

    segments = [
        Segment(text, part.rich_style)
        for text, part in content.render(style, end="", parse_style=parsed)
        if text
    ]
    # Neighbours of one style become one: each change of style costs 30 bytes on the terminal.
    return Strip(segments).adjust_cell_length(width, style.rich_style).simplify()
