"""The colours of the full-screen app. Nothing is told by colour alone; NO_COLOR takes them away."""

from __future__ import annotations

from textual.theme import Theme

THEME = Theme(
    name="tilsagn",
    primary="#2f6f8f",
    secondary="#7fa650",
    accent="#8fbcd4",
    foreground="#e6e6e1",
    background="#14191d",
    surface="#1a2126",
    panel="#243038",
    success="#7fa650",
    warning="#e0b040",
    error="#d96c5f",
    dark=True,
)
