"""Asking a person something: a form of a few fields, or one choice out of a list.

Screens use `self.app.ask(...)` and `self.app.choose(...)`, which answer None when Esc left. Words
typed in a form with a `draft` name are kept in the library within a second and offered again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec
from textual import events
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Label, Static, TextArea

from data.dates import is_date
from data.text import fold
from exports.language import _, short_date
from tui.screens.base import bindings
from tui.screens.dialog import ChoiceDialog, Dialog
from tui.screens.typed import check_date, date_in
from tui.widgets.edges import KeyHint
from tui.widgets.fields import ChoiceField, LineField, TextField
from tui.widgets.path_suggester import PathSuggester
from tui.widgets.result_list import Column, ResultList, Row
from tui.widgets.wording import joined, line

_DRAFT_DELAY = 0.7
# Border, title with the line below it, status line, keys.
_AROUND_FIELDS = 6
# So many choices need no more room than they take.
_FEW = 8
# From so many fields on those for longer texts are lower.
_MANY = 4


class Choice(msgspec.Struct, frozen=True):
    """Something to choose: its code, its words, and what helps to tell it from others."""

    id: str
    label: str
    detail: str = ""


class Field(msgspec.Struct, frozen=True):
    """One field of a form.

    `kind`: `line`, `text` (several lines), `choice` (one of `choices`), `date` (as people write
    one; the answer is as it is kept) or `path` (the rest of a name that is there is offered).
    `required` refuses an empty answer; `check` answers a sentence for what it does not accept. All
    words are given in the reader's language.
    """

    name: str
    label: str
    value: str = ""
    kind: Literal["line", "text", "choice", "date", "path"] = "line"
    choices: Sequence[Choice] = ()
    hint: str = ""
    required: bool = False
    check: Callable[[str], str | None] | None = None


class Form(Dialog[dict[str, str]]):
    """Asks for the fields one below another; answers {field name: what was typed}."""

    place = "form"
    BINDINGS = bindings("form")
    DEFAULT_CSS = """
    Form VerticalScroll { height: auto; }
    Form Horizontal { height: auto; }
    Form Label.name { width: 18; padding: 0 1 0 0; }
    Form Label.title { text-style: bold; padding: 0 0 1 0; width: 1fr; }
    Form VerticalScroll, Form TextArea { scrollbar-size-vertical: 1; }
    Form LineField, Form ChoiceField, Form TextArea { background: $panel; }
    Form TextArea { height: 7; border: none; padding: 0 1; }
    Form.-many TextArea { height: 3; }
    Form LineField:focus, Form ChoiceField:focus, Form TextArea:focus {
        border: none; background: $surface-lighten-3;
    }
    Form LineField, Form ChoiceField, Form TextArea { width: 1fr; margin: 0 0 1 0; }
    """

    def __init__(
        self, title: str, fields: Sequence[Field], draft: str | None = None, does: str = ""
    ) -> None:
        super().__init__()
        self._does = does
        self._title = title
        self._fields = [_as_read(field) for field in fields]
        self._draft = draft
        self._words: dict[str, str] = {}
        self.set_class(len(fields) > _MANY, "-many")
        self._saving: Timer | None = None

    def _hints(self) -> Iterable[KeyHint]:
        for hint in super()._hints():
            own = self._does and hint.command == "accept"
            yield msgspec.structs.replace(hint, label=self._does) if own else hint

    def body(self) -> Iterable[Widget]:
        yield Label(line(self._title), classes="title")
        with VerticalScroll(can_focus=False):
            for field in self._fields:
                with Horizontal():
                    yield Label(line(field.label), classes="name")
                    yield _widget(field)

    def on_resize(self, event: events.Resize) -> None:
        """However many fields there are, status line and keys stay in view below them."""
        fields = self.query_one(VerticalScroll)
        fields.styles.max_height = max(3, event.size.height - _AROUND_FIELDS)

    def on_mount(self) -> None:
        super().on_mount()
        self._entry(self._fields[0]).focus()
        if self._draft:
            self.in_background(self._offer_draft(self._draft), name="draft")

    async def _offer_draft(self, key: str) -> None:
        kept = await self.app.desk.read(lambda library: library.draft(key))
        words = msgspec.json.decode(kept, type=dict[str, str]) if kept else {}
        saved = []
        for field in self._fields:
            text, entry = words.get(field.name), self._entry(field)
            if text is None:
                continue
            if isinstance(entry, TextField):
                entry.replace_all(text)
            elif isinstance(entry, Input):
                entry.value = text
            if field.value and field.value != text:
                saved.append(f"{field.label}: {'; '.join(field.value.splitlines())}")
            self.say(_("These words were typed here before and not saved yet"))
        if saved:
            told = _("Typed before and not saved; saved is {fields}")
            self.say(told.format(fields=" – ".join(saved)))

    # What is typed

    def _entry(self, field: Field) -> Widget:
        return self.query_one(f"#field-{field.name}")

    def _value(self, field: Field) -> str:
        entry = self._entry(field)
        if isinstance(entry, TextField):
            return entry.text.strip()
        assert isinstance(entry, Input | ChoiceField)
        return entry.value.strip()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._typed(event.input, event.value)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._typed(event.text_area, event.text_area.text)

    def _typed(self, entry: Widget, text: str) -> None:
        self._words[str(entry.id).removeprefix("field-")] = text
        if self._draft and self._saving is None:
            self._saving = self.set_timer(_DRAFT_DELAY, self._keep_draft)

    def _unsaved(self) -> dict[str, str]:
        """What was typed and is other than what is saved, by field name."""
        before = {field.name: field.value for field in self._fields}
        return {name: text for name, text in self._words.items() if text != before[name]}

    def _keep_draft(self) -> None:
        self._saving = None
        words = self._unsaved()
        if self._draft:
            kept = msgspec.json.encode(words).decode() if words else ""
            self.app.desk.keep_draft(self._draft, kept)

    def on_unmount(self) -> None:
        """Keep the last words also when the terminal goes away in the middle of a sentence."""
        super().on_unmount()
        if self._saving is not None:
            self._keep_draft()

    # Commands

    def do_accept(self) -> None:
        for field in self._fields:
            if wrong := self._wrong(field):
                self._entry(field).focus()
                self.say(f"{field.label}: {wrong}")
                return
        if self._saving is not None:
            self._saving.stop()
            self._keep_draft()  # until what was typed is kept as a record
        self.dismiss({field.name: self._answer(field) for field in self._fields})

    def _answer(self, field: Field) -> str:
        value = self._value(field)
        return date_in(value) if field.kind == "date" else value

    def _wrong(self, field: Field) -> str | None:
        value = self._value(field)
        if not value:
            return _("must not be empty") if field.required else None
        check = check_date if field.kind == "date" else field.check
        return check(value) if check else None

    def do_next_field(self) -> None:
        if self.focused is self._entry(self._fields[-1]):
            self.do_accept()
        else:
            self.focus_next()

    def do_field_after(self) -> None:
        self.focus_next()

    def do_field_before(self) -> None:
        self.focus_previous()

    def step_out(self) -> None:
        if self._draft and self._unsaved():
            self.app.announce(_("Not saved; your words are here when you open the form again"))
        super().step_out()


def _as_read(field: Field) -> Field:
    """The field with its date as it is written in the person's language."""
    written = short_date(field.value) if field.kind == "date" and is_date(field.value) else ""
    understood = bool(written) and date_in(written) == field.value
    return msgspec.structs.replace(field, value=written) if understood else field


def _widget(field: Field) -> Widget:
    name = f"field-{field.name}"
    if field.kind == "choice":
        pairs = [(choice.id, choice.label) for choice in field.choices]
        return ChoiceField(pairs, field.value, widget_id=name)
    if field.kind == "text":
        return TextField(field.value, placeholder=field.hint, widget_id=name)
    suggester = PathSuggester() if field.kind == "path" else None
    return LineField(field.value, placeholder=field.hint, widget_id=name, suggester=suggester)


class Picker(ChoiceDialog):
    """One out of a list that letters narrow down; answers its code."""

    DEFAULT_CSS = """
    Picker Label { width: 1fr; }
    Picker Label.title { text-style: bold; }
    Picker > .frame { height: 90%; }
    Picker.-few > .frame { height: auto; }
    Picker #whole { height: auto; max-height: 3; margin: 1 0 0 0; color: $text-muted; }
    """

    def __init__(self, title: str, choices: Sequence[Choice], chosen: str | None = None) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = chosen
        self.set_class(0 < len(choices) <= _FEW, "-few")

    def body(self) -> Iterable[Widget]:
        yield Label(line(self._title), classes="title")
        yield LineField(placeholder=_("type to narrow down"))
        yield ResultList(*self.columns(), empty=_("Nothing matches"))
        yield Static(id="whole", markup=False)

    def on_result_list_highlighted(self, message: ResultList.Highlighted) -> None:
        """Below the list the highlighted choice in full, where its columns cut it."""
        cut = message.row if message.row and self.main_list().cuts(message.row) else None
        one = next((one for one in self._choices if cut and one.id == cut.id), None)
        whole = [line(one.label, "bold"), line(one.detail)] if one else []
        self.query_one("#whole", Static).update(joined([part for part in whole if part], "  "))

    def columns(self) -> tuple[Column, ...]:
        """The columns of the list: words, and what tells them apart where something does."""
        if not any(one.detail for one in self._choices):
            return (Column(),)
        return (Column(), Column(30, from_width=70))

    def cells(self, choice: Choice) -> tuple[Content, ...]:
        """What stands in the columns for one choice."""
        return (line(choice.label), line(choice.detail))[: len(self.columns())]

    def on_mount(self) -> None:
        super().on_mount()
        if self.has_class("-few"):
            self.main_list().styles.height = len(self._choices)
        self.field().focus()
        self._narrow("")
        if self._chosen:
            self.main_list().move_to_id(self._chosen)

    def field(self) -> LineField:
        return self.query_one(LineField)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        parts = fold(typed).split()
        self.main_list().show(
            [
                Row(choice.id, self.cells(choice))
                for choice in self._choices
                if all(part in fold(f"{choice.label} {choice.detail}") for part in parts)
            ]
        )

    def do_down(self) -> None:
        """Down moves the list also while letters go into the field."""
        self.main_list().move(1)

    def do_up(self) -> None:
        self.main_list().move(-1)
