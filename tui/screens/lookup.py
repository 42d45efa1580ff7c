"""Look-up: type, and what was committed to appears."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from data.errors import Problem
from exports.language import _
from tui.screens.base import MainScreen, bindings
from tui.search_thread import SearchThread
from tui.widgets.fields import LineField
from tui.widgets.result_list import Column, ResultList, Row
from tui.widgets.wording import line

if TYPE_CHECKING:
    from data.search.lookup import Results


class Lookup(MainScreen):
    """The start screen: a search field that takes keys at once, and the results below it."""

    place = "lookup"
    BINDINGS = bindings("lookup")
    AUTO_FOCUS = "LineField"

    class Answered(Message):
        """The search thread found something, or could not search."""

        def __init__(self, number: int, answer: Results | Exception) -> None:
            super().__init__()
            self.number = number
            self.answer = answer

    def body(self) -> Iterable[Widget]:
        yield LineField(placeholder=_("Search commitments, questions, notes, agenda items"))
        yield ResultList(Column(), empty=_("Nothing found"))

    def field(self) -> LineField:
        return self.query_one(LineField)

    def main_list(self) -> ResultList:
        return self.query_one(ResultList)

    def on_mount(self) -> None:
        super().on_mount()
        self._search = SearchThread(
            self.app.desk.path, lambda *answer: self.post_message(self.Answered(*answer))
        )

    def on_unmount(self) -> None:
        self._search.end()

    async def reload(self) -> None:
        self._search.ask(self.field().value)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._search.ask(event.value)

    def on_lookup_answered(self, message: Answered) -> None:
        answer = message.answer
        if not self._search.is_newest(message.number):
            return
        if isinstance(answer, Problem):
            self.app.announce_problem(answer)
            return
        if isinstance(answer, Exception):
            raise answer
        self.main_list().show([Row(hit.id, (line(hit.title),)) for hit in answer.hits])
