"""Choosing a commitment by looking it up: results follow the typing as on the look-up screen."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from data.errors import Problem
from exports.language import _
from tui.messages import reason
from tui.record_text import MATCH, QUIET, money_cell, status_cell
from tui.screens.forms import Picker
from tui.search_thread import Answer, Failure, SearchThread
from tui.widgets.result_list import Column, ResultList, Row
from tui.widgets.wording import line, marked

if TYPE_CHECKING:
    from agenda.found import FoundLine
    from data.records import AgendaItem
    from data.search.lookup import Hit

# Understood in both languages; nothing else can be put on an agenda.
_ONLY_COMMITMENTS = "is:commitment"


@dataclass(frozen=True, slots=True)
class Near:
    """A commitment that may be meant: its row, and why in a sentence."""

    row: Row
    why: str


class CommitmentPicker(Picker):
    """A field and what it finds; answers the identifier of the commitment that is chosen."""

    class Answered(Message):
        """The search thread found something, or could not search."""

        def __init__(self, answer: Answer | Failure) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, title: str, item: AgendaItem, line_key: str | None) -> None:
        """What may go with the item, or with the line of it, stands first until letters say what
        is meant."""
        super().__init__(title, ())
        self._item, self._line_key = item, line_key
        self._nearest: dict[str, Near] = {}
        self._rows: Sequence[Row] = ()
        self._search: SearchThread | None = None
        self._shown = 0
        self._typed = ""

    def on_mount(self) -> None:
        super().on_mount()
        self.in_background(self._find_nearest(), name="nearest")

    async def _find_nearest(self) -> None:
        path, item, line_key = self.app.desk.path, self._item, self._line_key
        found = await asyncio.to_thread(_nearest, path, item, line_key)
        self._nearest = {one.row.id: one for one in found}
        if self._rows and not self._typed:
            self._show_rows(keep=False)

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
                self.app.desk.path,
                _hit_row,
                lambda answer: self.post_message(self.Answered(answer)),
            )
        self._typed = typed.strip()
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
        self._rows = answer.rows
        self._show_rows(keep=again)
        self.main_list().show_empty(_("Nothing found. Fewer words find more"))

    def _show_rows(self, *, keep: bool) -> None:
        nearest = {} if self._typed else self._nearest
        rest = [one for one in self._rows if one.id not in nearest]
        self.main_list().show([*(one.row for one in nearest.values()), *rest], keep=keep)
        self._tell_why()

    def on_result_list_highlighted(self, message: ResultList.Highlighted) -> None:
        self._tell_why()

    def _tell_why(self) -> None:
        """Below the list, why what is highlighted stands among the first."""
        row = self.main_list().row
        near = self._nearest.get(row.id) if row and not self._typed else None
        self.query_one("#whole", Static).update(line(near.why if near else ""))


def _nearest(path: Path, item: AgendaItem, line_key: str | None) -> list[Near]:
    """The commitments that may go with an item, or with a line of it, best first."""
    from agenda.found import found_lines
    from agenda.matching import choices
    from data.dates import today
    from data.search.lookup import Searcher
    from data.store.library import Library

    with Library.open(path) as library, Searcher(path) as searcher:
        near = {one.commitment: one for one in choices(library, searcher, item, line_key)}
        lines = found_lines(library, [("commitment", one) for one in near], today())
        return [Near(_row(one), reason(near[one.id].why, near[one.id].values)) for one in lines]


def _hit_row(found: FoundLine, hit: Hit) -> Row:
    return _row(found, hit.spans)


def _row(found: FoundLine, spans: Sequence[tuple[int, int]] = ()) -> Row:
    title = marked(found.title, spans, MATCH)
    if found.closed:
        title = Content.styled("⊘ ", "bold") + title
    year = found.date[:4] if found.date else ""
    return Row(found.id, (title, line(year, QUIET), status_cell(found), money_cell(found.money)))
