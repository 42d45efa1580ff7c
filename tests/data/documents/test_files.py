"""Many files in a process that can be killed: events, cancelling, nothing left behind."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.documents.files import Event, Failed, PageRead, Read, Started, read_document, read_files
from data.documents.frames import BrokenFrameError, packed, unpacked
from data.documents.memory import resident_bytes
from data.documents.passage import Passage
from data.documents.reading import Attached, Extract, Link, Notice
from data.errors import Problem
from tests.data.documents.makers import lines_down, make_pdf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Vi bygger en park.", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(make_pdf([lines_down([f"Side {n}"]) for n in range(3)]))
    (tmp_path / "c.html").write_text("<html><p>En sti</p></html>", encoding="utf-8")
    return tmp_path


def children() -> set[str]:
    """The processes that this one has started and that still run."""
    if not sys.platform.startswith("linux"):
        pytest.skip("processes are counted by /proc")
    tasks = Path(f"/proc/{os.getpid()}/task").iterdir()
    return {child for task in tasks for child in (task / "children").read_text().split()}


def test_each_file_has_its_events_in_order(folder: Path) -> None:
    files = sorted(folder.iterdir())
    events = list(read_files([*files, folder / "missing.pdf"]))
    shape = [(type(event).__name__, event.source.name) for event in events]
    assert [step for step in shape if step[0] != "PageRead"] == [
        ("Started", "a.txt"), ("Read", "a.txt"), ("Started", "b.pdf"), ("Read", "b.pdf"),
        ("Started", "c.html"), ("Read", "c.html"),
        ("Started", "missing.pdf"), ("Failed", "missing.pdf"),
    ]  # fmt: skip
    pages = [event for event in events if isinstance(event, PageRead)]
    assert (pages[-1].page, pages[-1].pages) == (3, 3)
    assert [event.number for event in events if isinstance(event, Started)] == [1, 2, 3, 4]


def test_no_process_is_left_when_done_or_dropped(folder: Path) -> None:
    before = children()
    list(read_files(sorted(folder.iterdir())))
    assert children() == before
    events = read_files([folder / "b.pdf", folder / "c.html"])
    while not isinstance(next(events), Read):
        pass
    assert children() - before
    assert isinstance(events, Iterator)
    events.close()
    assert children() == before


def test_cancelling_ends_in_the_middle_of_a_file(tmp_path: Path) -> None:
    long = tmp_path / "long.pdf"
    long.write_bytes(make_pdf([lines_down(["Vi bygger en park."] * 50)] * 1500))
    before = children()
    cancelled = threading.Event()
    seen: list[Event] = []
    for event in read_files([long, long], cancelled):
        seen.append(event)
        if isinstance(event, PageRead):
            cancelled.set()
    assert not [event for event in seen if isinstance(event, Read | Failed)]
    assert children() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_folders_and_broken_links_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    (tmp_path / "pipe-link.txt").symlink_to(tmp_path / "pipe.pdf")
    names = ["pipe.pdf", "link.pdf", "loop.pdf", "pipe-link.txt", "."]
    events = read_files([tmp_path / name for name in names])
    codes = [event.problem.code for event in events if isinstance(event, Failed)]
    assert codes == [
        "not-a-regular-file", "missing-file", "cannot-read", "not-a-regular-file", "is-folder",
    ]  # fmt: skip


def test_one_document_is_read_or_raises(folder: Path) -> None:
    assert read_document(folder / "c.html").text == "En sti"
    with pytest.raises(Problem) as problem:
        read_document(folder / "missing.html")
    assert problem.value.values["file"] == str(folder / "missing.html")


def test_a_misnamed_file_is_read_as_what_it_is_and_told(folder: Path) -> None:
    misnamed = (folder / "c.html").rename(folder / "c.pdf")
    reading = read_document(misnamed)
    assert reading.format == "html"
    assert reading.notices == (Notice("misnamed", {"promised": "pdf", "format": "html"}),)


def test_what_crosses_the_pipe_comes_back_the_same() -> None:
    extract = Extract(
        text="Byråd",
        passages=(Passage("paragraph", 0, 5, None), Passage("heading", 0, 5, 3)),
        parser="x 1",
        notices=(Notice("damaged-pages", {"damaged": (1, 2)}),),
        title="Æ",
        date="2026",
        links=(Link(0, 2, "https://example.org"),),
        attachments=(Attached("a", b"\x00\x01"), Attached("b", b"")),
    )
    assert unpacked(*packed(extract)) == extract
    with pytest.raises(BrokenFrameError):
        unpacked({"text": "x"}, b"")


def test_memory_of_a_process_can_be_told() -> None:
    held = resident_bytes(os.getpid())
    assert held is not None
    assert 5_000_000 < held < 50_000_000_000
