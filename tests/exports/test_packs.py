"""Which records go out: what was asked for, what it refers to, and it comes in again as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.packs.importing import import_pack
from data.records import RECORD_TYPES, Actor, Record, Version, table_of
from data.store.library import Library
from exports.packs import PackContents, PackFormat, everything, found_by, pack
from tests.agenda.example import (
    CAFE,
    CAFE_ITEM,
    COMMITTEE,
    MEMO,
    OPEN_CAFE,
    PLAN,
    RENT_TALKS,
    SECRET,
    SURVEY,
    YOUTH_COUNCIL,
    id_of,
)


def ids(contents: PackContents) -> set[str]:
    return {one.id for one in contents.records}


def kinds(contents: PackContents) -> set[str]:
    return {table_of(type(one)) for one in contents.records}


def stored(library: Library) -> list[list[Record]]:
    return [list(library.all(kind)) for kind in RECORD_TYPES]


@pytest.mark.parametrize("form", ["yaml", "jsonl"])
def test_a_whole_library_comes_in_again_as_it_was(
    library: Library, tmp_path: Path, form: PackFormat
) -> None:
    contents = everything(library, include_closed=True)
    assert contents.holds_closed
    path = tmp_path / f"all.{form}"
    path.write_bytes(b"".join(pack(contents, form)))
    with Library.open(tmp_path / "other.tilsagn", create=True) as other:
        import_pack(other, path)
        assert stored(other) == stored(library)


@pytest.mark.parametrize("form", ["yaml", "jsonl"])
def test_what_goes_out_by_default_stands_by_itself(
    library: Library, tmp_path: Path, form: PackFormat
) -> None:
    contents = everything(library)
    text = b"".join(pack(contents, form))
    assert SECRET not in text.decode()
    assert contents.left_out == 11
    path = tmp_path / f"open.{form}"
    path.write_bytes(text)
    with Library.open(tmp_path / "other.tilsagn", create=True) as other:
        import_pack(other, path)
        assert {one.id for kind in stored(other) for one in kind} == ids(contents)


def test_public_leaves_notes_and_questions_out(library: Library) -> None:
    assert {"note", "question"} <= kinds(everything(library))
    assert not {"note", "question"} & kinds(everything(library, public=True))
    assert not {"note", "question"} & kinds(
        found_by(library, [("commitment", OPEN_CAFE)], public=True)
    )


def test_a_query_brings_what_its_finds_refer_to(library: Library) -> None:
    found = ids(found_by(library, [("commitment", OPEN_CAFE)]))
    assert {OPEN_CAFE, PLAN, CAFE, COMMITTEE, YOUTH_COUNCIL} <= found
    # The initiative's follow-up and questions, the note on the commitment, no sister commitments.
    assert {id_of(61), id_of(81), id_of(93)} <= found
    assert not {SURVEY, MEMO, id_of(62)} & found


def test_a_note_that_was_found_brings_what_it_is_on(library: Library) -> None:
    found = found_by(library, [("note", id_of(92))])
    assert {"note", "agenda_item", "meeting"} == kinds(found)
    assert CAFE_ITEM in ids(found)


def test_closed_finds_are_counted_and_stay(library: Library) -> None:
    contents = found_by(library, [("commitment", RENT_TALKS), ("commitment", SURVEY)])
    assert RENT_TALKS not in ids(contents)
    assert contents.left_out > 0
    asked = found_by(library, [("commitment", RENT_TALKS)], include_closed=True)
    assert {RENT_TALKS, MEMO} <= ids(asked)
    assert asked.holds_closed
    assert next(pack(asked, "yaml")).startswith(b"# Contains closed content")


def test_actors_that_nothing_names_go_with_the_whole_library_only(library: Library) -> None:
    alone = Actor(id=id_of(13), name="Havneforeningen")
    with library.writing("add") as change:
        change.add(alone)
    assert alone.id in ids(everything(library))
    assert alone.id not in ids(found_by(library, [("commitment", OPEN_CAFE)]))


def test_versions_go_with_their_document(library: Library) -> None:
    version = Version(
        document=PLAN, sha256="0" * 64, text_sha256="1" * 64, size=3, format="text",
        parser="plain", file_name="plan.txt",
    )  # fmt: skip
    with library.writing("add") as change:
        change.add(version)
    assert version.id in ids(everything(library))
