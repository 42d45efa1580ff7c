"""Bytes of a text file to text: which encoding, and whether that was stated or guessed.

Knows the encodings that Danish offices have used (UTF-8, UTF-16, Windows-1252, DOS 865, Mac Roman)
and nothing of files or passages. General detectors turn "køb på" into "křb pĺ".
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from data.errors import Problem

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In the order that decides a tie.
_EIGHT_BIT = ("cp1252", "cp865", "mac_roman")
_MIXED = "utf-8+{}"
_PREVIEW = 60

_DANISH_IN_WORD = re.compile(
    r"(?<=[a-zæøå])[æøå]|[æøå](?=[a-zæøå])|[ÆØÅ](?=[a-zæøåA-ZÆØÅ])|[A-ZÆØÅ][ÆØÅ]"
)
_ALONE = re.compile(r"(?<!\w)[åÅøØ](?!\w)")
_USUAL = re.compile(r"[éèêëüöäÉÜÖÄßôáíóúç§½¼¾°´»«–—‘’“”„…•·€£\u00a0]")
_UNUSUAL_IN_WORD = re.compile(
    r"(?<=[a-zæøå])[^\x00-\x7fæøåéèêëüöäßôáíóúç–—’”“»…\u00a0](?=[a-zæøå])"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` with `\\n` line ends; `encoding` as Python names it, `utf-8+cp1252` for a mixture of
    lines; `guessed` when nothing in the file states it; `preview` is a line with non-ASCII letters,
    for a person to judge a guess by ('' when there is none)."""

    text: str
    encoding: str
    guessed: bool
    preview: str


def decode(content: bytes) -> Decoded:
    """The text in `content`, as it stands apart from line ends and NUL (which becomes U+FFFD).

    Problem `not-text` when more than one character in a hundred is a control character.
    """
    text, encoding, guessed = _decoded(content)
    if len(_CONTROLS.findall(text)) > len(text) / 100:
        raise Problem("not-text")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return Decoded(text, encoding, guessed, _preview(text) if guessed else "")


def _decoded(content: bytes) -> tuple[str, str, bool]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding, False
    wide = _wide_encoding(content)
    if wide is not None:
        return content.decode(wide, "replace"), wide, True
    try:
        return content.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        return _eight_bit_or_mixed(content)


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: in Danish text every second byte is NUL in nearly all characters."""
    start = content[:4096]
    if len(start) < 4 or not start.count(0):
        return None
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) / 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _eight_bit_or_mixed(content: bytes) -> tuple[str, str, bool]:
    """Line by line where some lines are UTF-8 beyond ASCII (texts pasted together), else whole."""
    lines = content.splitlines(keepends=True)
    read = [_utf8_or_none(line) for line in lines]
    foreign = [line for line, text in zip(lines, read, strict=True) if text is None]
    encoding = _best_eight_bit(b"".join(foreign))
    if any(text is not None and not text.isascii() for text in read):
        parts = (
            _as(encoding, line) if text is None else text
            for line, text in zip(lines, read, strict=True)
        )
        return "".join(parts), _MIXED.format(encoding), True
    return _as(encoding, content), encoding, True


def _utf8_or_none(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _best_eight_bit(content: bytes) -> str:
    return max(_EIGHT_BIT, key=lambda encoding: _danish_score(_as(encoding, content)))


def _as(encoding: str, content: bytes) -> str:
    """`content` in an 8-bit encoding; the five bytes that cp1252 leaves undefined become U+FFFD."""
    return content.decode(encoding, "replace")


def _danish_score(text: str) -> int:
    """How Danish `text` looks: æøå in words count for it, strange signs inside words against."""
    return (
        3 * len(_DANISH_IN_WORD.findall(text))
        + len(_ALONE.findall(text))
        + len(_USUAL.findall(text))
        - 4 * len(_UNUSUAL_IN_WORD.findall(text))
        - 4 * text.count("\ufffd")
    )


def _preview(text: str) -> str:
    for line in text.splitlines():
        for place, letter in enumerate(line):
            if not letter.isascii():
                return line[max(0, place - _PREVIEW // 2) : place + _PREVIEW // 2].strip()
    return ""
