"""The calendar: meetings, answers due, deadlines, under identifiers that stay."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
from icalendar import Calendar

from data.records import Commitment, Meeting
from data.store.library import Library
from exports import language
from exports.ics import calendar
from exports.packs import everything
from tests.agenda.example import MEETING, OPEN_CAFE, PACKAGE, SECRET, SPRING_MEETING, id_of

AT = datetime(2025, 10, 1, 12, 0, tzinfo=UTC)


def events(content: bytes) -> dict[str, dict[str, object]]:
    found = {}
    for event in Calendar.from_ical(content).walk("VEVENT"):
        start = event.decoded("DTSTART")
        found[str(event["UID"]).removesuffix("@tilsagn")] = {
            "start": start,
            "summary": str(event["SUMMARY"]),
            "place": str(event.get("LOCATION", "")),
        }
    return found


def test_meetings_answers_and_deadlines(library: Library) -> None:
    language.use("da")
    assert events(calendar(everything(library), AT)) == {
        MEETING: {
            # Danish summer time: half past four is half past two in UTC.
            "start": datetime(2025, 10, 8, 14, 30, tzinfo=UTC),
            "summary": "Børneudvalget",
            "place": "Rådhuset, lokale 2",
        },
        SPRING_MEETING: {"start": date(2025, 4, 2), "summary": "Børneudvalget", "place": ""},
        f"{id_of(81)}-answer": {
            "start": date(2025, 8, 25),
            "summary": "Svarfrist: Hvornår åbner caféen?",
            "place": "",
        },
        f"{OPEN_CAFE}-deadline-1": {
            "start": date(2025, 8, 31),
            "summary": "Frist: Ungecaféen åbner",
            "place": "",
        },
        f"{PACKAGE}-deadline-1": {
            "start": date(2026, 3, 31),
            "summary": "Frist: Pakke til lektiehjælp",
            "place": "",
        },
    }


def test_deadlines_that_nobody_has_reviewed_stay_out(library: Library) -> None:
    with library.writing("edit-commitment") as change:
        cafe = library.all(Commitment, id=OPEN_CAFE)[0]
        change.replace(cafe, msgspec.structs.replace(cafe, reviewed=False))
    found = events(calendar(everything(library), AT))
    assert f"{OPEN_CAFE}-deadline-1" not in found
    assert f"{PACKAGE}-deadline-1" in found


def test_a_new_export_replaces_the_old(library: Library) -> None:
    before = events(calendar(everything(library), AT))
    old = library.get(Meeting, MEETING)
    assert old is not None
    with library.writing("edit") as change:
        change.replace(old, msgspec.structs.replace(old, date="2025-10-09"))
    after = events(calendar(everything(library), AT))
    assert before.keys() == after.keys()
    assert after[MEETING]["start"] == datetime(2025, 10, 9, 14, 30, tzinfo=UTC)


def test_what_has_no_day_is_no_meeting(library: Library) -> None:
    with library.writing("add") as change:
        change.add(Meeting(body="Uden dag", date="2025-11"))
        change.add(Meeting(body="Uden dato"))
    assert not any("Uden" in str(one) for one in events(calendar(everything(library), AT)).values())


def test_lines_are_short_and_values_stay_values(library: Library) -> None:
    hostile = "Møde;KOMMA,\\n\nEND:VEVENT\r\nBEGIN:VALARM " + "æ" * 200
    old = library.get(Commitment, OPEN_CAFE)
    assert old is not None
    with library.writing("edit") as change:
        change.replace(old, msgspec.structs.replace(old, title=hostile))
    content = calendar(everything(library), AT)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\r\nBEGIN:VALARM" not in content
    found = events(content)[f"{OPEN_CAFE}-deadline-1"]["summary"]
    assert found == "Deadline: " + " ".join(hostile.split())


def test_closed_is_left_out_or_stamped(library: Library) -> None:
    assert SECRET.encode() not in calendar(everything(library), AT)
    assert b"Contains closed content" in calendar(everything(library, include_closed=True), AT)
