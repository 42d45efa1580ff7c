"""Purge leaves no byte behind in any file that is kept, and nothing else goes with it."""

from __future__ import annotations

import gc
import sqlite3
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from data.errors import Problem
from data.purge import purge
from data.records import (
    Actor,
    Citation,
    Commitment,
    Document,
    Initiative,
    Note,
    Question,
    Record,
    Version,
)
from data.search.index import bring_up_to_date
from data.search.lookup import Searcher
from data.store.backup import back_up, backups
from data.store.changes import now
from data.store.erasing import plan_erasure
from data.store.library import Library
from data.verify import verify
from tests.agenda.example import BUDGET, PLAN, RENT_TALKS, fill

CANARY = "Kanariegul"
HASH = "0" * 64


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    with Library.open(tmp_path / "data" / "tilsagn" / "library.tilsagn", create=True) as opened:
        fill(opened)
        yield opened


def canary_document(library: Library) -> str:
    """A document whose every derived record says the word, with all that people do to them."""
    document = Document(title=f"{CANARY} plan", file_name=f"{CANARY}.txt")
    content, text = CANARY.encode(), f"{CANARY} tekst"
    version = Version(
        document=document.id, sha256=sha256(content).hexdigest(),
        text_sha256=sha256(text.encode()).hexdigest(), size=len(content), format="text",
        parser="plain", file_name=f"{CANARY}.txt",
    )  # fmt: skip
    actor = Actor(name=f"{CANARY} udvalg")
    initiative = Initiative(title=f"{CANARY} initiativ")
    cited = Citation(
        document=document.id, version=version.id, start=0, end=9, skeleton_length=9,
        skeleton_hash=HASH, quote=f"{CANARY} citat", state="unchanged",
    )  # fmt: skip
    commitment = Commitment(
        title=f"{CANARY} tilsagn", document=document.id, initiative=initiative.id,
        actors=(actor.id,), citations=(cited,),
    )  # fmt: skip
    with library.writing("import", file=f"{CANARY}.txt") as change:
        for record in (document, version, actor, initiative, commitment):
            change.add(record)
        change.add_content(version.id, content, text)
    with library.writing("edit-commitment") as change:
        edited = msgspec.structs.replace(commitment, summary=f"{CANARY} rettet")
        change.replace(commitment, edited)
    note = Note(text=f"{CANARY} note", commitment=commitment.id)
    with library.writing("add-note") as change:
        change.add(note)
    with library.writing("remove-note") as change:
        change.remove(note)
    with library.writing("flag-question") as change:
        change.add(Question(text=f"{CANARY}?", initiative=initiative.id))
    library.save_draft(f"note:{commitment.id}", f"{CANARY} kladde", now())
    # Another record of another source that cites the document beside its own.
    other = library.get(Commitment, RENT_TALKS)
    assert other is not None
    with library.writing("edit-commitment") as change:
        change.replace(other, msgspec.structs.replace(other, citations=(*other.citations, cited)))
    return document.id


def holding(folder: Path, word: bytes = CANARY.encode()) -> list[str]:
    """Every file under `folder` that holds the word in any of its bytes or in its name."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    words = (word, word.lower(), CANARY.encode("utf-16-le"))
    return [
        str(path.relative_to(folder))
        for path in found
        if any(one in path.read_bytes() for one in words)
        or word.decode().lower() in path.name.lower()
    ]


def all_but(library: Library, gone: dict[str, str]) -> dict[str, Record]:
    from data.records import RECORD_TYPES

    found = {one.id: one for kind in RECORD_TYPES for one in library.all(kind)}
    return {one: record for one, record in found.items() if one not in gone}


def test_no_byte_of_a_document_stays_in_any_file_kept(library: Library, tmp_path: Path) -> None:
    back_up(library)
    clean = backups(library.path)
    document = canary_document(library)
    bring_up_to_date(library)
    back_up(library)
    (library.path.parent / f".{library.path.name}.left.tmp").write_text(CANARY)
    (library.path.parent / f"{library.path.name}.damaged-2026").write_text(CANARY)
    assert len(holding(tmp_path)) >= 4
    erasure = plan_erasure(library, [document])
    assert erasure.counts() == {
        "document": 1, "version": 1, "actor": 1, "initiative": 1, "commitment": 1,
        "question": 1, "note": 1,
    }  # fmt: skip
    rest = all_but(library, erasure.gone)
    copies = purge(library, erasure, author="me")
    assert holding(tmp_path) == []
    assert len(copies.rewritten) == 2  # one made by hand, one before the purge
    assert len(copies.removed) == 2
    assert str(clean[0]) not in copies.rewritten
    assert set(all_but(library, {})) == set(rest)
    assert verify(library).damaged == ()
    assert library.log(1)[0].verb == "purge"
    for path in backups(library.path):
        with Library.open(path) as copy:
            assert verify(copy).damaged == ()


def test_nothing_of_it_is_kept_in_mind(library: Library) -> None:
    """An app that runs for days holds what it looked up: no text of what is gone may be in it."""

    def kept_in_mind() -> list[str]:
        named = [one for name, one in sys.modules.items() if name.startswith("data.")]
        functions = [
            one for each in named for one in vars(each).values() if hasattr(one, "cache_info")
        ]
        held = [each for one in functions for each in gc.get_referents(one)]
        caches = [str(one) for one in held if isinstance(one, dict)]
        return [one for one in caches if CANARY.lower() in one.lower()]

    document = canary_document(library)
    with Searcher(library.path) as searcher:
        assert searcher.search(f"{CANARY} tilsagn").hits
        assert kept_in_mind()
        purge(library, plan_erasure(library, [document]))
        assert kept_in_mind() == []


def test_a_damaged_backup_is_removed_and_named(library: Library, tmp_path: Path) -> None:
    document = canary_document(library)
    copy = back_up(library)
    content = copy.read_bytes()
    place = content.index("Lektiehjælp i bydelene".encode())
    copy.write_bytes(content[:place] + b"l" + content[place + 1 :])
    copies = purge(library, plan_erasure(library, [document]))
    assert copies.removed == (str(copy),)
    assert holding(tmp_path) == []


def test_what_only_the_log_holds_can_be_purged(library: Library, tmp_path: Path) -> None:
    note = Note(text=f"{CANARY} note", commitment=RENT_TALKS)
    with library.writing("add-note") as change:
        change.add(note)
    library.undo()
    assert holding(tmp_path)
    erasure = plan_erasure(library, [note.id])
    assert erasure.gone == {note.id: "note"}
    purge(library, erasure)
    assert holding(tmp_path) == []
    assert library.redo() is None


def test_a_look_up_that_is_open_finds_it_no_longer(library: Library) -> None:
    gone, stays = (Initiative(title=title) for title in ("Zebrasti mod nord", "Zebrasti mod syd"))
    with library.writing("make-initiative") as change:
        change.add(gone)
        change.add(stays)
    with library.writing("edit-initiative") as change:
        change.replace(stays, msgspec.structs.replace(stays, summary="Ved skolen"))
    with Searcher(library.path) as searcher:
        assert searcher.search("zebrasti").total == 2
        purge(library, plan_erasure(library, [gone.id]))
        found = searcher.search("zebrasti")
        assert (found.total, [hit.id for hit in found.hits]) == (1, [stays.id])


def test_an_initiative_stays_when_a_note_on_it_goes(library: Library) -> None:
    made = Initiative(title="Cykelsti")
    first, second = (Note(text=text, initiative=made.id) for text in ("Første", "Andet"))
    with library.writing("import") as change:
        for one in (made, first, second):
            change.add(one)
    assert plan_erasure(library, [first.id]).gone == {first.id: "note"}


def test_a_purge_cannot_be_undone_and_what_was_before_it_can(library: Library) -> None:
    with library.writing("make-initiative") as change:
        change.add(Initiative(title="Cykelsti"))
    purge(library, plan_erasure(library, [PLAN]))
    undone = library.undo()
    assert undone is not None
    assert undone.verb == "make-initiative"
    assert library.get(Document, PLAN) is None
    undone = library.undo()  # the import, as far as it is still there
    assert undone is not None
    assert undone.verb == "import"
    assert library.get(Document, BUDGET) is None
    library.redo()
    assert library.get(Document, BUDGET) is not None
    assert library.get(Document, PLAN) is None


def test_what_changed_since_it_was_shown_is_not_purged(library: Library) -> None:
    erasure = plan_erasure(library, [PLAN])
    commitment = library.all(Commitment, document=PLAN)[0]
    with library.writing("add-note") as change:
        change.add(Note(text="Ny", commitment=commitment.id))
    with pytest.raises(Problem, match="changed-elsewhere"):
        purge(library, erasure)
    assert library.get(Document, PLAN) is not None


def test_unknown_identifiers_purge_nothing(library: Library) -> None:
    assert plan_erasure(library, ["00000000-0000-7000-8000-999999999999"]).gone == {}


def test_no_byte_stays_where_the_file_cannot_be_written_anew(library: Library) -> None:
    """A reader that comes between deleting and compacting keeps the file from being compacted."""
    document = canary_document(library)
    erasure = plan_erasure(library, [document])
    with Library.open(library.path) as window:
        reader = window._connection.execute("SELECT * FROM commitment")
        reader.fetchone()
        # The five seconds that an action waits for its turn are not what is looked at.
        library._connection.execute("PRAGMA busy_timeout = 20")
        with pytest.raises(Problem, match="library-busy"):
            library.erase(erasure)
        assert library.get(Document, document) is not None
        reader.close()
        library._connection.set_authorizer(_no_vacuum)
        library.erase(erasure)
    assert holding(library.path.parent) == []


def _no_vacuum(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK
