"""Fields to type in: one line, several lines, or one of a few choices. No blinking cursor.

While a field has focus letters are text, and ctrl+d and ctrl+u are the field's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tui.widgets.wording import line


class LineField(Input, inherit_bindings=False):
    """One line. Enter is a command of the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in Input.BINDINGS
        if not (isinstance(binding, Binding) and binding.key == "enter")
    ]

    DEFAULT_CSS = """
    LineField { height: 1; border: none; padding: 0 1; background: $boost; }
    LineField:focus { border: none; background: $surface-lighten-2; text-style: bold; }
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        widget_id: str | None = None,
        suggester: Suggester | None = None,
    ) -> None:
        super().__init__(
            value,
            placeholder=placeholder,
            select_on_focus=False,
            id=widget_id,
            suggester=suggester,
        )
        self.cursor_blink = False

    def on_focus(self) -> None:
        """The cursor is in view, whatever the length of what stands before it."""
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        place = Region(self.cursor_position, 0, width=1, height=1)
        self.scroll_to_region(place, force=True, animate=False)


class TextField(TextArea):
    """Several lines. Enter breaks the line, whatever stands in it; the cursor begins at the end, so
    that what is typed goes on from there."""

    def __init__(self, value: str = "", *, placeholder: str = "", widget_id: str) -> None:
        super().__init__(value, placeholder=placeholder, id=widget_id)
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether the key is the field's own: Enter is, so that no command is shown for it."""
        return key == "enter" or super().check_consume_key(key, character)

    def replace_all(self, text: str) -> None:
        """Other words instead of those that stand here."""
        self.load_text(text)
        self.move_cursor(self.document.end)


class ChoiceField(Widget, can_focus=True):
    """One of a few choices: left and right, or the space bar, go through them."""

    DEFAULT_CSS = """
    ChoiceField { height: 1; padding: 0 1; background: $boost; }
    ChoiceField:focus { background: $surface-lighten-2; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [("left", "turn(-1)"), ("right,space", "turn(1)")]

    class Changed(Message):
        """Another choice was made."""

    def __init__(
        self, choices: Sequence[tuple[str, str]], value: str = "", *, widget_id: str | None = None
    ) -> None:
        super().__init__(id=widget_id)
        self._choices = choices
        names = [name for name, _ in choices]
        self._number = names.index(value) if value in names else 0

    @property
    def value(self) -> str:
        """The code of the choice made."""
        return self._choices[self._number][0]

    def action_turn(self, by: int) -> None:
        """Take the next or previous choice."""
        self._number = (self._number + by) % len(self._choices)
        self.refresh()
        self.post_message(self.Changed())

    def render(self) -> Content:
        """The choice made, between arrows that say that there are others."""
        return line(f"‹ {self._choices[self._number][1]} ›")
