"""Text files of every age: which encoding they are in, and that Danish letters survive."""

from __future__ import annotations

import pytest

from data.documents.decode import decode
from data.errors import Problem

DANISH = "Byrådet køber en gård på Ærø til børnene.\nÅrets øvrige beløb: 2 mio. kr. – se § 7\n"
CAPITALS = "BØRN OG UNGE PÅ ÆBLEØ\nSKØNNE ÅR\n"


@pytest.mark.parametrize("encoding", ["cp1252", "cp865", "mac_roman"])
@pytest.mark.parametrize("text", [DANISH, CAPITALS, "på", "Én på ø"])
def test_eight_bit_danish_is_guessed_right(encoding: str, text: str) -> None:
    written = text.replace("–", "-").replace("§ ", "") if encoding == "cp865" else text
    found = decode(written.encode(encoding))
    assert found.text == written
    assert found.guessed
    assert found.encoding == encoding
    assert any(letter in found.preview for letter in "æøåÆØÅÉ")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_states_the_encoding_and_is_not_text(encoding: str) -> None:
    found = decode(DANISH.encode(encoding))
    assert (found.text, found.guessed, found.preview) == (DANISH, False, "")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_known_by_its_nul_bytes(encoding: str) -> None:
    found = decode(DANISH.encode(encoding))
    assert (found.text, found.encoding, found.guessed) == (DANISH, encoding, True)


def test_utf8_needs_no_guess() -> None:
    assert decode(DANISH.encode()) == decode(DANISH.encode("utf-8-sig"))


def test_lines_of_two_encodings_are_read_line_by_line() -> None:
    found = decode("Støtte til børn\n".encode() + "Råd på ældreområdet\n".encode("cp1252"))
    assert found.text == "Støtte til børn\nRåd på ældreområdet\n"
    assert (found.encoding, found.guessed) == ("utf-8+cp1252", True)


def test_line_ends_become_newline_and_letters_are_not_composed() -> None:
    decomposed = "a\u030ar"
    assert decode(f"{decomposed}\r\nto\rtre".encode()).text == f"{decomposed}\nto\ntre"


def test_a_stray_nul_is_marked_and_data_is_refused() -> None:
    assert decode(
        "god\x00dag, alle børn og voksne, velkommen til mødet i kommunen, hvor vi taler om "
        "budgettet og alt andet".encode()
    ).text.startswith("god\ufffddag")
    with pytest.raises(Problem) as problem:
        decode(bytes(range(1, 32)) * 100)
    assert problem.value.code == "not-text"


def test_every_byte_decodes() -> None:
    assert len(decode(b"a" * 20_000 + bytes(range(128, 256))).text) == 20_128
