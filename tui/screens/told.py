"""Lines to read, and below them what a person may choose."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Label

from tui.screens.dialog import ChoiceDialog
from tui.screens.forms import Choice
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.result_list import Column, ResultList, Row
from tui.widgets.wording import line, lines


class Told(ChoiceDialog):
    """Tells what a person should know before they choose; answers the code of the choice."""

    DEFAULT_CSS = """
    Told > .frame { height: 90%; }
    Told Label.title { text-style: bold; width: 1fr; }
    Told ReadingPane { margin: 1 0; }
    """

    def __init__(self, title: str, said: Iterable[str], choices: Iterable[Choice]) -> None:
        super().__init__()
        self._title = title
        self._said = lines(line(one) for one in said)
        self._choices = tuple(choices)

    def body(self) -> Iterable[Widget]:
        yield Label(line(self._title), classes="title")
        yield ReadingPane()
        yield ResultList(Column(), Column(30, from_width=70))

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(ReadingPane).show(self._said)
        found = self.main_list()
        found.styles.height = len(self._choices)
        found.show([Row(one.id, (line(one.label), line(one.detail))) for one in self._choices])
        found.focus()
