"""What waits for review stays out of what is overdue, added up or taken to a meeting."""

from __future__ import annotations

from datetime import date

import pytest

from agenda import briefing, meetings
from agenda.checks import is_overdue
from agenda.found import found_lines
from agenda.overview import overview
from data.records import Amount, Commitment, DatePoint, Initiative
from data.store.library import Library

TODAY = date(2026, 11, 22)


@pytest.fixture
def library(empty: Library) -> Library:
    return empty


@pytest.fixture
def pair(library: Library) -> tuple[Commitment, Commitment]:
    """The same overdue commitment, reviewed and not."""
    family = Initiative(title="Cykelsti til stationen")
    first, second = (
        Commitment(
            title="Cykelsti",
            initiative=family.id,
            by_hand=True,
            reviewed=reviewed,
            status="decided",
            amounts=(Amount(amount=500_000),),
            dates=(DatePoint(value="2025", role="deadline"),),
        )
        for reviewed in (True, False)
    )
    with library.writing("test") as change:
        for one in (family, first, second):
            change.add(one)
    return first, second


def test_only_what_was_reviewed_is_overdue(
    library: Library, pair: tuple[Commitment, Commitment]
) -> None:
    assert [is_overdue(one, TODAY) for one in pair] == [True, False]
    told = found_lines(library, [("commitment", one.id) for one in pair], TODAY)
    assert [(one.overdue, one.reviewed) for one in told] == [(True, True), (False, False)]


def test_the_overview_counts_it_by_itself(
    library: Library, pair: tuple[Commitment, Commitment]
) -> None:
    seen = overview(library, TODAY)
    assert [one.commitment for one in seen.overdue] == [pair[0]]
    assert seen.statuses == {"decided": 1}
    assert seen.unreviewed == 1
    assert [one.money.amount for one in seen.money] == [500_000]


def test_a_briefing_leaves_it_out(library: Library, pair: tuple[Commitment, Commitment]) -> None:
    meeting = meetings.make_meeting(library, "Teknisk Udvalg", date="2026-12-01")
    item = meetings.add_item(library, meeting.id, "Cykelstier")
    for one in pair:
        meetings.choose(library, item.id, one.id)
    made = briefing.assemble(library, meeting.id)
    assert [one.commitment for one in made.items[0].statements] == [pair[0]]
