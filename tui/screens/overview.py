"""The library at a glance: what is overdue, what has no answer, money by initiative and year,
commitments by status; as bars of text, with the figures beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from exports.language import _
from tui.screens.base import bindings
from tui.screens.main_screen import MainScreen
from tui.widgets.outline import Outline
from tui.widgets.result_list import Column

if TYPE_CHECKING:
    from agenda.overview import Overview as Figures


# From this width on a sum has room for its kind.
_ROOM_FOR_KINDS = 70


@dataclass(frozen=True, slots=True)
class State:
    """The figures in view, and where each line leads: (screen, target) by the row's identifier."""

    figures: Figures | None = None
    ways: dict[str, tuple[str, str]] | None = None


class Overview(MainScreen):
    """What needs attention above, figures below; what is on a line can be opened."""

    place = "overview"
    BINDINGS = bindings("overview")
    AUTO_FOCUS = "#attention"
    DEFAULT_CSS = """
    Overview #head { height: 1; padding: 0 1; }
    Overview #panes { height: 1fr; }
    Overview #attention { height: 8; }
    Overview #figures { height: 1fr; border-top: solid $primary; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.state = State()

    def body(self) -> Iterable[Widget]:
        yield Static(id="head", markup=False)
        yield Container(
            Outline(
                Column(), Column(14), widget_id="attention",
                empty=_("Nothing is overdue, and every question has its answer"),
            ),
            Outline(
                widget_id="figures",
                empty=_("The library is empty; i imports files"),
            ),
            id="panes",
        )  # fmt: skip

    def about(self) -> str:
        return _("Figures of the whole library; Enter opens what a line is about")

    def main_list(self) -> Outline:
        focused = self.focused
        return focused if isinstance(focused, Outline) else self.query_one("#attention", Outline)

    async def reload(self) -> None:
        from agenda.overview import overview
        from data.dates import today
        from tui.screens.overview_view import attention_rows, head, ways

        figures = await self.app.desk.read(lambda library: overview(library, today()))
        self.state = State(figures, ways(figures))
        self.query_one("#head", Static).update(head(figures, today()))
        self.query_one("#attention", Outline).show(attention_rows(figures))
        self._arrange()
        self.show_keys()

    def on_resize(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """What needs attention takes what it needs, at most half; the figures take the rest."""
        attention = self.query_one("#attention", Outline)
        half = max(4, (self.size.height - 5) // 2)
        attention.styles.height = min(max(1, len(attention.rows)), half)
        self._show_figures()

    def _show_figures(self) -> None:
        """Longer bars where there is more room, and never at the cost of the names."""
        from tui.screens.overview_view import figure_rows

        bar = max(14, self.size.width // 3 - 12)
        plot = self.query_one("#figures", Outline)
        plot.columns = (
            Column(),
            Column(4, from_width=70),
            Column(bar, from_width=50),
            Column(14 if self.size.width < _ROOM_FOR_KINDS else 21, align="right"),
        )
        if self.state.figures is not None:
            if self.state.figures.unreviewed:
                plot.show_empty(_("What was found waits for review: 4 takes it up"))
            plot.show(figure_rows(self.state.figures, bar))

    def on_result_list_highlighted(self) -> None:
        self.show_keys()

    def _way(self) -> tuple[str, str] | None:
        row = self.main_list().row
        return (self.state.ways or {}).get(row.id) if row else None

    def why_not_open(self) -> str | None:
        return None if self._way() else _("There is nothing behind this line")

    def do_open(self) -> None:
        if way := self._way():
            self.app.go(*way)
