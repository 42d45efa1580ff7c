"""A screen with a list, and beside it what is highlighted there in full."""

from __future__ import annotations

from tui.screens.main_screen import MainScreen
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.result_list import ResultList


class ListAndPane(MainScreen):
    """The pane follows the list; Esc goes from the pane back to the list first."""

    def on_result_list_highlighted(self, message: ResultList.Highlighted) -> None:
        if message.sender is self.main_list():
            self.look_at()

    def look_at(self) -> None:
        """Show in the pane, and in the keys that are usable, what is highlighted now."""
        self.show_keys()
        self.in_background(self.show_detail(self.query_one(ReadingPane)), name="detail")

    async def show_detail(self, pane: ReadingPane) -> None:
        """Read what is highlighted and show it in the pane."""

    def step_out(self) -> None:
        listed = self.main_list()
        if isinstance(self.focused, ReadingPane) and listed is not None:
            listed.focus()
        else:
            self.step_off()

    def step_off(self) -> None:
        """One step out of what the list shows."""
        self.app.go_back()
