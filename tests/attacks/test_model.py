"""A model of the store: whatever is done in whatever order, the library holds what the model holds,
undo takes back exactly the last thing, and what was purged is in no byte of the file."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from agenda.closed import ClosedCheck
from data.errors import Problem
from data.records import RECORD_TYPES, Document, Initiative, Note, Record
from data.store.erasing import plan_erasure
from data.store.library import Library
from tests.attacks.acting import require_whole
from tests.attacks.conftest import Tally, Times

Contents = dict[str, Record]
_STEPS = 50
_DONE: list[int] = [0]


class Store(RuleBasedStateMachine):
    """The library beside a dictionary, with the states that undo and redo go back and forth to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="tilsagn-model-"))
        self.path = self.folder / "library.tilsagn"
        self.library = Library.open(self.path, create=True)
        self.now: Contents = {}
        self.undoable: list[Contents] = []
        self.redoable: list[Contents] = []
        self.purged: list[str] = []
        self.count = 0

    def teardown(self) -> None:
        require_whole(self.library)
        self.library.close()
        shutil.rmtree(self.folder)

    def _did(self, after: Contents) -> None:
        self.undoable.append(self.now)
        self.redoable.clear()
        self.now = after

    def _word(self) -> str:
        self.count += 1
        return f"Ord{self.count}-{Random(self.count).getrandbits(40):x}"

    def _pick(self, kind: type[Record], place: int) -> Record | None:
        found = [one for one in self.now.values() if isinstance(one, kind)]
        return found[place % len(found)] if found else None

    @rule(kind=st.sampled_from([Document, Initiative]), closed=st.booleans())
    def add(self, kind: type[Document] | type[Initiative], closed: bool) -> None:
        record = kind(title=self._word(), closed=closed)
        with self.library.writing("add") as change:
            change.add(record)
        self._did({**self.now, record.id: record})

    @rule(place=st.integers(0, 99), document=st.booleans())
    def write_a_note(self, place: int, document: bool) -> None:
        about = self._pick(Document if document else Initiative, place)
        if about is None:
            return
        text = self._word()
        note = (
            Note(text=text, document=about.id) if document else Note(text=text, initiative=about.id)
        )
        with self.library.writing("add-note") as change:
            change.add(note)
        self._did({**self.now, note.id: note})

    @rule(place=st.integers(0, 99), kind=st.sampled_from([Document, Initiative]))
    def edit(self, place: int, kind: type[Record]) -> None:
        self._change(self._pick(kind, place), lambda _one: {"title": self._word()})

    @rule(place=st.integers(0, 99), kind=st.sampled_from([Document, Initiative, Note]))
    def reclassify(self, place: int, kind: type[Record]) -> None:
        one = self._pick(kind, place)
        self._change(one, lambda old: {"closed": not old.closed})  # type: ignore[attr-defined]

    def _change(self, one: Record | None, fields: Callable[[Record], dict[str, object]]) -> None:
        if one is None:
            return
        new = msgspec.structs.replace(one, **fields(one))
        with self.library.writing("edit") as change:
            change.replace(one, new)
        self._did({**self.now, one.id: new})

    @rule(place=st.integers(0, 99))
    def edit_what_was_changed_elsewhere(self, place: int) -> None:
        one = self._pick(Initiative, place)
        if one is None:
            return
        old = msgspec.structs.replace(one, title="Noget helt andet")
        try:
            with self.library.writing("edit") as change:
                change.replace(old, msgspec.structs.replace(old, title="Overskrevet"))
        except Problem as problem:
            if problem.code == "changed-elsewhere":
                return
        raise AssertionError("it was overwritten")

    @rule(place=st.integers(0, 99), kind=st.sampled_from([Document, Initiative, Note]))
    def remove(self, place: int, kind: type[Record]) -> None:
        one = self._pick(kind, place)
        if one is None:
            return
        rest = {key: value for key, value in self.now.items() if key != one.id}
        referred = any(one.id in (n.initiative, n.document) for n in _notes(rest))
        try:
            with self.library.writing("remove") as change:
                change.remove(one)
        except Problem as problem:
            if not referred or problem.code != "changed-elsewhere":
                raise
            return
        assert not referred
        self._did(rest)

    @rule()
    def undo(self) -> None:
        action = self.library.undo()
        assert (action is not None) == bool(self.undoable)
        if self.undoable:
            self.redoable.append(self.now)
            self.now = self.undoable.pop()

    @rule()
    def redo(self) -> None:
        action = self.library.redo()
        assert (action is not None) == bool(self.redoable)
        if self.redoable:
            self.undoable.append(self.now)
            self.now = self.redoable.pop()

    @rule()
    def open_again(self) -> None:
        self.library.close()
        self.library = Library.open(self.path)

    @precondition(lambda self: len(self.now) > 3)
    @rule(place=st.integers(0, 99), kind=st.sampled_from([Document, Initiative, Note]))
    def purge(self, place: int, kind: type[Record]) -> None:
        one = self._pick(kind, place)
        if one is None:
            return
        gone = {one.id} | {n.id for n in _notes(self.now) if one.id in (n.initiative, n.document)}
        self.library.erase(plan_erasure(self.library, [one.id]))
        # Of every state that undo can go back to, too.
        words = {
            str(getattr(state[key], "title", None) or getattr(state[key], "text", ""))
            for state in (self.now, *self.undoable, *self.redoable)
            for key in gone & state.keys()
        }
        self.purged += sorted(words)
        self.now = {key: value for key, value in self.now.items() if key not in gone}
        assert self._kept() == self.now
        # What is left of earlier actions is undone by rules of its own: begin anew from here.
        self.library.close()
        content = self.path.read_bytes()
        assert not [word for word in self.purged if word.encode() in content]
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.path.unlink()
        self.library = Library.open(self.path, create=True)
        self.undoable, self.redoable = [], []
        if self.now:
            with self.library.writing("import") as change:
                for one in sorted(self.now.values(), key=_order):
                    change.add(one)
            self.undoable = [{}]

    @invariant()
    def the_library_is_the_model(self) -> None:
        _DONE[0] += 1
        assert self._kept() == self.now

    @invariant()
    def what_is_closed_is_what_the_model_says(self) -> None:
        check = ClosedCheck(self.library)
        for one in self.now.values():
            about = [self.now.get(_about(one))] if isinstance(one, Note) else []
            closed = any(getattr(each, "closed", False) for each in (one, *about))
            assert check.is_closed(one) == closed

    def _kept(self) -> Contents:
        return {one.id: one for kind in RECORD_TYPES for one in self.library.all(kind)}


def _order(one: Record) -> int:
    return RECORD_TYPES.index(type(one))


def _notes(contents: Contents) -> list[Note]:
    return [one for one in contents.values() if isinstance(one, Note)]


def _about(note: Note) -> str:
    return note.initiative or note.document or ""


def test_the_store_does_what_the_model_does(times: Times, tally: Tally) -> None:
    runs = times(12, 10_000)
    _DONE[0] = 0
    run_state_machine_as_test(
        Store,
        settings=settings(
            max_examples=runs,
            stateful_step_count=_STEPS,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    tally("steps of the model of the store", _DONE[0])
