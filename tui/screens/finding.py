"""Choosing a commitment by looking it up: results follow the typing as on the look-up screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from data.errors import Problem
from exports.language import _
from tui.record_text import MATCH, QUIET, money_cell, status_cell
from tui.screens.forms import Picker
from tui.search_thread import Answer, Failure, SearchThread
from tui.widgets.result_list import Column, Row
from tui.widgets.wording import line, marked

if TYPE_CHECKING:
    from agenda.found import FoundLine
    from data.search.lookup import Hit

# Understood in both languages; nothing else can be put on an agenda.
_ONLY_COMMITMENTS = "is:commitment"


class CommitmentPicker(Picker):
    """A field and what it finds; answers the identifier of the commitment that is chosen."""

    class Answered(Message):
        """The search thread found something, or could not search."""

        def __init__(self, answer: Answer | Failure) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, title: str) -> None:
        super().__init__(title, ())
        self._search: SearchThread | None = None
        self._shown = 0

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(),
            Column(4, from_width=40),
            Column(13, from_width=50),
            Column(14, align="right", from_width=60),
        )

    def on_unmount(self) -> None:
        if self._search is not None:
            self._search.end()

    def _narrow(self, typed: str) -> None:
        if self._search is None:
            self._search = SearchThread(
                self.app.desk.path, _row, lambda answer: self.post_message(self.Answered(answer))
            )
        self._search.ask(f"{_ONLY_COMMITMENTS} {typed}")

    def on_commitment_picker_answered(self, message: Answered) -> None:
        answer = message.answer
        if self._search is None or not self._search.is_newest(answer.number):
            return
        if isinstance(answer, Failure):
            if not isinstance(answer.error, Problem):
                raise answer.error
            self.app.announce_problem(answer.error)
            return
        # The first hits come before all of them: then what is highlighted stays so.
        again, self._shown = self._shown == answer.number, answer.number
        self.main_list().show(answer.rows, keep=again)
        self.main_list().show_empty(_("Nothing found. Fewer words find more"))


def _row(found: FoundLine, hit: Hit) -> Row:
    title = marked(found.title, hit.spans, MATCH)
    if found.closed:
        title = Content.styled("⊘ ", "bold") + title
    year = found.date[:4] if found.date else ""
    return Row(found.id, (title, line(year, QUIET), status_cell(found), money_cell(found.money)))
