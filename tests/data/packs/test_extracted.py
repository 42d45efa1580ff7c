"""Lines of `extract` become commitments that cite the imported document, once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data.citations import cite
from data.documents.files import read_document
from data.documents.importing import Importer
from data.errors import Problem
from data.packs.extracted import import_extracted, is_extracted
from data.packs.importing import import_pack
from data.packs.reader import BUILTIN
from data.packs.writer import json_lines
from data.records import (
    Actor,
    Amount,
    Commitment,
    DatePoint,
    Document,
    Initiative,
    Note,
    Version,
)
from data.store.cited import citations_of
from data.store.library import Library

SHARED = Path(__file__).parents[4] / "shared" / "gold"
SOURCE = "Idéer til Nordby\n\nHavnen får en ny bro til 2 mio. kr. i 2027.\n\nBroen males rød.\n"
LINE = {
    "doc": "nordby", "start": 18, "end": 61, "mentions": [[18, 61], [63, 79]], "page": None,
    "text": "Havnen får en ny bro til 2 mio. kr. i 2027.", "title": "Ny bro", "section": "",
    "number": None, "actors": ["Byrådet"], "municipality": "Nordby", "status": "proposed",
    "amounts": [2_000_000], "dates": ["2027"], "theme": "trafik", "confidence": 0.9,
    "why": "får + beløb", "later": "a field of a later version",
}  # fmt: skip


def take_in(library: Library, *sources: Path) -> None:
    with library.writing("import-documents") as change:
        importer = Importer(library, change)
        for source in sources:
            importer.keep(read_document(source), source.name)


@pytest.fixture
def lines(library: Library, tmp_path: Path) -> Path:
    source = tmp_path / "nordby.txt"
    source.write_text(SOURCE, encoding="utf-8")
    take_in(library, source)
    return tmp_path / "fund.jsonl"


def write(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return path


def test_a_line_becomes_a_commitment_with_its_proof(library: Library, lines: Path) -> None:
    assert import_extracted(library, write(lines, LINE), author="sekretæren").added == 1
    commitment = library.all(Commitment)[0]
    document = library.all(Document)[0]
    assert commitment.title == "Ny bro"
    assert commitment.document == document.id
    assert commitment.amounts == (Amount(amount=2_000_000),)
    assert commitment.dates == (DatePoint(value="2027", role="period"),)
    assert (commitment.section, commitment.number) == (None, None)
    assert (commitment.confidence, commitment.why, commitment.reviewed) == (0.9, LINE["why"], True)
    assert [one.quote for one in commitment.citations] == [LINE["text"], "Broen males rød."]
    assert {one.state for one in commitment.citations} == {"unchanged"}
    initiative = library.get(Initiative, str(commitment.initiative))
    assert initiative is not None
    assert (initiative.title, initiative.theme) == ("Ny bro", "trafik")
    action = library.undo()
    assert action is not None
    assert action.author == "sekretæren"
    assert library.count(Initiative) == 0


def test_the_same_line_again_adds_nothing(library: Library, lines: Path) -> None:
    import_extracted(library, write(lines, LINE, LINE))
    assert library.count(Commitment) == 1
    before = library.last_change()
    summary = import_extracted(library, lines)
    assert (summary.added, summary.already) == (0, 2)
    assert library.last_change() == before


def test_actors_are_known_by_name_and_alias_in_their_own_town(
    library: Library, lines: Path
) -> None:
    known = [
        Actor(name="Sønderby Byråd", aliases=("Byrådet",), municipality="Sønderby"),
        Actor(name="Nordby Byråd", aliases=("byrådet",), municipality="Nordby"),
        Actor(name="Broforeningen"),
    ]
    with library.writing("add-actors") as change:
        for one in known:
            change.add(one)
    line = {**LINE, "actors": ["Byrådet", "broforeningen", "Havnerådet"]}
    import_extracted(library, write(lines, line))
    made = library.all(Actor, name="Havnerådet")[0]
    assert made.municipality == "Nordby"
    assert library.all(Commitment)[0].actors == (known[1].id, known[2].id, made.id)
    assert library.count(Actor) == 4


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({"text": "Havnen får en gammel bro."}, {"code": "text-differs", "field": "text"}),
        ({"start": 19}, {"code": "text-differs", "stands": str(LINE["text"])[1:]}),
        ({"end": 9_999}, {"code": "outside-text", "got": "18-9999", "length": len(SOURCE)}),
        ({"start": 61}, {"code": "outside-text", "field": "end"}),
        ({"mentions": [[18, 61], [70, 70]]}, {"code": "outside-text", "field": "mentions[1]"}),
        ({"doc": "nordbi"}, {"code": "unknown-document", "suggestion": "nordby"}),
        ({"dates": ["snart"]}, {"code": "not-a-date", "field": "dates[0]", "got": "snart"}),
        ({"theme": "broer"}, {"code": "not-one-of", "field": "theme", "got": "broer"}),
        ({"amounts": [2.5]}, {"code": "wrong-type", "field": "amounts[0]", "got": "2.5"}),
        ({"amounts": ["2 mio."]}, {"code": "wrong-type", "expected": "integer"}),
        ({"title": ""}, {"code": "empty-text", "field": "title"}),
    ],
)
def test_a_line_that_does_not_fit_is_told_and_nothing_is_taken(
    library: Library, lines: Path, change: dict[str, Any], wanted: dict[str, Any]
) -> None:
    other = {**LINE, "start": 63, "end": 79, "text": "Broen males rød.", "mentions": []}
    with pytest.raises(Problem) as caught:
        import_extracted(library, write(lines, other, {**LINE, **change}))
    found = {"code": caught.value.code, **caught.value.values}
    assert {**wanted, "line": 2}.items() <= found.items()
    assert library.count(Commitment) == 0


def test_a_line_needs_the_file_of_its_document(library: Library, tmp_path: Path) -> None:
    with library.writing("add-document") as change:
        change.add(Document(title="Nordby", file_name="nordby.txt"))
    with pytest.raises(Problem, match="unknown-document"):
        import_extracted(library, write(tmp_path / "fund.jsonl", LINE))


def test_two_documents_of_one_file_name_are_not_guessed_between(
    library: Library, lines: Path
) -> None:
    with library.writing("add-document") as change:
        change.add(Document(title="Nordby", file_name="nordby.pdf"))
    with pytest.raises(Problem, match="ambiguous-document"):
        import_extracted(library, write(lines, LINE))


def test_lines_and_packs_are_told_apart(tmp_path: Path) -> None:
    pack = tmp_path / "pakke.jsonl"
    pack.write_bytes(b"".join(json_lines([Initiative(title="Broen")])))
    assert not is_extracted(pack)
    assert is_extracted(write(tmp_path / "fund.jsonl", LINE))
    assert not is_extracted(write(tmp_path / "tom.jsonl"))


@pytest.mark.parametrize("demo", [True, False])
def test_the_labelled_lines_come_in_after_their_documents(library: Library, demo: bool) -> None:
    if not SHARED.is_dir():
        pytest.skip("needs the development data in ../shared")
    if demo:
        import_pack(library, BUILTIN)
    take_in(library, *sorted((SHARED / "dev").glob("*.txt")))
    summary = import_extracted(library, SHARED / "dev.jsonl")
    assert (summary.added, summary.already) == ((0, 49) if demo else (49, 0))
    assert library.count(Document) == 5
    commitments = library.all(Commitment)
    assert len(commitments) == 49
    assert {one.state for each in commitments for one in citations_of(each)} == {"unchanged"}


def propose(library: Library) -> list[Commitment]:
    """Candidates on the source: one that the line overlaps, one beside it, one with a note."""
    document = library.all(Document)[0]
    version = library.all(Version)[0]
    spans = [(18, 45), (63, 79), (0, 16)]
    found = [
        Commitment(
            title=f"Fund {start}", document=document.id, reviewed=False, confidence=0.5,
            citations=(cite(SOURCE, start, end, document=document.id, version=version.id),),
        )
        for start, end in spans
    ]  # fmt: skip
    with library.writing("test") as change:
        for one in found:
            change.add(one)
        change.add(Note(text="Spørg om den", commitment=found[2].id))
    return found


def test_lines_take_the_place_of_candidates(library: Library, lines: Path) -> None:
    overlapped, beside, noted = propose(library)
    line = {**LINE, "mentions": [[18, 61]]}
    assert import_extracted(library, write(lines, line)).added == 1
    left = {one.id: one for one in library.all(Commitment)}
    assert left.keys() == {overlapped.id, noted.id}
    assert beside.id not in left
    assert left[overlapped.id].title == "Ny bro"
    assert left[overlapped.id].reviewed
    assert not left[noted.id].reviewed
    library.undo()
    assert library.all(Commitment) == sorted([overlapped, beside, noted], key=lambda one: one.id)


def test_what_a_line_knows_of_its_dates_and_money_is_kept(library: Library, lines: Path) -> None:
    point = {"value": "2027", "role": "deadline", "written": "i 2027"}
    money = {"amount": 2_000_000, "currency": "DKK", "for": "broen", "kind": "capital"}
    line = {
        **LINE,
        "date_points": [point, {"value": "1999", "role": "start"}],
        "money": [money, {"amount": 7}],
    }
    import_extracted(library, write(lines, line))
    commitment = library.all(Commitment)[0]
    assert commitment.dates == (DatePoint(value="2027", role="deadline", written="i 2027"),)
    assert commitment.amounts == (Amount(amount=2_000_000, purpose="broen", kind="capital"),)


@pytest.mark.parametrize(
    ("sentence", "value", "role"),
    [
        ("Broen skal stå færdig senest i 2028.", "2028", "deadline"),
        ("Broen åbner den 1. maj 2028.", "2028-05-01", "start"),
        ("Arbejdet varer fra 2027 til 2029.", "2027/2029", "period"),
        ("Broen er fra en anden tid.", "2031", "period"),
    ],
)
def test_the_role_of_a_bare_date_is_what_the_text_says(
    library: Library, tmp_path: Path, sentence: str, value: str, role: str
) -> None:
    source = tmp_path / "bro.txt"
    source.write_text(sentence + "\n", encoding="utf-8")
    take_in(library, source)
    line = {"doc": "bro", "start": 0, "end": len(sentence), "title": "Bro", "dates": [value]}
    import_extracted(library, write(tmp_path / "fund.jsonl", line))
    assert library.all(Commitment)[0].dates == (DatePoint(value=value, role=role),)  # type: ignore[arg-type]
