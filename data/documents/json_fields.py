"""The values of fields in JSON from outside: of the kind that is asked for, else empty.

Knows nothing of what the fields are called.
"""

from __future__ import annotations

from typing import Any

Fields = dict[str, Any]
"""An object of JSON: the names of its fields and their values."""


def line_in(value: object) -> str:
    """A text on one line, white space as single spaces; "" for what is no text."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def object_in(value: object) -> Fields:
    """An object; one without fields for what is none."""
    return value if isinstance(value, dict) else {}


def objects_in(value: object) -> list[Fields]:
    """The objects in a list; none for what is no list."""
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
