"""A question that stands before the library: which one it shall be, or where."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from exports.language import _
from tui.screens.base import bindings
from tui.screens.dialog import Dialog
from tui.screens.forms import Choice
from tui.widgets.result_list import ResultList, Row
from tui.widgets.wording import line


class FirstChoice(Dialog[None]):
    """A few answers with what each means; there is no way around the question but to quit."""

    place = "first-start"
    BINDINGS = bindings("first-start")
    DEFAULT_CSS = """
    FirstChoice Label { width: 1fr; padding: 0 0 1 0; }
    FirstChoice ResultList { height: 4; }
    """

    @abstractmethod
    def choices(self) -> Sequence[Choice]:
        """The answers."""

    @abstractmethod
    async def take(self, answer: str) -> None:
        """Do what was chosen, by the identifier of the answer."""

    def main_list(self) -> ResultList:
        return self.query_one(ResultList)

    def on_mount(self) -> None:
        super().on_mount()
        rows = [Row(one.id, (line(one.label), line(one.detail, "dim"))) for one in self.choices()]
        self.main_list().show(rows)

    async def do_choose(self) -> None:
        if (row := self.main_list().row) is not None:
            await self.take(row.id)

    def key_escape(self) -> None:
        """There is no step out; who looks for one is told what there is."""
        self.say(_("Choose one with Enter, or q quits"))
