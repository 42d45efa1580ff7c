"""Review: fifty candidates with one key each, and everything else by a key and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from agenda import review
from data import intake
from data.ids import new_id
from data.records import Actor, Commitment, Initiative
from data.store.library import Library
from tests.copies import copy_with_index, make_index
from tests.tui.screen_text import SMALL, WIDE, open_on, shows, text_of, type_in
from tui.app import TilsagnApp
from tui.screens.review import Review
from tui.widgets.source_text import SourceText

CROSSING = "Kommunen bygger en bro over åen for 4 mio. kr., som skal stå færdig i 2028."
LAMPS = "Der sættes lamper op langs stien og vejen ved skolen, som får et fortov."
POOL = "Vi vil have en ny svømmehal ved stationen."
TEXT = f"Plan for Nordby\n\n{CROSSING}\n\n{LAMPS}\n\n{POOL}\n"


def made(folder: Path, text: str = TEXT) -> Path:
    """A library with what the rules find in a text."""
    path = folder / "library.tilsagn"
    take_in(path, text)
    return path


def many(count: int) -> str:
    """A plan with so many commitments."""
    sentences = [f"Kommunen bygger {at} broer over åen i 2028." for at in range(2, count + 2)]
    return "\n\n".join(["Plan for Nordby", *sentences]) + "\n"


def take_in(path: Path, text: str, name: str = "plan.txt") -> None:
    """Import a text as the file, or the next edition of the file, of that name."""
    source = path.parent / name
    source.write_text(text, encoding="utf-8")
    with Library.open(path, create=True) as library:
        found = intake.sort_out([source])
        read, _failed = intake.read_documents(found, lambda *_: None)
        intake.take_in(library, found, read, on_step=lambda *_: None)


@pytest.fixture(scope="session")
def made_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of most of these tests, made once."""
    path = made(tmp_path_factory.mktemp("review"))
    make_index(path)
    return path


@pytest.fixture
def library(made_plan: Path, tmp_path: Path) -> Path:
    return copy_with_index(made_plan, tmp_path / "library.tilsagn")


def reviewed(path: Path) -> list[Commitment]:
    with Library.open(path) as library:
        return library.all(Commitment, reviewed=1)


def waiting(path: Path) -> int:
    with Library.open(path) as library:
        return len(review.queue(library))


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_candidate_stands_beside_its_source(library: Path, size: tuple[int, int]) -> None:
    total = waiting(library)
    assert total >= 3
    async with open_on(library).run_test(size=size) as pilot:
        await pilot.press("escape", "4")
        text = await shows(pilot, f"1 of {total}", "% sure", "Status:", "Why:", "▶ ")
        lines = text.splitlines()
        assert len(lines) == size[1]
        assert "Space Accept" in lines[-1]
        marked = [line for line in lines if "▶ " in line]
        assert any(line.split("▶ ")[1][:20] in TEXT for line in marked)


@pytest.mark.parametrize(
    ("spoken", "footer"),
    [
        ("en", "Space Accept  x Reject  r Edit  n Next  u Undo  l Attach  ? Help  A Accept all"),
        ("da", "Mellemrum Godkend  x Afvis  r Ret  n Næste  u Fortryd  l Tilknyt  ? Hjælp"),
    ],
)
async def test_what_is_needed_most_fits_into_the_footer_and_stands_first_in_help(
    library: Path, spoken: str, footer: str
) -> None:
    async with open_on(library, spoken).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        text = await shows(pilot, "% s", footer)
        assert text.splitlines()[-1].strip() == footer
        await pilot.press("?")
        rows = (await shows(pilot, "Tast" if spoken == "da" else "Keys:", "▷ ")).splitlines()
        first = next(at for at, row in enumerate(rows) if "▷ " in row)
        named = [one.split(" ")[1] for one in footer.split("  ")]
        assert all(name in row for name, row in zip(named, rows[first:], strict=False))


async def test_fifty_are_accepted_with_one_key_each(tmp_path: Path) -> None:
    sentences = [f"Kommunen bygger {number} broer over åen i 2028." for number in range(2, 52)]
    path = made(tmp_path, "Plan\n\n" + "\n\n".join(sentences) + "\n")
    total = waiting(path)
    assert total >= 40
    async with open_on(path).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        for number in range(1, total + 1):
            await shows(pilot, f" {number} of {total} ")
            await pilot.press("space")
        await shows(pilot, "Nothing waits for review")
    assert len(reviewed(path)) == total


async def test_what_was_decided_comes_back_with_undo(library: Path) -> None:
    total = waiting(library)
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, f"1 of {total}")
        await pilot.press("space")
        await shows(pilot, f"2 of {total}", "Accepted:")
        await pilot.press("x")
        await shows(pilot, f"3 of {total}", "Rejected:")
        await pilot.press("u")
        await shows(pilot, f"2 of {total}", "Undone: rejected a candidate")
        await pilot.press("u")
        await shows(pilot, f"1 of {total}", "Undone: accepted a commitment")
    assert reviewed(library) == []
    assert waiting(library) == total


async def test_one_can_be_left_for_later(library: Path) -> None:
    total = waiting(library)
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, f"1 of {total}")
        await pilot.press("n")
        await shows(pilot, f"2 of {total}")
        await pilot.press("N")
        await shows(pilot, f"1 of {total}")
        await pilot.press("N")
        await shows(pilot, "This is the first one")
    assert waiting(library) == total


async def test_all_that_are_sure_enough_in_one_step(library: Path) -> None:
    total = waiting(library)
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, f"1 of {total}")
        await pilot.press("A")
        await shows(pilot, "at least 90 %", f"{total} commitments")
        await type_in(pilot, "all of them")
        await pilot.press("enter")
        await shows(pilot, f"{total} commitments accepted", "Nothing waits for review")
        await pilot.press("u")
        await shows(pilot, f"1 of {total}")
        await pilot.press("7")
        await shows(pilot, "What was found waits for review: 4 takes it up")


async def test_a_field_is_corrected_before_it_is_accepted(library: Path) -> None:
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, "1 of")
        await pilot.press("r")
        await shows(pilot, "ctrl+s Save")
        await pilot.press("ctrl+a", "ctrl+k")
        await type_in(pilot, "En rigtig god bro")
        await pilot.press("ctrl+s")
        await shows(pilot, "En rigtig god bro", "1 of")
        await pilot.press("space")
        await shows(pilot, "2 of")
    assert [one.title for one in reviewed(library)] == ["En rigtig god bro"]


async def test_one_is_split_where_the_second_begins_and_joined_again(library: Path) -> None:
    total = waiting(library)
    with Library.open(library) as opened:
        titles = [opened.get(Commitment, one) for one in review.queue(opened)]
    at = next(
        number
        for number, one in enumerate(titles)
        if one and "fortov" in str(one.citations[0].quote)
    )
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, f"1 of {total}")
        for number in range(at):
            await pilot.press("n")
            await shows(pilot, f"{number + 2} of {total}")
        await pilot.press("d")
        await shows(pilot, "Where does the second commitment begin?", "og vejen")
        await shows(pilot, "stien og vejen ved skolen, som får et fortov.")
        await type_in(pilot, "vejen ved skolen")
        await pilot.press("enter")
        await shows(pilot, "Split in two", f"of {total + 1}")
        await pilot.press("m")
        await shows(pilot, "Which one says the same?")
        await type_in(pilot, "skolen")
        await pilot.press("enter")
        await shows(pilot, "Joined: one commitment with two citations", "2 places")
        await pilot.press("u", "u")
        await shows(pilot, "Undone: split a candidate")
    assert waiting(library) == total


async def test_it_is_accepted_on_an_initiative_that_is_here(library: Path) -> None:
    with Library.open(library) as opened, opened.writing("make-initiative") as change:
        change.add(Initiative(title="Broen over åen"))
        change.add(Initiative(title="Skolemad"))
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, "1 of")
        await pilot.press("l")
        await shows(pilot, "Broen over åen", "Skolemad", "alike")
        await type_in(pilot, "Broen over")
        await pilot.press("enter")
        await shows(pilot, "Accepted and attached to Broen over åen", "2 of")
    with Library.open(library) as opened:
        assert opened.count(Initiative) == 2


async def test_its_own_key_takes_up_one_document(library: Path) -> None:
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, "1 of")
        await pilot.press("4")
        await shows(pilot, "All documents", "Plan for Nordby")
        await pilot.press("down", "enter")
        await shows(pilot, "1 of", "Plan for Nordby")


async def test_with_nothing_to_review_it_says_so(demo: Path) -> None:
    async with open_on(demo, "da").run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, "Intet afventer gennemgang")
        await pilot.press("space")
        await shows(pilot, "Intet afventer gennemgang")
        assert pilot.app.is_running


async def test_who_commits_is_edited_by_name(library: Path) -> None:
    async with open_on(library).run_test(size=WIDE) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, "1 of", "Status:")
        await pilot.press("r")
        await shows(pilot, "Evidence")
        # Title, status, what shows it, money and dates come before.
        await pilot.press(*["tab"] * 5, "ctrl+a")
        await type_in(pilot, "Havneudvalget")
        await pilot.press("enter")
        await type_in(pilot, "Kajens Venner")
        await pilot.press("ctrl+s")
        await shows(pilot, "Who: Havneudvalget and Kajens Venner")
    with Library.open(library) as opened:
        named = {one.name for one in opened.all(Actor)}
        assert {"Havneudvalget", "Kajens Venner"} <= named


async def test_what_comes_in_meanwhile_makes_the_pile_higher(library: Path) -> None:
    total = waiting(library)
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, f"1 of {total}")
        await pilot.press("space")
        await shows(pilot, f"2 of {total}")
        with Library.open(library) as opened, opened.writing("import") as change:
            like = opened.all(Commitment, reviewed=0)[0]
            change.add(replace(like, id=new_id(), confidence=0.1))
        await pilot.press("x")
        await shows(pilot, f"3 of {total + 1}")


async def test_a_date_is_not_said_twice(tmp_path: Path) -> None:
    path = made(tmp_path, "Plan\n\nKommunen bygger en bro over åen i 3. kvartal 2028.\n")
    with Library.open(path) as library:
        one = library.all(Commitment, reviewed=0)[0]
        as_written = replace(one.dates[0], value="2028-Q3", written="3. Kvartal  2028")
        with library.writing("edit-commitment") as change:
            change.replace(one, replace(one, dates=(as_written,)))
    async with open_on(path, "da").run_test(size=WIDE) as pilot:
        await pilot.press("escape", "4")
        text = await shows(pilot, "1 af 1", "3. kvartal 2028")
        assert "(3." not in text


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_no_letter_of_the_source_is_cut_off(tmp_path: Path, size: tuple[int, int]) -> None:
    rows = [f"Kommunen bygger {'nye broer over åen ' * 9}i 20{number}." for number in range(26, 40)]
    async with open_on(made(tmp_path, "\n\n".join(rows) + "\n")).run_test(size=size) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, "1 of", "▶ ")
        source = pilot.app.screen.query_one(SourceText)
        assert source.show_vertical_scrollbar
        assert source.virtual_size.width == source.scrollable_content_region.width


async def test_it_says_what_a_later_edition_says_otherwise(library: Path) -> None:
    take_in(library, TEXT.replace("for 4 mio.", "for 40 mio.").replace(POOL, "Intet nyt."))
    with Library.open(library) as opened:
        states = [
            found.commitment.citations[0].state
            for one in review.queue(opened)
            if (found := review.entry(opened, one))
        ]
    assert set(states) >= {"changed", "gone"}
    async with open_on(library, "da").run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        for number, state in enumerate(states, start=1):
            text = await shows(pilot, f"{number} af {len(states)}")
            assert ("Ændret · Det lød" in text) == (state == "changed")
            assert ("Ikke fundet igen i den nye udgave" in text) == (state == "gone")
            await pilot.press("n")
        await pilot.press("A")
        await shows(pilot, "eller forsvund", "bliver stående")
        await type_in(pilot, "alle")
        await pilot.press("enter")
        await shows(pilot, "fortryder", "af 3")
    assert waiting(library) == 2


async def test_undo_of_split_and_join_keeps_place_and_count(library: Path) -> None:
    total = waiting(library)
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, f"1 of {total}")
        for _again in range(2):
            await pilot.press("d")
            await shows(pilot, "Where does the second commitment begin?")
            await pilot.press("enter")
            await shows(pilot, f"1 of {total + 1}")
            await pilot.press("u")
            await shows(pilot, f"1 of {total} ")
        await pilot.press("n", "n")
        before = await shows(pilot, f"3 of {total}")
        await pilot.press("m")
        await shows(pilot, "Which one says the same?")
        await pilot.press("enter")
        await shows(pilot, "Joined")
        await pilot.press("u")
        after = await shows(pilot, "Undone: joined", f"3 of {total}")
        assert after.splitlines()[1:12] == before.splitlines()[1:12]


async def test_every_press_counts_however_fast_they_come(tmp_path: Path) -> None:
    sentences = [f"Kommunen bygger {number} broer over åen i 2028." for number in range(2, 12)]
    path = made(tmp_path, "Plan\n\n" + "\n\n".join(sentences) + "\n")
    async with open_on(path).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, "1 of 10")
        screen = pilot.app.screen
        assert isinstance(screen, Review)
        for _press in range(5):
            screen.run_command("next-candidate")
        await shows(pilot, "6 of 10", "6 broer")
        for _press in range(2):
            screen.run_command("previous-candidate")
        await shows(pilot, "4 of 10")
        for number in range(4, 7):
            await pilot.press("x")
            await shows(pilot, f"{number + 1} of 10", "Rejected")
        for _press in range(3):
            screen.run_command("undo")
        await shows(pilot, "4 of 10", "Undone")
    assert waiting(path) == 10


async def numbered(pilot: Pilot[None], number: int, total: int) -> None:
    """Go to the candidate of that number."""
    await shows(pilot, f"1 of {total}")
    for at in range(2, number + 1):
        await pilot.press("n")
        await shows(pilot, f"{at} of {total}")


async def test_undo_and_redo_bring_back_the_one_they_are_about(tmp_path: Path) -> None:
    path = made(tmp_path, many(8))
    async with open_on(path).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await numbered(pilot, 3, 8)
        await pilot.press("r")
        await shows(pilot, "Evidence")
        await pilot.press("ctrl+a")
        await type_in(pilot, "Fire nye broer")
        await pilot.press("ctrl+s")
        await shows(pilot, "3 of 8", "Fire nye broer")
        await pilot.press("n", "n")
        await shows(pilot, "5 of 8")
        await pilot.press("u")
        text = await shows(pilot, "3 of 8", "Undone: edited a commitment")
        assert "Fire nye broer" not in text
        await pilot.press("n", "U")
        await shows(pilot, "3 of 8", "Fire nye broer")
        await pilot.press("r", "ctrl+s")
        await shows(pilot, "Nothing was changed")


async def test_undo_of_many_accepted_leads_back_to_where_that_was_asked(tmp_path: Path) -> None:
    path = made(tmp_path, many(8))
    async with open_on(path).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await numbered(pilot, 4, 8)
        before = await shows(pilot, "4 of 8")
        await pilot.press("A")
        await shows(pilot, "all of them")
        await type_in(pilot, "all of")
        await pilot.press("enter")
        await shows(pilot, "Nothing waits for review")
        await pilot.press("u")
        after = await shows(pilot, "4 of 8")
        assert after.splitlines()[1:12] == before.splitlines()[1:12]


async def test_undo_leads_back_into_the_pile_of_a_document_that_was_finished(
    tmp_path: Path,
) -> None:
    path = made(tmp_path, many(3))
    take_in(path, "Vision for Sønderby\n\nKommunen bygger en havn i 2029.\n", "vision.txt")
    async with open_on(path).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, "1 of 4")
        await pilot.press("4")
        await shows(pilot, "All documents", "Vision for Sønderby")
        await type_in(pilot, "Vision")
        await pilot.press("enter")
        await shows(pilot, "1 of 1", "Vision for Sønderby")
        await pilot.press("x")
        await shows(pilot, "1 of 3", "Plan for Nordby")
        await pilot.press("u")
        await shows(pilot, "Undone", "Vision for Sønderby")
        await pilot.press("4")
        await shows(pilot, "All documents", "Plan for Nordby")
        await type_in(pilot, "Plan")
        await pilot.press("enter")
        await shows(pilot, "1 of 3", "Plan for Nordby")
        await pilot.press("U")
        await shows(pilot, "Done again: rejected a candidate", "1 of 3", "Plan for Nordby")
        await pilot.press("u")
        await shows(pilot, "Undone: rejected a candidate", "Vision for Sønderby")


@pytest.mark.parametrize("corrected", [True, False])
async def test_what_an_edition_changed_is_corrected_and_then_rests_on_it(
    library: Path, corrected: bool
) -> None:
    take_in(library, TEXT.replace("for 4 mio.", "for 40 mio."))
    async with open_on(library).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, "1 of")
        assert isinstance(pilot.app, TilsagnApp)
        while "Changed" not in text_of(pilot.app):
            await pilot.press("n")
            await pilot.pause(0.05)
        if corrected:
            await pilot.press("r")
            await shows(pilot, "Evidence")
            # Title, status and what shows it come before.
            await pilot.press(*["tab"] * 3, "ctrl+a", "ctrl+k")
            await type_in(pilot, "40 mio. kr.")
            await pilot.press("ctrl+s")
            await shows(pilot, "Commitment changed")
        await pilot.press("space")
        said = "Accepted: " if corrected else "Accepted as it was, not as the source says it now"
        await shows(pilot, said)
    states = [one.state for commitment in reviewed(library) for one in commitment.citations]
    assert states == (["unchanged"] if corrected else ["changed"])


async def test_a_candidate_is_likely_split_where_a_sentence_or_a_part_of_one_begins(
    tmp_path: Path,
) -> None:
    path = made(
        tmp_path, "Plan\n\nKommunen bygger en bro for 3 mio. kr. i 2028, som åbner i 3. kvartal.\n"
    )
    async with open_on(path).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "4")
        await shows(pilot, "1 of 1")
        await pilot.press("d")
        rows = (await shows(pilot, "som åbner i 3. kvartal")).splitlines()
        begins = [row.lstrip("┃▷↓ ") for row in rows if "kvartal" in row]
        assert begins[0].startswith("som åbner")
        assert begins[1].startswith("bygger en bro")


async def test_back_from_the_source_review_is_as_it_was_left(tmp_path: Path) -> None:
    path = made(tmp_path, many(4))
    async with open_on(path).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "3")
        await shows(pilot, "Plan for Nordby")
        await pilot.press("enter")
        await shows(pilot, "4 commitments")
        await pilot.press("n")
        await shows(pilot, "1 of 4")
        await pilot.press("enter")
        await shows(pilot, "% sure", "Bygger 2 broer")
        await pilot.press("space")
        left = (await shows(pilot, "Accepted: Bygger 2 broer", "% sure")).splitlines()[1:12]
        await pilot.press("c")
        await shows(pilot, "not reviewed", "4 commitments")
        await pilot.press("escape")
        assert (await shows(pilot, "% sure")).splitlines()[1:12] == left
        await pilot.press("u")
        await shows(pilot, "Undone", "Bygger 2 broer")
