"""By when an answer is due, and where a question comes back."""

from __future__ import annotations

import pytest

from agenda.briefing import assemble
from agenda.coming_up import Rule, due_day
from agenda.matching import ItemMatches, Match
from agenda.questions import ask, flag
from data.store.library import Library
from tests.agenda.example import (
    APPROVAL,
    CAFE,
    MEETING,
    OPEN_CAFE,
    SPRING_ITEM,
    SURVEY,
)


@pytest.mark.parametrize(
    ("rule", "asked_on", "due"),
    [
        ("days", "2025-03-01", "2025-03-11"),
        ("next-meeting", "2025-03-01", "2025-04-02"),
        ("next-meeting", "2025-04-02", "2025-10-08"),
        # No later meeting of the body is known.
        ("next-meeting", "2025-12-01", "2025-12-11"),
        ("days", "2025-03", None),
    ],
)
def test_the_local_rule(library: Library, rule: Rule, asked_on: str, due: str | None) -> None:
    question = flag(library, "Hvornår?", agenda_item=SPRING_ITEM)
    assert due_day(library, question, asked_on, rule=rule, days=10) == due


def test_a_question_comes_back_where_its_initiative_is_only_suggested(library: Library) -> None:
    asked = ask(
        library,
        flag(library, "Hvor mange unge kommer der?", initiative=CAFE),
        asked_of="forvaltningen",
        asked_on="2025-01-01",
        due_on="2025-01-15",
    )
    flag(library, "Et nyt spørgsmål", initiative=CAFE)
    found = {APPROVAL: ItemMatches((Match(SURVEY, 0.3, ("unge",), "shared-words"),))}
    items = assemble(library, MEETING, matches=found).items
    item = next(one for one in items if one.item.id == APPROVAL)
    assert item.questions[0].overdue
    assert asked.id in [one.question.id for one in item.questions]
    assert all(one.comes_back for one in item.questions)
    late = [one.overdue for one in item.questions]
    assert late == sorted(late, reverse=True)
    assert assemble(library, MEETING).items[0].questions == ()


def test_what_is_answered_does_not_come_back(library: Library) -> None:
    found = {APPROVAL: ItemMatches((Match(OPEN_CAFE, 0.3, ("unge",), "shared-words"),))}
    item = assemble(library, MEETING, matches=found).items[0]
    assert all(one.question.status in ("draft", "asked") for one in item.questions)
