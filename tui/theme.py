"""The colours of the full-screen app, and how its style sheets are parsed. Nothing is told by
colour alone; NO_COLOR takes them away."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet
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


class ParsedOnce(Stylesheet):
    """Style sheets that are parsed again only for other colours: Textual parses all of them twice
    when a screen is shown for the first time, most of the time until the person sees it."""

    def set_variables(self, variables: dict[str, str]) -> None:
        """What is known of the sheets goes only with other `variables`."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what is not known."""
        self.parse()
