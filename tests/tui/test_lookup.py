"""Look-up as a person uses it: type, look, flag, add to an agenda, copy, export."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from agenda.initiatives import make_commitment
from agenda.meetings import add_item, make_meeting, selections
from data.records import AgendaItem, Commitment
from data.settings import read_settings
from data.store.library import Library
from tests.data.plan import PLAN, keep, know_plan
from tests.tui.screen_text import SMALL, WIDE, open_on, shows, text_of, type_in
from tui.screens.lookup import Lookup
from tui.widgets.fields import LineField
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.result_list import ResultList


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_results_stand_as_one_types_and_the_best_is_shown(
    demo: Path, size: tuple[int, int]
) -> None:
    async with open_on(demo, "da").run_test(size=size) as pilot:
        await pilot.press(*"vester")
        text = await shows(pilot, "Ungestøttecaféen i Vestergade 58", " fund", "Kilde")
        row = next(line for line in text.splitlines() if line.startswith("▷"))
        for cell in ("Aarhus", "2025", "besluttet", "750.000 kr."):
            assert cell in row
        assert "Status: besluttet" in text
        assert text.count("750.000 kr.") >= 2
        assert "ikke importeret" in text


async def test_a_wide_terminal_has_the_record_beside_the_list(demo: Path) -> None:
    async with open_on(demo).run_test(size=WIDE) as pilot:
        await type_in(pilot, "vestergade")
        text = await shows(pilot, "Source")
        line = next(line for line in text.splitlines() if line.startswith("▷"))
        assert "│  Ungestøttecaféen i Vestergade 58" in line


async def test_the_record_one_moved_to_stays_highlighted_when_results_change(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=WIDE) as pilot:
        await type_in(pilot, "aarhus")
        await pilot.pause(0.4)
        rows = app.screen.query_one(ResultList)
        await pilot.press("down")
        places = [n for n, row in enumerate(rows.rows) if "Vestergade" in row.cells[0].plain]
        for _ in range(places[0]):
            await pilot.press("down")
        assert rows.row is not None
        chosen = rows.row.id
        await pilot.press("/")
        await type_in(pilot, " ungestøtte")
        await pilot.pause(0.4)
        assert rows.row is not None
        assert rows.row.id == chosen


async def test_until_one_moves_the_best_hit_is_highlighted(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=WIDE) as pilot:
        await shows(pilot, " hits")
        await type_in(pilot, "aarhus")
        await pilot.pause(0.3)
        assert app.screen.query_one(ResultList).highlight == 0


async def test_the_list_is_never_empty_between_two_results(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        for key in "ungestøtte":
            await pilot.press(key)
            assert app.screen.query_one(ResultList).rows
        await shows(pilot, "Ungestøttecaféen", " hits")


async def test_list_and_record_are_gone_through_to_their_ends(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await type_in(pilot, "aarhus")
        await shows(pilot, "↓ ")
        await pilot.pause(0.5)
        await pilot.press("escape", "G")
        await shows(pilot, "↑ ")
        rows = app.screen.query_one(ResultList)
        assert rows.highlight == len(rows.rows) - 1
        assert rows.row is not None
        title = rows.row.cells[0].plain[:20]
        assert f"▶ {title}" in text_of(app)
        await pilot.press("/", "ctrl+u")
        await type_in(pilot, "vestergade 58")
        await shows(pilot, "Source")
        await pilot.press("escape", "tab", "G")
        await shows(pilot, "▌", "Initiative: Ungestøttecaféen")
        assert app.screen.query_one(ReadingPane).scroll_offset.y > 0


async def test_what_was_not_read_as_meant_is_said(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await type_in(pilot, "farve:blå skole")
        await shows(pilot, "farve is no field")


async def test_a_commitment_is_added_to_a_line_of_an_agenda(demo: Path) -> None:
    async with open_on(demo).run_test(size=WIDE) as pilot:
        await type_in(pilot, "vestergade 58")
        await shows(pilot, "Source")
        await pilot.press("escape", "a")
        await shows(pilot, "On which agenda item?")
        await type_in(pilot, "budgetforslag")
        await pilot.press("enter")
        await shows(pilot, "On which line?")
        await pilot.press("enter")
        await shows(pilot, "Added to")
        await pilot.press("u")
        await shows(pilot, "Undone: added a commitment to the agenda")


async def test_the_record_that_is_highlighted_is_meant_however_fast_the_keys_come(
    tmp_path: Path,
) -> None:
    path = tmp_path / "two.tilsagn"
    with Library.open(path, create=True) as library:
        for title in ("Første forsøg", "Andet forsøg"):
            make_commitment(library, title)
        meeting = make_meeting(library, "Byrådet")
        item = add_item(library, meeting.id, "Punktet")
    app = open_on(path)
    async with app.run_test(size=WIDE) as pilot:
        await type_in(pilot, "forsøg er:commitment")
        await pilot.press("ctrl+u")
        await type_in(pilot, "forsøg")
        await shows(pilot, "2 hits", "Source")
        await pilot.press("escape", "down", "a")
        rows = app.screen_stack[0].query_one(ResultList)
        assert rows.row is not None
        await shows(pilot, "On which agenda item?")
        await pilot.press("enter")
        await shows(pilot, "Added to")
        chosen = rows.row.id
    with Library.open(path) as library:
        assert [one.commitment for one in selections(library, item.id)] == [chosen]
        assert library.get(AgendaItem, item.id)


async def test_copy_says_which_way_it_went_and_takes_the_citation_along(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=WIDE) as pilot:
        await type_in(pilot, "vestergade 58")
        await shows(pilot, "Source")
        await pilot.press("escape", "y")
        await shows(pilot, "Copied")
        if app.clipboard:
            assert "Ungestøttecaféen" in app.clipboard
            assert "Handleplan" in app.clipboard or "handleplan" in app.clipboard


async def test_nothing_closed_goes_to_the_clipboard(tmp_path: Path) -> None:
    path = tmp_path / "closed.tilsagn"
    with Library.open(path, create=True) as library:
        make_commitment(library, "Lukket sag om støtte", closed=True)
    app = open_on(path)
    async with app.run_test(size=WIDE) as pilot:
        await shows(pilot, "⊘ Lukket sag", "CLOSED")
        await pilot.press("escape", "y")
        await shows(pilot, "nothing closed goes to the clipboard")
        assert not app.clipboard


async def test_what_was_found_goes_to_a_file_that_is_never_written_over(
    demo: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "vestergade.yaml").write_text("not ours")
    async with open_on(demo).run_test(size=WIDE) as pilot:
        await type_in(pilot, "vestergade")
        await shows(pilot, "Source")
        for name, said in (("", "not written"), ("mine.yaml", "records in")):
            await pilot.press("escape", "e")
            await shows(pilot, "Export what was found")
            await pilot.press("ctrl+u")
            await type_in(pilot, str(target / name))
            await pilot.press("ctrl+s")
            await pilot.pause(0.5)
            assert "Export what was found" not in text_of(pilot.app), said  # type: ignore[arg-type]
    assert (target / "vestergade.yaml").read_text() == "not ours"
    assert "Ungestøttecaféen" in (target / "mine.yaml").read_text()


async def test_a_search_is_kept_run_again_and_forgotten(demo: Path) -> None:
    app = open_on(demo)
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        await pilot.press("escape", "h")
        await shows(pilot, "No search is kept yet")
        await pilot.press("S")
        await shows(pilot, "Nothing is searched for")
        await pilot.press("/")
        await type_in(pilot, "vestergade er:commitment")
        await pilot.press("escape", "S")
        await shows(pilot, "Keep the search")
        await pilot.press("ctrl+u")
        await type_in(pilot, "The café")
        await pilot.press("enter")
        await shows(pilot, "Kept as The café")
        assert read_settings()[0].searches == {"The café": "vestergade er:commitment"}
        await pilot.press("/", "ctrl+u", "escape", "h")
        await shows(pilot, "Which search?", "The café", "vestergade er:commitment")
        await pilot.press("enter")
        await shows(pilot, "Ungestøttecaféen i Vestergade 58")
        assert app.screen.query_one(LineField).value == "vestergade er:commitment"
        await pilot.press("H")
        await shows(pilot, "Which search shall be forgotten?")
        await pilot.press("enter")
        await shows(pilot, "Forgotten: The café")
    assert read_settings()[0].searches == {}


async def test_enter_opens_the_initiative_and_escape_comes_back(demo: Path) -> None:
    async with open_on(demo).run_test(size=WIDE) as pilot:
        await type_in(pilot, "vestergade 58")
        await shows(pilot, "Source")
        await pilot.press("enter")
        await shows(pilot, "2 Initiatives")
        await pilot.pause(0.2)
        assert not isinstance(pilot.app.screen, Lookup)
        await pilot.press("escape")
        await pilot.pause(0.2)
        await shows(pilot, "vestergade 58")


async def test_enter_takes_up_in_review_what_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "library.tilsagn"
    with Library.open(path, create=True) as library:
        first = know_plan(library)[0]
        keep(library, tmp_path, "plan.txt", PLAN)
        stored = library.get(Commitment, first.id)
        assert stored is not None
        with library.writing("test") as change:
            change.replace(stored, replace(stored, reviewed=False))
    async with open_on(path).run_test(size=WIDE) as pilot:
        await type_in(pilot, "anlægge")
        await shows(pilot, "▷ Kommunen vil anlægge", "not reviewed")
        await pilot.press("enter")
        await shows(pilot, "1 of 1", "Space Accept")


async def test_what_was_said_goes_with_the_next_key(tmp_path: Path) -> None:
    path = tmp_path / "library.tilsagn"
    with Library.open(path, create=True) as library:
        make_commitment(library, "Bænke i parken")
    said = "It is not attached to an initiative yet"
    async with open_on(path).run_test(size=SMALL) as pilot:
        await shows(pilot, "1 hit", "Status")
        await pilot.press("enter")
        await shows(pilot, said)
        await pilot.press(*"xyz")
        assert said not in await shows(pilot, "0 hits")


async def test_files_are_taken_in_from_the_app(tmp_path: Path) -> None:
    path = tmp_path / "new.tilsagn"
    Library.open(path, create=True).close()
    source = tmp_path / "plan.txt"
    source.write_text("Plan for parkerne\n\nVi planter hundrede træer i 2026.\n", encoding="utf-8")
    async with open_on(path).run_test(size=WIDE) as pilot:
        await shows(pilot, "The library is empty")
        await pilot.press("escape", "i")
        await shows(pilot, "File or folder")
        await pilot.press("ctrl+u")
        await type_in(pilot, str(source))
        await pilot.press("ctrl+s")
        await shows(pilot, "Imported: 1 document")
    with Library.open(path) as library:
        assert library.count(Commitment) >= 0
        assert library.log(limit=1)[0].author == "me"
