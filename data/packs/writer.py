"""Records out as packs: YAML for people to read and edit, JSON Lines for bulk.

What is written is what is handed in, ordered by kind and identifier: the same records give the same
bytes. Leaving something out (closed, private) is the caller's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from data.packs.layout import (
    FORMAT,
    FORMAT_KEY,
    SECTION_OF_TABLE,
    name_of,
    plain,
    replace_references,
)
from data.packs.scalars import yaml_lines
from data.records import TYPE_OF_TABLE, Record, table_of
from data.text import visible_json


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
            entry = replace_references(type(record), plain(record), name)
            yield "".join(yaml_lines([entry], 0)).encode()


def json_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """A JSON Lines pack, line by line, in UTF-8: the format line, then one record a line with its
    table under `record`. References are identifiers."""
    encode = msgspec.json.Encoder().encode
    yield encode({FORMAT_KEY: FORMAT}) + b"\n"
    for table, kept in _by_table(records).items():
        for record in kept:
            line = encode({"record": table, **plain(record)}).decode()
            yield visible_json(line).encode() + b"\n"


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
