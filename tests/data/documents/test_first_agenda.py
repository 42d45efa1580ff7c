"""Meetings in First Agenda's JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data.documents.files import Read, read_document, read_files
from data.documents.first_agenda import read_first_agenda
from data.errors import Problem

MEETING: dict[str, Any] = {
    "Udvalg": {"Navn": "Udvalget for Parker & Stier"},
    "Moede": {"Navn": "Dagsorden", "Dato": "2026-05-04T16:00:00+02:00", "Sted": "Lokale 3",
              "Moededeltagere": [{"Name": "Formanden", "Absent": False},
                                 {"Name": "Næstformanden", "Absent": True}]},
    "Dagsordenpunkter": [
        {"Number": "1", "Caption": "Ny park <nord>", "CaseNumber": "26-000001", "IsOpen": False,
         "Felter": [{"Navn": "Resume", "Html": "<div><h3>Indstilling</h3><div>At parken bygges",
                     "Link": "https://example.org/bilag/0"}],
         "Bilag": [{"Navn": "Kort over parken", "Id": "abc"}, {"Navn": "Uden nummer"}]},
        {"Punktnummer": "2", "Navn": "Eventuelt", "Felter": [{"Tekst": "Intet.\nTak."}]},
    ],
}  # fmt: skip


def test_items_stand_in_order_with_their_fields() -> None:
    found = read_first_agenda(json.dumps(MEETING).encode(), "moede.json")
    assert [(item.kind, found.text[item.start : item.end]) for item in found.passages] == [
        ("heading", "Udvalget for Parker & Stier"),
        ("paragraph", "Dagsorden"),
        ("paragraph", "2026-05-04 16:00"),
        ("paragraph", "Lokale 3"),
        ("heading", "Deltagere"),
        ("list_item", "• Formanden"),
        ("heading", "Fraværende"),
        ("list_item", "• Næstformanden"),
        ("heading", "1. Ny park <nord>"),
        ("paragraph", "26-000001"),
        ("heading", "Resume"),
        ("heading", "Indstilling"),
        ("paragraph", "At parken bygges"),
        ("heading", "Bilag"),
        ("list_item", "• Kort over parken"),
        ("list_item", "• Uden nummer"),
        ("heading", "2. Eventuelt"),
        ("paragraph", "Intet."),
        ("paragraph", "Tak."),
    ]
    assert (found.title, found.date) == ("Udvalget for Parker & Stier Dagsorden", "2026-05-04")
    assert [link.address for link in found.links] == ["https://example.org/bilag/abc"]


def test_json_of_another_shape_is_not_a_meeting() -> None:
    with pytest.raises(Problem, match="format-not-read"):
        read_first_agenda(b'{"Dagsordenpunkter": 3}', "moede.json")


REAL = Path(__file__).parents[3].parent / "shared" / "real"


@pytest.mark.skipif(not REAL.is_dir(), reason="../shared is not here")
def test_real_meetings_keep_every_title_case_number_and_attachment() -> None:
    for file in sorted((REAL / "first-agenda-json").glob("*.json")):
        found = read_document(file)
        headings = [
            found.text[item.start : item.end] for item in found.passages if item.kind == "heading"
        ]
        for item in json.loads(file.read_bytes())["Dagsordenpunkter"]:
            title = " ".join(f"{item['Number']}. {item['Caption']}".split())
            assert title in headings
            assert item["CaseNumber"] in found.text
            for attachment in item["Bilag"]:
                assert " ".join(attachment["Navn"].split()) in found.text


@pytest.mark.skipif(not REAL.is_dir(), reason="../shared is not here")
def test_every_real_file_is_read_and_every_letter_is_in_a_passage() -> None:
    files = [path for path in sorted(REAL.rglob("*")) if path.is_file()]
    read = {one.source.path: one.reading for one in read_files(files) if isinstance(one, Read)}
    assert sorted(read) == files
    for file, found in read.items():
        kept = "".join(found.text[item.start : item.end] for item in found.passages)
        assert [c for c in kept if c.isalnum()] == [c for c in found.text if c.isalnum()], file.name
