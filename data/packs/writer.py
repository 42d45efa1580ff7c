"""Records out as packs: YAML for people to read and edit, JSON Lines for bulk.

What is written is what is handed in, ordered by kind and identifier: the same records give the same
bytes. Leaving something out (closed, private) is the caller's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec

from data.packs.layout import (
    FORMAT,
    FORMAT_KEY,
    SECTION_OF_TABLE,
    name_of,
    replace_references,
)
from data.records import TYPE_OF_TABLE, Record, table_of

_WIDTH = 100


def yaml_pack(records: Iterable[Record], beside: Iterable[Record] = ()) -> Iterator[bytes]:
    """A YAML pack, piece by piece, in UTF-8.

    References are written as the title or name of the record they point to where that is in the
    pack and no other of its kind is called the same, else as identifiers. `beside` are records
    of other packs in the same folder, which may be named too.
    """
    by_table = _by_table(records)
    names = _unique_names(by_table)
    own = {(table, name_of(record)) for table, kept in by_table.items() for record in kept}
    for (table, identifier), called in _unique_names(_by_table(beside)).items():
        if (table, called) not in own:
            names[table, identifier] = called

    def name(table: str, identifier: str, _: tuple[str | int, ...]) -> str:
        return names.get((table, identifier), identifier)

    yield f"{FORMAT_KEY}: {FORMAT}\n".encode()
    for table, kept in by_table.items():
        yield f"\n{SECTION_OF_TABLE[table]}:\n".encode()
        for record in kept:
            entry = replace_references(type(record), msgspec.to_builtins(record), name)
            yield _dump([entry])


def json_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """A JSON Lines pack, line by line, in UTF-8: the format line, then one record a line with its
    table under `record`. References are identifiers."""
    encode = msgspec.json.Encoder().encode
    yield encode({FORMAT_KEY: FORMAT}) + b"\n"
    for table, kept in _by_table(records).items():
        for record in kept:
            yield encode({"record": table, **msgspec.to_builtins(record)}) + b"\n"


def _by_table(records: Iterable[Record]) -> dict[str, list[Record]]:
    by_table: dict[str, list[Record]] = {table: [] for table in TYPE_OF_TABLE}
    for record in records:
        by_table[table_of(type(record))].append(record)
    return {
        table: sorted(kept, key=lambda record: record.id)
        for table, kept in by_table.items()
        if kept
    }


def _unique_names(by_table: dict[str, list[Record]]) -> dict[tuple[str, str], str]:
    names: dict[tuple[str, str], str] = {}
    for table, kept in by_table.items():
        called = {record.id: name_of(record) for record in kept}
        often = Counter(called.values())
        for identifier, name in called.items():
            if name is not None and often[name] == 1:
                names[table, identifier] = name
    return names


@cache
def _dumper() -> type[Any]:
    import yaml

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        def ignore_aliases(self, data: Any) -> bool:
            return True

    def text(dumper: Any, value: str) -> Any:
        # Several lines as a block, which a person can edit; the emitter quotes what cannot be one.
        style = "|" if "\n" in value else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper


def _dump(entry: list[dict[str, Any]]) -> bytes:
    import yaml

    dumped: bytes = yaml.dump(
        entry,
        Dumper=_dumper(),
        allow_unicode=True,
        default_flow_style=False,
        encoding="utf-8",
        sort_keys=False,
        width=_WIDTH,
    )
    return dumped
