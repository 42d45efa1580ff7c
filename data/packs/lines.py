"""JSON Lines packs in: one record a line, read as a stream and checked whole before any is used."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from data.errors import Problem
from data.files import read_bytes
from data.packs import checking
from data.packs.checking import Checker
from data.packs.layout import FORMAT_KEY, references_of
from data.packs.nodes import DEEPEST
from data.packs.reader import check_format
from data.records import TYPE_OF_TABLE, Record, table_of
from data.store.library import Library

LARGEST = 1024 * 1024 * 1024
RECORD_KEY = "record"
# As far as the database counts: signed 64 bits hold any number of this many characters.
_LONGEST_INTEGER = 18

Step = Callable[[int, int], None]
_EVERY = 500


def numbered_lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines of `content` that hold something, with their numbers from 1."""
    start, number = 0, 0
    while start < len(content):
        end = content.find(b"\n", start)
        end = len(content) if end < 0 else end
        number += 1
        line = content[start:end].strip()
        if line:
            yield number, line
        start = end + 1


def json_object(line: bytes, number: int, file: str) -> dict[str, Any]:
    """The object in one line.

    Problem `not-json`, `not-text`, `duplicate-key` (the second would silently win, as in YAML),
    `too-deep`, `out-of-range`, `wrong-type`.
    """
    try:
        value = _decoder.decode(line.decode())
        if b"\\u" in line:
            msgspec.json.encode(value)  # half a surrogate pair is no text
    except Problem as problem:
        raise Problem(problem.code, file=file, line=number, **problem.values) from None
    except UnicodeError:
        raise Problem("not-text", file=file, line=number) from None
    except RecursionError:
        raise Problem("too-deep", file=file, line=number, limit=DEEPEST) from None
    except json.JSONDecodeError as error:
        raise Problem("not-json", file=file, line=number, reason=error.msg) from None
    if not isinstance(value, dict):
        got = checking.shown(value)
        raise Problem("wrong-type", file=file, line=number, field="", expected="mapping", got=got)
    return value


def _pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(found)
    if len(values) < len(found):
        names = [name for name, _ in found]
        twice = next(name for name in names if names.count(name) > 1)
        raise Problem("duplicate-key", field=twice)
    return values


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_INTEGER:
        raise Problem("out-of-range", got=checking.shown(digits))
    return int(digits)


def _no_constant(name: str) -> Any:
    raise Problem("not-json", reason=name)


_decoder = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_int=_integer, parse_constant=_no_constant
)


class LinesPack:
    """A JSON Lines pack, checked whole: identifiers, references and every field."""

    def __init__(self, path: Path, library: Library, step: Step) -> None:
        """Read and check the file at `path`; `step(done, lines)` hears how many are checked.

        References must lead to a record of the file or of `library`. Problem with file and line.
        """
        self._checker = Checker(str(path))
        content = read_bytes(path, LARGEST)
        self._content = content.removeprefix(b"\xef\xbb\xbf")
        self.lines = self._content.count(b"\n") + 1
        self.size = 0
        self._tables: list[str] = []
        self._check(library, step)

    def records(self) -> Iterator[Record]:
        """The records in the order of `RECORD_TYPES`, made anew from the lines each time."""
        order = [table for table in TYPE_OF_TABLE if table in self._tables]
        if order == self._tables:
            yield from (record for _, record in self._records())
        else:
            for table in order:
                yield from (record for _, record in self._records(only=table))

    def _check(self, library: Library, step: Step) -> None:
        """Fills `_tables` with the tables in the order in which the file goes through them."""
        first_lines: dict[tuple[str, str], int] = {}
        asked: dict[tuple[str, str], tuple[int, str, checking.Path]] = {}
        for number, record in self._records():
            table = table_of(type(record))
            if not self._tables or self._tables[-1] != table:
                self._tables.append(table)
            before = first_lines.setdefault((table, record.id), number)
            if before != number:
                raise self._checker.problem(
                    "duplicate-id", number, table, ("id",), got=record.id,
                    first_file=self._checker.file, first_line=before,
                )  # fmt: skip
            for wanted, identifier, path in references_of(record):
                asked.setdefault((wanted, identifier), (number, table, path))
            if number % _EVERY == 0:
                step(number, self.lines)
        step(self.lines, self.lines)
        self.size = len(first_lines)
        self._require(library, {one: at for one, at in asked.items() if one not in first_lines})

    def _require(
        self, library: Library, asked: dict[tuple[str, str], tuple[int, str, checking.Path]]
    ) -> None:
        for wanted, kind in TYPE_OF_TABLE.items():
            there = library.some(kind, (one for table, one in asked if table == wanted))
            for (table, identifier), (line, owner, path) in asked.items():
                if table == wanted and identifier not in there:
                    got = checking.shown(identifier)
                    raise self._checker.problem(
                        "unknown-reference", line, owner, path, got=got, wanted=wanted
                    )

    def _records(self, only: str | None = None) -> Iterator[tuple[int, Record]]:
        lines = numbered_lines(self._content)
        file = self._checker.file
        for number, line in lines:
            head = json_object(line, number, file)
            if head.keys() != {FORMAT_KEY}:
                raise Problem("not-a-pack", file=file)
            check_format(head[FORMAT_KEY], file)
            break
        else:
            raise Problem("not-a-pack", file=file)
        for number, line in lines:
            record = self._record(number, json_object(line, number, file), only)
            if record is not None:
                yield number, record

    def _record(self, number: int, values: dict[str, Any], only: str | None) -> Record | None:
        table = values.pop(RECORD_KEY, None)
        missing = RECORD_KEY if table is None else "id" if "id" not in values else None
        if missing:
            raise self._checker.problem("missing-field", number, str(table or ""), (missing,))
        kind = TYPE_OF_TABLE.get(table) if isinstance(table, str) else None
        if kind is None:
            raise self._checker.problem(
                "not-one-of", number, "", (RECORD_KEY,),
                got=checking.shown(table), allowed=tuple(TYPE_OF_TABLE),
            )  # fmt: skip
        if only is not None and table != only:
            return None
        return self._checker.record(kind, values, lambda _: number)
