"""Every hostile file ends as one reason or as text, and the files after it are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.documents import child
from data.documents.child import Failed, Read, read_files
from tests.data.documents.hostile import HOSTILE, form_loop


def outcomes(paths: list[Path]) -> list[str]:
    events = [event for event in read_files(paths) if isinstance(event, Read | Failed)]
    return ["read" if isinstance(event, Read) else event.problem.code for event in events]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_as_expected(tmp_path: Path, name: str) -> None:
    make, expected = HOSTILE[name]
    hostile, good = tmp_path / name, tmp_path / "good.txt"
    hostile.write_bytes(make())
    good.write_text("Vi bygger en park.", encoding="utf-8")
    *found, last = outcomes([hostile, good])
    assert found
    assert set(found) <= expected
    assert last == "read"


def test_a_reader_that_never_ends_is_killed_and_the_next_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "SECONDS", 1.0)
    loop, good = tmp_path / "loop.pdf", tmp_path / "good.html"
    loop.write_bytes(form_loop())
    good.write_text("<html><p>Vi bygger en park.</p></html>", encoding="utf-8")
    found = outcomes([loop, good])
    assert found[0] in {"over-time", "reader-crashed"}
    monkeypatch.setattr(child, "SECONDS", 8.0)
    assert outcomes([good]) == ["read"]
