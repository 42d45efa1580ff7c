"""An agenda that was read becomes a meeting; a newer edition brings it up to date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from agenda import meetings
from agenda.briefing import assemble
from agenda.editions import Change, body_key, pair, renamed_lines, without_closed_words
from agenda.keeping import Kept, keep_agenda
from agenda.notes import add_note, notes_on
from agenda.questions import flag, ledger
from agenda.reading import AgendaReading, ItemRead, LineRead, MeetingRead
from agenda.reading.reading import read_agenda
from data.errors import Problem
from data.records import AgendaItem, Attachment, Decision, Document, ItemLine, Meeting, Question
from data.store.library import Library
from tests.agenda.example import CAFE_ITEM, MEETING, OPEN_CAFE
from tests.agenda.papers import FIRST, MINUTES, SECOND, as_file


def keep(library: Library, folder: Path, text: str, name: str = "dagsorden.txt") -> Kept:
    file = as_file(folder, text, name)
    return keep_agenda(library, file, name, read_agenda(file.text, file.passages))


def titles(library: Library, meeting: Meeting) -> list[str]:
    return [f"{one.number} {one.title}" for one in meetings.items(library, meeting.id)]


def codes(kept: Kept) -> set[tuple[str, str | None]]:
    return {(one.code, one.number) for one in kept.changes}


def test_a_meeting_is_made_of_an_agenda(empty: Library, tmp_path: Path) -> None:
    kept = keep(empty, tmp_path, FIRST)
    meeting = kept.meeting
    assert (meeting.body, meeting.municipality) == ("Børneudvalget", "Nordby")
    assert (meeting.date, meeting.time) == ("2025-10-08", "16:30")
    assert kept.is_new
    assert kept.changes == ()
    assert titles(empty, meeting)[2] == "3 Ungecafé på havnen"
    cafe = kept.items[2]
    assert cafe.case_number == "17.13.04-G01-2-25"
    assert cafe.recommendation == "At orienteringen tages til efterretning."
    assert [one.name for one in empty.all(Attachment, agenda_item=cafe.id)] == [
        "Tegning af ungecaféen.pdf"
    ]
    document = empty.get(Document, meeting.document or "")
    assert document is not None
    assert (document.kind, document.date) == ("agenda", "2025-10-08")


def test_all_of_it_is_one_action(empty: Library, tmp_path: Path) -> None:
    keep(empty, tmp_path, FIRST)
    assert [one.verb for one in empty.log()] == ["add-agenda"]
    empty.undo()
    assert empty.all(Meeting) == []
    assert empty.all(Document) == []
    empty.redo()
    assert len(empty.all(AgendaItem)) == 4


def test_the_same_file_again_changes_nothing(empty: Library, tmp_path: Path) -> None:
    first = keep(empty, tmp_path, FIRST)
    meetings.edit_item(empty, first.items[3], title="Rundkørslen, som vi kalder den")
    again = keep(empty, tmp_path, FIRST)
    assert not again.is_new
    assert again.changes == ()
    assert again.items[3].title == "Rundkørslen, som vi kalder den"
    assert len(empty.log()) == 2


def test_a_new_edition_keeps_what_is_the_persons_own(empty: Library, tmp_path: Path) -> None:
    first = keep(empty, tmp_path, FIRST)
    cafe = first.items[2]
    flag(empty, "Hvornår åbner den?", agenda_item=cafe.id)
    add_note(empty, "Ring til ungerådet", agenda_item=cafe.id)
    second = keep(empty, tmp_path, SECOND, "dagsorden-2.txt")
    assert second.meeting.id == first.meeting.id
    assert second.items[2].id == cafe.id
    assert second.items[2].title == "Ungecaféen på havnen åbner senere"
    assert empty.all(Question)[0].agenda_item == cafe.id
    assert len(notes_on(empty, "agenda_item", [cafe.id])) == 1
    assert codes(second) == {
        ("title-changed", "3"),
        ("recommendation-changed", "3"),
        ("item-added", "4"),
        ("item-gone", "4"),
    }
    empty.undo()
    assert titles(empty, first.meeting)[2:] == [
        "3 Ungecafé på havnen",
        "4 Ny rundkørsel ved stationen",
    ]


def test_an_item_with_a_note_stays_when_it_leaves_the_agenda(
    empty: Library, tmp_path: Path
) -> None:
    first = keep(empty, tmp_path, FIRST)
    add_note(empty, "Hvorfor nu?", agenda_item=first.items[3].id)
    second = keep(empty, tmp_path, SECOND, "dagsorden-2.txt")
    assert ("item-kept", "4") in codes(second)
    assert titles(empty, first.meeting)[-1] == "4 Ny rundkørsel ved stationen"


def test_minutes_add_what_was_decided(empty: Library, tmp_path: Path) -> None:
    first = keep(empty, tmp_path, FIRST)
    minutes = keep(empty, tmp_path, MINUTES, "referat.txt")
    assert minutes.meeting.id == first.meeting.id
    assert minutes.meeting.kind == "minutes"
    assert ("decision-added", "3") in codes(minutes)
    (decision,) = empty.all(Decision, agenda_item=first.items[2].id)
    assert "maj 2026" in decision.text
    assert (decision.body, decision.date) == ("Børneudvalget", "2025-10-08")
    assert keep(empty, tmp_path, MINUTES + "\n", "referat-2.txt").changes == ()


def read(*items: ItemRead, supplementary: bool = False) -> AgendaReading:
    meeting = MeetingRead(
        body="Børneudvalget",
        municipality="Nordby",
        date="2025-10-08",
        supplementary=supplementary,
    )
    return AgendaReading(meeting=meeting, items=items)


def test_a_supplementary_agenda_takes_nothing_out(empty: Library, tmp_path: Path) -> None:
    first = keep(empty, tmp_path, FIRST)
    file = as_file(tmp_path, "Tillægsdagsorden\n5. Tillæg\n", "tillaeg.txt")
    reading = read(ItemRead(number="5", title="Et nyt punkt"), supplementary=True)
    kept = keep_agenda(empty, file, "tillaeg.txt", reading)
    assert kept.meeting.document == first.meeting.document
    assert codes(kept) == {("item-added", "5")}
    assert len(kept.items) == 5


def test_choices_go_with_the_words_of_a_line(library: Library, tmp_path: Path) -> None:
    file = as_file(tmp_path, "Budget\n", "budget.txt")
    old, new = (
        read(
            ItemRead(
                number="4",
                title="Ungecaféen",
                lines=(LineRead(number, "Mere lektiehjælp", "A"), LineRead("30", "En ny bro")),
            )
        )
        for number in ("11", "12")
    )
    keep_agenda(library, file, "budget.txt", old)
    meetings.choose(library, CAFE_ITEM, OPEN_CAFE, line="11")
    asked = flag(library, "Hvem hjælper?", agenda_item=CAFE_ITEM, line="11")
    other = as_file(tmp_path, "Budget, rettet\n", "budget-2.txt")
    kept = keep_agenda(library, other, "budget-2.txt", new)
    assert kept.meeting.id == MEETING
    lines = {one.line for one in meetings.selections(library, CAFE_ITEM) if one.line}
    assert lines == {"12"}
    (moved,) = (one for one in library.all(Question) if one.id == asked.id)
    assert moved.line == "12"
    told = {one.question.id: one.about for one in ledger(library, date(2025, 10, 1))}
    assert told[asked.id] == "12: Mere lektiehjælp"
    shown = [one for item in assemble(library, MEETING).items for one in item.questions]
    assert "12: Mere lektiehjælp" in [one.about for one in shown if one.question.id == asked.id]


def test_what_was_closed_stays_closed(empty: Library, tmp_path: Path) -> None:
    file = as_file(tmp_path, "a\n", "a.txt")
    first = keep_agenda(
        empty, file, "a.txt", read(ItemRead(number="1", title="Salg", access="closed"))
    )
    other = as_file(tmp_path, "b\n", "b.txt")
    again = keep_agenda(
        empty, other, "b.txt", read(ItemRead(number="1", title="Salg", access="open"))
    )
    assert first.items[0].id == again.items[0].id
    assert again.items[0].access == "closed"


def test_a_decision_that_was_closed_stays_closed_when_its_words_change(
    empty: Library, tmp_path: Path
) -> None:
    keep(empty, tmp_path, MINUTES, "referat.txt")
    (decision,) = empty.all(Decision)
    with empty.writing("edit-decision") as change:
        change.replace(decision, replace(decision, closed=True))
    told = MINUTES.replace("i maj 2026", "når grunden er solgt for 3 mio. kr.")
    again = keep(empty, tmp_path, told, "referat-2.txt")
    (now,) = empty.all(Decision)
    assert now.closed
    assert "3 mio." in now.text
    (change_told,) = again.changes
    assert "3 mio." in str(change_told)
    assert without_closed_words(again.changes) == (Change(
        "decision-added", decision.agenda_item, "3", "", closed=True
    ),)  # fmt: skip


def test_changes_of_closed_items_tell_their_number_only_where_words_are_left_out(
    empty: Library, tmp_path: Path
) -> None:
    keep(empty, tmp_path, FIRST)
    secret = "Hemmelig"
    closed = ItemRead(
        number="3", title=f"Ungecafé på havnen {secret}", access="closed",
        recommendation=secret, lines=(LineRead("1", secret),),
    )  # fmt: skip
    other = read(closed, ItemRead(number="5", title="Åbent"), ItemRead(number="9", title=secret,
                 access="closed"))  # fmt: skip
    kept = keep_agenda(empty, as_file(tmp_path, "ny", "ny.txt"), "ny.txt", other)
    told = without_closed_words(kept.changes)
    assert secret in str(kept.changes)
    assert secret not in str(told)
    assert ("item-added", "5", "Åbent") in [(one.code, one.number, one.title) for one in told]
    assert {one.code for one in told if one.closed} >= {"access-changed", "line-added"}


def test_items_without_a_title_and_two_with_one_number(empty: Library, tmp_path: Path) -> None:
    file = as_file(tmp_path, "a\n", "a.txt")
    reading = read(
        ItemRead(number="1", title="Skoler"),
        ItemRead(number="1", title="Veje"),
        ItemRead(number="2", access="closed"),
    )
    kept = keep_agenda(empty, file, "a.txt", reading)
    assert [one.title for one in kept.items] == ["Skoler", "Veje", "–"]


@pytest.mark.parametrize(
    ("reading", "code"),
    [
        (AgendaReading(meeting=MeetingRead(body="A", date="2025-01-01")), "no-agenda"),
        (
            AgendaReading(
                meeting=MeetingRead(date="2025-01-01"), items=(ItemRead(number="1", title="A"),)
            ),
            "agenda-without-body",
        ),
        (
            AgendaReading(meeting=MeetingRead(body="A"), items=(ItemRead(number="1", title="A"),)),
            "agenda-without-date",
        ),
    ],
)
def test_what_is_no_agenda_leaves_nothing_behind(
    empty: Library, tmp_path: Path, reading: AgendaReading, code: str
) -> None:
    with pytest.raises(Problem) as refused:
        keep_agenda(empty, as_file(tmp_path, "a\n", "a.txt"), "a.txt", reading)
    assert refused.value.code == code
    assert refused.value.values["file"] == "a.txt"
    assert empty.log() == []


def test_a_person_says_what_the_agenda_does_not(empty: Library, tmp_path: Path) -> None:
    reading = AgendaReading(meeting=MeetingRead(), items=(ItemRead(number="1", title="A"),))
    kept = keep_agenda(
        empty, as_file(tmp_path, "a\n", "a.txt"), "a.txt", reading, body="Rådet", date="2025-02-03"
    )
    assert (kept.meeting.body, kept.meeting.date) == ("Rådet", "2025-02-03")


def test_one_body_by_several_names() -> None:
    assert body_key("Aarhus Byråd", "Aarhus") == body_key("Byrådet", "Aarhus")
    assert body_key("Børneudvalget", None) != body_key("Kulturudvalget", None)


def test_items_are_known_again_by_case_number_then_title() -> None:
    def item(number: str, title: str, case: str | None = None) -> AgendaItem:
        return AgendaItem(
            meeting=MEETING, position=int(number), number=number, title=title, case_number=case
        )

    before = [item("1", "Skolernes budget", "A-1"), item("2", "Bro over åen"), item("3", "Haller")]
    after = [
        ItemRead(number="1", title="Bro over åen"),
        ItemRead(number="2", title="Noget helt andet", case_number="A-1"),
        ItemRead(number="3", title="Spildevand"),
    ]
    assert {place: one.number for place, one in pair(before, after).items()} == {0: "2", 1: "1"}


def test_lines_are_known_again_by_their_words() -> None:
    old = [ItemLine(text="Mere lektiehjælp", number="11"), ItemLine(text="En bro", number="12")]
    new = [ItemLine(text="En bro", number="11"), ItemLine(text="Mere  lektiehjælp", number="13")]
    assert renamed_lines(old, new) == {"11": "13", "12": "11"}


def test_an_import_makes_meetings_of_the_agendas_in_it(empty: Library, tmp_path: Path) -> None:
    from agenda.arrivals import Arrival, take_in_with_meetings
    from data.intake import DocumentRead, Found

    agenda = as_file(tmp_path, FIRST)
    letter = as_file(tmp_path, "Kære udvalg\n\nVi glæder os.\n", "brev.txt")
    arrivals = [
        Arrival(DocumentRead(name, file), read_agenda(file.text, file.passages))
        for name, file in (("brev.txt", letter), ("dagsorden.txt", agenda))
    ]

    def nobody(done: int, total: int, name: str) -> None: ...

    taken, kept = take_in_with_meetings(empty, Found(), arrivals, on_step=nobody)
    assert [one.imported.outcome for one in taken.documents] == ["new", "new"]
    assert [one.meeting.body for one in kept] == ["Børneudvalget"]
    assert len(empty.log()) == 1
    assert len(empty.all(AgendaItem)) == 4
    again, same = take_in_with_meetings(empty, Found(), arrivals, on_step=nobody)
    assert [one.imported.outcome for one in again.documents] == ["same", "same"]
    assert not same[0].is_new
    assert same[0].changes == ()
    empty.undo()
    assert empty.all(Meeting) == []
    assert empty.all(Document) == []


def test_a_meeting_made_by_hand_takes_the_items_of_its_agenda(
    empty: Library, tmp_path: Path
) -> None:
    made = meetings.make_meeting(empty, "Børneudvalget", municipality="Nordby", date="2025-10-08")
    kept = keep(empty, tmp_path, FIRST)
    assert kept.meeting.id == made.id
    assert len(kept.items) == 4


def test_two_items_of_one_number_are_both_kept_and_said(empty: Library, tmp_path: Path) -> None:
    kept = keep(empty, tmp_path, FIRST.replace("3. Ungecafé", "2. Ungecafé"))
    assert "same-number" in kept.reading.missing
    assert titles(empty, kept.meeting) == [
        "1 Godkendelse af dagsordenen",
        "2 Budgetforslag for børn og unge",
        "2 Ungecafé på havnen",
        "4 Ny rundkørsel ved stationen",
    ]


def test_minutes_that_tell_less_of_a_case_take_nothing_away(empty: Library, tmp_path: Path) -> None:
    keep(empty, tmp_path, FIRST)
    shorter = MINUTES.replace(
        "Resumé\nForvaltningen orienterer om ungecaféen, der ikke er åbnet endnu.\n", ""
    )
    assert shorter != MINUTES
    kept = keep(empty, tmp_path, shorter, "referat.txt")
    assert codes(kept) == {("decision-added", "3")}
    headings = [one.heading for one in kept.items[2].sections]
    assert headings[:2] == ["Resumé", "Indstilling"]
