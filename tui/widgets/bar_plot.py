"""A bar of text, for what people would rather look at than read."""

from __future__ import annotations

from textual.content import Content

# Eighths of a cell; without colour the length still says all.
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def line_of(share: float, room: int, style: str = "") -> Content:
    """A bar that fills `share` of `room` cells; what is more than nothing is seen."""
    eighths = max(round(max(0.0, share) * room * 8), 1 if share > 0 else 0)
    full, rest = divmod(eighths, 8)
    bar = "█" * full + (_EIGHTHS[rest] if rest else "")
    return Content.styled(bar.ljust(room), style)
