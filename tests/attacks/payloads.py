"""Text that wants to be more than text, in every field of every record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import msgspec

from data.records import Record
from data.store.library import Library
from tests.agenda.example import records

# A sequence that Textual would never send by itself.
FOREIGN_CSI = "\x1b[58;5;199"
# What a terminal would obey.
PAYLOADS = (
    "\x1b[58;5;199m\x1b[2J\x1b[H",
    "\x1b]52;c;UFdORUQ=\x07",
    "\x1b]52;c;UFdORUQ=\x1b\\",
    "\x1b]8;;http://evil.example\x1b\\her\x1b]8;;\x1b\\",
    "\x1b]0;PWNED\x07",
    "\x1b]2;PWNED",
    "\x1bPq#0;2;0;0;0PWNED\x1b\\",
    "\x1b_GPWNED\x1b\\",
    "\x1b^PWNED\x1b\\",
    "\x1b[?1049l\x1bc",
    "\x9b58;5;199m",
    "\x9d52;c;UFdORUQ=\x9c",
    "\x90PWNED\x9c",
    "\x08\x08\x7f\x00\x05\x0e",
    "\r\x0b\x0c\x85\u2028\u2029",
    "\u202egnalk\u202c\u2066isoleret\u2069\u200f\u061c",
    "usyn\u200blig\u200d\ufeff\u00ad\u2060",
    "\U000e0041\U000e0042\ufe0f",
    "a" + "\u0301" * 60,
)
# What is only text for a terminal, but markup or a formula for somebody else.
MARKUP = (
    "[bold red]x[/] [@click=app.quit]y[/] [/nothing] [link=http://evil.example]z[/link]",
    "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;",
    "[her](javascript:alert(1)) ![x](http://evil.example) `kode` **fed** # rubrik",
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "%s %n {0} {x} ${x} $(x)",
    "'; DROP TABLE commitment; --", "../../../etc/passwd", "CON", "-rf",
    "---\ntilsagn: 1\n...", "&a [*a, *a]", "!!python/object:os.system x",
)  # fmt: skip
_IDENTIFIER = re.compile(r"[0-9a-f-]{36}")
_ALLOWED = "\n\t\r"
# Signs that stand before a number and are seen, though Unicode counts them among the formats.
_PRINTED = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"


def hostile_bits(text: str) -> set[str]:
    """The characters in `text` that no terminal and no reader should meet."""
    return {
        one
        for one in set(text)
        if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and one not in _ALLOWED + _PRINTED
    }


def with_payload(record: Record, payload: str) -> Record:
    """`record` with the payload in every text of it that may be any text."""
    values = msgspec.to_builtins(record)
    for place in list(_texts(values)):
        holder: Any = values
        for step in place[:-1]:
            holder = holder[step]
        old = holder[place[-1]]
        if _IDENTIFIER.fullmatch(old):
            continue
        holder[place[-1]] = f"{payload} {old} {payload}"[:900]
        try:
            msgspec.convert(values, type(record))
        except msgspec.ValidationError:
            holder[place[-1]] = old
    return msgspec.convert(values, type(record))


def _texts(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, str):
        yield place
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, (*place, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(part, (*place, number))


def fill_with(library: Library, payload: str) -> None:
    """The example library with the payload in every text."""
    with library.writing("import", author=payload, file=payload) as change:
        for record in records():
            change.add(with_payload(record, payload))
