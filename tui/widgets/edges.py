"""The fixed lines of every screen: where one is, what just happened, which keys there are."""

from __future__ import annotations

import msgspec
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from data.text import clean_line
from tui.widgets.wording import joined, line

# Below so many letters nobody can tell what a name abbreviates.
_SHORTEST = 4


class StatusLine(Widget):
    """The one line for announcements. What is said stays until something else is said, or the app
    takes it away."""

    DEFAULT_CSS = "StatusLine { height: 1; padding: 0 1; color: $text; }"

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def say(self, text: str) -> None:
        """Show `text` instead of what stood here."""
        if text != self.text:
            self.text = clean_line(text)
            self.refresh()

    def render(self) -> Content:
        """The announcement, cut with an ellipsis where the terminal is too narrow; where it was
        given several lines, wrapped."""
        told = line(self.text)
        return told if self.size.height > 1 else told.truncate(self.size.width, ellipsis=True)


class KeyHint(msgspec.Struct, frozen=True):
    """A command as the footer shows it: its id, one of its keys, a word, and whether it is possible
    now."""

    command: str
    key: str
    label: str
    possible: bool


class KeyLine(Widget):
    """The footer: the keys that do something here and now, the most important ones first."""

    DEFAULT_CSS = """
    KeyLine { height: 1; padding: 0 1; background: $panel; color: $text; }
    """

    class Chosen(Message):
        """A key of the footer was clicked with the mouse."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[KeyHint, ...] = ()

    def show(self, hints: tuple[KeyHint, ...]) -> None:
        """Show these keys."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def _fitting(self) -> list[tuple[int, KeyHint]]:
        left, found = 0, []
        for hint in self._hints:
            width = len(hint.key) + 1 + len(hint.label)
            if left + width > self.size.width:
                break
            found.append((left, hint))
            left += width + 2
        return found

    def render(self) -> Content:
        """Keys in bold beside their words; what is not possible now is dim."""
        parts = []
        for _, hint in self._fitting():
            key = Content.styled(hint.key, "bold" if hint.possible else "dim")
            label = Content.styled(f" {hint.label}", "" if hint.possible else "dim")
            parts.append(key + label)
        return joined(parts, "  ")

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        for left, hint in reversed(self._fitting()):
            if event.x - 1 >= left:
                self.post_message(self.Chosen(hint.command))
                return


class ScreenLine(Widget):
    """The head line: the screens by their keys, the one in view underlined."""

    DEFAULT_CSS = "ScreenLine { height: 1; padding: 0 1; background: $panel; }"

    def __init__(self) -> None:
        super().__init__()
        self._tabs: tuple[tuple[str, str, bool], ...] = ()

    def show(self, tabs: tuple[tuple[str, str, bool], ...]) -> None:
        """Show these screens: (key, name, whether it is the one in view)."""
        if tabs != self._tabs:
            self._tabs = tabs
            self.refresh()

    def render(self) -> Content:
        """The screens on one line, their names abbreviated where that takes more than there is."""
        if not self._tabs:
            return Content("")
        gap = " " if self.size.width < 100 else "   "
        longest = max(len(name) for _, name, _ in self._tabs)
        # The name of the screen in view stays whole while there is room; the others can be told
        # from their beginnings.
        lengths = [(length, longest) for length in range(longest, _SHORTEST, -1)]
        shown = Content("")
        for length, of_current in (*lengths, (_SHORTEST + 1, _SHORTEST + 1)):
            shown = joined(
                [_tab(*tab, of_current if tab[2] else length) for tab in self._tabs], gap
            )
            if shown.cell_length <= self.size.width:
                break
        return shown


def _tab(key: str, name: str, current: bool, length: int) -> Content:
    if len(name) > length:
        name = f"{name[: length - 1]}."
    style = "bold underline" if current else ""
    return Content.styled(key, "bold") + Content(" ") + Content.styled(name, style)
