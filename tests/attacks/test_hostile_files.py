"""Hostile files come in: each is read or refused with one reason, in bounded time and memory, and
the screen goes on answering meanwhile."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from data.documents.files import Failed, Read, Started, read_files
from data.documents.process import SECONDS_IN_ALL
from data.documents.serving import MEMORY_LIMIT
from data.store.library import Library
from tests.attacks.conftest import Tally, Times, parts
from tests.attacks.hostile_files import COUNT, hostile_files
from tests.tui.screen_text import SMALL, open_on, shows, text_of, type_in
from tui.messages import sentence

_PARTS = 4
# Some of them are not to be read in a test of a second or two.
_FEW = 6
_TIMER = 0.01
_PATIENCE = 1_200


@parts(_PARTS)
def test_hostile_files_are_read_or_refused_in_bounded_time_and_memory(
    part: int, tmp_path: Path, times: Times, tally: Tally, most: Tally
) -> None:
    files = list(hostile_files(times(_FEW, COUNT)))[part :: _PARTS if times(0, 1) else 1]
    paths = [tmp_path / name for name, _content in files]
    for path, (_name, content) in zip(paths, files, strict=True):
        path.write_bytes(content)
    slowest, ended, started = 0.0, dict.fromkeys(paths, 0), time.monotonic()
    for event in read_files(paths):
        if isinstance(event, Started):
            started = time.monotonic()
            continue
        if isinstance(event, Read | Failed):
            slowest = max(slowest, time.monotonic() - started)
            ended[event.source.path] += 1
        if isinstance(event, Failed):
            assert "\n" not in sentence(event.problem)
    assert all(ended.values()), [path.name for path, count in ended.items() if not count]
    tally("hostile files", len(files))
    most("hostile files: longest time for one, ms", round(slowest * 1_000))
    # Twice the limit, and as long again for a machine that is busy with other things.
    assert slowest < 4 * SECONDS_IN_ALL
    if sys.platform == "linux":
        import resource

        # The largest of all processes that this one has waited for.
        held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        most("hostile files: most memory of a reader, MB", held // 1024)
        assert held * 1024 < 2 * MEMORY_LIMIT


async def test_the_screen_answers_while_hostile_files_are_read(
    tmp_path: Path, times: Times, tally: Tally, most: Tally
) -> None:
    """The longest that a timer of 10 ms had to wait."""
    library, folder = tmp_path / "library.tilsagn", tmp_path / "files"
    Library.open(library, create=True).close()
    folder.mkdir()
    files = list(hostile_files(times(_FEW, COUNT)))
    for name, content in files:
        (folder / name).write_bytes(content)
    app = open_on(library)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, "The library is empty")
        await pilot.press("escape", "i")
        await shows(pilot, "File or folder")
        await pilot.press("ctrl+a", "ctrl+k")
        await type_in(pilot, str(folder))
        await pilot.press("ctrl+s")
        longest, until, text = 0.0, time.monotonic() + _PATIENCE, ""
        while not ("Imported: " in text and "not read: " in text):
            assert app.is_running, "the app went down"
            assert time.monotonic() < until, text
            # What a person would see is looked at between, as it takes time itself.
            text = text_of(app)
            longest = max(longest, await _longest_wait(0.5))
    tally("hostile files read in the app", len(files))
    most("hostile files: longest wait of the screen, ms", round(longest * 1_000))


async def _longest_wait(seconds: float) -> float:
    """The longest that a timer of 10 ms is late within that time."""
    longest, until = 0.0, time.monotonic() + seconds
    while (begun := time.monotonic()) < until:
        await asyncio.sleep(_TIMER)
        longest = max(longest, time.monotonic() - begun - _TIMER)
    return longest
