"""The built-in library: whole, true to its sources, and none of their wording."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.citations import cite, find_again, recognise
from data.packs.importing import import_pack
from data.packs.reader import BUILTIN, read_packs
from data.packs.writer import yaml_pack
from data.records import (
    Actor,
    AgendaItem,
    BriefingSelection,
    Commitment,
    Document,
    Initiative,
    Note,
    Question,
    Record,
)
from data.store.library import Library
from data.store.whole import broken_rows

SHARED = Path(__file__).parents[4] / "shared"
LONGEST_RUN = 40


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("demo") / "demo.tilsagn", create=True) as opened:
        import_pack(opened, BUILTIN)
        yield opened


@pytest.fixture
def source_folder() -> Path:
    folder = SHARED / "gold" / "dev"
    if not folder.is_dir():
        pytest.skip("needs the development data in ../shared")
    return folder


def test_all_of_it_is_there(library: Library) -> None:
    assert library.count(Document) == 5
    assert library.count(Commitment) == 49
    per_document = {
        one.file_name: len(library.all(Commitment, document=one.id))
        for one in library.all(Document)
    }
    assert per_document == {
        "aalborg-el-program.txt": 13,
        "aalborg-hjaelpepakke-2021.txt": 10,
        "aalborg-kl-interview-2015.txt": 4,
        "aalborg-strategi-2012.txt": 4,
        "aarhus-handleplan-chanceulighed.txt": 18,
    }


def test_every_commitment_can_be_found_and_proved(library: Library) -> None:
    for one in library.all(Commitment):
        assert len(one.title.split()) <= 12
        assert one.summary
        assert one.actors
        assert one.status_reason
        assert one.initiative
        assert one.theme
        assert one.municipality in ("Aalborg", "Aarhus")
        assert one.section is None or len(one.section.split()) <= 6
        assert one.reviewed
        assert one.citations
        assert all(citation.quote is None for citation in one.citations)
        assert all(citation.state == "not_imported" for citation in one.citations)


def test_the_parts_of_the_relief_package_add_up(library: Library) -> None:
    package = library.all(Document, file_name="aalborg-hjaelpepakke-2021.txt")[0]
    amounts = [
        amount for one in library.all(Commitment, document=package.id) for amount in one.amounts
    ]
    assert [one.amount for one in amounts if one.role == "total"] == [1_000_000]
    parts = [one.amount for one in amounts if one.role == "part"]
    assert parts == [150_000, 50_000, 50_000, 150_000, 300_000, 300_000]
    assert sum(parts) == 1_000_000


def test_undertakings_are_followed_across_documents(library: Library) -> None:
    documents: dict[str, set[str | None]] = {}
    for one in library.all(Commitment):
        documents.setdefault(one.initiative or "", set()).add(one.document)
    across = {
        initiative.title
        for initiative in library.all(Initiative)
        if len(documents[initiative.id]) > 1
    }
    assert across == {
        "Hjælp til udsatte familier under og efter corona",
        "Trivsel og mindre frafald i Aalborgs skoler",
    }
    assert all(documents.values())


def test_a_party_may_stand_in_another_document(library: Library) -> None:
    interview = library.all(Document, file_name="aalborg-kl-interview-2015.txt")[0]
    alderman = library.all(Actor, name="Mai-Britt Iversen")[0]
    assert any(alderman.id in one.actors for one in library.all(Commitment, document=interview.id))
    sources = {one.source for one in alderman.affiliations}
    assert sources
    assert interview.id not in sources


def test_the_meeting_leads_to_the_action_plan(library: Library) -> None:
    item = library.all(AgendaItem, number="6")[0]
    assert [line.number for line in item.lines] == [str(one) for one in range(23, 54)]
    assert all(line.actor for line in item.lines)
    plan = library.all(Document, file_name="aarhus-handleplan-chanceulighed.txt")[0]
    selections = library.all(BriefingSelection, agenda_item=item.id)
    assert {one.line for one in selections} == {"32", "36", "39", "40", "52"}
    for one in selections:
        chosen = library.get(Commitment, one.commitment)
        assert chosen is not None
        assert chosen.document == plan.id
    assert library.count(AgendaItem) == 6
    assert {one.status for one in library.all(Question)} == {"asked", "draft"}
    assert library.count(Note) == 1


def test_the_packs_are_written_as_the_writer_writes_them(library: Library) -> None:
    packs = {path: _own_records(path, library) for path in sorted(BUILTIN.glob("*.yaml"))}
    for path, records in packs.items():
        beside = [one for other, kept in packs.items() if other != path for one in kept]
        text = path.read_text(encoding="utf-8")
        body = "".join(line for line in text.splitlines(True) if not line.startswith("#"))
        assert b"".join(yaml_pack(records, beside)).decode() == body, path.name


def _own_records(path: Path, library: Library) -> list[Record]:
    text = path.read_text(encoding="utf-8")
    return [one for one in read_packs([path], library) if f"- id: {one.id}\n" in text]


def test_the_library_is_whole_after_it(library: Library) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(library.path)) as connection:
        connection.row_factory = sqlite3.Row
        assert broken_rows(connection) == []
    connection.close()


def test_every_citation_stands_in_its_source(library: Library, source_folder: Path) -> None:
    for document in library.all(Document):
        text = (source_folder / str(document.file_name)).read_text(encoding="utf-8")
        citations = [
            citation
            for one in library.all(Commitment, document=document.id)
            for citation in one.citations
        ]
        for citation in citations:
            made = cite(text, citation.start, citation.end, document=document.id)
            assert citation.skeleton_length == made.skeleton_length
            assert citation.skeleton_hash == made.skeleton_hash
            again = find_again(citation, text, document.id)
            assert (again.state, again.quote) == ("unchanged", text[again.start : again.end])
        assert recognise(citations, text) == 1
        assert recognise(citations, " ".join(["Forside", *text.split()])) >= 0.9


def test_the_citations_are_those_of_the_labelled_commitments(
    library: Library, source_folder: Path
) -> None:
    import yaml

    for document in library.all(Document):
        path = (source_folder / str(document.file_name)).with_suffix(".yaml")
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))["commitments"]
        expected = {
            tuple((mention["start"], mention["end"]) for mention in one["mentions"]): (
                one["status"],
                one["theme"],
                [amount["dkk"] for amount in one["amounts"]],
                [(date["value"], date["role"]) for date in one["dates"]],
                str(one["number"]) if "number" in one else None,
            )
            for one in gold
        }
        found = {
            tuple((citation.start, citation.end) for citation in one.citations): (
                one.status,
                one.theme,
                [amount.amount for amount in one.amounts],
                [(date.value, date.role) for date in one.dates],
                one.number,
            )
            for one in library.all(Commitment, document=document.id)
        }
        assert found == expected


def test_no_wording_of_the_sources_is_in_the_packs(library: Library, source_folder: Path) -> None:
    texts = [*source_folder.glob("*.txt"), *(SHARED / "agendas" / "dev").glob("aarhus-*.txt")]
    runs = {
        words[start : start + LONGEST_RUN]
        for words in (_folded(path.read_text(encoding="utf-8")) for path in texts)
        for start in range(len(words) - LONGEST_RUN + 1)
    }
    # The title of a document is what it is called by, not a quotation from it.
    titles = [_folded(one.title) for one in library.all(Document)]
    for path in sorted(BUILTIN.glob("*.yaml")):
        words = _folded(path.read_text(encoding="utf-8"))
        for title in titles:
            words = words.replace(title, "§")
        for start in range(len(words) - LONGEST_RUN + 1):
            assert words[start : start + LONGEST_RUN] not in runs, path.name


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
