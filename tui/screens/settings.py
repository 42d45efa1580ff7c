"""Settings: who I am, party, committees, municipality, language, answer time, and every key. Saved
searches are only counted here: they are kept, run and taken off where one searches."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from textual.widget import Widget

from data.settings import Settings
from exports.language import N_, _, current
from tui import keys
from tui.commands import BY_ID, COMMANDS, check_keys, keys_of
from tui.messages import sentence
from tui.screens.base import bindings
from tui.screens.forms import Choice, Field
from tui.screens.main_screen import MainScreen
from tui.widgets.result_list import Column, ResultList, Row
from tui.widgets.wording import line

_NAMES = {
    "name": N_("Name"),
    "party": N_("Party"),
    "municipality": N_("Municipality"),
    "committees": N_("Committees"),
    "language": N_("Language"),
    "answer_rule": N_("Answers are due"),
    "answer_days": N_("Days to answer"),
    "searches": N_("Saved searches"),
}
_HINTS = {
    "name": N_("signs what you do in the log"),
    "committees": N_("separated by commas"),
    "answer_rule": N_("for questions that are asked"),
    "answer_days": N_("also if no meeting is known"),
    "searches": N_("screen 1: S keeps, H takes off"),
}
_LANGUAGES = (Choice("da", "dansk"), Choice("en", "English"))
_RULES = {
    "days": N_("after so many days"),
    "next-meeting": N_("at the next meeting"),
}
_KEY = "key:"


def _wrong_days(typed: str) -> str | None:
    if typed.isdecimal() and 1 <= int(typed) <= 365:
        return None
    return _("a number of days, 1 to 365")


_CHECKS = {"answer_days": _wrong_days}


class SettingsScreen(MainScreen):
    """One row per setting; Enter changes it, and it is kept at once."""

    place = "settings"
    BINDINGS = bindings("settings")
    AUTO_FOCUS = "ResultList"

    def body(self) -> Iterable[Widget]:
        yield ResultList(Column(24), Column(20), Column(from_width=70))

    def main_list(self) -> ResultList:
        return self.query_one(ResultList)

    def about(self) -> str:
        return _("Enter changes a setting. Keys are written as g, G, ctrl+d, f5; several by spaces")

    async def reload(self) -> None:
        settings = self.app.settings
        rows = [
            Row(name, (line(_(label)), line(_shown(settings, name), "bold"), line(_hint(name))))
            for name, label in _NAMES.items()
        ]
        labels = Counter(command.label for command in COMMANDS)
        for command in COMMANDS:
            # Of those that are called the same, what each does.
            told = _(command.help) if labels[command.label] > 1 else ""
            own = line(_("changed") if command.id in settings.keys else told)
            shown = " ".join(keys.shown(key) for key in keys_of(command, settings.keys))
            name = _("Key: {command}").format(command=_(command.label))
            rows.append(Row(_KEY + command.id, (line(name), line(shown, "bold"), own)))
        self.main_list().show(rows)

    async def do_open(self) -> None:
        row = self.main_list().row
        if row is None:
            return
        if row.id.startswith(_KEY):
            await self._change_key(row.id.removeprefix(_KEY))
        else:
            await self._change(row.id)

    async def _change(self, name: str) -> None:
        value = _typed(self.app.settings, name)
        field = Field(name, _(_NAMES[name]), value=value, hint=_hint(name), check=_CHECKS.get(name))
        if name == "searches":
            self.app.announce(_("On screen 1 S keeps a search, h runs it, H takes it off"))
            return
        if choices := _choices(name):
            chosen = current() if name == "language" else self.app.settings.answer_rule
            field = Field(name, _(_NAMES[name]), value=chosen, kind="choice", choices=choices)
        answers = await self.ask(_("Settings"), field)
        if answers is not None:
            await self._keep(**{name: _value(name, answers[name])})

    async def _change_key(self, identifier: str) -> None:
        command, settings = BY_ID[identifier], self.app.settings

        def with_keys(typed: str) -> dict[str, str]:
            own = {name: key for name, key in settings.keys.items() if name != identifier}
            typed = " ".join(typed.split())
            return own if typed in ("", " ".join(command.keys)) else {**own, identifier: typed}

        def wrong(typed: str) -> str | None:
            found = check_keys(with_keys(typed))
            mine = [one for one in found if one.values["command"] == identifier]
            return sentence(mine[0]) if mine else None

        answers = await self.ask(
            _("Key: {command}").format(command=_(command.help)),
            Field(
                "keys",
                _("Keys"),
                value=" ".join(keys_of(command, settings.keys)),
                hint=_("empty: {keys}").format(keys=" ".join(command.keys)),
                check=wrong,
            ),
        )
        if answers is not None:
            await self._keep(keys=with_keys(answers["keys"]))

    async def _keep(self, **changes: Any) -> None:
        from tui.settings_file import keep_settings

        settings = msgspec.structs.replace(self.app.settings, **changes)
        await asyncio.to_thread(keep_settings, settings)
        self.app.use_settings(settings)
        self.app.announce(_("Kept"))


def _choices(name: str) -> Sequence[Choice]:
    if name == "language":
        return _LANGUAGES
    return [Choice(code, _(rule)) for code, rule in _RULES.items()] if name == "answer_rule" else ()


def _hint(name: str) -> str:
    return _(_HINTS[name]) if name in _HINTS else ""


def _typed(settings: Settings, name: str) -> str:
    if name == "committees":
        return ", ".join(settings.committees)
    return str(getattr(settings, name) or "")


def _shown(settings: Settings, name: str) -> str:
    if name == "language":
        return next(one.label for one in _LANGUAGES if one.id == current())
    if name == "answer_rule":
        return _(_RULES[settings.answer_rule])
    if name == "searches":
        return str(len(settings.searches))
    return _typed(settings, name) or "–"


def _value(name: str, typed: str) -> Any:
    if name == "committees":
        return tuple(one.strip() for one in typed.split(",") if one.strip())
    if name == "answer_days":
        return int(typed) if typed else Settings().answer_days
    return typed
