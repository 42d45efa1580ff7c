"""Closed stays closed, by itself and by everything it derives from."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from agenda.closed import ClosedBy, ClosedCheck, is_closed, without_closed_sources
from agenda.initiatives import set_status
from agenda.keeping import keep_agenda
from agenda.reading.reading import read_agenda
from data.citations import SkeletonText, cite
from data.records import (
    RECORD_TYPES,
    Actor,
    AgendaItem,
    Commitment,
    Document,
    FollowUp,
    Initiative,
    Meeting,
    Record,
    Section,
    Version,
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
from tests.agenda.papers import as_file

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


def test_what_became_of_a_commitment_that_was_closed_later_is_closed(library: Library) -> None:
    cafe = library.get(Commitment, OPEN_CAFE)
    assert cafe is not None
    told = set_status(library, cafe, "done", on="2025-06-01", note="Døren står åben.")
    (follow_up,) = (one for one in library.all(FollowUp) if one.note == "Døren står åben.")
    assert not is_closed(library, follow_up)
    close(library, "commitment", told.id)
    assert ClosedCheck(library).closed_by(follow_up) == ClosedBy("commitment", told.id)
    assert not is_closed(library, get(library, "initiative", follow_up.initiative))


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


AGENDA = """Nordby Kommune
Børneudvalget
Dagsorden
Onsdag den 8. oktober 2025 kl. 16:30

1. Køb af huset ved havnen (lukket punkt)
Resumé
Kommunen afsætter 3 mio. kr. til huset ved havnen.

2. Cykelsti
Resumé
Kommunen anlægger stien langs åen i 2027.
"""


@pytest.fixture
def taken_in(library: Library, tmp_path: Path) -> Library:
    """The example with commitments that cite an open agenda, one of them in a closed item of it."""
    file = as_file(tmp_path, AGENDA)
    kept = keep_agenda(library, file, "dagsorden.txt", read_agenda(file.text, file.passages))
    (version,) = library.all(Version, document=kept.imported.document.id)
    text = SkeletonText(file.text)
    with library.writing("import") as change:
        for title, quote in (("Huset", "afsætter 3 mio. kr."), ("Stien", "anlægger stien")):
            start = file.text.index(quote)
            cited = cite(
                text, start, start + len(quote), document=version.document, version=version.id
            )
            change.add(Commitment(title=title, document=version.document, citations=(cited,)))
    return library


def of_agenda(library: Library) -> dict[str, Commitment]:
    return {one.title: one for one in library.all(Commitment) if one.title in ("Huset", "Stien")}


def test_what_stands_in_a_closed_item_of_an_open_agenda_is_closed(taken_in: Library) -> None:
    check = ClosedCheck(taken_in)
    closed = {title: check.closed_by(one) for title, one in of_agenda(taken_in).items()}
    (item,) = (one for one in taken_in.all(AgendaItem) if one.title.startswith("Køb af huset"))
    assert closed == {"Huset": ClosedBy("agenda_item", item.id), "Stien": None}


def test_words_of_a_page_between_those_of_a_closed_item_open_nothing(taken_in: Library) -> None:
    """The reader of agendas leaves out what is printed between sections; a quote has it."""
    one = of_agenda(taken_in)["Huset"]
    (item,) = (one for one in taken_in.all(AgendaItem) if one.title.startswith("Køb af huset"))
    told = "Byrådet overtager det gamle pakhus og indretter det til ungdomshus i løbet af 2027."
    (section,) = item.sections
    printed = msgspec.structs.replace(
        one.citations[0], prefix="(lukket punkt)\nResumé\nByrådet ",
        quote="overtager det gamle pakhus\nSide 3 af 7\nog indretter det til ungdomshus",
        suffix=" i løbet af 2027.\n\n2. Cykelsti\nResumé\n",
    )  # fmt: skip
    beside = msgspec.structs.replace(printed, quote="lægger et nyt tag på skolen i Nordby")
    with taken_in.writing("edit") as change:
        sections = (msgspec.structs.replace(section, text=told),)
        change.replace(item, msgspec.structs.replace(item, sections=sections))
    check = ClosedCheck(taken_in)
    assert check.is_closed(Commitment(title="Huset", citations=(printed,)))
    assert not check.is_closed(Commitment(title="Taget", citations=(beside,)))


def test_it_follows_when_an_item_is_reclassified_and_when_the_minutes_come(
    taken_in: Library,
) -> None:
    items = taken_in.all(AgendaItem)
    (cycle,) = (one for one in items if one.title == "Cykelsti")
    (house,) = (one for one in items if one.title.startswith("Køb af huset"))
    was = taken_in.get(Meeting, cycle.meeting)
    assert was is not None
    with taken_in.writing("reclassify") as change:
        change.replace(cycle, msgspec.structs.replace(cycle, access="closed"))
        change.replace(house, msgspec.structs.replace(house, access="open"))
        change.replace(was, msgspec.structs.replace(was, document=None))
    check = ClosedCheck(taken_in)
    found = {title: check.is_closed(one) for title, one in of_agenda(taken_in).items()}
    assert found == {"Huset": False, "Stien": True}


@pytest.mark.parametrize(
    ("title", "section", "is_shown"),
    [
        ("Cykelsti", "Kommunen anlægger en cykelsti langs åen i 2027.", True),
        ("Cykelsti langs åen", "Kommunen anlægger en cykelsti langs åen i 2027.", False),
        ("Cykelsti", "Udvalget drøfter sagen.", False),
        ("Cykelsti", None, False),
    ],
)
def test_a_closed_title_of_one_word_closes_nothing_that_an_open_item_tells(
    library: Library, title: str, section: str | None, is_shown: bool
) -> None:
    """Where a quote stands in no open item, it may be of the closed one or of a list of titles."""
    text = f"Dagsorden\n1. {title}\n2. Stier\nKommunen anlægger en cykelsti langs åen i 2027.\n"
    document = Document(title="Dagsorden for april", kind="agenda", date="2026-04-01")
    meeting = Meeting(body="Teknikudvalget", date="2026-04-01", document=document.id)
    secret = AgendaItem(meeting=meeting.id, position=0, title=title, access="closed")
    told = () if section is None else (Section(heading="Sag", text=section),)
    paths = AgendaItem(
        meeting=meeting.id, position=1, title="Stier", sections=told,
        access="open" if section else "closed",
    )  # fmt: skip
    start = text.index("Kommunen")
    quoted = cite(text, start, len(text) - 1, document=document.id)
    heading = cite(text, text.index("1."), text.index("\n2."), document=document.id)
    with library.writing("import") as change:
        for one in (document, meeting, secret, paths):
            change.add(one)
    check = ClosedCheck(library)
    assert check.is_closed(Commitment(title="Stien", citations=(quoted,))) is not is_shown
    assert check.is_closed(Commitment(title="Listen", citations=(heading,)))
    if section:
        with library.writing("close-item") as change:
            change.replace(paths, msgspec.structs.replace(paths, access="closed"))
        assert is_closed(library, Commitment(title="Stien", citations=(quoted,)))


def test_an_open_citation_carries_no_closed_words_around_it(taken_in: Library) -> None:
    one = of_agenda(taken_in)["Stien"]
    assert one.citations[0].prefix
    shown = ClosedCheck(taken_in).without_closed_context(one)
    assert (shown.citations[0].prefix, shown.citations[0].suffix) == ("", "")
    elsewhere = get(taken_in, "commitment", OPEN_CAFE)
    assert ClosedCheck(taken_in).without_closed_context(elsewhere) == elsewhere
