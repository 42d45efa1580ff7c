"""Agendas and minutes in the layouts of many systems, each with what is to be read from it.

`layouts/*.yaml`: the text as a file or page gives it, and the meeting and items in it. A field that
is left out is not in the text, and must not be found there.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from agenda.reading import AgendaReading, ItemRead
from agenda.reading.reading import read_agenda
from data.documents.plain import passages
from data.text import skeleton

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.yaml"))


@cache
def _layout(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


@cache
def _read(text: str, with_passages: bool) -> AgendaReading:
    return read_agenda(text, passages(text) if with_passages else ())


@pytest.fixture(params=LAYOUTS, ids=lambda path: path.stem)
def layout(request: pytest.FixtureRequest) -> dict[str, Any]:
    return _layout(request.param)


@pytest.fixture(params=["text", "passages"])
def reading(layout: dict[str, Any], request: pytest.FixtureRequest) -> AgendaReading:
    """Read with and without the passages that the text's own reader finds."""
    return _read(layout["text"], request.param == "passages")


def test_meeting(layout: dict[str, Any], reading: AgendaReading) -> None:
    for field, value in layout["meeting"].items():
        assert str(getattr(reading.meeting, field)) == str(value), field


def test_numbers_in_their_order(layout: dict[str, Any], reading: AgendaReading) -> None:
    wanted = [one.get("number") for one in layout["items"]]
    assert [one.number for one in reading.items] == wanted


def test_items(layout: dict[str, Any], reading: AgendaReading) -> None:
    for wanted, item in zip(layout["items"], reading.items, strict=True):
        titles = [wanted.get("title"), *wanted.get("title_alt", [])]
        assert skeleton(item.title or "") in [skeleton(one or "") for one in titles]
        assert item.access == wanted.get("access", "unknown"), item.title
        assert item.case_number == wanted.get("case_number"), item.title
        assert item.in_contents_only == wanted.get("contents_only", False), item.title
        _begins(item.decision, wanted.get("decision"), item)
        _begins(item.recommendation, wanted.get("recommendation"), item)


def test_what_stands_in_items(layout: dict[str, Any], reading: AgendaReading) -> None:
    for wanted, item in zip(layout["items"], reading.items, strict=True):
        lines = [(one.number, one.text, one.actor) for one in item.lines]
        assert lines == [tuple(one) for one in wanted.get("lines", [])], item.title
        if "attachments" in wanted:
            assert [one.name for one in item.attachments] == wanted["attachments"]
        if "decisions" in wanted:
            assert len(item.decisions) == wanted["decisions"]


def test_text_of_items_stands_in_the_document(
    layout: dict[str, Any], reading: AgendaReading
) -> None:
    letters = skeleton(layout["text"])
    for item in reading.items:
        for section in item.sections:
            assert all(skeleton(line) in letters for line in section.text.split("\n"))
        if not item.in_contents_only:
            assert 0 <= item.start < item.end <= len(layout["text"])


def test_unknown_headings_are_told() -> None:
    layout = _layout(next(one for one in LAYOUTS if one.stem == "markdown_headings"))
    reading = read_agenda(layout["text"], passages(layout["text"]))
    assert list(reading.unknown_headings) == layout["unknown_headings"]


def _begins(text: str | None, wanted: str | None, item: ItemRead) -> None:
    if wanted is None:
        assert not text, item.title
    else:
        assert skeleton(text or "").startswith(skeleton(wanted)), item.title
