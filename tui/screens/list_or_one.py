"""A screen that shows all of a kind, narrowed down by typing, or one of them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from textual.widget import Widget
from textual.widgets import Input

from tui.screens.list_and_pane import ListAndPane
from tui.widgets.fields import LineField

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Listed(Generic[S]):
    """What can be listed, and the words that narrow it down. `folded` are the words of each summary
    as they are compared. `from_list`: the one in view was opened from the list, to which Esc goes
    back."""

    summaries: tuple[S, ...] = ()
    folded: tuple[str, ...] = ()
    typed: str = ""
    from_list: bool = True

    @property
    def words(self) -> list[str]:
        """The typed words as they are compared."""
        from data.text import fold

        return fold(self.typed).split()

    def shown(self) -> Sequence[S]:
        """Those in which every typed word occurs."""
        words = self.words
        both = zip(self.summaries, self.folded, strict=True)
        return [one for one, text in both if all(word in text for word in words)]


class ListOrOne(ListAndPane):
    """All of a kind; Enter shows one of them, Esc or the screen's own key goes back to all."""

    listed: Listed[Any]

    def __init__(self) -> None:
        super().__init__()
        self.listed = Listed()

    @abstractmethod
    def opened(self) -> str | None:
        """The identifier of the one in view, None while all are."""

    @abstractmethod
    async def turn_to(self, identifier: str | None) -> None:
        """Show that one, or all."""

    async def open_from_list(self, identifier: str) -> None:
        """Show one so that Esc goes back to the list."""
        self.listed = replace(self.listed, from_list=True)
        await self.turn_to(identifier)

    @abstractmethod
    def narrow(self) -> None:
        """Show in the list what `listed` shows."""

    def field(self) -> Widget | None:
        return None if self.opened() else self.query_one(LineField)

    def on_input_changed(self, event: Input.Changed) -> None:
        self.listed = replace(self.listed, typed=event.value)
        self.narrow()

    async def to_all(self) -> None:
        """All of them, where one is in view."""
        if self.opened() is not None:
            await self.turn_to(None)

    def step_off(self) -> None:
        if self.opened() is not None and self.listed.from_list:
            self.in_background(self.turn_to(None), name="reload")
        else:
            self.app.go_back()
