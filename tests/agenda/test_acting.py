"""What people do by hand: every action is one entry of the log and one undo takes it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from agenda import initiatives, meetings, notes, questions
from data.errors import Problem
from data.records import (
    RECORD_TYPES,
    AgendaItem,
    Amount,
    BriefingSelection,
    Commitment,
    FollowUp,
    Initiative,
    Meeting,
    Note,
    Question,
    Record,
    table_of,
)
from data.store.library import Library
from tests.agenda.example import (
    BUDGET_ITEM,
    CAFE,
    CAFE_ITEM,
    HOMEWORK,
    MEETING,
    OPEN_CAFE,
    OPENING_HOURS,
    PACKAGE,
    PLAN,
    RENT_TALKS,
    SPRING_ITEM,
    SURVEY,
    citation,
    id_of,
)

TYPE = {table_of(kind): kind for kind in RECORD_TYPES}


def the(library: Library, table: str, identifier: str) -> Any:
    found = library.get(TYPE[table], identifier)
    assert found is not None
    return found


def everything(library: Library) -> dict[str, Record]:
    return {one.id: one for kind in RECORD_TYPES for one in library.all(kind)}


ACTIONS: dict[str, Callable[[Library], object]] = {
    "flag-question": lambda lib: questions.flag(lib, "Hvad?", initiative=CAFE, author="A"),
    "ask-question": lambda lib: questions.ask(
        lib, the(lib, "question", id_of(82)), asked_of="B", asked_on="2025-10-01", author="A"
    ),
    "answer-question": lambda lib: questions.answer(
        lib, the(lib, "question", id_of(82)), "Tre.", answered_on="2025-10-02", author="A"
    ),
    "answer-question-part": lambda lib: questions.answer_part(
        lib, the(lib, "question", id_of(81)), 0, "1. maj", answered_on="2025-10-02", author="A"
    ),
    "drop-question": lambda lib: questions.drop(lib, the(lib, "question", id_of(82)), author="A"),
    "reopen-question": lambda lib: questions.reopen(
        lib, the(lib, "question", id_of(84)), author="A"
    ),
    "edit-question": lambda lib: questions.edit(
        lib, the(lib, "question", id_of(82)), text="Hvor mange?", author="A"
    ),
    "remove-question": lambda lib: questions.remove(
        lib, the(lib, "question", id_of(82)), author="A"
    ),
    "add-note": lambda lib: notes.add_note(lib, "Husk", document=PLAN, author="A"),
    "edit-note": lambda lib: notes.edit_note(
        lib, the(lib, "note", id_of(92)), shared=False, author="A"
    ),
    "remove-note": lambda lib: notes.remove_note(lib, the(lib, "note", id_of(92)), author="A"),
    "make-meeting": lambda lib: meetings.make_meeting(lib, "Byrådet", time="16:00", author="A"),
    "edit-meeting": lambda lib: meetings.edit_meeting(
        lib, the(lib, "meeting", MEETING), place="Salen", author="A"
    ),
    "add-item": lambda lib: meetings.add_item(lib, MEETING, "Eventuelt", author="A"),
    "edit-item": lambda lib: meetings.edit_item(
        lib, the(lib, "agenda_item", CAFE_ITEM), access="closed", author="A"
    ),
    "move-item": lambda lib: meetings.move_item(
        lib, the(lib, "agenda_item", CAFE_ITEM), 0, author="A"
    ),
    "remove-item": lambda lib: meetings.remove_item(
        lib, the(lib, "agenda_item", CAFE_ITEM), author="A"
    ),
    "add-to-agenda": lambda lib: meetings.choose(lib, BUDGET_ITEM, SURVEY, line="12", author="A"),
    "dismiss-from-agenda": lambda lib: meetings.dismiss(lib, CAFE_ITEM, SURVEY, author="A"),
    "forget-selection": lambda lib: meetings.forget(lib, CAFE_ITEM, OPENING_HOURS, author="A"),
    "move-selection": lambda lib: meetings.move_selection(
        lib, the(lib, "briefing_selection", id_of(74)), 0, author="A"
    ),
    "make-initiative": lambda lib: initiatives.make_initiative(lib, "Nyt", author="A"),
    "edit-initiative": lambda lib: initiatives.edit_initiative(
        lib, the(lib, "initiative", CAFE), theme="social", author="A"
    ),
    "make-commitment": lambda lib: initiatives.make_commitment(lib, "Nyt", author="A"),
    "edit-commitment": lambda lib: initiatives.edit_commitment(
        lib, the(lib, "commitment", OPEN_CAFE), title="Anden titel", author="A"
    ),
    "link-commitment": lambda lib: initiatives.link(
        lib, the(lib, "commitment", SURVEY), HOMEWORK, author="A"
    ),
    "unlink-commitment": lambda lib: initiatives.link(
        lib, the(lib, "commitment", SURVEY), None, author="A"
    ),
    "set-status": lambda lib: initiatives.set_status(
        lib, the(lib, "commitment", OPEN_CAFE), "done", on="2025-10-01", note="Set", author="A"
    ),
    "add-follow-up": lambda lib: initiatives.add_follow_up(
        lib, CAFE, on="2025-10-01", amount=Amount(amount=5), note="Flyttet", author="A"
    ),
}


@pytest.mark.parametrize("verb", ACTIONS)
def test_an_action_is_logged_and_undone(library: Library, verb: str) -> None:
    before = everything(library)
    ACTIONS[verb](library)
    assert everything(library) != before
    action = library.log(1)[0]
    assert (action.verb, action.author) == (verb, "A")
    library.undo()
    assert everything(library) == before


REFUSED: dict[str, tuple[Callable[[Library], object], str, str]] = {
    "no text": (lambda lib: questions.flag(lib, " \n", initiative=CAFE), "empty-field", "text"),
    "about nothing": (lambda lib: questions.flag(lib, "x"), "about-nothing", "initiative"),
    "about what is not there": (
        lambda lib: questions.flag(lib, "x", initiative=id_of(999)),
        "unknown-record",
        "",
    ),
    "asked of nobody": (
        lambda lib: questions.ask(
            lib, the(lib, "question", id_of(82)), asked_of=" ", asked_on="2025"
        ),
        "empty-field",
        "asked_of",
    ),
    "no such day": (
        lambda lib: questions.ask(
            lib, the(lib, "question", id_of(82)), asked_of="B", asked_on="2026-02-30"
        ),
        "not-a-date",
        "asked_on",
    ),
    "no answer": (
        lambda lib: questions.answer(lib, the(lib, "question", id_of(82)), " ", answered_on="2025"),
        "no-answer",
        "",
    ),
    "no such part": (
        lambda lib: questions.answer_part(
            lib, the(lib, "question", id_of(81)), 2, "x", answered_on="2025"
        ),
        "no-such-part",
        "",
    ),
    "a note on two": (
        lambda lib: notes.add_note(lib, "x", initiative=CAFE, meeting=MEETING),
        "about-not-one",
        "note",
    ),
    "a line that the item has not": (
        lambda lib: meetings.choose(lib, BUDGET_ITEM, SURVEY, line="99"),
        "no-such-line",
        "",
    ),
    "a time of day": (
        lambda lib: meetings.make_meeting(lib, "x", time="4 pm"),
        "not-a-time",
        "time",
    ),
    "a theme": (
        lambda lib: initiatives.edit_initiative(lib, the(lib, "initiative", CAFE), theme="x"),
        "not-a-choice",
        "theme",
    ),
    "a long title": (
        lambda lib: initiatives.make_initiative(lib, "x" * 1001),
        "too-long",
        "title",
    ),
    "a status without evidence": (
        lambda lib: initiatives.set_status(
            lib, the(lib, "initiative", CAFE), "done", on="2025", note=" "
        ),
        "no-evidence",
        "note",
    ),
    "an item of a meeting that is not there": (
        lambda lib: meetings.add_item(lib, id_of(999), "x"),
        "unknown-record",
        "",
    ),
    "an item with open questions of its own": (
        lambda lib: meetings.remove_item(lib, the(lib, "agenda_item", BUDGET_ITEM)),
        "has-questions",
        "",
    ),
    "a meeting with such an item": (
        lambda lib: meetings.remove_meeting(lib, the(lib, "meeting", MEETING)),
        "has-questions",
        "",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_and_changes_nothing(library: Library, case: str) -> None:
    act, code, field = REFUSED[case]
    before = everything(library)
    with pytest.raises(Problem) as raised:
        act(library)
    assert raised.value.code == code
    assert raised.value.values.get("field", "") == field
    assert everything(library) == before


def test_what_somebody_else_changed_is_not_overwritten(library: Library) -> None:
    seen = the(library, "question", id_of(82))
    questions.edit(library, seen, text="Anden tekst")
    with pytest.raises(Problem, match="changed-elsewhere"):
        questions.drop(library, seen)


def test_words_are_cleaned(library: Library) -> None:
    question = questions.flag(library, "  Hvad\x1b[31m nu?\n\nOg så? ", initiative=CAFE)
    assert question.text == "Hvad nu?\n\nOg så?"
    meeting = meetings.make_meeting(library, " Byråd\n et ", place="  ")
    assert (meeting.body, meeting.place) == ("Byråd et", None)


def test_the_last_part_closes_the_question(library: Library) -> None:
    question = the(library, "question", id_of(81))
    answered = questions.answer_part(library, question, 0, "Maj", answered_on="2025-10-02")
    assert (answered.status, answered.answered_on) == ("answered", "2025-10-02")
    assert [one.answer for one in answered.parts] == ["Maj", "De unge selv."]


def test_reopened_questions_are_as_far_as_they_were(library: Library) -> None:
    dropped = questions.drop(library, the(library, "question", id_of(81)))
    assert questions.reopen(library, dropped).status == "asked"
    assert questions.reopen(library, the(library, "question", id_of(84))).status == "draft"


def test_items_are_moved_and_kept_in_order(library: Library) -> None:
    item = the(library, "agenda_item", CAFE_ITEM)
    moved = meetings.move_item(library, item, 1)
    assert [one.number for one in moved] == ["1", "4", "2", "3"]
    assert moved == meetings.items(library, MEETING)
    last = meetings.move_item(library, moved[0], 99)
    assert [one.number for one in last] == ["4", "2", "3", "1"]
    assert meetings.add_item(library, MEETING, "Eventuelt").position == 4


def test_choosing_dismissing_and_choosing_again_is_one_selection(library: Library) -> None:
    count = library.count(BriefingSelection)
    first = meetings.choose(library, BUDGET_ITEM, SURVEY)
    assert meetings.choose(library, BUDGET_ITEM, SURVEY) == first
    assert not meetings.dismiss(library, BUDGET_ITEM, SURVEY).chosen
    assert meetings.choose(library, BUDGET_ITEM, SURVEY) == first
    assert meetings.choose(library, BUDGET_ITEM, SURVEY, line="12").id != first.id
    assert library.count(BriefingSelection) == count + 2


def test_choices_are_reordered_among_their_own(library: Library) -> None:
    one = the(library, "briefing_selection", id_of(74))
    meetings.move_selection(library, one, 0)
    order = [one.commitment for one in meetings.selections(library, CAFE_ITEM) if one.chosen]
    assert order == [OPEN_CAFE, OPENING_HOURS, SURVEY, RENT_TALKS]


def test_removing_an_item_takes_along_what_belongs_to_it(library: Library) -> None:
    questions.edit(library, the(library, "question", id_of(81)), agenda_item=CAFE_ITEM)
    meetings.remove_item(library, the(library, "agenda_item", CAFE_ITEM))
    assert library.get(AgendaItem, CAFE_ITEM) is None
    assert library.all(BriefingSelection, agenda_item=CAFE_ITEM) == []
    assert library.all(Note, agenda_item=CAFE_ITEM) == []
    # A question that is about an initiative too keeps that.
    assert the(library, "question", id_of(81)).agenda_item is None


def test_a_meeting_goes_with_all_of_it_when_its_questions_are_closed(library: Library) -> None:
    questions.drop(library, the(library, "question", id_of(82)))
    meetings.remove_meeting(library, the(library, "meeting", MEETING))
    assert library.get(Meeting, MEETING) is None
    assert library.get(Question, id_of(82)) is None
    assert [one.id for one in library.all(AgendaItem)] == [SPRING_ITEM]


def test_meetings_are_listed_latest_first(library: Library) -> None:
    undated = meetings.make_meeting(library, "Uden dato")
    listed = meetings.meetings(library)
    assert [one.meeting.date for one in listed] == ["2025-10-08", "2025-04-02", None]
    assert listed[-1].meeting == undated
    assert (listed[0].items, listed[0].chosen) == (4, 5)


def test_a_status_carries_its_evidence(library: Library) -> None:
    found = citation(PLAN, 1, 20, quote="Caféen er åben.")
    done = initiatives.set_status(
        library, the(library, "commitment", OPEN_CAFE), "done", on="2025-10-01", citations=[found]
    )
    assert isinstance(done, Commitment)
    assert (done.status, done.status_reason) == ("done", "Caféen er åben.")
    (follow_up,) = library.all(FollowUp, initiative=CAFE, status="done")
    assert follow_up.citations == (found,)
    assert not follow_up.closed
    secret = the(library, "commitment", RENT_TALKS)
    initiatives.set_status(library, secret, "dropped", on="2025-10-01", note="Opgivet")
    assert library.all(FollowUp, status="dropped")[0].closed


def test_the_status_of_an_initiative_is_a_follow_up(library: Library) -> None:
    initiative = the(library, "initiative", CAFE)
    told = initiatives.set_status(library, initiative, "dropped", on="2025-12", note="Opgivet")
    assert told == initiative
    assert initiatives.timeline(library, CAFE).status == "dropped"
    assert the(library, "commitment", OPEN_CAFE).status == "decided"


def test_a_commitment_without_initiative_keeps_the_citation_itself(library: Library) -> None:
    alone = initiatives.link(library, the(library, "commitment", PACKAGE), None)
    found = citation(PLAN, 1, 20, quote="Sat i gang.")
    done = initiatives.set_status(library, alone, "done", on="2025", citations=[found])
    assert isinstance(done, Commitment)
    assert done.citations == (*alone.citations, found)


def test_a_commitment_with_a_citation_is_not_by_hand(library: Library) -> None:
    proven = initiatives.make_commitment(library, "Nyt", citations=[citation(PLAN, 1, 9)])
    assert not proven.by_hand
    assert initiatives.make_commitment(library, "Nyt").by_hand
    assert library.get(Initiative, CAFE) is not None
