"""What opens over a screen, answers something, and goes."""

from __future__ import annotations

from typing import TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.message import Message
from textual.screen import ModalScreen

from tui.screens.base import CommandScreen, bindings
from tui.widgets.edges import KeyLine, StatusLine
from tui.widgets.result_list import ResultList

T = TypeVar("T")


class Dialog(CommandScreen[T], ModalScreen[T]):
    """What opens over a screen and answers something, or None when Esc leaves it."""

    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog > .frame {
        width: 100%; max-width: 90; height: auto; max-height: 100%;
        border: heavy $primary; background: $surface; padding: 0 1;
    }
    """

    def compose(self) -> ComposeResult:
        from textual.containers import Vertical

        with Vertical(classes="frame"):
            yield from self.body()
            yield StatusLine()
            yield KeyLine()

    def do_back(self) -> None:
        self.step_out()

    def step_out(self) -> None:
        self.dismiss(None)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Answer and go away, once: a second key in the same moment closes nothing more."""
        if self.is_left:
            return AwaitComplete()
        self.is_left = True
        return super().dismiss(result)

    async def _dispatch_message(self, message: Message) -> None:
        # What a dialog is made of goes before itself: what it still hears then is for nobody.
        try:
            await super()._dispatch_message(message)
        except NoMatches:
            if not self.is_left:
                raise


class ChoiceDialog(Dialog[str]):
    """A list of which one row is chosen; answers its identifier."""

    place = "choice"
    BINDINGS = bindings("choice")

    def main_list(self) -> ResultList:
        return self.query_one(ResultList)

    def do_choose(self) -> None:
        if row := self.main_list().row:
            self.dismiss(row.id)
