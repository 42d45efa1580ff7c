"""Agendas of other municipalities, where the development data lies beside the repository."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from agenda.reading import as_json
from agenda.reading.document import agenda_of
from data.documents.files import read_document

SHARED = Path(__file__).parents[4] / "shared"
AGENDAS = SHARED / "agendas"
REAL = SHARED / "real"
needs_agendas = pytest.mark.skipif(not AGENDAS.exists(), reason="../shared/agendas is not here")
needs_real = pytest.mark.skipif(not REAL.exists(), reason="../shared/real is not here")


@needs_agendas
def test_scores(tmp_path: Path) -> None:
    for file in sorted((AGENDAS / "dev").glob("*.txt")):
        read = as_json(agenda_of(read_document(file)))
        (tmp_path / f"{file.stem}.json").write_text(json.dumps(read), encoding="utf-8")
    scorer = [str(AGENDAS / "score_agenda.py"), str(AGENDAS / "dev"), str(tmp_path), "--json"]
    told = subprocess.run([sys.executable, *scorer], check=True, capture_output=True, text=True)
    scores = json.loads(told.stdout)
    for name in (
        "item F1 (mean of files)", "has decision", "has recommendation", "open/closed", "date",
        "case number", "attachment names", "no invented meeting field",
    ):  # fmt: skip
        assert scores[name] >= 0.95, name


@needs_real
def test_a_council_agenda_as_a_web_page() -> None:
    file = next(REAL.glob("*.html"))
    reading = agenda_of(read_document(file))
    assert [one.number for one in reading.items] == [str(n) for n in range(1, 34)]
    assert (reading.meeting.date, reading.meeting.kind) == ("2025-10-08", "agenda")
    proposals = {line.number: line for line in reading.items[5].lines}
    assert list(proposals) == [str(n) for n in range(23, 54)]
    assert (proposals["32"].text, proposals["32"].actor) == ("Relationel velfærd", "M")
    assert not any(one.decision for one in reading.items)
    assert sum(len(one.lines) for one in reading.items) == 244


@needs_real
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_minutes_with_earlier_decisions(ending: str) -> None:
    reading = agenda_of(read_document(next(REAL.glob(f"*.{ending}"))))
    (item,) = reading.items
    assert (item.number, item.access, item.case_number) == ("715", "open", "12/27845")
    assert [(one.date, one.own) for one in item.decisions] == [
        ("2013-04-10", False),
        ("2013-04-24", False),
        ("2013-06-20", True),
    ]
    assert len(item.attachments) == 3


@needs_real
def test_first_agenda_takes_its_fields() -> None:
    for file in (REAL / "first-agenda-json").glob("*.json"):
        points = json.loads(file.read_bytes())["Dagsordenpunkter"]
        reading = agenda_of(read_document(file))
        assert [one.number for one in reading.items] == [one["Number"] for one in points]
        assert [one.case_number for one in reading.items] == [one["CaseNumber"] for one in points]
        for item, point in zip(reading.items, points, strict=True):
            assert [one.name for one in item.attachments] == [
                " ".join(one["Navn"].split()) for one in point["Bilag"]
            ]
            assert item.access == "unknown"  # `IsOpen` is false for open items too
        assert sum(one.decision is not None for one in reading.items) == len(points) - 1
