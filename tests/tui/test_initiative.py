"""Initiatives on the screen: the list, one through the years, and what is written there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from data.records import Commitment, FollowUp, Initiative, Note, Question
from data.store.library import Library
from tests.tui.screen_text import SMALL, WIDE, open_on, shows, type_in

CAFE = "Ungestøttecaféen"


async def to_the_cafe(pilot: Pilot[None]) -> str:
    await pilot.press("escape", "2")
    await shows(pilot, "▶ Anbringelse")
    await pilot.press("up")
    await type_in(pilot, "ungestoettecafe")
    await shows(pilot, f"▷ {CAFE}")
    await pilot.press("down", "enter")
    return await shows(pilot, "▶ ", "The initiative as a whole", "DKK 750,000")


def cafe(library: Library) -> Initiative:
    return next(one for one in library.all(Initiative) if one.title == CAFE)


async def test_the_list_says_where_something_is_overdue(demo: Path) -> None:
    async with open_on(demo).run_test(size=WIDE) as pilot:
        await pilot.press("escape", "2")
        text = await shows(pilot, "Hjemlige børne- og ungehjem")
        row = next(row for row in text.splitlines() if "Hjemlige børne-" in row)
        assert "! overdue" in row


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_one_initiative_shows_money_status_and_questions(
    demo: Path, size: tuple[int, int]
) -> None:
    async with open_on(demo).run_test(size=size) as pilot:
        text = await to_the_cafe(pilot)
        assert "social services · Aarhus · 1 commitment · status: decided" in text
        assert "Åbnede Ungestøttecaféen" in text
        # Said once: the pane does not repeat what the lines above it say.
        assert text.count("! overdue") == 1
        await pilot.press("j")
        # The highlighted commitment in full, with its source.
        await shows(pilot, "for etablering af")
        assert all(len(row) <= size[0] for row in text.splitlines())


async def test_escape_goes_back_to_the_list_and_then_out(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_cafe(pilot)
        await pilot.press("escape")
        await shows(pilot, f"▶ {CAFE}")
        await pilot.press("escape")
        await shows(pilot, "94 hits")


async def test_a_status_with_evidence_is_a_line_of_the_timeline(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_cafe(pilot)
        await pilot.press("j", "s")
        await shows(pilot, "What became of it?")
        await pilot.press("ctrl+s")
        await shows(pilot, "Evidence: must not be empty")
        await type_in(pilot, "Opened with a speech")
        await pilot.press("tab", "right", "ctrl+s")
        await shows(pilot, "Status set: under way", "→ Opened with a speech")
        await pilot.press("u")
        assert "Opened with" not in await shows(pilot, "Undone")
    with Library.open(demo) as library:
        assert not library.all(FollowUp)


async def test_a_commitment_is_attached_by_likeness_and_taken_off(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_cafe(pilot)
        await pilot.press("l")
        await shows(pilot, "Which commitment belongs to", "now on")
        await type_in(pilot, "fireårigt forsøg")
        await pilot.press("enter")
        await shows(pilot, "Attached: Fireårigt", "2 commitments")
    with Library.open(demo) as library:
        mine = library.all(Commitment, initiative=cafe(library).id)
        assert len(mine) == 2


async def test_by_hand_an_initiative_and_in_it_a_commitment(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "2")
        await shows(pilot, "▶ Anbringelse")
        await pilot.press("+")
        await shows(pilot, "New initiative", "Save")
        await type_in(pilot, "Havnebadet")
        await pilot.press("ctrl+s")
        await shows(pilot, "Initiative made: Havnebadet", "0 commitments")
        await pilot.press("+")
        await shows(pilot, "New commitment: Havnebadet")
        await type_in(pilot, "Et bad til alle")
        await pilot.press("tab", "right", "tab", "tab")
        await type_in(pilot, "free")
        await pilot.press("ctrl+s")
        await shows(pilot, "begin with a figure")
        await pilot.press(*["backspace"] * 4)
        await type_in(pilot, "2,5 mio. kr. til badet")
        await pilot.press("tab")
        await type_in(pilot, "deadline 2026-06")
        await pilot.press("ctrl+s")
        await shows(pilot, "Et bad til alle", "DKK 2.5m", "! overdue")
    with Library.open(demo) as library:
        made = next(one for one in library.all(Commitment) if one.title == "Et bad til alle")
        assert made.by_hand
        assert [(one.amount, one.purpose) for one in made.amounts] == [(2_500_000, "badet")]
        assert [(one.role, one.value) for one in made.dates] == [("deadline", "2026-06")]


async def test_editing_keeps_what_the_form_does_not_show(demo: Path) -> None:
    with Library.open(demo) as library:
        before = library.all(Commitment, initiative=cafe(library).id)[0]
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_cafe(pilot)
        await pilot.press("j", "r")
        await shows(pilot, "Edit commitment", before.title)
        await type_in(pilot, "!")
        await pilot.press("ctrl+s")
        await shows(pilot, "Commitment changed")
    with Library.open(demo) as library:
        after = library.all(Commitment, initiative=cafe(library).id)[0]
        assert after.title == before.title + "!"
        assert (after.amounts, after.dates, after.citations) == (
            before.amounts, before.dates, before.citations,
        )  # fmt: skip


async def test_a_note_is_written_edited_and_taken_out(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_cafe(pilot)
        await pilot.press("w")
        await shows(pilot, f"Note: {CAFE}")
        await type_in(pilot, "Ring to the office")
        await pilot.press("ctrl+s")
        await shows(pilot, "Ring to the office", "Notes")
        await pilot.press("G", "enter")
        await shows(pilot, "Who sees it")
        await type_in(pilot, " on Monday")
        await pilot.press("ctrl+s")
        await shows(pilot, "Note changed", "on Monday")
        await pilot.press("x")
        assert "Ring to" not in await shows(pilot, "Note taken out")
    with Library.open(demo) as library:
        assert not [one for one in library.all(Note) if one.initiative]


async def test_a_flagged_question_is_on_both_and_leads_to_the_ledger(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_cafe(pilot)
        await pilot.press("j", "f")
        await shows(pilot, "Parts")
        await type_in(pilot, "How many guests?")
        await pilot.press("ctrl+s")
        await shows(pilot, "How many guests?", "Question kept")
        await pilot.press("G", "enter")
        await shows(pilot, "▶ How many guests?", "4 questions")
        await pilot.press("escape")
        await shows(pilot, "The initiative as a whole")
    with Library.open(demo) as library:
        one = next(one for one in library.all(Question) if one.text == "How many guests?")
        assert one.initiative == cafe(library).id
        assert one.commitment is not None


async def test_words_that_were_typed_are_offered_again(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_cafe(pilot)
        await pilot.press("w")
        await shows(pilot, "Who sees it")
        await type_in(pilot, "half a thou")
        await pilot.pause(1)
        await pilot.press("escape")
        await shows(pilot, "The initiative as a whole")
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_cafe(pilot)
        await pilot.press("w")
        await shows(pilot, "half a thou", "not saved yet")


async def test_an_undone_initiative_leaves_the_screen(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "2")
        await shows(pilot, "▶ Anbringelse")
        await pilot.press("+")
        await shows(pilot, "New initiative")
        await type_in(pilot, "Kort liv")
        await pilot.press("ctrl+s")
        await shows(pilot, "0 commitments")
        await pilot.press("u")
        await shows(pilot, "Undone", "Anbringelse ved kriminalitet")


async def test_markup_from_outside_is_text(demo: Path) -> None:
    with Library.open(demo) as library:
        from agenda.initiatives import edit_initiative

        edit_initiative(
            library, cafe(library), title="[@click=app.quit]x[/] [bold", summary="\x1b[2J["
        )
    async with open_on(demo).run_test(size=WIDE) as pilot:
        await pilot.press("escape", "2")
        await shows(pilot, "▶ [@click=app.quit]x[/] [bold")
        await pilot.press("enter")
        await shows(pilot, "The initiative as a whole", "[@click=app.quit]x[/] [bold")


async def test_a_commitment_found_by_look_up_is_attached_to_an_initiative(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await shows(pilot, "94 hits")
        await type_in(pilot, "is:commitment fireårigt forsøg")
        await shows(pilot, "1 hit")
        await pilot.press("down", "l")
        await shows(pilot, "Which initiative does", "% alike")
        await type_in(pilot, CAFE)
        await pilot.press("enter")
        await shows(pilot, f"Attached to {CAFE}")
    with Library.open(demo) as library:
        assert len(library.all(Commitment, initiative=cafe(library).id)) == 2


async def test_a_follow_up_is_written_by_hand(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_cafe(pilot)
        await pilot.press("F")
        await shows(pilot, f"Follow-up: {CAFE}")
        await type_in(pilot, "The rent was paid in advance")
        await pilot.press("enter", "tab", "enter")
        await type_in(pilot, "250.000 rent")
        await pilot.press("ctrl+s")
        await shows(pilot, "→ The rent was paid in advance", "Kept as a follow-up")
    with Library.open(demo) as library:
        made = library.all(FollowUp, initiative=cafe(library).id)[-1]
        assert (made.date, made.kind, made.amount and made.amount.amount) == (
            "2026-11-22", "amount", 250000,
        )  # fmt: skip
