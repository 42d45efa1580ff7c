"""Each suggested question has a reason that can be checked, and proof."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from agenda.briefing import assemble
from agenda.briefing_values import Briefing
from agenda.checks import passed_deadlines
from agenda.questions import flag
from agenda.suggestions import Facts, suggest
from data.dates import today
from data.records import Amount, Commitment, DatePoint, Document, FollowUp, Initiative
from data.store.library import Library
from exports import language
from exports.suggestions import QUESTIONS, REASONS, offered
from tests.agenda.example import CAFE, CAFE_ITEM, MEETING, OPEN_CAFE, RENT_TALKS, SECRET, citation

NOW, THEN = Document(title="Forlig", date="2025-09"), Document(title="Plan", date="2021")
DOCUMENTS = {one.id: one for one in (NOW, THEN)}
ACTOR = "00000000-0000-7000-8000-000000000011"
MONEY = (Amount(amount=750_000),)


def commitment(document: Document, quote: str, **fields: Any) -> Commitment:
    return Commitment(
        **{
            "title": "Ungecaféen åbner",
            "document": document.id,
            "actors": (ACTOR,),
            "amounts": MONEY,
            "citations": (citation(document.id, 0, len(quote), quote=quote),),
            **fields,
        }
    )


BINDING = commitment(THEN, "Ungecaféen skal åbne med 750.000 kr.")


def codes(one: Commitment = BINDING, **facts: Any) -> list[str]:
    told = {"told": "Der er afsat 750.000 kr.", "documents": DOCUMENTS, **facts}
    return [found.code for found in suggest(Facts(commitment=one, **told))]


def test_nothing_is_asked_where_nothing_is_wrong() -> None:
    assert codes() == []


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_nothing_is_asked_of_what_is_done_or_dropped(status: str) -> None:
    bare = commitment(THEN, "Det sker.", actors=(), amounts=(), status=status)
    assert codes(bare) == []


def test_a_deadline_passed_without_follow_up() -> None:
    late = commitment(THEN, "Det skal ske.", dates=(DatePoint(value="2022", role="deadline"),))
    passed = passed_deadlines(late.status, late.dates, today())
    told = FollowUp(initiative=CAFE, date="2023-02-01", kind="evidence", note="Udskudt.")
    before = msgspec.structs.replace(told, date="2021-02-01")
    assert codes(late, passed=passed) == ["deadline-passed"]
    assert codes(late, passed=passed, follow_ups=(before,)) == ["deadline-passed"]
    assert codes(late, passed=passed, follow_ups=(told,)) == []


@pytest.mark.parametrize(
    ("told", "short", "code"),
    [
        ("Ungecafé", True, ["money-not-found"]),
        ("Ungecafé til 500.000 kr.", True, ["other-sum"]),
        ("Ungecafé til 0,75 mio. kr.", True, []),
        ("Her tales om 500.000 kr. til veje.", False, ["money-not-found"]),
    ],
)
def test_the_money_promised_beside_the_money_now(told: str, short: bool, code: list[str]) -> None:
    assert codes(told=told, told_is_short=short) == code


def test_what_another_municipality_promised_is_asked_of_only_where_a_person_chose_it() -> None:
    assert codes(told="Ungecafé", elsewhere=True, chosen=False) == []
    assert codes(told="Ungecafé", elsewhere=True, chosen=True) == ["money-not-found"]


def test_shall_that_became_can() -> None:
    later = commitment(NOW, "Ungecaféen kan åbne, når der er midler.")
    assert codes(family=(later,))[0] == "shall-became-can"
    (found, *_) = suggest(Facts(commitment=BINDING, family=(later,), documents=DOCUMENTS,
                                told="750.000 kr."))  # fmt: skip
    assert (found.was, found.becomes) == (
        "Ungecaféen skal åbne med 750.000 kr.",
        "Ungecaféen kan åbne, når der er midler.",
    )
    assert len(found.citations) == 2
    earlier = commitment(THEN, "Ungecaféen kan åbne.")
    assert "shall-became-can" not in codes(
        commitment(NOW, "Den skal åbne for 750.000 kr."), family=(earlier,)
    )
    in_item = "Der er 750.000 kr. Ungecaféen kan åbne efter en ny vurdering."
    assert codes(told=in_item) == ["shall-became-can"]
    other = "Der er 750.000 kr. Udvalget kan drøfte rundkørslen."
    assert codes(told=other) == []


def test_promised_again_and_never_done() -> None:
    again = commitment(NOW, "Ungecaféen skal åbne.")
    assert codes(family=(again,)) == ["promised-again"]
    done = msgspec.structs.replace(again, status="done")
    assert codes(family=(done,)) == []
    assert codes(family=(commitment(THEN, "Den skal åbne."),)) == []


@pytest.mark.parametrize(
    ("quote", "others"),
    [
        ("Det sker, når Folketinget har ændret loven.", True),
        ("Vi har søgt Nordby Fonden om 750.000 kr.", True),
        ("Vi aftaler det med Region Nordby.", True),
        ("Vi gør det selv i hele regionalplanen og på stationen.", False),
    ],
)
def test_what_depends_on_somebody_else(quote: str, others: bool) -> None:
    assert ("depends-on-others" in codes(commitment(THEN, quote))) is others


def test_no_actor_and_no_money() -> None:
    assert codes(commitment(THEN, "Det skal ske.", actors=(), amounts=())) == [
        "no-actor",
        "no-money",
    ]
    # Of what was only suggested it would be asked of nearly everything.
    assert codes(commitment(THEN, "Det skal ske.", actors=(), amounts=()), chosen=False) == []


def briefing(library: Library, *, closed: bool = False) -> Briefing:
    return assemble(library, MEETING, include_closed=closed)


def test_they_are_offered_and_never_among_the_questions(library: Library) -> None:
    item = next(one for one in briefing(library).items if one.item.id == CAFE_ITEM)
    assert {one.suggestion.code for one in item.suggested} >= {"deadline-passed", "no-actor"}
    texts = {one.text for one in offered(item)}
    assert not texts & {one.question.text for one in item.questions}
    for one in item.suggested:
        assert one.sources or one.suggestion.commitment.by_hand


def test_what_was_chosen_is_not_offered_again(library: Library) -> None:
    def texts() -> list[str]:
        item = next(one for one in briefing(library).items if one.item.id == CAFE_ITEM)
        return [one.text for one in offered(item)]

    first = texts()
    flag(library, first[0], commitment=OPEN_CAFE, initiative=CAFE, agenda_item=CAFE_ITEM)
    assert texts() == first[1:]


def test_what_is_closed_gives_rise_to_nothing_in_the_open(library: Library) -> None:
    talks = library.get(Commitment, RENT_TALKS)
    assert talks is not None
    with library.writing("edit") as change:
        change.replace(talks, msgspec.structs.replace(talks, initiative=CAFE))
    assert library.get(Initiative, CAFE) is not None
    for item in briefing(library).items:
        for one in offered(item):
            assert SECRET not in f"{one.text} {one.reason}"
    assert briefing(library, closed=True).holds_closed


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_every_code_has_its_words(library: Library, spoken: str) -> None:
    language.use(spoken)
    assert QUESTIONS.keys() == REASONS.keys()
    found = [one for item in briefing(library).items for one in offered(item)]
    assert found
    assert all("{" not in one.text + one.reason for one in found)
