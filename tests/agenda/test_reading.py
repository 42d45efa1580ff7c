"""What is told of the records: ledger, timeline, overview, briefing, results."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from agenda import initiatives, meetings, questions
from agenda.briefing import assemble
from agenda.initiatives import overview, timeline
from agenda.overview import overdue_ids
from agenda.paper import assemble_agenda
from agenda.questions import ledger, open_questions
from agenda.result import Found, results
from data.errors import Problem
from data.records import AgendaItem, Amount, Commitment, DatePoint, Document, Meeting, Question
from data.store.library import Library
from tests.agenda.example import (
    BUDGET_ITEM,
    CAFE,
    CAFE_ITEM,
    HOMEWORK,
    MEETING,
    MEMO,
    OPEN_CAFE,
    OPENING_HOURS,
    PACKAGE,
    RENT,
    RENT_TALKS,
    SPRING_ITEM,
    SURVEY,
    id_of,
)

TODAY = date(2025, 10, 8)


# The ledger


def test_overdue_answers_come_first(library: Library) -> None:
    listed = ledger(library, TODAY)
    assert listed[0].question.id == id_of(81)
    assert listed[0].overdue
    assert [one.question.status for one in listed] == [
        "asked", "draft", "draft", "draft", "answered",
    ]  # fmt: skip
    by_id = {one.question.id: one for one in listed}
    assert by_id[id_of(85)].closed
    assert by_id[id_of(85)].commitment is not None
    assert by_id[id_of(85)].initiative is not None
    item, meeting = by_id[id_of(83)].agenda_item, by_id[id_of(83)].meeting
    assert item is not None
    assert meeting is not None
    assert (item.id, meeting.date) == (SPRING_ITEM, "2025-04-02")


def test_before_its_day_an_answer_is_not_overdue(library: Library) -> None:
    assert not any(one.overdue for one in ledger(library, date(2025, 8, 25)))


def coming(library: Library, item: str) -> list[str]:
    record = library.get(AgendaItem, item)
    chosen = [one.commitment for one in meetings.selections(library, item) if one.chosen]
    families = [one.initiative for one in library.some(Commitment, chosen).values()]
    found = open_questions(
        library,
        initiatives=[one for one in families if one],
        commitments=chosen,
        agenda_item=record,
    )
    return [one.id for one in found]


def test_questions_come_back_where_their_initiative_turns_up(library: Library) -> None:
    # Flagged on the spring meeting's item, where the same initiative was chosen.
    assert coming(library, BUDGET_ITEM) == [id_of(82), id_of(83)]
    assert coming(library, CAFE_ITEM) == [id_of(81), id_of(85)]


def test_answered_and_dropped_questions_stay_away(library: Library) -> None:
    for identifier in (id_of(82), id_of(83)):
        question = library.get(Question, identifier)
        assert question is not None
        questions.drop(library, question)
    assert coming(library, BUDGET_ITEM) == []


def test_a_question_on_a_commitment_comes_back_with_a_sister_of_it(library: Library) -> None:
    asked = questions.flag(library, "Hvorfor?", commitment=OPENING_HOURS)
    found = open_questions(library, initiatives=[CAFE], commitments=[OPEN_CAFE])
    assert asked.id in [one.id for one in found]
    assert open_questions(library) == []


# Timeline and overview


def test_a_timeline_is_oldest_first(library: Library) -> None:
    told = timeline(library, CAFE, TODAY)
    assert [(one.date, one.kind) for one in told.entries] == [
        ("2024-03", "commitment"),
        ("2024-03", "commitment"),
        ("2025-02-01", "evidence"),
        ("2025-03-01", "evidence"),
        (None, "commitment"),
    ]
    first = told.entries[0]
    assert first.overdue
    assert first.actors == ("Børneudvalget", "Ungerådet")
    assert first.document is not None
    assert [one.closed for one in told.entries] == [False, False, False, True, False]
    assert [one.id for one in told.questions] == [id_of(81), id_of(84)]
    assert not told.closed
    assert timeline(library, RENT, TODAY).closed


def test_a_timeline_says_whether_parts_add_up(library: Library) -> None:
    (found,) = timeline(library, HOMEWORK, TODAY).parts
    assert (found.owner, found.code, found.difference) == (PACKAGE, "parts-add-up", 0)


def test_no_such_initiative(library: Library) -> None:
    with pytest.raises(Problem, match="unknown-record"):
        timeline(library, id_of(999))


def test_the_overview(library: Library) -> None:
    seen = overview(library, TODAY)
    assert [(one.commitment.id, one.deadline) for one in seen.overdue] == [
        (OPEN_CAFE, "2025-summer")
    ]
    assert seen.overdue_total == 1
    assert seen.statuses == {"decided": 1, "under_way": 2, "proposed": 1, "done": 1}
    assert (seen.commitments, seen.initiatives, seen.unreviewed) == (5, 3, 0)
    assert seen.unanswered[0].question.id == id_of(81)
    assert [(one.initiative, one.year, one.money.amount, one.closed) for one in seen.money] == [
        (CAFE, 2024, 2_500_000, False),
        (RENT, None, 987_654, True),
        (HOMEWORK, 2024, 300_000, False),
    ]


def test_the_overview_is_cut_but_counts_all(library: Library) -> None:
    seen = overview(library, date(2030, 1, 1), limit=1)
    assert [one.commitment.id for one in seen.overdue] == [OPEN_CAFE]
    assert seen.overdue_total == 2
    assert len(seen.money) == 1
    assert overdue_ids(library, date(2030, 1, 1)) == [OPEN_CAFE, PACKAGE]


def test_the_earliest_passed_deadline_counts(library: Library) -> None:
    dates = [DatePoint(value=value, role="deadline") for value in ("2027", "2024-Q1", "2023")]
    made = initiatives.make_commitment(library, "Flere frister", dates=dates)
    first = overview(library, TODAY).overdue[0]
    assert (first.commitment, first.deadline) == (made, "2023")


def test_one_promise_in_two_documents_is_not_counted_twice(library: Library) -> None:
    budget = library.all(Document, title="Budgetforlig 2025")[0]
    initiatives.make_commitment(
        library,
        "Gentaget",
        initiative=CAFE,
        document=budget.id,
        amounts=[Amount(amount=2_500_000, kind="capital")],
    )
    money = [one for one in overview(library, TODAY).money if one.initiative == CAFE]
    assert [one.money.amount for one in money] == [2_500_000, 2_500_000]
    assert len({one.document for one in money}) == 2


# The briefing


def test_what_is_overdue_as_of_the_meeting_comes_first(library: Library) -> None:
    briefing = assemble(library, MEETING)
    assert briefing.as_of == TODAY
    items = {one.item.id: one for one in briefing.items}
    chosen = [one.commitment.id for one in items[CAFE_ITEM].statements]
    assert chosen == [OPEN_CAFE, OPENING_HOURS, SURVEY]
    assert [one.overdue for one in items[CAFE_ITEM].statements] == [True, False, False]
    meeting = library.get(Meeting, MEETING)
    assert meeting is not None
    meetings.edit_meeting(library, meeting, date="2025-06-01")
    earlier = {one.item.id: one for one in assemble(library, MEETING).items}
    before = [one.commitment.id for one in earlier[CAFE_ITEM].statements]
    assert before == [OPENING_HOURS, SURVEY, OPEN_CAFE]


def test_a_meeting_without_a_date_is_as_of_today(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILSAGN_TODAY", "2031-02-03")
    undated = meetings.make_meeting(library, "Byrådet")
    assert assemble(library, undated.id).as_of == date(2031, 2, 3)


def test_lines_carry_what_was_chosen_for_them(library: Library) -> None:
    items = {one.item.id: one for one in assemble(library, MEETING).items}
    (line,) = items[BUDGET_ITEM].lines
    assert (line.number, line.text, line.actor) == ("11", "Lektiehjælp i flere bydele", "A")
    assert [one.commitment.id for one in line.statements] == [PACKAGE]
    assert line.statements[0].parts[0].code == "parts-add-up"
    assert items[BUDGET_ITEM].statements == ()


def test_a_choice_for_a_line_that_is_gone_is_kept(library: Library) -> None:
    item = library.get(AgendaItem, BUDGET_ITEM)
    assert item is not None
    meetings.edit_item(library, item, lines=())
    items = {one.item.id: one for one in assemble(library, MEETING).items}
    assert [(one.number, one.text) for one in items[BUDGET_ITEM].lines] == [("11", "")]


def test_questions_say_whether_they_come_back(library: Library) -> None:
    items = {one.item.id: one for one in assemble(library, MEETING).items}
    found = {one.question.id: one for one in items[BUDGET_ITEM].questions}
    assert not found[id_of(82)].comes_back
    assert found[id_of(83)].comes_back
    (asked,) = items[CAFE_ITEM].questions
    assert asked.overdue
    assert asked.comes_back


def test_sources_are_numbered_once(library: Library) -> None:
    meetings.choose(library, BUDGET_ITEM, PACKAGE)
    briefing = assemble(library, MEETING)
    assert [one.number for one in briefing.sources] == [1, 2, 3, 4]
    item = next(one for one in briefing.items if one.item.id == BUDGET_ITEM)
    assert item.statements[0].sources == item.lines[0].statements[0].sources == (1,)


def test_a_closed_meeting_must_be_asked_for_by_name(library: Library) -> None:
    meeting = library.get(Meeting, MEETING)
    assert meeting is not None
    meetings.edit_meeting(library, meeting, document=MEMO)
    for read in (assemble, assemble_agenda):
        with pytest.raises(Problem, match="closed-meeting"):
            read(library, MEETING)
        assert read(library, MEETING, include_closed=True).holds_closed


def test_parts_that_may_not_be_shown_are_not_summed(library: Library) -> None:
    package = library.get(Commitment, PACKAGE)
    assert package is not None
    total, *parts = package.amounts
    initiatives.edit_commitment(library, package, amounts=(total,))
    initiatives.make_commitment(
        library, "Del", document=package.document, amounts=parts[:1], closed=True
    )
    initiatives.make_commitment(library, "Del", document=package.document, amounts=parts[1:])
    for closed, count in ((False, 0), (True, 1)):
        briefing = assemble(library, MEETING, include_closed=closed)
        item = next(one for one in briefing.items if one.item.id == BUDGET_ITEM)
        assert len(item.lines[0].statements[0].parts) == count


# Results


def test_results_have_the_fields_of_the_contract(library: Library) -> None:
    commitments = list(library.some(Commitment, [OPEN_CAFE, RENT_TALKS]).values())
    found = {OPEN_CAFE: Found(0.5, ("café",), "literal")}
    first, second = msgspec.to_builtins(results(library, commitments, TODAY, found))
    assert first == {
        "id": OPEN_CAFE,
        "title": "Ungecaféen åbner",
        "initiative": "Ungecafé på havnen",
        "municipality": None,
        "date": "2024-03",
        "actors": ("Børneudvalget", "Ungerådet"),
        "status": "decided",
        "overdue": True,
        "amounts": (
            {
                "amount": 2_500_000,
                "currency": "DKK",
                "for": "ombygning",
                "kind": "capital",
                "role": "single",
            },
        ),
        "dates": (
            {"value": "2025-summer", "role": "deadline"},
            {"value": "2024-03-05", "role": "decision"},
        ),
        "theme": "børn-unge",
        "score": 0.5,
        "matched": ("café",),
        "why": "literal",
        "citations": (
            {
                "document": "plan.pdf",
                "page": 4,
                "start": 1204,
                "end": 1260,
                "quote": "Caféen åbner inden sommeren er forbi.",
            },
            {"document": "plan.pdf", "page": 11, "start": 5310, "end": 5402, "quote": None},
        ),
    }
    assert second["citations"][0]["document"].endswith("notat om lejemålet")
    assert (second["score"], second["matched"], second["theme"]) == (0.0, (), None)
