"""What the rules found becomes commitments that wait for a person, and nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from data.candidates import add_candidates
from data.documents.files import read_document
from data.documents.importing import Imported, Importer
from data.extraction import extract
from data.records import Actor, Commitment, Document, Initiative, Note
from data.store.library import Library
from data.why import why_in
from tests.data.plan import PLAN, SENTENCES, know_plan

NEW = "Kommunen bygger en ny svømmehal til 90 mio. kr., som skal stå færdig i 2029."


def take_in(
    library: Library,
    folder: Path,
    text: str = PLAN,
    name: str = "plan.txt",
    *,
    accept: bool = False,
) -> tuple[Imported, int]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    reading = read_document(path)
    found = extract(reading.text, reading.passages, name=name, published=reading.date)
    with library.writing("import") as change:
        imported = Importer(library, change).keep(reading, name)
        count = add_candidates(library, change, imported, reading, found, accept=accept)
    return imported, count


def waiting(library: Library) -> Sequence[Commitment]:
    return library.all(Commitment, reviewed=0)


def quotes(commitments: Sequence[Commitment]) -> list[str | None]:
    return [citation.quote for one in commitments for citation in one.citations]


def test_a_candidate_has_what_the_text_says_and_waits(library: Library, tmp_path: Path) -> None:
    imported, count = take_in(library, tmp_path)
    found = waiting(library)
    assert count == len(found) >= 2
    money = found[1]
    assert quotes([money]) == [SENTENCES[1]]
    assert money.document == imported.document.id
    assert money.citations[0].version == imported.version.id
    assert money.citations[0].state == "unchanged"
    assert [one.amount for one in money.amounts] == [400_000]
    assert money.initiative is None
    assert money.confidence is not None
    assert why_in(str(money.why))[0] != money.why
    path = found[0]
    assert [(one.value, one.role) for one in path.dates] == [("2027-summer", "deadline")]
    assert library.count(Initiative) == 0


def test_accepted_at_once_each_has_an_initiative(library: Library, tmp_path: Path) -> None:
    _, count = take_in(library, tmp_path, accept=True)
    found = library.all(Commitment)
    assert count == len(found)
    assert all(one.reviewed for one in found)
    titles = {one.id: one.title for one in library.all(Initiative)}
    assert [titles[str(one.initiative)] for one in found] == [one.title for one in found]


def test_the_same_bytes_bring_nothing_back(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path)
    with library.writing("reject-candidate") as change:
        change.remove(waiting(library)[0])
    left = len(waiting(library))
    assert take_in(library, tmp_path)[1] == 0
    assert len(waiting(library)) == left


def test_another_edition_brings_only_what_is_new(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path)
    with library.writing("reject-candidate") as change:
        change.remove(waiting(library)[0])
    left = len(waiting(library))
    later = PLAN.replace("400.000", "300.000") + f"\n{NEW}\n"
    imported, count = take_in(library, tmp_path, later)
    assert imported.outcome == "edition"
    # The sentence whose figure changed is cited already: its citation says that it changed.
    assert count == 1
    assert quotes(waiting(library)[left:]) == [NEW]


def test_the_source_of_a_pack_whose_commitments_were_chosen_brings_none(
    library: Library, tmp_path: Path
) -> None:
    know_plan(library)
    imported, count = take_in(library, tmp_path, PLAN + f"\n{NEW}\n")
    assert imported.outcome == "source"
    assert count == 0


def test_the_source_of_candidates_from_a_pack_brings_what_they_do_not_cite(
    library: Library, tmp_path: Path
) -> None:
    known = know_plan(library)
    with library.writing("test") as change:
        for one in known:
            change.replace(one, replace(one, reviewed=False))
    _, count = take_in(library, tmp_path, PLAN + f"\n{NEW}\n")
    assert count == 1


def test_actors_are_those_that_are_here(library: Library, tmp_path: Path) -> None:
    council = Actor(name="Havneudvalget i Nordby", aliases=("havneudvalget",))
    with library.writing("test") as change:
        change.add(council)
    text = "Havneudvalget afsætter 200.000 kr. til en bro.\n\n"
    text += "Børne- og Ungeudvalget afsætter 300.000 kr. til en legeplads.\n"
    take_in(library, tmp_path, text)
    named = [one.actors for one in waiting(library)]
    made = library.all(Actor, name="Børne- og Ungeudvalget")
    assert named == [(council.id,), (made[0].id,)]
    assert library.count(Actor) == 2


def test_pages_come_from_the_passages(library: Library, tmp_path: Path) -> None:
    reading = read_document(_written(tmp_path))
    passages = tuple(replace(one, page=7) for one in reading.passages)
    reading = type(reading)(
        text=reading.text, passages=passages, parser=reading.parser, sha256=reading.sha256,
        size=reading.size, content=reading.content,
    )  # fmt: skip
    found = extract(reading.text, passages)
    with library.writing("import") as change:
        imported = Importer(library, change).keep(reading, "plan.txt")
        add_candidates(library, change, imported, reading, found)
    assert {one.page for each in waiting(library) for one in each.citations} == {7}


def _written(folder: Path) -> Path:
    path = folder / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_note_on_a_candidate_is_a_reason_to_keep_it(library: Library, tmp_path: Path) -> None:
    from data.candidates import references_to

    take_in(library, tmp_path)
    one = waiting(library)[0]
    assert references_to(library, one.id) == 0
    with library.writing("add-note") as change:
        change.add(Note(text="Se på den igen", commitment=one.id))
    assert references_to(library, one.id) == 1
    assert library.count(Document) == 1
