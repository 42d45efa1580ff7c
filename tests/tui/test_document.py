"""Documents: the list, the text with its marks, and the way from a citation to its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from data.documents.files import read_document
from data.documents.importing import Importer
from data.records import Amount, Commitment, Document
from data.store.library import Library
from tests.data.plan import PLAN, SENTENCES, keep, know_plan
from tests.tui.screen_text import SMALL, WIDE, open_on, shows, type_in
from tui.screens.document_view import shared_titles, told_apart
from tui.widgets.source_text import rows_of, shown


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The plan with three commitments, and a newer edition in which one sum is another and one
    sentence is gone."""
    path = tmp_path / "library.tilsagn"
    with Library.open(path, create=True) as opened:
        know_plan(opened)
        keep(opened, tmp_path, "plan.txt", PLAN)
        later = PLAN.replace("400.000", "300.000").replace(SENTENCES[2] + "\n", "")
        keep(opened, tmp_path, "plan.txt", "Ny udgave\n\n" + later)
    return path


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_document_is_read_with_its_marks(library: Path, size: tuple[int, int]) -> None:
    async with open_on(library).run_test(size=size) as pilot:
        await pilot.press("escape", "3")
        await shows(pilot, "Havneplan")
        await pilot.press("down", "enter")
        text = await shows(pilot, "2 editions, the latest shown", "changed: 1", "gone: 1", "│ ")
        assert all(len(line) <= size[0] for line in text.splitlines())


async def test_from_mark_to_mark_each_with_its_state(library: Path) -> None:
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "3")
        await shows(pilot, "Havneplan")
        await pilot.press("enter")
        await shows(pilot, "2 editions")
        await pilot.press("n")
        await shows(pilot, "1 of 3", "Moved", "▶ Kommunen vil anlægge")
        await pilot.press("n")
        await shows(
            pilot, "2 of 3", "It was: Der afsættes 400.000", "It is now: Der afsættes 300.000"
        )
        await pilot.press("n")
        await shows(pilot, "3 of 3", "Gone", "It was: Havnechefen")
        await pilot.press("n")
        await shows(pilot, "This is the last one")
        await pilot.press("N")
        await shows(pilot, "2 of 3")


async def test_what_a_later_edition_says_now_is_accepted_and_taken_back(library: Path) -> None:
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "3")
        await shows(pilot, "! 1 changed")
        await pilot.press("enter")
        await shows(pilot, "2 editions", "changed: 1", "Space Accept")
        await pilot.press("space")
        await shows(pilot, "2 of 3", "It is now: Der afsættes 300.000", "Changed · Space acc")
        await pilot.press("space")
        text = await shows(pilot, "2 of 3", "It rests on the new words", "Unchanged")
        assert "changed: 1" not in text
        await pilot.press("space")
        await shows(pilot, "No later edition changed anything of it")
        await pilot.press("u")
        await shows(pilot, "Undone: accepted the new words", "changed: 1", "It was: Der afsættes")
        await pilot.press("n", "U", "u")
        await shows(pilot, "Undone", "2 of 3", "It was: Der afsættes")


async def test_new_words_are_no_proof_of_a_sum_that_they_do_not_say(library: Path) -> None:
    with Library.open(library) as opened, opened.writing("edit-commitment") as change:
        one = opened.all(Commitment)[1]
        change.replace(one, replace(one, amounts=(Amount(amount=400_000),)))
    async with open_on(library, "da").run_test(size=SMALL) as pilot:
        await pilot.press("escape", "3")
        await shows(pilot, "! 1 ændret")
        await pilot.press("enter")
        await shows(pilot, "ændret: 1")
        await pilot.press("space")
        await shows(pilot, "Ændret · med andre beløb eller datoer: Enter og så r retter det")
        await pilot.press("space")
        await shows(pilot, "den nye ordlyd har andre beløb", "ændret: 1")


async def test_from_look_up_straight_to_the_place(library: Path) -> None:
    async with open_on(library).run_test(size=SMALL) as pilot:
        await type_in(pilot, "afsættes")
        await shows(pilot, "3 hits")
        await pilot.press("escape")
        await shows(pilot, "Source")
        await pilot.press("c")
        await shows(pilot, "Ny udgave", "▶ Der afsættes 300.000", "2 of 3")
        await pilot.press("escape")
        await shows(pilot, "3 hits")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_documents_of_one_title_are_told_apart_by_their_files(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "library.tilsagn"
    names = [f"{place}-havneplan.pdf" for place in ("nordby", "sydby")]
    with Library.open(path, create=True) as opened, opened.writing("test") as change:
        for name in names:
            change.add(Document(title="Plan for havnen og byen", file_name=name))
        change.add(Document(title="En helt anden plan", file_name="anden.pdf"))
    async with open_on(path).run_test(size=size) as pilot:
        await pilot.press("escape", "3")
        text = await shows(pilot, "Plan for hav", *names)
        assert ("anden.pdf" in text) == (size == WIDE)


def test_a_shared_title_is_followed_by_the_file() -> None:
    first, second, other = (
        Document(title=title, file_name=f"{number}.pdf")
        for number, title in enumerate(("Plan", "Plan", "Budget"))
    )
    shared = shared_titles([first, second, other])
    assert told_apart(first, shared) == "Plan · 0.pdf"
    assert told_apart(other, shared) == "Budget"


async def test_without_documents_it_says_what_imports_them(tmp_path: Path) -> None:
    path = tmp_path / "library.tilsagn"
    Library.open(path, create=True).close()
    async with open_on(path).run_test(size=SMALL) as pilot:
        await shows(pilot, "The library is empty")
        await pilot.press("escape", "3")
        await shows(pilot, "No documents yet; i imports them")
        await pilot.press("i")
        await shows(pilot, "File or folder")


async def test_escape_goes_back_to_the_list(library: Path) -> None:
    async with open_on(library, "da").run_test(size=SMALL) as pilot:
        await pilot.press("escape", "3")
        await shows(pilot, "Havneplan")
        await pilot.press("enter")
        await shows(pilot, "2 udgaver")
        await pilot.press("escape")
        await shows(pilot, "Skriv for at indsnævre dokumenterne")
        await pilot.press("enter", "3")
        await shows(pilot, "Skriv for at indsnævre dokumenterne")


async def test_the_list_is_narrowed_down_by_typing(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "3")
        await shows(pilot, "no file here")
        await pilot.press("tab")
        await type_in(pilot, "aarhus")
        text = await shows(pilot, " aarhus", "Handleplan")
        assert text.count("no file here") == 1


async def test_a_document_without_its_file_says_so(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "3")
        await shows(pilot, "no file here")
        await pilot.press("enter")
        await shows(pilot, "No file of this document is here")
        await pilot.press("n")
        await shows(pilot, "Source not imported", "1 of")


async def test_a_question_is_flagged_on_what_is_marked(library: Path) -> None:
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "3")
        await shows(pilot, "Havneplan")
        await pilot.press("enter")
        await shows(pilot, "2 editions")
        await pilot.press("f")
        await shows(pilot, "Choose a commitment in the text first")
        await pilot.press("n", "f")
        await shows(pilot, "ctrl+s Save")
        await type_in(pilot, "Hvor langt er den?")
        await pilot.press("ctrl+s")
        await shows(pilot, "Question kept as a draft")


async def test_two_thousand_pages_open_at_once(tmp_path: Path) -> None:
    page = "".join(f"Afsnit {number}: " + "ord " * 60 + "\n\n" for number in range(12))
    text = page * 2_000 + "Slut."
    path = tmp_path / "library.tilsagn"
    source = tmp_path / "stor.txt"
    source.write_text(text, encoding="utf-8")
    with Library.open(path, create=True) as opened, opened.writing("import") as change:
        Importer(opened, change).keep(read_document(source), "stor.txt")
    assert len(rows_of(text, 76)[0]) > 80_000
    async with open_on(path).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "3")
        await shows(pilot, "▶ stor")
        await pilot.press("enter")
        await shows(pilot, "ord ord ord")
        await pilot.press("G")
        await shows(pilot, "Afsnit 11", "Slut.")


async def test_text_of_others_is_drawn_as_text(tmp_path: Path) -> None:
    path = tmp_path / "library.tilsagn"
    with Library.open(path, create=True) as opened:
        keep(opened, tmp_path, "ond.txt", "[@click=app.quit]x[/] \u202eabc [bold\n" + PLAN)
    async with open_on(path).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "3")
        await shows(pilot, "[@click")
        await pilot.press("enter")
        text = await shows(pilot, "[@click=app.quit]x[/]", "[bold")
        assert "\u202e" not in text
        await pilot.click("SourceText", offset=(5, 0))
        assert pilot.app.is_running


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", [""]),
        ("a\n\nb", ["a", "", "b"]),
        ("en to tre fire", ["en to tre", "fire"]),
        ("x" * 25, ["x" * 10, "x" * 10, "x" * 5]),
        ("ord  " + "y" * 12, ["ord", "y" * 10, "yy"]),
        ("  ind\n", ["  ind"]),
    ],
)
def test_rows_end_at_white_space(text: str, rows: list[str]) -> None:
    starts, ends = rows_of(text, 10)
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == rows


@pytest.mark.parametrize("row", ["æøå €", "a\u202eb\x1bc", "tab\tulator", "e\u0301"])
def test_a_row_keeps_its_length(row: str) -> None:
    assert len(shown(row)) == len(row)
    assert "\x1b" not in shown(row)
    assert "\u202e" not in shown(row)


def test_a_commitment_by_hand_has_no_document(tmp_path: Path) -> None:
    from agenda.sources import document_of

    with Library.open(tmp_path / "library.tilsagn", create=True) as opened:
        one = Commitment(title="Løst", by_hand=True)
        with opened.writing("make-commitment") as change:
            change.add(one)
        assert document_of(opened, one.id) is None
        assert opened.count(Document) == 0
