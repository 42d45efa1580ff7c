"""Agendas are taken apart where they can do no harm, and come back as they would otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agenda import outside
from agenda.arrivals import read_arrivals
from agenda.outside import AgendaReader, read_agenda_file
from agenda.reading import AgendaReading, document
from agenda.reading.document import agenda_of
from data.documents import signature
from data.documents.files import read_document
from data.documents.passage import HEADING, Passage
from data.documents.reading import Reading
from data.errors import Problem
from data.intake import sort_out

_ITEM = "{number}. Lamper på sti {number}\n\nIndstilling\nAt der sættes lamper op.\n\n{said}\n\n"
LONG = "Dagsorden\nTeknikudvalget\nMødedato: 5. marts 2031\n\n" + "".join(
    _ITEM.format(number=number, said="Stien er mørk om vinteren. " * 20) for number in range(1, 11)
)


def nobody(done: int, total: int, name: str) -> None: ...


@pytest.fixture
def choking(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules get no time at all."""
    monkeypatch.setattr(outside, "_SECONDS_IN_ALL", 0.0)


def test_an_agenda_comes_back_as_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "dagsorden.txt"
    path.write_text(LONG, encoding="utf-8")
    plain = read_document(path)
    heading = LONG.index("1. Lamper")
    item = {"Felter": [{"Navn": "Sagsnummer", "Html": "<p>1</p>"}], "Navn": "Lamper", "Nr": 1}
    about = {"Udvalg": {"Navn": "Teknikudvalget"}, "Dato": "2031-03-05T16:00:00"}
    content = json.dumps({"Moede": about, "Dagsordenpunkter": [item]}).encode()
    files = [
        plain,
        Reading(LONG, (Passage(HEADING, heading, heading + 21, 2),), "", format=signature.PDF),
        Reading(LONG, (), "", format=signature.FIRST_AGENDA, content=content),
    ]
    with AgendaReader() as reader:
        read = [reader.read(one, "dagsorden") for one in files]
        assert [one.result() for one in read] == list(map(agenda_of, files))
    assert len(agenda_of(plain).items) == 10


@pytest.mark.usefixtures("choking")
def test_rules_that_choke_on_an_agenda_are_ended(tmp_path: Path) -> None:
    path = tmp_path / "dagsorden.txt"
    path.write_text(LONG, encoding="utf-8")
    with pytest.raises(Problem) as raised:
        read_agenda_file(path, lambda page, pages: None)
    assert (raised.value.code, raised.value.values["file"]) == ("over-time", str(path))
    arrivals, failed = read_arrivals(sort_out([path]), nobody)
    assert failed == []
    assert arrivals[0].agenda.items == ()
    assert [one.code for one in arrivals[0].document.reading.notices] == ["agenda-not-read"]


def test_what_is_longer_than_any_agenda_is_none() -> None:
    with AgendaReader() as reader:
        read = reader.read(Reading(LONG * 2_000, (), ""), "dagsorden.txt").result()
    assert read.items == ()


def test_rules_that_fail_keep_no_file_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(file: Reading) -> AgendaReading:
        raise ValueError(file.format)

    monkeypatch.setattr(document, "agenda_of", fail)
    path = tmp_path / "brev.txt"
    path.write_text("Vi glæder os.", encoding="utf-8")
    ((arrival,), failed) = read_arrivals(sort_out([path]), nobody)
    assert failed == []
    assert [one.code for one in arrival.document.reading.notices] == ["agenda-not-read"]
