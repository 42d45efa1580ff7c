"""One text file from disk to a reading."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from data.documents.files import read_document
from data.documents.reading import LINE_LIMIT
from data.documents.signature import detect
from data.errors import Problem

ROOT = Path(__file__).parents[3]


def test_a_text_file_is_read_with_its_bytes_and_hash(tmp_path: Path) -> None:
    content = "Park\n\nVi afsætter 2 mio. kr. til en park.\n".encode()
    file = tmp_path / "plan.txt"
    file.write_bytes(content)
    reading = read_document(file)
    assert reading.text.encode() == content
    assert (reading.format, reading.size, reading.content) == ("txt", len(content), content)
    assert reading.sha256 == hashlib.sha256(content).hexdigest()
    assert [item.kind for item in reading.passages] == ["heading", "paragraph"]
    assert reading.notices == ()
    assert (reading.title, reading.date, reading.publisher) == (None, None, None)


def test_a_guessed_encoding_is_told_with_a_preview(tmp_path: Path) -> None:
    file = tmp_path / "gammel.md"
    file.write_bytes("Råd til børn".encode("cp865"))
    (notice,) = read_document(file).notices
    assert notice == ("encoding-guessed", {"encoding": "cp865", "preview": "Råd til børn"})


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty-file"), (b" \n\xef\xbb\xbf \n", "empty-file"),
     (b"\x7fELF\x02\x01", "format-not-read"),
     (b"x" * (LINE_LIMIT + 1), "line-too-long")],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "fil.txt"
    file.write_bytes(content)
    with pytest.raises(Problem) as problem:
        read_document(file)
    assert problem.value.code == code
    assert problem.value.values["file"] == str(file)


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (b"<!-- a --><?xml version='1.0'?>\n<html>x", "side.htm", "html"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>x", "side.txt", "html"),
        (b"<p>et stykke tekst med et tegn", "tekst.md", "md"),
        (b"\r\n%PDF-1.4", "brev.txt", "pdf"),
        (b"From: a\nDate: b\n\nc", "brev.eml", "eml"),
        (b"From: a\nDate: b\n\nc", "brev.txt", "txt"),
        (b"BM er en forkortelse", "tekst.txt", "txt"),
        (b"# Overskrift", "uden endelse", "txt"),
        (b'{"Dagsordenpunkter": []}', "moede", "first_agenda"),
        (b"PK\x03\x04..word/document.xml", "plan.pdf", "docx"),
    ],
)
def test_the_format_is_told_by_the_bytes(content: bytes, name: str, form: str) -> None:
    assert detect(content, name) == form


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (b"PK\x03\x04..xl/workbook.xml", "tal.xlsx", "spreadsheet"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text", "a.odt", "odf"),
        (b"PK\x03\x04", "a.zip", "archive"),
        (b"{\\rtf1", "a.rtf", "rtf"),
        (b"<?xml version='1.0'?><a/>", "a.xml", "xml"),
    ],
)
def test_what_is_not_read_is_named(content: bytes, name: str, form: str) -> None:
    with pytest.raises(Problem) as problem:
        detect(content, name)
    assert problem.value.code == "format-not-read"
    assert problem.value.values["format"] == form


@pytest.mark.parametrize(
    "content",
    [b"<!---->" * 580 + b"x", b"indstill" * 60_000 + b".\nat a", b"." * 400_000 + b")" * 400_000,
     (b"a" + b" " * 50_000) * 9, b"- " * 400_000, b"|" * 400_000, b"1." * 300_000],
)  # fmt: skip
def test_no_pattern_takes_for_ever(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content + b"\nord")
    assert read_document(file).format == "txt"


def test_text_is_read_without_any_library() -> None:
    code = (
        "import sys; from pathlib import Path; from data.documents.files import read_document;"
        "read_document(Path(sys.argv[1]));"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'textual', 'rich',"
        "'justhtml', 'mammoth', 'pypdf', 'pypdfium2', 'sqlite_utils', 'yaml', 'rapidfuzz'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, __file__], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
