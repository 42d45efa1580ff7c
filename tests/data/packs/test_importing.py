"""Packs into a library and out again: nothing lost, nothing doubled, nobody's words overwritten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from data.citations import cite
from data.documents.files import read_document
from data.documents.importing import Importer
from data.errors import Problem
from data.ids import new_id
from data.packs.importing import import_pack
from data.packs.writer import json_lines, yaml_pack
from data.records import (
    RECORD_TYPES,
    Actor,
    Affiliation,
    AgendaItem,
    Amount,
    Attachment,
    BriefingSelection,
    Commitment,
    DatePoint,
    Decision,
    Document,
    FollowUp,
    Initiative,
    ItemLine,
    Meeting,
    Note,
    Question,
    QuestionPart,
    Record,
    Section,
    Version,
)
from data.store.library import Library

SOURCE = "Vejplan\n\nNordby asfalterer stien langs fjorden i 2026 for 400.000 kr.\n"
AWKWARD = [
    "2025-08-15", "null", "~", "true", "0x1F", "12:30", "- punkt", "a: b", "#tegn", "'", '"', "|",
    "  foran og bag  ", "linje et\nlinje to\n", "\n\nluft", "slut\n\n", "tab\there", "x\r\ny",
    "\u2028", "\x85", "\ufeff", "Åse 🎈 é", "%", "@", "`", "?", ": ", "\\", "1_000", "=", "<<",
    "ord " * 60, "a  b   c\n  indrykket\nigen", " \n", "\x00", "[]", "{}", "!", "&a", "*a",
]  # fmt: skip


def everything() -> list[Record]:
    """One or more records of every kind, with every field used somewhere."""
    document = Document(title="Vejplan", kind="action_plan", date="2025-Q3", file_name="vej.txt")
    twin = Document(title="Tvilling")
    version = Version(
        document=document.id, sha256="0" * 64, text_sha256="1" * 64, size=9, format="txt",
        parser="p 1", file_name="vej.txt",
    )  # fmt: skip
    start = SOURCE.index("Nordby")
    citation = cite(SOURCE, start, len(SOURCE) - 1, document=document.id, version=version.id)
    actor = Actor(
        name="Vejudvalget", kind="committee", aliases=("Udvalget",),
        affiliations=(Affiliation(party="Q", period="2025", source=document.id),),
    )  # fmt: skip
    initiative = Initiative(title="Stien", theme="trafik", summary="To\nlinjer")
    commitments = [
        Commitment(
            title="Asfalt på stien", document=document.id, initiative=initiative.id,
            actors=(actor.id,), status="decided", status_reason="»asfalterer«",
            amounts=(Amount(amount=400_000, purpose="asfalt", kind="capital"),),
            dates=(DatePoint(value="2026", role="deadline", written="i 2026"),),
            citations=(citation,), confidence=0.25, why="regel 7", reviewed=False, closed=True,
        ),
        Commitment(title="Samme navn", by_hand=True),
        Commitment(title="Samme navn", by_hand=True),
        *(Commitment(title="Prøve", summary=text, by_hand=True) for text in AWKWARD),
    ]  # fmt: skip
    meeting = Meeting(body="Vejudvalget", date="2026-01-05", time="09:30", place="Sal 2")
    item = AgendaItem(
        meeting=meeting.id, position=0, title="Stier", number="3", access="closed",
        sections=(Section(heading="Sagen", text="", kind="case"),),
        lines=(ItemLine(text="Sti", number="1", actor="Q"),),
    )  # fmt: skip
    question = Question(
        text="Hvornår?", commitment=commitments[1].id, agenda_item=item.id,
        parts=(QuestionPart(text="Del", answered=True, answer="Nu"),), answer_citations=(citation,),
    )  # fmt: skip
    return [
        document, twin, version, actor, initiative, *commitments, meeting, item, question,
        FollowUp(
            initiative=initiative.id, date="2026", kind="amount", amount=Amount(amount=-5),
            note="n", author="sekretæren",
        ),
        Attachment(agenda_item=item.id, name="Bilag 1", address="https://example.org/?a=1&b=#x"),
        Decision(agenda_item=item.id, text="Godkendt.", minority_statements=("Nej", "Jo")),
        BriefingSelection(agenda_item=item.id, commitment=commitments[0].id, line="1", position=2),
        Note(text="Husk", question=question.id, shared=True),
    ]  # fmt: skip


def contents(library: Library) -> list[Record]:
    return [record for kind in RECORD_TYPES for record in library.all(kind)]


def write(folder: Path, name: str, records: list[Record]) -> Path:
    path = folder / name
    path.write_bytes(b"".join((json_lines if name.endswith("l.jsonl") else yaml_pack)(records)))
    return path


def as_lines(path: Path, *values: dict[str, Any] | str) -> Path:
    lines = [one if isinstance(one, str) else json.dumps(one) for one in values]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["pakke.yaml", "pakkel.jsonl"])
def test_out_in_and_out_again_gives_the_same_bytes(
    library: Library, tmp_path: Path, name: str
) -> None:
    records = everything()
    first = write(tmp_path, name, records)
    summary = import_pack(library, first, author="sekretæren")
    assert sum(summary.added.values()) == len(records)
    assert sorted(contents(library), key=repr) == sorted(records, key=repr)
    second = write(tmp_path, "2" + name, contents(library))
    assert second.read_bytes() == first.read_bytes()


def test_both_forms_say_the_same(library: Library, tmp_path: Path) -> None:
    records = everything()
    import_pack(library, write(tmp_path, "pakke.yaml", records))
    summary = import_pack(library, write(tmp_path, "pakkel.jsonl", records))
    assert not summary.added
    assert not summary.updated
    assert not summary.kept


def test_a_name_that_two_records_share_is_written_as_identifier() -> None:
    first, second = Actor(name="Byrådet"), Actor(name="Byrådet")
    document = Document(title=first.id)
    commitment = Commitment(
        title="t", by_hand=True, actors=(first.id, second.id), document=document.id
    )
    written = b"".join(yaml_pack([first, second, document, commitment])).decode()
    assert f"actors:\n  - {first.id}\n  - {second.id}\n" in written
    assert f"document: {document.id}\n" in written


def test_a_pack_is_one_action_that_can_be_undone(library: Library, tmp_path: Path) -> None:
    import_pack(library, write(tmp_path, "pakke.yaml", everything()), author="sekretæren")
    action = library.undo()
    assert action is not None
    assert (action.verb, action.author) == ("import", "sekretæren")
    assert contents(library) == []


def test_a_newer_pack_updates_what_nobody_changed_here(library: Library, tmp_path: Path) -> None:
    initiative = Initiative(title="Broen")
    import_pack(library, write(tmp_path, "a.yaml", [initiative]))
    newer = msgspec.structs.replace(initiative, title="Den nye bro")
    summary = import_pack(library, write(tmp_path, "b.yaml", [newer]))
    assert summary.updated == {"initiative": 1}
    assert library.get(Initiative, initiative.id) == newer


def test_what_a_person_changed_is_kept_until_it_is_changed_back(
    library: Library, tmp_path: Path
) -> None:
    initiative = Initiative(title="Broen")
    pack = write(tmp_path, "a.yaml", [initiative])
    import_pack(library, pack)
    own = msgspec.structs.replace(initiative, title="Vores bro")
    with library.writing("edit-initiative", author="sekretæren") as change:
        change.replace(initiative, own)
    newer = write(tmp_path, "b.yaml", [msgspec.structs.replace(initiative, theme="trafik")])
    assert import_pack(library, newer).kept == [("initiative", initiative.id)]
    assert library.get(Initiative, initiative.id) == own
    library.undo()
    assert import_pack(library, newer).updated == {"initiative": 1}


def test_entries_without_identifier_are_not_doubled(library: Library, tmp_path: Path) -> None:
    pack = tmp_path / "hand.yaml"
    pack.write_text(
        "tilsagn: 1\ninitiatives:\n- title: Broen\ncommitments:\n"
        "- title: Ny bro\n  initiative: Broen\n  by_hand: true\n",
        encoding="utf-8",
    )
    assert import_pack(library, pack).added == {"initiative": 1, "commitment": 1}
    assert import_pack(library, pack).unchanged == {"initiative": 1, "commitment": 1}


@pytest.mark.parametrize("pack_first", [True, False])
def test_quotes_are_filled_in_whichever_comes_first_and_survive_the_pack_again(
    library: Library, tmp_path: Path, pack_first: bool
) -> None:
    source = tmp_path / "vej.txt"
    source.write_text(SOURCE, encoding="utf-8")
    document = Document(title="Vejplan", file_name="vej.txt")
    start = SOURCE.index("Nordby")
    citation = msgspec.structs.replace(
        cite(SOURCE, start, len(SOURCE) - 1, document=document.id),
        quote=None, prefix="", suffix="", state="not_imported",
    )  # fmt: skip
    # The same words cited twice, as a plan's summary list and its elaboration do.
    commitment = Commitment(title="Asfalt", document=document.id, citations=(citation, citation))
    if not pack_first:
        import_pack(library, write(tmp_path, "kilde.yaml", [document]))
    else:
        import_pack(library, write(tmp_path, "alt.yaml", [document, commitment]))
    with library.writing("import-documents") as change:
        Importer(library, change).keep(read_document(source), source.name)
    for _ in range(2):
        summary = import_pack(library, write(tmp_path, "alt.yaml", [document, commitment]))
        assert not summary.kept
        filled = library.get(Commitment, commitment.id)
        assert filled is not None
        assert [one.state for one in filled.citations] == ["unchanged", "unchanged"]
        assert filled.citations[0].quote == SOURCE[start : len(SOURCE) - 1]
    changed = msgspec.structs.replace(commitment, title="Ny asfalt")
    assert import_pack(library, write(tmp_path, "nyt.yaml", [document, changed])).updated == {
        "commitment": 1
    }


def test_a_folder_without_packs_is_told(library: Library, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    with pytest.raises(Problem, match="no-packs"):
        import_pack(library, tmp_path / "tom")


def test_progress_ends_at_the_total_and_cancelling_leaves_nothing(
    library: Library, tmp_path: Path
) -> None:
    records: list[Record] = [Initiative(title=f"Initiativ {number}") for number in range(2_600)]
    path = write(tmp_path, "mangel.jsonl", records)
    heard: list[tuple[int, int]] = []

    def stop() -> bool:
        return len(heard) > 9

    with pytest.raises(Problem, match="cancelled"):
        import_pack(library, path, progress=lambda *at: heard.append(at), cancelled=stop)
    assert 0 < heard[-1][0] < heard[-1][1]
    assert library.count(Initiative) == 0
    heard.clear()
    import_pack(library, path, progress=lambda *at: heard.append(at))
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]
    assert library.count(Initiative) == 2_600


def test_lines_may_stand_in_any_order(library: Library, tmp_path: Path) -> None:
    lines = b"".join(json_lines(everything())).splitlines()
    path = tmp_path / "omvendt.jsonl"
    path.write_bytes(b"\n".join([lines[0], *reversed(lines[1:])]))
    import_pack(library, path)
    assert len(contents(library)) == len(lines) - 1


HEAD = {"tilsagn": 1}
ONE = new_id()
INITIATIVE = {"record": "initiative", "id": ONE, "title": "Broen"}
FAULTS: list[tuple[list[dict[str, Any] | str], dict[str, Any]]] = [
    ([], {"code": "not-a-pack"}),
    ([INITIATIVE], {"code": "not-a-pack"}),
    ([{"tilsagn": 2}], {"code": "newer-format", "got": "2"}),
    ([HEAD, "{"], {"code": "not-json", "line": 2}),
    ([HEAD, "[]"], {"code": "wrong-type", "line": 2, "expected": "mapping", "got": "list"}),
    ([HEAD, "[" * 100_000], {"code": "too-deep", "line": 2}),
    ([HEAD, '{"record": "note", "text": "\\ud800"}'], {"code": "not-text", "line": 2}),
    ([HEAD, '{"record": "initiative", "closed": true, "closed": false}'], {
        "code": "duplicate-key", "line": 2, "field": "closed",
    }),
    ([HEAD, '{"record": "actor", "id": NaN}'], {"code": "not-json", "line": 2}),
    ([HEAD, {"id": ONE, "title": "Broen"}], {"code": "missing-field", "field": "record"}),
    ([HEAD, {"record": "initiative", "title": "Broen"}], {"code": "missing-field", "field": "id"}),
    ([HEAD, {**INITIATIVE, "record": "sti"}], {"code": "not-one-of", "got": "sti"}),
    ([HEAD, {**INITIATIVE, "tema": "trafik"}], {"code": "unknown-field", "suggestion": "theme"}),
    ([HEAD, {**INITIATIVE, "closed": "true"}], {"code": "wrong-type", "expected": "boolean"}),
    ([HEAD, {**INITIATIVE, "title": 7}], {"code": "wrong-type", "expected": "text", "got": "7"}),
    ([HEAD, {"record": "agenda_item", "id": ONE, "position": 10**19}], {"code": "out-of-range"}),
    ([HEAD, {"record": "question", "id": ONE, "text": "?"}], {"code": "about-nothing"}),
    ([HEAD, INITIATIVE, "", INITIATIVE], {
        "code": "duplicate-id", "line": 4, "first_line": 2, "got": ONE,
    }),
    ([HEAD, INITIATIVE, {
        "record": "commitment", "id": new_id(), "title": "t", "by_hand": True,
        "actors": [ONE],
    }], {"code": "unknown-reference", "line": 3, "field": "actors[0]", "wanted": "actor"}),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "wanted"), FAULTS)
def test_every_fault_of_a_line_is_told_and_nothing_is_written(
    library: Library, tmp_path: Path, lines: list[dict[str, Any] | str], wanted: dict[str, Any]
) -> None:
    with pytest.raises(Problem) as caught:
        import_pack(library, as_lines(tmp_path / "pakke.jsonl", *lines))
    found = {"code": caught.value.code, **caught.value.values}
    assert wanted.items() <= found.items()
    assert contents(library) == []
    assert library.log() == []


def test_a_line_may_refer_to_what_the_library_holds(library: Library, tmp_path: Path) -> None:
    initiative = Initiative(title="Broen")
    with library.writing("add-initiative") as change:
        change.add(initiative)
    note = {"record": "note", "id": new_id(), "text": "Husk", "initiative": initiative.id}
    import_pack(library, as_lines(tmp_path / "noter.jsonl", HEAD, note))
    assert library.count(Note) == 1
