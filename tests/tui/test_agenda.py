"""Meetings on the screen: choosing, ordering, previewing, handing on, by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from agenda import meetings
from data.records import (
    AgendaItem,
    BriefingSelection,
    Commitment,
    Meeting,
    Note,
    Question,
)
from data.store.library import Library
from tests.tui.screen_text import SMALL, WIDE, open_on, shows, type_in


async def to_the_meeting(pilot: Pilot[None]) -> str:
    await pilot.press("escape", "5")
    await shows(pilot, "8 Oct 2025")
    await pilot.press("enter")
    # What look-up suggests comes a moment later.
    return await shows(pilot, "6. Budgetforslag", "chosen +")


def chosen_titles(library: Library, line: str) -> list[str]:
    from data.records import Commitment

    found = [one for one in library.all(BriefingSelection, line=line) if one.chosen]
    found.sort(key=lambda one: one.position)
    commitments = library.some(Commitment, (one.commitment for one in found))
    return [commitments[one.commitment].title for one in found]


async def test_a_meeting_shows_items_choices_questions_and_notes(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        text = await to_the_meeting(pilot)
        assert "36: Efterværn til anbragte børn (RV)" in text
        assert "Ungestøttecaféen i Vestergade 58" in text
        assert "? Åbnede Ungestøttecaféen" in text
        assert "• Aarhus: " not in text
        assert "note" in text
        # Lines without a choice are there when the item is opened.
        assert "23: Ny budgetmodel" not in text
        await pilot.press("enter")
        await shows(pilot, "23: Ny budgetmodel")


async def test_overdue_as_of_the_meeting_and_in_figures(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        text = await to_the_meeting(pilot)
        late = next(row for row in text.splitlines() if "Åbnede Ungest" in row)
        assert "! overdue" in late


async def test_the_preview_stands_beside_or_on_a_key(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        assert "Briefing: Aarhus Byråd" not in await shows(pilot, "p Preview")
        await pilot.press("p")
        await shows(pilot, "Briefing: Aarhus Byråd, Wednesday 8 October 2025")
        await pilot.press("escape")
        await shows(pilot, "▶ 6. Budgetforslag")
    async with open_on(demo).run_test(size=WIDE) as pilot:
        await to_the_meeting(pilot)
        await shows(pilot, "Briefing: Aarhus Byråd, Wednesday 8 October 2025")


async def test_the_preview_follows_what_is_written(demo: Path) -> None:
    async with open_on(demo).run_test(size=WIDE) as pilot:
        await to_the_meeting(pilot)
        await pilot.press("G", "w")
        await shows(pilot, "Note: ")
        await type_in(pilot, "Ask about the harbour path")
        await pilot.press("ctrl+s")
        text = await shows(pilot, "✎ Ask about the harbour path", "• Ask about the harbour path")
        assert "Note kept" in text
        await pilot.press("u")
        assert "harbour path" not in await shows(pilot, "Undone")


async def test_a_question_on_the_last_item_comes_into_view(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        await pilot.press("enter")  # all lines of the first item: the last one is at the edge
        await shows(pilot, "23: Ny budgetmodel")
        await pilot.press("G", "f")
        await shows(pilot, "Question: Anlæg")
        await type_in(pilot, "Where are the lanes?")
        await pilot.press("ctrl+s")
        await shows(pilot, "▶ 20. Anlægsbevillinger", "? Where are the lanes?")


async def test_a_note_from_deep_inside_an_item_says_where_it_stands(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        await pilot.press("enter")
        await shows(pilot, "23: Ny budgetmodel")
        await pilot.press("pagedown", "pagedown", "w")
        await shows(pilot, "Who sees it")
        await type_in(pilot, "Call them")
        await pilot.press("ctrl+s")
        await shows(pilot, "Kept right below the title of the item; N goes there")
        await pilot.press("N")
        await shows(pilot, "▶ 6. Budgetforslag", "✎ Call them")


async def test_a_commitment_is_looked_up_and_put_on_the_item(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        await pilot.press("G", "a")
        await shows(pilot, "Which commitment for 20. Anlægsbevillinger")
        await type_in(pilot, "fripas")
        await shows(pilot, "Fripas")
        await pilot.press("enter")
        await shows(pilot, "Added to 20.", "1 chosen")
    with Library.open(demo) as library:
        item = next(one for one in library.all(AgendaItem) if one.number == "20")
        assert len(meetings.selections(library, item.id)) == 1


async def test_what_may_go_with_a_line_is_offered_first_with_the_reason(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        await pilot.press(*["j"] * 13)
        await shows(pilot, "▶   40: Opgør")
        await pilot.press("a")
        await shows(
            pilot, "Which commitment for 40", "▷ Eftersyn af indsatsen", "the same words", "Choose"
        )
        await pilot.press("f", "r", "i", "p", "a", "s")
        text = await shows(pilot, "▷ Fripas")
        assert "the same words" not in text
        await pilot.press("escape", "j")
        await shows(pilot, "▶     • Grov kriminalitet")
        await pilot.press("a")
        await shows(pilot, "Which commitment for 40")


async def test_choices_and_items_change_places(demo: Path) -> None:
    with Library.open(demo) as library:
        before = chosen_titles(library, "36")
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        await pilot.press(*["j"] * 7)  # past questions and note, the first choice of line 36
        await shows(pilot, f"▶     • {before[0][:30]}")
        await pilot.press("J")
        await shows(pilot, "Moved to place 2", f"▶     • {before[0][:30]}")
        await pilot.press("g", "J")
        await shows(pilot, "Moved to place 2")
        await pilot.press("K")
        await shows(pilot, "Moved to place 1")
    with Library.open(demo) as library:
        assert chosen_titles(library, "36") == [before[1], before[0], *before[2:]]
        meeting = library.all(Meeting)[0]
        assert meetings.items(library, meeting.id)[0].number == "6"


async def test_every_press_moves_it_on_however_fast_they_come(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        for _press in range(3):
            pilot.app.screen.run_command("move-later")  # type: ignore[attr-defined]
        await shows(pilot, "Moved to place 4")
        for _press in range(2):
            await pilot.press("K")
        await shows(pilot, "Moved to place 2")


async def test_what_is_overdue_stays_first(demo: Path) -> None:
    with Library.open(demo) as library:
        from data.records import Commitment

        item = next(one for one in library.all(AgendaItem) if one.number == "20")
        late = next(one for one in library.all(Commitment) if "fire børne- og" in one.title)
        other = next(one for one in library.all(Commitment) if one.id != late.id)
        meetings.choose(library, item.id, other.id)
        meetings.choose(library, item.id, late.id)
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        await pilot.press("G", "k")
        text = await shows(pilot, "! overdue")
        rows = [row for row in text.splitlines() if "•" in row]
        assert late.title[:30] in rows[-2]
        await pilot.press("K")
        await shows(pilot, "always comes first")


async def test_taking_off_and_undo(demo: Path) -> None:
    with Library.open(demo) as library:
        before = chosen_titles(library, "36")
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        await pilot.press(*["j"] * 7, "x")
        text = await shows(pilot, "Taken off the item", f"▶     • {before[1]}")
        assert before[0] not in text
        await pilot.press("u")
        await shows(pilot, f"▶     • {before[0]}")


@pytest.mark.parametrize(("key", "ending"), [("e", "briefing"), ("E", "agenda")])
async def test_handing_on_says_where_the_file_went(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, ending: str
) -> None:
    monkeypatch.chdir(tmp_path)
    name = f"2025-10-08-aarhus-byraad-{ending}.md"
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        await pilot.press(key)
        await shows(pilot, "Folder or file")
        await pilot.press("ctrl+s")
        await shows(pilot, f"Written: {name}")
    assert "Aarhus Byråd" in (tmp_path / name).read_text(encoding="utf-8")


async def test_an_export_never_goes_over_a_file_that_is_not_ours(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    theirs = tmp_path / "2025-10-08-aarhus-byraad-briefing.md"
    theirs.write_text("somebody else's")
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        await pilot.press("e")
        await shows(pilot, "Folder or file")
        await pilot.press("ctrl+s")
        await shows(pilot, "briefing-2.md")
    assert theirs.read_text() == "somebody else's"


async def test_a_meeting_and_an_item_made_by_hand(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await pilot.press("escape", "5")
        await shows(pilot, "8 Oct 2025")
        await pilot.press("+")
        await shows(pilot, "New meeting")
        await type_in(pilot, "Kulturudvalget")
        await pilot.press("enter")
        await type_in(pilot, "2026-02-30")
        await pilot.press("ctrl+s")
        await shows(pilot, "2026-02-30 is no date")
        await pilot.press(*["backspace"] * 2)
        await type_in(pilot, "28")
        await pilot.press("enter")
        await type_in(pilot, "kl. 16.30")
        await pilot.press("ctrl+s")
        await shows(pilot, "Meeting made: Kulturudvalget", "No items yet")
        await pilot.press("+")
        await shows(pilot, "New agenda item")
        await type_in(pilot, "Biblioteker")
        await pilot.press("ctrl+s")
        await shows(pilot, "▶ Biblioteker")
        await pilot.press("r")
        await shows(pilot, "Case number")
        await pilot.press("enter")
        await type_in(pilot, "4")
        await pilot.press("ctrl+s")
        await shows(pilot, "▶ 4. Biblioteker")
        await pilot.press("escape")
        await shows(pilot, "28 Feb 2026", "8 Oct 2025")
    with Library.open(demo) as library:
        made = next(one for one in library.all(Meeting) if one.body == "Kulturudvalget")
        assert (made.date, made.time) == ("2026-02-28", "16:30")


async def test_a_question_on_an_item_and_one_on_a_commitment(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        for keys in (["G"], ["g", *["j"] * 5]):
            await pilot.press(*keys, "f")
            await shows(pilot, "Parts")
            await type_in(pilot, f"What about {len(keys)}?")
            await pilot.press("ctrl+s")
            await shows(pilot, "Question kept")
            await pilot.press(keys[0])
            await shows(pilot, f"? What about {len(keys)}?")
    with Library.open(demo) as library:
        by_text = {one.text: one for one in library.all(Question)}
        assert by_text["What about 1?"].commitment is None
        assert by_text["What about 1?"].agenda_item is not None
        assert by_text["What about 6?"].commitment is not None
        assert by_text["What about 6?"].initiative is not None


async def test_the_way_to_the_initiative_and_back(demo: Path) -> None:
    async with open_on(demo).run_test(size=SMALL) as pilot:
        await to_the_meeting(pilot)
        await pilot.press(*["j"] * 5, "enter")
        await shows(pilot, "The initiative as a whole", "▶ 2025")
        await pilot.press("escape")
        await shows(pilot, "▶     • Relationel Velfærd")
        await pilot.press("5")
        await shows(pilot, "8 Oct 2025")


async def test_a_closed_note_is_marked_and_stays_out_of_the_briefing(demo: Path) -> None:
    with Library.open(demo) as library:
        from agenda.notes import add_note

        item = next(one for one in library.all(AgendaItem) if one.number == "6")
        add_note(library, "behind closed doors", agenda_item=item.id, closed=True)
    async with open_on(demo).run_test(size=WIDE) as pilot:
        text = await to_the_meeting(pilot)
        assert text.count("behind closed doors") == 1
        assert "⊘ behind closed doors" in text
    with Library.open(demo) as library:
        assert any(one.closed for one in library.all(Note))


async def test_what_is_suggested_is_chosen_or_dismissed(demo: Path) -> None:
    async with open_on(demo).run_test(size=(80, 60)) as pilot:
        await to_the_meeting(pilot)
        await pilot.press("enter")
        text = await shows(pilot, "◦ Aalborg: Lokalt krisecenter")
        rows = [row for row in text.splitlines() if row.strip()]
        at = next(place for place, row in enumerate(rows) if "▶ 6." in row)
        steps = next(place for place, row in enumerate(rows) if "Lokalt krisecenter" in row) - at
        await pilot.press(*["j"] * steps, "a")
        await shows(pilot, "• Aalborg: Lokalt krisecenter", "Added to 6.")
        await pilot.press("u")
        await shows(pilot, "◦ Aalborg: Lokalt krisecenter")
        await pilot.press("x")
        await shows(pilot, "Taken off the item")
    with Library.open(demo) as library:
        (dismissed,) = (one for one in library.all(BriefingSelection) if not one.chosen)
        assert dismissed.line == "38"


async def test_a_suggested_question_becomes_ones_own(demo: Path) -> None:
    async with open_on(demo).run_test(size=(110, 60)) as pilot:
        await to_the_meeting(pilot)
        await pilot.press("enter")
        text = await shows(pilot, "+ DKK 750,000 was promised")
        rows = [row for row in text.splitlines() if row.strip()]
        at = next(place for place, row in enumerate(rows) if "▶ 6." in row)
        steps = next(place for place, row in enumerate(rows) if "+ DKK 750,000" in row) - at
        await pilot.press(*["j"] * steps, "f")
        await shows(pilot, "Question: Ungestøtte", "Is the money in this item")
        await pilot.press("ctrl+s")
        await shows(pilot, "? DKK 750,000 was promised")
        assert "+ DKK 750,000 was promised" not in await shows(pilot, "Question kept")


async def test_a_decision_becomes_a_follow_up(demo: Path) -> None:
    from data.records import Decision, FollowUp

    with Library.open(demo) as library:
        item = next(one for one in library.all(AgendaItem) if one.number == "20")
        cafe = next(
            one for one in library.all(Commitment) if one.title.startswith("Ungestøttecaféen")
        )
        meetings.choose(library, item.id, cafe.id)
        before = len(library.all(FollowUp))
        with library.writing("import") as change:
            change.add(
                Decision(agenda_item=item.id, text="Caféen åbner til maj.", date="2025-10-08")
            )
    async with open_on(demo).run_test(size=(110, 60)) as pilot:
        text = await to_the_meeting(pilot)
        rows = [row for row in text.splitlines() if row.strip()]
        at = next(place for place, row in enumerate(rows) if "▶ 6." in row)
        steps = next(place for place, row in enumerate(rows) if "→ " in row) - at
        await pilot.press(*["j"] * steps, "enter")
        await shows(pilot, "After the decision:", "unknown")
        await pilot.press("enter")
        await shows(pilot, "Kept as a follow-up")
    with Library.open(demo) as library:
        assert len(library.all(FollowUp)) == before + 1
