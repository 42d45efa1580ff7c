"""Backups are proved before they count, and restoring keeps what was there."""

from __future__ import annotations

import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.errors import Problem
from data.records import Initiative
from data.store.backup import back_up, back_up_if_due, backups, taken, thin_out
from data.store.library import Library
from data.store.restoring import restore


@pytest.fixture
def library(empty: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return empty


def add(library: Library, title: str) -> None:
    with library.writing("add-initiative") as change:
        change.add(Initiative(title=title))


def titles(path: Path) -> list[str]:
    with Library.open(path) as library:
        return [one.title for one in library.all(Initiative)]


def test_a_backup_holds_everything_and_is_private(library: Library) -> None:
    add(library, "Cykelsti til skolen")
    copy = back_up(library)
    assert backups(library.path) == [copy]
    assert titles(copy) == ["Cykelsti til skolen"]
    assert library.path.parent not in copy.parent.parents[:2]
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_backup_never_replaces_a_file(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "mine.txt"
    target.write_text("noget andet")
    with pytest.raises(Problem, match="backup-exists"):
        back_up(library, target)
    assert target.read_text() == "noget andet"


def test_restoring_brings_back_and_keeps_what_was_there(library: Library) -> None:
    add(library, "Før")
    copy = back_up(library)
    add(library, "Efter")
    kept = restore(copy, library.path)
    assert kept is not None
    assert titles(library.path) == ["Før"]
    assert titles(kept) == ["Før", "Efter"]
    assert [one.title for one in library.all(Initiative)] == ["Før"]


def test_a_damaged_library_is_set_aside_and_replaced(library: Library) -> None:
    add(library, "Før")
    copy = back_up(library)
    library.close()
    library.path.write_bytes(b"\x00" * 5000)
    kept = restore(copy, library.path)
    assert kept is not None
    assert kept.read_bytes() == b"\x00" * 5000
    assert titles(library.path) == ["Før"]


def test_a_backup_with_a_flipped_bit_is_refused(library: Library) -> None:
    add(library, "Kunstgræsbane i Lyngby")
    copy = back_up(library)
    content = copy.read_bytes()
    place = content.index("Kunstgræsbane".encode())
    copy.write_bytes(content[:place] + b"k" + content[place + 1 :])
    add(library, "Ny")
    with pytest.raises(Problem, match="damaged-backup"):
        restore(copy, library.path)
    assert titles(library.path) == ["Kunstgræsbane i Lyngby", "Ny"]


def test_restoring_where_nothing_is_makes_the_library(library: Library, tmp_path: Path) -> None:
    add(library, "Før")
    copy = back_up(library)
    elsewhere = tmp_path / "new" / "library.tilsagn"
    assert restore(copy, elsewhere) is None
    assert titles(elsewhere) == ["Før"]


def later(minutes: float) -> datetime:
    return datetime.now(UTC) + timedelta(minutes=minutes)


def test_a_backup_is_made_when_something_was_written_and_the_last_one_is_old(
    library: Library,
) -> None:
    add(library, "Før")
    assert back_up_if_due(library) is not None
    add(library, "Efter")
    assert back_up_if_due(library, later(29)) is None
    made = back_up_if_due(library, later(31))
    assert made is not None
    assert titles(made) == ["Før", "Efter"]
    assert back_up_if_due(library, later(300)) is None


def test_backups_are_thinned_to_the_newest_the_days_and_the_weeks(library: Library) -> None:
    folder = back_up(library).parent
    asked_for = {one.name for one in folder.iterdir()}
    now = datetime(2020, 11, 22, 15, tzinfo=UTC)
    for half_hours in range(48 * 60):
        when = now - timedelta(minutes=30 * half_hours)
        name = f"library-{when:%Y-%m-%dT%H%M%S.%fZ}-auto.tilsagn"
        (folder / name).write_bytes(b"")
    thin_out(library.path, now)
    kept = [one for path in backups(library.path) if (one := taken(path)) and one <= now]
    assert asked_for <= {one.name for one in backups(library.path)}
    assert kept[:6] == [now - timedelta(minutes=30 * place) for place in range(6)]
    days = {one.date() for one in kept}
    assert {now.date() - timedelta(days=back) for back in range(7)} <= days
    assert len({one.isocalendar()[:2] for one in kept}) == 4
    assert len(kept) <= 6 + 7 + 4


def test_a_clock_that_was_ahead_once_does_not_end_the_backups(library: Library) -> None:
    made = back_up_if_due(library, datetime(2099, 1, 1, tzinfo=UTC))
    assert made is not None
    made.rename(made.with_name("library-2099-01-01T000000.000000Z-auto.tilsagn"))
    assert back_up_if_due(library) is not None
