"""Every hostile file ends as one reason or as text, and the files after it are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.documents import process
from data.documents.files import Failed, Read, read_files
from tests.data.documents.hostile import HOSTILE, form_loop


def outcomes(paths: list[Path]) -> dict[str, list[str]]:
    """What reading the files ends as, by the name of the file."""
    found: dict[str, list[str]] = {path.name: [] for path in paths}
    for event in read_files(paths):
        if isinstance(event, Read | Failed):
            ended = "read" if isinstance(event, Read) else event.problem.code
            found[event.source.path.name].append(ended)
    return found


# The files of a kind are read one after the other, as a person's folder is: a reader that survives
# one of them must still read the next.
@pytest.mark.parametrize("kind", sorted({name.rpartition(".")[2] for name in HOSTILE}))
def test_hostile_files_end_as_expected_and_the_next_one_is_read(tmp_path: Path, kind: str) -> None:
    paths: list[Path] = []
    expected: dict[str, set[str]] = {}
    for name, (make, ends) in HOSTILE.items():
        if name.endswith(f".{kind}"):
            hostile, good = tmp_path / name, tmp_path / f"after {name}.txt"
            hostile.write_bytes(make())
            good.write_text("Vi bygger en park.", encoding="utf-8")
            paths += [hostile, good]
            expected |= {hostile.name: ends, good.name: {"read"}}
    found = outcomes(paths)
    assert all(found.values()), found
    wrong = {name: ends for name, ends in found.items() if not set(ends) <= expected[name]}
    assert not wrong


def test_a_reader_that_never_ends_is_killed_and_the_next_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "SECONDS", 0.3)
    loop, good = tmp_path / "loop.pdf", tmp_path / "good.html"
    loop.write_bytes(form_loop())
    good.write_text("<html><p>Vi bygger en park.</p></html>", encoding="utf-8")
    (ended,) = outcomes([loop, good])[loop.name]
    assert ended in {"over-time", "reader-crashed"}
    monkeypatch.setattr(process, "SECONDS", 8.0)
    assert outcomes([good]) == {good.name: ["read"]}
