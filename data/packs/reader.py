"""YAML packs in: files to entries with lines, names to identifiers, entries to records.

A reference may be an identifier or the title or name of a record; a name is looked for in the same
file, then in the other files read with it, then in the library.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from data.errors import Problem
from data.files import read_bytes
from data.ids import is_id, new_id
from data.packs import checking
from data.packs.checking import Checker, line_in
from data.packs.layout import (
    FORMAT,
    FORMAT_KEY,
    NAME_FIELDS,
    TABLE_OF_SECTION,
    plain,
    replace_references,
)
from data.packs.nodes import Mapping, Scalar, Sequence, read_yaml
from data.records import TYPE_OF_TABLE, Record
from data.store.library import Library

LARGEST = 64 * 1024 * 1024
# The five sources of the demonstration and its meeting.
BUILTIN = Path(__file__).parent / "builtin"


@dataclass(slots=True)
class _Entry:
    checker: Checker
    node: Mapping


@dataclass(slots=True)
class _Found:
    """Records by table and by the file's names, filled table by table."""

    records: dict[tuple[str, str], Record] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    # file -> (table, name) -> identifiers
    names: dict[str, dict[tuple[str, str], set[str]]] = field(default_factory=dict)
    library_names: dict[tuple[str, str], set[str]] = field(default_factory=dict)


def read_packs(paths: list[Path], library: Library) -> list[Record]:
    """The records of YAML packs that belong together, in the order of `RECORD_TYPES`.

    `library` is only read: for references to what it holds already, and to give an entry without
    an identifier that of an equal record. Problem with file, line and field for whatever is wrong.
    """
    entries: dict[str, list[_Entry]] = {table: [] for table in TYPE_OF_TABLE}
    for path in paths:
        _read_file(path, entries)
    found = _Found()
    for table, listed in entries.items():
        known = _KnownContent(library, TYPE_OF_TABLE[table])
        for entry in listed:
            _take(entry, table, found, known, library)
    return list(found.records.values())


def _read_file(path: Path, entries: dict[str, list[_Entry]]) -> None:
    checker = Checker(str(path))
    root = read_yaml(read_bytes(path, LARGEST), checker.file)
    if not isinstance(root, Mapping) or FORMAT_KEY not in root.values:
        raise Problem("not-a-pack", file=checker.file)
    check_format(root.values[FORMAT_KEY], checker.file)
    for section, node in root.values.items():
        if section == FORMAT_KEY or (isinstance(node, Scalar) and node.text is None):
            continue
        line = root.key_lines[section]
        if section not in TABLE_OF_SECTION:
            raise Problem(
                "unknown-section", file=checker.file, line=line, got=section,
                suggestion=checking.suggestion(section, TABLE_OF_SECTION),
            )  # fmt: skip
        table = TABLE_OF_SECTION[section]
        for entry in _entries(node, checker, table, line):
            entries[table].append(_Entry(checker, entry))


def check_format(node: object, file: str) -> None:
    """Problem `newer-format` or `not-a-pack` unless the format is one that is known here."""
    text = node.text if isinstance(node, Scalar) else str(node)
    line = node.line if isinstance(node, Scalar) else 1
    if text is None or not text.isdecimal() or int(text[:9]) < 1:
        raise Problem("not-a-pack", file=file)
    if int(text[:9]) > FORMAT:
        raise Problem("newer-format", file=file, line=line, got=text, known=FORMAT)


def _entries(node: object, checker: Checker, table: str, line: int) -> Iterator[Mapping]:
    if not isinstance(node, Sequence):
        got = "mapping" if isinstance(node, Mapping) else "text"
        raise checker.problem("wrong-type", line, table, (), expected="list", got=got)
    for one in node.items:
        if not isinstance(one, Mapping):
            got = "list" if isinstance(one, Sequence) else checking.shown(one.text)
            raise checker.problem("wrong-type", one.line, table, (), expected="mapping", got=got)
        yield one


def _take(entry: _Entry, table: str, found: _Found, known: _KnownContent, library: Library) -> None:
    kind, checker, place = TYPE_OF_TABLE[table], entry.checker, line_in(entry.node)

    def identifier(wanted: str, text: str, path: checking.Path) -> str:
        return _resolve(wanted, text, found, library, checker, table, place(path), path)

    values = checker.values(kind, entry.node, table)
    named = "id" in values
    if not named:
        values["id"] = new_id()
    record = checker.record(kind, replace_references(kind, values, identifier), place)
    if not named:
        record = known.same_as(record)
    key = table, record.id
    line = place(("id",))
    before = found.places.get(key)
    if before and (before[0] == checker.file or found.records[key] != record):
        raise checker.problem(
            "duplicate-id", line, table, ("id",),
            got=record.id, first_file=before[0], first_line=before[1],
        )  # fmt: skip
    found.places.setdefault(key, (checker.file, line))
    found.records[key] = record
    name = values.get(NAME_FIELDS.get(table, ""))
    if isinstance(name, str):
        names = found.names.setdefault(checker.file, {})
        names.setdefault((table, name), set()).add(record.id)


def _resolve(
    wanted: str, text: str, found: _Found, library: Library,
    checker: Checker, table: str, line: int, path: checking.Path,
) -> str:  # fmt: skip
    """The identifier that `text` names among the records of table `wanted`."""
    kind = TYPE_OF_TABLE[wanted]
    if is_id(text):
        if (wanted, text) in found.records or library.get(kind, text) is not None:
            return text
        raise checker.problem("unknown-reference", line, table, path, got=text, wanted=wanted)
    own = found.names.get(checker.file, {}).get((wanted, text), set())
    beside = set().union(*(names.get((wanted, text), set()) for names in found.names.values()))
    for called in (own, beside, _in_library(wanted, text, found, library)):
        if len(called) == 1:
            return next(iter(called))
        if called:
            raise checker.problem("ambiguous-name", line, table, path, got=text, wanted=wanted)
    names = (name for each in found.names.values() for kept, name in each if kept == wanted)
    raise checker.problem(
        "unknown-reference", line, table, path,
        got=checking.shown(text), wanted=wanted, suggestion=checking.suggestion(text, names),
    )  # fmt: skip


def _in_library(table: str, name: str, found: _Found, library: Library) -> set[str]:
    if table not in NAME_FIELDS:
        return set()
    key = table, name
    if key not in found.library_names:
        called = library.all(TYPE_OF_TABLE[table], **{NAME_FIELDS[table]: name})
        found.library_names[key] = {one.id for one in called}
    return found.library_names[key]


class _KnownContent:
    """Finds the record of the library that equals another in all but the identifier."""

    def __init__(self, library: Library, kind: type[Record]) -> None:
        self._library = library
        self._kind = kind
        self._known: dict[bytes, Record] | None = None

    def same_as(self, record: Record) -> Record:
        """The equal record of the library, else `record` itself."""
        if self._known is None:
            self._known = {self._key(one): one for one in self._library.all(self._kind)}
        return self._known.get(self._key(record), record)

    def _key(self, record: Record) -> bytes:
        return msgspec.json.encode({**plain(record), "id": None})
