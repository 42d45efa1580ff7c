"""THE one list of commands: what a person can do, by which keys, on which screens.

Bindings, footer, palette, `?` help and the README's table of keys are all made from this list.
Pure data: it must not know Textual, nor how anything is done. A screen does what a command says in
a method named after its id (`flag-question` -> `do_flag_question`, see `tui.screens.base`).

The same key means the same on every screen. No key needs AltGr on a Danish keyboard, and ctrl+h, i,
j, m, [, z and alt chords are never used: terminals send something else for them.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from data.errors import Problem
from exports.language import N_
from tui import keys as key_names

# Places of commands: the screens that 1-7 open in order, the others, and what opens over them.
SCREENS = (
    "lookup", "initiative", "document", "review", "agenda", "questions", "overview", "settings",
)  # fmt: skip
DIALOGS = ("form", "choice", "first-start", "importing", "checking")
EVERYWHERE = SCREENS
LISTS = (*SCREENS, "choice", "first-start", "importing")


class Command(msgspec.Struct, frozen=True):
    """One thing a person can do.

    `keys` in the order of preference; `places` the screens and dialogs where it applies; `label` a
    word or two for the footer, `help` a sentence, both message ids; `footer` its rank there, 1
    first, 0 not at all; `writes` whether it needs a library that can be written; `each_press` that
    a key pressed while it is being done asks for it once more, and is not a slip.
    """

    id: str
    keys: tuple[str, ...]
    places: tuple[str, ...]
    label: str
    help: str
    footer: int = 0
    writes: bool = False
    each_press: bool = False

    @property
    def method(self) -> str:
        """The name of the method of a screen that does it."""
        return f"do_{self.id.replace('-', '_')}"

    @property
    def screen(self) -> str | None:
        """The first screen on which it applies; None where it belongs to dialogs alone."""
        return next((place for place in self.places if place in SCREENS), None)


COMMANDS: tuple[Command, ...] = (
    Command(
        "search", ("/",), EVERYWHERE, N_("Search"),
        N_("Put the cursor in the search field, from any screen"), footer=5,
    ),
    Command(
        "open", ("enter",), (*SCREENS, "importing"), N_("Open"),
        N_("Open what is highlighted"), footer=1,
    ),
    Command(
        "choose", ("enter",), ("choice", "first-start"), N_("Choose"),
        N_("Choose what is highlighted"), footer=1,
    ),
    Command(
        "accept-candidate", ("space",), ("review",), N_("Accept"),
        N_("It is a commitment: accept it and go on to the next one"), footer=1, writes=True,
    ),
    Command(
        "accept-wording", ("space",), ("document",), N_("Accept wording"),
        N_("Take what a later edition says now for the proof, and go on to the next that changed"),
        footer=1, writes=True,
    ),
    Command(
        "take-out", ("x", "delete"), ("review",), N_("Reject"),
        N_("It is no commitment: take it out and go on to the next one"), footer=2, writes=True,
    ),
    Command(
        "accept-all", ("A",), ("review",), N_("Accept all"),
        N_("Accept all of which the rules are sure enough, in one step; what a later edition"
           " changed or left out goes on waiting"),
        footer=3, writes=True,
    ),
    Command(
        "split", ("d",), ("review",), N_("Split"),
        N_("Make two of it, where the second one begins"), footer=3, writes=True,
    ),
    Command(
        "join", ("m",), ("review",), N_("Join"),
        N_("Make one of it and another one that says the same"), footer=3, writes=True,
    ),
    Command(
        "link-candidate", ("l",), ("review",), N_("Attach"),
        N_("Accept it on an initiative that is here; the likeliest come first, with the reason"),
        footer=2, writes=True,
    ),
    Command(
        "show-source", ("c",), ("lookup", "initiative", "review"), N_("Source"),
        N_("To the place in the document where it stands"), footer=4,
    ),
    Command(
        "flag-question", ("f",), ("lookup", "initiative", "document", "agenda"), N_("Question"),
        N_("Flag a question on what is highlighted"), footer=2, writes=True,
    ),
    Command(
        "add-to-agenda", ("a",), ("lookup", "initiative", "document", "agenda"), N_("To agenda"),
        N_("Add what is highlighted to an agenda item"), footer=2, writes=True,
    ),
    Command(
        "ask-question", ("t",), ("questions",), N_("Ask"),
        N_("Say of whom the question was asked, and by when the answer is due"), footer=2,
        writes=True,
    ),
    Command(
        "answer-question", ("v",), ("questions",), N_("Answer"),
        N_("Write down the answer, to the whole question or to a part of it"), footer=2,
        writes=True,
    ),
    Command(
        "set-status", ("s",), ("initiative", "agenda"), N_("Status"),
        N_("Say what became of it, and what shows it"), footer=3, writes=True,
    ),
    Command(
        "new", ("+",), ("initiative", "agenda"), N_("New"),
        N_("Make by hand: an initiative, in one a commitment; a meeting, in one an item"),
        footer=3, writes=True,
    ),
    Command(
        "edit", ("r",), ("initiative", "review", "agenda", "questions"), N_("Edit"),
        N_("Change what is highlighted"), footer=3, writes=True,
    ),
    Command(
        "preview", ("p",), ("agenda",), N_("Preview"),
        N_("To the briefing as it would be exported, and back"), footer=2,
    ),
    Command(
        "copy", ("y", "ctrl+c"), ("lookup",), N_("Copy"),
        N_("Copy what is highlighted, with its citation"), footer=4,
    ),
    Command(
        "export", ("e",), ("lookup",), N_("Export"),
        N_("Write what is shown to a file"), footer=4,
    ),
    Command(
        "export-briefing", ("e",), ("agenda",), N_("Export"),
        N_("Write the briefing to a file"), footer=2,
    ),
    Command(
        "export-agenda", ("E",), ("agenda",), N_("Export agenda"),
        N_("Write the agenda itself to a file, without notes, questions and choices"),
    ),
    Command(
        "move-earlier", ("K", "shift+up"), ("agenda",), N_("Earlier"),
        N_("Put the item or commitment one place earlier"), footer=3, writes=True,
        each_press=True,
    ),
    Command(
        "move-later", ("J", "shift+down"), ("agenda",), N_("Later"),
        N_("Put the item or commitment one place later"), footer=3, writes=True,
        each_press=True,
    ),
    Command(
        "link-commitment", ("l",), ("lookup", "initiative"), N_("Attach"),
        N_("Attach a commitment to an initiative; the likeliest come first, with the reason"),
        footer=4, writes=True,
    ),
    Command(
        "write-note", ("w",), ("initiative", "agenda", "questions"), N_("Note"),
        N_("Write a note on what is highlighted"), footer=3, writes=True,
    ),
    Command(
        "take-off", ("x", "delete"), ("initiative", "agenda", "questions"), N_("Take off"),
        N_("Take off what is highlighted: a commitment, a note, an item; give a question up"),
        footer=4, writes=True,
    ),
    Command(
        "reopen", ("o",), ("questions", "agenda"), N_("Reopen"),
        N_("Take up again a question that was closed, or a commitment taken off an item"),
        footer=4, writes=True,
    ),
    Command(
        "add-follow-up", ("F",), ("initiative",), N_("Follow-up"),
        N_("Write down by hand what came of an initiative, when, and money that moved"),
        footer=4, writes=True,
    ),
    Command(
        "purge", ("X",), ("lookup", "initiative", "document", "agenda", "questions"), N_("Purge"),
        N_("Take it out for good, with all that derives from it, also from log and backups; asks"
           " twice"),
        writes=True,
    ),
    Command(
        "backups", ("b",), EVERYWHERE, N_("Backups"),
        N_("Go back to a backup, make one now, or check the library"),
    ),
    Command(
        "undo", ("u",), (*EVERYWHERE, "importing"), N_("Undo"),
        N_("Take back the latest change, also after a restart"), footer=6, writes=True,
        each_press=True,
    ),
    Command(
        "redo", ("U",), EVERYWHERE, N_("Redo"),
        N_("Do again what was taken back"), writes=True, each_press=True,
    ),
    Command(
        "down", ("down", "j"), LISTS, N_("Down"), N_("One line down; from a field into the list"),
    ),
    Command("up", ("up", "k"), LISTS, N_("Up"), N_("One line up; from the top into the field")),
    Command("page-down", ("pagedown",), LISTS, N_("Page down"), N_("One page down")),
    Command("page-up", ("pageup",), LISTS, N_("Page up"), N_("One page up")),
    Command("half-page-down", ("ctrl+d",), LISTS, N_("Half a page down"), N_("Half a page down")),
    Command("half-page-up", ("ctrl+u",), LISTS, N_("Half a page up"), N_("Half a page up")),
    Command("first", ("g", "home"), LISTS, N_("First"), N_("To the first line")),
    Command("last", ("G", "end"), LISTS, N_("Last"), N_("To the last line")),
    Command("next-hit", ("n",), ("lookup",), N_("Next hit"), N_("To the next hit, from any pane")),
    Command(
        "previous-hit", ("N",), ("lookup",), N_("Previous hit"),
        N_("To the previous hit, from any pane"),
    ),
    Command(
        "run-search", ("h",), ("lookup",), N_("Saved searches"),
        N_("Run a search that was kept"), footer=5,
    ),
    Command(
        "keep-search", ("S",), ("lookup",), N_("Keep search"),
        N_("Keep what is searched for, under a name"),
    ),
    Command(
        "forget-search", ("H",), ("lookup",), N_("Forget search"),
        N_("Take a search off that was kept"),
    ),
    Command(
        "next-candidate", ("n",), ("review",), N_("Next"),
        N_("To the next one, and leave this one for later"), footer=4,
    ),
    Command(
        "previous-candidate", ("N",), ("review",), N_("Previous"),
        N_("To the one before, which was left for later"),
    ),
    Command(
        "next-mark", ("n",), ("document",), N_("Next mark"),
        N_("To the next commitment in the text"), footer=2,
    ),
    Command(
        "previous-mark", ("N",), ("document",), N_("Previous mark"),
        N_("To the commitment before in the text"),
    ),
    Command("next-item", ("n",), ("agenda",), N_("Next item"), N_("To the next agenda item")),
    Command(
        "previous-item", ("N",), ("agenda",), N_("Previous item"),
        N_("To the agenda item before"),
    ),
    Command("next-pane", ("tab",), LISTS, N_("Next pane"), N_("To the next pane")),
    Command(
        "previous-pane", ("shift+tab",), LISTS, N_("Previous pane"), N_("To the previous pane"),
    ),
    Command(
        "next-field", ("enter",), ("form",), N_("Next"),
        N_("To the next field; on the last one save"), footer=2,
    ),
    Command(
        "field-after", ("tab",), ("form",), N_("Next field"),
        N_("To the next field; Enter breaks the line in a field of several"), footer=8,
    ),
    Command(
        "field-before", ("shift+tab",), ("form",), N_("Previous field"), N_("To the field before"),
    ),
    Command(
        "accept", ("ctrl+s",), ("form",), N_("Save"), N_("Save what the form holds"), footer=1,
    ),
    Command("go-lookup", ("1",), EVERYWHERE, N_("Look-up"), N_("Look up commitments")),
    Command(
        "go-initiative", ("2",), EVERYWHERE, N_("Initiatives"),
        N_("Initiatives through the years; once more: all of them"),
    ),
    Command(
        "go-document", ("3",), EVERYWHERE, N_("Documents"),
        N_("The sources with what was found in them marked; once more: all of them"),
    ),
    Command(
        "go-review", ("4",), EVERYWHERE, N_("Review"),
        N_("What an import found, one after the other; once more: of one document"),
    ),
    Command(
        "go-agenda", ("5",), EVERYWHERE, N_("Agenda"),
        N_("Meetings and briefings; once more: all of them"),
    ),
    Command(
        "go-questions", ("6",), EVERYWHERE, N_("Questions"),
        N_("What is asked of whom, due when, answered how"),
    ),
    Command(
        "go-overview", ("7",), EVERYWHERE, N_("Overview"),
        N_("What is overdue or unanswered; money and statuses"),
    ),
    Command("go-settings", (",",), EVERYWHERE, N_("Settings"), N_("Who you are, language, keys")),
    Command(
        "import", ("i",), EVERYWHERE, N_("Import"),
        N_("Take in a document, an agenda, a library pack, or a folder of them"), writes=True,
    ),
    Command(
        "back", ("escape",), (*SCREENS, "form", "choice", "importing", "checking"), N_("Back"),
        N_("Leave the field, else one step out; never quits"), footer=5,
    ),
    Command(
        "help", ("?", "f1"), (*SCREENS, "form", "first-start", "importing"), N_("Help"),
        N_("The keys of this screen"), footer=2,
    ),
    Command(
        "palette", (":", "f2", "ctrl+p"), EVERYWHERE, N_("Commands"),
        N_("All commands of all screens, to find by name"), footer=3,
    ),
    Command(
        "quit", ("q", "ctrl+q"), (*SCREENS, *DIALOGS), N_("Quit"),
        N_("Quit; everything is saved already"), footer=3,
    ),
)  # fmt: skip

BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}

# What a person needs most on a screen, where that is not what ranks first everywhere: a terminal of
# 80 columns has room for six or seven.
_MOST_NEEDED: dict[str, tuple[str, ...]] = {
    "review": ("accept-candidate", "take-out", "edit", "next-candidate", "undo", "link-candidate",
               "help", "accept-all"),
    "agenda": ("open", "add-to-agenda", "take-off", "flag-question", "preview", "export-briefing",
               "help", "import", "new"),
    "document": ("open", "accept-wording", "next-mark", "flag-question", "help", "add-to-agenda",
                 "import"),
}  # fmt: skip


def commands_of(place: str) -> list[Command]:
    """The commands that apply on a screen or in a dialog: those of its footer in the order of that,
    then the others in the order of the list."""
    first = footer_of(place)
    return [*first, *(one for one in COMMANDS if place in one.places and one not in first)]


def commands_elsewhere(place: str) -> list[Command]:
    """The commands that only other screens have, in the order of the list."""
    return [one for one in COMMANDS if place not in one.places and one.screen is not None]


def footer_of(place: str) -> list[Command]:
    """The commands that the footer of a screen or dialog shows, what is needed most first."""
    first = [BY_ID[one] for one in _MOST_NEEDED.get(place, ())]
    ranked = [one for one in COMMANDS if place in one.places and one.footer and one not in first]
    return [*first, *sorted(ranked, key=lambda one: one.footer)]


def keys_of(command: Command, remapped: Mapping[str, str]) -> tuple[str, ...]:
    """The command's keys, those of the person's settings (`j` or `j down`) before our own."""
    if chosen := remapped.get(command.id):
        return tuple(chosen.split())
    return command.keys


def usable_keys(remapped: Mapping[str, str]) -> dict[str, str]:
    """The `keys` of the settings without what `check_keys` refuses."""
    wrong = {problem.values["command"] for problem in check_keys(remapped)}
    return {name: chosen for name, chosen in remapped.items() if name not in wrong}


def textual_keys(usable: Mapping[str, str]) -> dict[str, str]:
    """The person's own keys as Textual's keymap."""
    return {
        name: ",".join(key_names.textual_name(key) for key in chosen.split())
        for name, chosen in usable.items()
    }


def check_keys(remapped: Mapping[str, str]) -> list[Problem]:
    """What is wrong with the `keys` of the settings: `unknown-command`, `wrong-key` (no key, or one
    that terminals or Danish keyboards do not give), `key-taken` (means the command `other` on a
    screen where this one applies)."""
    problems = []
    for identifier, chosen in remapped.items():
        for key in chosen.split() or [""]:
            if identifier not in BY_ID:
                problems.append(Problem("unknown-command", command=identifier))
            elif not key_names.can_be_bound(key):
                problems.append(Problem("wrong-key", command=identifier, key=key))
            elif other := _holder(key, BY_ID[identifier], remapped):
                problems.append(Problem("key-taken", command=identifier, key=key, other=other))
    return problems


def _holder(key: str, command: Command, remapped: Mapping[str, str]) -> str | None:
    for other in COMMANDS:
        shared = set(other.places) & set(command.places)
        if other is not command and shared and key in keys_of(other, remapped):
            return other.id
    return None
