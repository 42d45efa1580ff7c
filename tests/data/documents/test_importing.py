"""Files into the library: new documents, editions, the same bytes; citations filled in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data.citations import cite
from data.documents.files import read_document
from data.documents.importing import Importer
from data.extraction import read
from data.records import RECOGNISER, Commitment, Document, FollowUp, Initiative, Question, Version
from data.store.library import Library
from tests.data.plan import PLAN, SENTENCES, keep, know_plan, without_quote


def states(library: Library) -> list[str]:
    return [one.state for each in library.all(Commitment) for one in each.citations]


def test_a_file_becomes_a_document_with_its_text(library: Library, tmp_path: Path) -> None:
    kept = keep(library, tmp_path, "plan.txt", PLAN)
    assert kept.outcome == "new"
    assert (kept.document.title, kept.document.language) == ("Plan for havnen", "da")
    assert (kept.document.file_name, kept.document.date) == ("plan.txt", None)
    assert library.text(kept.version.id) == PLAN
    sql = "SELECT bytes FROM content WHERE version = ?"
    assert [row["bytes"] for row in library.rows(sql, (kept.version.id,))] == [PLAN.encode()]
    first = library.passages(kept.version.id)[0]
    assert PLAN[first.start : first.end] == "Plan for havnen"


def test_the_same_bytes_again_change_nothing(library: Library, tmp_path: Path) -> None:
    first = keep(library, tmp_path, "plan.txt", PLAN)
    before = library.last_change()
    again = keep(library, tmp_path, "kopi.txt", PLAN)
    assert again.outcome == "same"
    assert again.document == first.document
    assert library.last_change() == before


def test_the_file_of_a_version_known_from_a_pack_is_kept(library: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path / "other.tilsagn", create=True) as other:
        theirs = keep(other, tmp_path, "plan.txt", PLAN)
    with library.writing("import") as change:
        change.add(theirs.document)
        change.add(theirs.version)
    kept = keep(library, tmp_path, "plan.txt", PLAN)
    assert (kept.outcome, kept.version) == ("source", theirs.version)
    assert library.text(theirs.version.id) == PLAN
    assert library.count(Version) == 1
    assert keep(library, tmp_path, "plan.txt", PLAN).outcome == "same"


def test_the_source_of_a_known_document_fills_in_its_quotes(
    library: Library, tmp_path: Path
) -> None:
    know_plan(library)
    kept = keep(library, tmp_path, "plan.txt", PLAN)
    assert (kept.outcome, kept.citations) == ("source", {"unchanged": 3})
    assert kept.document.title == "Havneplan"
    assert [one.citations[0].quote for one in library.all(Commitment)] == SENTENCES
    assert library.count(Document) == 1


def test_a_source_is_known_by_what_it_says_under_another_name(
    library: Library, tmp_path: Path
) -> None:
    know_plan(library, file_name=None)
    kept = keep(library, tmp_path, "scan-0017.txt", PLAN)
    assert kept.outcome == "source"
    assert states(library) == ["unchanged"] * 3


def test_an_edition_moves_changes_and_loses_citations(library: Library, tmp_path: Path) -> None:
    know_plan(library)
    keep(library, tmp_path, "plan.txt", PLAN)
    edition = "Ny indledning.\n\n" + PLAN.replace("400.000", "350.000").replace(SENTENCES[2], "")
    kept = keep(library, tmp_path, "plan.txt", edition)
    assert kept.outcome == "edition"
    assert kept.citations == {"moved": 1, "changed": 1, "gone": 1}
    changed = library.all(Commitment)[1].citations[0]
    assert changed.quote == SENTENCES[1]
    assert "350.000" in edition[changed.start : changed.end]
    assert library.count(Version) == 2


def test_a_file_of_the_same_name_about_something_else_is_another_document(
    library: Library, tmp_path: Path
) -> None:
    keep(library, tmp_path, "referat.txt", PLAN)
    other = "Referat\n\nSkolen får nye vinduer i sydfløjen, og taget bliver tætnet til vinter.\n"
    kept = keep(library, tmp_path, "referat.txt", other)
    assert kept.outcome == "new"
    assert library.count(Document) == 2


def test_a_document_without_citations_is_known_by_name_and_wording(
    library: Library, tmp_path: Path
) -> None:
    keep(library, tmp_path, "plan.txt", PLAN)
    kept = keep(library, tmp_path, "Plan.TXT", PLAN + "\nEt nyt afsnit til sidst.\n")
    assert kept.outcome == "edition"


def test_one_sentence_quoted_elsewhere_is_no_edition(library: Library, tmp_path: Path) -> None:
    know_plan(library)
    article = f"Avisen skriver\n\n{SENTENCES[1]}\n\nBorgerne er glade for det.\n"
    assert keep(library, tmp_path, "avis.txt", article).outcome == "new"


def test_citations_of_follow_ups_and_answers_are_found_too(
    library: Library, tmp_path: Path
) -> None:
    commitments = know_plan(library)
    proof = commitments[0].citations
    initiative = Initiative(title="Havnesti")
    with library.writing("test") as change:
        change.add(initiative)
        change.add(
            FollowUp(initiative=initiative.id, date="2027", kind="evidence", citations=proof)
        )
        change.add(Question(text="Hvornår?", initiative=initiative.id, answer_citations=proof))
    kept = keep(library, tmp_path, "plan.txt", PLAN)
    assert kept.citations == {"unchanged": 5}
    assert library.all(FollowUp)[0].citations[0].quote == SENTENCES[0]
    assert library.all(Question)[0].answer_citations[0].quote == SENTENCES[0]


def test_records_that_come_after_their_source_are_filled_in(
    library: Library, tmp_path: Path
) -> None:
    document = keep(library, tmp_path, "plan.txt", PLAN).document
    start = PLAN.index(SENTENCES[0])
    cited = cite(PLAN, start, start + len(SENTENCES[0]), document=document.id)
    with library.writing("test") as change:
        change.add(Commitment(title="Sti", document=document.id, citations=(without_quote(cited),)))
        assert Importer(library, change).fill_in(document.id) == {"unchanged": 1}
    assert library.all(Commitment)[0].citations[0].quote == SENTENCES[0]


def test_pages_are_those_of_the_text_that_is_here(library: Library, tmp_path: Path) -> None:
    know_plan(library)
    paged = PLAN.replace("Havnechefen", "\n\fHavnechefen")
    keep(library, tmp_path, "plan.txt", paged)
    assert [one.citations[0].page for one in library.all(Commitment)] == [1, 1, 2]


def test_a_closed_file_makes_its_document_closed(library: Library, tmp_path: Path) -> None:
    assert keep(library, tmp_path, "plan.txt", PLAN, closed=True).document.closed
    kept = keep(library, tmp_path, "plan.txt", PLAN + "Mere.\n")
    assert kept.outcome == "edition"
    assert kept.document.closed


def test_an_edition_of_a_closed_import_closes_an_open_document(
    library: Library, tmp_path: Path
) -> None:
    keep(library, tmp_path, "plan.txt", PLAN)
    keep(library, tmp_path, "plan.txt", PLAN + "Mere.\n", closed=True)
    assert library.all(Document)[0].closed


@pytest.mark.parametrize("name", ["\x1b[2Jplan.txt", "pl\udce6n.txt", "plan\u202etxt"])
def test_file_names_from_outside_are_kept_as_plain_text(
    library: Library, tmp_path: Path, name: str
) -> None:
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    with library.writing("import") as change:
        kept = Importer(library, change).keep(read_document(tmp_path / "a.txt"), name)
    assert kept.document.file_name is not None
    assert kept.document.file_name.isprintable()


def test_an_import_is_undone_and_done_again(library: Library, tmp_path: Path) -> None:
    know_plan(library)
    keep(library, tmp_path, "plan.txt", PLAN)
    library.undo()
    assert library.count(Version) == 0
    assert states(library) == ["not_imported"] * 3
    library.redo()
    assert states(library) == ["unchanged"] * 3
    version = library.all(Version)[0]
    assert library.text(version.id) == PLAN


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Plan for havnen\n\nHavnen skal være grøn.\n", "Plan for havnen"),
        ("Handleplan\nBedre veje til alle\n\nVi bygger.", "Handleplan – Bedre veje til alle"),
        ("5. marts 2031\nHavnen bliver grøn\n\nVi bygger en sti.", "Havnen bliver grøn"),
        (
            "Plan for børne-\nog ungeidræt i EU-\nbyerne og i årene 2031-\n2035\n\nVi bygger.",
            "Plan for børne- og ungeidræt i EU-byerne og i årene 2031-2035",
        ),
        (
            "Plan for trafiksik-\nkerhed i midtbyen\n\nVi bygger en sti.",
            "Plan for trafiksikkerhed i midtbyen",
        ),
        ("Byrådet bygger en sti ved havnen i år.\n\nDen koster penge.\n", "sti ved havnen 2031"),
    ],
)
def test_the_title_is_a_line_that_may_be_one_or_the_name_of_the_file(
    library: Library, tmp_path: Path, text: str, title: str
) -> None:
    kept = keep(library, tmp_path, "sti_ved-havnen_2031.txt", text)
    assert kept.document.title == title


def test_a_document_is_what_its_text_says_it_is(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "referat.txt"
    path.write_text("Referat\nByrådet i Vejle Kommune\nMødedato: 2031-03-05\n", encoding="utf-8")
    reading = read_document(path)
    told = read(reading.text, name=path.name).particulars
    with library.writing("import") as change:
        kept = Importer(library, change).keep(reading, path.name, told)
    document = library.all(Document)[0]
    assert document == kept.document
    assert (document.kind, document.municipality) == ("minutes", "Vejle")
    assert (document.date, document.language) == ("2031-03-05", "da")


def test_citations_of_what_was_read_off_pictures_say_so(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    reading = replace(read_document(path), parser=f"pypdfium2 5, {RECOGNISER} 5.3.0")
    know_plan(library)
    with library.writing("import") as change:
        Importer(library, change).keep(reading, path.name)
    cited = [one for each in library.all(Commitment) for one in each.citations]
    assert cited
    assert all(one.recognised for one in cited)
