"""From what a pack says to a record of its type, or to the one Problem that says what is wrong.

Every Problem carries `file`, `line`, `table` and, where it is about one field, `field` (the path
inside the record: `amounts[0].amount`). Words are made of them elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from data.errors import Problem
from data.packs.layout import fields, nested, parts_of_hint
from data.packs.nodes import Mapping, Node, Scalar, Sequence
from data.records import Record, table_of

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=msgspec.Struct)
Path = tuple[str | int, ...]
Place = Callable[[Path], int]

_TYPES = {
    "str": "text", "int": "integer", "float": "decimal", "bool": "boolean",
    "array": "list", "object": "mapping", "null": "nothing",
}  # fmt: skip
# Signed 64-bit, as far as the database counts, in at most that many digits.
_INTEGER = re.compile(r"-?\d{1,18}")
_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_BOOLEANS = {"true": True, "false": False}
_SHOWN = 60
# Of 100: `tema` still suggests `theme`.
_NEAR = 60

_AT = re.compile(r" - at `(?P<path>[^`]*)`$")
_EXPECTED = re.compile(r"Expected `(?P<types>[^`]+)`, got `(?P<got>[^`]+)`")
_LENGTH = re.compile(r"Expected `(?:str|array)` of length (?P<sign><=|>=) (?P<limit>\d+)")
_RANGE = re.compile(r"Expected `(?:int|float)` (?P<sign><=|>=) (?P<limit>[-\d.]+)")
_FORM = re.compile(r"Expected `str` matching regex '(?P<form>.*)'")
_MISSING = re.compile(r"Object missing required field `(?P<name>[^`]+)`")
_OWN = re.compile(r"(?P<code>[a-z]+(?:-[a-z]+)+) (?P<field>\w+) (?P<got>.*)", re.DOTALL)
_STEP = re.compile(r"\.(?P<name>[^.\[]+)|\[(?P<at>\d+)\]")


class Checker:
    """Checks the entries of one file."""

    def __init__(self, file: str) -> None:
        self.file = file

    def values(self, kind: type[msgspec.Struct], node: Mapping, table: str) -> dict[str, Any]:
        """The entry in `node` as plain values: text where the record wants text, numbers and
        truth values where it wants those, null left out. Problem `unknown-field`."""
        return self._mapping(kind, node, table, ())

    def record(self, kind: type[R], values: dict[str, Any], place: Place) -> R:
        """The record of `values`; `place` tells the line of a path inside it."""
        return self.struct(kind, values, place, table_of(kind))

    def struct(self, kind: type[S], values: dict[str, Any], place: Place, table: str = "") -> S:
        """As `record`, for values that are of no table, or of another's."""
        try:
            return msgspec.convert(values, kind)
        except msgspec.ValidationError as error:
            raise self._explained(kind, error, values, place, table) from None

    def problem(self, code: str, line: int, table: str, path: Path, **more: Any) -> Problem:
        """A Problem of this file about one field."""
        return Problem(code, file=self.file, line=line, table=table, field=path_text(path), **more)

    def unknown(self, line: int, table: str, path: Path, known: Iterable[str]) -> Problem:
        """The Problem of a field that records of the kind do not have."""
        return self.problem(
            "unknown-field", line, table, path, suggestion=suggestion(str(path[-1]), known)
        )

    def _mapping(
        self, kind: type[msgspec.Struct], node: Mapping, table: str, path: Path
    ) -> dict[str, Any]:
        known = fields(kind)
        values: dict[str, Any] = {}
        for name, inner in node.values.items():
            if name not in known:
                raise self.unknown(node.key_lines[name], table, (*path, name), known)
            if isinstance(inner, Scalar) and inner.text is None:
                continue
            values[name] = self._value(kind, name, inner, table, (*path, name))
        return values

    def _value(
        self, kind: type[msgspec.Struct], name: str, node: Node, table: str, path: Path
    ) -> Any:
        inner = nested(kind).get(name)
        if isinstance(node, Mapping):
            # Where no mapping belongs, an empty one is enough for the record's type to refuse.
            return self._mapping(inner, node, table, path) if inner else {}
        if isinstance(node, Sequence):
            return [
                self._value(kind, name, one, table, (*path, at))
                for at, one in enumerate(node.items)
            ]
        if node.text is None:
            return None
        return _typed(node.text, scalar_type(kind, name))

    def _explained(
        self,
        kind: type[msgspec.Struct],
        error: msgspec.ValidationError,
        values: dict[str, Any],
        place: Place,
        table: str,
    ) -> Problem:
        message = str(error)
        at = _AT.search(message)
        path = _path(at["path"]) if at else ()
        message = message[: at.start()] if at else message
        code, step, more = _reading(message, _inside(values, path))
        if step is not None:
            path = (*path, step)
        if code == "not-one-of":
            more["allowed"] = allowed(kind, path)
        elif code == "unknown-field":
            more["suggestion"] = suggestion(str(step), fields(_kind_at(kind, path[:-1])))
        return self.problem(code, place(path), table, path, **more)


def path_text(path: Path) -> str:
    """`amounts[0].amount`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def line_in(node: Mapping) -> Place:
    """How to tell the line of a path inside `node`: of its key, else of what goes before it."""

    def line(path: Path) -> int:
        here: Node | None = node
        best = node.line
        for step in path:
            if isinstance(here, Mapping) and step in here.values:
                best, here = here.key_lines[str(step)], here.values[str(step)]
            elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here.items):
                here = here.items[step]
                best = here.line
            else:
                break
        return best

    return line


def suggestion(got: str, known: Iterable[str]) -> str | None:
    """What was probably meant by `got`, for a *did you mean*; None when nothing is near."""
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(
        got, list(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_NEAR
    )
    return str(found[0]) if found else None


def shown(value: Any) -> str:
    """A value as a message may quote it: shortened text, or the name of its shape."""
    if isinstance(value, str):
        return value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if value is None:
        return "null"
    return "list" if isinstance(value, (list, tuple)) else "mapping"


@cache
def scalar_type(kind: type[msgspec.Struct], name: str) -> str | None:
    """`integer`, `decimal` or `boolean` for a field that holds one, None for text."""
    hint = get_type_hints(kind)[_python_name(kind, name)]
    for python, ours in ((bool, "boolean"), (int, "integer"), (float, "decimal")):
        if any(part is python for part in parts_of_hint(hint)):
            return ours
    return None


def allowed(kind: type[msgspec.Struct], path: Path) -> tuple[str, ...]:
    """The words that the field at `path` may hold."""
    names = [step for step in path if isinstance(step, str)]
    owner = _kind_at(kind, tuple(names[:-1]))
    hint = get_type_hints(owner)[_python_name(owner, names[-1])]
    return tuple(
        word
        for part in parts_of_hint(hint)
        if get_origin(part) is Literal
        for word in get_args(part)
    )


def _typed(text: str, wanted: str | None) -> Any:
    """Text as what the field wants; unchanged where it is not written as one. Thousands
    separators are refused: `750.000` is seven hundred and fifty in one country only."""
    if wanted == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if wanted == "decimal" and _DECIMAL.fullmatch(text):
        return float(text)
    if wanted == "boolean":
        return _BOOLEANS.get(text.lower(), text)
    return text


def _reading(message: str, value: Any) -> tuple[str, str | None, dict[str, Any]]:
    """msgspec's message as (code, a further step of the path, values)."""
    if found := _EXPECTED.match(message):
        wanted = found["types"].split(" | ")[0]
        return "wrong-type", None, {"expected": _TYPES.get(wanted, wanted), "got": shown(value)}
    if found := _LENGTH.match(message):
        if found["sign"] == ">=":
            return "empty-text", None, {}
        return "too-long", None, {"limit": int(found["limit"])}
    if found := _RANGE.match(message):
        which = "lowest" if found["sign"] == ">=" else "highest"
        return "out-of-range", None, {"got": shown(value), which: float(found["limit"])}
    if found := _FORM.match(message):
        return "wrong-form", None, {"got": shown(value), "form": found["form"]}
    if found := _MISSING.match(message):
        return "missing-field", found["name"], {}
    if message.startswith("Invalid enum value"):
        return "not-one-of", None, {"got": shown(value)}
    if message.startswith("Object contains unknown field"):
        return "unknown-field", message.split("`")[1], {}
    if found := _OWN.fullmatch(message):
        return found["code"], found["field"], {"got": shown(found["got"])}
    return "not-valid", None, {"got": shown(value), "reason": message}


def _path(text: str) -> Path:
    """`$.amounts[0].amount` as ("amounts", 0, "amount")."""
    return tuple(int(step["at"]) if step["at"] else step["name"] for step in _STEP.finditer(text))


def _inside(values: Any, path: Path) -> Any:
    for step in path:
        values = values[step]
    return values


def _kind_at(kind: type[msgspec.Struct], path: Path) -> type[msgspec.Struct]:
    for step in path:
        if isinstance(step, str):
            kind = nested(kind)[step]
    return kind


@cache
def _python_name(kind: type[msgspec.Struct], name: str) -> str:
    return next(one.name for one in msgspec.structs.fields(kind) if one.encode_name == name)
