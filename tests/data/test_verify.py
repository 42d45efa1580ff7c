"""What `verify` sees: citations that do not stand, rows and texts that were damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from data.citations import cite
from data.errors import Problem
from data.places import index_file
from data.records import Commitment, Document
from data.search.lookup import Searcher
from data.store.library import Library
from data.verify import Part, verify
from tests.data.plan import PLAN, SENTENCES, keep, know_plan


@pytest.fixture
def library(empty: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return empty


def test_a_whole_library_is_right(library: Library, tmp_path: Path) -> None:
    know_plan(library)
    keep(library, tmp_path, "plan.txt", PLAN)
    report = verify(library)
    assert report.ok
    assert (report.commitments, report.citations) == (3, {"unchanged": 3})


def test_a_source_that_was_not_imported_is_not_wrong(library: Library) -> None:
    know_plan(library)
    report = verify(library)
    assert report.ok
    assert report.citations == {"not_imported": 3}


def test_what_a_new_edition_changed_or_lost_is_said(library: Library, tmp_path: Path) -> None:
    know_plan(library)
    keep(library, tmp_path, "plan.txt", PLAN)
    edition = "Forord.\n\n" + PLAN.replace("400.000", "350.000").replace(SENTENCES[2], "")
    keep(library, tmp_path, "plan.txt", edition)
    report = verify(library)
    assert not report.ok
    assert report.citations == {"moved": 1, "changed": 1, "gone": 1}
    assert [(one.table, one.document, one.state) for one in report.doubts] == [
        ("commitment", "plan.txt", "changed"),
        ("commitment", "plan.txt", "gone"),
    ]


def test_a_closed_source_is_not_named(library: Library, tmp_path: Path) -> None:
    know_plan(library)
    keep(library, tmp_path, "plan.txt", PLAN)
    keep(library, tmp_path, "plan.txt", "Forord.\n\n" + PLAN.replace("400.000", "350.000"))
    (plan,) = library.all(Document)
    with library.writing("close") as change:
        change.replace(plan, msgspec.structs.replace(plan, closed=True))
    assert {one.document for one in verify(library).doubts} == {plan.id}


def test_an_edition_that_only_moved_things_is_right(library: Library, tmp_path: Path) -> None:
    know_plan(library)
    keep(library, tmp_path, "plan.txt", PLAN)
    keep(library, tmp_path, "plan.txt", "Forord.\n\n" + PLAN)
    report = verify(library)
    assert report.ok
    assert report.citations == {"moved": 3}


def test_a_citation_with_offsets_that_are_not_its_own_is_seen(
    library: Library, tmp_path: Path
) -> None:
    imported = keep(library, tmp_path, "plan.txt", PLAN)
    start = PLAN.index(SENTENCES[1])
    citation = cite(
        PLAN,
        start,
        start + len(SENTENCES[1]),
        document=imported.document.id,
        version=imported.version.id,
    )
    wrong = msgspec.structs.replace(citation, start=start + 5, end=citation.end + 5)
    with library.writing("test") as change:
        change.add(Commitment(title="Bænke", citations=(wrong,)))
    report = verify(library)
    assert not report.ok
    assert report.doubts[0].state == "moved"


def test_a_quote_whose_figure_differs_is_changed(library: Library, tmp_path: Path) -> None:
    imported = keep(library, tmp_path, "plan.txt", PLAN)
    other = PLAN.replace("400.000", "4,0000")
    start = other.index("Der afsættes")
    citation = cite(
        other,
        start,
        start + len(SENTENCES[1]),
        document=imported.document.id,
        version=imported.version.id,
    )
    with library.writing("test") as change:
        change.add(Commitment(title="Bænke", citations=(citation,)))
    assert verify(library).citations == {"changed": 1}


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE commitment SET title = 'Noget andet'",
        "UPDATE content SET text = text || 'x'",
        "UPDATE content SET bytes = x'00'",
        "UPDATE commitment SET citations = '[{]'",
    ],
)
def test_what_was_changed_behind_the_back_of_tilsagn_is_seen(
    library: Library, tmp_path: Path, damage: str
) -> None:
    know_plan(library)
    keep(library, tmp_path, "plan.txt", PLAN)
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute(damage)
    report = verify(library)
    assert not report.ok
    assert report.damaged


def test_a_text_that_is_none_is_named_and_not_told(library: Library) -> None:
    know_plan(library)
    one = library.all(Commitment)[0]
    with closing(sqlite3.connect(library.path)) as behind:
        behind.execute(
            "UPDATE commitment SET title = CAST(x'68656d6dff' AS TEXT) WHERE id = ?", (one.id,)
        )
        behind.commit()
    assert verify(library).damaged == (f"commitment {one.id}",)
    with pytest.raises(Problem, match="library-failed") as refused:
        library.all(Commitment)
    assert "hemm" not in str(refused.value)


def test_references_that_lead_nowhere_are_seen(library: Library) -> None:
    know_plan(library)
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("DELETE FROM document")
    assert verify(library).damaged


def test_the_index_is_held_against_the_records(library: Library) -> None:
    know_plan(library)
    assert verify(library).index == "missing"
    with Searcher(library.path):
        pass
    assert verify(library).index == "current"
    with library.writing("test") as change:
        change.add(Document(title="Endnu en plan"))
    report = verify(library)
    assert (report.index, report.ok) == ("behind", True)
    with Searcher(library.path):
        pass
    with closing(sqlite3.connect(index_file(library.path))) as connection, connection:
        connection.execute("DELETE FROM entry WHERE rowid = (SELECT min(rowid) FROM entry)")
    report = verify(library)
    assert (report.index, report.ok) == ("wrong", False)


def test_it_tells_how_far_it_is_and_can_be_ended(library: Library) -> None:
    know_plan(library)
    with Searcher(library.path):
        pass
    steps: list[tuple[Part, int, int]] = []
    verify(library, lambda *step: steps.append(step))
    assert next(part for part, done, total in steps if done == total) == "records"
    assert [step for step in steps if step[0] == "citations"] == [
        ("citations", 1, 3),
        ("citations", 2, 3),
        ("citations", 3, 3),
    ]
    assert steps[-1] == ("index", 3, 3)

    class StoppedError(Exception):
        pass

    def stop(part: Part, _done: int, _total: int) -> None:
        if part == "index":
            raise StoppedError

    with pytest.raises(StoppedError):
        verify(library, stop)
    assert verify(library).ok
