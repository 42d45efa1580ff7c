"""The terminal is closed, or a signal comes, in the middle of a sentence: the words are kept and
the terminal is as it was. Killed outright, it loses the words of the last second at most."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from random import Random

import pytest

from agenda import initiatives
from data.store.library import Library
from tests.attacks.conftest import Tally, Times

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals", allow_module_level=True)

from tests.attacks.terminal import Terminal

_WORDS = "Hvornår bliver cykelstien færdig, og hvem betaler den? " * 40


def _library(folder: Path) -> Path:
    path = folder / "library.tilsagn"
    with Library.open(path, create=True) as library:
        initiatives.make_commitment(library, "Anlægge en cykelsti")
    return path


def _at_a_question(path: Path, *, deaf: bool = False) -> Terminal:
    terminal = Terminal("--library", path, size=(100, 30), deaf=deaf)
    try:
        terminal.wait_for(b"cykelsti")
        terminal.settle()
        terminal.type(b"\x1b")
        terminal.settle(0.3)
        terminal.type("f")
        terminal.wait_for(b"ctrl+s")
        terminal.settle()
    except BaseException:
        terminal.close()
        raise
    return terminal


def _draft(path: Path) -> str:
    with Library.open(path) as library:
        found = library.rows("SELECT text FROM draft")
        return found[0]["text"] if found else ""


@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "closed", "closed without a signal"])
def test_words_are_kept_and_the_terminal_restored(
    how: str, tmp_path: Path, times: Times, tally: Tally
) -> None:
    count = times(1, 12)
    for number in range(count):
        path = _library(tmp_path / str(number))
        words = _WORDS[: 20 + 7 * number]
        with _at_a_question(path, deaf=how == "closed without a signal") as terminal:
            terminal.type(words)
            # It has read them once it answers; before that they are the terminal's.
            terminal.wait_for(b"Hvorn")
            terminal.settle(0.3)
            if how.startswith("closed"):
                terminal.hang_up()
                terminal.end()
            else:
                terminal.signal(getattr(signal, how))
                assert terminal.end() == 0
                assert terminal.restored()
        assert words.strip() in _draft(path)
    tally(f"terminals: {how} while typing", count)


def test_killed_it_loses_a_second_of_typing_at_most(
    tmp_path: Path, times: Times, tally: Tally
) -> None:
    count = times(1, 14)
    for number in range(count):
        path = _library(tmp_path / str(number))
        chance = Random(number)
        typed: list[tuple[float, str]] = []
        with _at_a_question(path) as terminal:
            until = time.monotonic() + 1.5 + chance.random()
            for letter in _WORDS:
                terminal.type(letter)
                typed.append((time.monotonic(), letter))
                terminal.read(0.02)
                if time.monotonic() > until:
                    break
            killed = time.monotonic()
            terminal.signal(signal.SIGKILL)
        old = "".join(letter for when, letter in typed if when < killed - 1)
        assert len(old) > 5
        assert old.strip() in _draft(path)
    tally("terminals: SIGKILL while typing", count)


# What no keyboard sends, but a terminal may: answers, sizes, keys beyond all letters, pastes of
# anything, bytes that are no text.
_NO_KEYS = (
    b"\xff\xfe\xc3", b"\xc3", b"\x1b]52;c;QQ==\x07", b"\x1b[97;5u\x1b[99999999;1u",
    b"\x1b[200~\x1b[31m\x1b]0;x\x07\x00\r\n" + b"a" * 3_000 + b"\x1b[201~",
    b"\x1b[48;1;1;1;1t\x1b[48;0;0;0;0t\x1b[48;99999;99999;1;1t\x1b[48;24;80;1;1t",
    b"\x1b[<0;99999;99999M\x1b[<35;-1;-1M", b"\x1b[?1;2c\x1b[6n\x1b[24;80R", b"\x00" * 50,
    b"\x1b[" + b"9" * 60 + b"m", b"\x1bP1$r0m\x1b\\", b"\x1b[I\x1b[O" * 20, b"\x1b[\x1b[\x1bO",
)  # fmt: skip


def test_what_no_keyboard_sends_does_not_end_it(tmp_path: Path, times: Times, tally: Tally) -> None:
    count = times(1, 40)
    path = _library(tmp_path)
    for number in range(count):
        sent = Random(number).sample(_NO_KEYS, len(_NO_KEYS))
        with Terminal("--library", path) as terminal:
            terminal.wait_for(b"cykelsti")
            for one in sent:
                terminal.type(one)
                terminal.read(0.02)
            terminal.settle()
            terminal.type(b"\x1b")
            terminal.settle(0.3)
            terminal.type(b"\x11")
            assert terminal.end() == 0, sent
            assert terminal.restored()
        assert b"Traceback" not in terminal.output, sent
    tally("terminals: sent what no keyboard sends", count * len(_NO_KEYS))


def test_stopped_and_woken_in_any_size_it_goes_on(
    tmp_path: Path, times: Times, tally: Tally
) -> None:
    sizes = ((1, 1), (2, 3), (10, 4), (500, 200), (80, 24))
    count = times(1, 8)
    path = _library(tmp_path)
    for _ in range(count):
        with Terminal("--library", path) as terminal:
            terminal.wait_for(b"cykelsti")
            terminal.type(b"\x1b")
            for columns, rows in sizes:
                terminal.signal(signal.SIGSTOP)
                terminal.resize(columns, rows)
                terminal.signal(signal.SIGCONT)
                terminal.settle(0.1)
                terminal.type("72b\x1b")
                terminal.settle(0.1)
            terminal.type(b"\x11")
            assert terminal.end() == 0
            assert terminal.restored()
        assert b"Traceback" not in terminal.output
    tally("terminals: stopped and woken in another size", count * len(sizes))


def test_a_damaged_record_is_a_sentence_on_every_screen(tmp_path: Path, tally: Tally) -> None:
    import sqlite3

    path = _library(tmp_path)
    connection = sqlite3.connect(path)
    connection.execute('UPDATE commitment SET amounts = \'[{"amount": "990199-9912"}]\'')
    connection.commit()
    connection.close()
    with Terminal("--library", path) as terminal:
        terminal.settle(1)
        terminal.type(b"\x1b")
        terminal.settle(0.3)
        for key in "2345671":
            terminal.type(key)
            terminal.settle(0.3)
            terminal.type(b"\x1b")
            terminal.settle(0.1)
        assert b"is damaged" in terminal.output
        terminal.type(b"\x11")
        assert terminal.end() == 0
        assert terminal.restored()
        assert b"Traceback" not in terminal.output
        assert b"990199-9912" not in terminal.output.rpartition(b"\x1b[?1049l")[2]
    tally("terminals: a damaged record on the screen", 1)
