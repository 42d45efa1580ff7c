"""The JSON Schema of YAML packs, made from the records, by which editors complete and check them.

Run as `python -m data.packs.schema` it writes `pack.schema.json` anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from data.files import write_atomically
from data.packs.layout import FORMAT, FORMAT_KEY, NAME_FIELDS, SECTION_OF_TABLE, nested
from data.records import RECORD_TYPES, TYPE_OF_TABLE, references

FILE = Path(__file__).parent / "pack.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def pack_schema() -> dict[str, Any]:
    """The schema of one YAML pack."""
    _, components = msgspec.json.schema_components(RECORD_TYPES, ref_template="#/$defs/{name}")
    for kind in _with_values(RECORD_TYPES):
        _describe_references(components[kind.__name__]["properties"], kind)
    for component in components.values():
        _loosen(component["properties"])
        if "description" in component:  # from 3.13 on Python takes the indentation out itself
            component["description"] = cleandoc(component["description"])
    for kind in RECORD_TYPES:
        components[kind.__name__]["properties"]["id"] = {"type": "string", "format": "uuid"}
    sections = {
        SECTION_OF_TABLE[table]: {
            "type": ["array", "null"],
            "items": {"$ref": f"#/$defs/{kind.__name__}"},
        }
        for table, kind in TYPE_OF_TABLE.items()
    }
    return {
        "$schema": _DIALECT,
        "title": "Tilsagn library pack",
        "type": "object",
        "properties": {
            FORMAT_KEY: {"description": "Version of the pack format.", "const": FORMAT},
            **sections,
        },
        "required": [FORMAT_KEY],
        "additionalProperties": False,
        "$defs": components,
    }


def schema_text() -> str:
    """The schema as the committed file holds it."""
    return json.dumps(pack_schema(), ensure_ascii=False, indent=2) + "\n"


def _with_values(kinds: Iterable[type[msgspec.Struct]]) -> Iterator[type[msgspec.Struct]]:
    for kind in kinds:
        yield kind
        yield from _with_values(nested(kind).values())


def _describe_references(properties: dict[str, Any], kind: type[msgspec.Struct]) -> None:
    for field, table in references(kind).items():
        called = f" or {NAME_FIELDS[table]}" if table in NAME_FIELDS else ""
        wanted = table.replace("_", " ")
        properties[field]["description"] = f"Identifier{called} of: {wanted}."


def _loosen(schema: Any) -> None:
    """Allow, where text is wanted, what an editor takes for a number (`date: 2025`), and null for
    a field left empty: the reader takes both."""
    if isinstance(schema, list):
        for one in schema:
            _loosen(one)
    elif isinstance(schema, dict):
        if schema.get("type") == "string" and "pattern" not in schema:
            schema["type"] = ["string", "integer", "number"]
        for one in schema.values():
            _loosen(one)


if __name__ == "__main__":
    write_atomically(FILE, schema_text().encode())
