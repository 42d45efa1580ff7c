"""At which coming meeting a question comes up."""

from __future__ import annotations

from datetime import date

from agenda import meetings
from agenda.coming_up import comes_up, coming_meetings
from agenda.matching import ItemMatches, Match
from agenda.questions import answer, ask, flag
from data.store.library import Library
from tests.agenda.example import CAFE, MEETING, OPEN_CAFE, SPRING_MEETING


def test_a_question_comes_up_where_its_initiative_is_chosen_or_suggested(library: Library) -> None:
    asked = flag(library, "Hvad koster caféen?", initiative=CAFE)
    later = meetings.make_meeting(library, body="Børneudvalget", date="2026-01-14")
    item = meetings.add_item(library, later.id, title="Status")
    assert asked.id not in comes_up(library, later.id)
    found = {item.id: ItemMatches((Match(OPEN_CAFE, 0.4, ("café",), "shared-words"),))}
    assert asked.id in comes_up(library, later.id, found)
    meetings.choose(library, item.id, OPEN_CAFE)
    assert asked.id in comes_up(library, later.id)
    answer(library, asked, "To millioner.", answered_on="2026-01-10")
    assert asked.id not in comes_up(library, later.id)


def test_meetings_that_are_over_are_not_coming(library: Library) -> None:
    soon = meetings.make_meeting(library, body="Byrådet", date="2025-09")
    undated = meetings.make_meeting(library, body="Byrådet")
    found = [one.id for one in coming_meetings(library, date(2025, 9, 30))]
    assert found == [soon.id, MEETING]
    assert undated.id not in found
    assert SPRING_MEETING not in found


def test_a_question_does_not_come_back_at_a_meeting_before_it_was_asked(library: Library) -> None:
    question = flag(library, "Hvad koster caféen?", initiative=CAFE)
    assert question.id in comes_up(library, MEETING)
    asked = ask(library, question, asked_of="formanden", asked_on="2025-10-09")
    assert asked.id not in comes_up(library, MEETING)
    ask(library, asked, asked_of="formanden", asked_on="2025-10-08")
    assert asked.id in comes_up(library, MEETING)
