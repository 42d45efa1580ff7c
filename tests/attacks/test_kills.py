"""Kill -9, several processes, killed migrations and exports: see `kills`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from data.store import migrations
from data.store.library import Library
from tests.attacks.acting import require_whole
from tests.attacks.conftest import Tally, Times
from tests.attacks.forking import run_attack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork and no kill")

# Name of the attack -> what it is called in SECURITY.md, how often in `make test`, in a soak.
ATTACKS = {
    "while_writing": ("kills -9 while writing", 15, 4_000),
    "while_doing_anything": ("kills -9 while doing anything", 8, 1_000),
    "several_writers": ("writes of 2 to 6 processes at once", 60, 50_000),
    "while_migrating": ("migrations killed", 3, 100),
    "while_exporting": ("exports killed", 12, 3_000),
    "exporting_on_a_full_disk": ("exports on a full disk", 5, 500),
}


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_nothing_is_lost_or_torn(name: str, tmp_path: Path, times: Times, tally: Tally) -> None:
    said, few, many = ATTACKS[name]
    tally(said, run_attack(f"kills:{name}", times(few, many), tmp_path))


@pytest.mark.parametrize("schema", range(1, migrations.SCHEMA))
def test_a_library_of_every_released_schema_is_brought_up_to_date(
    schema: int, tmp_path: Path, tally: Tally
) -> None:
    from data.records import Initiative
    from data.store.backup import backups
    from tests.attacks.kills import old_library

    path = tmp_path / "old.tilsagn"
    titles = old_library(path, schema)
    with Library.open(path) as library:
        require_whole(library)
        assert {one.title for one in library.all(Initiative)} == titles
        assert library.files_handed_out() == []
    assert len(backups(path)) == 1
    tally("libraries of older schemas", 1)
