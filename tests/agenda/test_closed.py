"""Closed stays closed, by itself and by everything it derives from."""

from __future__ import annotations

import msgspec
import pytest

from agenda.closed import ClosedBy, ClosedCheck, is_closed, without_closed_sources
from data.records import (
    RECORD_TYPES,
    Actor,
    AgendaItem,
    Commitment,
    Document,
    Initiative,
    Meeting,
    Record,
    table_of,
)
from data.store.library import Library
from tests.agenda.example import (
    BUDGET,
    CAFE,
    CAFE_ITEM,
    COMMITTEE,
    HOMEWORK,
    MEETING,
    MEMO,
    OPEN_CAFE,
    PACKAGE,
    PLAN,
    RENT,
    RENT_TALKS,
    SECRET,
    id_of,
)

OF_TABLE = {table_of(kind): kind for kind in RECORD_TYPES}


def get(library: Library, table: str, identifier: str) -> Record:
    found = library.get(OF_TABLE[table], identifier)
    assert found is not None
    return found


def close(library: Library, table: str, identifier: str) -> None:
    old = get(library, table, identifier)
    with library.writing("close") as change:
        fields = {"access": "closed"} if isinstance(old, AgendaItem) else {"closed": True}
        change.replace(old, msgspec.structs.replace(old, **fields))


def test_what_says_secret_is_closed_and_nothing_else(library: Library) -> None:
    check = ClosedCheck(library)
    for kind in RECORD_TYPES:
        for record in library.all(kind):
            if not isinstance(record, Actor) and table_of(kind) != "briefing_selection":
                said = SECRET in str(record)
                assert check.is_closed(record) is said, record


def test_why_it_is_closed(library: Library) -> None:
    check = ClosedCheck(library)
    assert check.closed_by(get(library, "document", MEMO)) == ClosedBy("document", MEMO)
    assert check.closed_by(get(library, "commitment", RENT_TALKS)) == ClosedBy("document", MEMO)
    assert check.closed_by(get(library, "initiative", RENT)) == ClosedBy("document", MEMO)
    assert check.closed_by(get(library, "note", id_of(94))) == ClosedBy("note", id_of(94))
    assert check.closed_by(get(library, "briefing_selection", id_of(75))) is not None


@pytest.mark.parametrize(
    ("closed", "follows"),
    [
        (("document", PLAN), [("commitment", OPEN_CAFE), ("note", id_of(93))]),
        (("document", BUDGET), [("commitment", PACKAGE), ("initiative", HOMEWORK)]),
        (("initiative", CAFE), [("commitment", OPEN_CAFE), ("follow_up", id_of(61))]),
        (("initiative", CAFE), [("question", id_of(81))]),
        (("meeting", MEETING), [("agenda_item", CAFE_ITEM), ("note", id_of(91))]),
        (("meeting", MEETING), [("attachment", id_of(63)), ("decision", id_of(65))]),
        (("agenda_item", CAFE_ITEM), [("briefing_selection", id_of(74)), ("note", id_of(92))]),
        (("commitment", PACKAGE), [("initiative", HOMEWORK), ("briefing_selection", id_of(71))]),
    ],
)
def test_what_becomes_closed_closes_what_derives_from_it(
    library: Library, closed: tuple[str, str], follows: list[tuple[str, str]]
) -> None:
    assert not any(is_closed(library, get(library, *one)) for one in (closed, *follows))
    close(library, *closed)
    assert all(is_closed(library, get(library, *one)) for one in (closed, *follows))


def test_an_initiative_with_an_open_commitment_stays_open(library: Library) -> None:
    close(library, "document", PLAN)
    assert not is_closed(library, get(library, "initiative", CAFE))


def test_a_closed_source_beside_open_ones_closes_too(library: Library) -> None:
    old = library.get(Commitment, PACKAGE)
    secret = library.get(Commitment, RENT_TALKS)
    assert old is not None
    assert secret is not None
    both = msgspec.structs.replace(old, citations=(*old.citations, *secret.citations))
    with library.writing("edit") as change:
        change.replace(old, both)
    assert is_closed(library, both)


def test_an_initiative_without_commitments_is_open(library: Library) -> None:
    assert not is_closed(library, Initiative(title="ny"))


def test_an_actor_loses_what_only_a_closed_document_tells(library: Library) -> None:
    actor = library.get(Actor, COMMITTEE)
    assert actor is not None
    assert actor.affiliations
    assert without_closed_sources(actor, ClosedCheck(library)).affiliations == ()


def test_lists_keep_what_is_open(library: Library) -> None:
    check = ClosedCheck(library)
    titles = [one.title for one in check.open_ones(library.all(Document))]
    assert titles == ["Plan for unge i Nordby", "Budgetforlig 2025"]
    assert check.is_closed_id(Document, MEMO)
    assert not check.is_closed_id(Meeting, id_of(999))
