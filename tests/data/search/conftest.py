"""A small library of our own sentences, and a cache folder of its own for its index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.records import (
    Actor,
    Affiliation,
    AgendaItem,
    Amount,
    Commitment,
    DatePoint,
    Document,
    Initiative,
    Meeting,
    Note,
    Question,
)
from data.search.lookup import Searcher
from data.store.library import Library
from tests.copies import copied, copy_index, make_index


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Indexes lie in the test's own folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TILSAGN_TODAY", "2026-01-15")


@pytest.fixture(scope="session")
def made(made_empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven commitments of two municipalities, one of each other kind; made once."""
    path = copied(made_empty, tmp_path_factory.mktemp("search") / "own.tilsagn")
    with Library.open(path) as library:
        fill(library)
    make_index(path)
    return path


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Iterator[Library]:
    """That library, without an index."""
    with Library.open(copied(made, tmp_path / "own.tilsagn")) as library:
        yield library


@pytest.fixture
def searcher(made: Path, library: Library) -> Iterator[Searcher]:
    """Look-up in that library."""
    copy_index(made, library.path)
    with Searcher(library.path) as searcher:
        yield searcher


def fill(library: Library) -> None:
    """Write the records."""
    plan = Document(title="Plan for unge i Havneby", date="2024-06", file_name="havneby.txt")
    deal = Document(title="Budgetaftale", kind="budget_agreement", date="2021-10-01")
    left = Actor(name="Havnelisten", kind="party", aliases=("HL",))
    person = Actor(
        name="Rådmand Prøvesen", kind="person", affiliations=(Affiliation(party="Venstre"),)
    )
    café = Initiative(title="Café for tidligere anbragte", theme="social", municipality="Havneby")
    commitments = (
        Commitment(
            title="Ungestøttecafé i den gamle toldbod", initiative=café.id, document=plan.id,
            municipality="Havneby", status="decided", by_hand=True, theme="social",
            amounts=(Amount(amount=640_000, purpose="indretning"),),
            dates=(DatePoint(value="2025-08", role="deadline"),),
            summary="De unge får vejledning samlet på ét sted.",
        ),
        Commitment(
            title="Bedre støtte til plejefamilier", document=plan.id, municipality="Havneby",
            status="done", by_hand=True, theme="børn-unge", actors=(left.id,),
            dates=(DatePoint(value="2025-03-31", role="deadline"),),
        ),
        Commitment(
            title="Gratis lektiehjælp på biblioteket", document=deal.id, municipality="Skovlund",
            status="proposed", by_hand=True, theme="skole", actors=(person.id,),
            amounts=(Amount(amount=1_200_000),),
        ),
        Commitment(
            title="Børnene skal høres, før de bliver anbragt", document=deal.id, by_hand=True,
            municipality="Skovlund", theme="børn-unge", actors=(person.id,),
        ),
        Commitment(
            title="Rent drikkevand fra nye boringer", municipality="Skovlund", by_hand=True,
            theme="klima-miljø", summary="Kommunen sætter 2,5 mio. kr. af til boringer.",
            dates=(DatePoint(value="2026-spring", role="deadline"),),
        ),
        Commitment(
            title="Hønsegården ved skolen gøres i stand", by_hand=True, reviewed=False,
            municipality="Havneby",
        ),
        Commitment(title="Honsbjerg får en cykelsti", by_hand=True, closed=True),
    )  # fmt: skip
    meeting = Meeting(body="Børneudvalget", date="2025-10-08", municipality="Havneby")
    item = AgendaItem(
        meeting=meeting.id, position=1, title="Status på sommerferien", case_text="Se bilag."
    )
    with library.writing("import") as change:
        for record in (
            plan, deal, left, person, café, *commitments, meeting, item,
            Question(text="Hvornår åbner caféen?", initiative=café.id, asked_of="forvaltningen"),
            Note(text="Ring til biblioteket", commitment=commitments[2].id),
        ):  # fmt: skip
            change.add(record)
