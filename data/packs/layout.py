"""How records lie in a pack: sections, names that stand for identifiers, nested values.

All of it follows from `data.records`; nothing here knows YAML, JSON or a library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from data.ids import is_id
from data.records import TYPE_OF_TABLE, Record, Value, references, table_of

# The version of the pack format: the first key of a YAML pack, the first line of a JSON Lines one.
FORMAT = 1
FORMAT_KEY = "tilsagn"

# Section of a YAML pack -> table, in an order in which each refers only to sections before it.
TABLE_OF_SECTION: dict[str, str] = {f"{table}s": table for table in TYPE_OF_TABLE}
SECTION_OF_TABLE: dict[str, str] = {table: name for name, table in TABLE_OF_SECTION.items()}

# The field whose text may stand for the identifier in a YAML pack, where it is unique there.
NAME_FIELDS: dict[str, str] = {
    "document": "title",
    "actor": "name",
    "initiative": "title",
    "commitment": "title",
    "agenda_item": "title",
}


def name_of(record: Record) -> str | None:
    """The text by which others in a YAML pack may refer to `record`; None for kinds without one."""
    field = NAME_FIELDS.get(table_of(type(record)))
    name = getattr(record, field) if field else None
    return name if isinstance(name, str) and not is_id(name) else None


@cache
def nested(kind: type[msgspec.Struct]) -> dict[str, type[Value]]:
    """The fields of `kind` that hold values or tuples of values, with the type of those."""
    found: dict[str, type[Value]] = {}
    for name, hint in get_type_hints(kind).items():
        for part in parts_of_hint(hint):
            if isinstance(part, type) and issubclass(part, Value):
                found[_encoded(kind)[name]] = part
    return found


@cache
def fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The names of the fields of `kind` as packs write them (`for`, not `purpose`)."""
    return tuple(_encoded(kind).values())


def plain(record: msgspec.Struct) -> dict[str, Any]:
    """The fields of `record` as packs write them, those left out that hold what they hold by
    default. Equal records give equal values (msgspec's own omission goes by identity)."""
    values: dict[str, Any] = {}
    for name, written, default in _fields_with_defaults(type(record)):
        value = getattr(record, name)
        if value == default:
            continue
        if isinstance(value, tuple):
            value = [plain(one) if isinstance(one, msgspec.Struct) else one for one in value]
        values[written] = plain(value) if isinstance(value, msgspec.Struct) else value
    return values


@cache
def _fields_with_defaults(kind: type[msgspec.Struct]) -> tuple[tuple[str, str, Any], ...]:
    return tuple((one.name, one.encode_name, one.default) for one in msgspec.structs.fields(kind))


def replace_references(
    kind: type[msgspec.Struct],
    entry: Mapping[str, Any],
    replacement: Callable[[str, str, tuple[str | int, ...]], str],
    path: tuple[str | int, ...] = (),
) -> dict[str, Any]:
    """`entry` (fields of `kind`) with every reference put through `replacement(table, text, path)`.

    `path` says where in the entry the reference stands. What is not of the right shape is left
    for the check against the record's type.
    """
    changed = dict(entry)
    for name, table in references(kind).items():
        value = entry.get(name)
        if isinstance(value, str) and name not in _lists(kind):
            changed[name] = replacement(table, value, (*path, name))
        elif isinstance(value, (list, tuple)):
            changed[name] = [
                replacement(table, one, (*path, name, at)) if isinstance(one, str) else one
                for at, one in enumerate(value)
            ]
    for name, inner in nested(kind).items():
        value = entry.get(name)
        if isinstance(value, Mapping):
            changed[name] = replace_references(inner, value, replacement, (*path, name))
        elif isinstance(value, (list, tuple)):
            changed[name] = [
                replace_references(inner, one, replacement, (*path, name, at))
                if isinstance(one, Mapping)
                else one
                for at, one in enumerate(value)
            ]
    return changed


def references_of(
    record: msgspec.Struct, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Every reference in `record`, as (table, identifier, path)."""
    kind = type(record)
    for name, table in references(kind).items():
        value = getattr(record, name)
        if isinstance(value, str):
            yield table, value, (*path, name)
        elif value:
            for at, one in enumerate(value):
                yield table, one, (*path, name, at)
    for name in _values_with_references(kind):
        value = getattr(record, name)
        for at, one in enumerate(value if isinstance(value, tuple) else ()):
            yield from references_of(one, (*path, name, at))


@cache
def _lists(kind: type[msgspec.Struct]) -> frozenset[str]:
    hints = get_type_hints(kind)
    return frozenset(
        name
        for name, hint in hints.items()
        if any(get_origin(part) is tuple for part in parts_of_hint(hint))
    )


@cache
def _values_with_references(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(name for name, inner in nested(kind).items() if references(inner))


@cache
def _encoded(kind: type[msgspec.Struct]) -> dict[str, str]:
    return {one.name: one.encode_name for one in msgspec.structs.fields(kind)}


def parts_of_hint(hint: Any) -> Iterator[Any]:
    yield hint
    for part in get_args(hint):
        yield from parts_of_hint(part)
