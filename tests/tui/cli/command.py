"""Runs `python -m tui` as a person with a home of their own would.

Most commands run in this process, surrounded by nothing but what is given: starting Python takes
longer than nearly all of them. What depends on a process of its own is started as one.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exports import language
from tests.copies import copy_with_index
from tui.__main__ import main

ROOT = Path(__file__).resolve().parents[3]
GOLD = ROOT.parent / "shared" / "gold"
# What would make the person's surroundings those of whoever runs the tests; and compiling all
# modules for every command would double the time that these tests take.
_NOT_HANDED_ON = ("TILSAGN", "LC_", "LANG", "XDG", "COLUMNS", "PYTHONDONTWRITEBYTECODE")


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)

    def refused(self, code: int = 2) -> str:
        """The one line on standard error of a command that answered `code` and printed nothing."""
        assert self.code == code, self
        assert self.out == ""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


class Home:
    """An empty home folder and the commands typed in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data" / "tilsagn"
        self.library = self.data / "library.tilsagn"
        self.env = {
            name: value for name, value in os.environ.items() if not name.startswith(_NOT_HANDED_ON)
        }
        self.env |= {"HOME": str(folder), "LANG": "C.UTF-8", "TILSAGN_TODAY": "2026-11-22"}
        for name in ("data", "cache", "state", "config"):
            self.env[f"XDG_{name.upper()}_HOME"] = str(folder / name)

    def run(self, *words: str | Path, typed: str | bytes = b"", **env: str) -> Answer:
        """Run a command; `typed` goes to its standard input, `env` is added to its surroundings."""
        given, out, err = io.BytesIO(_bytes(typed)), io.BytesIO(), io.BytesIO()
        with self.surroundings(**env), _arguments(words), _streams(given, out, err):
            code = main()
        return Answer(code, out.getvalue().decode("utf-8"), err.getvalue().decode("utf-8"))

    def start(self, *words: str | Path, typed: str | bytes = b"", **env: str) -> Answer:
        """The same in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "tui", *map(str, words)],
            input=_bytes(typed),
            capture_output=True,
            cwd=ROOT,
            env=self.env | env,
            timeout=120,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    @contextlib.contextmanager
    def surroundings(self, **env: str) -> Iterator[None]:
        """What is done inside is done where this person is, with `env` added."""
        before, spoken = dict(os.environ), language.current()
        os.environ.clear()
        os.environ.update(self.env | env)
        try:
            with contextlib.chdir(ROOT):
                yield
        finally:
            os.environ.clear()
            os.environ.update(before)
            language.use(spoken)

    def take(self, made: Path) -> None:
        """Have a copy of a library that was made, with its index, as one's own."""
        self.data.mkdir(parents=True)
        with self.surroundings():
            copy_with_index(made, self.library)

    def file(self, name: str, text: str | bytes) -> Path:
        """A file in the home folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_bytes(text))
        return path

    def known(self) -> dict[str, bytes]:
        """Every file in the home folder with its bytes, the derived index left out."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and "cache" not in path.relative_to(self.folder).parts
        }


def _bytes(typed: str | bytes) -> bytes:
    return typed.encode() if isinstance(typed, str) else typed


@contextlib.contextmanager
def _arguments(words: tuple[str | Path, ...]) -> Iterator[None]:
    before, sys.argv = sys.argv, ["tilsagn", *map(str, words)]
    try:
        yield
    finally:
        sys.argv = before


@contextlib.contextmanager
def _streams(*bytes_of: io.BytesIO) -> Iterator[None]:
    names = ("stdin", "stdout", "stderr")
    before = [getattr(sys, name) for name in names]
    streams = [io.TextIOWrapper(one, "ascii") for one in bytes_of]
    for name, stream in zip(names, streams, strict=True):
        setattr(sys, name, stream)
    try:
        yield
    finally:
        for name, stream, old in zip(names, streams, before, strict=True):
            setattr(sys, name, old)
            stream.flush()
            stream.detach()


def first_id(text: str) -> str:
    """The first short identifier at the beginning of a line."""
    found = re.search(r"^([0-9a-f]{8})  ", text, re.MULTILINE)
    assert found, text
    return found[1]
