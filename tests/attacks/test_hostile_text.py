"""Every terminal escape, bidi and markup payload through every field of every screen, command and
export, judged by the bytes that the terminal gets."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agenda.briefing import assemble
from agenda.paper import assemble_agenda
from data.places import default_library
from data.settings import Settings, write_settings
from data.store.library import Library
from exports import formats, packs
from tests.agenda.example import CAFE, MEETING
from tests.attacks.conftest import Tally, Times
from tests.attacks.payloads import FOREIGN_CSI, MARKUP, PAYLOADS, fill_with, hostile_bits

# What Textual itself sends: CSI sequences, and the shape of the mouse pointer.
_POINTER = re.compile(r"\x1b\]22;[a-z]*\x07")
_CSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_ALL = " ".join(PAYLOADS)


def _libraries(times: Times) -> list[str]:
    """All payloads at once, and in a soak each by itself, too."""
    together = f"{_ALL} {' '.join(MARKUP)}"[:440]
    return [together, _ALL, " ".join(MARKUP), *PAYLOADS, *MARKUP][: times(1, 1_000)]


def _made(folder: Path, payload: str) -> Path:
    path = folder / "library.tilsagn"
    with Library.open(path, create=True) as library:
        fill_with(library, payload)
    return path


def _require_clean(output: bytes) -> None:
    text = output.decode("utf-8", errors="surrogateescape")
    assert FOREIGN_CSI not in text
    rest = _CSI.sub("", _POINTER.sub("", text))
    left = hostile_bits(rest)
    assert not left, [rest[max(0, rest.find(one) - 60) :][:90] for one in left]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_no_screen_hands_it_to_the_terminal(tmp_path: Path, times: Times, tally: Tally) -> None:
    from tests.attacks.terminal import Terminal

    count = 0
    for number, payload in enumerate(_libraries(times)):
        path = _made(tmp_path / str(number), payload)
        write_settings(Settings(name="mig"))
        with Terminal("--library", path, size=(120, 40)) as terminal:
            terminal.wait_for(b" hit")
            terminal.settle()
            terminal.type(b"\x1b")
            terminal.settle(0.3)
            for screen in "1234567,":
                for key in (screen, "j", "\r", "j", "\r", "?", "\x1b", "\x1b"):
                    terminal.type(key)
                    terminal.settle(0.06)
                count += 1
            terminal.type(b"\x11")
            assert terminal.end() == 0, terminal.output[-800:]
            assert terminal.restored()
        _require_clean(terminal.output)
    tally("screens full of hostile text", count)


COMMANDS = (
    ("find",), ("find", "--json"), ("agenda", "list"), ("agenda", "show", MEETING),
    ("brief", MEETING), ("brief", MEETING, "--format", "json"), ("question", "list"), ("log",),
    ("log", "--json"), ("export",), ("export", "--format", "csv"), ("verify",),
    ("undo",), ("purge", CAFE, "--yes"),
)  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_no_command_prints_it(tmp_path: Path, times: Times, tally: Tally) -> None:
    from tests.attacks.commands import typed

    count = 0
    for number, payload in enumerate(_libraries(times)):
        path = _made(tmp_path / str(number), payload)
        commands = [(*words, "--library", path) for words in COMMANDS]
        for code, output in typed(tmp_path, commands):
            assert code in (0, 1), output
            _require_clean(output)
            assert b"Traceback" not in output
            count += 1
    tally("commands printing hostile text", count)


def test_no_export_holds_it(tmp_path: Path, times: Times, tally: Tally) -> None:
    count = 0
    for number, payload in enumerate(_libraries(times)):
        path = _made(tmp_path / str(number), payload)
        with Library.open(path) as library:
            briefing = assemble(library, MEETING, include_closed=True)
            paper = assemble_agenda(library, MEETING, include_closed=True)
            contents = packs.everything(library, include_closed=True)
            found = [formats.briefing_in(briefing, form) for form in ("md", "html", "json")]
            found += [formats.agenda_in(paper, form) for form in ("md", "html")]
            found += [_of_docx(formats.briefing_in(briefing, "docx"))]
            found += [_of_docx(formats.agenda_in(paper, "docx"))]
            for form in ("yaml", "jsonl", "csv", "ics"):
                pieces = formats.contents_in(contents, form, datetime(2026, 11, 22, tzinfo=UTC))
                found.append(b"".join(pieces))
        for content in found:
            left = hostile_bits(content.decode().removeprefix("\ufeff"))
            assert not left, (number, [f"U+{ord(one):04X}" for one in left], content[:80])
            count += 1
    tally("exports full of hostile text", count)


def _of_docx(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(
            archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))
        )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no such words")
@pytest.mark.parametrize("word", ["\udcff\udc9b31m", "=\x1b]52;c;UFdORUQ=\x07" + "a" * 9_000])
def test_what_is_typed_as_a_word_of_a_command_is_one_line(
    tmp_path: Path, word: str, tally: Tally
) -> None:
    from tests.attacks.commands import typed

    with Library.open(default_library(), create=True) as library:
        fill_with(library, "")
    commands = (
        ("find", word), ("note", "add", CAFE, word), ("agenda", "new", word),
        ("question", "add", word, "--initiative", CAFE), ("brief", word), ("import", word),
        ("purge", word, "--yes"), ("export", word), (word,), ("restore", word),
    )  # fmt: skip
    for words, (code, output) in zip(commands, typed(tmp_path, commands), strict=True):
        assert code in (0, 1, 2, 3), (words[0], output)
        assert b"Traceback" not in output
        assert b"made a mistake" not in output, (words[0], output)
        _require_clean(output)
    tally("commands with hostile words", len(commands))
