"""The library file: every change kept, nothing overwritten unseen, undo and redo."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from data.errors import Problem
from data.records import Amount, Commitment, DatePoint, Initiative, Question
from data.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "own" / "library.tilsagn", create=True) as opened:
        yield opened


def add_initiative(library: Library, title: str = "Mødested for unge") -> Initiative:
    initiative = Initiative(title=title)
    with library.writing("add-initiative", author="sekretæren") as change:
        change.add(initiative)
    return initiative


def test_a_new_library_is_private_and_complete(library: Library) -> None:
    assert library.count(Commitment) == 0
    if sys.platform != "win32":
        assert stat.S_IMODE(library.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(library.path.parent.stat().st_mode) == 0o700
    assert [place.name for place in library.path.parent.iterdir()] == ["library.tilsagn"]


def test_what_is_kept_comes_back_equal(library: Library) -> None:
    commitment = Commitment(
        title="Æbleø får en café",
        by_hand=True,
        amounts=(Amount(amount=250_000, purpose="indretning", kind="capital"),),
        dates=(DatePoint(value="2027-summer", role="deadline"),),
        confidence=0.75,
    )
    with library.writing("add-commitment") as change:
        change.add(commitment)
    with Library.open(library.path) as again:
        assert again.get(Commitment, commitment.id) == commitment
        assert again.all(Commitment, status="unknown") == [commitment]
        assert again.all(Commitment, status="done") == []


def test_an_action_is_written_whole_or_not_at_all(library: Library) -> None:
    def half() -> None:
        with library.writing("two-things") as change:
            change.add(Initiative(title="Første"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert library.all(Initiative) == []
    assert library.log() == []


def test_a_reference_to_nothing_is_refused(library: Library) -> None:
    stray = Question(text="Hvornår?", initiative=Initiative(title="aldrig gemt").id)
    with pytest.raises(Problem, match="changed-elsewhere"), library.writing("flag") as change:
        change.add(stray)
    assert library.all(Question) == []


def test_a_change_made_elsewhere_is_not_overwritten(library: Library) -> None:
    initiative = add_initiative(library)
    with Library.open(library.path) as other, other.writing("edit") as change:
        change.replace(initiative, msgspec.structs.replace(initiative, title="Den andens ord"))
    with pytest.raises(Problem, match="changed-elsewhere"), library.writing("edit") as change:
        change.replace(initiative, msgspec.structs.replace(initiative, title="Mine ord"))
    assert library.all(Initiative)[0].title == "Den andens ord"


def test_undo_and_redo_reach_over_a_restart(library: Library) -> None:
    initiative = add_initiative(library)
    renamed = msgspec.structs.replace(initiative, title="Nyt navn")
    with library.writing("edit-initiative") as change:
        change.replace(initiative, renamed)
    library.close()
    with Library.open(library.path) as again:
        undone = again.undo(author="formanden")
        assert undone is not None
        assert undone.verb == "edit-initiative"
        assert again.all(Initiative) == [initiative]
    with Library.open(library.path) as again:
        again.undo()
        assert again.all(Initiative) == []
        assert again.undo() is None
        again.redo()
        again.redo()
        assert again.all(Initiative) == [renamed]
        assert again.redo() is None
        kinds = [(action.kind, action.verb) for action in reversed(again.log())]
    assert kinds == [
        ("do", "add-initiative"),
        ("do", "edit-initiative"),
        ("undo", "edit-initiative"),
        ("undo", "add-initiative"),
        ("redo", "add-initiative"),
        ("redo", "edit-initiative"),
    ]


def test_something_new_ends_what_could_be_redone(library: Library) -> None:
    add_initiative(library, "Første")
    library.undo()
    add_initiative(library, "Anden")
    assert library.redo() is None
    assert [one.title for one in library.all(Initiative)] == ["Anden"]


def test_the_log_says_who_did_what_and_whether_it_stands(library: Library) -> None:
    with library.writing("add-initiative", author="sekretæren", source="hånd") as change:
        change.add(Initiative(title="Én"))
    library.undo(author="formanden")
    newest, oldest = library.log()
    assert (oldest.author, oldest.verb, oldest.detail) == (
        "sekretæren", "add-initiative", {"source": "hånd"},
    )  # fmt: skip
    assert oldest.undone
    assert (newest.author, newest.kind, newest.target) == ("formanden", "undo", oldest.id)


def test_a_long_action_that_fails_leaves_nothing(library: Library) -> None:
    def stopped() -> None:
        with library.writing_in_batches("import", batch=10) as change:
            for number in range(25):
                change.add(Initiative(title=f"Nummer {number}"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert library.all(Initiative) == []
    assert [action.kind for action in library.log()] == ["undo", "do"]


def test_a_long_action_is_one_step_to_undo(library: Library) -> None:
    with library.writing_in_batches("import", batch=10) as change:
        for number in range(25):
            change.add(Initiative(title=f"Nummer {number}"))
    assert library.count(Initiative) == 25
    assert library.log()[0].size == 25
    library.undo()
    assert library.count(Initiative) == 0


def test_two_processes_lose_no_write(library: Library) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from data.records import Initiative\n"
        "from data.store.library import Library\n"
        "library = Library.open(Path(sys.argv[1]))\n"
        "for number in range(100):\n"
        "    with library.writing('add') as change:\n"
        "        change.add(Initiative(title=f'{sys.argv[2]} {number}'))\n"
    )
    root = Path(__file__).parents[3]
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(library.path), name], cwd=root)
        for name in ("en", "to", "tre")
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert library.count(Initiative) == 300


def test_a_transaction_that_was_killed_is_rolled_back(library: Library) -> None:
    script = (
        "import os, sys; from pathlib import Path\n"
        "from data.records import Initiative\n"
        "from data.store.library import Library\n"
        "library = Library.open(Path(sys.argv[1]))\n"
        "with library.writing('add') as change:\n"
        "    change.add(Initiative(title='halv'))\n"
        "    os._exit(9)\n"
    )
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", script, str(library.path)], cwd=root, check=False)
    assert library.all(Initiative) == []
    add_initiative(library)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "damaged-library"),
        (b"SQLite", "damaged-library"),
        (b"not a database at all, but long enough to be one" * 5, "not-a-library"),
        (b"SQLite format 3\x00" + bytes(200), "damaged-library"),
    ],
)
def test_what_is_no_library_is_left_alone(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "library.tilsagn"
    path.write_bytes(content)
    with pytest.raises(Problem, match=code) as caught:
        Library.open(path, create=True)
    assert caught.value.exit_code == 3
    assert path.read_bytes() == content


def test_another_programs_database_is_no_library(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(Problem, match="not-a-library"):
        Library.open(path)


@pytest.mark.parametrize("sql", ["UPDATE action SET detail = '{'", "DELETE FROM meta"])
def test_damage_beside_the_records_is_said_as_damage(tmp_path: Path, sql: str) -> None:
    with Library.open(tmp_path / "a.tilsagn", create=True) as library:
        with library.writing("make-initiative") as change:
            change.add(Initiative(title="Cykelsti"))
        library._connection.execute(sql)
        asked = library.identity if "meta" in sql else library.log
        with pytest.raises(Problem, match="damaged-record"):
            asked()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files where they are")
def test_nothing_is_written_to_a_file_that_lost_its_name(tmp_path: Path) -> None:
    path, other = tmp_path / "a.tilsagn", tmp_path / "b.tilsagn"
    Library.open(other, create=True).close()
    with Library.open(path, create=True) as library:
        for happens in (lambda: other.replace(path), path.unlink):
            happens()
            with pytest.raises(Problem, match="library-replaced"):
                library.save_draft("note", "Halvt skrevet", "2026-11-22T00:00:00Z")


def test_an_open_library_that_a_newer_version_takes_over_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tilsagn"
    with Library.open(path, create=True) as library:
        with closing(sqlite3.connect(path)) as newer:
            newer.execute("PRAGMA user_version = 99")
        for _ in range(2):
            with pytest.raises(Problem, match="library-read-only"):
                library.save_draft("note", "Halvt skrevet", "2026-11-22T00:00:00Z")
        assert library.draft("note") is None


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER gone AFTER INSERT ON action BEGIN DELETE FROM commitment; END",
        "CREATE VIEW endless AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
        " SELECT x FROM c",
    ],
)
def test_a_file_with_what_would_act_is_no_library(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "acting.tilsagn"
    Library.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute(sql)
    with pytest.raises(Problem, match="not-a-library"):
        Library.open(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_no_library_and_not_waited_at(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(Problem, match="not-a-library"):
        Library.open(path)


def test_no_library_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no-library"):
        Library.open(tmp_path / "none.tilsagn")


def test_a_library_from_a_newer_version_opens_for_reading(library: Library) -> None:
    initiative = add_initiative(library)
    library.rows("PRAGMA user_version = 999")
    with Library.open(library.path) as newer:
        assert newer.read_only == "newer"
        assert newer.all(Initiative) == [initiative]
        with pytest.raises(Problem, match="library-read-only"), newer.writing("edit"):
            pytest.fail("nothing may be written")


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may write everywhere"
)
def test_a_read_only_folder_opens_for_reading(library: Library) -> None:
    add_initiative(library)
    library.path.parent.chmod(0o500)
    try:
        with Library.open(library.path) as readable:
            assert readable.read_only == "read-only"
            assert readable.count(Initiative) == 1
    finally:
        library.path.parent.chmod(0o700)


def test_a_draft_is_kept_until_it_is_dropped(library: Library) -> None:
    library.save_draft("question:1", "Hvornår åbn", at="2026-11-22T10:00:00Z")
    library.save_draft("question:1", "Hvornår åbner caféen?", at="2026-11-22T10:00:01Z")
    with Library.open(library.path) as again:
        assert again.draft("question:1") == "Hvornår åbner caféen?"
        again.save_draft("question:1", "", at="2026-11-22T10:00:02Z")
        assert again.draft("question:1") is None
    assert library.log() == []


def test_an_unknown_field_is_a_fault_of_ours(library: Library) -> None:
    with pytest.raises(ValueError, match="initiative has no colour"):
        library.all(Initiative, colour="red")
