"""Whatever is closed: none of its words goes out unless asked for by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agenda.briefing import assemble
from agenda.closed import ClosedCheck
from agenda.paper import assemble_agenda
from data.errors import Problem
from data.records import RECORD_TYPES, AgendaItem, Commitment, Meeting, Record, references, table_of
from data.store.cited import citations_of
from data.store.library import Library
from exports import packs
from exports.briefing_json import briefing_json
from exports.markdown import agenda_markdown, briefing_markdown
from exports.target import agenda_file_name, briefing_file_name
from tests.agenda.example import records

# Texts of which each record gets its own words, so that one cannot be taken for another.
TEXTS = {
    "title", "text", "summary", "status_reason", "name", "body", "place", "case_text", "answer",
    "recommendation", "note", "publisher", "file_name", "asked_of", "section",
}  # fmt: skip
CLOSABLE = [
    number
    for number, one in enumerate(records())
    if isinstance(one, AgendaItem) or "closed" in one.__struct_fields__
]


def mark_of(number: int) -> str:
    return f"<{number}>"


def marked(record: Record, number: int) -> Record:
    """`record`, open, with its own mark in every text."""
    fields: dict[str, Any] = {
        name: f"{value} {mark_of(number)}"
        for name in TEXTS & set(record.__struct_fields__)
        if isinstance(value := getattr(record, name), str)
    }
    if "closed" in record.__struct_fields__ and not isinstance(record, AgendaItem):
        fields["closed"] = False
    if isinstance(record, AgendaItem):
        fields["access"] = "open"
    return msgspec.structs.replace(record, **fields)


def closed(record: Record) -> Record:
    if isinstance(record, AgendaItem):
        return msgspec.structs.replace(record, access="closed")
    return msgspec.structs.replace(record, closed=True)


@pytest.fixture
def all_open(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "open.tilsagn", create=True) as library:
        with library.writing("import") as change:
            for number, record in enumerate(records()):
                change.add(marked(record, number))
        yield library


def derived(everything: list[Record], start: set[str]) -> set[str]:
    """What derives from those records, worked out without the code that is tested: references are
    followed until nothing new turns up, but no commitment follows the whole of its initiative."""
    found = set(start)
    while True:
        more = {
            one.id
            for one in everything
            if one.id not in found
            and (
                any(
                    getattr(one, field) in (found if table != "initiative" else start)
                    for field, table in references(type(one)).items()
                )
                or any(citation.document in found for citation in citations_of(one))
            )
        }
        if not more:
            return found
        found |= more


def exported(library: Library) -> str:
    """All that goes out by default: every meeting in every form, names of files, packs."""
    texts = []
    for meeting in library.all(Meeting):
        try:
            briefing, paper = assemble(library, meeting.id), assemble_agenda(library, meeting.id)
        except Problem as problem:
            texts.append(str(problem))
            continue
        texts += [briefing_markdown(briefing), briefing_json(briefing).decode()]
        texts += [agenda_markdown(paper), briefing_file_name(briefing), agenda_file_name(paper)]
    hits = [("commitment", one.id) for one in library.all(Commitment)]
    for contents in (packs.everything(library), packs.found_by(library, hits)):
        assert not contents.holds_closed
        texts += [b"".join(packs.pack(contents, "jsonl")).decode()]
        texts += [b"".join(packs.pack(contents, "yaml")).decode()]
    return "\n".join(texts).replace("\\", "")


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chosen=st.sets(st.sampled_from(CLOSABLE), min_size=1, max_size=4))
def test_no_word_of_what_is_closed_goes_out(all_open: Library, chosen: set[int]) -> None:
    everything = records()
    with all_open.writing("close") as change:
        for number in chosen:
            record = marked(everything[number], number)
            change.replace(record, closed(record))
    try:
        text = exported(all_open)
        hidden = derived(everything, {everything[number].id for number in chosen})
        check = ClosedCheck(all_open)
        for number, record in enumerate(everything):
            if record.id in hidden:
                stored = all_open.get(type(record), record.id)
                assert stored is not None
                assert check.is_closed(stored)
                assert mark_of(number) not in text, record
    finally:
        all_open.undo()


def test_without_anything_closed_all_of_it_goes_out(all_open: Library) -> None:
    text = exported(all_open)
    missing = [record for number, record in enumerate(records()) if mark_of(number) not in text]
    assert {table_of(type(one)) for one in missing} <= {"briefing_selection"}
    assert len(RECORD_TYPES) == 13
