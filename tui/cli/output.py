"""What reaches standard output and standard error: UTF-8, clean for people, whole for machines."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from data.errors import Problem
from data.text import clean, clean_line, visible_json
from exports.language import _


def use_utf8() -> None:
    """UTF-8 with plain line ends, whatever the system's own encoding is; nowhere, where the caller
    closed a stream (`>&-`)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            newline = None if stream is sys.stdin else "\n"
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline=newline)


def say(text: str) -> None:
    """One line to the person, on standard error; a full disk there changes no exit code."""
    try:
        print(clean_line(text), file=sys.stderr, flush=True)
    except OSError:
        forget(sys.stderr)


def forget(stream: TextIO) -> None:
    """Nobody takes what is written to `stream` any more: the reader went away (`tilsagn log |
    head`), or the disk is full. Without this Python complains when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def show(text: str) -> None:
    """Lines for a person, on standard output."""
    print(clean(text))


def show_json(value: Any) -> None:
    """One JSON document on one line. Nothing in it is changed; what a terminal could obey is
    written as an escape."""
    import msgspec

    try:
        text = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # the name of a file that is no text
        text = json.dumps(msgspec.to_builtins(value), separators=(",", ":"))
    print(visible_json(text), flush=True)


def show_exactly(text: str) -> None:
    """`text` as it is where a program reads it, cleaned where a terminal would obey it."""
    sys.stdout.write(clean(text) if sys.stdout.isatty() else text)


def show_bytes(content: bytes, name: str) -> None:
    """What is no text, for a program or a file. Problem `needs-output` (name) at a terminal."""
    if sys.stdout.isatty():
        raise Problem("needs-output", name=name)
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def show_table(rows: Iterable[tuple[str, ...]]) -> None:
    """Rows in columns, as wide as their widest entry; the last column is free."""
    lines = [tuple(clean_line(cell) for cell in row) for row in rows]
    if not lines:
        return
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        print("  ".join(cells).rstrip())


def marked_closed(text: str, closed: bool) -> str:
    """A title, marked where it is closed."""
    return _("[closed] {text}").format(text=text) if closed else text
