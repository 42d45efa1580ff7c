"""YAML packs: what is right becomes records, what is wrong becomes one Problem with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from data.errors import Problem
from data.ids import new_id
from data.packs.reader import read_packs
from data.records import Actor, Commitment, Document, Initiative, Record
from data.store.library import Library

PACK = """\
tilsagn: 1

documents:
- title: Boligplan
  date: 2025-08
  municipality: Nordby

actors:
- name: Teknisk Udvalg
  kind: committee

initiatives:
- title: Ladestandere ved havnen

commitments:
- title: Ti ladestandere
  document: Boligplan
  initiative: Ladestandere ved havnen
  actors: [Teknisk Udvalg]
  number: 007
  summary:
  amounts:
  - amount: 750000
    for: anlæg
  dates:
  - {value: 2026, role: deadline}
  confidence: 0.5
  by_hand: true
"""


def read(library: Library, *texts: str | bytes) -> list[Record]:
    paths = []
    for number, text in enumerate(texts):
        path = library.path.with_name(f"pakke{number}.yaml")
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths.append(path)
    return read_packs(paths, library)


def refused(library: Library, *texts: str | bytes) -> dict[str, Any]:
    with pytest.raises(Problem) as caught:
        read(library, *texts)
    assert Path(str(caught.value.values["file"])).name.startswith("pakke")
    return {"code": caught.value.code, **caught.value.values}


def test_names_lead_to_records_and_plain_text_to_the_type_of_the_field(library: Library) -> None:
    document, actor, initiative, commitment = read(library, PACK)
    assert isinstance(document, Document)
    assert isinstance(actor, Actor)
    assert isinstance(initiative, Initiative)
    assert isinstance(commitment, Commitment)
    assert document.date == "2025-08"
    assert commitment.document == document.id
    assert commitment.initiative == initiative.id
    assert commitment.actors == (actor.id,)
    assert commitment.number == "007"
    assert commitment.amounts[0].amount == 750000
    assert commitment.amounts[0].purpose == "anlæg"
    assert commitment.dates[0].value == "2026"
    assert commitment.confidence == 0.5
    assert commitment.summary is None
    assert commitment.by_hand


def test_quotes_around_a_number_change_nothing(library: Library) -> None:
    commitment = read(library, PACK.replace("750000", "'750000'").replace(": true", ': "true"'))[-1]
    assert isinstance(commitment, Commitment)
    assert commitment.amounts[0].amount == 750000
    assert commitment.by_hand


CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("amount: 750000", "amount: about 2", {
        "code": "wrong-type", "line": 23, "table": "commitment", "field": "amounts[0].amount",
        "expected": "integer", "got": "about 2",
    }),
    ("amount: 750000", "amount: 750.000", {"code": "wrong-type", "got": "750.000"}),
    ("amount: 750000", "amount: 99999999999999999999", {"code": "wrong-type"}),
    ("amount: 750000", "amount: [1]", {"code": "wrong-type", "got": "list"}),
    ("amount: 750000", "amuont: 750000", {
        "code": "unknown-field", "line": 23, "field": "amounts[0].amuont", "suggestion": "amount",
    }),
    ("  kind: committee", "  kidn: committee", {"code": "unknown-field", "line": 10}),
    ("  kind: committee", "  kind: udvalg", {
        "code": "not-one-of", "line": 10, "field": "kind", "got": "udvalg",
    }),
    ("value: 2026", "value: 2026-02-30", {
        "code": "not-a-date", "line": 26, "field": "dates[0].value", "got": "2026-02-30",
    }),
    ("date: 2025-08", "date: august", {"code": "not-a-date", "line": 5, "field": "date"}),
    ("- title: Ladestandere ved havnen", "- theme: social", {
        "code": "missing-field", "line": 13, "table": "initiative", "field": "title",
    }),
    ("- title: Ladestandere ved havnen", "- title:", {"code": "missing-field", "field": "title"}),
    ("- title: Ladestandere ved havnen", "- title: ''", {"code": "empty-text", "line": 13}),
    ("- title: Ladestandere ved havnen", "- title: " + "x" * 1001, {
        "code": "too-long", "limit": 1000,
    }),
    ("- title: Ladestandere ved havnen", "- Ladestandere", {
        "code": "wrong-type", "line": 13, "expected": "mapping", "got": "Ladestandere",
    }),
    ("- title: Boligplan", "- id: 12\n  title: Boligplan", {"code": "not-an-id", "got": "12"}),
    ("confidence: 0.5", "confidence: 1.5", {"code": "out-of-range", "highest": 1.0}),
    ("by_hand: true", "by_hand: ja", {"code": "wrong-type", "expected": "boolean", "got": "ja"}),
    ("by_hand: true", "by_hand: false", {"code": "no-citation", "line": 16}),
    ("for: anlæg", "currency: kr", {"code": "wrong-form", "got": "kr", "form": "^[A-Z]{3}$"}),
    ("document: Boligplan", "document: Boligplam", {
        "code": "unknown-reference", "line": 17, "field": "document", "wanted": "document",
        "got": "Boligplam", "suggestion": "Boligplan",
    }),
    ("[Teknisk Udvalg]", "[Teknisk Udvalg, Byrådet]", {
        "code": "unknown-reference", "field": "actors[1]", "wanted": "actor",
    }),
    ("[Teknisk Udvalg]", "Teknisk Udvalg", {
        "code": "wrong-type", "expected": "list", "got": "Teknisk Udvalg",
    }),
    ("[Teknisk Udvalg]", "{navn: Teknisk Udvalg}", {"code": "wrong-type", "expected": "list"}),
    ("- name: Teknisk Udvalg", "- name: Teknisk Udvalg\n- name: Teknisk Udvalg", {
        "code": "ambiguous-name", "got": "Teknisk Udvalg",
    }),
    ("tilsagn: 1", "tilsagn: 2", {"code": "newer-format", "line": 1, "got": "2", "known": 1}),
    ("tilsagn: 1", "tilsagn: et", {"code": "not-a-pack"}),
    ("tilsagn: 1", "", {"code": "not-a-pack"}),
    ("actors:\n", "aktører:\n", {"code": "unknown-section", "line": 8, "got": "aktører"}),
    ("initiatives:\n", "initiative:\n", {
        "code": "unknown-section", "suggestion": "initiatives",
    }),
    ("  kind: committee", "  kind: committee\n  kind: council", {
        "code": "duplicate-key", "line": 11, "field": "kind", "first": 10,
    }),
    ("- title: Boligplan", "- &a\n  title: Boligplan", {"code": "alias-not-allowed", "got": "a"}),
    ("Nordby", "*a", {"code": "alias-not-allowed", "line": 6}),
    ("Nordby", "!!python/name:os.system x", {"code": "tag-not-allowed", "line": 6}),
    ("Nordby", "!!str x", {"code": "tag-not-allowed"}),
    ("Nordby", "[" * 30 + "]" * 30, {"code": "too-deep", "line": 6, "limit": 20}),
    ("Nordby", "{{a: b}: c}", {"code": "key-not-text", "line": 6}),
    ("Nordby", "[", {"code": "not-yaml"}),
    ("Nordby", "\x07", {"code": "not-yaml"}),
    ("by_hand: true\n", "by_hand: true\n---\ntilsagn: 1\n", {
        "code": "several-documents", "line": 29,
    }),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "wanted"), CASES)
def test_every_fault_is_told_with_its_place(
    library: Library, old: str, new: str, wanted: dict[str, Any]
) -> None:
    assert old in PACK
    assert wanted.items() <= refused(library, PACK.replace(old, new, 1)).items()


def test_the_words_a_field_may_hold_are_told(library: Library) -> None:
    found = refused(library, PACK.replace("kind: committee", "kind: udvalg"))
    assert "committee" in found["allowed"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not-a-pack"),
        (b"bare ord", "not-a-pack"),
        (b"- tilsagn: 1", "not-a-pack"),
        (b"tilsagn: 1\ndocuments: {}", "wrong-type"),
        (b"tilsagn: 1\nnotes: tekst", "wrong-type"),
        (b"tilsagn: 1\nnotes:\n- text: \xe6", "not-text"),
        (b"[" * 100_000, "too-deep"),
        (b"{" * 100_000, "key-not-text"),
    ],
)
def test_what_is_no_pack_is_refused(library: Library, content: bytes, code: str) -> None:
    assert refused(library, content)["code"] == code


def test_a_byte_order_mark_and_an_empty_section_are_no_fault(library: Library) -> None:
    assert read(library, b"\xef\xbb\xbftilsagn: 1\nnotes:\n") == []


def test_two_records_with_one_identifier_are_refused(library: Library) -> None:
    one = new_id()
    twice = f"tilsagn: 1\ninitiatives:\n- id: {one}\n  title: A\n- id: {one}\n  title: A\n"
    found = refused(library, twice)
    assert (found["code"], found["line"], found["first_line"]) == ("duplicate-id", 5, 3)


def test_files_read_together_may_repeat_a_record_but_not_contradict_it(library: Library) -> None:
    one = new_id()
    first = f"tilsagn: 1\ninitiatives:\n- id: {one}\n  title: A\n"
    assert len(read(library, first, first)) == 1
    assert refused(library, first, first.replace("A", "B"))["code"] == "duplicate-id"


def test_a_name_is_looked_for_beside_the_file_and_in_the_library(library: Library) -> None:
    head, _, tail = PACK.partition("actors:\n")
    actors = "tilsagn: 1\nactors:\n" + tail.partition("\n\n")[0]
    without = head + tail.partition("\n\n")[2]
    assert refused(library, without)["code"] == "unknown-reference"
    assert len(read(library, without, actors)) == 4
    actor = Actor(name="Teknisk Udvalg")
    with library.writing("add-actor") as change:
        change.add(actor)
    commitment = read(library, without)[-1]
    assert isinstance(commitment, Commitment)
    assert commitment.actors == (actor.id,)


def test_the_files_own_name_goes_before_the_same_name_elsewhere(library: Library) -> None:
    with library.writing("add-actor") as change:
        change.add(Actor(name="Teknisk Udvalg"))
        change.add(Actor(name="Teknisk Udvalg"))
    own = next(one for one in read(library, PACK) if isinstance(one, Actor))
    commitment = read(library, PACK.replace("name: Teknisk", f"id: {own.id}\n  name: Teknisk"))[-1]
    assert isinstance(commitment, Commitment)
    assert commitment.actors == (own.id,)


def test_an_identifier_must_lead_somewhere(library: Library) -> None:
    stranger = new_id()
    found = refused(library, PACK.replace("document: Boligplan", f"document: {stranger}"))
    assert (found["code"], found["got"]) == ("unknown-reference", stranger)
