"""The command as such: options anywhere, languages, exit codes, one line for every mistake."""

from __future__ import annotations

import os
import pty
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from data.version import VERSION
from tests.tui.cli.command import ROOT, Home
from tests.tui.cli.pseudo_terminal import read_all
from tui.cli.table import COMMANDS


@pytest.mark.parametrize("words", [("--version",), ("find", "--version"), ("--version", "find")])
def test_the_version_is_told_before_anything_else(newcomer: Home, words: tuple[str, ...]) -> None:
    assert newcomer.start(*words).out == f"tilsagn {VERSION}\n"


def test_after_two_dashes_it_is_a_word(user: Home) -> None:
    assert user.run("find", "--json", "--", "--version").json["query"] == "--version"


@pytest.mark.parametrize("words", [("--help",), ("-h",)])
def test_help_names_every_command(newcomer: Home, words: tuple[str, ...]) -> None:
    said = newcomer.run(*words)
    assert said.code == 0
    assert not [name for name in COMMANDS if f"tilsagn {name} " not in said.out]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_in_danish(newcomer: Home, name: str) -> None:
    said = newcomer.run(name, "--help", "--lang", "da")
    assert said.code == 0
    assert said.out.startswith(f"brug: tilsagn {name}")
    assert "valg:" in said.out


def test_help_before_a_command_is_that_commands_help(newcomer: Home) -> None:
    assert newcomer.run("--help", "find").out == newcomer.run("find", "--help").out


@pytest.mark.parametrize("modules", ["--version", "--help", "find x", "demo --brief"])
def test_commands_leave_the_screens_alone(user: Home, modules: str) -> None:
    code = (
        "import sys; sys.argv = ['tilsagn', *sys.argv[1:]]; from tui.__main__ import main; main();"
        "print([one for one in ('textual', 'rich', 'sqlite_utils') if one in sys.modules],"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *modules.split()],
        cwd=ROOT, env=user.env, capture_output=True, check=True,
    )  # fmt: skip
    loaded = done.stderr.decode().splitlines()[-1]
    # Making the demo library makes tables, and that takes sqlite_utils.
    assert loaded == ("['sqlite_utils']" if modules.startswith("demo") else "[]")


def test_find_needs_no_yaml_once_the_index_is_there(user: Home) -> None:
    user.run("find", "x")
    code = (
        "import sys; sys.argv = ['tilsagn', 'find', 'x']; from tui.__main__ import main; main();"
        "print('yaml' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=user.env, capture_output=True, check=True
    )
    assert done.stderr.decode().splitlines()[-1] == "False"


def test_the_launcher_finds_its_house_beside_it(user: Home, tmp_path: Path) -> None:
    """As installed: `tilsagn/__main__.py` with the four folders beside it."""
    house = tmp_path / "site" / "tilsagn"
    house.mkdir(parents=True)
    (house / "__main__.py").write_bytes((ROOT / "tui" / "__main__.py").read_bytes())
    for name in ("tui", "data", "agenda", "exports"):
        (house / name).symlink_to(ROOT / name)
    code = "import sys; from tilsagn.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "find", "--json", "café"],
        cwd=tmp_path / "site", env=user.env, capture_output=True, check=True,
    )  # fmt: skip
    assert b'"query":"caf' in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("--library", "{}", "find", "--json", "café"),
        ("find", "--library", "{}", "--json", "café"),
        ("find", "--json", "café", "--library={}"),
    ],
)
def test_global_options_stand_anywhere(user: Home, tmp_path: Path, words: tuple[str, ...]) -> None:
    moved = user.library.rename(tmp_path / "en anden.tilsagn")
    said = user.run(*(word.format(moved) for word in words))
    assert said.json["total"] > 0


def test_the_library_can_be_named_in_the_environment(user: Home, tmp_path: Path) -> None:
    moved = user.library.rename(tmp_path / "b.tilsagn")
    assert user.start("find", "café", TILSAGN_LIBRARY=str(moved)).code == 0


def test_the_language_is_asked_for_then_set_then_that_of_the_system(newcomer: Home) -> None:
    def language(*words: str, **env: str) -> str:
        return "da" if "brug:" in newcomer.start("undo", "--help", *words, **env).out else "en"

    assert language() == "en"
    assert language(LANG="da_DK.UTF-8") == "da"
    assert language(TILSAGN_LANG="da") == "da"
    assert language("--lang", "en", TILSAGN_LANG="da") == "en"
    newcomer.file("config/tilsagn/settings.toml", 'language = "da"\n')
    assert language() == "da"
    assert language(TILSAGN_LANG="en") == "en"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("frobnicate",), "frobnicate: no such command"),
        (("--lang", "klingon", "find"), "klingon: not a language"),
        (("--library",), "--library needs a value"),
        (("find", "--limit", "mange"), "mange is not a whole number from 1"),
        (("find", "--limit", "0"), "0 is not a whole number from 1"),
        (("import",), "tilsagn import: the following arguments are required: PATH"),
        (("question",), "tilsagn question: the following arguments are required: ACTION"),
        (("question", "sing"), "sing"),
        (("undo", "--twice"), "unrecognized arguments: --twice"),
        (("link", "a"), "name an initiative, or --off"),
        (("restore", "nowhere.tilsagn"), "nowhere.tilsagn: no such file"),
        (("agenda", "new", "Byrådet", "--time", "25:00"), "time: is no time of day"),
        (("log", "--limit", "0"), "0 is not a whole number from 1"),
        (("import", ""), "argument PATH: an empty word names no file"),
        (("extract", "a.txt", ""), "argument FILE: an empty word names no file"),
        (("export", "-o", ""), "argument -o/--output: an empty word names no file"),
        (("find", "--library", ""), "--library needs a value"),
        (("find", "--lang="), "--lang needs a value"),
    ],
)
def test_bad_usage_gets_one_line(user: Home, words: tuple[str, ...], expected: str) -> None:
    before = user.known()
    answer = user.run(*words)
    assert expected in answer.refused()
    assert user.known() == before


def test_without_a_terminal_the_app_names_what_needs_none(newcomer: Home) -> None:
    said = newcomer.start().refused()
    assert "no terminal" in said
    assert "find" in said
    assert newcomer.known() == {}


def test_a_missing_library_is_said_with_what_to_do(newcomer: Home) -> None:
    said = newcomer.run("find", "café").refused(3)
    assert str(newcomer.library) in said
    assert "tilsagn import" in said
    assert newcomer.known() == {}


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"", "damaged"), (b"hello", "not a Tilsagn library"), (b"x" * 500, "not a Tilsagn library")],
)
def test_a_file_that_is_no_library_is_left_alone(
    newcomer: Home, content: bytes, expected: str
) -> None:
    path = newcomer.file("data/tilsagn/library.tilsagn", content)
    for words in (("find", "x"), ("import", str(path.parent)), ("undo",), ("verify",)):
        assert expected in newcomer.run(*words).refused(3)
    assert path.read_bytes() == content


def test_a_library_of_a_newer_version_is_read_but_not_written(user: Home) -> None:
    with closing(sqlite3.connect(user.library)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = user.library.read_bytes()
    assert user.run("find", "café").code == 0
    said = user.run("agenda", "new", "Byrådet").refused(3)
    assert "newer Tilsagn" in said
    assert user.library.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_is_read_but_not_written(user: Home) -> None:
    user.data.chmod(0o500)
    try:
        assert user.run("find", "café").code == 0
        assert "can only be read" in user.run("agenda", "new", "Byrådet").refused(3)
    finally:
        user.data.chmod(0o700)


@pytest.mark.parametrize("path", ["~nobody-of-that-name/a.txt", "~$a.docx"])
def test_a_name_that_is_nobodys_home_is_a_file_like_others(user: Home, path: str) -> None:
    for words in (("text", path), ("import", path), ("brief", path), ("extract", path)):
        assert path in user.run(*words).refused(2)
    assert path in user.run("find", "--library", path).refused(3)


def test_a_library_that_cannot_be_made_is_said(newcomer: Home) -> None:
    blocked = newcomer.file("afile", "x")
    path = newcomer.file("a.txt", "Vi anlægger en sti.\n")
    said = newcomer.run("import", path, "--library", blocked / "b" / "c.tilsagn").refused(3)
    assert "no library can be made here" in said
    assert ".tmp" not in said


def test_bad_settings_are_said_and_do_not_stop_anything(user: Home) -> None:
    user.file("config/tilsagn/settings.toml", "langage = 3\n")
    said = user.run("find", "café")
    assert said.code == 0
    assert "line 1, langage" in said.err


@pytest.mark.parametrize("words", ["find er:overdue", "find --help", "--version"])
def test_what_the_reader_no_longer_wants_is_no_error(user: Home, words: str) -> None:
    command = f"sleep 0.1; {sys.executable} -m tui {words}; echo $? >&2"
    done = subprocess.run(
        ["sh", "-c", f"({command}) | true"],
        cwd=ROOT, env=user.env, capture_output=True, check=False,
    )  # fmt: skip
    told = done.stderr.decode()
    assert "Traceback" not in told
    assert "Exception" not in told
    assert told.splitlines()[-1] == "0"


@pytest.mark.parametrize(
    "words", [("import",), ("brief",), ("backup",), ("find", "a", "--library")]
)
def test_a_name_that_the_system_refuses_is_named(user: Home, words: tuple[str, ...]) -> None:
    said = user.run(*words, "x" * 300)
    assert said.code != 0
    assert said.err.startswith("x" * 100) or "/xxxxx" in said.err, said
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("where", [">&-", "<&-", "2>&-"])
def test_a_closed_stream_is_no_fault(user: Home, where: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m tui find café {where}"],
        cwd=ROOT, env=user.env, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert b"mistake" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to here")
def test_a_full_disk_is_one_line(user: Home) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m tui log > /dev/full"],
        cwd=ROOT, env=user.env, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to here")
@pytest.mark.parametrize(("words", "code"), [("frobnicate", 2), ("find zeppelinerhangar", 1)])
def test_the_exit_code_stands_where_the_reason_cannot_be_written(
    user: Home, words: str, code: int
) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m tui {words} 2> /dev/full"],
        cwd=ROOT, env=user.env, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == code


def test_output_is_utf8_whatever_the_system_says(user: Home) -> None:
    said = user.start(
        "find", "café", LANG="C", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    assert "café" in said.out


def test_words_and_names_are_utf8_whatever_the_system_says(newcomer: Home) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "Børneudvalget" in newcomer.start("agenda", "new", "Børneudvalget", **plain).out
    path = newcomer.file("ærø.txt", "Vi anlægger en sti.\n")
    assert newcomer.start("text", path, **plain).out == "Vi anlægger en sti.\n"


def test_words_that_would_lose_letters_are_not_kept(newcomer: Home) -> None:
    typed = b"B\xf8rneudvalget".decode("utf-8", "surrogateescape")
    assert newcomer.run("agenda", "new", typed).refused() == "body: is not UTF-8; type it anew"
    assert newcomer.known() == {}


def test_bytes_that_are_no_text_are_searched_for_all_the_same(user: Home) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "find", "--json", b"caf\xff"],
        cwd=ROOT, env=user.env, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1)
    assert "caf\ufffd" in done.stdout.decode()


def test_ctrl_c_is_one_line_and_130(user: Home) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "tui", "find", "--lines"],
        cwd=ROOT, env=user.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write("café\n".encode())
    running.stdin.flush()
    assert b'"results"' in running.stdout.readline()
    running.send_signal(2)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert told.decode() == "stopped\n"


def test_a_fault_of_the_program_is_one_line_without_contents(user: Home) -> None:
    code = (
        "import sys; from tui.cli import main, safety\n"
        "def broken(context, options): raise RuntimeError('0101991234 secret')\n"
        "safety._undo = broken; sys.exit(main.main(['undo']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=user.env, capture_output=True, check=False
    )
    told = done.stderr.decode()
    assert done.returncode == 2
    assert told.count("\n") == 1
    assert "RuntimeError" in told
    assert "secret" not in told


def test_on_a_terminal_no_escape_sequence_comes_through(user: Home) -> None:
    path = user.file(
        "a.txt", "Ganske almindelig tekst. " * 20 + "En \x1b]52;c;aGVq\x07sti\x9b31m langs åen.\n"
    )
    outer, inner = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "tui", "text", str(path)],
        cwd=ROOT, env=user.env, stdin=subprocess.DEVNULL, stdout=inner, stderr=inner,
    )  # fmt: skip
    os.close(inner)
    seen = read_all(outer)
    assert done.wait(timeout=60) == 0
    assert "En sti langs åen.".encode() in seen
    assert b"\x1b" not in seen
    assert "\x9b".encode() not in seen
