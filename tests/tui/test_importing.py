"""Import from the app: file by file, stopped at any time, one summary, one undo, on to review."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from data import intake
from data.errors import Problem
from data.records import Commitment, Document
from data.store.library import Library
from exports import language
from tests.agenda.papers import FIRST
from tests.data.documents.makers import lines_down, make_pdf
from tests.tui.screen_text import SMALL, open_on, shows, type_in
from tui.messages import sentence
from tui.screens import taking_in

PROMISE = "Kommunen bygger en bro over åen for 4 mio. kr., som skal stå færdig i 2028."


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.tilsagn"
    Library.open(path, create=True).close()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Forty texts and one file that is none."""
    made = tmp_path / "sager"
    (made / "under").mkdir(parents=True)
    for number in range(40):
        text = f"Sag {number}\n\n{PROMISE.replace('bro', f'bro nummer {number}')}\n"
        place = made / ("under" if number % 2 else "") / f"sag-{number:02}.txt"
        place.write_text(text, encoding="utf-8")
    (made / "tom.txt").write_text("", encoding="utf-8")
    return made


async def begin(pilot: Pilot[None], path: Path) -> None:
    await pilot.press("escape", "i")
    await shows(pilot, "File or folder")
    await pilot.press("ctrl+a", "ctrl+k")
    await type_in(pilot, str(path))
    await pilot.press("ctrl+s")


def count(path: Path) -> tuple[int, int]:
    with Library.open(path) as opened:
        return opened.count(Document), opened.count(Commitment)


async def test_a_folder_comes_in_as_one_and_goes_as_one(library: Path, folder: Path) -> None:
    (folder / "pakke.yaml").write_text("tilsagn: &a 1\n", encoding="utf-8")
    async with open_on(library).run_test(size=SMALL) as pilot:
        await shows(pilot, "The library is empty")
        await begin(pilot, folder)
        text = await shows(pilot, "Imported: 40 documents; not read: 2; ", "found, Enter reviews")
        pack, *rows = [line for line in text.splitlines() if ".txt" in line or ".yaml" in line]
        assert "pakke.yaml" in pack
        assert "not read: " in pack
        assert "tom.txt" in rows[0]
        assert "not read: is empty" in rows[0]
        assert "sag-00.txt" in rows[1]
        assert "new, 1 commitment" in rows[1]
        await pilot.press("enter")
        await shows(pilot, "1 of 40", "Status:")
        await pilot.press("u")
        await shows(pilot, "Nothing waits for review", "Undone: imported files")
    assert count(library) == (0, 0)
    with Library.open(library) as opened:
        assert len(opened.log()) == 2


async def test_stopped_it_keeps_nothing(library: Path, tmp_path: Path) -> None:
    pages = [lines_down([PROMISE] * 20) for _ in range(150)]
    folder = tmp_path / "pdf"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.pdf").write_bytes(make_pdf(pages))
    async with open_on(library).run_test(size=SMALL) as pilot:
        await shows(pilot, "The library is empty")
        await begin(pilot, folder)
        text = await shows(pilot, "00.pdf", "waits")
        assert any(one.strip("┃ ").startswith("Esc Stop") for one in text.splitlines())
        await pilot.press("q")
        await shows(pilot, "still running; Esc stops it")
        await pilot.press("escape")
        await shows(pilot, "Import stopped; nothing of it was kept")
    assert count(library) == (0, 0)


async def test_what_cannot_be_read_is_told_whole(library: Path, folder: Path) -> None:
    several = folder / "flere"
    several.mkdir()
    (several / "aftale.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (several / "sag.txt").write_text("Sagen er udsat.", encoding="utf-8")
    (several / "tegning.dwg").write_bytes(b"AC1032")
    async with open_on(library, "da").run_test(size=SMALL) as pilot:
        await shows(pilot, "Biblioteket er tomt")
        await begin_danish(pilot, folder / "tom.txt")
        await shows(pilot, "tom.txt", "er tom")
        await pilot.press("escape")
        await begin_danish(pilot, folder / "ingen.txt")
        await shows(pilot, "der er ingen sådan fil eller mappe")
        await begin_danish(pilot, several)
        await shows(pilot, "▶ aftale.doc", "1 dokument; ikke læst: 2", "eller tekst")


async def test_what_an_agenda_leaves_in_doubt_is_told_of_its_file(
    library: Path, folder: Path
) -> None:
    (folder / "tvivl.txt").write_text(FIRST.replace("\n4. Ny", "\n3. Ny"), encoding="utf-8")
    async with open_on(library).run_test(size=SMALL) as pilot:
        await shows(pilot, "The library is empty")
        await begin(pilot, folder / "tvivl.txt")
        await shows(pilot, "1 meeting", "1 remark", "several items have the number 3")


async def begin_danish(pilot: Pilot[None], path: Path) -> None:
    await pilot.press("escape", "i")
    await shows(pilot, "Fil eller mappe")
    await pilot.press("ctrl+a", "ctrl+k")
    await type_in(pilot, str(path))
    await pilot.press("ctrl+s")


async def test_documents_can_be_closed_and_what_is_found_accepted_unseen(
    library: Path, folder: Path
) -> None:
    async with open_on(library).run_test(size=SMALL) as pilot:
        await shows(pilot, "The library is empty")
        await pilot.press("escape", "i")
        await shows(pilot, "waits for review")
        await pilot.press("ctrl+a", "ctrl+k")
        await type_in(pilot, str(folder / "sag-00.txt"))
        await pilot.press("tab", "right", "ctrl+s")
        await shows(pilot, "1 found, Enter reviews them")
        await pilot.press("enter")
        await shows(pilot, "CLOSED")
        await pilot.press("escape", "i")
        await shows(pilot, "waits for review")
        await pilot.press("ctrl+a", "ctrl+k")
        await type_in(pilot, str(folder / "sag-02.txt"))
        await pilot.press("tab", "tab", "right")
        await shows(pilot, "is accepted unseen")
        await pilot.press("ctrl+s")
        text = await shows(pilot, "1 found and accepted", "▶ sag-02.txt ")
        assert str(folder) not in text
    with Library.open(library) as opened:
        assert [one.closed for one in opened.all(Document)] == [True, False]
        assert [one.reviewed for one in opened.all(Commitment)] == [False, True]


async def test_what_was_passed_over_and_how_a_file_was_read_is_told(
    library: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "sager"
    (folder / "under").mkdir(parents=True)
    (folder / "sag.txt").write_bytes(PROMISE.encode("cp1252"))
    (folder / "under" / "sag.txt").write_text("Sagen er udsat.", encoding="utf-8")
    (folder / "tegning.dwg").write_bytes(b"AC1032")
    async with open_on(library).run_test(size=SMALL) as pilot:
        await shows(pilot, "The library is empty")
        await begin(pilot, folder)
        text = await shows(
            pilot, "1 found, Enter reviews them", "no kind of file that Tilsagn reads"
        )
        assert "new, 1 commitment, 1 remark" in text
        assert "under/sag.txt" in text
        assert not any(" read " in line for line in text.splitlines() if "sag.txt" in line)
        await pilot.press("down", "up")
        await shows(pilot, "read as cp1252")


BRIDGE = "Kommunen bygger en bro over åen for 4 mio. kr., som skal stå færdig i 2028."
LAMPS = "Kommunen opstiller 40 lamper langs stien ved skolen i 2027."
POOL = "Kommunen renoverer svømmehallen ved stationen for 9 mio. kr. i 2029."
TREES = "Kommunen planter 200 træer langs hovedgaden i 2026."


def take_in(library: Library, file: Path, text: str, *, accept: bool = False) -> None:
    """Import a plan that says this."""
    file.write_text(f"Plan for Nordby\n\n{text}", encoding="utf-8")
    found = intake.sort_out([file])
    read, _failed = intake.read_documents(found, lambda *_: None)
    intake.take_in(library, found, read, accept=accept, on_step=lambda *_: None)


def plan_in(library: Path, file: Path) -> Path:
    """A plan that is in the library with what is found in it accepted, and then changes."""
    with Library.open(library) as opened:
        take_in(opened, file, "\n\n".join((BRIDGE, LAMPS, POOL, TREES)), accept=True)
        assert opened.count(Commitment) == 4
    other = ("Plan for Nordby", BRIDGE, LAMPS.replace("40", "30"), TREES)
    file.write_text("\n\n".join(other), encoding="utf-8")
    return file


async def test_another_edition_tells_what_it_changed_and_leads_there(
    library: Path, tmp_path: Path
) -> None:
    plan = plan_in(library, tmp_path / "plan.txt")
    async with open_on(library, "da").run_test(size=SMALL) as pilot:
        await shows(pilot, "Planter 200 træer")
        await begin_danish(pilot, plan)
        counts = "ændret 1, ikke fundet igen 1, "
        text = await shows(pilot, "en anden udgave af »Plan for Nordby« (plan.txt)", counts)
        assert "intet nyt" not in text
        assert "1 ny udgave (ændret 1" in text
        assert "uændret" in text.split("ny udgave (")[1]
        await pilot.press("enter")
        await shows(pilot, "Kommunen opstiller 30 lamper", "ændret")
        await pilot.press("escape")
        await shows(pilot, "4 fund")
        await begin_danish(pilot, plan)
        await shows(pilot, "er her allerede som »Plan for Nordby«", "Importeret: intet nyt")
        await pilot.press("u")
        await shows(pilot, "Intet af den blev gemt")


async def test_review_begins_with_what_came_in(library: Path, tmp_path: Path) -> None:
    with Library.open(library) as opened:
        take_in(opened, tmp_path / "plan.txt", BRIDGE)
    (tmp_path / "mere").mkdir()
    for name, text in {"a": LAMPS, "b": POOL, "c": TREES}.items():
        (tmp_path / "mere" / f"{name}.txt").write_text(f"Plan {name}\n\n{text}", encoding="utf-8")
    async with open_on(library).run_test(size=SMALL) as pilot:
        await shows(pilot, "1 hit")
        await begin(pilot, tmp_path / "mere" / "a.txt")
        await shows(pilot, "found, Enter reviews")
        await pilot.press("enter")
        await shows(pilot, "1 of 1", "Plan a")
        await pilot.press("escape")
        await shows(pilot, "2 hits")
        await begin(pilot, tmp_path / "mere")
        await shows(pilot, "found, Enter reviews")
        await pilot.press("enter")
        await shows(pilot, "3 of 4", "Plan b")


async def test_a_name_too_long_for_its_row_is_told_below(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sager"
    folder.mkdir()
    name = f"{'referat-af-moedet-i-udvalget-' * 2}nr-{{}}.txt"
    for number in (1, 2):
        text = f"Sag {number}\n\n{PROMISE}\n"
        (folder / name.format(number)).write_text(text, encoding="utf-8")
    async with open_on(library).run_test(size=SMALL) as pilot:
        await shows(pilot, "The library is empty")
        await begin(pilot, folder)
        assert "nr-2.txt" not in await shows(pilot, "found, Enter reviews", "nr-1.txt")
        await pilot.press("down")
        assert "nr-1.txt" not in await shows(pilot, "nr-2.txt")


async def test_the_summary_takes_undo_and_help(library: Path, folder: Path) -> None:
    async with open_on(library).run_test(size=SMALL) as pilot:
        await shows(pilot, "The library is empty")
        await begin(pilot, folder / "sag-00.txt")
        await shows(pilot, "1 found, Enter reviews them", "u Undo")
        await pilot.press("?")
        await shows(pilot, "Esc stops an import that runs")
        await pilot.press("escape", "u")
        await shows(pilot, "Undone: imported files", "The library is empty")
    assert count(library) == (0, 0)


def test_numbers_in_a_reason_are_written_in_groups() -> None:
    language.use("da")
    told = sentence(Problem("too-large", size=300_000_000, limit=200_000_000))
    assert "300.000.000" in told
    assert "200.000.000" in told
    assert "2026" in sentence(Problem("wrong-form", file="a.yaml", line=2026, got="x"))


def test_paths_are_dropped_as_urls_and_several_together(folder: Path) -> None:
    first, second = folder / "sag 1 å.txt", folder / "sag-00.txt"
    first.write_text("x", encoding="utf-8")
    here = taking_in.path_field("").value
    assert taking_in.path_in(f"{here}{first.as_uri()}") == first
    assert taking_in.path_in(f"'{first.as_uri()}'") == first
    assert str(taking_in.path_in("file:///C:/Mine%20sager/a.txt")) == str(
        Path("C:/Mine sager/a.txt")
    )
    assert taking_in.paths_in(f"{here}'{first}' '{second}'") == (first, second)
    escaped = str(first).replace(" ", "\\ ")
    assert taking_in.paths_in(f"{escaped} {second}") == (first, second)
    assert taking_in.paths_in(str(first)) == (first,)
    assert taking_in.paths_in(f"{first} ingen") == (Path(f"{first} ingen"),)


async def test_several_files_come_in_together(library: Path, folder: Path) -> None:
    async with open_on(library).run_test(size=SMALL) as pilot:
        await shows(pilot, "The library is empty")
        await pilot.press("escape", "i")
        await shows(pilot, "File or folder")
        await pilot.press("ctrl+a", "ctrl+k")
        await type_in(pilot, f"'{folder / 'sag-00.txt'}' '{folder / 'sag-02.txt'}'")
        await pilot.press("ctrl+s")
        text = await shows(pilot, "Import: 2 files", "Imported: 2 documents", "▶ sag-00.txt ")
        assert str(folder) not in text
