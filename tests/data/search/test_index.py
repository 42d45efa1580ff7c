"""The index: private, current, rebuilt when it does not fit, and empty of what was removed."""

from __future__ import annotations

import sqlite3
import sys

import msgspec
import pytest

from data.places import index_file
from data.records import Actor, Commitment, Document, Question
from data.search.checking import verify_index
from data.search.index import bring_up_to_date, connect, rebuild
from data.search.tables import unpack_numbers
from data.store.library import Library


def problems(library: Library) -> list[str]:
    return [one.code for one in verify_index(library)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_only_its_owner_may_read_it(library: Library) -> None:
    bring_up_to_date(library)
    assert index_file(library.path).stat().st_mode & 0o777 == 0o600


def test_says_when_it_is_missing_or_behind(library: Library) -> None:
    assert problems(library) == ["index-missing"]
    bring_up_to_date(library)
    assert problems(library) == []
    with library.writing("add") as change:
        change.add(Commitment(title="Mere skygge", by_hand=True))
    assert problems(library) == ["index-out-of-date"]


def test_catching_up_gives_what_building_anew_gives(library: Library) -> None:
    bring_up_to_date(library)
    plan = library.all(Document)[0]
    actor = library.all(Actor)[0]
    first, second, third = library.all(Commitment)[:3]
    question = library.all(Question)[0]
    replace = msgspec.structs.replace
    with library.writing("edit") as change:
        change.replace(plan, replace(plan, title="Ny plan", date="2019"))
        change.replace(actor, replace(actor, name="Søsterlisten"))
        change.replace(question, replace(question, status="answered"))
        change.replace(first, replace(first, title="Café ved havnen"))
        change.replace(third, replace(third, actors=(actor.id,)))
        change.remove(second)
        change.add(Commitment(title="Mere skygge", by_hand=True))
    bring_up_to_date(library)
    assert problems(library) == []
    library.undo()
    bring_up_to_date(library)
    assert problems(library) == []


def test_catching_up_step_by_step_leaves_the_index_that_building_makes(library: Library) -> None:
    bring_up_to_date(library)
    first, second = library.all(Commitment)[:2]
    replace = msgspec.structs.replace
    new = [Commitment(title=one, by_hand=True) for one in (
        "Vandværksplan for øerne", "Vandværket får en ny plan", "Vandværkets planer, anden del",
        "Ny vandværksplan",
    )]  # fmt: skip
    with library.writing("add") as change:
        change.add(new[0])
    bring_up_to_date(library)
    with library.writing("edit") as change:
        for one in new[1:]:
            change.add(one)
        change.replace(first, replace(first, status="done"))
        change.remove(second)
    bring_up_to_date(library)
    with library.writing("remove") as change:
        change.remove(new[3])
    bring_up_to_date(library)
    caught_up = contents(library)
    rebuild(library)
    assert contents(library) == caught_up


def test_what_is_taken_in_bit_by_bit_leaves_the_full_text_in_few_pieces(library: Library) -> None:
    bring_up_to_date(library)
    for number in range(14):
        with library.writing("add") as change:
            change.add(Commitment(title=f"Bænk {number} i parken", by_hand=True))
        bring_up_to_date(library)
    connection = connect(index_file(library.path))
    pieces = connection.execute("SELECT count(DISTINCT segid) FROM every_idx").fetchone()[0]
    connection.close()
    assert 1 < pieces <= 7


def contents(library: Library) -> dict[str, set[tuple[object, ...]]]:
    """All that an index says, without the numbers that it gives to words and records."""
    connection = connect(index_file(library.path))
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, every, 'instance')")
    words = dict(connection.execute("SELECT id, coalesce(word, folded) FROM term").fetchall())
    facets = dict(connection.execute("SELECT id, term FROM facet").fetchall())
    entries = connection.execute("SELECT id, words, facets FROM entry").fetchall()
    queries = {
        "terms": "SELECT folded, word, shared, key, parts, df FROM term",
        "parts": "SELECT p.key, t.folded, t.word FROM part p LEFT JOIN term t ON t.id = p.term",
        "stubs": "SELECT s.letters, g.remains FROM stub s LEFT JOIN gap g ON g.stub = s.id",
        "gaps": "SELECT remains, stub IN (SELECT id FROM stub) FROM gap",
        "facets": "SELECT term, df FROM facet",
        "full text": "SELECT e.id, t.term FROM terms t LEFT JOIN entry e ON e.rowid = t.doc",
    }
    found = {name: set(connection.execute(sql).fetchall()) for name, sql in queries.items()}
    found["entries"] = {
        (one, *(words.get(word) for word in unpack_numbers(numbers)),
         *sorted(facets[facet] for facet in unpack_numbers(own)))
        for one, numbers, own in entries
    }  # fmt: skip
    connection.close()
    return found


def test_another_library_or_history_is_built_anew(library: Library) -> None:
    bring_up_to_date(library)
    connection = connect(index_file(library.path))
    connection.execute("UPDATE meta SET value = 'another' WHERE key = 'action'")
    connection.execute("DELETE FROM entry")
    connection.close()
    bring_up_to_date(library)
    assert problems(library) == []


def test_a_damaged_file_is_made_again(library: Library) -> None:
    bring_up_to_date(library)
    index_file(library.path).write_bytes(b"no database" * 1000)
    bring_up_to_date(library)
    assert problems(library) == []


def test_differences_are_found(library: Library) -> None:
    bring_up_to_date(library)
    connection = sqlite3.connect(index_file(library.path), isolation_level=None)
    gone, changed = connection.execute("SELECT rowid FROM entry LIMIT 2").fetchall()
    connection.execute("DELETE FROM entry WHERE rowid = ?", gone)
    connection.execute("UPDATE entry SET facets = '==*' WHERE rowid = ?", changed)
    connection.close()
    assert sorted(problems(library)) == ["index-differs", "index-lacks"]


def test_what_is_removed_leaves_no_word(library: Library) -> None:
    bring_up_to_date(library)
    secret = Commitment(title="Kvabsohest i kælderen", by_hand=True)
    with library.writing("add") as change:
        change.add(secret)
    bring_up_to_date(library)
    with library.writing("remove") as change:
        change.remove(secret)
    bring_up_to_date(library)
    connection = connect(index_file(library.path))
    words = {word for (word,) in connection.execute("SELECT word FROM term").fetchall()}
    connection.close()
    assert "kvabsohest" not in words
    rebuild(library)
    assert b"kvabsohest" not in index_file(library.path).read_bytes()


def test_building_says_how_far_it_is(library: Library) -> None:
    told: list[tuple[int, int]] = []
    rebuild(library, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (11, 11)
    assert told == sorted(told)
