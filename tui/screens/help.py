"""Commands by name and key: the palette, and the help of a screen. Letters narrow the list down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label

from exports.language import _
from tui import keys
from tui.commands import BY_ID, Command, keys_of
from tui.screens.forms import Choice, Picker
from tui.widgets.result_list import Column
from tui.widgets.wording import line, plain


class Commands(Picker):
    """The commands of a screen, and behind them those that only others have; answers the id of the
    one that was chosen."""

    def __init__(
        self,
        title: str,
        commands: Sequence[Command],
        elsewhere: Sequence[Command] = (),
        about: str = "",
    ) -> None:
        choices = [Choice(one.id, _(one.label), _(one.help)) for one in commands]
        choices += [
            Choice(one.id, _(one.label), f"{_(BY_ID[f'go-{one.screen}'].label)}: {_(one.help)}")
            for one in elsewhere
        ]
        super().__init__(title, choices)
        self._about = about

    def body(self) -> Iterable[Widget]:
        first, *rest = super().body()
        yield first
        if self._about:
            yield Label(plain(self._about))
        yield from rest

    def columns(self) -> tuple[Column, ...]:
        return (Column(13), Column(19), Column())

    def cells(self, choice: Choice) -> tuple[Content, ...]:
        of_command = keys_of(BY_ID[choice.id], self.app.own_keys)
        shown = " ".join(keys.shown(key) for key in of_command)
        return (line(shown, "bold"), line(choice.label), line(choice.detail))
