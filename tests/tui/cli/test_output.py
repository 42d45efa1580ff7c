"""What reaches a terminal, and the line that says how far things are."""

from __future__ import annotations

import json
import os
import pty
import sys

import pytest

from tests.tui.cli.pseudo_terminal import read_all
from tui.cli import output
from tui.cli.progress import progress


def test_json_is_whole_and_nothing_in_it_drives_a_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    value = {"quote": "Café\x1b[31m\x9b2J\u202e\u200b\ue000 😀\U000e0041\u00a0\n"}
    output.show_json(value)
    printed = capsys.readouterr().out
    assert json.loads(printed) == value
    assert printed.endswith("\n")
    assert printed[:-1].isprintable()
    assert "Café" in printed
    assert "😀" in printed


def test_tables_stand_in_columns(capsys: pytest.CaptureFixture[str]) -> None:
    output.show_table([("a", "lang\n tekst", "x"), ("bbb", "\x1b[1mk", "")])
    assert capsys.readouterr().out == "a    lang tekst  x\nbbb  k\n"
    output.show_table([])
    assert capsys.readouterr().out == ""


def test_progress_is_one_line_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    outer, inner = pty.openpty()
    monkeypatch.setattr("tui.cli.progress._PAUSE", 0)
    with os.fdopen(inner, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress("læser") as bar:
            bar.at(3, 4, "en fil\x1b[2J.txt")
    shown = read_all(outer).decode()
    lines = shown.split("\r")
    assert "læser" in lines[1]
    assert "3/4 en fil.txt" in lines[1]
    assert lines[2] == " " * len(lines[1])
    assert lines[3] == ""
    assert "\n" not in shown


def test_progress_says_nothing_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("læser") as bar:
        bar.at(1, 2, "fil")
    assert capsys.readouterr().err == ""
