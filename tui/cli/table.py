"""The one list of commands: adding a line here and the function it names adds a command.

Each entry names a function `module:name` that takes the command's `Parser`, adds the arguments and
sets `run`. Only the module of the command that was typed is imported.
"""

from __future__ import annotations

from typing import NamedTuple

from exports.language import N_


class Command(NamedTuple):
    """`register` is `module:function` under `tui.cli`; `summary` is a msgid."""

    register: str
    summary: str


COMMANDS: dict[str, Command] = {
    "demo": Command("demo:demo", N_("open the demo library, or print its briefing")),
    "import": Command("documents:import_", N_("take in documents, library packs and found lines")),
    "text": Command("documents:text", N_("print the plain text that offsets refer to")),
    "extract": Command("extracting:extract", N_("find the commitments in files, store nothing")),
    "find": Command("lookup:find", N_("look up commitments")),
    "related": Command("lookup:related", N_("what was promised before that matters for a text")),
    "agenda": Command("agenda:agenda", N_("keep meetings and their items")),
    "brief": Command("briefing:brief", N_("print the briefing for a meeting")),
    "question": Command("questions:question", N_("keep the question ledger")),
    "note": Command("following:note", N_("write a note of your own")),
    "status": Command("following:status", N_("set a status, with what shows it")),
    "follow-up": Command("following:follow_up", N_("write down what came of an initiative")),
    "link": Command("following:link", N_("attach commitments to an initiative")),
    "export": Command("exporting:export", N_("hand on the library, or what a query finds")),
    "verify": Command("safety:verify", N_("check citations, records and the index")),
    "log": Command("safety:log", N_("show what was done, newest first")),
    "undo": Command("safety:undo", N_("take back the latest change")),
    "redo": Command("safety:redo", N_("do again what was undone")),
    "backup": Command("safety:backup", N_("keep a checked copy of the library")),
    "restore": Command("safety:restore", N_("go back to a backup")),
    "purge": Command("purging:purge", N_("take records out for good, from every file kept")),
}
