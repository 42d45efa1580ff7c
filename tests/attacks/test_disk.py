"""The power fails, the disk fills up, writing fails, the place is read-only: what was acknowledged
is there, and an action is there wholly or not at all."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from data.errors import Problem
from data.store.erasing import PURGE
from data.store.library import Library
from tests.attacks.acting import ACTIONS, Act, filled, require_whole, some_actions, state
from tests.attacks.conftest import Tally, Times
from tests.attacks.disk import FAILURES, Disk, after_power_failure, files_beside

_ACTIONS_A_DAY = 20
_STATES_A_DAY = 100


def test_a_power_failure_loses_nothing_acknowledged(
    tmp_path: Path, times: Times, tally: Tally
) -> None:
    """Writes are recorded as they reach the disk; then the power fails after any of them, and of
    what was not flushed any part may be lost. The library opened then is the one of the last
    acknowledged action, or already that of the next."""
    days = times(1, 200)
    for day in range(days):
        _one_day(tmp_path / f"day-{day}", Random(day))
    tally("states after a power failure", days * _STATES_A_DAY)


def _one_day(folder: Path, chance: Random) -> None:
    path = folder / "library.tilsagn"
    with Library.open(path, create=True) as library:
        filled(library)
    before = files_beside(path)
    disk = Disk()
    with disk.watching(), Library.open(path) as library:
        states, names = [state(library)], [""]
        disk.mark(0)
        for name, act in some_actions(chance, _ACTIONS_A_DAY):
            with contextlib.suppress(Problem):
                act(library)
            states.append(state(library))
            names.append(name)
            disk.mark(len(states) - 1)
    for number in range(_STATES_A_DAY):
        events = disk.events[: chance.randrange(len(disk.events)) + 1]
        acknowledged = max((one.at for one in events if one.what == "mark"), default=0)
        left = after_power_failure(before, events, chance)
        found = _opened_after(folder / f"{number}.tilsagn", path, left)
        expected = states[acknowledged : acknowledged + 2]
        some_of_many = names[min(acknowledged + 1, len(names) - 1)] == "import many"
        assert found in expected or (some_of_many and expected[0] <= found <= expected[-1]), (
            number,
            acknowledged,
            names[acknowledged : acknowledged + 2],
        )


def _opened_after(path: Path, original: Path, left: dict[str, bytes]) -> frozenset[str]:
    for name, content in left.items():
        Path(name.replace(str(original), str(path))).write_bytes(content)
    with Library.open(path) as library:
        require_whole(library)
        found = state(library)
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()
    return found


@pytest.mark.parametrize("how", sorted(FAILURES))
def test_a_disk_that_fails_or_is_full_at_any_step_of_any_action(
    tmp_path: Path, times: Times, tally: Tally, how: str
) -> None:
    """Every step of every action fails once, and all after it: one Problem comes, the action is
    there wholly or not at all, and the next one works."""
    every = times(1, 100)
    failures = 0
    with Library.open(tmp_path / "example.tilsagn", create=True) as made:
        filled(made)
    for name, act in ACTIONS.items():
        for step in _steps(Random(name), every):
            if not _fails_well(tmp_path / "library.tilsagn", name, act, step, how):
                break
            failures += 1
    assert failures > len(ACTIONS)
    tally(f"writes on a disk that is {how}", failures)


def _steps(chance: Random, every: int) -> Iterator[int]:
    """All steps in a soak; else some of them, never the same distance apart."""
    step = 1
    while True:
        yield step
        step += 1 if every > 1 else chance.randint(8, 30)


def _fails_well(path: Path, name: str, act: Act, step: int, how: str) -> bool:
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()
    shutil.copyfile(path.with_name("example.tilsagn"), path)
    disk = Disk()
    with disk.watching(), Library.open(path) as library:
        before = state(library)
        with disk.failing(step, how):
            acknowledged, code = True, ""
            try:
                act(library)
            except Problem as problem:
                acknowledged = False
                code = problem.code
            came = disk.failed
        assert acknowledged or code == "library-failed", (name, step, code)
        require_whole(library)
        after = state(library)
    with Library.open(path) as library:
        require_whole(library)
        kept = state(library)
        assert kept == after, (name, step)
        # The last flush of all may fail when the action is on the disk already.
        complete = name == "keep a draft" or _is_complete(library)
        if not acknowledged and kept != before and not complete:
            # Many records are written in several goes: what was begun can be undone.
            assert name == "import many", (name, step)
            library.undo()
            assert state(library) == before, (name, step)
        with library.writing("make-initiative"):
            pass
        library.save_draft("next", "virker", "2026-11-22T00:00:00Z")
        assert library.draft("next") == "virker"
    return came


def _is_complete(library: Library) -> bool:
    """Whether the latest action is in the log with all its changes."""
    action = library.log(1)[0]
    sql = "SELECT count(*) FROM change WHERE action = ?"
    return action.verb == PURGE or action.size == library.rows(sql, (action.id,))[0][0]


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_what_can_only_be_read_is_not_written(tmp_path: Path, tally: Tally, name: str) -> None:
    path = tmp_path / "library.tilsagn"
    with Library.open(path, create=True) as library:
        filled(library)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    with Library.open(path) as library:
        assert library.read_only == "newer"
        with pytest.raises(Problem, match="library-read-only"):
            ACTIONS[name](library)
    assert path.read_bytes() == before
    tally("actions on a library that can only be read", 1)
