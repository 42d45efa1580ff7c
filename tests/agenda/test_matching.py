"""Earlier commitments that go with items and lines; nothing where nothing is relevant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from agenda import meetings
from agenda.briefing import assemble
from agenda.matching import choices, match_meeting
from data.records import Commitment, Document, ItemLine, Meeting, Section
from data.search.lookup import Searcher
from data.store.library import Library

TOPICS = (
    "Efterværn til anbragte unge",
    "Nye cykelstier langs landevejen",
    "Lektiehjælp på bibliotekerne",
    "Madordning på plejehjemmene",
    "Overgrebsteam i familieafdelingen",
    "Fripas til svømmehallen",
    "Genbrug af byggematerialer",
    "Musikskolens elevpladser",
)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Commitments on different subjects, typed by hand, and a meeting of two items."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with Library.open(tmp_path / "own.tilsagn", create=True) as library:
        with library.writing("import") as change:
            for title in TOPICS:
                change.add(Commitment(title=title, municipality="Nordby", by_hand=True))
        meeting = meetings.make_meeting(
            library, "Børneudvalget", municipality="Nordby", date="2025-10-08"
        )
        meetings.add_item(
            library,
            meeting.id,
            "Budgetforslag for børn og unge",
            lines=(
                ItemLine(number="11", text="Efterværn for anbragte børn", actor="A"),
                ItemLine(number="12", text="Fyrværkeri ved rådhuset", actor="B"),
                ItemLine(number="13", text="Flere elevpladser i musikskolen", actor="C"),
            ),
        )
        meetings.add_item(
            library,
            meeting.id,
            "Orientering om lektiehjælp",
            sections=(
                Section(
                    heading="Resumé",
                    kind="summary",
                    text="Bibliotekerne har tilbudt lektiehjælp i et år, og mange elever kommer.",
                ),
            ),
        )
        meetings.add_item(library, meeting.id, "Salg af kommunens aktier i lufthavnen")
        yield library


def matches(library: Library) -> dict[str, dict[str | None, list[str]]]:
    """The titles that go with each item and line, by the item's title."""
    meeting = library.all(Meeting)[0]
    with Searcher(library.path) as searcher:
        found = match_meeting(library, searcher, meeting)
    named: dict[str, dict[str | None, list[str]]] = {}
    for item in meetings.items(library, meeting.id):
        for line, one in found[item.id].places() if item.id in found else ():
            record = library.get(Commitment, one.commitment)
            assert record is not None
            named.setdefault(item.title, {}).setdefault(line, []).append(record.title)
    return named


def test_lines_and_items_carry_what_was_promised_before(library: Library) -> None:
    assert matches(library) == {
        "Budgetforslag for børn og unge": {"11": [TOPICS[0]], "13": [TOPICS[7]]},
        "Orientering om lektiehjælp": {None: [TOPICS[2]]},
    }


def test_a_persons_choices_win(library: Library) -> None:
    meeting = library.all(Meeting)[0]
    budget, homework, _ = meetings.items(library, meeting.id)
    ids = {one.title: one.id for one in library.all(Commitment)}
    meetings.dismiss(library, budget.id, ids[TOPICS[0]], line="11")
    meetings.choose(library, homework.id, ids[TOPICS[2]])
    with Searcher(library.path) as searcher:
        found = match_meeting(library, searcher, meeting)
    briefing = assemble(library, meeting.id, matches=found)
    assert [one.number for one in briefing.items[0].lines] == ["13"]
    (suggested,) = briefing.items[0].lines[0].statements
    assert suggested.suggested is not None
    assert suggested.suggested.words
    (chosen,) = briefing.items[1].statements
    assert chosen.suggested is None
    assert assemble(library, meeting.id).items[0].lines == ()


def test_what_the_agenda_itself_says_is_not_suggested(library: Library) -> None:
    from data.records import Citation

    document = Document(title="Dagsorden", kind="agenda")
    own = Commitment(
        title="Efterværn for anbragte børn",
        document=document.id,
        citations=(
            Citation(
                document=document.id, start=0, end=9, skeleton_length=9, skeleton_hash="0" * 64
            ),
        ),
    )
    with library.writing("import") as change:
        change.add(document)
        change.add(own)
    meeting = library.all(Meeting)[0]
    meetings.edit_meeting(library, meeting, document=document.id)
    assert own.title not in matches(library)["Budgetforslag for børn og unge"]["11"]


def with_lines(library: Library, *lines: str) -> dict[str | None, list[str]]:
    """What goes with the lines of an item that is a list."""
    meeting = library.all(Meeting)[0]
    numbered = tuple(ItemLine(number=str(at), text=one) for at, one in enumerate(lines, start=1))
    meetings.add_item(library, meeting.id, "Forslag", lines=numbered)
    return matches(library).get("Forslag", {})


def promise(library: Library, title: str, summary: str | None = None) -> None:
    with library.writing("import") as change:
        change.add(Commitment(title=title, summary=summary, municipality="Nordby", by_hand=True))


def test_what_may_go_with_a_place_comes_best_first_and_without_what_was_judged(
    library: Library,
) -> None:
    promise(library, "Ture for anbragte børn")
    meeting = library.all(Meeting)[0]
    budget, _homework, _ = meetings.items(library, meeting.id)
    ids = {one.title: one.id for one in library.all(Commitment)}
    titles = {identifier: title for title, identifier in ids.items()}
    with Searcher(library.path) as searcher:

        def offered(line: str | None) -> list[str]:
            return [titles[one.commitment] for one in choices(library, searcher, budget, line)]

        assert offered("11") == [TOPICS[0], "Ture for anbragte børn"]
        assert TOPICS[0] not in offered("13")
        meetings.dismiss(library, budget.id, ids[TOPICS[0]], line="11")
        assert offered("11") == ["Ture for anbragte børn"]


def test_what_a_compound_only_begins_with_is_another_subject(library: Library) -> None:
    promise(
        library,
        "Mentorer til unge i fritidsjob og på erhvervsskoler",
        "Frivillige følger de unge i to år og mødes med lærere, værksteder og hjem hver måned.",
    )
    promise(library, "Kurser i haveskolen for børn og forældre fra landsbyerne")
    found = with_lines(library, "Mentorprogram for nye virksomheder", "Sommerens haveskole på øen")
    assert found == {"2": ["Kurser i haveskolen for børn og forældre fra landsbyerne"]}


TRAMS = ("Træer langs letbanen", "Letbanens ure", "Reklamer ved letbanen")


def test_the_word_that_a_whole_list_is_about_tells_no_line_from_another(library: Library) -> None:
    promise(library, "Rådgiver til plejebørn", "Følger dem i letbanen.")
    assert with_lines(library, *TRAMS) == {}


def test_what_a_commitment_is_about_tells_all_the_same(library: Library) -> None:
    promise(library, "Kunst i letbanen")
    found = {title for titles in with_lines(library, *TRAMS).values() for title in titles}
    assert found == {"Kunst i letbanen"}


def test_one_short_word_alone_is_no_subject(library: Library) -> None:
    promise(library, "Tryg opvækst for alle småbørn i byen")
    assert with_lines(library, "En tryg havn") == {}


@pytest.mark.parametrize(
    ("date", "is_earlier"),
    [("2025-10-01", True), ("2025-10", True), ("2025", True), (None, True), ("2025-11", False)],
)
def test_what_was_promised_after_the_meeting_is_not_earlier(
    library: Library, date: str | None, is_earlier: bool
) -> None:
    plan = Document(title="Handleplan", date=date)
    told = Commitment(
        title="Fyrværkeri ved rådhuset", municipality="Nordby", document=plan.id, by_hand=True
    )
    with library.writing("import") as change:
        change.add(plan)
        change.add(told)
    (meeting,) = library.all(Meeting)
    budget = meetings.items(library, meeting.id)[0]
    with Searcher(library.path) as searcher:
        suggested = match_meeting(library, searcher, meeting).get(budget.id)
        offered = choices(library, searcher, budget, budget.lines[1].key)
    places = [] if suggested is None else [one.commitment for _, one in suggested.places()]
    assert (told.id in places) is is_earlier
    assert (told.id in [one.commitment for one in offered]) is is_earlier
