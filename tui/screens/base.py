"""What every screen and dialog has: its commands, the status line, the footer, panes, Esc.

A screen is a class with a `place` and `BINDINGS = bindings(place)`; the list in `tui.commands` says
which commands apply there. A command is done by the method `do_<id>` of the screen, else of the
app. It may be `async`: then it runs beside the screen and can ask (`self.ask`, `self.choose`),
read and write (`self.app.desk`); a `Problem` raised in it becomes a sentence in the status line. A
method `why_not_<id>` that answers a sentence makes the command impossible for now: its key says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Sequence
from contextvars import ContextVar
from functools import partial
from inspect import CORO_CREATED, getcoroutinestate, iscoroutine
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, runtime_checkable

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from data.errors import Problem
from exports.language import _
from tui import keys
from tui.commands import BY_ID, Command, commands_elsewhere, commands_of, footer_of, keys_of
from tui.widgets.edges import KeyHint, KeyLine, StatusLine

if TYPE_CHECKING:
    from textual.worker import Worker

    from tui.app import TilsagnApp
    from tui.screens.forms import Choice, Field

T = TypeVar("T")
Again = Callable[[], Coroutine[Any, Any, object]]

# The drafts of the forms that were answered in the task that runs.
_answered: ContextVar[list[str]] = ContextVar("answered")


def bindings(place: str) -> list[BindingType]:
    """Textual's bindings for the commands of a screen or dialog."""
    return [
        Binding(
            ",".join(keys.textual_name(key) for key in command.keys),
            f"command('{command.id}')",
            id=command.id,
            show=False,
        )
        for command in commands_of(place)
    ]


@runtime_checkable
class Movable(Protocol):
    """A pane that the keys of movement move: a list its highlight, a text its view."""

    def move(self, rows: int) -> bool:
        """Move by rows; False when it stands at that end already."""

    def move_pages(self, pages: float) -> None:
        """Move by pages or halves of them."""

    def move_to_end(self, *, last: bool) -> None:
        """Move to the first or last line."""


class CommandScreen(Screen[T], inherit_bindings=False):
    """A screen whose keys come from the list of commands."""

    place: ClassVar[str]
    app: TilsagnApp
    ALLOW_SELECT = False
    is_left = False

    def __init__(self) -> None:
        super().__init__()
        self._tasks: dict[str, Coroutine[Any, Any, object]] = {}
        self._presses: Counter[str] = Counter()
        self._usable: tuple[object, list[tuple[str, str]]] | None = None

    def body(self) -> Iterable[Widget]:
        """The widgets between head line and status line."""
        return ()

    def main_list(self) -> Widget | None:
        """The pane that Down enters from a field, and that moves while a field has focus."""
        return None

    def field(self) -> Widget | None:
        """The field above the list, to which Up at the top of the list goes back."""
        return None

    def compose(self) -> ComposeResult:
        yield from self.body()
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        self.watch(self, "focused", self.show_keys)

    # Commands

    def action_command(self, identifier: str) -> None:
        """A key of the command was pressed."""
        self.run_command(identifier)

    def on_key_line_chosen(self, message: KeyLine.Chosen) -> None:
        """A key in the footer was clicked."""
        self.run_command(message.command)

    def on_result_list_opened(self) -> None:
        """The highlighted row was clicked: as Enter does."""
        self.run_command("choose" if self.place in BY_ID["choose"].places else "open")

    def run_command(self, identifier: str) -> None:
        """Do a command, or say in the status line why it cannot be done now."""
        if not self.is_mounted:
            # A key that was faster than the screen waits for it.
            self.call_later(self.run_command, identifier)
            return
        command = BY_ID[identifier]
        if reason := self.why_not(command):
            self.app.announce(reason)
            return
        if any(worker.name == identifier and not worker.is_finished for worker in self.workers):
            # Its key was pressed twice: only what is meant each time is done twice.
            self._presses[identifier] += command.each_press
            return
        method = getattr(self, command.method, None) or getattr(self.app, command.method, None)
        if method is None:
            self.app.go(identifier.removeprefix("go-"))
            return
        try:
            outcome = method()
        except Problem as problem:
            self.app.announce_problem(problem)
            return
        if iscoroutine(outcome):
            self._presses[identifier] = 0
            begun = self.in_background(
                outcome, name=identifier, again=method if command.each_press else None
            )
            if not command.each_press:
                self.app.type_ahead.wait_for(begun)

    def in_background(
        self, task: Coroutine[Any, Any, object], *, name: str, again: Again | None = None
    ) -> Worker[Any]:
        """Run a task beside the screen; a newer one of the same name takes its place. It is run
        `again` for every press of its key that counted meanwhile."""
        self._drop_unbegun(self._tasks.get(name))
        self._tasks[name] = task
        work: Any = partial(self._guarded, task, name, again)
        return self.run_worker(work, name=name, group=name, exclusive=True)

    def on_unmount(self) -> None:
        for task in self._tasks.values():
            self._drop_unbegun(task)

    @staticmethod
    def _drop_unbegun(task: Coroutine[Any, Any, object] | None) -> None:
        # One whose place was taken before it began would complain that it never ran.
        if task is not None and getcoroutinestate(task) == CORO_CREATED:
            task.close()

    async def _guarded(
        self, task: Coroutine[Any, Any, object], name: str, again: Again | None
    ) -> None:
        answered: list[str] = []
        _answered.set(answered)
        try:
            await task
            while again is not None and self._presses[name]:
                self._presses[name] -= 1
                await again()
            # Only now are the words of a form kept as a record.
            for key in answered:
                self.app.desk.keep_draft(key, "")
        except Problem as problem:
            self.app.announce_problem(problem)
            if answered:
                kept = _("your words are kept: open the form again")
                self.app.announce(f"{self.app.announced} – {kept}")
        except NoMatches:
            # What it was to be shown in went away with the app, or with the dialog.
            if self.app.is_running and not self.is_left:
                raise

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot be done now, as a sentence; None when it can."""
        if command.writes and (reason := self.app.read_only_reason()):
            return reason
        ask = getattr(self, f"why_not_{command.id.replace('-', '_')}", None)
        reason = ask() if ask else None
        return str(reason) if reason else None

    def show_keys(self) -> None:
        """Bring the footer up to date: after focus or what is highlighted has changed."""
        for key_line in self.query(KeyLine):
            key_line.show(tuple(self._hints()))

    def _hints(self) -> Iterable[KeyHint]:
        """What is possible now comes first: in a narrow terminal the rest falls off the line."""
        hints = []
        for identifier, key in self._usable_keys():
            command = BY_ID[identifier]
            hints.append(KeyHint(identifier, key, _(command.label), self.why_not(command) is None))
        return sorted(hints, key=lambda hint: not hint.possible)

    def _usable_keys(self) -> list[tuple[str, str]]:
        """The commands of the footer with the first key that reaches them past what has focus.
        Kept until something else has it: asking Textual takes milliseconds."""
        now = (self.focused, tuple(self.app.own_keys.items()))
        if self._usable is not None and self._usable[0] == now:
            return self._usable[1]
        active, in_field = self.active_bindings, self.in_field()
        found = []
        for command in footer_of(self.place):
            for key in keys_of(command, self.app.own_keys):
                # A letter is the field's; another key is, where the field binds it itself.
                held = active.get(key)
                ours = held is not None and held.binding.id == command.id
                if (len(key) == 1 and not in_field) or ours:
                    found.append((command.id, keys.shown(key)))
                    break
        self._usable = now, found
        return found

    def in_field(self) -> bool:
        """Whether letters are text now."""
        focused = self.focused
        return focused is not None and focused.check_consume_key("x", "x")

    # Asking

    async def ask(
        self, title: str, *fields: Field, draft: str | None = None, does: str = ""
    ) -> dict[str, str] | None:
        """What a person types in a form, by field name; None when they left it with Esc. `draft`
        names the words of the form, to keep them while they are typed; `does` says in a word what
        the form does, where that is not to save."""
        from tui.screens.forms import Form

        answers = await self.app.push_screen_wait(Form(title, fields, draft, does))
        if answers is not None and draft is not None:
            _answered.get([]).append(draft)
        return answers

    async def choose(
        self, title: str, choices: Sequence[Choice], chosen: str | None = None
    ) -> str | None:
        """The code of what a person chooses from a list; None when they left it with Esc."""
        from tui.screens.forms import Picker

        return await self.app.push_screen_wait(Picker(title, choices, chosen))

    # Movement, the same on every screen

    def _moving(self) -> Movable | None:
        for pane in (self.focused, self.main_list()):
            if isinstance(pane, Movable):
                return pane
        return None

    def do_down(self) -> None:
        pane = self.main_list()
        if self.in_field() and pane is not None:
            pane.focus()
        elif moving := self._moving():
            moving.move(1)

    def do_up(self) -> None:
        moving, field, main = self._moving(), self.field(), self.main_list()
        at_top = moving is not None and not self.in_field() and not moving.move(-1)
        if at_top and field is not None and self.focused is main:
            field.focus()

    def do_page_down(self) -> None:
        self._by_pages(1)

    def do_page_up(self) -> None:
        self._by_pages(-1)

    def do_half_page_down(self) -> None:
        self._by_pages(0.5)

    def do_half_page_up(self) -> None:
        self._by_pages(-0.5)

    def _by_pages(self, pages: float) -> None:
        if moving := self._moving():
            moving.move_pages(pages)

    def do_first(self) -> None:
        if moving := self._moving():
            moving.move_to_end(last=False)

    def do_last(self) -> None:
        if moving := self._moving():
            moving.move_to_end(last=True)

    def do_next_pane(self) -> None:
        self.focus_next()

    def do_previous_pane(self) -> None:
        self.focus_previous()

    def do_back(self) -> None:
        pane = self.main_list()
        if isinstance(self.focused, Input) and pane is not None:
            pane.focus()
        else:
            self.step_out()

    def about(self) -> str:
        """What help says first about this screen."""
        return ""

    async def do_palette(self) -> None:
        from tui.screens.help import Commands

        here, elsewhere = commands_of(self.place), commands_elsewhere(self.place)
        await self._do_chosen(Commands(_("Commands"), here, elsewhere))

    async def do_help(self) -> None:
        from tui.screens.help import Commands

        named = BY_ID.get(f"go-{self.place}")
        title = _("Keys: {screen}").format(screen=_(named.label)) if named else _("Help")
        await self._do_chosen(Commands(title, commands_of(self.place), about=self.about()))

    async def _do_chosen(self, commands: Screen[str]) -> None:
        """Do what is chosen; what only another screen has is not done to what is not in view: that
        screen is shown, and its key told."""
        if not (chosen := await self.app.push_screen_wait(commands)):
            return
        command = BY_ID[chosen]
        if self.place in command.places:
            self.run_command(chosen)
        elif command.screen is not None:
            self.app.go(command.screen)
            key = keys.shown(keys_of(command, self.app.own_keys)[0])
            self.app.announce(f"{key}: {_(command.help)}")

    def step_out(self) -> None:
        """One step out: what Esc does when no field has focus."""

    def say(self, text: str) -> None:
        """Put an announcement in this screen's status line; with nothing to say it is told that
        nothing can be written, where that is so."""
        for status_line in self.query(StatusLine):
            status_line.say(text or self.app.read_only_reason() or "")
