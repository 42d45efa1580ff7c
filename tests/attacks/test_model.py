"""A model of the store: whatever is done in whatever order, the library holds what the model holds,
undo takes back exactly the last thing, and what was purged is in no byte of the file.

A seeded walk, a millisecond a step; a failure names the seed and the steps that led to it.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable
from pathlib import Path
from random import Random

import msgspec

from agenda.closed import ClosedCheck
from data.errors import Problem
from data.records import RECORD_TYPES, Document, Initiative, Note, Record
from data.store.erasing import plan_erasure
from data.store.library import Library
from tests.attacks.acting import require_whole
from tests.attacks.conftest import Tally, Times, parts

Contents = dict[str, Record]
_PARTS = 10
# A walk in one library; then the next begins with an empty one.
_WALK = 100
_STEPS = (
    ("add", 5), ("write_a_note", 4), ("edit", 4), ("reclassify", 4), ("remove", 3), ("undo", 4),
    ("redo", 3), ("edit_what_was_changed_elsewhere", 1), ("open_again", 1), ("purge", 1),
)  # fmt: skip
_KINDS: tuple[type[Record], ...] = (Document, Initiative, Note)


class Store:
    """The library beside a dictionary, with the states that undo and redo go back and forth to."""

    def __init__(self, path: Path, empty: Path, chance: Random) -> None:
        self.path, self.empty, self.chance = path, empty, chance
        self.now: Contents = {}
        self.undoable: list[Contents] = []
        self.redoable: list[Contents] = []
        self.purged: list[str] = []
        self.count = 0
        self.library = self._new_library()

    def _new_library(self) -> Library:
        shutil.copyfile(self.empty, self.path)
        return Library.open(self.path)

    def step(self, name: str) -> None:
        """Do one thing, in the library and in the model, and compare them."""
        getattr(self, name)()
        assert self._kept() == self.now

    def end(self) -> None:
        """Compare once more what is closed, and look whether the file is whole."""
        check = ClosedCheck(self.library)
        for one in self.now.values():
            about = [self.now.get(_about(one))] if isinstance(one, Note) else []
            closed = any(getattr(each, "closed", False) for each in (one, *about))
            assert check.is_closed(one) == closed
        require_whole(self.library)
        self.library.close()

    def _did(self, after: Contents) -> None:
        self.undoable.append(self.now)
        self.redoable.clear()
        self.now = after

    def _word(self) -> str:
        self.count += 1
        return f"Ord{self.count}-{self.chance.getrandbits(40):x}"

    def _pick(self, *kinds: type[Record]) -> Record | None:
        found = [one for one in self.now.values() if isinstance(one, kinds)]
        return self.chance.choice(found) if found else None

    def add(self) -> None:
        kind = self.chance.choice((Document, Initiative))
        record = kind(title=self._word(), closed=self.chance.random() < 0.3)
        with self.library.writing("add") as change:
            change.add(record)
        self._did({**self.now, record.id: record})

    def write_a_note(self) -> None:
        about = self._pick(Document, Initiative)
        if about is None:
            return
        text = self._word()
        if isinstance(about, Document):
            note = Note(text=text, document=about.id)
        else:
            note = Note(text=text, initiative=about.id)
        with self.library.writing("add-note") as change:
            change.add(note)
        self._did({**self.now, note.id: note})

    def edit(self) -> None:
        one = self._pick(*_KINDS)
        self._change(one, lambda old: {_words_in(old): self._word()})

    def reclassify(self) -> None:
        one = self._pick(*_KINDS)
        self._change(one, lambda old: {"closed": not old.closed})  # type: ignore[attr-defined]

    def _change(self, one: Record | None, fields: Callable[[Record], dict[str, object]]) -> None:
        if one is None:
            return
        new = msgspec.structs.replace(one, **fields(one))
        with self.library.writing("edit") as change:
            change.replace(one, new)
        self._did({**self.now, one.id: new})

    def edit_what_was_changed_elsewhere(self) -> None:
        one = self._pick(Initiative)
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

    def remove(self) -> None:
        one = self._pick(*_KINDS)
        if one is None:
            return
        rest = {key: value for key, value in self.now.items() if key != one.id}
        referred = any(one.id == _about(note) for note in _notes(rest))
        try:
            with self.library.writing("remove") as change:
                change.remove(one)
        except Problem as problem:
            if not referred or problem.code != "changed-elsewhere":
                raise
            return
        assert not referred
        self._did(rest)

    def undo(self) -> None:
        action = self.library.undo()
        assert (action is not None) == bool(self.undoable)
        if self.undoable:
            self.redoable.append(self.now)
            self.now = self.undoable.pop()

    def redo(self) -> None:
        action = self.library.redo()
        assert (action is not None) == bool(self.redoable)
        if self.redoable:
            self.undoable.append(self.now)
            self.now = self.redoable.pop()

    def open_again(self) -> None:
        self.library.close()
        self.library = Library.open(self.path)

    def purge(self) -> None:
        one = self._pick(*_KINDS)
        if one is None:
            return
        gone = {one.id} | {note.id for note in _notes(self.now) if _about(note) == one.id}
        self.library.erase(plan_erasure(self.library, [one.id]))
        # Of every state that undo can go back to, too.
        states = (self.now, *self.undoable, *self.redoable)
        found = [state[key] for state in states for key in gone & state.keys()]
        self.purged += sorted({getattr(each, _words_in(each)) for each in found})
        self.now = {key: value for key, value in self.now.items() if key not in gone}
        assert self._kept() == self.now
        # What is left of earlier actions is undone by rules of its own: begin anew from here.
        self.library.close()
        content = self.path.read_bytes()
        assert not [word for word in self.purged if word.encode() in content]
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.library = self._new_library()
        self.undoable, self.redoable = [], []
        if self.now:
            with self.library.writing("import") as change:
                for one in sorted(self.now.values(), key=_order):
                    change.add(one)
            self.undoable = [{}]

    def _kept(self) -> Contents:
        return {one.id: one for kind in RECORD_TYPES for one in self.library.all(kind)}


def _words_in(record: Record) -> str:
    return "text" if isinstance(record, Note) else "title"


def _order(one: Record) -> int:
    return RECORD_TYPES.index(type(one))


def _notes(contents: Contents) -> list[Note]:
    return [one for one in contents.values() if isinstance(one, Note)]


def _about(note: Note) -> str:
    return note.initiative or note.document or ""


@parts(_PARTS)
def test_the_store_does_what_the_model_does(
    part: int, tmp_path: Path, times: Times, tally: Tally
) -> None:
    walks = times(8, 500_000 // _WALK // _PARTS)
    empty = tmp_path / "empty.tilsagn"
    Library.open(empty, create=True).close()
    names, weights = zip(*_STEPS, strict=True)
    for number in range(walks):
        chance = Random(f"{part}-{number}")
        store = Store(tmp_path / "library.tilsagn", empty, chance)
        trail: deque[str] = deque(maxlen=_WALK)
        try:
            for name in chance.choices(names, weights, k=_WALK):
                trail.append(name)
                store.step(name)
            store.end()
        except (AssertionError, Problem) as error:
            raise AssertionError((part, number, list(trail))) from error
    tally("steps of the model of the store", walks * _WALK)
