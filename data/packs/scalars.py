"""Plain values as YAML that every YAML reader takes for the same values.

Emitters differ from version to version in folding, in quoting and in where they set document marks;
packs promise the same bytes for the same records, and text that begins like a number, date or
truth value must stay text in every reader. So: what is surely text stands bare, text of several
lines is a literal block, and all else is double-quoted with what cannot be seen escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from data.ids import is_id

# A letter first, and nothing that means something in YAML.
_BARE = re.compile(r"[^\W\d_](?:[\w ,.;()/!?%&+»«'’–-]*[\w.)!?%«»'’])?")
# Hexadecimal with a letter that no number has.
_HASH = re.compile(r"(?=.*[a-df])[0-9a-f]{40,}")
_NOT_TEXT_ELSEWHERE = frozenset(
    ("null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf")
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def yaml_lines(value: Mapping[str, Any] | list[Any], indent: int) -> Iterator[str]:
    """The lines of a mapping or list in block style, each with its end. Values are mappings and
    lists of such, text, numbers and truth values."""
    margin = " " * indent
    if isinstance(value, list):
        for one in value:
            if isinstance(one, (Mapping, list)) and one:
                lines = yaml_lines(one, indent + 2)
                yield f"{margin}- {next(lines).lstrip(' ')}"
                yield from lines
            else:
                yield f"{margin}- {_scalar(one, indent + 2)}\n"
        return
    for key, one in value.items():
        if isinstance(one, (Mapping, list)) and one:
            yield f"{margin}{key}:\n"
            yield from yaml_lines(one, indent if isinstance(one, list) else indent + 2)
        else:
            yield f"{margin}{key}: {_scalar(one, indent + 2)}\n"


def _scalar(value: Any, indent: int) -> str:
    if isinstance(value, str):
        if is_bare(value):
            return value
        return _block(value, indent) if _is_block(value) else quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).replace("e", ".0e") if "." not in repr(value) else repr(value)
    if isinstance(value, int):
        return str(value)
    if value is None:
        return "null"
    return "[]" if isinstance(value, list) else "{}"


def is_bare(text: str) -> bool:
    """Whether `text` without quotes is text to every YAML reader."""
    if _BARE.fullmatch(text):
        return text.isprintable() and text.casefold() not in _NOT_TEXT_ELSEWHERE
    return is_id(text) or _HASH.fullmatch(text) is not None


def quoted(text: str) -> str:
    """`text` in double quotes, on one line."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(_ESCAPES.get(one) or _visible(one) for one in text) + '"'


def _visible(letter: str) -> str:
    if letter.isprintable():
        return letter
    code = ord(letter)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _is_block(text: str) -> bool:
    # A block that ends in several line ends would take in blank lines that follow it, and one that
    # begins with white space needs its indent told.
    if "\n" not in text or text[0].isspace() or text.endswith("\n\n"):
        return False
    return all(line.isprintable() and not line.endswith(" ") for line in text.split("\n"))


def _block(text: str, indent: int) -> str:
    margin = " " * indent
    lines = text.removesuffix("\n").split("\n")
    mark = "|" if text.endswith("\n") else "|-"
    return "\n".join([mark, *(margin + line if line else "" for line in lines)])
