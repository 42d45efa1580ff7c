"""What a person does all day, as functions of a library, for attacks that interrupt it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import TypeVar

from agenda import initiatives, meetings, notes, questions
from data.errors import Problem
from data.records import (
    RECORD_TYPES,
    AgendaItem,
    Commitment,
    Initiative,
    Meeting,
    Note,
    Question,
    Record,
)
from data.store.changes import now
from data.store.erasing import plan_erasure
from data.store.library import Library
from data.store.rows import to_json
from data.store.whole import broken_rows
from tests.agenda.example import fill

Act = Callable[[Library], object]
R = TypeVar("R", bound=Record)


def _first(library: Library, kind: type[R]) -> R:
    found = library.all(kind)
    if not found:  # what it would act on was undone or purged
        raise Problem("no-such-record", id="")
    return found[0]


def _import(library: Library) -> None:
    with library.writing_in_batches("import", batch=20) as change:
        for number in range(60):
            change.add(Initiative(title=f"Indsats {number}", summary="ord " * 40))


def _purge(library: Library) -> None:
    library.erase(plan_erasure(library, [_first(library, Note).id]))


# The main actions, each possible in the library of `tests.agenda.example`.
ACTIONS: dict[str, Act] = {
    "make an initiative": lambda library: initiatives.make_initiative(library, "Cykelsti"),
    "edit a commitment": lambda library: initiatives.edit_commitment(
        library, _first(library, Commitment), summary="Nye ord " * 30
    ),
    "set a status": lambda library: initiatives.set_status(
        library, _first(library, Initiative), "done", on="2026-11-22", note="Det er bygget."
    ),
    "flag a question": lambda library: questions.flag(
        library, "Hvornår?", initiative=_first(library, Initiative).id
    ),
    "answer a question": lambda library: questions.answer(
        library, _first(library, Question), "I morgen.", answered_on="2026-11-22"
    ),
    "write a note": lambda library: notes.add_note(
        library, "Husk det.", meeting=_first(library, Meeting).id
    ),
    "make a meeting": lambda library: meetings.make_meeting(library, "Skoleudvalget"),
    "add to the agenda": lambda library: meetings.choose(
        library, _first(library, AgendaItem).id, _first(library, Commitment).id
    ),
    "import many": _import,
    "undo": lambda library: library.undo(),
    "keep a draft": lambda library: library.save_draft("note:x", "Halvt sk", now()),
    "purge": _purge,
}


def filled(library: Library) -> Library:
    """The example in an empty library."""
    fill(library)
    return library


def state(library: Library) -> frozenset[str]:
    """Everything that is kept and would be missed, for comparing before and after."""
    records = (to_json(one) for kind in RECORD_TYPES for one in library.all(kind))
    drafts = (f"{row['key']}={row['text']}" for row in library.rows("SELECT * FROM draft"))
    return frozenset((*records, *drafts))


def require_whole(library: Library) -> None:
    """AssertionError when anything in the file is damaged."""
    broken = broken_rows(library._connection)
    assert not broken, broken


def some_actions(chance: Random, count: int) -> Iterator[tuple[str, Act]]:
    """So many of the actions, by chance; several of them need what others take away."""
    for _ in range(count):
        yield chance.choice(sorted(ACTIONS.items()))
