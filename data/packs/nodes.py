"""Strict YAML: text in, a small tree with line numbers out.

Built on the parser's events with a stack of its own, so that depth is counted and nothing recurses.
Refused: aliases and anchors (a 496-byte file of them hangs an ordinary loader), tags, a key twice
in one mapping (the second would silently win: `closed: true`, `closed: false`), several documents.
Every plain scalar is text, the null forms excepted: no dates, octals or yes-and-no by magic; what
a field wants its text to be is decided where the field's type is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from data.errors import Problem

DEEPEST = 20
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(slots=True)
class Scalar:
    """One value. `text` is None for the null forms without quotes."""

    text: str | None
    line: int


@dataclass(slots=True)
class Sequence:
    """A list with the line where it begins."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """A mapping: key -> value, and key -> line of the key."""

    line: int
    values: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def read_yaml(content: bytes, file: str) -> Node | None:
    """The tree of the one YAML document in `content`; None when there is none.

    Problem with `file` and `line`: `not-text`, `not-yaml`, `several-documents`,
    `alias-not-allowed`, `tag-not-allowed`, `duplicate-key`, `key-not-text`, `too-deep`.
    """
    text = decode(content, file)
    root: Node | None = None
    stack: list[Sequence | Mapping] = []
    # The key that waits for its value, per open mapping.
    keys: list[str | None] = []
    for event in _events(text, file):
        line = event.start_mark.line + 1
        kind = type(event).__name__
        if kind == "DocumentStartEvent" and root is not None:
            raise Problem("several-documents", file=file, line=line)
        if kind in ("SequenceEndEvent", "MappingEndEvent"):
            stack.pop()
            keys.pop()
            continue
        if kind not in ("AliasEvent", "ScalarEvent", "SequenceStartEvent", "MappingStartEvent"):
            continue
        _refuse_magic(event, kind, file, line)
        node = _node(event, kind, line)
        root = root or node
        if stack:
            _place(node, stack[-1], keys, file)
        if not isinstance(node, Scalar):
            if len(stack) == DEEPEST:
                raise Problem("too-deep", file=file, line=line, limit=DEEPEST)
            stack.append(node)
            keys.append(None)
    return root


def decode(content: bytes, file: str) -> str:
    """`content` as UTF-8, a byte order mark left out. Problem `not-text` with the line."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Problem("not-text", file=file, line=line) from None


def _events(text: str, file: str) -> Iterator[Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise Problem("not-yaml", file=file, line=line, reason=str(error.problem)) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 if error.position >= 0 else 1
        raise Problem("not-yaml", file=file, line=line, reason=str(error.reason)) from None


def _refuse_magic(event: Any, kind: str, file: str, line: int) -> None:
    if kind == "AliasEvent" or event.anchor is not None:
        raise Problem("alias-not-allowed", file=file, line=line, got=event.anchor)
    if event.tag is not None:
        raise Problem("tag-not-allowed", file=file, line=line, got=event.tag)


def _node(event: Any, kind: str, line: int) -> Node:
    if kind == "SequenceStartEvent":
        return Sequence(line)
    if kind == "MappingStartEvent":
        return Mapping(line)
    # An unquoted scalar has no style, which the two parsers write differently.
    is_null = not event.style and event.value in _NULLS
    return Scalar(None if is_null else event.value, line)


def _place(node: Node, parent: Sequence | Mapping, keys: list[str | None], file: str) -> None:
    if isinstance(parent, Sequence):
        parent.items.append(node)
        return
    key = keys[-1]
    if key is not None:
        parent.values[key] = node
        keys[-1] = None
        return
    if not isinstance(node, Scalar) or node.text is None:
        raise Problem("key-not-text", file=file, line=node.line)
    if node.text in parent.key_lines:
        first = parent.key_lines[node.text]
        raise Problem("duplicate-key", file=file, line=node.line, field=node.text, first=first)
    parent.key_lines[node.text] = node.line
    keys[-1] = node.text
