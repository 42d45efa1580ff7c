"""Exports get safe names and never go over a file that is not ours."""

from __future__ import annotations

import os
import string
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.briefing import assemble
from agenda.paper import assemble_agenda
from data.errors import Problem
from data.store.library import Library
from exports import language
from exports.target import agenda_file_name, briefing_file_name, free_path, slug, write_export
from tests.agenda.example import MEETING

ALLOWED = set(string.ascii_lowercase + string.digits + "-")


@given(st.text())
def test_names_are_made_of_allowed_characters(text: str) -> None:
    name = slug(text)
    assert name
    assert set(name) <= ALLOWED
    assert len(name) <= 80
    assert not name.startswith("-")
    assert not name.endswith("-")


def test_names_of_meetings(library: Library) -> None:
    briefing = assemble(library, MEETING)
    assert briefing_file_name(briefing) == "2025-10-08-boerneudvalget-briefing.md"
    language.use("da")
    assert briefing_file_name(briefing) == "2025-10-08-boerneudvalget-moedeforberedelse.md"
    paper = assemble_agenda(library, MEETING)
    assert agenda_file_name(paper, "docx") == "2025-10-08-boerneudvalget-dagsorden.docx"


def test_name_of_a_closed_or_long_or_undated_meeting(library: Library) -> None:
    briefing = assemble(library, MEETING)
    closed = msgspec.structs.replace(briefing, meeting_closed=True)
    assert briefing_file_name(closed) == "2025-10-08-briefing.md"
    bare = msgspec.structs.replace(briefing.meeting, body="../" + "Ø" * 300, date=None)
    name = briefing_file_name(msgspec.structs.replace(briefing, meeting=bare))
    assert name.startswith("oeoe")
    assert name.endswith("-briefing.md")
    assert len(name) <= 84


def code_of(library: Library, path: Path, content: bytes = b"new") -> str:
    with pytest.raises(Problem) as raised:
        write_export(library, path, content, name="usual.md")
    return raised.value.code


def test_a_new_file_and_its_next_edition(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    assert write_export(library, target, b"one", name="usual.md", holds_closed=True) == target
    assert write_export(library, target, [b"tw", b"o"], name="usual.md") == target
    assert target.read_bytes() == b"two"
    assert [(row["path"], row["holds_closed"]) for row in library.files_handed_out()] == [
        (str(target), 0)
    ]


def test_a_folder_gets_the_usual_name(library: Library, tmp_path: Path) -> None:
    assert write_export(library, tmp_path, b"x", name="usual.md") == tmp_path / "usual.md"


def test_what_somebody_else_wrote_stays(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_bytes(b"somebody's words")
    assert code_of(library, target) == "export-exists"
    assert target.read_bytes() == b"somebody's words"


def test_what_somebody_changed_since_stays(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    write_export(library, target, b"one", name="usual.md")
    target.write_bytes(b"one, and a colleague's remark")
    assert code_of(library, target) == "export-changed"
    assert target.read_bytes() == b"one, and a colleague's remark"


def test_what_was_made_read_only_stays(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    write_export(library, target, b"one", name="usual.md")
    target.chmod(0o400)
    assert code_of(library, target) == "cannot-write"
    assert target.read_bytes() == b"one"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on a process's files")
def test_a_full_disk_leaves_what_was_there(library: Library, tmp_path: Path) -> None:
    import resource

    target = tmp_path / "out.md"
    write_export(library, target, b"one", name="usual.md")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, usual[1]))
    try:
        assert code_of(library, target, b"x" * 100_000) == "cannot-write"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert target.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir() if "out.md" in one.name] == ["out.md"]


def test_the_same_content_again_is_no_conflict(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_bytes(b"same")
    write_export(library, target, b"same", name="usual.md")
    assert target.read_bytes() == b"same"


def test_no_folder(library: Library, tmp_path: Path) -> None:
    assert code_of(library, tmp_path / "missing" / "out.md") == "no-folder"


@pytest.mark.parametrize("place", ["x" * 300, f"{'x' * 300}/a.md"])
def test_a_name_that_is_too_long_is_named(library: Library, tmp_path: Path, place: str) -> None:
    with pytest.raises(Problem, match=r"cannot-write|no-folder") as refused:
        write_export(library, tmp_path / place, b"x", name="a.md")
    assert "xxx" in str(refused.value)


def test_the_library_itself_is_never_a_target(library: Library) -> None:
    assert code_of(library, library.path) == "export-exists"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_is_not_followed(library: Library, tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"x")
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    assert code_of(library, tmp_path / "link.md", b"x") == "export-exists"
    (tmp_path / "dangling.md").symlink_to(tmp_path / "nowhere")
    assert code_of(library, tmp_path / "dangling.md") == "export-exists"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_opened(library: Library, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert code_of(library, tmp_path / "pipe") == "export-exists"


def test_a_free_name(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    assert free_path(target) == target
    target.touch()
    (tmp_path / "out-2.md").touch()
    assert free_path(target) == tmp_path / "out-3.md"
