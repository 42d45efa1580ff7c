"""What was decided becomes a follow-up of the initiative on the item, after confirmation."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from agenda import meetings
from agenda.briefing import assemble
from agenda.follow_ups import keep, offers
from agenda.initiatives import add_follow_up, timeline
from agenda.keeping import keep_agenda
from agenda.matching import ItemMatches, Match
from agenda.reading.reading import read_agenda
from data.citations import find_again
from data.errors import Problem
from data.records import AgendaItem, Decision, FollowUp, Initiative
from data.store.library import Library
from tests.agenda.example import CAFE, CAFE_ITEM, HOMEWORK, MEETING, OPEN_CAFE, PACKAGE
from tests.agenda.papers import MINUTES, as_file


@pytest.fixture
def decided(library: Library, tmp_path: Path) -> Library:
    """The example after the minutes of the meeting came."""
    file = as_file(tmp_path, MINUTES, "referat.txt")
    kept = keep_agenda(library, file, "referat.txt", read_agenda(file.text, file.passages))
    assert kept.meeting.id == MEETING
    item = next(one for one in kept.items if one.title == "Ungecafé på havnen")
    meetings.choose(library, item.id, OPEN_CAFE)
    return library


def cafe_offer(library: Library) -> list[str]:
    return [
        one.initiative.id for one in offers(library, MEETING) if "maj 2026" in one.decision.text
    ]


def test_a_decision_is_offered_with_its_place_in_the_minutes(decided: Library) -> None:
    (offer,) = (one for one in offers(decided, MEETING) if "maj 2026" in one.decision.text)
    assert (offer.initiative.id, offer.date, offer.is_chosen) == (CAFE, "2025-10-08", True)
    (citation,) = offer.citations
    text = decided.text(citation.version or "")
    assert text is not None
    assert find_again(citation, text, citation.version or "").state == "unchanged"


def test_it_grows_the_timeline_once_confirmed(decided: Library) -> None:
    before = len(timeline(decided, CAFE).entries)
    chosen = [one for one in offers(decided, MEETING) if "maj 2026" in one.decision.text]
    (made,) = keep(decided, chosen, status="under_way", author="me")
    assert (made.kind, made.status, made.author) == ("status", "under_way", "me")
    after = timeline(decided, CAFE)
    assert len(after.entries) == before + 1
    assert after.status == "under_way"
    assert cafe_offer(decided) == []
    decided.undo()
    assert cafe_offer(decided) == [CAFE]


def test_nothing_is_kept_by_itself(decided: Library) -> None:
    before = decided.all(FollowUp)
    offers(decided, MEETING)
    assert decided.all(FollowUp) == before
    with pytest.raises(Problem, match="nothing-chosen"):
        keep(decided, [])


def test_what_look_up_suggests_is_offered_as_such(library: Library) -> None:
    with library.writing("import") as change:
        change.add(
            Decision(agenda_item=CAFE_ITEM, text="Lektiehjælpen udvides.", date="2025-10-08")
        )
    for one in meetings.selections(library, CAFE_ITEM):
        meetings.forget(library, one.agenda_item, one.commitment, line=one.line)
    found = {CAFE_ITEM: ItemMatches((Match(PACKAGE, 0.3, ("lektiehjælp",), "shared-words"),))}
    assert [
        (one.initiative.id, one.is_chosen)
        for one in offers(library, MEETING, found)
        if one.item.id == CAFE_ITEM
    ] == [(HOMEWORK, False)]
    meetings.dismiss(library, CAFE_ITEM, PACKAGE)
    assert not [one for one in offers(library, MEETING, found) if one.item.id == CAFE_ITEM]


def test_what_was_decided_on_a_closed_initiative_is_closed(decided: Library) -> None:
    family = decided.get(Initiative, CAFE)
    assert family is not None
    found = offers(decided, MEETING)
    assert {one.closed for one in found if one.initiative == family} == {False}
    with decided.writing("close") as change:
        change.replace(family, msgspec.structs.replace(family, closed=True))
    found = offers(decided, MEETING)
    assert {one.closed for one in found if one.initiative.id == CAFE} == {True}


def test_what_was_decided_behind_closed_doors_stays_there(library: Library) -> None:
    item = library.get(AgendaItem, CAFE_ITEM)
    assert item is not None
    with library.writing("edit") as change:
        change.replace(item, msgspec.structs.replace(item, access="closed"))
        change.add(Decision(agenda_item=CAFE_ITEM, text="Godkendt.", date="2025-10-08"))
    chosen = [one for one in offers(library, MEETING) if one.item.id == CAFE_ITEM]
    assert chosen
    assert all(one.closed for one in keep(library, chosen))


@pytest.mark.parametrize(
    ("decided_on", "is_offered"),
    [("2024-08-31", False), ("2024-09-12", True), ("2024", True), ("2023", False)],
)
def test_what_was_decided_before_it_was_promised_cannot_have_come_of_it(
    library: Library, decided_on: str, is_offered: bool
) -> None:
    """The homework help was promised on 12 September 2024."""
    with library.writing("import") as change:
        change.add(Decision(agenda_item=CAFE_ITEM, text="Lektiehjælpen udvides.", date=decided_on))
    meetings.choose(library, CAFE_ITEM, PACKAGE)
    offered = {one.initiative.id for one in offers(library, MEETING) if one.item.id == CAFE_ITEM}
    assert (HOMEWORK in offered) is is_offered


def test_the_next_briefing_tells_what_came_of_it_up_to_that_day(library: Library) -> None:
    for on, note in (("2025-10-01", "Lejen er betalt"), ("2025-12-24", "Efter mødet")):
        add_follow_up(library, CAFE, on=on, note=note)
    briefing = assemble(library, MEETING)
    told = [one.follow_up.note for item in briefing.items for one in item.since]
    assert told[0] == "Lejen er betalt"
    assert "Efter mødet" not in told
