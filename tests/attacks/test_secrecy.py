"""Words that must stay in the library, and a number shaped like a CPR number (day 99, which no
person has): not in logs, crash messages, the window's title or the arguments of a process. No
socket is opened, and nothing that is written can be read by anybody else."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from agenda import initiatives
from data.store.library import Library
from tests.attacks.conftest import Tally
from tests.tui.cli.command import Home

CANARY = "Kanariegul"
NUMBER = "990199-9912"
SECRET = f"{CANARY} {NUMBER}"
ROOT = Path(__file__).resolve().parents[2]

# Runs commands of Tilsagn and says whenever anything asks for a socket or for another program.
_GUARDED = """
import json, sys
def guard(event, arguments):
    if event.startswith("socket.") and event not in ("socket.gethostname",):
        print("SOCKET", event, arguments, file=sys.stderr)
    if event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
        print("PROGRAM", event, arguments, file=sys.stderr)
sys.addaudithook(guard)
from tui.cli.main import main
for words in json.loads(sys.argv[1]):
    sys.argv[1:] = words
    code = main(words)
    print("ENDED", words, code, file=sys.stderr)
"""


@pytest.fixture(scope="session")
def made_person(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a person who has imported a plan, made backups and handed something out."""
    home = Home(tmp_path_factory.mktemp("secrecy") / "person")
    plan = home.file("plan.txt", f"Byrådet afsætter 2 mio. kr. til {SECRET} i 2027.\n")
    for words in (
        ("import", plan, "--accept"), ("agenda", "new", f"{CANARY} udvalg"), ("find", "kr"),
        ("backup",), ("export", "-o", home.folder / "out.yaml"), ("verify",),
        ("export", "-o", home.folder / "out.csv", "--format", "csv"),
    ):  # fmt: skip
        assert home.run(*words).code == 0, words
    return home.folder


@pytest.fixture
def person(made_person: Path, tmp_path: Path) -> Home:
    """Such a person, in a home of this test alone."""
    return Home(shutil.copytree(made_person, tmp_path / "person"))


def test_nothing_written_can_be_read_by_others(person: Home, tally: Tally) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows keeps a user's folders by other means")
    found = [*person.folder.rglob("*")]
    ours = [one for one in found if one != person.folder / "plan.txt"]
    assert len(ours) > 10
    for one in ours:
        mode = stat.S_IMODE(one.lstat().st_mode)
        assert mode & 0o077 == 0, (one, oct(mode))
    tally("files and folders, none wider than 0600 and 0700", len(ours))


def test_no_command_opens_a_socket_or_another_program(person: Home, tally: Tally) -> None:
    plan = person.folder / "plan.txt"
    commands = (
        ("import", plan), ("find", "kr"), ("related", plan),
        ("agenda", "list"), ("export",), ("verify",), ("log",), ("undo",), ("redo",), ("backup",),
        ("demo", "--brief"), ("extract", plan), ("--help",),
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", _GUARDED, json.dumps([[*map(str, one)] for one in commands])],
        cwd=ROOT, env=person.env, input=b"", capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    said = done.stderr
    assert said.count(b"ENDED") == len(commands), said
    assert b"SOCKET" not in said, said
    # But for the program that reads files from outside, which is Python itself.
    programs = [line for line in said.splitlines() if line.startswith(b"PROGRAM")]
    assert programs
    assert all(sys.executable.encode() in line for line in programs), programs
    assert not any(CANARY.encode() in line or NUMBER.encode() in line for line in programs)
    tally("commands without a socket", len(commands))


@pytest.mark.skipif(sys.platform != "linux", reason="the system tells open sockets in /proc")
def test_the_app_has_no_socket_open_and_shows_nothing_in_title_or_arguments(
    person: Home, tally: Tally
) -> None:
    from tests.attacks.terminal import Terminal

    env = {name: value for name, value in person.env.items() if name.startswith("XDG")}
    log = person.folder / "log"
    # Textual's own switches: a log of all that happens, and a socket to its console.
    env |= {"TEXTUAL_LOG": str(log), "TEXTUAL": "debug,devtools"}
    with Terminal(size=(100, 30), env=env) as terminal:
        terminal.wait_for(b" hit")
        for key in (b"\x1b", b"2", b"\r", b"5", b"6", b"7", b"1"):
            terminal.type(key)
            terminal.settle(0.1)
        processes = {terminal.pid, *_children(terminal.pid)}
        for one in processes:
            arguments = Path(f"/proc/{one}/cmdline").read_bytes()
            assert CANARY.encode() not in arguments
            assert _network_sockets(one) == set()
        terminal.type(b"\x11")
        assert terminal.end() == 0, terminal.output[-600:]
    assert not log.exists()
    titles = re.findall(rb"\x1b\][012];[^\x07\x1b]*", terminal.output)
    assert not any(CANARY.encode() in one or NUMBER.encode() in one for one in titles)
    tally("apps without a socket, title and arguments without contents", 1)


def _children(pid: int) -> set[int]:
    found = set()
    for task in Path(f"/proc/{pid}/task").iterdir():
        found |= {int(one) for one in (task / "children").read_text().split()}
    return found


def _network_sockets(pid: int) -> set[str]:
    """The sockets of a process that lead anywhere: asyncio has a pair of its own to wake up by."""
    mine = set()
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        target = str(handle.readlink()) if handle.is_symlink() else ""
        if target.startswith("socket:["):
            mine.add(target[8:-1])
    known = set()
    for name in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        table = Path(f"/proc/{pid}/net/{name}")
        if table.exists():
            known |= {line.split()[9] for line in table.read_text().splitlines()[1:]}
    return mine & known


def test_faults_tell_nothing_of_the_contents(person: Home, tally: Tally) -> None:
    """Whatever goes wrong in a command: the message holds no word of the library."""
    with Library.open(person.library) as library:
        made = initiatives.make_initiative(library, SECRET)
    broken = "from data.store.library import Library\ndef fail(*a, **k): raise ValueError(%r)\n"
    script = (
        broken % SECRET + "Library.all = Library.rows = Library.log = fail\n"
        "import sys\nfrom tui.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"
    )
    for words in (("find", "kr"), ("agenda", "list"), ("log",), ("export",), ("brief", made.id)):
        done = subprocess.run(
            [sys.executable, "-c", script, *words],
            cwd=ROOT, env=person.env, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode in (2, 3), done
        for one in (CANARY, NUMBER, "Traceback"):
            assert one.encode() not in done.stdout + done.stderr, words
    tally("faults that tell nothing", 5)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_fault_of_the_app_tells_nothing_to_the_terminal(person: Home, tally: Tally) -> None:
    from tests.attacks.terminal import Terminal

    broken = person.folder / "broken"
    broken.mkdir()
    # Python runs a module of this name first: the fault is planted from outside.
    (broken / "sitecustomize.py").write_text(
        "def fail(*words, **named):\n"
        f"    secret = {SECRET!r}\n"
        "    raise ValueError(secret)\n"
        "import data.store.library as kept\n"
        "kept.Library.rows = fail\n"
    )
    env = {name: value for name, value in person.env.items() if name.startswith("XDG")}
    env["PYTHONPATH"] = os.pathsep.join((str(broken), str(ROOT)))
    with Terminal(env=env) as terminal:
        terminal.settle(0.5)
        terminal.type(b"\x1b2")
        assert terminal.end() == 1, terminal.output[-600:]
        assert terminal.restored()
    assert b"All you did is saved" in terminal.output
    for one in (CANARY, NUMBER, "Traceback"):
        assert one.encode() not in terminal.output
    tally("faults of the app that tell nothing", 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_stopped_import_leaves_no_words_behind(person: Home, tally: Tally) -> None:
    """Killed while it reads: nothing of the file lies about outside the library's own folders."""
    plan = person.file("stor.txt", f"Byrådet afsætter 2 mio. kr. til {SECRET} i 2028.\n" * 5_000)
    temporary = person.folder / "tmp"
    temporary.mkdir(mode=0o700)
    running = subprocess.Popen(
        [sys.executable, "-m", "tui", "import", str(plan)],
        cwd=ROOT,
        env=person.env | {"TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running.wait(timeout=1.0)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    left = [one for one in temporary.rglob("*") if one.is_file()]
    assert not any(CANARY.encode() in one.read_bytes() for one in left), left
    assert person.run("verify").code == 0
    tally("imports killed", 1)
