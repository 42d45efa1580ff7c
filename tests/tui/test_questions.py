"""The ledger on the screen: ask, answer, part by part, give up, take up again."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from agenda import meetings
from data.records import Question
from data.settings import Settings
from data.store.library import Library
from tests.tui.screen_text import SMALL, WIDE, open_on, shows, type_in


async def to_the_ledger(pilot: Pilot[None]) -> str:
    await pilot.press("escape", "6")
    return await shows(pilot, "3 questions", "▶ Åbnede")


def question(library: Path, start: str) -> Question:
    with Library.open(library) as opened:
        return next(one for one in opened.all(Question) if one.text.startswith(start))


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_overdue_answers_come_first_and_are_told_in_full(
    demo: Path, size: tuple[int, int]
) -> None:
    async with open_on(demo).run_test(size=size) as pilot:
        text = await to_the_ledger(pilot)
        assert "! 1 overdue" in text
        assert text.index("Answer overdue") < text.index("Drafts, not asked yet")
        await shows(pilot, "ANSWER OVERDUE", "Answer due 24")
        assert all(len(row) <= size[0] for row in text.splitlines())


async def test_asking_suggests_the_day_by_the_local_rule(demo: Path) -> None:
    app = open_on(demo, settings=Settings(name="me", answer_days=10))
    async with app.run_test(size=SMALL) as pilot:
        await to_the_ledger(pilot)
        await pilot.press("j", "j")
        await shows(pilot, "▶ Hvilke skoledistrikter")
        await pilot.press("t")
        await shows(pilot, "Asked of", "22 Nov 2026")
        await pilot.press("ctrl+u")
        await type_in(pilot, "the clerk")
        await pilot.press("ctrl+s")
        await shows(pilot, "Asked of the clerk", "2 waiting")
    asked = question(demo, "Hvilke skoledistrikter")
    assert (asked.status, asked.asked_of, asked.asked_on) == ("asked", "the clerk", "2026-11-22")
    # The day that the draft had is over; ten days are counted from now.
    assert asked.due_on == "2026-12-02"


async def test_another_day_of_asking_moves_the_day_of_the_answer(demo: Path) -> None:
    app = open_on(demo, settings=Settings(name="me", answer_days=10))
    async with app.run_test(size=SMALL) as pilot:
        await to_the_ledger(pilot)
        await pilot.press("j", "j", "t")
        await shows(pilot, "Asked of", "2 Dec 2026")
        await pilot.press("ctrl+u")
        await type_in(pilot, "the clerk")
        await pilot.press("tab", "ctrl+u")
        await type_in(pilot, "3.11.2026")
        await pilot.press("ctrl+s")
        await shows(pilot, "Asked of the clerk")
    asked = question(demo, "Hvilke skoledistrikter")
    assert (asked.asked_on, asked.due_on) == ("2026-11-03", "2026-11-13")


async def test_an_answer_is_in_view_at_eighty_columns(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_ledger(pilot)
        await pilot.press("j", "j", "v")
        await shows(pilot, "Answered on")
        await type_in(pilot, "None of them is left out.")
        await pilot.press("ctrl+s")
        await shows(pilot, "Answer kept", "  Answer\n  None of them is left out.")


async def test_a_question_is_closed_part_by_part(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_ledger(pilot)
        for number, words in enumerate(("Yes", "All of it"), start=1):
            await pilot.press("v")
            await shows(pilot, "Which part is answered?")
            await pilot.press("enter")
            await shows(pilot, "Answered on")
            await type_in(pilot, words)
            await pilot.press("ctrl+s")
            await shows(pilot, "! 1 of 2" if number == 1 else "Answered ")
    answered = question(demo, "Åbnede")
    assert answered.status == "answered"
    assert [part.answer for part in answered.parts] == ["Yes", "All of it"]


async def test_giving_up_taking_up_again_and_undo(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_ledger(pilot)
        await pilot.press("x")
        await shows(pilot, "Given up", "Question given up")
        await pilot.press("g", "G")
        await shows(pilot, "▶ Åbnede")
        await pilot.press("v")
        await shows(pilot, "closed already")
        await pilot.press("o")
        await shows(pilot, "taken up again", "! 1 overdue")
        await pilot.press("u", "u")
        await shows(pilot, "Undone")
    assert question(demo, "Åbnede").status == "asked"


async def test_the_words_and_parts_are_edited(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_ledger(pilot)
        await pilot.press("r")
        await shows(pilot, "Parts")
        await type_in(pilot, " Really?")
        await pilot.press("ctrl+s")
        await shows(pilot, "Question changed")
    edited = question(demo, "Åbnede")
    assert edited.text.endswith("Really?")
    assert len(edited.parts) == 2


async def test_enter_leads_to_the_initiative_and_escape_back(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_ledger(pilot)
        await pilot.press("enter")
        await shows(pilot, "The initiative as a whole", "Ungestøttecaféen")
        await pilot.press("escape")
        await shows(pilot, "3 questions", "▶ Åbnede")


async def test_typing_narrows_the_ledger_down(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_ledger(pilot)
        await pilot.press("up")
        await type_in(pilot, "skoledistrikt")
        text = await shows(pilot, "▷ Hvilke skoledistrikter")
        assert "Åbnede Unge" not in text.split("───")[0]


async def test_the_meeting_at_which_a_question_comes_up_is_told(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The café turns up on an item of a coming meeting; nobody put it there."""
    monkeypatch.setenv("TILSAGN_TODAY", "2026-12-01")
    with Library.open(demo) as library:
        coming = meetings.make_meeting(library, body="Socialudvalget", date="2026-12-16")
        meetings.add_item(library, coming.id, title="Status på ungestøttecaféen")
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_ledger(pilot)
        await shows(pilot, "Comes up next: Socialudvalget, 16 December 2026")
        await pilot.press("G")
        text = await shows(pilot, "▶ Hvilke")
        assert "Comes up next" not in text
